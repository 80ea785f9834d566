//! The articles of `fixtures/corpus`, whole: their alignment and their findings equal the gold.

use std::fs;
use std::path::{Path, PathBuf};

use muqabala::align::{Alignment, Analysis, align};
use muqabala::check::{Finding, Options, check};
use muqabala::language::Language;
use muqabala::text::{CodePoints, Side, Sides, Span};
use serde_json::Value;

use crate::support;

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let mut articles: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    articles.sort();
    articles
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn load(article: &Path) -> (Sides<Analysis>, Alignment) {
    let text = |name: &str| fs::read_to_string(article.join(name)).expect("a text");
    let texts = Sides::new(
        support::read(&text("source.en.txt"), Language::english()),
        support::read(&text("target.ar.txt"), Language::arabic()),
    );
    let alignment = align(texts.as_ref(), &muqabala::align::Options::default());
    (texts, alignment)
}

type CodePointSpan = (usize, usize);

fn segment_spans(text: &Analysis, segments: std::ops::Range<usize>) -> Vec<CodePointSpan> {
    let index = CodePoints::new(text.text());
    let of = |k: usize| index.span(text.text(), text.document.segments()[k].span);
    segments.map(of).collect()
}

fn gold_spans(link: &Value, side: &str) -> Vec<CodePointSpan> {
    let number = |value: &Value| value.as_u64().expect("an offset") as usize;
    link[side].as_array().expect("spans").iter().map(|span| (number(&span[0]), number(&span[1]))).collect()
}

#[test]
fn alignments_equal_the_gold() {
    let mut wrong = Vec::new();
    for article in articles() {
        let (texts, alignment) = load(&article);
        let found: Vec<_> = alignment
            .links()
            .iter()
            .map(|link| {
                let side = |side: Side| segment_spans(texts.get(side), link.segments.get(side).clone());
                (side(Side::Source), side(Side::Target))
            })
            .collect();
        let gold: Vec<_> = lines(&article.join("alignment.gold.jsonl"))
            .iter()
            .map(|link| (gold_spans(link, "source"), gold_spans(link, "target")))
            .collect();
        let name = article.file_name().expect("a name").to_string_lossy().into_owned();
        wrong.extend(gold.iter().filter(|link| !found.contains(link)).map(|link| format!("{name}: missing {link:?}")));
        wrong.extend(found.iter().filter(|link| !gold.contains(link)).map(|link| format!("{name}: extra {link:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn describe(article: &Path, texts: &Sides<Analysis>, finding: &Finding) -> String {
    let quote = |side: Side| finding.places.get(side).map(|span| span.of(texts.get(side).text()));
    let name = article.file_name().expect("a name").to_string_lossy();
    format!("{name}: {} {:.2} {:?} {:?}", finding.rule, finding.confidence, quote(Side::Target), quote(Side::Source))
}

/// Whether a finding is the gold one: the rule, and every place of the gold met (exactly or by a part of it).
fn is_gold(texts: &Sides<Analysis>, finding: &Finding, gold: &Value) -> bool {
    let meets = |side: Side| {
        let Some(place) = gold.get(side.name()).filter(|place| !place.is_null()) else { return true };
        let text = texts.get(side).text();
        let index = CodePoints::new(text);
        let (start, end) =
            (place["start"].as_u64().expect("start") as usize, place["end"].as_u64().expect("end") as usize);
        let overlaps = |span: &Option<Span>| {
            span.is_some_and(|span| {
                let (from, to) = index.span(text, span);
                from < end && start < to
            })
        };
        overlaps(finding.places.get(side)) || finding.further.iter().any(|places| overlaps(places.get(side)))
    };
    let sided = Side::BOTH.into_iter().filter(|side| gold.get(side.name()).is_some_and(|place| !place.is_null()));
    finding.rule == gold["rule"] && sided.into_iter().any(meets)
}

#[test]
fn every_gold_finding_is_found_and_nothing_else_is_said() {
    let mut wrong = Vec::new();
    for article in articles() {
        let (texts, alignment) = load(&article);
        let findings = check(texts.as_ref(), &alignment, &Options::default()).expect("the rules run");
        let gold = lines(&article.join("findings.gold.jsonl"));
        for expected in &gold {
            if !findings.iter().any(|finding| is_gold(&texts, finding, expected)) {
                wrong.push(format!("{}: missing {expected}", article.display()));
            }
        }
        let extra = findings.iter().filter(|finding| !gold.iter().any(|expected| is_gold(&texts, finding, expected)));
        wrong.extend(extra.map(|finding| format!("extra {}", describe(&article, &texts, finding))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
