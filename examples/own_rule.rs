//! A rule of one's own beside those that come with the crate: `cargo run --example own_rule --no-default-features`.
//!
//! The rule says where the target shouts and the source does not.

use muqabala::align::{Analysis, Options, align};
use muqabala::check::{self, Check, Finding, Pair, Rule, Scope, Severity, check};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::{Sides, Span};
use muqabala::{Error, Result};

static RAISED_VOICE: Rule = Rule {
    name: "raised-voice",
    summary: "An exclamation mark that the source does not have",
    docs: "",
    severity: Severity::Minor,
    // It holds the two sides of a link against each other: a doubtful link makes a doubtful finding.
    scope: Scope::Link,
    mqm: "Style > Unidiomatic style",
    its: "style",
    areta: None,
    yields_to: &["repeated-punctuation"],
    build: |_options| Ok(Box::new(RaisedVoice)),
};

#[derive(Debug)]
struct RaisedVoice;

impl Check for RaisedVoice {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (pair.source(), pair.target());
        if pair.is_null() || source.text().contains('!') {
            return;
        }
        if let Some(at) = target.text().find('!') {
            // Spans count in the whole text.
            let start = target.span().start + at;
            let mark = Span::new(start, start + 1);
            let message = "The sentence ends with “!”, which its source does not.";
            findings.push(Finding::new(&RAISED_VOICE, message).target(mark).source(source.span()).confidence(0.9));
        }
    }
}

fn main() -> Result<()> {
    let texts = Sides::new(
        read("The bridge is open again. It was closed for a year.", Language::english())?,
        read("الجسر مفتوح من جديد! وكان مغلقا مدة عام.", Language::arabic())?,
    );
    let alignment = align(texts.as_ref(), &Options::default());
    let options = check::Options { own: vec![&RAISED_VOICE], ..check::Options::default() };
    let findings = check(texts.as_ref(), &alignment, &options)?;
    for finding in &findings {
        println!("{} ({:.2}): {}", finding.rule, finding.confidence, finding.message);
    }
    assert!(findings.iter().any(|finding| finding.rule == "raised-voice"));
    Ok(())
}

fn read(text: &str, language: Language) -> Result<Analysis> {
    match Format::of_name("text.txt").read(text.as_bytes(), Segmentation::Auto)? {
        Content::Text(document) => Ok(Analysis::of(document, language)),
        Content::Bitext(_) => Err(Error::usage("this is no single text")),
    }
}
