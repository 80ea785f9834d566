//! Speed of the rules: all together over many sentence pairs, and a table of what each costs.
//!
//! `cargo bench --bench rules` takes the fixture articles, many times over; `cargo bench --bench rules -- FILE` a bitext.
//! Everything runs on one core and without encoder, and times are the least of several rounds. Each rule is timed where it
//! runs beside all others: what rules share counts for the first that asks for it, but for the word links, which have a row of
//! their own. A share is one of the whole, and the last row what no rule takes: building, ranking and sorting what they found.

use std::fs;
use std::hint::black_box;
use std::num::NonZero;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use muqabala::align::{Alignment, Analysis, Link, Options, align, threads};
use muqabala::check::rules::RuleOptions;
use muqabala::check::{self, Check, Discourse, Finding, Pair, RULES, Rule, check};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::{Document, Sides};

const ROUNDS: usize = 5;
const COPIES: usize = 10;

fn main() {
    threads::limit(NonZero::<usize>::MIN);
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
    let micros = |time: Duration| time.as_secs_f64() * 1e6 / pairs as f64;
    let run = |options: &check::Options| {
        TURN.store(0, Ordering::Relaxed);
        let start = Instant::now();
        let found = check(texts.as_ref(), alignment, options).expect("rules of the table");
        (start.elapsed(), found.len())
    };
    let whole = check::Options { encoder: None, ..check::Options::default() };
    let (time, findings) = (0..ROUNDS).map(|_| run(&whole)).min().unwrap_or_default();
    let rate = pairs as f64 / time.as_secs_f64();
    println!("{pairs} pairs, {findings} findings: {:.1} µs a pair, {rate:.0} pairs a second", micros(time));

    let timed =
        check::Options { ignore: RULES.iter().map(|rule| rule.name.to_owned()).collect(), own: timed_rules(), ..whole };
    let round = |_| {
        SPENT.iter().for_each(|spent| spent.store(0, Ordering::Relaxed));
        run(&timed);
        SPENT.iter().map(|spent| spent.load(Ordering::Relaxed)).collect()
    };
    let rounds: Vec<Vec<u64>> = (0..ROUNDS).map(round).collect();
    let least = |row: usize| rounds.iter().filter_map(|round| round.get(row)).min().copied().unwrap_or_default();
    let mut rows: Vec<(u64, &str)> = timed.own.iter().enumerate().map(|(row, rule)| (least(row), rule.name)).collect();
    rows.sort_by(|a, b| b.cmp(a));
    let rest = (time.as_nanos() as u64).saturating_sub(rows.iter().map(|(spent, _)| spent).sum());
    println!("{:<28} {:>10} {:>8}", "rule", "µs a pair", "share");
    for (spent, name) in rows.into_iter().chain([(rest, "(what is no rule's)")]) {
        let spent = Duration::from_nanos(spent);
        let share = spent.as_secs_f64() * 100.0 / time.as_secs_f64();
        println!("{:<28} {:>10.2} {share:>7.1}%", name.trim_start_matches(TIMED), micros(spent));
    }
}

/// What the name of a timed rule begins with: no two rules may have one name.
const TIMED: &str = "timed ";

/// How many checks of the run were built.
static TURN: AtomicUsize = AtomicUsize::new(0);

/// Nanoseconds that the word links and then each rule took.
static SPENT: LazyLock<Vec<AtomicU64>> = LazyLock::new(|| (0..=RULES.len()).map(|_| AtomicU64::new(0)).collect());

/// A row for the word links, and every rule with a watch.
fn timed_rules() -> Vec<&'static Rule> {
    let first = RULES.first().expect("a rule");
    let links = Rule { name: "(word links)", ..**first };
    let rules = RULES.iter().map(|rule| Rule { name: format!("{TIMED}{}", rule.name).leak(), ..**rule });
    let timed = std::iter::once(links).chain(rules).map(|rule| Rule { build: build_next, ..rule });
    timed.map(|rule| &*Box::leak(Box::new(rule))).collect()
}

/// Checks are built in the order of the rules.
fn build_next(options: &RuleOptions) -> Result<Box<dyn Check>, String> {
    let row = TURN.fetch_add(1, Ordering::Relaxed);
    let check = match row.checked_sub(1).and_then(|number| RULES.get(number)) {
        Some(rule) => (rule.build)(options)?,
        None => Box::new(WordLinks),
    };
    Ok(Box::new(Timed { check, row }))
}

#[derive(Debug)]
struct WordLinks;

impl Check for WordLinks {
    fn pair(&self, pair: &Pair<'_>, _: &mut Vec<Finding>) {
        pair.word_links();
    }
}

#[derive(Debug)]
struct Timed {
    check: Box<dyn Check>,
    row: usize,
}

impl Timed {
    fn time(&self, work: impl FnOnce()) {
        let start = Instant::now();
        work();
        let spent = start.elapsed().saturating_sub(*WATCH).as_nanos() as u64;
        SPENT.get(self.row).expect("a row").fetch_add(spent, Ordering::Relaxed);
    }
}

/// What looking at the watch takes.
static WATCH: LazyLock<Duration> = LazyLock::new(|| {
    const TIMES: u32 = 100_000;
    let start = Instant::now();
    (0..TIMES).for_each(|_| _ = black_box(Instant::now()));
    start.elapsed() / TIMES
});

impl Check for Timed {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        self.time(|| self.check.pair(pair, findings));
    }

    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        self.time(|| self.check.discourse(discourse, findings));
    }

    fn is_mirrored(&self) -> bool {
        self.check.is_mirrored()
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
