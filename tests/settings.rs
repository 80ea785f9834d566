//! What is said of some files and findings alone: overrides, accepted findings, marks in the texts.

use crate::support::Folder;

const ENGLISH: &str = "The minister arrived in Cairo on Monday.\n\nHe met the president and left in the evening.\n";
const ARABIC: &str = "وصل الوزير إلى القاهرة يوم الاثنين.\n\nوالتقى الرئيس وغادر في في المساء .\n";
const JSONL: [&str; 4] = ["--format", "jsonl", "--select", "repeated-word,space-before-punctuation"];

fn folder(name: &str, config: &str) -> Folder {
    Folder::new(name, &[("en.txt", ENGLISH), ("house/ar.txt", ARABIC), ("ar.txt", ARABIC), ("muqabala.toml", config)])
}

#[test]
fn an_override_holds_for_the_files_of_its_path() {
    let config = "[[override]]\npath = \"house/**\"\nignore = [\"space-before-punctuation\"]\n\
                  [override.severity]\nrepeated-word = \"neutral\"\n";
    let folder = folder("override", config);
    let check = |file: &str| folder.run(&[&["check", "en.txt", file][..], &JSONL].concat());
    assert_eq!(check("ar.txt").rules(), ["repeated-word", "space-before-punctuation"]);
    let house = check("house/ar.txt");
    assert_eq!((house.rules(), house.status()), (vec!["repeated-word".to_owned()], Some(0)));
    // The path counts from the configuration, wherever the command is run; every command goes by it.
    let args = ["check", "../en.txt", "ar.txt", "--format", "jsonl", "--select", "space-before-punctuation"];
    let below = folder.inside("house").run(&args);
    assert_eq!(below.rules(), Vec::<String>::new());
    folder.run(&["fix", "en.txt", "house/ar.txt", "--write"]);
    assert!(folder.read("house/ar.txt").contains("وغادر في المساء .\n"), "{}", folder.read("house/ar.txt"));
}

#[test]
fn the_command_line_goes_before_an_override() {
    let config = "[[override]]\npath = \"ar.*\"\nselect = [\"tatweel\"]\nmin-severity = \"critical\"\n";
    let folder = folder("override-before", config);
    assert_eq!(folder.run(&["check", "en.txt", "ar.txt", "--format", "jsonl"]).rules(), Vec::<String>::new());
    let given = folder.run(&[&["check", "en.txt", "ar.txt", "--min-severity", "neutral"][..], &JSONL].concat());
    assert_eq!(given.rules().len(), 2);
}

#[test]
fn an_accepted_finding_is_gone_and_is_not_repaired() {
    let accept = "[[accept]]\nrule = \"repeated-word\"\ntext = \"في في\"\nreason = \"the speaker stammers\"\n";
    let folder = folder("accept", accept);
    let args = [&["check", "en.txt", "ar.txt"][..], &JSONL].concat();
    assert_eq!(folder.run(&args).rules(), ["space-before-punctuation"]);
    let told = folder.run(&["check", "en.txt", "ar.txt"]).out();
    assert!(told.contains("1 dismissed, not shown"), "{told}");
    folder.run(&["fix", "en.txt", "ar.txt", "--write"]);
    assert!(folder.read("ar.txt").contains("وغادر في في المساء."), "{}", folder.read("ar.txt"));
    folder.write("muqabala.toml", format!("{accept}path = \"house/*\"\n"));
    assert!(folder.run(&args).rules().contains(&"repeated-word".to_owned()));
}

#[test]
fn a_mark_in_a_comment_is_for_the_next_passage_in_every_format_with_comments() {
    let twice = "وغادر في في المساء.";
    let html = |mark: &str| format!("<html><body><p>وصل الوزير.</p>{mark}\n<p>{twice}</p></body></html>\n");
    let po = |mark: &str| format!("{mark}\nmsgid \"He left in the evening.\"\nmsgstr \"{twice}\"\n");
    let tsv = |mark: &str| format!("source\ttarget\tnote\nHe left in the evening.\t{twice}\t{mark}\n");
    let folder = Folder::new("marks", &[]);
    folder.write("en.html", "<html><body><p>The minister arrived.</p>\n<p>He left in the evening.</p></body></html>\n");
    folder.write("en.md", "The minister arrived.\n\nHe left in the evening.\n");
    let check = |name: &str, text: String| {
        folder.write(name, text);
        let source = name.replace("ar.", "en.");
        let texts = if folder.has(&source) && source != name { vec![source.as_str(), name] } else { vec![name] };
        folder.run(&[&["check"][..], &texts, &["--format", "jsonl", "--select", "repeated-word"]].concat())
    };
    for mark in ["muqabala: ignore repeated-word", "muqabala: ignore", "muqabala: ignore tatweel, repeated-word"] {
        let comment = format!("<!-- {mark} -->");
        assert!(check("ar.html", html(&comment)).rules().is_empty(), "{mark}");
        assert!(check("ar.md", format!("وصل الوزير.\n\n{comment}\n{twice}\n")).rules().is_empty(), "{mark}");
        assert!(check("pairs.po", po(&format!("# {mark}"))).rules().is_empty(), "{mark}");
        assert!(check("pairs.tsv", tsv(mark)).rules().is_empty(), "{mark}");
    }
    let other = "<!-- muqabala: ignore tatweel -->";
    assert_eq!(check("ar.html", html(other)).rules(), ["repeated-word"]);
    assert_eq!(
        check("ar.md", format!("{twice}\n\n<!-- muqabala: ignore -->\n\nوصل الوزير.\n")).rules(),
        ["repeated-word"]
    );
    check("ar.html", html("<!-- muqabala: ignore repeated-wrod -->")).is_refused("ar.html:1:");
}
