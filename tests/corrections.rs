//! Links given by hand: anchors, alignments given back, and what other aligners write.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// A folder with an article and its translation.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus/moon-landing");
    for (from, to) in [("source.en.txt", "en.txt"), ("target.ar.txt", "ar.txt")] {
        fs::copy(article.join(from), folder.join(to)).expect("copied");
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muqabala")).args(args).current_dir(folder).output().expect("the command runs")
}

/// What `muqabala align` prints with these options.
fn align(folder: &Path, options: &[&str]) -> String {
    let output = run(folder, &[&["align", "en.txt", "ar.txt"], options].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(folder: &Path, options: &[&str]) -> Value {
    serde_json::from_str(&align(folder, &[&["--format", "json"], options].concat())).expect("JSON")
}

fn sides(alignment: &Value) -> Vec<(Value, Value)> {
    let links = alignment["links"].as_array().expect("links");
    links.iter().map(|link| (link["source"].clone(), link["target"].clone())).collect()
}

fn refusal(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(error.lines().count(), 1, "{error}");
    error
}

#[test]
fn anchors_hold_and_the_rest_is_aligned_around_them() {
    let folder = folder("anchors");
    fs::write(folder.join("a.tsv"), "source\ttarget\n2-3\t2\n5\t-\n4\t6\tmoved\n").expect("written");
    let found = json(&folder, &["--anchors", "a.tsv"]);
    let links = found["links"].as_array().expect("links");
    let has = |source: Value, target: Value| {
        links.iter().find(|link| link["source"] == source && link["target"] == target).expect("the link")
    };
    assert_eq!(has(json!([1, 2]), json!([1]))["locked"], true);
    assert_eq!(has(json!([4]), json!([]))["locked"], true);
    assert_eq!(has(json!([3]), json!([5]))["moved"], true);
    assert!(has(json!([8]), json!([8]))["locked"].is_null());
    let mut numbers: Vec<u64> =
        links.iter().flat_map(|link| link["target"].as_array().expect("numbers")).filter_map(Value::as_u64).collect();
    numbers.sort_unstable();
    assert!(numbers.iter().copied().eq(0..numbers.len() as u64), "every segment stands in one link: {numbers:?}");
}

#[test]
fn what_is_locked_is_kept_and_the_rest_found_again() {
    let folder = folder("locked");
    let before = json(&folder, &[]);
    let mut edited = before.clone();
    // Of two links of one sentence each, the first is given both on purpose and locked; the second is wrong but not locked.
    let size = |link: &Value| [&link["source"], &link["target"]].map(|side| side.as_array().map_or(0, Vec::len));
    let links = before["links"].as_array().expect("links");
    let first =
        (3..links.len()).find(|&k| size(&links[k]) == [1, 1] && size(&links[k + 1]) == [1, 1]).expect("two links");
    let both = json!([links[first]["target"][0], links[first + 1]["target"][0]]);
    edited["links"][first] = json!({"source": links[first]["source"], "target": both, "locked": true});
    edited["links"][first + 1] = json!({"source": links[first + 1]["source"], "target": []});
    fs::write(folder.join("x.json"), edited.to_string()).expect("written");
    let after = sides(&json(&folder, &["--alignment", "x.json"]));
    assert!(after.contains(&(links[first]["source"].clone(), both)));
    assert_eq!(after[after.len() - 8..], sides(&before)[sides(&before).len() - 8..]);
    // `check` takes all of it as it is.
    let output = run(&folder, &["check", "en.txt", "ar.txt", "--alignment", "x.json", "--format", "json"]);
    let checked: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(sides(&checked), sides(&edited));
    assert!(checked["findings"].to_string().contains("\"omission\""));
}

#[test]
fn beads_and_ladders_are_written_and_read_back() {
    let folder = folder("beads");
    let plain = sides(&json(&folder, &[]));
    for format in ["beads", "ladder", "jsonl"] {
        fs::write(folder.join("given"), align(&folder, &["--format", format])).expect("written");
        let output = run(&folder, &["check", "en.txt", "ar.txt", "--alignment", "given", "--format", "json"]);
        let checked: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(sides(&checked), plain, "{format}");
    }
    // A file without locks is locked as a whole; what it leaves out is aligned.
    fs::write(folder.join("given"), "[0]:[0]:0.02\n[1]:[1]:0.3\n").expect("written");
    let found = sides(&json(&folder, &["--alignment", "given"]));
    assert!(found.contains(&(json!([1]), json!([1]))) && found.contains(&(json!([8]), json!([8]))));
}

#[test]
fn segments_are_those_of_the_alignment_given_back() {
    let folder = folder("segments");
    let lines = json(&folder, &["--segments", "lines"]);
    fs::write(folder.join("lines.json"), lines.to_string()).expect("written");
    let output = run(&folder, &["check", "en.txt", "ar.txt", "--alignment", "lines.json", "--format", "json"]);
    let checked: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(checked["source"]["segments"], lines["source"]["segments"]);
    assert_eq!(sides(&checked), sides(&lines));
}

#[test]
fn what_does_not_fit_is_refused_in_one_line() {
    let folder = folder("refused");
    let good = json(&folder, &[]);
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("written");
    let mut twice = good.clone();
    twice["links"][1]["source"] = json!([0]);
    write("twice.json", &twice.to_string());
    let mut crossing = good.clone();
    crossing["links"][8]["target"] = good["links"][9]["target"].clone();
    crossing["links"][9]["target"] = good["links"][8]["target"].clone();
    write("crossing.json", &crossing.to_string());
    let mut typo = good.clone();
    typo["links"][0]["lock"] = json!(true);
    write("typo.json", &typo.to_string());
    write("broken.json", "{\"schema\": \"muqabala/align/1\",\n\"links\": [,]}");
    write("good.json", &good.to_string());
    write("far.tsv", "1\t1\n99\t2\n");
    write("pairs.tsv", "source\ttarget\nYes.\tنعم.\n");
    let cases: &[(&[&str], &str)] = &[
        (
            &["check", "en.txt", "ar.txt", "--alignment", "twice.json"],
            "twice.json: link 1: source segment 1 stands in two links",
        ),
        (&["check", "en.txt", "ar.txt", "--alignment", "crossing.json"], "is not marked as moved"),
        (&["check", "en.txt", "ar.txt", "--alignment", "typo.json"], "unknown field `lock`"),
        (&["check", "en.txt", "ar.txt", "--alignment", "broken.json"], "broken.json:2:11: not valid JSON"),
        (&["check", "en.txt", "ar.txt", "--alignment", "en.txt"], "en.txt: this is no alignment"),
        (
            &["check", "ar.txt", "en.txt", "--alignment", "good.json"],
            "the source and the target seem to have changed places",
        ),
        (&["align", "en.txt", "ar.txt", "--anchors", "far.tsv"], "far.tsv:2:1: there is no source segment 99"),
        (&["align", "en.txt", "ar.txt", "--anchors", "none.tsv"], "none.tsv: there is no such file"),
        (&["align", "en.txt", "ar.txt", "--alignment", "good.json", "-o", "good.json"], "would overwrite an input"),
        (&["check", "pairs.tsv", "--anchors", "far.tsv"], "the pairs of a bitext are its alignment"),
    ];
    for (args, expected) in cases {
        let error = refusal(&folder, args);
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_lexicon_of_one_s_own_is_trained_and_used() {
    let folder = folder("lexicon");
    let pairs = [
        "the zorple sleeps\tالزمبرك نائم",
        "a zorple runs\tزمبرك يركض",
        "the zorple eats\tالزمبرك ياكل",
        "a dog sleeps\tكلب نائم",
    ];
    fs::write(folder.join("pairs.tsv"), format!("source\ttarget\n{}\n", pairs.join("\n"))).expect("written");
    for output in ["one.tsv", "two.tsv"] {
        let output = run(
            &folder,
            &["lexicon", "train", "pairs.tsv", "-o", output, "--source-lang", "en", "--target-lang", "ar"],
        );
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let trained = fs::read_to_string(folder.join("one.tsv")).expect("the lexicon");
    assert_eq!(trained, fs::read_to_string(folder.join("two.tsv")).expect("the lexicon"));
    assert!(trained.lines().any(|line| line.starts_with("zorpl\tزمبرك ")), "{trained}");
    fs::write(folder.join("en.txt"), "We saw a zorple.\n").expect("written");
    fs::write(folder.join("ar.txt"), "راينا زمبرك.\n").expect("written");
    let words = |options: &[&str]| align(&folder, &[&["--word-links"], options].concat());
    assert!(!words(&[]).contains("3-1"));
    assert!(words(&["--lexicon", "one.tsv"]).contains("3-1"));
    fs::write(folder.join("bad.tsv"), trained.replace("zorpl\t", "aaa\t")).expect("written");
    for (args, expected) in [
        (["align", "en.txt", "ar.txt", "--lexicon", "bad.tsv"], "bad.tsv:"),
        (["align", "en.txt", "ar.txt", "--lexicon", "pairs.tsv"], "pairs.tsv: not a lexicon"),
        (["lexicon", "train", "en.txt", "-o", "x.tsv"], "en.txt: a lexicon is trained on sentence pairs"),
        (["lexicon", "train", "pairs.tsv", "-o", "pairs.tsv"], "would overwrite an input"),
    ] {
        let error = refusal(&folder, &args);
        assert!(error.contains(expected), "{error}");
    }
    fs::write(folder.join("fr.txt"), "Bonjour.\n").expect("written");
    let error = refusal(&folder, &["align", "fr.txt", "ar.txt", "--source-lang", "fr", "--lexicon", "one.tsv"]);
    assert!(error.contains("a lexicon of en and ar, but the texts are in fr and ar"), "{error}");
}
