//! `check --diff-base`: only what a change introduced.

use std::process::Command;

use crate::support::Folder;

const ENGLISH: &str = "The minister arrived in Cairo on Monday.\n\nHe met the president and left in the evening.\n";
/// With a word said twice in the last sentence.
const BEFORE: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في في المساء.\n";
/// With another one in the first.
const AFTER: &str = "وصل الوزير إلى إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس ثم غادر في في المساء.\n";
const TWICE: [&str; 4] = ["--format", "jsonl", "--select", "repeated-word"];

fn git(folder: &Folder, args: &[&str]) {
    let name = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"];
    let output = Command::new("git").args(name).args(args).current_dir(folder.path()).output().expect("git runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with one commit, if there is a git to make it with.
fn repository(name: &str, files: &[(&str, &str)]) -> Option<Folder> {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: there is no git");
        return None;
    }
    let folder = Folder::new(name, files);
    git(&folder, &["init", "--quiet"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "--message", "first"]);
    Some(folder)
}

#[test]
fn what_stood_there_before_is_left_out_even_where_its_sentence_changed() {
    let Some(folder) = repository("diff-base", &[("en.txt", ENGLISH), ("ar.txt", BEFORE)]) else { return };
    let check = |more: &[&str]| folder.run(&[&["check", "en.txt", "ar.txt"][..], &TWICE, more].concat());
    let same = check(&["--diff-base", "HEAD"]);
    assert_eq!((same.rules().len(), same.status()), (0, Some(0)), "{}", same.err());
    folder.write("ar.txt", AFTER);
    assert_eq!(check(&[]).rules().len(), 2);
    let run = check(&["--diff-base", "main"]);
    assert_eq!((run.rules().len(), run.status()), (1, Some(1)), "{}", run.err());
    assert!(run.out().contains("إلى إلى"), "{}", run.out());
}

#[test]
fn new_files_bitexts_and_folders_are_held_against_the_revision_too() {
    let pairs = "source\ttarget\nHe left in the evening.\tوغادر في في المساء.\n";
    let files = [("d/a.en.txt", ENGLISH), ("d/a.ar.txt", BEFORE), ("d/pairs.tsv", pairs), ("b.en.txt", ENGLISH)];
    let Some(folder) = repository("diff-base-many", &files) else { return };
    folder.write("d/pairs.tsv", format!("{pairs}He came on Monday.\tوجاء يوم يوم الاثنين.\n"));
    let run = folder.run(&[&["check", "d/pairs.tsv", "--diff-base", "HEAD"][..], &TWICE].concat());
    assert!(run.rules().len() == 1 && run.out().contains("يوم يوم"), "{}", run.out());
    folder.write("d/b.en.txt", ENGLISH);
    folder.write("d/b.ar.txt", BEFORE);
    let run = folder.run(&[&["check", "d", "--diff-base", "HEAD", "--quiet"][..], &TWICE].concat());
    assert_eq!(run.rules().len(), 2, "{}{}", run.out(), run.err());
}

#[test]
fn where_nothing_can_be_compared_one_line_says_why() {
    let Some(folder) = repository("diff-base-refused", &[("en.txt", ENGLISH), ("ar.txt", BEFORE)]) else { return };
    let cases: [(&[&str], &str); 5] = [
        (&["check", "en.txt", "ar.txt", "--diff-base", "nowhere"], "there is no revision “nowhere”"),
        (&["check", "en.txt", "ar.txt", "--diff-base=--all"], "there is no revision “--all”"),
        (&["check", "en.txt", "-", "--diff-base", "HEAD"], "reads files, not standard input"),
        (&["check", "en.txt", "ar.txt", "--diff-base", "HEAD", "--anchors", "x"], "as they are now"),
        (&["check", "pairs.tsv", "--stream", "--diff-base", "HEAD"], "leave --stream and --keep out"),
    ];
    for (args, expected) in cases {
        folder.run(args).is_refused(expected);
    }
}
