//! Compressed files: read whatever is in them, written where the name says so.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

const PAIRS: &str = "source\ttarget\nHe left in the evening.\tوغادر في في المساء.\n";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gzip").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muqabala")).args(args).current_dir(folder).output().expect("the command runs")
}

#[test]
fn a_compressed_bitext_is_checked_as_what_it_holds() {
    let folder = folder("read");
    fs::write(folder.join("pairs.tsv"), PAIRS).expect("written");
    fs::write(folder.join("pairs.tsv.gz"), packed(PAIRS.as_bytes())).expect("written");
    let plain = run(&folder, &["check", "pairs.tsv", "--format", "jsonl"]);
    let compressed = run(&folder, &["check", "pairs.tsv.gz", "--format", "jsonl"]);
    assert_eq!(compressed.status.code(), Some(1), "{}", String::from_utf8_lossy(&compressed.stderr));
    assert!(!plain.stdout.is_empty() && plain.stdout == compressed.stdout);
}

#[test]
fn an_output_that_is_called_gz_is_compressed_and_the_same_every_time() {
    let folder = folder("write");
    fs::write(folder.join("pairs.tsv"), PAIRS).expect("written");
    let write = || {
        let output = run(&folder, &["align", "pairs.tsv", "--format", "jsonl", "-o", "links.jsonl.gz"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read(folder.join("links.jsonl.gz")).expect("written")
    };
    let bytes = write();
    let mut text = String::new();
    GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).expect("gzip");
    assert_eq!(text.as_bytes(), run(&folder, &["align", "pairs.tsv", "--format", "jsonl"]).stdout);
    assert_eq!(bytes, write());
}

#[test]
fn damaged_files_are_told_in_one_line() {
    let folder = folder("damaged");
    let whole = packed(PAIRS.as_bytes());
    fs::write(folder.join("cut.tsv.gz"), &whole[..whole.len() - 12]).expect("written");
    let output = run(&folder, &["check", "cut.tsv.gz"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
    assert!(error.contains("cut.tsv.gz: the gzip file is damaged or cut off"), "{error}");
}
