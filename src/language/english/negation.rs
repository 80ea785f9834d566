//! Words that negate in English.

use crate::language::WordList;
use crate::language::denying::{ENGLISH, Strength};

/// How surely a word negates its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negation {
    /// It negates a sentence: `not`, `-n't`, `never`, `cannot`, `no` before a noun.
    Sentence,
    /// It may: `without`, `unable`, `refuse`, `hardly` and the like.
    Lexical,
}

static SENTENTIAL: WordList = WordList::new(
    "\
    not never cannot no none nobody nothing nowhere neither nor",
);

/// Words in `un-` that are no negations.
static UN_WORDS: WordList = WordList::new(
    "\
    under unit uniq unif univ unio unil until unto uncle",
);

/// Whether a word (lower case) may negate in some context.
pub fn may_negate(word: &str) -> bool {
    matches!(word, "out" | "up") || is_sentential(word) || denies(word)
}

fn denies(word: &str) -> bool {
    word.starts_with("nooo") || is_prefixed(word) || ENGLISH.may(&[word])
}

/// What the word `at` of `words` (lower case) does; `None` if it does not negate or does so in an expression that says
/// something else (`not only`, `no doubt`, a tag question, `No 10`).
pub fn negation(words: &[&str], at: usize) -> Option<Negation> {
    let word = *words.get(at)?;
    if word == "nor" && words.get(at.saturating_sub(CORRELATED)..at).is_some_and(|before| before.contains(&"neither")) {
        return None;
    }
    if is_sentential(word) {
        return Some(if is_idiom(words, at) { Negation::Lexical } else { Negation::Sentence });
    }
    // So far is until now.
    if word == "far"
        && at
            .checked_sub(1)
            .and_then(|k| words.get(k))
            .is_some_and(|before| matches!(*before, "so" | "thus" | "by" | "as"))
    {
        return None;
    }
    let out_of = word == "out" && matches!(words.get(at + 1), Some(&("of" | "-")));
    let before = at.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or_default();
    let given_up = word == "up" && matches!(before, "give" | "gives" | "gave" | "given" | "giving");
    (out_of || given_up || denies(word)).then_some(Negation::Lexical)
}

/// `Neither ... nor` denies once: how many words stand between at most.
const CORRELATED: usize = 12;

/// How far behind a negator `until` says when at last.
const AT_LAST: usize = 9;

/// Whether a word has a denying prefix or suffix: `unable`, `non-stop`, `countless`.
pub fn is_prefixed(word: &str) -> bool {
    let latinate = ["in", "im", "ir", "il"].iter().any(|prefix| word.starts_with(prefix))
        && ["able", "ible", "ably", "ibly", "ability"].iter().any(|suffix| word.ends_with(suffix));
    word.starts_with("un") && word.len() > 5 && !UN_WORDS.begins(word)
        || latinate
        || word.starts_with("non-")
        || word.ends_with("less") && word.len() > 6
}

/// Whether a word (lower case) negates sentences, wherever it stands: `not`, `-n't`, `no`, `never`.
pub fn is_sentential(word: &str) -> bool {
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    SENTENTIAL.has(word) || is_contraction(word)
}

fn is_contraction(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t") || matches!(word, "dont" | "cant" | "wont" | "aint")
}

/// Words after which a negator says something else.
static AFTER_NOT: WordList = WordList::new(
    "\
    only just merely simply alone least long mention so exactly quite necessarily uncommon unlike unusual \
    unreasonable without all until solely too much unheard unexpected unexpectedly surprisingly even",
);
static AFTER_NO: WordList = WordList::new(
    "\
    doubt matter wonder sooner later less fewer more way confidence question secret stranger surprise mean small one's thanks",
);

fn is_idiom(words: &[&str], at: usize) -> bool {
    let word = words.get(at).copied().unwrap_or_default();
    let next = words.get(at + 1).copied().unwrap_or_default();
    let previous = at.checked_sub(1).and_then(|k| words.get(k)).copied().unwrap_or_default();
    let number = next.starts_with(|c: char| c.is_ascii_digit());
    let pronoun = matches!(next, "i" | "we" | "you" | "he" | "she" | "it" | "they" | "there");
    let tag = is_contraction(word) && pronoun && words.get(at + 2) == Some(&"?");
    // Won't you come in? Haven't we met?
    let is_first = previous.is_empty() || !previous.starts_with(char::is_alphanumeric);
    let rest = words.get(at + 1..).unwrap_or_default();
    let invites = is_contraction(word)
        && !word.starts_with("ca")
        && !word.starts_with("could")
        && pronoun
        && is_first
        && rest.iter().find(|word| matches!(**word, "." | "?" | "!" | ";")) == Some(&"?");
    let intensified = words.get(at + 1) == Some(&"be") && words.get(at + 2) == Some(&"more");
    let later_only = words.get(at + 1..(at + 4).min(words.len())).unwrap_or_default().iter().any(|w| {
        matches!(*w, "only" | "just" | "but" | "until" | "unless" | "help" | "wait" | "too" | "merely" | "simply")
            || is_prefixed(w)
            || ENGLISH.begins(w)
    });
    let at_last = words.get(at + 1..(at + AT_LAST).min(words.len())).unwrap_or_default();
    let at_last = at_last.iter().take_while(|word| !matches!(**word, "." | ";" | ",")).any(|word| *word == "until");
    number
        || tag
        || invites
        || later_only
        || at_last
        || intensified
        || next == "going" && words.get(at + 2).is_some_and(|word| matches!(*word, "anywhere" | "away"))
        || AFTER_NOT.has(next) && word != "no"
        || matches!(word, "no" | "nothing" | "none")
            && (AFTER_NO.has(next) || matches!(next, "," | "but" | "short" | "other" | "-" | "like"))
        || matches!(word, "no" | "none") && next == "."
        || word == "nothing" && next == "." && matches!(previous, "" | "than" | "for" | "or" | "from" | "to" | "about")
        || word == "not" && matches!(previous, "why" | "if" | "or" | "whether" | "but" | "yes")
        || word == "no"
            && matches!(previous, "," | "“" | "\"" | "a" | "the" | "'" | "‘" | "")
            && matches!(next, "," | "." | "”" | "\"" | "!" | "'" | "’" | "vote" | "votes" | "")
        || word == "never" && matches!(next, "more" | "mind" | "ceases" | "fails" | "better")
}

/// Whether a word that may negate (lower case) does so in some contexts only: `few`, `until`, `still`.
pub fn is_weak(word: &str) -> bool {
    ENGLISH.has(Strength::Weak, &[word])
}

/// Whether a word (lower case) says that somebody is against something.
pub fn opposes(word: &str) -> bool {
    ENGLISH.has(Strength::Against, &[word])
}

/// Whether the word `at` of `words` (lower case) denies wherever it stands, so that every translation denies too.
pub fn is_denial(words: &[&str], at: usize) -> bool {
    let word = words.get(at).copied().unwrap_or_default();
    let fails =
        matches!(word, "failed" | "fails" | "failing" | "declined" | "declines") && words.get(at + 1) == Some(&"to");
    fails || ENGLISH.has(Strength::Sure, &[word])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strict(text: &str) -> usize {
        let words: Vec<&str> = text.split(' ').collect();
        (0..words.len()).filter(|&at| negation(&words, at) == Some(Negation::Sentence)).count()
    }

    #[test]
    fn negators_of_a_sentence_count() {
        assert_eq!(strict("he did not answer"), 1);
        assert_eq!(strict("they won't come"), 1);
        assert_eq!(strict("there is no water"), 1);
    }

    #[test]
    fn negators_that_say_something_else_do_not() {
        for text in [
            "she not only sang",
            "no doubt he knew",
            "it is cold , isn't it ?",
            "he lives at no 10",
            "not unhappy",
            "why not now",
            "a vote of no confidence",
        ] {
            assert_eq!(strict(text), 0, "{text}");
        }
    }

    #[test]
    fn denying_words_may_stand_for_a_negation() {
        for word in ["refused", "without", "unable", "non", "asymptomatic", "indistinguishable", "countless"] {
            assert_eq!(negation(&[word], 0), Some(Negation::Lexical), "{word}");
        }
        assert_eq!(negation(&["so", "far"], 1), None);
        for word in ["united", "under", "include", "important"] {
            assert_eq!(negation(&[word], 0), None, "{word}");
        }
    }
}
