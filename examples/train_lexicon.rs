//! Trains a lexicon: `train_lexicon BITEXT.tsv... -o FILE`, each bitext English and Arabic with the columns `source` and
//! `target`, unquoted.

use std::error::Error;
use std::fs;

use muqabala::align::lexicon::train::train;
use muqabala::language::Language;
use muqabala::text::Sides;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = arguments.iter().position(|argument| argument == "-o").ok_or("-o FILE is missing")?;
    let output = arguments.drain(option..).nth(1).ok_or("-o needs a file")?;
    let texts: Vec<String> = arguments.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
    let pairs = texts.iter().flat_map(|text| text.lines().skip(1)).filter_map(|line| line.split_once('\t'));
    let lexicon = train(pairs, Sides::new(&Language::english(), &Language::arabic()))?;
    fs::write(output, lexicon.text())?;
    Ok(())
}
