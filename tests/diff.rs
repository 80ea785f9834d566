//! `diff` as a process: what became of the sentences, and of the findings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const SOURCE: &str = "The minister arrived in Cairo on Monday evening. He met the president and the foreign minister there. \
    The two sides signed a trade agreement worth three billion dollars. Farmers in the south welcomed the agreement. \
    The opposition called it a mistake.\n";
const OLD: &str = "وصل الوزير إلى القاهرة مساء الاثنين. والتقى هناك الرئيس ووزير الخارجية. ووقع الجانبان اتفاقية \
    تجارية بقيمة ثلاثة مليارات دولار. ورحب المزارعون في الجنوب بالاتفاقية. ووصفتها المعارضة بأنها خطأ خطأ.\n";

fn folder(name: &str, new: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in [("en.txt", SOURCE), ("old.txt", OLD), ("new.txt", new)] {
        fs::write(folder.join(name), text).expect("written");
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muqabala")).args(args).current_dir(folder).output().expect("the command runs")
}

fn json(output: &Output) -> Value {
    let found: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(crate::schema::errors(&crate::schema::published("diff"), &found), Vec::<String>::new());
    found
}

fn fates(found: &Value) -> Vec<(&str, bool)> {
    let passages = found["passages"].as_array().unwrap().iter();
    passages.map(|passage| (passage["fate"].as_str().unwrap(), passage["moved"].as_bool().unwrap())).collect()
}

#[test]
fn a_revision_against_itself_changes_nothing() {
    let folder = folder("diff-same", OLD);
    let output = run(&folder, &["diff", "old.txt", "new.txt", "en.txt", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let found = json(&output);
    assert!(fates(&found).iter().all(|fate| *fate == ("kept", false)), "{:?}", fates(&found));
    assert_eq!(found["findings"]["kept"].as_array().unwrap().len(), 1);
    assert_eq!(found["findings"]["introduced"].as_array().unwrap().len(), 0);
}

#[test]
fn edited_split_and_merged_sentences_are_told_apart() {
    let new = OLD
        .replace("مساء الاثنين. والتقى", "مساء الاثنين، والتقى")
        .replace("تجارية بقيمة", "تجارية كبيرة. وتبلغ قيمتها")
        .replace("ورحب المزارعون", "ورحب الفلاحون");
    let folder = folder("diff-told", &new);
    let found = json(&run(&folder, &["diff", "old.txt", "new.txt", "--format", "json"]));
    assert_eq!(fates(&found).iter().map(|fate| fate.0).collect::<Vec<_>>(), ["merged", "split", "edited", "kept"]);
    let edited = &found["passages"][2]["redline"];
    let replaced = edited.as_array().unwrap().iter().find(|piece| piece["change"] == "replaced").unwrap();
    assert_eq!((replaced["old"].as_str(), replaced["new"].as_str()), (Some("المزارعون"), Some("الفلاحون")));
    assert_eq!(found["findings"], Value::Null);
}

#[test]
fn findings_are_fixed_and_introduced_and_the_new_ones_set_the_status() {
    let new = OLD.replace("خطأ خطأ", "خطأ").replace("ثلاثة مليارات", "أربعة مليارات");
    let folder = folder("diff-findings", &new);
    let output = run(&folder, &["diff", "old.txt", "new.txt", "en.txt", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let found = json(&output);
    let rules = |what: &str| {
        let findings = found["findings"][what].as_array().unwrap().iter();
        findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rules("fixed"), ["repeated-word"]);
    assert_eq!(rules("introduced"), ["number-mismatch"]);
    let lenient = ["diff", "old.txt", "new.txt", "en.txt", "--fail-on", "never"];
    assert_eq!(run(&folder, &lenient).status.code(), Some(0));
}

#[test]
fn the_page_tells_what_became_of_sentences_and_findings_without_scripts_too() {
    let new = OLD.replace("خطأ خطأ", "خطأ").replace("الاثنين. والتقى", "الاثنين، والتقى");
    let folder = folder("diff-page", &new);
    let args =
        ["diff", "old.txt", "new.txt", "en.txt", "--encoder", "none", "--report", "page.html", "--fail-on", "never"];
    assert_eq!(run(&folder, &args).status.code(), Some(0));
    let page = fs::read_to_string(folder.join("page.html")).unwrap();
    assert!(page.contains("<div class=\"notes\">merged</div>"), "{page}");
    assert!(page.contains("<span class=\"badge\">fixed</span>"));
    let refused = run(&folder, &["diff", "old.txt", "new.txt", "en.txt", "--report", "en.txt"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn what_a_revision_leaves_out_has_its_place_in_the_source() {
    let new = OLD.replace(" ورحب المزارعون في الجنوب بالاتفاقية.", "");
    let folder = folder("diff-omission", &new);
    let found = json(&run(&folder, &["diff", "old.txt", "new.txt", "en.txt", "--format", "json"]));
    let omission = found["findings"]["introduced"].as_array().unwrap().iter().find(|f| f["rule"] == "omission");
    let source = &omission.expect("an omission")["source"];
    assert_eq!(source["text"], "Farmers in the south welcomed the agreement.");
    let output = run(&folder, &["diff", "old.txt", "new.txt", "en.txt"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let place = format!("introduced  en.txt:1:{}  ", source["column"]);
    assert!(text.contains(&place), "{text}");
}
