//! Many texts in one run: folders, manifests, what is told and what is refused.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ENGLISH: &str = "The minister arrived in Cairo on Monday.\n\nHe met the president and left in the evening.\n";
const ARABIC: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في المساء.\n";
/// With a word said twice.
const WRONG: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في في المساء.\n";

/// A folder of its own for a test with two pairs in `texts`, the second of them with a finding.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many").join(name);
    drop(fs::remove_dir_all(&folder));
    for path in ["texts/below", "out", "pages"] {
        fs::create_dir_all(folder.join(path)).expect("a folder");
    }
    write(&folder, "texts/a.en.txt", ENGLISH);
    write(&folder, "texts/a.ar.txt", ARABIC);
    write(&folder, "texts/below/b.en.txt", ENGLISH);
    write(&folder, "texts/below/b.ar.txt", WRONG);
    folder
}

fn write(folder: &Path, name: impl AsRef<Path>, text: impl AsRef<[u8]>) {
    fs::write(folder.join(name), text).expect("written");
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muqabala"))
        .args(args)
        .args(["--encoder", "none"])
        .current_dir(folder)
        .output()
        .expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The files below a folder with what is in them, but for the state of the run.
fn contents(folder: &Path) -> Vec<(PathBuf, String)> {
    let (mut found, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(below) = waiting.pop() {
        for entry in fs::read_dir(&below).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below").to_owned();
            if path.is_dir() {
                waiting.push(path);
            } else if !path.ends_with(".muqabala-state.jsonl") {
                found.push((name, text(&fs::read(&path).unwrap_or_default())));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn pairs_are_found_by_their_names_and_summed_up() {
    let folder = folder("names");
    write(&folder, "texts/alone.en.txt", ENGLISH);
    write(&folder, "texts/pairs.tsv", format!("source\ttarget\n{}\tوصل.\n", "He arrived."));
    let output = run(&folder, &["check", "texts", "--select", "repeated-word"]);
    let printed = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{printed}{}", text(&output.stderr));
    assert!(printed.contains("texts/a.ar.txt: no findings"), "{printed}");
    assert!(
        printed.contains("is said twice") && printed.contains("texts/below/b.ar.txt: 1 finding: 1 major"),
        "{printed}"
    );
    assert!(
        printed.contains("texts/pairs.tsv: no findings") && printed.contains("1 file (texts/alone.en.txt)"),
        "{printed}"
    );
    assert!(printed.contains("3 of 3 texts done; 1 finding: 1 major"), "{printed}");
    let never = run(&folder, &["check", "texts", "--fail-on", "never", "--quiet"]);
    assert_eq!(never.status.code(), Some(0));
    assert!(!text(&never.stdout).contains("done"), "{}", text(&never.stdout));
}

#[test]
fn two_folders_pair_namesakes_and_a_pattern_pairs_what_it_says() {
    let folder = folder("two-folders");
    for (path, content) in [("en/x.md", ENGLISH), ("ar/x.md", ARABIC), ("en/y-EN", ENGLISH), ("ar/y-AR", ARABIC)] {
        fs::create_dir_all(folder.join(path).parent().expect("a parent")).expect("a folder");
        write(&folder, path, content);
    }
    let beads = |args: &[&str]| {
        let output = run(&folder, &[args, &["--format", "tsv", "--output", "out"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let names: Vec<String> =
            contents(&folder.join("out")).into_iter().map(|(p, _)| p.display().to_string()).collect();
        fs::remove_dir_all(folder.join("out")).expect("removed");
        fs::create_dir(folder.join("out")).expect("made");
        names
    };
    assert_eq!(beads(&["align", "en", "ar"]), ["x.tsv"]);
    assert_eq!(beads(&["align", "en", "ar", "--pattern", "{name}-EN,{name}-AR"]), ["y.tsv"]);
    assert_eq!(beads(&["align", ".", "--pattern", "en/{name}.{ext},ar/{name}.{ext}"]), ["x.tsv"]);
    assert_eq!(beads(&["align", "texts"]), ["a.tsv", "below/b.tsv"]);
}

#[test]
fn outputs_do_not_depend_on_the_number_of_threads() {
    let folder = folder("threads");
    for number in 0..12 {
        write(&folder, format!("texts/{number}.en.txt"), ENGLISH.repeat(number + 1));
        write(&folder, format!("texts/{number}.ar.txt"), WRONG.repeat(number + 1));
    }
    let all = |threads: &str| {
        let printed = run(&folder, &["check", "texts", "--format", "jsonl", "--threads", threads]).stdout;
        let args = ["check", "texts", "--threads", threads, "--format", "json", "--output", "out", "--report", "pages"];
        let output = run(&folder, &[&args[..], &["--summary", "all.tsv"]].concat());
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
        let state = fs::read(folder.join("out/.muqabala-state.jsonl")).expect("the state");
        let written = [contents(&folder.join("out")), contents(&folder.join("pages"))];
        for made in ["out", "pages"] {
            fs::remove_dir_all(folder.join(made)).expect("removed");
            fs::create_dir(folder.join(made)).expect("made");
        }
        (text(&printed), output.stdout, state, written, fs::read(folder.join("all.tsv")).expect("the summary"))
    };
    let one = all("1");
    assert_eq!((one.3[0].len(), one.3[1].len()), (14, 15));
    assert!(one == all("5"), "five threads write something else");
}

#[test]
fn one_bad_file_is_told_and_the_others_are_done() {
    let folder = folder("bad-file");
    write(&folder, "texts/bad.en.txt", ENGLISH);
    write(&folder, "texts/bad.ar.txt", [ARABIC.as_bytes(), b"\xff"].concat());
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", folder.join("texts/gone.ar.txt")).expect("a link");
    write(&folder, "texts/gone.en.txt", ENGLISH);
    let args = ["check", "texts", "--format", "json", "--output", "out", "--summary", "all.jsonl"];
    let output = run(&folder, &args);
    let errors = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{errors}");
    assert!(errors.contains("texts/bad.ar.txt:4:1: not valid UTF-8"), "{errors}");
    assert_eq!(contents(&folder.join("out")).len(), 2);
    let rows = fs::read_to_string(folder.join("all.jsonl")).expect("rows");
    let rows: Vec<serde_json::Value> = rows.lines().map(|row| serde_json::from_str(row).expect("JSON")).collect();
    let status = |name: &str| rows.iter().find(|row| row["target"] == name).map(|row| row["status"].clone());
    assert_eq!(status("texts/a.ar.txt"), Some("done".into()));
    assert_eq!(status("texts/below/b.ar.txt"), Some("findings".into()));
    assert_eq!(status("texts/bad.ar.txt"), Some("failed".into()));
    #[cfg(unix)]
    assert!(errors.contains("texts/gone.ar.txt: there is no such file"), "{errors}");
}

#[test]
fn a_run_goes_on_where_an_earlier_one_stopped() {
    let folder = folder("resumed");
    let check = |more: &[&str]| {
        let args = ["check", "texts", "--format", "json", "--output", "out", "--select", "repeated-word"];
        let output = run(&folder, &[&args[..], more].concat());
        (output.status.code(), text(&output.stdout))
    };
    let resumed = |printed: &str| {
        let (before, _) = printed.split_once(" of them in an earlier run")?;
        before.rsplit(' ').next()?.parse::<usize>().ok()
    };
    let (status, first) = check(&[]);
    assert_eq!((status, resumed(&first)), (Some(1), None), "{first}");
    let outputs = contents(&folder.join("out"));
    // Nothing is done again, and what was found is known all the same.
    let (status, again) = check(&["--threads", "1"]);
    assert_eq!((status, resumed(&again)), (Some(1), Some(2)), "{again}");
    assert_eq!(contents(&folder.join("out")), outputs);
    // As after a run that was killed: one output missing, the last line of the state cut off.
    fs::remove_file(folder.join("out/a.json")).expect("removed");
    let state = folder.join("out/.muqabala-state.jsonl");
    let text = fs::read_to_string(&state).expect("the state");
    fs::write(&state, &text[..text.len() - 9]).expect("cut");
    assert_eq!(resumed(&check(&[]).1), None);
    assert_eq!(contents(&folder.join("out")), outputs);
    // Another text, or other options, are another result.
    write(&folder, "texts/below/b.ar.txt", ARABIC);
    let (status, changed) = check(&[]);
    assert_eq!((status, resumed(&changed)), (Some(0), Some(1)), "{changed}");
    assert_eq!(resumed(&check(&["--min-severity", "major"]).1), None);
}

#[test]
fn a_folder_for_outputs_is_made() {
    let folder = folder("made");
    let done = run(
        &folder,
        &["check", "texts", "--report", "reports", "--output", "found", "--format", "json", "--fail-on", "never"],
    );
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    for path in ["reports/index.html", "reports/a.html", "found/below/b.json"] {
        assert!(folder.join(path).is_file(), "{path}");
    }
}

#[test]
fn a_manifest_names_texts_and_outputs() {
    let folder = folder("manifest");
    write(
        &folder,
        "list.tsv",
        "source\ttarget\toutput\ntexts/a.en.txt\ttexts/a.ar.txt\tdeep/er/first.json\ntexts/below/b.en.txt\ttexts/below/b.ar.txt\t2.json\n",
    );
    let output = run(&folder, &["check", "list.tsv", "--manifest", "--format", "json", "--output", "out"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let names: Vec<PathBuf> = contents(&folder.join("out")).into_iter().map(|(path, _)| path).collect();
    assert_eq!(names, [Path::new("2.json"), Path::new("deep/er/first.json")]);
}

#[test]
fn what_cannot_be_right_is_refused_before_any_work() {
    let folder = folder("refused");
    fs::create_dir_all(folder.join("empty")).expect("a folder");
    let manifest = |name: &str, rows: &str| write(&folder, name, format!("source\ttarget\toutput\n{rows}"));
    let pair = "texts/a.en.txt\ttexts/a.ar.txt";
    manifest("out-of.tsv", &format!("{pair}\t../x.json\n"));
    manifest("absolute.tsv", &format!("{pair}\t/x.json\n"));
    manifest("twice.tsv", &format!("{pair}\tx.json\n{pair}\t./x.json\n"));
    manifest("over.tsv", &format!("{pair}\ttexts/a.ar.txt\n"));
    manifest("short.tsv", "texts/a.en.txt\n");
    write(&folder, "texts/a.en.md", ENGLISH);
    write(&folder, "texts/a.ar.md", ARABIC);
    let in_out = ["--output", "out"];
    let cases: &[(&[&str], &str)] = &[
        (&["check", "texts", "texts/a.ar.txt"], "texts: this is a folder, but texts/a.ar.txt is a file"),
        (&["check", "texts/a.en.txt", "texts"], "texts: this is a folder, but texts/a.en.txt is a file"),
        (&["check", "empty"], "empty: there is no pair of texts"),
        (&["check", "texts", "--format", "sarif"], "many outputs as sarif do not make one"),
        (&["check", "texts", "--output", "none/out"], "none/out: the folder that this is to be made in does not exist"),
        (&["check", "texts", "--output", "out"], "out/a.txt: two outputs would be written here"),
        (&["check", "texts", "--pattern", "{name}.en.txt"], "--pattern takes two names"),
        (&["check", "texts", "--pattern", "a,b"], "the pattern “a” has no {name}"),
        (&["check", "texts", "--anchors", "x"], "--anchors and --alignment are for one pair"),
        (&["check", "out-of.tsv", "--manifest", in_out[0], in_out[1]], "../x.json: this output leads out"),
        (&["check", "absolute.tsv", "--manifest", in_out[0], in_out[1]], "/x.json: this output leads out"),
        (&["check", "twice.tsv", "--manifest", in_out[0], in_out[1]], "x.json: two outputs would be written here"),
        (&["check", "over.tsv", "--manifest"], "texts/a.ar.txt: the output would overwrite an input"),
        (&["check", "short.tsv", "--manifest"], "short.tsv:2:1: this row has 1 cells, the header 3"),
        (&["check", "texts/a.en.txt", "--manifest"], "texts/a.en.txt:1:1: the manifest has no column “source”"),
        (&["align", "texts", "--pattern", "{name}.en.txt,{name}.ar.txt", "--summary", "texts/a.ar.txt"], "overwrite"),
    ];
    let before = contents(&folder);
    for (args, expected) in cases {
        let output = run(&folder, args);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {error}");
        assert!(error.contains(expected) && error.lines().count() == 1, "{args:?}: {error}");
    }
    assert_eq!(contents(&folder), before, "something was written");
}

#[cfg(unix)]
#[test]
fn loops_of_links_end_and_links_out_of_the_folder_of_outputs_are_refused() {
    use std::os::unix::fs::symlink;
    let folder = folder("links");
    symlink("..", folder.join("texts/below/up")).expect("a link");
    symlink(".", folder.join("texts/here")).expect("a link");
    let output = run(&folder, &["align", "texts", "--format", "beads", "--output", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(contents(&folder.join("out")).len(), 2);
    symlink("../pages", folder.join("out/away")).expect("a link");
    write(&folder, "list.tsv", "source\ttarget\toutput\ntexts/a.en.txt\ttexts/a.ar.txt\taway/x.json\n");
    let output = run(&folder, &["check", "list.tsv", "--manifest", "--format", "json", "--output", "out"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("a link leads out of the folder"), "{}", text(&output.stderr));
    assert!(contents(&folder.join("pages")).is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("names-of-bytes");
    let name = |bytes: &[u8]| PathBuf::from("texts").join(OsStr::from_bytes(bytes));
    write(&folder, name(b"\xe9.en.txt"), ENGLISH);
    write(&folder, name(b"\xe9.ar.txt"), ARABIC);
    let output = run(&folder, &["check", "texts", "--format", "json", "--output", "out", "--report", "pages"]);
    assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert!(folder.join("out").join(OsStr::from_bytes(b"\xe9.json")).is_file());
    let index = fs::read_to_string(folder.join("pages/index.html")).expect("an index").replace("&#x2f;", "/");
    assert!(index.contains("href=\"./%E9.html\"") && index.contains("href=\"./below/b.html\""), "{index}");
}
