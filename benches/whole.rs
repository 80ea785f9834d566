//! Speed of the whole: reading, aligning and checking an article, and each rule over many pairs.
//!
//! `cargo bench` prints times; compare them on one machine only.

use std::fs;
use std::path::Path;

use muqabala::align::lexicon::Lexicon;
use muqabala::align::{Alignment, Analysis, Link, Options, WordLinker, align};
use muqabala::check::{self, RULES, Rule, check};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::Sides;

fn main() {
    divan::main();
}

fn read(name: &str, language: Language) -> Analysis {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus/canal-blockage").join(name);
    let bytes = fs::read(path).expect("the fixture");
    match Format::of_name(name).read(&bytes, Segmentation::Auto) {
        Ok(Content::Text(document)) => Analysis::of(document, language),
        other => panic!("{other:?}"),
    }
}

fn article() -> Sides<Analysis> {
    Sides::new(read("source.en.txt", Language::english()), read("target.ar.txt", Language::arabic()))
}

/// The article's sentences as a bitext of `copies` times as many pairs.
fn pairs(copies: usize) -> (Sides<Analysis>, Alignment) {
    let texts = article();
    let found = align(texts.as_ref(), &Options::default());
    let side = |text: &Analysis, run: std::ops::Range<usize>| text.passage(run).text().replace(['\n', '\t'], " ");
    let row = |link: &Link| {
        let Sides { source, target } = link.segments.clone();
        format!("\t{}\t{}\n", side(&texts.source, source), side(&texts.target, target))
    };
    let rows: Vec<String> = found.links().iter().map(row).collect();
    let numbered = (0..copies).flat_map(|copy| rows.iter().map(move |row| format!("{copy}{row}")));
    let tsv: String = std::iter::once("document\tsource\ttarget\n".to_owned()).chain(numbered).collect();
    let Ok(Content::Bitext(documents)) = Format::of_name("a.tsv").read(tsv.as_bytes(), Segmentation::Auto) else {
        panic!("a bitext");
    };
    let texts = Sides::new(
        Analysis::of(documents.source, Language::english()),
        Analysis::of(documents.target, Language::arabic()),
    );
    let count = texts.source.document.segments().len();
    let links = (0..count).map(|k| Link::given(Sides::new(k..k + 1, k..k + 1))).collect();
    (texts, Alignment::new(links))
}

#[divan::bench]
fn analyse_an_article() -> Sides<Analysis> {
    article()
}

#[divan::bench]
fn align_an_article(bencher: divan::Bencher<'_, '_>) {
    let texts = article();
    bencher.bench(|| align(texts.as_ref(), &Options::default()));
}

#[divan::bench(args = RULES.iter().map(|rule| rule.name))]
fn rule_over_2000_pairs(bencher: divan::Bencher<'_, '_>, name: &str) {
    let (texts, alignment) = pairs(100);
    let rule = Rule::named(name).expect("a rule of the table");
    let options = check::Options { select: vec![rule.name.to_owned()], ..check::Options::default() };
    bencher.bench(|| check(texts.as_ref(), &alignment, &options));
}

#[divan::bench]
fn link_the_words_of_2000_pairs(bencher: divan::Bencher<'_, '_>) {
    let (texts, alignment) = pairs(100);
    let lexicons = [Lexicon::builtin()];
    bencher.bench(|| {
        let linker = WordLinker::new(texts.as_ref(), &lexicons);
        let passages = |link: &Link| {
            let Sides { source, target } = link.segments.clone();
            Sides::new(texts.source.passage(source), texts.target.passage(target))
        };
        let links = alignment.links().iter().map(|link| linker.links(passages(link).as_ref()).all().len());
        links.sum::<usize>()
    });
}
