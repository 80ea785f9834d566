//! What of a folder is taken for a text: neither every table, nor what an earlier run wrote.

use crate::support::Folder;

const ENGLISH: &str = "The minister arrived in Cairo on Monday.\n";
const ARABIC: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n";

#[test]
fn tables_without_pairs_are_named_and_left_out() {
    let folder = Folder::new("tables", &[("a.en.txt", ENGLISH), ("a.ar.txt", ARABIC)]);
    folder.write("pairs.csv", "target;source\nنعم;Yes\n");
    folder.write("pairs.jsonl", "{\"source\": \"Yes.\", \"target\": \"نعم.\"}\n");
    folder.write("terms.csv", "source,target,forbidden\nminister,وزير,\n");
    folder.write("named.tsv", "source\ttarget\nminister\tوزير\n");
    folder.write("numbers.csv", "year,count\n2024,3\n");
    folder.write("template.pot", "msgid \"Yes\"\nmsgstr \"\"\n");
    folder.write("found.jsonl", "{\"source\": null, \"target\": {\"start\": 0}}\n");
    let run = folder.run(&["check", ".", "--glossary", "named.tsv", "--fail-on", "never", "--summary", "all.tsv"]);
    assert_eq!(run.status(), Some(0), "{}", run.err());
    let left = "Without pairs, not read: 4 files (found.jsonl, numbers.csv, template.pot, terms.csv).";
    assert!(run.out().contains(left) && run.out().contains("3 of 3 texts done"), "{}", run.out());
    // The summary that was written is none either.
    let again = folder.run(&["check", ".", "--glossary", "named.tsv", "--fail-on", "never", "--summary", "all.tsv"]);
    assert!(again.out().contains("5 files (all.tsv, found.jsonl,"), "{}", again.out());
}

#[test]
fn a_folder_can_be_its_own_output_again_and_again() {
    let folder = Folder::new("own-output", &[("d/a.en.txt", ENGLISH), ("d/a.ar.txt", ARABIC)]);
    folder.write("d/b.tsv", "source\ttarget\nYes.\tنعم.\n");
    for format in ["xliff", "csv", "text", "jsonl"] {
        for _ in 0..2 {
            let args = ["check", "d", "--format", format, "--output", "d", "--report", "d", "--summary", "d/all.jsonl"];
            let run = folder.run(&args);
            assert_eq!(run.status(), Some(0), "{format}: {}", run.err());
            assert!(run.out().contains("2 of 2 texts done"), "{format}: {}", run.out());
        }
    }
    // A bitext that no run wrote is not overwritten.
    folder.write("d/c.en.txt", ENGLISH);
    folder.write("d/c.ar.txt", ARABIC);
    folder.write("d/c.xlf", folder.read("d/a.xlf"));
    folder.run(&["check", "d", "--format", "xliff", "--output", "d"]).is_refused("d/c.xlf: the output would overwrite");
}

#[test]
fn pages_alone_leave_no_state() {
    let folder = Folder::new("pages-alone", &[("d/a.en.txt", ENGLISH), ("d/a.ar.txt", ARABIC), ("pages/x", "")]);
    assert_eq!(folder.run(&["check", "d", "--report", "pages"]).status(), Some(0));
    assert!(folder.has("pages/a.html") && !folder.has("pages/.muqabala-state.jsonl"));
}

#[test]
fn a_finding_printed_among_those_of_other_texts_says_which_it_is_of() {
    let twice = "وصل الوزير إلى إلى القاهرة يوم الاثنين.\n";
    let texts = [("d/a.en.txt", ENGLISH), ("d/a.ar.txt", twice), ("d/b.en.txt", ENGLISH), ("d/b.ar.txt", twice)];
    let folder = Folder::new("which-text", &texts);
    folder.write("d/c.tsv", format!("source\ttarget\n{}\t{twice}", ENGLISH.trim()));
    let run = folder.run(&["check", "d", "--format", "jsonl", "--select", "repeated-word"]);
    let lines: Vec<serde_json::Value> =
        run.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let of: Vec<&str> = lines.iter().filter_map(|line| line["document"].as_str()).collect();
    assert_eq!(of, ["d/a.ar.txt", "d/b.ar.txt", "d/c.tsv"], "{}", run.out());
    for line in &lines {
        assert_eq!(crate::schema::errors(&crate::schema::published("check-line"), line), [""; 0]);
    }
    // In a file of its own it does not.
    folder.run(&["check", "d", "--format", "jsonl", "--output", "o", "--select", "repeated-word"]);
    assert!(!folder.read("o/a.jsonl").contains("\"document\""));
}
