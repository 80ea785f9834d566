//! Training a lexicon on parallel text: IBM Model 1 (Brown et al. 1993) in both directions on light stems; a pair of
//! stems is kept if the geometric mean of its two probabilities is high enough.
//!
//! The result depends on the pairs and their order alone.

use std::collections::HashMap;

use super::{Lexicon, MAGIC, VERSION};
use crate::language::{Language, stem};
use crate::text::{Side, Sides, Span, tokenize, visible_length};
use crate::{Error, Result};

/// Rounds of expectation maximisation; more sharpen rare words wrongly.
const ROUNDS: usize = 6;

/// The least geometric mean of the two probabilities of a pair that is kept.
const LEAST: f32 = 0.05;

/// Added to each word's count, so that words seen once or twice promise less.
const DOUBT: f32 = 0.5;

/// Trains a lexicon on pairs of a source and a target sentence. Time and memory linear in the number of word pairs inside
/// the sentence pairs (a few seconds and some 100 MB for 10,000 sentences).
///
/// # Errors
/// If no pair has words on both sides.
pub fn train<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>, languages: Sides<&Language>) -> Result<Lexicon> {
    let mut corpus = Corpus::default();
    for (source, target) in pairs {
        corpus.add(source, target, languages);
    }
    if corpus.pairs.is_empty() {
        return Err(Error::input("no pair to train a lexicon on has words on both sides"));
    }
    let cells = Cells::of(&corpus);
    let forward = cells.estimate(&corpus, Side::Source);
    let backward = cells.estimate(&corpus, Side::Target);
    let strengths = forward.iter().zip(&backward).map(|(p, q)| (p * q).sqrt());
    let kept = cells.pairs.iter().zip(strengths).filter(|&(_, strength)| strength >= LEAST);
    let entries: Vec<_> = kept.map(|(&(source, target), strength)| (source, target, strength)).collect();
    Lexicon::parse(write(&corpus, entries, languages))
}

/// Stems by number, in the order they were first seen; 0 is the empty word, which stands for words without counterpart.
#[derive(Debug)]
struct Stems {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Default for Stems {
    fn default() -> Self {
        Self { names: vec![String::new()], numbers: HashMap::from([(String::new(), 0)]) }
    }
}

impl Stems {
    fn number(&mut self, stem: String) -> u32 {
        let next = self.names.len() as u32;
        *self.numbers.entry(stem).or_insert_with_key(|stem| {
            self.names.push(stem.clone());
            next
        })
    }

    fn read(&mut self, text: &str, language: &Language) -> Vec<u32> {
        let tokens = tokenize(text, Span::all(text));
        tokens.iter().filter(|token| token.kind.is_word()).map(|token| self.number(stem(token, language))).collect()
    }

    fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", String::as_str)
    }
}

#[derive(Debug, Default)]
struct Corpus {
    stems: Sides<Stems>,
    pairs: Vec<(Vec<u32>, Vec<u32>)>,
    characters: Sides<usize>,
}

impl Corpus {
    fn add(&mut self, source: &str, target: &str, languages: Sides<&Language>) {
        let words =
            (self.stems.source.read(source, languages.source), self.stems.target.read(target, languages.target));
        if !words.0.is_empty() && !words.1.is_empty() {
            self.characters.source += visible_length(source);
            self.characters.target += visible_length(target);
            self.pairs.push(words);
        }
    }
}

/// Every pair of stems that meet in some sentence pair, the empty word with all; and where each meeting's pair is.
#[derive(Debug)]
struct Cells {
    pairs: Vec<(u32, u32)>,
    /// For each sentence pair a table of cells: a line for the empty target word and each target word, a column for the
    /// empty source word and each source word.
    meetings: Vec<u32>,
}

impl Cells {
    fn of(corpus: &Corpus) -> Self {
        let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
        let mut cells = Self { pairs: Vec::new(), meetings: Vec::new() };
        for (source, target) in &corpus.pairs {
            for &to in std::iter::once(&0).chain(target) {
                for &from in std::iter::once(&0).chain(source) {
                    let next = cells.pairs.len() as u32;
                    let number = *numbers.entry((from, to)).or_insert_with(|| {
                        cells.pairs.push((from, to));
                        next
                    });
                    cells.meetings.push(number);
                }
            }
        }
        cells
    }

    /// The probability of each cell's other word given its word of the side `given`.
    fn estimate(&self, corpus: &Corpus, given: Side) -> Vec<f32> {
        let word = |cell: &(u32, u32)| if given == Side::Source { cell.0 as usize } else { cell.1 as usize };
        let words = corpus.stems.get(given).names.len();
        let mut probabilities = vec![1.0f32; self.pairs.len()];
        for _ in 0..ROUNDS {
            let counts = self.count(corpus, given, &probabilities);
            let mut totals = vec![DOUBT; words];
            for (cell, count) in self.pairs.iter().zip(&counts) {
                if let Some(total) = totals.get_mut(word(cell)) {
                    *total += count;
                }
            }
            for ((cell, count), probability) in self.pairs.iter().zip(&counts).zip(&mut probabilities) {
                *probability = count / totals.get(word(cell)).copied().unwrap_or(1.0);
            }
        }
        probabilities
    }

    /// How often each cell's words are expected to translate each other.
    fn count(&self, corpus: &Corpus, given: Side, probabilities: &[f32]) -> Vec<f32> {
        let mut counts = vec![0.0f32; self.pairs.len()];
        let mut at = 0;
        for (source, target) in &corpus.pairs {
            let (width, height) = (source.len() + 1, target.len() + 1);
            let Some(block) = self.meetings.get(at..at + width * height) else { break };
            at += width * height;
            if given == Side::Source {
                for line in block.chunks(width).skip(1) {
                    share_out(line.iter().copied(), probabilities, &mut counts);
                }
            } else {
                for column in 1..width {
                    share_out(block.iter().copied().skip(column).step_by(width), probabilities, &mut counts);
                }
            }
        }
        counts
    }
}

/// Divides one word's count among the words it may come from.
fn share_out(cells: impl Iterator<Item = u32> + Clone, probabilities: &[f32], counts: &mut [f32]) {
    let probability = |cell: u32| probabilities.get(cell as usize).copied().unwrap_or_default();
    let total: f32 = cells.clone().map(probability).sum();
    if total > 0.0 {
        for cell in cells {
            if let Some(count) = counts.get_mut(cell as usize) {
                *count += probability(cell) / total;
            }
        }
    }
}

fn write(corpus: &Corpus, entries: Vec<(u32, u32, f32)>, languages: Sides<&Language>) -> String {
    let name = |entry: &(u32, u32, f32)| (corpus.stems.source.name(entry.0), corpus.stems.target.name(entry.1));
    let mut entries: Vec<_> = entries.into_iter().filter(|entry| entry.0 != 0 && entry.1 != 0).collect();
    entries.sort_by(|a, b| {
        let order = name(a).0.cmp(name(b).0);
        order.then(b.2.total_cmp(&a.2)).then_with(|| name(a).1.cmp(name(b).1))
    });
    let ratio = corpus.characters.target as f64 / corpus.characters.source.max(1) as f64;
    let (first, second) = (languages.source.tag(), languages.target.tag());
    let mut text = format!("{MAGIC} {VERSION} {first} {second} {ratio:.4}\n");
    let mut last = None;
    for entry in &entries {
        let (source, target) = name(entry);
        let separator = if last == Some(source) { " " } else { "\t" };
        if last != Some(source) {
            text += if last.is_some() { "\n" } else { "" };
            text += source;
        }
        // What one text says of two words counts by its root: sqrt(p q) is small even for a word's main translation.
        let percent = (entry.2.sqrt() * 100.0).round().min(100.0);
        text += &[separator, target, " ", &percent.to_string()].concat();
        last = Some(source);
    }
    text += "\n\n";
    let mut targets: Vec<&str> = entries.iter().map(|entry| name(entry).1).collect();
    targets.sort_unstable();
    targets.dedup();
    text += &targets.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIRS: [(&str, &str); 4] = [
        ("the house is big", "البيت كبير"),
        ("the house is old", "البيت قديم"),
        ("a big book", "كتاب كبير"),
        ("an old book", "كتاب قديم"),
    ];

    fn trained() -> Lexicon {
        train(PAIRS.into_iter(), Sides::new(&Language::english(), &Language::arabic())).unwrap()
    }

    #[test]
    fn words_that_keep_meeting_translate_each_other() {
        let lexicon = trained();
        let best =
            |word: &str| lexicon.translations(&crate::language::english::light_stem(word)).next().unwrap().0.to_owned();
        assert_eq!(best("house"), "بيت");
        assert_eq!(best("book"), "كتاب");
        assert_eq!(best("old"), "قديم");
        assert!(lexicon.knows("كبير"));
    }

    #[test]
    fn the_same_pairs_give_the_same_file() {
        assert_eq!(trained().text, trained().text);
    }

    #[test]
    fn nothing_to_train_on_is_an_error() {
        let languages = Sides::new(Language::english(), Language::arabic());
        assert!(train([("1", "٢")].into_iter(), languages.as_ref()).is_err());
    }
}
