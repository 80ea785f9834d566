//! Two things of which the target has many: `two health clinics` and عيادات صحية.

use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::check::vectors::likeness;
use crate::language::WordList;
use crate::language::arabic::duals::{is_dual, may_be_dual};
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, counted_feminine, listed};
use crate::language::english::pronouns::may_be_plural;
use crate::text::{Side, Sides, Span, Token, TokenKind};

/// Words behind `two` with which it is another number, or not the whole.
static BEHIND_TWO: WordList = WordList::new(
    "of or and to hundred thousand million billion trillion dozen score pairs pair thirds fifths halves quarters sevenths ninths more times \
     per percent kinds sorts in for by at from",
);

/// What may be in two and in the plural: parts of the body and the like.
static PAIRED: WordList = WordList::new(
    "hands eyes feet legs arms ears knees shoulders lips cheeks lungs kidneys wings sides parents shoes gloves thumbs wrists ankles elbows \
     eyebrows halves breasts",
);

/// Words that speak of two, of which the target may speak without a dual.
static OF_TWO: WordList =
    WordList::new("2 both second couple pair pairs twin twins double twice either neither duo dual");

/// Arabic words that count two without a dual, in plain spelling and without conjunction.
static COUNTING: WordList = WordList::new(
    "2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي كلا كلتا كلي كلتي كلاهما كليهما كلتاهما زوج زوجا زوجان زوجين مثني توام \
     ثنائي الثنائي ثاني الثاني الثانية ثان ثانية شطر معا سوية احد احدي احدهما احداهما الاخر الاخري اخر اخري",
);

/// Words before `two` that leave the number open.
static BEFORE_TWO: WordList = WordList::new("least every one between only about around no any");

/// Words between `two` and its noun at most.
const BETWEEN: usize = 3;

/// A `two` of the source with the noun that it counts.
struct Two {
    at: usize,
    noun: usize,
}

/// Least cosine of a noun with the plural that stands for it where no word link tells.
const RENDERS: f32 = 0.6;

/// Tokens of a source at most: every word is held against those of the other side.
const LONGEST: usize = 200;

/// The two of an English source, and the plural that an Arabic target has for them, which has fewer duals than there are twos.
pub(crate) fn many_for_two(pair: &Pair<'_>) -> Option<Sides<Span>> {
    let english = pair.source().tokens();
    let said = english.iter().filter(|token| &*token.folded == "two").count();
    if said == 0 || english.len() > LONGEST || english.iter().any(|token| OF_TWO.has(&token.folded)) {
        return None;
    }
    let twos: Vec<Two> = (0..english.len()).filter_map(|at| counting(english, at)).collect();
    if twos.len() < said {
        return None;
    }
    let arabic = pair.target().tokens();
    twos.iter().find_map(|two| {
        let many = counterpart(pair, Side::Source, two.noun).or_else(|| likeliest(pair, two.noun))?;
        let found = arabic.get(many).filter(|token| is_many(&token.folded))?;
        // قمري اتصالات, غرفتا عمليات.
        let governs = |before: usize| arabic.get(before).is_some_and(|token| token.folded.ends_with(['ي', 'ا', 'ى']));
        if many.checked_sub(1).is_some_and(governs) {
            return None;
        }
        let counted = (0..arabic.len()).filter(|&at| at != many && counts(pair, &twos, at, many)).count();
        let span = english.get(two.at)?.span.join(english.get(two.noun)?.span);
        (counted < said).then(|| Sides::new(span, found.span))
    })
}

/// What the `two` at `at` counts.
fn counting(english: &[Token], at: usize) -> Option<Two> {
    let word = |at: usize| english.get(at).map_or("", |token| &*token.folded);
    // One to two; but `went to two firms` is of two.
    let is_number = |at: usize| word(at).starts_with(|c: char| c.is_ascii_digit()) || word(at) == "one";
    let is_open = at.checked_sub(1).is_some_and(|before| match word(before) {
        "to" | "or" | "and" => before.checked_sub(1).is_none_or(is_number),
        _ => BEFORE_TWO.has(word(before)),
    });
    if word(at) != "two" || is_open || BEHIND_TWO.has(word(at + 1)) || !word(at + 1).starts_with(char::is_alphabetic) {
        return None;
    }
    let first = (at + 1..at + 1 + BETWEEN).find(|&at| may_be_plural(word(at)))?;
    let noun = (first..first + BETWEEN).take_while(|&at| may_be_plural(word(at))).last()?;
    let other = PAIRED.has(word(noun)) || (at + 1..noun).any(|at| BEHIND_TWO.has(word(at)));
    (!other).then_some(Two { at, noun })
}

/// Whether the Arabic word at `at` counts two, or may be a dual that renders no other word than what `twos` count. An adjective
/// behind the plural at `many` ends as a dual does.
fn counts(pair: &Pair<'_>, twos: &[Two], at: usize, many: usize) -> bool {
    let Some(token) = pair.target().tokens().get(at) else { return false };
    let plain = plain(&token.folded);
    let renders_another = || {
        let counted = |word: usize| twos.iter().any(|two| (two.at..=two.noun).contains(&word));
        match counterpart(pair, Side::Target, at) {
            Some(word) => !counted(word),
            None => lies_beside(pair, at, |word| !counted(word)),
        }
    };
    COUNTING.has(strip_conjunction(&plain))
        || token.kind == TokenKind::Arabic && may_be_dual(&plain) && at != many + 1 && !renders_another()
        || is_dual(&token.folded)
}

/// The plural without counterpart that is likest an English noun.
fn likeliest(pair: &Pair<'_>, noun: usize) -> Option<usize> {
    let arabic = pair.target().tokens();
    let free = (0..arabic.len()).filter(|&at| counterpart(pair, Side::Target, at).is_none());
    let plurals = free.filter(|&at| arabic.get(at).is_some_and(|token| is_many(&token.folded)));
    let likeness = plurals.filter_map(|at| Some((at, likeness(pair, noun, at)?)));
    let (at, cosine) = likeness.max_by(|one, other| one.1.total_cmp(&other.1))?;
    (cosine >= RENDERS).then_some(at)
}

/// Whether an Arabic word lies beside one of the English words asked for that has no counterpart.
fn lies_beside(pair: &Pair<'_>, at: usize, counts: impl Fn(usize) -> bool) -> bool {
    let start = pair.source().token_range().start;
    (0..pair.source().tokens().len())
        .filter(|&word| counts(word) && pair.word_linker().is_content(Side::Source, start + word))
        .filter(|&word| counterpart(pair, Side::Source, word).is_none())
        .any(|word| likeness(pair, word, at).is_some_and(|cosine| cosine >= RENDERS))
}

fn is_many(word: &str) -> bool {
    is_plural(word) && !may_be_dual(&plain(word))
}

/// Words that end like a plural of men.
static NO_MEN: WordList = WordList::new(
    "قانون تلفزيون تليفزيون مليون بليون تريليون زيتون صابون طاعون هارون عربون حلزون مضمون كانون فلزون ليمون مجنون",
);

/// A plural by the tables, or by the ending of women and things.
fn is_plural(word: &str) -> bool {
    let bare = strip_conjunction(word);
    let stem = articled(bare).map_or(bare, |(_, noun)| noun);
    let unprefixed = stem.strip_prefix(['ل', 'ب', 'ك']).filter(|rest| rest.chars().count() > 4);
    std::iter::once(stem).chain(unprefixed).any(|stem| {
        let is_broken = listed(stem).is_some_and(|row| matches!(row.kinds, Kinds::THINGS | Kinds::PEOPLE));
        let are_men = stem.ends_with("ون") && stem.chars().count() > 5 && !NO_MEN.has(stem);
        is_broken || are_men || counted_feminine(stem).is_some() || stem.ends_with("ات") && stem.chars().count() > 4
    })
}
