//! Bitexts bit by bit: the same findings, filtered rows, scores of documents.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::support::Folder;

/// Enough pairs for several blocks.
const PAIRS: usize = 4500;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpora").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let select = ["--select", "repeated-word", "--fail-on", "never"];
    let command = Command::new(env!("CARGO_BIN_EXE_muqabala")).args(args).args(select).current_dir(folder).output();
    command.expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether pair `number` has a word said twice.
fn is_wrong(number: usize) -> bool {
    number % 1500 == 7
}

fn target(number: usize) -> String {
    let twice = if is_wrong(number) { "في في" } else { "في" };
    format!("وغادر {twice} المساء رقم {number}.")
}

fn tsv() -> String {
    let mut rows = "source\ttarget\n".to_owned();
    for number in 0..PAIRS {
        writeln!(rows, "He left in the evening, number {number}.\t{}", target(number)).expect("written");
    }
    rows
}

#[test]
fn findings_are_those_of_the_whole_file() {
    let folder = folder("whole");
    fs::write(folder.join("all.tsv"), tsv()).expect("written");
    let object = |number| serde_json::json!({"source": format!("He left, number {number}."), "target": target(number)});
    let objects: String = (0..PAIRS).flat_map(|number| [object(number).to_string(), "\n".to_owned()]).collect();
    fs::write(folder.join("all.jsonl"), objects).expect("written");
    for file in ["all.tsv", "all.jsonl"] {
        for format in ["jsonl", "github"] {
            let whole = run(&folder, &["check", file, "--format", format]);
            let streamed = run(&folder, &["check", file, "--format", format, "--stream", "--quiet"]);
            assert_eq!(text(&streamed.stderr), "");
            assert_eq!(text(&whole.stdout).lines().count(), 3);
            assert_eq!(text(&streamed.stdout), text(&whole.stdout), "{file} as {format}");
        }
    }
    let printed = text(&run(&folder, &["check", "all.tsv", "--stream", "--threads", "3"]).stdout);
    assert!(printed.contains("pair 3008") && printed.contains("all.tsv:3009:"), "{printed}");
    assert!(printed.ends_with("4500 pairs; 3 findings: 3 major, penalty 0.8 per 1,000 words.\n"), "{printed}");
}

#[test]
fn rows_without_findings_are_kept_as_they_stand() {
    let folder = folder("keep");
    let rows = tsv();
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(rows.as_bytes()).expect("packed");
    // An equal pair, but for white space, and a last line without end.
    encoder
        .write_all("He left in the evening,  number 0. \tوغادر في المساء رقم 0.\nYes.\tنعم.".as_bytes())
        .expect("packed");
    fs::write(folder.join("all.tsv.gz"), encoder.finish().expect("packed")).expect("written");
    let keep = |threads: &str| {
        let args = ["check", "all.tsv.gz", "--keep", "kept.tsv.gz", "--drop-duplicates", "--threads", threads];
        let output = run(&folder, &args);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        (fs::read(folder.join("kept.tsv.gz")).expect("kept"), text(&output.stdout))
    };
    let (bytes, printed) = keep("1");
    let mut kept = String::new();
    GzDecoder::new(bytes.as_slice()).read_to_string(&mut kept).expect("gzip");
    let clean = |(number, row): (usize, &str)| (number == 0 || !is_wrong(number - 1)).then(|| format!("{row}\n"));
    let expected: String = rows.lines().enumerate().filter_map(clean).collect();
    assert_eq!(kept, format!("{expected}Yes.\tنعم.\n"));
    assert!(printed.contains("4498 kept; 1 duplicate."), "{printed}");
    assert_eq!(keep("4"), (bytes, printed));
}

#[test]
fn each_document_has_its_score() {
    let folder = folder("documents");
    let rows = "document\tsource\ttarget\na\tYes.\tنعم.\na\tHe left.\tوغادر في في المساء.\nb\tNo.\tلا.\n";
    fs::write(folder.join("all.tsv"), rows).expect("written");
    let output = run(&folder, &["check", "all.tsv", "--stream", "--summary", "scores.tsv"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let scores = fs::read_to_string(folder.join("scores.tsv")).expect("scores");
    let rows: Vec<&str> = scores.lines().collect();
    assert!(rows[0].starts_with("document\tpairs\tkept\tduplicates\twords\tcritical\tmajor"), "{scores}");
    assert_eq!(rows[1..], ["a\t2\t1\t0\t5\t0\t1\t0\t0\t1000", "b\t1\t1\t0\t1\t0\t0\t0\t0\t0"]);
}

#[test]
fn a_bad_row_is_told_with_its_line_and_nothing_is_written() {
    let folder = folder("bad");
    let good = tsv();
    fs::write(folder.join("short.tsv"), format!("{good}lost\n")).expect("written");
    fs::write(folder.join("bytes.tsv"), [good.as_bytes(), b"a\t\xff\n"].concat()).expect("written");
    fs::write(folder.join("text.txt"), "He left.").expect("written");
    let cases: [(&[&str], &str); 6] = [
        (&["short.tsv", "--keep", "kept.tsv"], "short.tsv:4502:1: this row has 1 cells, the header 2"),
        (&["bytes.tsv", "--keep", "kept.tsv"], "bytes.tsv:4502:1: not valid UTF-8"),
        (&["text.txt", "--stream"], "text.txt: plain text cannot be read bit by bit"),
        (&["short.tsv", "--keep", "short.tsv"], "short.tsv: the output would overwrite an input"),
        (&["short.tsv", "--keep", "x.tsv", "--output", "x.tsv"], "two outputs would be written here"),
        (&["short.tsv", "--stream", "--format", "json"], "no format that needs the whole"),
    ];
    for (args, expected) in cases {
        let output = run(&folder, &[&["check"], args].concat());
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {error}");
        assert!(error.contains(expected) && error.lines().count() == 1, "{args:?}: {error}");
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 3, "something was written");
}

#[test]
fn a_row_of_empty_cells_is_a_row_and_shifts_no_other() {
    let folder = Folder::new("empty-cells", &[]);
    let rows = ["\t\t\n", "He left.\tوغادر في في المساء.\t\n", "\n", "\u{a0}\n", "Yes.\tنعم.\t\"a\"\n", "No.\tلا.\ta\n"];
    folder.write("all.tsv", format!("source\ttarget\tdocument\n{}", rows.concat()));
    let args = ["check", "all.tsv", "--keep", "kept.tsv", "--summary", "scores.tsv", "--select", "repeated-word"];
    assert_eq!(folder.run(&args).status(), Some(1));
    assert_eq!(folder.read("kept.tsv"), format!("source\ttarget\tdocument\n{}{}{}", rows[0], rows[4], rows[5]));
    let scores = folder.read("scores.tsv");
    assert!(scores.contains("\n\t2\t1\t0\t") && scores.contains("\na\t2\t2\t0\t"), "{scores}");
}

#[test]
fn rows_keep_their_line_ends_and_the_file_its_mark() {
    let folder = Folder::new("line-ends", &[]);
    let all = "\u{feff}source\ttarget\r\nYes.\tنعم.\r\n";
    folder.write("all.tsv", all);
    assert_eq!(folder.run(&["check", "all.tsv", "--keep", "kept.tsv"]).status(), Some(0));
    assert_eq!(folder.read("kept.tsv"), all);
}

#[test]
fn names_of_documents_do_not_break_the_table_of_scores() {
    let folder = Folder::new("names-of-documents", &[]);
    folder.write("all.jsonl", "{\"source\": \"Yes.\", \"target\": \"نعم.\", \"document\": \"a\\tb\\nc\"}\n");
    assert_eq!(folder.run(&["check", "all.jsonl", "--stream", "--summary", "x.jsonl_notes.tsv"]).status(), Some(0));
    assert!(folder.read("x.jsonl_notes.tsv").contains("\na b c\t1\t1\t"), "{}", folder.read("x.jsonl_notes.tsv"));
}

#[test]
fn files_are_written_whole_when_nobody_reads_the_findings() {
    let folder = Folder::new("closed-pipe", &[("all.tsv", &tsv())]);
    let args = ["check", "all.tsv", "--keep", "kept.tsv", "--summary", "scores.tsv", "--select", "repeated-word"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_muqabala"));
    let mut child = command.args(args).current_dir(folder.path()).stdout(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
    assert_eq!(folder.read("kept.tsv").lines().count(), PAIRS + 1 - 3);
    assert!(folder.read("scores.tsv").contains(&format!("\n\t{PAIRS}\t{}\t", PAIRS - 3)));
}

#[test]
fn standard_input_is_a_table_unless_it_begins_like_something_else() {
    let folder =
        Folder::new("streamed-stdin", &[("pairs", "الهدف\tsource\ttarget\n-\tHe left.\tوغادر في في المساء.\n")]);
    for stream in [&["--stream"][..], &[]] {
        let input = fs::File::open(folder.path().join("pairs")).expect("pairs");
        let args = [&["check", "-", "--format", "jsonl", "--quiet"], stream].concat();
        let output = Command::new(env!("CARGO_BIN_EXE_muqabala")).args(args).stdin(input).output().expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    }
}

#[test]
fn a_pair_that_holds_a_text_is_refused_with_its_line_however_it_is_read() {
    let long = "He left in the evening. ".repeat(12_000);
    let folder = Folder::new("long-cells", &[]);
    folder.write("all.tsv", format!("source\ttarget\nYes.\tنعم.\n{long}\tغادر في المساء.\n"));
    let expected = "all.tsv:3:1: this side of a pair has more than 256 KiB";
    folder.run(&["check", "all.tsv"]).is_refused(expected);
    folder.run(&["check", "all.tsv", "--stream"]).is_refused(expected);
}
