//! Function words: articles, prepositions, pronouns, auxiliaries, conjunctions and particles, which say little of what a
//! sentence is about.

use super::{Language, WordList};

static ENGLISH: WordList = WordList::new(
    "\
    a an the this that these those some any each every either neither both all such same other another \
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our \
    ours ourselves they them their theirs themselves one ones who whom whose which what whatever whoever \
    of in on at by for with from to into onto upon about as than over under between among through during against \
    within without toward towards across along around behind beside besides beyond despite except near off out per \
    since until till up via \
    and or but nor so yet if though although because while whereas unless whether when whenever where wherever how why \
    then there here also too just only even very much many more most less least quite rather \
    am is are was were be been being do does did doing done have has had having will would shall should can could may \
    might must ought not no n't 's 'm 're 've 'd 'll i'm i've i'd i'll you're you've you'll you'd he's she's it's we're \
    we've we'll they're they've they'll that's there's what's who's let's isn't aren't wasn't weren't don't doesn't didn't \
    hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't mustn't t s",
);

static ARABIC: WordList = WordList::new(
    "\
    في من علي الي عن مع بين حتي منذ مذ لدي عند نحو حول لدن عبر ضد رغم دون بدون خلال \
    ان انه انها انهم انهما اننا انني اني لان لانه لانها لانهم لكن لكنه لكنها لكنهم كان كانت كانوا يكون تكون يكن تكن نكن اكن \
    ليس ليست ليسوا لست ما لا لم لن لما هل قد لقد سوف كي لكي اذا اذ اذن لو لولا حين حيث حينما عندما بينما كلما \
    انا نحن انت انتم انتما انتن هو هي هم هن هما اياه اياها \
    هذا هذه هذان هذين هاتان هاتين هولاء ذلك تلك اولئك هنا هناك هنالك الذي التي الذين اللذان اللذين اللتان اللتين اللاتي اللواتي \
    ماذا لماذا متي كيف اين اي ايه كم مما عما فيما بما لما ممن عمن \
    او ام ثم بل الا اما ايضا كما مثل مثلما كذلك كل بعض جميع كلا كلتا غير سوي فقط جدا \
    به بها بهم بهما بي بك بنا له لها لهم لهما لي لك لنا لكم فيه فيها فيهم فينا منه منها منهم منهما مني منك منا منكم \
    عليه عليها عليهم عليهما علي عليك علينا عليكم اليه اليها اليهم الينا الي اليك اليكم عنه عنها عنهم عني عنك معه معها معهم معي معك \
    معنا معكم لديه لديها لديهم لدي لديك لدينا عنده عندها عندهم عندي عندك عندنا بينه بينها بينهم بينهما \
    يا ايها ايتها و ف ب ل ك",
);

/// Whether a word (folded as tokens are; Arabic with [`crate::text::Folding::Letters`]) is a function word. For languages
/// without a list their most frequent short words.
pub fn is_function_word(language: &Language, word: &str) -> bool {
    if language.is_english() {
        ENGLISH.has(word)
    } else if language.is_arabic() {
        ARABIC.has(word) || word.strip_prefix(['و', 'ف']).is_some_and(|rest| ARABIC.has(rest))
    } else {
        language.profile().function_words.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_function_words_with_their_conjunction_too() {
        let (english, arabic) = (Language::english(), Language::arabic());
        assert!(is_function_word(&english, "the") && !is_function_word(&english, "house"));
        assert!(is_function_word(&arabic, "ومن") && !is_function_word(&arabic, "بيت"));
        assert!(is_function_word(&Language::from_tag("fr"), "les"));
    }
}
