//! Every rule's page is a test: its `pair` blocks hold.
//!
//! A block has lines `key: value`. `options:` is a TOML inline table of the rule's options; `source-lang:` and
//! `target-lang:` default to `en` and `ar`; each `source:` and the `target:` at the same place are a linked pair; an empty
//! value is a missing side; `layout: rows` makes them rows of a bitext, with empty cells, `layout: text`
//! two texts that are aligned; `finding:` lines are the messages expected, in order; none means that nothing is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use muqabala::align::align;
use muqabala::check::{Options, RULES, Rule, check};
use muqabala::language::Language;

use crate::support;

#[derive(Debug, Default)]
struct Example {
    line: usize,
    options: String,
    layout: String,
    languages: [Option<String>; 2],
    source: Vec<String>,
    target: Vec<String>,
    findings: Vec<String>,
}

fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<Example> = None;
    for (number, line) in page.lines().enumerate() {
        match (&mut open, line.trim_end()) {
            (None, "```pair") => open = Some(Example { line: number + 1, ..Example::default() }),
            (Some(_), "```") => examples.extend(open.take()),
            (Some(example), line) => read_line(example, line),
            (None, _) => {}
        }
    }
    assert!(open.is_none(), "a pair block is not closed");
    examples
}

fn read_line(example: &mut Example, line: &str) {
    let (key, value) =
        line.split_once(':').unwrap_or_else(|| panic!("line {}: not `key: value`: {line}", example.line));
    let value = value.trim().to_owned();
    match key {
        "options" => example.options = value,
        "layout" => example.layout = value,
        "source-lang" => example.languages[0] = Some(value),
        "target-lang" => example.languages[1] = Some(value),
        "source" => example.source.push(value),
        "target" => example.target.push(value),
        "finding" => example.findings.push(value),
        _ => panic!("line {}: unknown key `{key}`", example.line),
    }
}

fn found(rule: &Rule, example: &Example) -> Vec<String> {
    let language = |k: usize, default: &str| Language::from_tag(example.languages[k].as_deref().unwrap_or(default));
    let source = (example.source.as_slice(), language(0, "en"));
    let target = (example.target.as_slice(), language(1, "ar"));
    let (texts, alignment) = match example.layout.as_str() {
        "" => support::pairs(source, target),
        "rows" => support::rows(source, target),
        "text" => {
            let (texts, _) = support::pairs(source, target);
            let alignment = align(texts.as_ref(), &muqabala::align::Options::default());
            (texts, alignment)
        }
        other => panic!("line {}: unknown layout `{other}`", example.line),
    };
    let mut options = Options { select: vec![rule.name.to_owned()], ..Options::default() };
    if !example.options.is_empty() {
        let table: toml::Table = toml::from_str(&format!("x = {}", example.options)).expect("options are TOML");
        let value = serde_json::to_value(&table["x"]).expect("options fit JSON");
        options.rules = BTreeMap::from([(rule.name.to_owned(), value.as_object().expect("a table").clone())]);
    }
    let findings = check(texts.as_ref(), &alignment, &options).expect("the page's options are right");
    findings.into_iter().map(|finding| finding.message).collect()
}

#[test]
fn examples_on_rule_pages_hold() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let examples = examples(rule.docs);
        assert!(examples.iter().any(|e| !e.findings.is_empty()), "{}: the page shows no finding", rule.name);
        assert!(examples.iter().any(|e| e.findings.is_empty()), "{}: the page shows no near miss", rule.name);
        for example in examples {
            let found = found(rule, &example);
            if found != example.findings {
                let place = format!("docs/rules/{}.md:{}", rule.name, example.line);
                wrong.push(format!("{place}\n  expected {:#?}\n  found {found:#?}", example.findings));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let pages: BTreeSet<String> = fs::read_dir(folder)
        .expect("the folder of rule pages")
        .map(|entry| entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(pages, rules);
}

#[test]
fn rules_are_sorted_unique_and_told_apart_by_kebab_case_names() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "not sorted: {names:?}");
    for rule in RULES {
        assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
        assert!(rule.docs.starts_with(&format!("# {}\n", rule.name)), "{}: the page's title", rule.name);
        assert!(!rule.summary.is_empty() && !rule.mqm.is_empty() && !rule.its.is_empty(), "{}", rule.name);
        for name in rule.yields_to {
            assert!(names.contains(name), "{} yields to {name}, which does not exist", rule.name);
        }
    }
}

#[test]
fn unknown_options_of_a_rule_are_refused() {
    for rule in RULES {
        let value = serde_json::json!({"no-such-option": 1});
        assert!((rule.build)(value.as_object().expect("an object")).is_err(), "{}", rule.name);
    }
}
