//! Names of one side found on the other by their spelling, among the segments that the band compares.

use super::Ground;
use super::vocabulary::TypePairs;
use crate::align::anchors::spelling::{Arabic, Latin, distance};
use crate::language::stem_of;
use crate::text::{Side, TokenKind, is_arabic_letter};

/// So many comparisons are made at most; texts that would need more have words enough to go by.
const MOST: usize = 4_000_000;

/// How much a distance of 1 takes from the strength of a match.
const DISTANCE: f32 = 1.5;

/// Pairs of a name and a word that spells it.
pub(super) fn pairs(ground: &Ground<'_>) -> TypePairs {
    let mut pairs = Vec::new();
    for side in Side::BOTH {
        if ground.texts.get(side.other()).language.profile().script == TokenKind::Arabic {
            let turn = |(name, word, strength): (u32, u32, f32)| match side {
                Side::Source => (name, word, strength),
                Side::Target => (word, name, strength),
            };
            pairs.extend(Search::new(ground, side).run().into_iter().map(turn));
        }
    }
    pairs
}

struct Search<'g> {
    ground: &'g Ground<'g>,
    /// The side of the names.
    side: Side,
    /// The words of the other side, as far as they may spell a name.
    words: Vec<Option<Arabic>>,
    /// For each of them the last name it was compared with.
    last: Vec<u32>,
}

impl<'g> Search<'g> {
    fn new(ground: &'g Ground<'g>, side: Side) -> Self {
        let words = ground.words.get(side.other());
        let spelled = (0..words.len() as u32).map(|number| {
            let written = words.written(number);
            written.chars().next().is_some_and(is_arabic_letter).then(|| Arabic::new(written))
        });
        Self { ground, side, words: spelled.collect(), last: vec![u32::MAX; words.len()] }
    }

    fn run(mut self) -> TypePairs {
        let text = self.ground.texts.get(self.side);
        let mut names: Vec<(u32, &Latin)> = Vec::new();
        for word in text.anchors.names.iter().flat_map(|name| &name.words) {
            let stem = stem_of(TokenKind::Latin, &word.folded, &text.language);
            // The stem of a possessive (`Thomas's`) is the word itself.
            let numbers = [&*stem, &*word.folded].map(|key| self.ground.words.get(self.side).find(key));
            names.extend(numbers.into_iter().flatten().map(|number| (number, &word.spelling)));
        }
        names.sort_by_key(|name| name.0);
        names.dedup_by_key(|name| name.0);
        let mut found = Vec::new();
        let mut left = MOST;
        for (number, spelling) in names {
            left = self.compare(number, spelling, left, &mut found);
            if left == 0 {
                break;
            }
        }
        found
    }

    /// Compares a name with every word in reach of its segments; says how many comparisons are left.
    fn compare(&mut self, number: u32, name: &Latin, mut left: usize, found: &mut TypePairs) -> usize {
        let band = &self.ground.band;
        let others = self.ground.words.get(self.side.other());
        for &segment in self.ground.words.get(self.side).places(number) {
            let segment = segment as usize;
            let run = if self.side == Side::Source { band.columns(segment) } else { band.rows_of(segment) };
            for &word in run.flat_map(|other| others.of_segment(other)) {
                let last = self.last.get_mut(word as usize);
                let fresh = last.is_some_and(|last| std::mem::replace(last, number) != number);
                let Some(Some(spelled)) = self.words.get(word as usize).filter(|_| fresh) else { continue };
                left -= 1;
                if let Some(likeness) = distance(name, spelled) {
                    found.push((number, word, 1.0 - DISTANCE * likeness.distance));
                }
                if left == 0 {
                    return 0;
                }
            }
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use crate::align::{Analysis, Ground};
    use crate::language::Language;
    use crate::text::{Role, Side, Sides};

    #[test]
    fn a_name_in_the_possessive_is_found_by_its_spelling() {
        let english = Analysis::of_block("Yesterday Douglas's boat sank.", Role::Segment, Language::english());
        let arabic = Analysis::of_block("غرق قارب دوغلاس أمس.", Role::Segment, Language::arabic());
        let ground = Ground::new(Sides::new(&english, &arabic), &[], None);
        let found = super::pairs(&ground).into_iter().any(|(name, word, _)| {
            ground.words.get(Side::Source).written(name) == "Douglas's"
                && ground.words.get(Side::Target).written(word) == "دوغلاس"
        });
        assert!(found);
    }
}
