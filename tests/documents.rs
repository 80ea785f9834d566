//! `align` on bitexts of any size: pairs as they are, texts in rows aligned, rows of many documents in one bitext.

use std::fs;
use std::io::Read;

use flate2::read::GzDecoder;

use crate::support::Folder;

const MUSEUM: [&str; 2] = [
    "The museum opened in 1987 in Cairo. It holds 1200 paintings. Visitors came from 45 countries last summer.",
    "افتتح المتحف عام 1987 في القاهرة. ويضم 1200 لوحة. وجاء الزوار من 45 دولة في الصيف الماضي.",
];
const BRIDGE: [&str; 2] = [
    "The bridge was closed on Monday. It carries 900 cars an hour. Nobody was hurt.",
    "أغلق الجسر يوم الاثنين. وتعبره 900 سيارة في الساعة.",
];

/// The texts as rows, one a document, `times` times over.
fn rows(times: usize) -> String {
    let row = |number: usize| {
        let [source, target] = if number.is_multiple_of(2) { MUSEUM } else { BRIDGE };
        format!("text-{number}\t{source}\t{target}\n")
    };
    format!("id\tsource\ttarget\n{}", (0..times).map(row).collect::<String>())
}

#[test]
fn each_row_is_a_text_whose_sentences_are_aligned() {
    let folder = Folder::new("texts-in-rows", &[("all.tsv", &rows(2))]);
    let run = folder.run(&["align", "all.tsv", "--documents", "--format", "tsv", "--summary", "sums.tsv"]);
    assert_eq!(run.status(), Some(0), "{}", run.err());
    let lines: Vec<String> = run.out().lines().map(ToOwned::to_owned).collect();
    assert_eq!(lines[0], "document\tsource\ttarget\tconfidence\tmoved");
    assert!(lines[2].starts_with("text-0\tIt holds 1200 paintings.\tويضم 1200 لوحة.\t"), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("text-1\tNobody was hurt.\t\t")), "{lines:?}");
    assert_eq!(lines.len(), 7);
    assert!(run.err().contains("2 documents; 5 links"), "{}", run.err());
    let sums = folder.read("sums.tsv");
    assert!(sums.starts_with("document\tlinks\tunlinked_source\tunlinked_target\tduplicates\twritten\tmean"), "{sums}");
    assert!(sums.contains("\ntext-0\t3\t0\t0\t0\t3\t0.") && sums.contains("\ntext-1\t2\t1\t0\t0\t3\t0."), "{sums}");
}

#[test]
fn rows_that_name_one_document_are_one_text() {
    let rows = "document\tsource\ttarget\n\
        a\tIt holds 1200 paintings.\tافتتح المتحف عام 1987 في القاهرة.\n\
        a\tThe museum opened in 1987 in Cairo.\tويضم 1200 لوحة.\n\
        b\tThe bridge was closed on Monday.\t\n\
        b\t\tأغلق الجسر يوم الاثنين.\n";
    let folder = Folder::new("documents-of-rows", &[("all.tsv", rows)]);
    let run = folder.run(&["align", "all.tsv", "--documents", "--format", "jsonl", "--linked-only", "--quiet"]);
    let lines: Vec<serde_json::Value> =
        run.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let bridge = lines.iter().find(|line| line["document"] == "b").expect("the bridge");
    assert_eq!(bridge["source"], "The bridge was closed on Monday.");
    assert_eq!(bridge["target"], "أغلق الجسر يوم الاثنين.");
    assert!(lines.iter().all(|line| line["source"] != "" && line["target"] != ""), "{lines:?}");
    for line in &lines {
        assert_eq!(crate::schema::errors(&crate::schema::published("align-row"), line), [""; 0]);
    }
}

#[test]
fn the_same_bytes_come_whatever_the_threads_and_rows_seen_before_are_left_out() {
    let folder = Folder::new("many-texts", &[("all.tsv", &rows(140))]);
    let run = |threads: &str| {
        let args = ["align", "all.tsv", "--documents", "--drop-duplicates", "--format", "tsv"];
        let run = folder.run(&[&args[..], &["-o", "out.tsv.gz", "--threads", threads]].concat());
        assert_eq!(run.status(), Some(0), "{}", run.err());
        let mut text = String::new();
        let bytes = fs::read(folder.path().join("out.tsv.gz")).expect("written");
        GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).expect("gzip");
        (text, run.out())
    };
    let one = run("1");
    assert_eq!(one, run("3"));
    assert_eq!(one.0.lines().filter(|line| line.contains("1200 paintings")).count(), 1);
    assert!(one.1.contains("140 documents") && one.1.contains("duplicates"), "{}", one.1);
}

#[test]
fn pairs_stay_as_they_are_without_documents() {
    let rows = "source\ttarget\tdocument\nIt holds 1200 paintings. He left.\tيضم 1200 لوحة. وغادر.\ta\nNo.\t\tb\n";
    let folder = Folder::new("given-pairs", &[("all.tsv", rows)]);
    let run = folder.run(&["align", "all.tsv", "--stream", "--word-links", "--format", "tsv", "--quiet"]);
    let lines: Vec<String> = run.out().lines().map(ToOwned::to_owned).collect();
    assert_eq!(lines[0], "document\tsource\ttarget\tconfidence\tmoved\twords");
    assert!(
        lines[1].starts_with("a\tIt holds 1200 paintings. He left.\tيضم 1200 لوحة. وغادر.\t1.00\tfalse\t"),
        "{lines:?}"
    );
    assert!(lines[1].contains("2-1"), "{lines:?}");
    assert!(lines[2].starts_with("b\tNo.\t\t"), "{lines:?}");
}

#[test]
fn texts_of_a_folder_are_printed_as_documents_of_one_bitext() {
    let [museum, bridge] = [MUSEUM, BRIDGE];
    let files = [("m.en.txt", museum[0]), ("m.ar.txt", museum[1]), ("b.en.txt", bridge[0]), ("b.ar.txt", bridge[1])];
    let folder = Folder::new("folder-as-bitext", &files);
    let run = folder.run(&["align", ".", "--format", "tsv", "--quiet"]);
    let text = run.out();
    assert_eq!(text.matches("document\tsource").count(), 1, "{text}");
    assert!(text.contains("m.ar.txt\tIt holds 1200 paintings.\tويضم 1200 لوحة.\t"), "{text}");
    assert!(text.find("b.ar.txt") < text.find("m.ar.txt"), "{text}");
}

#[test]
fn what_cannot_be_written_bit_by_bit_is_refused() {
    let folder = Folder::new("align-refused", &[("all.tsv", &rows(2))]);
    let cases: [(&[&str], &str); 4] = [
        (&["--documents"], "text is not written bit by bit"),
        (&["--stream", "--format", "tmx"], "tmx is not written bit by bit"),
        (&["--drop-duplicates"], "is read with --stream or --documents"),
        (&["--documents", "--format", "tsv", "--explain"], "--explain is for two texts"),
    ];
    for (args, expected) in cases {
        folder.run(&[&["align", "all.tsv"], args].concat()).is_refused(expected);
    }
}

/// What the command writes into a terminal, without one if there is no `script` to make it.
#[cfg(target_os = "linux")]
fn in_a_terminal(folder: &Folder, command: &str, ci: &str) -> Option<String> {
    let mut script = std::process::Command::new("script");
    script.args(["-qec", command, "/dev/null"]).current_dir(folder.path()).env("CI", ci).env("TERM", "xterm");
    script.output().ok().map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(target_os = "linux")]
#[test]
fn progress_shows_on_a_terminal_alone_clears_itself_and_is_no_part_of_logs() {
    const CLEARED: &str = "\r\u{1b}[2K";
    let folder = Folder::new("progress", &[("all.tsv", &rows(40))]);
    let args = ["align", "all.tsv", "--documents", "--format", "tsv", "-o", "out.tsv"];
    assert!(folder.run(&args).err().is_empty());
    let command = format!("{} {}", env!("CARGO_BIN_EXE_muqabala"), args.join(" "));
    let Some(shown) = in_a_terminal(&folder, &command, "") else { return eprintln!("skipped: there is no `script`") };
    let (before, after) = shown.rsplit_once(CLEARED).expect("a line that was cleared");
    assert!(before.contains("rows") && after.trim_start().starts_with("40 documents"), "{shown:?}");
    for (command, ci) in [(format!("{command} --quiet"), ""), (command, "true")] {
        let shown = in_a_terminal(&folder, &command, ci).expect("it ran before");
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
    }
}

#[test]
fn what_is_wrong_with_the_arguments_is_told_in_four_lines() {
    let folder = Folder::new("wrong-arguments", &[]);
    for args in
        [&["check", "a", "b", "--nonsense"][..], &["check"], &["check", "a", "--fail-on", "maybe"], &["nonsense"]]
    {
        let run = folder.run(args);
        assert_eq!(run.status(), Some(2));
        let error = run.err();
        assert!(error.starts_with("error: ") && error.lines().count() <= 4 && !error.contains("\n\n"), "{error}");
    }
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_muqabala")).output().expect("it runs");
    assert!(String::from_utf8_lossy(&help.stderr).contains("Examples:"));
}
