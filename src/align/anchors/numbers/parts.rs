//! Numbers in words that are no sums: parts, decades, round plurals.

use super::{Found, Reader};
use crate::align::anchors::pieces::PieceKind;
use crate::align::anchors::quantities::Form;
use crate::language::numerals::Role;

/// Words before the article of a part that says how much more or less: `by a third`.
const PROPORTIONS: [&str; 9] = ["by", "than", "nearly", "almost", "about", "over", "around", "roughly", "another"];

/// Words that may stand behind such a part; behind an ordinal there is a noun.
const AFTER_PART: [&str; 23] = [
    "last", "this", "since", "to", "after", "during", "over", "compared", "in", "from", "between", "on", "and",
    "while", "because", "as", "by", "for", "before", "with", "despite", "until", "but",
];

impl Reader<'_> {
    /// `a third of`, `one-third`, `by a third`: an ordinal that is a part.
    pub(super) fn is_part(&self, found: &Found) -> bool {
        let Some((before, behind)) = self.numerals.map(|numerals| numerals.part_of) else { return false };
        let of = self.piece(found.end).is_some_and(|piece| piece.word() == behind);
        let counted = |back: usize| self.before(found.first, back).is_some_and(|piece| before.contains(&piece.word()));
        let hyphen = self.before(found.first, 1).is_some_and(|piece| piece.is_mark("-‑"));
        let ordinal = found.quantity.form == Form::Ordinal && found.quantity.value > 2.0;
        let by = || self.before(found.first, 2).is_some_and(|piece| PROPORTIONS.contains(&piece.word()));
        let ends = || {
            let next = self.piece(found.end);
            next.is_none_or(|piece| !matches!(piece.kind, PieceKind::Word) || AFTER_PART.contains(&piece.word()))
        };
        ordinal && (of && counted(1) || hyphen && counted(2) || counted(1) && by() && ends())
    }

    /// `the sixties`, ستينيات القرن العشرين: with the century, if it follows.
    pub(super) fn decade_at(&self, at: usize, value: f64) -> Option<Found> {
        let alone = || self.found(at, at + 1, value, Form::Decade);
        let Some([of, noun, last]) = self.numerals.and_then(|numerals| numerals.century) else { return alone() };
        let is = |at: usize, word: &str| self.piece(at).is_some_and(|piece| piece.word() == word);
        let century = at + 1 + usize::from(is(at + 1, of));
        if !is(century, noun) {
            return alone();
        }
        let (end, hundreds) = if is(century + 1, last) {
            (century + 2, 19.0)
        } else {
            let ordinal =
                self.word(century + 1).filter(|word| !word.is_linked()).and_then(|word| self.sum_at(century + 1, word));
            let number = ordinal.filter(|found| (2.0..22.0).contains(&found.quantity.value));
            number.map_or((at + 1, 0.0), |found| (found.end, found.quantity.value - 1.0))
        };
        self.found(at, end, value + hundreds * 100.0, Form::Decade)
    }

    /// `tens of thousands`, مئات الآلاف.
    pub(super) fn vague_at(&self, at: usize, value: f64) -> Option<Found> {
        let (mut end, mut value) = (at + 1, value);
        loop {
            let next = self.after_articles(end);
            let Some(word) = self.word(next).filter(|word| !word.is_linked() && !word.is_apart()) else { break };
            if !matches!(word.role, Role::Vague | Role::Scales | Role::Scale) {
                break;
            }
            value *= word.value;
            end = next + 1;
        }
        self.found(at, end, value, Form::Vague)
    }

    /// `half a million`, نصف مليون; without a scale it is a fraction.
    pub(super) fn part_at(&self, at: usize, value: f64) -> Option<Found> {
        let next = self.after_articles(at + 1);
        let scale = self.word(next).filter(|word| word.role == Role::Scale && !word.is_linked() && !word.is_apart());
        match scale {
            Some(scale) => self.found(at, next + 1, value * scale.value, Form::Words),
            None => self.found(at, at + 1, value, Form::Fraction),
        }
    }
}
