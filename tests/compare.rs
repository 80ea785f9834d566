//! `compare` as a process: which translation is best, scores against a reference, lines that stand against each other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("written");
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muqabala")).args(args).current_dir(folder).output().expect("the command runs")
}

fn json(folder: &Path, args: &[&str]) -> Value {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let found = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(crate::schema::errors(&crate::schema::published("compare"), &found), Vec::<String>::new());
    found
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus/world-cup-final").join(name);
    fs::read_to_string(path).expect("a fixture")
}

/// A clean translation with defects put in: as many as there are replacements, each of which is found.
fn spoilt(text: &str, replacements: &[(&str, &str)]) -> String {
    replacements.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn the_translation_with_the_defects_comes_last_and_it_is_said_why() {
    let clean = fixture("target.ar.txt");
    let words: Vec<&str> = clean.split(' ').filter(|word| word.chars().count() > 4).step_by(9).take(10).collect();
    let doubled: Vec<(String, String)> =
        words.iter().map(|word| (format!(" {word} "), format!(" {word} {word} "))).collect();
    let defects: Vec<(&str, &str)> = doubled.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    let defects: Vec<(&str, &str)> = defects.into_iter().filter(|(from, _)| clean.contains(from)).collect();
    assert!(defects.len() >= 5);
    let worse = spoilt(&clean, &defects);
    let middle = spoilt(&clean, &defects[..1]);
    let files = [("en.txt", &*fixture("source.en.txt")), ("c.txt", &worse), ("b.txt", &middle), ("a.txt", &clean)];
    let folder = folder("compare-ranks", &files);
    let found = json(&folder, &["compare", "en.txt", "c.txt", "b.txt", "a.txt", "--format", "json"]);
    let places: Vec<&Value> = found["translations"].as_array().unwrap().iter().map(|one| &one["place"]).collect();
    assert_eq!(places, [3, 2, 1]);
    let why = &found["translations"][0]["findings"][0];
    assert_eq!(why["rule"], "repeated-word");
    assert!(why["count"].as_u64().unwrap() >= 5, "{why}");
}

#[test]
fn lines_are_scored_one_by_one_and_blank_ones_count() {
    let files = [
        ("en.txt", "The cat sat.\n\nThe dog ran.\n"),
        ("ar.txt", "جلست القطة.\n\nركض الكلب.\n"),
        ("ref.txt", "جلست القطة هنا.\n\nركض الكلب.\n"),
        ("short.txt", "جلست القطة.\nركض الكلب.\n"),
    ];
    let folder = folder("compare-lines", &files);
    let args = ["compare", "en.txt", "ar.txt", "--reference", "ref.txt", "--segments", "lines", "--format", "json"];
    let found = json(&folder, &args);
    assert_eq!(found["units"].as_array().unwrap().len(), 3);
    let ter = found["scores"].as_array().unwrap().iter().find(|scores| scores["metric"] == "TER").unwrap();
    // Lower-cased words at white space: one of five of the reference is missing, and القطة. gives way to القطة.
    assert_eq!(ter["values"][0]["score"], 40.0);
    assert_eq!(ter["values"][0]["against"], "reference");
    let refused = run(&folder, &["compare", "en.txt", "short.txt", "--segments", "lines"]);
    assert_eq!(refused.status.code(), Some(2));
    let why = String::from_utf8(refused.stderr).unwrap();
    assert!(why.contains("short.txt") && why.contains("2 lines stand against 3"), "{why}");
}

#[test]
fn translations_split_in_other_ways_are_compared_all_the_same() {
    let files = [
        ("en.txt", "The minister arrived in Cairo on Monday. He met the president. He left in the evening.\n"),
        ("a.txt", "وصل الوزير إلى القاهرة يوم الاثنين. والتقى الرئيس. وغادر في المساء.\n"),
        ("b.txt", "وصل الوزير إلى القاهرة يوم الاثنين، والتقى الرئيس. وغادر في المساء.\n"),
    ];
    let folder = folder("compare-split", &files);
    let found = json(&folder, &["compare", "en.txt", "a.txt", "b.txt", "--format", "json"]);
    let lengths = |unit: &Value| [0, 1].map(|k| unit["translations"][k].as_array().unwrap().len());
    let units: Vec<[usize; 2]> = found["units"].as_array().unwrap().iter().map(lengths).collect();
    assert_eq!(units, [[2, 1], [1, 1]]);
}

#[test]
fn a_missing_translation_is_one_clear_error() {
    let folder = folder("compare-none", &[("en.txt", "The cat sat.\n")]);
    let refused = run(&folder, &["compare", "en.txt"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("no translation to compare"));
}

/// The fixture of three translations, the careless one first.
fn fixture_article() -> [String; 4] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/compare/moon-landing");
    ["source.en.txt", "careless.ar.txt", "free.ar.txt", "careful.ar.txt"]
        .map(|name| folder.join(name).to_string_lossy().into_owned())
}

#[test]
fn ten_defects_put_a_translation_last() {
    let folder = folder("compare-fixture", &[]);
    let files = fixture_article();
    let args = [&["compare"][..], &files.each_ref().map(String::as_str), &["--format", "json"]].concat();
    let found = json(&folder, &args);
    let of = |number: usize, key: &str| found["translations"][number][key].as_f64().expect("a number");
    assert_eq!(found["translations"][0]["place"], 3);
    for number in [1, 2] {
        let (careless, other) = (of(0, "penalty_per_thousand_words"), of(number, "penalty_per_thousand_words"));
        assert!(careless > 20.0 + 2.0 * other, "{careless} {other}");
        assert!((0.5..1.0).contains(&of(number, "similarity")));
    }
    assert_eq!((of(0, "omitted"), of(2, "omitted")), (1.0, 0.0));
}

#[test]
fn words_are_told_as_asked_and_without_an_encoder_nothing_is_said_of_similarity() {
    let files =
        [("en.txt", "The cat sat.\n"), ("a.txt", "جلست القطة، ثم نامت.\n"), ("b.txt", "جلست القطة ، ثم نامت.\n")];
    let folder = folder("compare-tokenize", &files);
    let bleu = |tokenize: &str| {
        let args =
            ["compare", "en.txt", "a.txt", "b.txt", "--encoder", "none", "--tokenize", tokenize, "--format", "json"];
        let found = json(&folder, &args);
        assert_eq!(found["translations"][0]["similarity"], Value::Null);
        let scores = found["scores"][0].clone();
        assert!(scores["signature"].as_str().unwrap().contains(&format!("tok:{tokenize}|")), "{scores}");
        scores["values"][0]["score"].as_f64().unwrap()
    };
    // Only the international rules part the Arabic comma from its word.
    assert!(bleu("intl") > 99.9 && bleu("13a") < 99.0);
}

#[test]
fn the_page_is_written_beside_the_output_and_never_over_it_or_an_input() {
    let files = [("en.txt", "The cat sat.\n"), ("a.txt", "جلست القطة.\n"), ("b.txt", "قعدت القطة.\n")];
    let folder = folder("compare-page", &files);
    let base = ["compare", "en.txt", "a.txt", "b.txt"];
    let beside = run(&folder, &[&base[..], &["--report", "page.html", "--report-lang", "ar"]].concat());
    assert!(String::from_utf8(beside.stdout).unwrap().contains("chrF"));
    let page = fs::read_to_string(folder.join("page.html")).unwrap();
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\" class=\"compare columns-3\">"));
    let alone = run(&folder, &[&base[..], &["--format", "html", "--report-lang", "ar"]].concat());
    assert_eq!(page, String::from_utf8(alone.stdout).unwrap());
    for (refused, why) in [("b.txt", "overwrite an input"), ("out.txt", "two outputs would be written here")] {
        let output = run(&folder, &[&base[..], &["--output", "out.txt", "--report", refused]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains(why));
    }
}
