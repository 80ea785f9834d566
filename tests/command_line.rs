//! The command as a process: what goes in, what comes out, what is refused.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::support::Folder;

const ENGLISH: &str = "The minister arrived in Cairo on Monday.\n\nHe met the president and left in the evening.\n";
const ARABIC: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في في المساء.\n";

/// A folder of its own for a test, empty at its start.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("en.txt"), ENGLISH).expect("written");
    fs::write(folder.join("ar.txt"), ARABIC).expect("written");
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let command = Command::new(env!("CARGO_BIN_EXE_muqabala")).args(args).current_dir(folder).output();
    command.expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn findings_at_or_above_the_threshold_make_the_status_1() {
    let folder = folder("status");
    assert_eq!(run(&folder, &["check", "en.txt", "ar.txt"]).status.code(), Some(1));
    assert_eq!(run(&folder, &["check", "en.txt", "ar.txt", "--fail-on", "never"]).status.code(), Some(0));
    assert_eq!(run(&folder, &["check", "en.txt", "ar.txt", "--ignore", "repeated-word"]).status.code(), Some(0));
}

#[test]
fn bad_input_is_one_line_on_standard_error_and_status_2() {
    let folder = folder("bad-input");
    fs::write(folder.join("empty.txt"), " \n").expect("written");
    fs::write(folder.join("binary.txt"), b"\x7fELF\0\0\x01").expect("written");
    fs::write(folder.join("broken.txt"), [ARABIC.as_bytes(), b"\xff"].concat()).expect("written");
    fs::write(folder.join("pairs.tsv"), "en\tar\na\tb\n").expect("written");
    let encoder = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("models/encoder.en-ar.bin")).expect("the model");
    let mut wrong = encoder.clone();
    wrong[5_000_000] ^= 1;
    fs::write(folder.join("cut.bin"), &encoder[..1_000_000]).expect("written");
    fs::write(folder.join("wrong.bin"), wrong).expect("written");
    fs::write(folder.join("old.bin"), "muqabala-encoder 0 x\n").expect("written");
    fs::write(folder.join("bad.toml"), "selct = []\n").expect("written");
    let no_model = if cfg!(feature = "onnx") {
        "none.onnx: there is no such file"
    } else {
        "none.onnx: this muqabala was built without the feature `onnx`"
    };
    let cases: &[(&[&str], &str)] = &[
        (&["check", "none.txt", "ar.txt"], "none.txt: there is no such file"),
        (&["check", ".", "ar.txt"], ".: this is a folder"),
        (&["check", "en.txt", "empty.txt"], "empty.txt: the file is empty"),
        (&["check", "en.txt", "binary.txt"], "binary.txt: this is a binary file"),
        (&["check", "en.txt", "broken.txt"], "broken.txt:4:1: not valid UTF-8"),
        (&["check", "pairs.tsv"], "pairs.tsv:1:1: the header has no column “source”"),
        (&["check", "en.txt", "ar.txt", "--select", "repeated-wrod"], "did you mean “repeated-word”?"),
        (&["rules", "nothing-like-it"], "there is no rule “nothing-like-it”"),
        (&["check", "en.txt", "ar.txt", "--config", "bad.toml"], "bad.toml:1:1: unknown field `selct`"),
        (&["check", "en.txt", "ar.txt", "--output", "./ar.txt"], "./ar.txt: the output would overwrite an input"),
        (&["check", "en.txt", "ar.txt", "--report", "en.txt"], "en.txt: the output would overwrite an input"),
        (
            &["check", "en.txt", "ar.txt", "--report", "x.html", "-o", "x.html"],
            "x.html: two outputs would be written here",
        ),
        (&["check", "en.txt", "ar.txt", "--report", "no/x.html"], "no/x.html: its folder does not exist"),
        (&["check", "en.txt", "en.txt"], "both texts seem to be in one language"),
        (&["check", "en.txt"], "the text under check is missing"),
        (&["check", "en.txt", "ar.txt", "--encoder", "none.bin"], "none.bin: there is no such file"),
        (&["align", "en.txt", "ar.txt", "--encoder", "none.onnx"], no_model),
        (&["align", "en.txt", "ar.txt", "--encoder", "en.txt"], "en.txt: not a packed encoder"),
        (&["align", "en.txt", "ar.txt", "--encoder", "old.bin"], "old.bin: a packed encoder of version 0"),
        (&["align", "en.txt", "ar.txt", "--encoder", "cut.bin"], "cut.bin: the packed encoder is damaged"),
        (&["align", "en.txt", "ar.txt", "--encoder", "wrong.bin"], "wrong.bin: the packed encoder is damaged"),
        (&["check", "-", "-"], "standard input can be one of the two"),
    ];
    let before = fs::read_dir(&folder).expect("the folder").count();
    for (args, expected) in cases {
        let output = run(&folder, args);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {error}");
        assert!(error.contains(expected), "{args:?}: {error}");
        assert_eq!((error.lines().count(), output.stdout.len()), (1, 0), "{args:?}: {error}");
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), before, "something was written");
    assert_eq!(fs::read_to_string(folder.join("ar.txt")).expect("kept"), ARABIC);
}

#[test]
fn texts_beyond_the_stated_limits_are_refused_before_any_work() {
    let folder = folder("limits");
    fs::write(folder.join("long.txt"), "The ferry was late again. ".repeat((25 << 20) / 26)).unwrap();
    fs::write(folder.join("lines.txt"), "a\n".repeat(400_001)).unwrap();
    fs::write(folder.join("ar.txt"), "تأخرت العبارة مرة أخرى.").unwrap();
    for (options, message) in [
        (["check", "long.txt", "ar.txt", "--segments=auto"], "long.txt: the text has more than 24 MiB"),
        (["align", "lines.txt", "ar.txt", "--segments=lines"], "lines.txt: the text has more than 400000 segments"),
    ] {
        let output = run(&folder, &options);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(message), "{}", text(&output.stderr));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn standard_input_is_either_text() {
    let folder = folder("stdin");
    let mut child = Command::new(env!("CARGO_BIN_EXE_muqabala"))
        .args(["align", "en.txt", "-", "--format", "beads"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command runs");
    child.stdin.take().expect("a pipe").write_all(ARABIC.as_bytes()).expect("written");
    let output = text(&child.wait_with_output().expect("ends").stdout);
    assert!(output.starts_with("[0]:[0]:"), "{output}");
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let folder = folder("same");
    for format in ["text", "json", "jsonl"] {
        let args = ["check", "en.txt", "ar.txt", "--format", format];
        let output = run(&folder, &args).stdout;
        for threads in ["1", "2", "7"] {
            let args = [&args[..], &["--threads", threads]].concat();
            assert_eq!(run(&folder, &args).stdout, output, "{format} {threads}");
        }
    }
}

#[test]
fn outputs_are_written_beside_each_other() {
    let folder = folder("outputs");
    let args = [
        "check",
        "en.txt",
        "ar.txt",
        "--format",
        "json",
        "-o",
        "found.json",
        "--report",
        "page.html",
        "--fail-on",
        "never",
    ];
    let output = run(&folder, &args);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{}", text(&output.stderr));
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("found.json")).expect("json")).expect("JSON");
    assert_eq!(json["schema"], "muqabala/check/1");
    assert_eq!(json["findings"][0]["target"]["text"], "في في");
    assert!(
        fs::read_to_string(folder.join("page.html"))
            .expect("a page")
            .to_ascii_lowercase()
            .starts_with("<!doctype html>")
    );
    let names = fs::read_dir(&folder).expect("the folder").count();
    assert_eq!(names, 4, "temporary files are left");
}

#[test]
fn the_nearest_configuration_holds_and_the_command_line_goes_before_it() {
    let folder = folder("config");
    fs::write(folder.join("muqabala.toml"), "ignore = [\"repeated-word\"]\nfail-on = \"never\"\n").expect("written");
    fs::create_dir(folder.join("below")).expect("a folder");
    let below = folder.join("below");
    let output = run(&below, &["check", "../en.txt", "../ar.txt", "--format", "jsonl"]);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(0), ""));
    assert_eq!(run(&below, &["check", "../en.txt", "../ar.txt", "--fail-on", "major"]).status.code(), Some(0));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = folder("pipe");
    let mut child = Command::new(env!("CARGO_BIN_EXE_muqabala"))
        .args(["rules", "repeated-word"])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn devices_are_written_in_place() {
    let folder = folder("device");
    let output = run(&folder, &["align", "en.txt", "ar.txt", "-o", "/dev/null"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!fs::metadata("/dev/null").expect("it is there").is_file());
}

#[test]
fn a_baseline_takes_out_what_was_dismissed_and_survives_edits_elsewhere() {
    let folder = folder("baseline");
    let check = |more: &[&str]| run(&folder, &[&["check", "en.txt", "ar.txt"], more].concat());
    let json = |more: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&check(&[&["--format", "json"], more].concat()).stdout).expect("JSON")
    };
    let finding = json(&[])["findings"][0].clone();
    let judge = |status: &str| {
        let entry = serde_json::json!({"fingerprint": finding["fingerprint"], "status": status, "reason": "style"});
        let file = serde_json::json!({"schema": "muqabala/baseline/1", "findings": [entry]});
        fs::write(folder.join(format!("{status}.json")), file.to_string()).expect("written");
    };
    judge("accepted");
    judge("dismissed");
    fs::write(folder.join("earlier.json"), check(&["--format", "json"]).stdout).expect("written");
    for edited in [ARABIC.to_owned(), format!("عنوان جديد\n\n{ARABIC}")] {
        fs::write(folder.join("ar.txt"), edited).expect("written");
        let left = json(&["--baseline", "dismissed.json"]);
        assert!(left["findings"].as_array().is_some_and(|all| all.iter().all(|one| one["rule"] != finding["rule"])));
        assert_eq!(left["score"]["dismissed"], 1);
        let marked = json(&["--baseline", "accepted.json"]);
        let same = |one: &&serde_json::Value| one["fingerprint"] == finding["fingerprint"];
        let status = |all: &serde_json::Value| {
            all["findings"].as_array().and_then(|all| all.iter().find(same)).map(|one| one["status"].clone())
        };
        assert_eq!(status(&marked), Some("accepted".into()));
        assert_eq!(status(&json(&["--baseline", "earlier.json"])), Some("known".into()));
    }
    for (file, shown) in [("dismissed", false), ("accepted", true), ("earlier", false)] {
        let output = check(&["--baseline", &format!("{file}.json"), "--select", "repeated-word"]);
        assert_eq!(output.status.code(), Some(0), "{file}");
        assert_eq!(text(&output.stdout).contains("is said twice"), shown, "{file}");
    }
    let known = check(&["--baseline", "earlier.json", "--select", "repeated-word", "--show-known"]);
    assert!(text(&known.stdout).contains("(known)"));
    fs::write(folder.join("other.json"), "[1, 2]").expect("written");
    let refused = check(&["--baseline", "other.json"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("other.json:"), "{}", text(&refused.stderr));
    let over = check(&["--baseline", "other.json", "--output", "other.json"]);
    assert!(text(&over.stderr).contains("would overwrite an input"), "{}", text(&over.stderr));
}

#[test]
fn word_links_are_numbers_of_words_one_line_a_link() {
    let folder = folder("word-links");
    let output = run(&folder, &["align", "en.txt", "ar.txt", "--word-links"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let lines = text(&output.stdout);
    assert_eq!(lines.lines().count(), 2, "{lines}");
    let words = pharaoh(lines.lines().next().expect("a line"));
    // Cairo is the fifth word of the English sentence and the fourth of the Arabic one, Monday the last of each.
    assert!(words.contains(&(4, 3)) && words.contains(&(6, 5)), "{words:?}");
    let json = text(&run(&folder, &["align", "en.txt", "ar.txt", "--word-links", "--format", "json"]).stdout);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let word = &json["links"][0]["words"][0];
    assert!(word["source"]["start"].is_u64() && word["confidence"].as_f64().is_some_and(|p| p > 0.0 && p <= 1.0));
    assert!(json["links"][0]["why"].as_array().is_some_and(|shares| !shares.is_empty()));
}

/// The pairs of a Pharaoh line.
fn pharaoh(line: &str) -> Vec<(usize, usize)> {
    let pair = |pair: &str| {
        let (source, target) = pair.split_once('-').expect("a hyphen");
        (source.parse().expect("a number"), target.parse().expect("a number"))
    };
    line.split(' ').map(pair).collect()
}

#[test]
fn check_reads_whole_sentences_where_align_cuts_them() {
    let folder = folder("whole-sentences");
    fs::write(
        folder.join("en.txt"),
        "The minister arrived in Cairo on Monday. He met the president. He left in the evening.\n",
    )
    .expect("written");
    fs::write(folder.join("ar.txt"), "وصل الوزير إلى القاهرة يوم الاثنين، والتقى الرئيس. وغادر في المساء.\n")
        .expect("written");
    let segments = |command: &str| {
        let output = run(&folder, &[command, "en.txt", "ar.txt", "--format", "json", "--output", "out.json"]);
        assert_ne!(output.status.code(), Some(2));
        let json = fs::read_to_string(folder.join("out.json")).expect("written");
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        json["target"]["segments"].as_array().expect("segments").len()
    };
    assert_eq!((segments("check"), segments("align")), (2, 3));
}

#[test]
fn letters_go_before_the_language_that_a_page_names() {
    let page = |language: &str, text: &str| format!("<html lang=\"{language}\"><body><p>{text}</p></body></html>\n");
    let folder = Folder::new("wrong-lang", &[("en.html", &page("ar", ENGLISH)), ("ar.html", &page("en", ARABIC))]);
    let run = folder.run(&["check", "en.html", "ar.html", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out()).expect("JSON");
    assert_eq!((&json["source"]["language"], &json["target"]["language"]), (&"en".into(), &"ar".into()));
}
