//! TER (Snover et al. 2006): word edits and shifts of phrases, for each word of the reference, as Tercom and sacreBLEU
//! count them. Lower-cased, words at white space.
//!
//! Finding the fewest edits with shifts is NP-hard; as in Tercom the best shift is made as long as one lowers the plain
//! edit distance, and that distance is searched in a beam about the diagonal. Sentences are short, so time, which grows
//! with the fourth power of the length at worst, is bounded by the limits below.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::tokenize::is_space;
use super::{Metric, Statistics};

/// The longest phrase that is shifted, in words.
const LONGEST_SHIFT: usize = 10;

/// How far a phrase may be shifted, in words.
const FURTHEST_SHIFT: usize = 50;

/// How many shifts are tried in one segment.
const MOST_CANDIDATES: usize = 1000;

/// Half the width of the beam about the diagonal, in words.
const BEAM: usize = 25;

/// The cost of what lies outside the beam.
const FAR: u32 = u32::MAX / 4;

/// Translation edit rate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ter;

impl Metric for Ter {
    fn name(&self) -> &'static str {
        "TER"
    }

    fn signature(&self) -> String {
        "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no".to_owned()
    }

    fn more_is_better(&self) -> bool {
        false
    }

    /// Edits; words of the reference.
    fn statistics(&self, hypothesis: &str, reference: &str) -> Statistics {
        let (hypothesis, reference) = (hypothesis.to_lowercase(), reference.to_lowercase());
        let mut numbers = HashMap::new();
        let hypothesis = numbered(&hypothesis, &mut numbers);
        let reference = numbered(&reference, &mut numbers);
        vec![edits(hypothesis, &reference), reference.len() as u32]
    }

    fn score(&self, statistics: &[u64]) -> f64 {
        match *statistics {
            [0, 0] => 0.0,
            [_, 0] => 100.0,
            [edits, words, ..] => 100.0 * edits as f64 / words as f64,
            _ => 0.0,
        }
    }
}

/// Words as numbers, which compare faster.
fn numbered<'t>(line: &'t str, numbers: &mut HashMap<&'t str, u32>) -> Vec<u32> {
    let mut words = Vec::new();
    for word in line.split(is_space).filter(|word| !word.is_empty()) {
        let next = numbers.len() as u32;
        words.push(*numbers.entry(word).or_insert(next));
    }
    words
}

fn edits(mut words: Vec<u32>, reference: &[u32]) -> u32 {
    if reference.is_empty() {
        return words.len() as u32;
    }
    let mut shifts = 0;
    let mut tried = 0;
    let mut plain = Path::between(&words, reference);
    while let Some(shift) = best_shift(&words, reference, &plain, &mut tried)
        && tried < MOST_CANDIDATES
        && shift.cost < plain.cost
    {
        shifts += 1;
        words = shift.words;
        plain = Path::between(&words, reference);
    }
    shifts + plain.cost
}

/// What was done to a word on the way from hypothesis to reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Keep,
    Substitute,
    /// A word of the hypothesis is dropped.
    Delete,
    /// A word of the reference is put in.
    Insert,
}

/// The cheapest way from hypothesis to reference.
#[derive(Clone, Debug)]
struct Path {
    cost: u32,
    steps: Vec<Step>,
}

impl Path {
    fn between(words: &[u32], reference: &[u32]) -> Self {
        let table = Table::fill(words, reference);
        let (mut row, mut column) = (words.len(), reference.len());
        let mut steps = Vec::with_capacity(row + column);
        while row > 0 || column > 0 {
            let step = table.at(row, column).1;
            steps.push(step);
            row -= usize::from(step != Step::Insert).min(row);
            column -= usize::from(step != Step::Delete).min(column);
        }
        steps.reverse();
        Self { cost: table.cost(), steps }
    }
}

/// Costs and last steps of the ways to every pair of prefixes, rows by words of the hypothesis.
#[derive(Debug)]
struct Table {
    width: usize,
    cells: Vec<(u32, Step)>,
}

impl Table {
    fn at(&self, row: usize, column: usize) -> (u32, Step) {
        // Outside the beam there is no way; stepping towards the diagonal ends every walk.
        self.cells.get(row * self.width + column).copied().unwrap_or((FAR, Step::Insert))
    }

    /// The cost of the whole way.
    fn cost(&self) -> u32 {
        self.cells.last().map_or(0, |cell| cell.0)
    }

    fn fill(words: &[u32], reference: &[u32]) -> Self {
        let width = reference.len() + 1;
        let mut cells = vec![(FAR, Step::Insert); width * (words.len() + 1)];
        for (cost, cell) in cells.iter_mut().take(width).enumerate() {
            *cell = (cost as u32, Step::Insert);
        }
        let mut table = Self { width, cells };
        let slope = if words.is_empty() { 1.0 } else { reference.len() as f64 / words.len() as f64 };
        let beam = if (BEAM as f64) < slope / 2.0 { (slope / 2.0 + BEAM as f64).ceil() as usize } else { BEAM };
        for (above, &word) in words.iter().enumerate() {
            let row = above + 1;
            let middle = (row as f64 * slope).floor() as usize;
            let end = if row == words.len() { width } else { width.min(middle + beam) };
            for column in middle.saturating_sub(beam)..end {
                let cell = table.cheapest(word, reference, row, column);
                if let Some(slot) = table.cells.get_mut(row * width + column) {
                    *slot = cell;
                }
            }
        }
        table
    }

    /// Of ways that cost the same, keeping and substituting go before deleting, and that before inserting.
    fn cheapest(&self, word: u32, reference: &[u32], row: usize, column: usize) -> (u32, Step) {
        let Some(left) = column.checked_sub(1) else { return (self.at(row - 1, 0).0 + 1, Step::Delete) };
        let same = reference.get(left) == Some(&word);
        let diagonal = if same { Step::Keep } else { Step::Substitute };
        let ways = [
            (self.at(row - 1, left).0 + u32::from(!same), diagonal),
            (self.at(row - 1, column).0 + 1, Step::Delete),
            (self.at(row, left).0 + 1, Step::Insert),
        ];
        ways.into_iter().min_by_key(|way| way.0).filter(|way| way.0 < FAR).unwrap_or((FAR, Step::Insert))
    }
}

/// Which words of the two sides stand against each other.
#[derive(Debug)]
struct Alignment {
    /// For every word of the reference how many words of the hypothesis stand before or against it.
    reached: Vec<usize>,
    /// Whether a word of the reference (hypothesis) is not kept.
    reference_wrong: Vec<bool>,
    words_wrong: Vec<bool>,
}

impl Alignment {
    fn of(steps: &[Step]) -> Self {
        let mut alignment = Self { reached: Vec::new(), reference_wrong: Vec::new(), words_wrong: Vec::new() };
        for &step in steps {
            let wrong = step != Step::Keep;
            if step != Step::Insert {
                alignment.words_wrong.push(wrong);
            }
            if step != Step::Delete {
                alignment.reached.push(alignment.words_wrong.len());
                alignment.reference_wrong.push(wrong);
            }
        }
        alignment
    }
}

/// A hypothesis with one phrase shifted.
#[derive(Debug)]
struct Shift {
    cost: u32,
    words: Vec<u32>,
}

/// Cost, length, start and target of a shift; the greatest is the best.
type Rank = (Reverse<u32>, usize, Reverse<usize>, Reverse<usize>);

/// The best shift: the cheapest, then the longest, then the one from furthest left to furthest left. `tried` counts the
/// candidates.
fn best_shift(words: &[u32], reference: &[u32], plain: &Path, tried: &mut usize) -> Option<Shift> {
    let alignment = Alignment::of(&plain.steps);
    let mut best: Option<(Rank, Vec<u32>)> = None;
    'phrases: for start in 0..words.len() {
        for at in start.saturating_sub(FURTHEST_SHIFT)..reference.len().min(start + FURTHEST_SHIFT + 1) {
            for length in 1..=common_length(words, reference, start, at) {
                if !alignment.is_worth_a_shift(start, at, length) {
                    continue;
                }
                for to in alignment.places(at, length) {
                    let shifted = shifted(words, start, length, to);
                    *tried += 1;
                    let cost = Table::fill(&shifted, reference).cost();
                    let rank = (Reverse(cost), length, Reverse(start), Reverse(to));
                    if best.as_ref().is_none_or(|best| rank > best.0) {
                        best = Some((rank, shifted));
                    }
                }
                if *tried >= MOST_CANDIDATES {
                    break 'phrases;
                }
            }
        }
    }
    best.map(|((Reverse(cost), ..), words)| Shift { cost, words })
}

fn common_length(words: &[u32], reference: &[u32], start: usize, at: usize) -> usize {
    let pairs = words.iter().skip(start).zip(reference.iter().skip(at));
    pairs.take(LONGEST_SHIFT).take_while(|(ours, theirs)| ours == theirs).count()
}

impl Alignment {
    /// Whether the phrase is wrong where it stands, its like is missing where it would go, and that is elsewhere.
    fn is_worth_a_shift(&self, start: usize, at: usize, length: usize) -> bool {
        let any = |wrong: &[bool], first: usize| wrong.iter().skip(first).take(length).any(|&wrong| wrong);
        // `reached` counts one more than the position that stands against the word.
        let inside = self.reached.get(at).is_some_and(|&reached| (start + 1..start + length + 1).contains(&reached));
        any(&self.words_wrong, start) && any(&self.reference_wrong, at) && !inside
    }

    /// Where the phrase may go: before or behind any word of its like, each place once in a row.
    fn places(&self, at: usize, length: usize) -> impl Iterator<Item = usize> {
        let mut last = None;
        let before = at.checked_sub(1).map_or(Some(0), |before| self.reached.get(before).copied());
        let behind = (at..at + length).map_while(|place| self.reached.get(place).copied());
        before.into_iter().chain(behind).filter(move |&place| last.replace(place) != Some(place))
    }
}

/// `words` with the phrase of `length` words at `start` moved before the word that stood at `to`.
fn shifted(words: &[u32], start: usize, length: usize, to: usize) -> Vec<u32> {
    let mut rest = words.to_vec();
    let phrase: Vec<u32> = rest.drain(start..start + length).collect();
    let to = if to <= start {
        to
    } else if to > start + length {
        to - length
    } else {
        // A place inside the phrase counts from its start, behind it.
        to.min(rest.len())
    };
    rest.splice(to..to, phrase);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ter(hypothesis: &str, reference: &str) -> Statistics {
        Ter.statistics(hypothesis, reference)
    }

    #[test]
    fn a_moved_phrase_is_one_edit() {
        assert_eq!(ter("c d a b", "a b c d"), [1, 4]);
        assert_eq!(ter("a b c d", "a x c d"), [1, 4]);
    }

    #[test]
    fn case_is_no_edit_and_an_empty_reference_counts_every_word() {
        assert_eq!(ter("A b", "a B"), [0, 2]);
        assert_eq!(ter("a b c", ""), [3, 0]);
        assert_eq!(ter("", "a b"), [2, 2]);
    }
}
