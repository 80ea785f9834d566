//! The article that started the project, where it is at hand.

use std::fs;

use muqabala::align::encoder::builtin;
use muqabala::align::{Alignment, Analysis, align};
use muqabala::check::{Finding, Options, check};
use muqabala::language::Language;
use muqabala::text::{Side, Sides};
use serde_json::Value;

use crate::support;

fn load(joined: bool) -> Option<(Sides<Analysis>, Alignment)> {
    let folder = support::shared("seed")?;
    let text = |name: &str| {
        let text = fs::read_to_string(folder.join(name)).expect("a seed text");
        let (headline, body) = text.split_once("\n\n").expect("a headline");
        if joined { format!("{headline}\n\n{}", body.replace("\n\n", " ")) } else { text.clone() }
    };
    let texts = Sides::new(
        support::read(&text("reference.en.txt"), Language::english()),
        support::read(&text("article.ar.txt"), Language::arabic()),
    );
    let alignment = align(texts.as_ref(), &muqabala::align::Options::default());
    Some((texts, alignment))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts that each link joins, without regard to white space.
fn links(texts: &Sides<Analysis>, alignment: &Alignment) -> Vec<(String, String)> {
    let side = |link: &muqabala::align::Link, side: Side| {
        words(texts.get(side).passage(link.segments.get(side).clone()).text())
    };
    alignment.links().iter().map(|link| (side(link, Side::Source), side(link, Side::Target))).collect()
}

fn gold(texts: &Sides<Analysis>) -> Option<Vec<(String, String)>> {
    let file = fs::read_to_string(support::shared("seed")?.join("alignment.gold.jsonl")).expect("the gold");
    let slice = |text: &str, span: &Value| {
        let at = |k: usize| span[k].as_u64().expect("an offset") as usize;
        text.chars().skip(at(0)).take(at(1) - at(0)).collect::<String>()
    };
    let link = |line: &str| {
        let link: Value = serde_json::from_str(line).expect("JSON");
        (words(&slice(texts.source.text(), &link["en"])), words(&slice(texts.target.text(), &link["ar"])))
    };
    Some(file.lines().map(link).collect())
}

#[test]
fn the_seed_article_aligns_as_the_gold_says() {
    let Some((texts, alignment)) = load(false) else { return };
    assert_eq!(links(&texts, &alignment), gold(&texts).expect("the gold"));
}

#[test]
fn joining_its_paragraphs_changes_nothing() {
    let Some(((apart, _), (texts, alignment))) = load(false).zip(load(true)) else { return };
    assert_eq!(links(&texts, &alignment), gold(&apart).expect("the gold"));
}

/// Rule, text of the target span.
const EXPECTED: &[(&str, &str)] = &[
    ("repeated-word", "هجومية هجومية"),
    ("pronoun-person", "تحدثنا"),
    ("pronoun-number", "لكنهم"),
    ("pronoun-gender", "وقالت ان"),
    ("name-variant", "اوشاكوف"),
    ("missing-hamza", "ان"),
    ("yaa-as-alef-maqsura", "فى"),
    ("yaa-as-alef-maqsura", "الذى"),
    ("quote-spacing", "\" مشاورات جوهرية حول هذه القضية الحساسة \""),
    ("quote-spacing", "\" خطوط حمراء \""),
    ("space-before-punctuation", " ،"),
    ("space-before-punctuation", " ."),
];

fn places(texts: &Sides<Analysis>, finding: &Finding) -> Vec<String> {
    let all = std::iter::once(&finding.places).chain(&finding.further);
    all.filter_map(|places| places.target).map(|span| span.of(texts.target.text()).to_owned()).collect()
}

#[test]
fn the_seed_article_shows_its_defects_on_their_exact_spans() {
    let Some((texts, alignment)) = load(false) else { return };
    let findings = check(texts.as_ref(), &alignment, &Options::default()).expect("the rules run");
    let has =
        |rule: &str, span: &str| findings.iter().any(|f| f.rule == rule && places(&texts, f).iter().any(|p| p == span));
    let missing: Vec<_> = EXPECTED.iter().filter(|(rule, span)| !has(rule, span)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    // No other rule has anything to say, with the encoder or without.
    for encoder in [None, Some(builtin())] {
        let options = Options { encoder, ..Options::default() };
        let findings = check(texts.as_ref(), &alignment, &options).expect("the rules run");
        let is_expected = |finding: &&Finding| EXPECTED.iter().any(|(rule, _)| *rule == finding.rule);
        let extra: Vec<_> = findings.iter().filter(|finding| !is_expected(finding)).map(|f| &f.message).collect();
        assert!(extra.is_empty(), "{extra:#?}");
    }
}
