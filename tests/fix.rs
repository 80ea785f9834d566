//! `fix` and `--glossary` as a process.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::{self, Folder};

const ENGLISH: &str = "The minister arrived in Cairo on Monday.\n\nHe met the president and left in the evening.\n";
const ARABIC: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في في المساء .\n";
const REPAIRED: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في المساء.\n";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fix").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    write(&folder, "en.txt", ENGLISH);
    write(&folder, "ar.txt", ARABIC);
    folder
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    fs::write(folder.join(name), content).expect("written");
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("read")
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muqabala"));
    command.args(args).args(["--encoder", "none"]).current_dir(folder);
    command.output().expect("the command runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_diff_changes_nothing_and_writing_repairs_once_and_for_all() {
    let folder = folder("twice");
    let shown = run(&folder, &["fix", "en.txt", "ar.txt"]);
    assert_eq!(shown.status.code(), Some(1), "{}", err(&shown));
    let diff = out(&shown);
    assert!(diff.starts_with("--- ar.txt\n+++ ar.txt\n@@ "), "{diff}");
    assert!(diff.contains("\n-والتقى الرئيس وغادر في في المساء .\n+والتقى الرئيس وغادر في المساء.\n"), "{diff}");
    assert_eq!(read(&folder, "ar.txt"), ARABIC);
    assert_eq!(run(&folder, &["fix", "en.txt", "ar.txt", "--write"]).status.code(), Some(0));
    assert_eq!(read(&folder, "ar.txt"), REPAIRED);
    let again = run(&folder, &["fix", "en.txt", "ar.txt", "--diff"]);
    assert_eq!((again.status.code(), out(&again).as_str()), (Some(0), ""));
}

#[test]
fn rules_and_judgements_decide_what_is_repaired() {
    let folder = folder("chosen");
    run(&folder, &["fix", "en.txt", "ar.txt", "--select", "repeated-word", "--write"]);
    assert_eq!(read(&folder, "ar.txt"), ARABIC.replace("في في", "في"));
}

#[test]
fn the_encoding_and_its_mark_stay_as_they_are() {
    let folder = folder("encoding");
    let wide =
        |text: &str| -> Vec<u8> { format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect() };
    write(&folder, "ar.txt", wide(ARABIC));
    assert_eq!(run(&folder, &["fix", "en.txt", "ar.txt", "--write"]).status.code(), Some(0));
    assert_eq!(fs::read(folder.join("ar.txt")).expect("read"), wide(REPAIRED));
}

#[test]
fn markup_and_the_other_side_of_a_bitext_stay_as_they_are() {
    let folder = folder("markup");
    let row = |target: &str| format!("id\tsource\ttarget\n1\tHe left in the evening.\t{target}\n");
    write(&folder, "pairs.tsv", row("غادر في في المساء."));
    run(&folder, &["fix", "pairs.tsv", "--write"]);
    assert_eq!(read(&folder, "pairs.tsv"), row("غادر في المساء."));
    let page = |target: &str| format!("# عنوان\n\n- **وصل** الوزير {target} يوم الاثنين [هنا](http://example.org).\n");
    write(&folder, "ar.md", page("في في القاهرة"));
    write(&folder, "en.md", "# Title\n\n- The minister **arrived** in Cairo on Monday [here](http://example.org).\n");
    run(&folder, &["fix", "en.md", "ar.md", "--write", "--select", "repeated-word"]);
    assert_eq!(read(&folder, "ar.md"), page("في القاهرة"));
}

#[test]
fn after_a_repair_its_findings_are_gone_and_no_others_have_come() {
    let Some(seed) = support::shared("seed") else { return };
    let folder = folder("seed");
    for (from, to) in [("reference.en.txt", "en.txt"), ("article.ar.txt", "ar.txt")] {
        fs::copy(seed.join(from), folder.join(to)).expect("copied");
    }
    let findings = |folder: &Path| {
        let lines = out(&run(folder, &["check", "en.txt", "ar.txt", "--format", "jsonl", "--fail-on", "never"]));
        let all = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
        all.collect::<Vec<_>>()
    };
    let before = findings(&folder);
    assert_eq!(run(&folder, &["fix", "en.txt", "ar.txt", "--write"]).status.code(), Some(0));
    let after = findings(&folder);
    assert!(after.iter().all(|finding| finding["fix"]["applicability"] != "safe"), "{after:#?}");
    let by_rule = |findings: &[serde_json::Value]| {
        findings.iter().fold(BTreeMap::new(), |mut counts, finding| {
            *counts.entry(finding["rule"].to_string()).or_insert(0) += 1;
            counts
        })
    };
    let old = by_rule(&before);
    for (rule, count) in by_rule(&after) {
        assert!(old.get(&rule).is_some_and(|old| count <= *old), "{rule}: {count}");
    }
}

#[test]
fn a_word_file_is_refused_as_what_it_is() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats");
    let output = run(&fixtures, &["fix", "harbour.en.docx", "harbour.ar.docx"]);
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    assert!(told.contains("harbour.ar.docx: repairs cannot be written back into a file of this format"), "{told}");
}

#[test]
fn what_was_dismissed_stays_as_it_is_in_every_round() {
    let folder = folder("dismissed");
    // Hamza and yaa of the last word are repaired one after the other; the doubled word was judged right.
    write(&folder, "ar.txt", "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في في الاراضى.\n");
    write(&folder, "before.json", out(&run(&folder, &["check", "en.txt", "ar.txt", "--format", "json"])));
    let mut run_before: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("before.json")).expect("read")).expect("JSON");
    let doubled: Vec<serde_json::Value> = run_before["findings"]
        .as_array_mut()
        .expect("findings")
        .iter()
        .filter(|finding| finding["rule"] == "repeated-word")
        .map(|finding| serde_json::json!({"fingerprint": finding["fingerprint"], "status": "dismissed"}))
        .collect();
    assert_eq!(doubled.len(), 1);
    let judged = serde_json::json!({"schema": "muqabala/baseline/1", "findings": doubled});
    write(&folder, "judged.json", judged.to_string());
    let output = run(&folder, &["fix", "en.txt", "ar.txt", "--write", "--baseline", "judged.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let repaired = fs::read_to_string(folder.join("ar.txt")).expect("read");
    assert!(repaired.contains("وغادر في في الأراضي."), "{repaired}");
}

#[test]
fn what_cannot_be_written_back_is_refused() {
    let folder = folder("refused");
    let cases: &[(&[&str], &str)] = &[
        (&["fix", "en.txt", "-", "--write"], "standard input cannot be written back"),
        (&["fix", "en.txt", "none.txt"], "none.txt: there is no such file"),
        (&["fix", "en.txt", "ar.txt", "--select", "repeated-wrod"], "did you mean “repeated-word”?"),
        (&["fix", "en.txt", "ar.txt", "--write", "--diff"], "cannot be used with"),
        (&["fix", "en.txt", "ar.txt", "--output", "en.txt"], "the output would overwrite an input"),
    ];
    for (args, expected) in cases {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(err(&output).contains(expected), "{args:?}: {}", err(&output));
    }
}

#[test]
fn a_glossary_is_taken_from_the_command_line_and_from_the_configuration() {
    let folder = folder("glossary");
    write(&folder, "terms.csv", "source,target,forbidden\nminister,كاتب الدولة,وزير\n,,قاهرة\n");
    let rules = |args: &[&str]| {
        let lines = out(&run(&folder, &[&["check", "en.txt", "ar.txt", "--format", "jsonl"], args].concat()));
        let rule = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["rule"].clone();
        lines.lines().map(rule).filter(|rule| rule.as_str().is_some_and(|rule| rule.ends_with("-term"))).count()
    };
    assert_eq!(rules(&[]), 0);
    assert_eq!(rules(&["--glossary", "terms.csv"]), 2);
    fs::create_dir(folder.join("house")).expect("a folder");
    fs::rename(folder.join("terms.csv"), folder.join("house/terms.csv")).expect("moved");
    write(&folder, "house/muqabala.toml", "glossary = [\"terms.csv\"]\n");
    assert_eq!(rules(&["--config", "house/muqabala.toml"]), 2);
}

#[test]
fn a_glossary_that_is_none_is_refused_with_its_place() {
    let folder = folder("bad-glossary");
    write(&folder, "terms.csv", "source,target\nminister,\n");
    write(&folder, "terms.tbx", "<tbx><text></tbx>");
    let cases = [
        ("none.csv", "none.csv: there is no such file"),
        ("terms.csv", "terms.csv:2:1: this entry has neither a target nor a forbidden term"),
        ("terms.tbx", "terms.tbx:1:12: this is not well-formed XML"),
    ];
    for (name, expected) in cases {
        let output = run(&folder, &["check", "en.txt", "ar.txt", "--glossary", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(err(&output).contains(expected), "{}", err(&output));
    }
    let output = run(&folder, &["check", "en.txt", "ar.txt", "--glossary", "terms.csv", "--output", "terms.csv"]);
    assert!(err(&output).contains("the output would overwrite an input"), "{}", err(&output));
}

#[test]
fn a_repair_that_cuts_sentences_elsewhere_takes_no_others_along() {
    let english = "The minister arrived. He left in the evening.\n\n\
                   The council approved the new budget after a long debate. The session ended late at night.\n";
    let again = "وافق المجلس على الميزانية الجديدة بعد نقاش طويل.";
    let arabic = |twice: &str| format!("وصل الوزير. وغادر {twice} المساء.\n\n{again} {again} وانتهت الجلسة ليلا.\n");
    let folder = Folder::new("cut-elsewhere", &[("en.txt", english), ("ar.txt", &arabic("في في"))]);
    let run = folder.run(&["fix", "en.txt", "ar.txt", "--unsafe", "--write"]);
    assert_eq!(folder.read("ar.txt"), arabic("في"), "{}", run.err());
    // The sentence said twice is not repaired, and not counted as if it were.
    assert!(run.err().contains("1 finding repaired") && run.err().contains("no repair could be made"), "{}", run.err());
}

#[test]
fn a_compressed_text_is_refused_as_one() {
    let folder = Folder::new("fix-packed", &[("en.txt", ENGLISH)]);
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(ARABIC.as_bytes()).expect("packed");
    folder.write("ar.txt.gz", encoder.finish().expect("packed"));
    folder.run(&["fix", "en.txt", "ar.txt.gz"]).is_refused("ar.txt.gz: this file is compressed");
}
