//! Checks a text against its source: `cargo run --example check --no-default-features`.

use muqabala::align::{Analysis, Options, align};
use muqabala::check::{self, check};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::{Sides, Unit};
use muqabala::{Error, Result};

const ENGLISH: &str = "The bridge was closed on Monday. Engineers had found cracks in two pillars.";
/// The day is another, and a word is said twice.
const ARABIC: &str = "أغلق الجسر يوم الثلاثاء. وكان مهندسون قد عثروا على على شقوق في دعامتين.";

fn main() -> Result<()> {
    let texts = Sides::new(read(ENGLISH, Language::english())?, read(ARABIC, Language::arabic())?);
    let alignment = align(texts.as_ref(), &Options::default());
    // Rules can be chosen, configured and given other severities here.
    let options = check::Options { ignore: vec!["latin-punctuation".to_owned()], ..check::Options::default() };
    for finding in check(texts.as_ref(), &alignment, &options)? {
        let place = finding.places.target.map(|span| texts.target.document.position(span.start, Unit::CodePoints));
        let place = place.map(|place| format!("{}:{}", place.line, place.column)).unwrap_or_default();
        println!("{place} {} {} {}", finding.severity.name(), finding.rule, finding.message);
    }
    Ok(())
}

fn read(text: &str, language: Language) -> Result<Analysis> {
    match Format::of_name("text.txt").read(text.as_bytes(), Segmentation::Auto)? {
        Content::Text(document) => Ok(Analysis::of(document, language)),
        Content::Bitext(_) => Err(Error::usage("this is no single text")),
    }
}
