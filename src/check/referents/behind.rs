//! What stands right behind an Arabic verb or pronoun: its subject, an object, a thing that it stands for.

use super::{TANWIN, View};
use crate::language::WordList;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::shown::gender_of_verb;

impl View<'_> {
    /// Whether what follows the Arabic verb at `at` is not its subject, so that the verb has it in itself: a preposition, a
    /// particle, an adverb, a mark.
    pub(in crate::check) fn has_no_subject_after(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let owned = next.starts_with(['ب', 'ل']) && next.ends_with(['ي', 'ه', 'ا']) && length(next) > 3;
        let attached = owned || ["بال", "لل", "كال"].iter().any(|head| next.starts_with(head));
        next.is_empty() || NO_SUBJECT.has(strip_conjunction(next)) || attached || self.is_accusative(at + 1)
    }

    /// Whether the Arabic word at `at` is known to be no subject of the verb before it, which has this gender: it has another, or is
    /// written in the accusative.
    pub(in crate::check) fn is_object(&self, at: usize, verb: Gender) -> bool {
        let word = self.word(at);
        let found = kinds(articled(word).map_or(word, |(_, noun)| noun));
        let subjects = match verb {
            Gender::Masculine => Kinds::MASCULINE.or(Kinds::PEOPLE).or(Kinds::TWO),
            _ => Kinds::FEMININE.or(Kinds::THINGS).or(Kinds::PEOPLE).or(Kinds::TWO),
        };
        !word.is_empty() && (self.is_accusative(at) || found != Kinds::ANY && !found.meets(subjects))
    }

    /// Whether the Arabic word at `at` may be a thing that a pronoun before it stands for: إنها غلطة.
    pub(in crate::check) fn names_a_thing(&self, at: usize) -> bool {
        let word = self.word(at);
        let noun = kinds(word) != Kinds::ANY && gender_of_verb(word, false).is_none();
        let owned = self.suffix(at).is_some_and(|(stem, _)| stem.ends_with('ت'));
        word == "مجرد" || word.ends_with('ة') || owned || noun
    }

    /// Whether the Arabic word at `at` is written in the indefinite accusative.
    fn is_accusative(&self, at: usize) -> bool {
        self.arabic.get(at).is_some_and(|token| self.said(token.span).contains(TANWIN))
    }
}

/// Words that are no subject of a verb before them.
static NO_SUBJECT: WordList = WordList::new(
    "في من على إلى عن مع حول بعد قبل منذ خلال أثناء عند ضد نحو بين لدى حتى دون بدون أن إن ان بأن أنه أنها أنهم بأنه بأنها إنه إنها \
     عندما حين لكي كي لو إذا أمس اليوم غدا أيضا كذلك هناك هنا قط أبدا فقط جدا كثيرا قليلا دائما به بها فيه فيها منه منها له لها عليه عليها \
     إليه إليها عنه عنها معه معها لهم بهم كما مثل ما ماذا لماذا كيف أين",
);
