//! Speed of the rules: all together over many sentence pairs, and a table of what each costs.
//!
//! `cargo bench --bench rules` takes the fixture articles, many times over; `cargo bench --bench rules -- FILE` a bitext.
//! “alone” is a run of that rule and nothing else, analyses that rules share included; “adds” is what the whole run takes
//! more than one without the rule, as a share of the whole. Times are the least of several rounds on one core.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use muqabala::align::{Alignment, Analysis, Link, Options, align};
use muqabala::check::{self, RULES, check};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::{Document, Sides};

const ROUNDS: usize = 5;
const COPIES: usize = 10;

fn main() {
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let documents = match &file {
        Some(path) => bitext(path, &fs::read(path).expect("the bitext")),
        None => bitext("a.tsv", articles().as_bytes()),
    };
    let texts = Sides::new(
        Analysis::of(documents.source, Language::english()),
        Analysis::of(documents.target, Language::arabic()),
    );
    let count = texts.source.document.segments().len();
    let links = (0..count).map(|k| Link::given(Sides::new(k..k + 1, k..k + 1))).collect();
    table(&texts, &Alignment::new(links));
}

fn table(texts: &Sides<Analysis>, alignment: &Alignment) {
    let pairs = alignment.links().len();
    let time = |select: Vec<String>, ignore: Vec<String>| {
        let options = check::Options { select, ignore, ..check::Options::default() };
        let round = |_| {
            let start = Instant::now();
            let found = check(texts.as_ref(), alignment, &options).expect("rules of the table");
            (start.elapsed(), found.len())
        };
        (0..ROUNDS).map(round).min().unwrap_or_default()
    };
    let micros = |time: Duration| time.as_secs_f64() * 1e6 / pairs as f64;
    let (whole, findings) = time(Vec::new(), Vec::new());
    let rate = pairs as f64 / whole.as_secs_f64();
    println!("{pairs} pairs, {findings} findings: {:.1} µs a pair, {rate:.0} pairs a second", micros(whole));
    println!("{:<28} {:>12} {:>10} {:>8}", "rule", "alone, µs", "adds, µs", "adds, %");
    let mut rows: Vec<(f64, f64, &str)> = Vec::with_capacity(RULES.len());
    for rule in RULES {
        let name = rule.name.to_owned();
        let (alone, _) = time(vec![name.clone()], Vec::new());
        let (others, _) = time(Vec::new(), vec![name]);
        rows.push((micros(whole) - micros(others), micros(alone), rule.name));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (adds, alone, name) in rows {
        println!("{name:<28} {alone:>12.2} {adds:>10.2} {:>7.1}%", adds * 100.0 / micros(whole));
    }
}

fn bitext(name: &str, bytes: &[u8]) -> Sides<Document> {
    match Format::of_name(name).read(bytes, Segmentation::Auto) {
        Ok(Content::Bitext(documents)) => documents,
        other => panic!("a bitext is asked for: {other:?}"),
    }
}

/// The links of the fixture articles as a bitext, each article a document, [`COPIES`] times.
fn articles() -> String {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let mut folders: Vec<_> = fs::read_dir(corpus).expect("the corpus").flatten().map(|entry| entry.path()).collect();
    folders.sort();
    let mut tsv = String::from("document\tsource\ttarget\n");
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let rows = rows(&folder);
        for copy in 0..COPIES {
            tsv.extend(rows.iter().map(|row| format!("{name}-{copy}{row}")));
        }
    }
    tsv
}

fn rows(folder: &Path) -> Vec<String> {
    let read = |name: &str, language: Language| {
        let bytes = fs::read(folder.join(name)).expect("the fixture");
        match Format::of_name(name).read(&bytes, Segmentation::Auto) {
            Ok(Content::Text(document)) => Analysis::of(document, language),
            other => panic!("{other:?}"),
        }
    };
    let texts = Sides::new(read("source.en.txt", Language::english()), read("target.ar.txt", Language::arabic()));
    let side = |text: &Analysis, run: Range<usize>| text.passage(run).text().replace(['\n', '\t'], " ");
    let found = align(texts.as_ref(), &Options::default());
    let row = |link: &Link| {
        let Sides { source, target } = link.segments.clone();
        format!("\t{}\t{}\n", side(&texts.source, source), side(&texts.target, target))
    };
    found.links().iter().map(row).collect()
}
