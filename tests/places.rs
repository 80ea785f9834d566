//! Where outputs may go: over nothing that is read, and no two to one place.

use crate::support::Folder;

const ENGLISH: &str = "The minister arrived in Cairo on Monday.\n\nHe met the president and left in the evening.\n";
const ARABIC: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في في المساء .\n";
const TERMS: &str = "source,target\nminister,وزير\n";

fn folder(name: &str) -> Folder {
    let config = ("muqabala.toml", "glossary = [\"terms.csv\"]\n");
    Folder::new(name, &[("en.txt", ENGLISH), ("ar.txt", ARABIC), ("terms.csv", TERMS), config])
}

#[test]
fn no_command_writes_over_what_the_configuration_reads() {
    let folder = folder("places-config");
    let commands: [&[&str]; 5] = [
        &["fix", "en.txt", "ar.txt"],
        &["check", "en.txt", "ar.txt"],
        &["align", "en.txt", "ar.txt"],
        &["compare", "en.txt", "ar.txt"],
        &["diff", "ar.txt", "ar.txt", "en.txt"],
    ];
    for command in commands {
        for read in ["terms.csv", "./muqabala.toml"] {
            folder.run(&[command, &["--output", read]].concat()).is_refused("the output would overwrite an input");
        }
    }
    folder.run(&["check", "en.txt", "ar.txt", "--report", "terms.csv"]).is_refused("overwrite an input");
    assert_eq!(folder.read("terms.csv"), TERMS);
}

#[test]
fn a_diff_of_repairs_spares_baseline_and_glossary() {
    let folder = folder("places-fix");
    folder.write("other.csv", TERMS);
    folder.write("known.json", "{\"schema\": \"muqabala/baseline/1\", \"findings\": []}");
    for (option, file) in [("--glossary", "other.csv"), ("--baseline", "known.json")] {
        let args = ["fix", "en.txt", "ar.txt", option, file, "--output", file];
        folder.run(&args).is_refused("the output would overwrite an input");
    }
}

#[test]
fn the_summary_of_many_texts_has_a_place_of_its_own() {
    let folder = Folder::new("places-summary", &[("texts/a.en.txt", ENGLISH), ("texts/a.ar.txt", ARABIC)]);
    folder.write("out/x", "");
    let clashes = [
        ("out/a.txt", "two outputs would be written here"),
        ("out/index.html", "two outputs would be written here"),
        ("out/.muqabala-state.jsonl", "two outputs would be written here"),
        ("texts/a.ar.txt", "the output would overwrite an input"),
        ("none/all.tsv", "its folder does not exist"),
    ];
    for (summary, expected) in clashes {
        let args = ["check", "texts", "--output", "out", "--report", "out", "--summary", summary];
        folder.run(&args).is_refused(&format!("{summary}: {expected}"));
    }
}

#[test]
fn options_that_would_change_nothing_are_refused() {
    let folder = folder("places-options");
    folder.write("texts/a.en.txt", ENGLISH);
    folder.write("texts/a.ar.txt", ARABIC);
    let cases: [(&[&str], &str); 6] = [
        (&["check", "texts", "--keep", "kept.tsv"], "--stream, --keep and --documents are for one bitext"),
        (&["check", "texts", "--stream"], "--stream, --keep and --documents are for one bitext"),
        (&["check", "en.txt", "ar.txt", "--summary", "all.tsv"], "--summary is for many texts"),
        (&["align", "en.txt", "ar.txt", "--summary", "all.tsv"], "--summary is for many texts"),
        (&["check", "en.txt", "ar.txt", "--pattern", "{name}.en,{name}.ar"], "there is no folder here"),
        (&["align", "en.txt", "ar.txt", "--pattern", "{name}.en,{name}.ar"], "there is no folder here"),
    ];
    for (args, expected) in cases {
        folder.run(args).is_refused(expected);
    }
}
