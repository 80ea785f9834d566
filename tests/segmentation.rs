//! The sentence splitter on the hard cases of `fixtures/segment`, on the articles of `fixtures/corpus` and on arbitrary
//! text.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use muqabala::language::{Language, sentences};
use muqabala::text::{CodePoints, Span};
use proptest::prelude::*;

/// Share of the held-out cases that must pass.
const REACHED_ENGLISH: f64 = 0.94;
/// Share of the held-out cases that must pass.
const REACHED_ARABIC: f64 = 0.92;

struct Case {
    name: String,
    text: String,
    expected: Vec<String>,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn cases(file: &str) -> Vec<Case> {
    let read = fs::read_to_string(fixtures().join("segment").join(file)).unwrap();
    read.split("\n\n").filter(|block| !block.trim().is_empty()).map(case).collect()
}

fn case(block: &str) -> Case {
    let mut lines = block.trim_matches('\n').lines();
    let name = lines.next().unwrap_or_default().trim_start_matches("# ").to_owned();
    let (mut text, mut expected, mut glue) = (String::new(), Vec::new(), true);
    for line in lines {
        text.push_str(if glue { "" } else { " " });
        glue = line.ends_with('⁀');
        let sentence = line.trim_end_matches('⁀').replace('⏎', "\n");
        text.push_str(&sentence);
        expected.push(sentence);
    }
    Case { name, text, expected }
}

fn split<'t>(text: &'t str, language: &Language) -> Vec<&'t str> {
    sentences(text, Span::all(text), language).into_iter().map(|span| span.of(text)).collect()
}

/// The failures of a file, each with what was found, and the number of its cases.
fn failures(file: &str, language: &Language) -> (Vec<String>, usize) {
    let cases = cases(file);
    let failed = cases.iter().filter_map(|case| {
        let found = split(&case.text, language);
        (found != case.expected).then(|| format!("{}: {found:#?}", case.name))
    });
    (failed.collect(), cases.len())
}

fn share(file: &str, language: &Language) -> f64 {
    let (failed, all) = failures(file, language);
    let share = 1.0 - failed.len() as f64 / all as f64;
    println!("{file}: {} of {all}, {share:.3}", all - failed.len());
    share
}

#[test]
fn every_english_case_is_split_as_told() {
    let (failed, _) = failures("english.txt", &Language::english());
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_arabic_case_is_split_as_told() {
    let (failed, _) = failures("arabic.txt", &Language::arabic());
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn held_out_cases_pass_as_often_as_they_did() {
    assert!(share("english.check.txt", &Language::english()) >= REACHED_ENGLISH);
    assert!(share("arabic.check.txt", &Language::arabic()) >= REACHED_ARABIC);
}

/// The paragraphs of a text, apart by blank lines.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        found.push(Span::new(at, at + paragraph.len()));
        at += paragraph.len() + 2;
    }
    found
}

/// The sentences of an article, in code points.
fn article(text: &str, language: &Language) -> Vec<(usize, usize)> {
    let points = CodePoints::new(text);
    let spans = paragraphs(text).into_iter().flat_map(|paragraph| sentences(text, paragraph, language));
    spans.map(|span| points.span(text, span)).collect()
}

fn records(path: &Path) -> Vec<serde_json::Value> {
    let read = fs::read_to_string(path).unwrap();
    read.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn pair(value: &serde_json::Value) -> (usize, usize) {
    let number = |k: usize| value[k].as_u64().unwrap() as usize;
    (number(0), number(1))
}

#[test]
fn fixture_articles_have_the_sentences_of_their_gold() {
    for entry in fs::read_dir(fixtures().join("corpus")).unwrap() {
        let folder = entry.unwrap().path();
        let gold = folder.join("alignment.gold.jsonl");
        if !gold.exists() {
            continue;
        }
        for (side, file, language) in
            [("source", "source.en.txt", Language::english()), ("target", "target.ar.txt", Language::arabic())]
        {
            let spans = |record: &serde_json::Value| -> Vec<_> {
                record[side].as_array().into_iter().flatten().map(pair).collect()
            };
            let mut expected: Vec<_> = records(&gold).iter().flat_map(spans).collect();
            expected.sort_unstable();
            let text = fs::read_to_string(folder.join(file)).unwrap();
            compare(&text, &article(&text, &language), &expected, &format!("{}", folder.join(file).display()));
        }
    }
}

fn compare(text: &str, found: &[(usize, usize)], expected: &[(usize, usize)], name: &str) {
    let mut report = String::new();
    let part = |&(start, end): &(usize, usize)| text.chars().skip(start).take(end - start).collect::<String>();
    for span in found.iter().filter(|span| !expected.contains(span)) {
        writeln!(report, "found    {}", part(span)).unwrap();
    }
    for span in expected.iter().filter(|span| !found.contains(span)) {
        writeln!(report, "expected {}", part(span)).unwrap();
    }
    assert!(report.is_empty(), "{name}\n{report}");
}

#[test]
fn seed_segmentation() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["../shared/seed", "../../shared/seed"].map(|place| manifest.join(place));
    let Some(folder) = places.iter().find(|place| place.join("alignment.gold.jsonl").exists()) else {
        eprintln!("skipped: no seed article beside the repository");
        return;
    };
    for (side, number, file, language) in
        [("ar", 0, "article.ar.txt", Language::arabic()), ("en", 1, "reference.en.txt", Language::english())]
    {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let found = article(&text, &language);
        for record in records(&folder.join("alignment.gold.jsonl")) {
            let (start, end) = pair(&record[side]);
            let inside: Vec<_> = found.iter().filter(|span| span.0 >= start && span.1 <= end).collect();
            assert_eq!(inside.len() as u64, record["sentences"][number].as_u64().unwrap(), "{file} {start} {end}");
            assert_eq!(inside.first().map(|span| span.0), Some(start), "{file} {start} {end}");
            assert_eq!(inside.last().map(|span| span.1), Some(end), "{file} {start} {end}");
        }
    }
}

fn languages() -> [Language; 3] {
    [Language::english(), Language::arabic(), Language::from_tag("fr")]
}

fn assert_covers(text: &str, within: Span) {
    for language in languages() {
        let spans = sentences(text, within, &language);
        let mut at = within.start;
        for span in spans {
            assert!(span.start >= at && span.end <= within.end && !span.is_empty(), "{span:?} in {text:?}");
            assert!(Span::new(at, span.start).of(text).trim().is_empty(), "{span:?} in {text:?}");
            assert_eq!(span.trimmed(text), span);
            at = span.end;
        }
        assert!(Span::new(at, within.end).of(text).trim().is_empty(), "the end of {text:?}");
    }
}

/// What sentences are made of, so that arbitrary strings of it come near the rules.
const PIECES: &[&str] = &[
    " ",
    " ",
    "\n",
    "\n\n",
    ".",
    "..",
    "...",
    "…",
    "!",
    "؟",
    "?",
    "\"",
    "'",
    "’",
    "“",
    "”",
    "«",
    "»",
    "(",
    ")",
    "[12]",
    "\u{200f}",
    "\u{feff}",
    "—",
    "،",
    ",",
    ":",
    "Dr",
    "U.S.",
    "p.m.",
    "I",
    "C",
    "د",
    "هـ",
    "ق.م",
    "سنة",
    "1926",
    "٣",
    "1",
    "قال",
    "صاح",
    "هل",
    "في",
    "عاد",
    "واشترى",
    "end",
    "Next",
    "iPhone",
    "said",
    "The",
    "Node.js",
    "https://x.org/a?b",
    "سَمَاءٌ",
    "𝒳",
    "日本。",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_lies_in_one_sentence(text in any::<String>()) {
        assert_covers(&text, Span::all(&text));
    }

    #[test]
    fn every_piece_lies_in_one_sentence(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        assert_covers(&text, Span::all(&text));
        let framed = format!("قبل. {text} After.");
        let start = "قبل. ".len();
        assert_covers(&framed, Span::new(start, start + text.len()));
    }
}

#[test]
fn degenerate_text_is_split_without_loss() {
    let patterns = [
        ".", "\"", "' ", "a", "ب ", "(", "« ", ". ", "a.", "ا. ", "(.", "\".", "- ", "a.\n", "U.S. ", "م. ", "1. ",
        " ", "\u{200f}", "[1]", "—", "—.", "(a. ", "? (", "in a. ", "\n-", "\" ", "…", "a… ", "ه",
    ];
    for pattern in patterns {
        let heads = ["", "قال (("];
        for head in heads {
            let text = head.to_owned() + &pattern.repeat(20_000 / pattern.len());
            for language in [Language::arabic(), Language::from_tag("fr")] {
                let found = sentences(&text, Span::all(&text), &language);
                let kept: usize =
                    found.iter().map(|span| span.of(&text).chars().filter(|c| !c.is_whitespace()).count()).sum();
                assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).count(), "{head:?} {pattern:?}");
            }
        }
    }
}
