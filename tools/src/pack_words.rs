//! Packs a list of words: `pack-words ar|en|roots FILE.traineddata.gz -o FILE`, from the models of Tesseract in the npm packages
//! `@tesseract.js-data/ara` and `@tesseract.js-data/eng`.
//!
//! What is kept are words of the language's own letters as they are written in the middle of a sentence, without tashkeel, or the
//! roots that Arabic ones may be formed of, as a finite-state set. The same model gives the same bytes.

mod traineddata;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::io::Read;

use flate2::read::GzDecoder;
use muqabala::language::arabic::roots::{of_four, of_stem};
use muqabala::text::{Folding, fold_word};

/// Letters of the shortest and the longest word.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=24;

/// Letters that only end Arabic words: before another, two words are run together.
const FINAL: [char; 2] = ['ة', 'ى'];

/// What stands written onto Arabic words and is no part of them.
const BEFORE: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// Letters of the shortest word that it is taken off.
const LONG: usize = 6;

/// What makes a list of the words of a model.
type MakesList = fn(BTreeSet<String>) -> BTreeSet<String>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (list, model, output): (MakesList, _, _) = match arguments.as_slice() {
        ["ar", model, "-o", output] => (arabic, *model, *output),
        ["en", model, "-o", output] => (english, *model, *output),
        ["roots", model, "-o", output] => (roots, *model, *output),
        _ => return Err("usage: pack-words ar|en|roots FILE.traineddata.gz -o FILE".into()),
    };
    let mut file = Vec::new();
    GzDecoder::new(fs::File::open(model)?).read_to_end(&mut file)?;
    // A word with capitals is none that stands in the middle of a sentence.
    let words = traineddata::words(&file)?.into_iter().filter(|word| *word == word.to_lowercase());
    let folded = words.map(|word| fold_word(&word, Folding::Marks));
    let kept = list(folded.filter(|word| LENGTHS.contains(&word.chars().count())).collect());
    let set = fst::Set::from_iter(&kept)?;
    fs::write(output, set.as_fst().as_bytes())?;
    println!("{output}: {} entries, {} bytes", kept.len(), set.as_fst().as_bytes().len());
    Ok(())
}

fn english(words: BTreeSet<String>) -> BTreeSet<String> {
    words.into_iter().filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase())).collect()
}

fn arabic(words: BTreeSet<String>) -> BTreeSet<String> {
    words.into_iter().filter(|word| is_arabic(word)).collect()
}

/// The roots of Arabic words as they stand and without what may be written onto them; those of four consonants of which there are words
/// by more than one pattern.
fn roots(words: BTreeSet<String>) -> BTreeSet<String> {
    let bare = |word: &str| word.strip_prefix(BEFORE).filter(|_| word.chars().count() >= LONG).map(str::to_owned);
    let stems = arabic(words).into_iter().flat_map(|word| [bare(&word), Some(word)]).flatten();
    let stems: BTreeSet<String> = stems.collect();
    let mut patterns: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (root, pattern) in stems.iter().flat_map(|stem| of_four(stem)) {
        patterns.entry(root).or_default().insert(pattern);
    }
    let of_four = patterns.into_iter().filter(|(_, patterns)| patterns.len() > 1).map(|(root, _)| root);
    of_four.chain(stems.iter().flat_map(|stem| of_stem(stem))).collect()
}

fn is_arabic(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_letter = |letter: &char| matches!(letter, 'ء'..='غ' | 'ف'..='ي');
    let has_seam = letters.windows(2).any(|two| FINAL.contains(&two[0]));
    let has_run = letters.windows(3).any(|three| three.iter().all(|letter| *letter == three[0]));
    letters.iter().all(is_letter) && !has_seam && !has_run
}
