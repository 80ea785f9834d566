//! Every format is read into the same texts, and hostile files end in one error that names their place.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats")
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let command = Command::new(env!("CARGO_BIN_EXE_muqabala")).args(args).current_dir(folder).output();
    command.expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Rule, text of the place in the target or else the source, and line of each finding.
fn findings(file: &str) -> Vec<(String, String, u64)> {
    let output = run(&fixtures(), &["check", file, "--format", "jsonl", "--fail-on", "never"]);
    assert_eq!(output.status.code(), Some(0), "{file}: {}", text(&output.stderr));
    let read = |line: &str| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let place = if finding["target"].is_null() { &finding["source"] } else { &finding["target"] };
        let word = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        (word(&finding["rule"]), word(&place["text"]), place["line"].as_u64().expect("a line"))
    };
    text(&output.stdout).lines().map(read).collect()
}

#[test]
fn every_bitext_format_gives_the_same_findings_with_places_in_the_file() {
    let cases = [
        ("cafe.tsv", "{name}", [3, 4]),
        ("cafe.csv", "{name}", [3, 4]),
        ("cafe.jsonl", "{name}", [2, 3]),
        ("cafe.tmx", "{name}", [7, 8]),
        ("cafe.v12.xlf", "<x id=\"1\"/>", [6, 7]),
        ("cafe.v21.xlf", "<ph id=\"1\"/>", [5, 6]),
        ("cafe.po", "%(name)s", [13, 20]),
    ];
    for (file, placeholder, [tag_line, number_line]) in cases {
        let expected = [
            ("tag-mismatch".to_owned(), placeholder.to_owned(), tag_line),
            ("number-mismatch".to_owned(), "21".to_owned(), number_line),
        ];
        assert_eq!(findings(file), expected, "{file}");
    }
}

#[test]
fn what_is_left_out_is_told() {
    let told = |file: &str| text(&run(&fixtures(), &["check", file]).stderr);
    assert_eq!(told("cafe.po"), "muqabala: cafe.po: left out: 1 fuzzy, 1 obsolete\n");
    assert_eq!(
        told("cafe.v12.xlf"),
        "muqabala: cafe.v12.xlf: left out: 1 not to be translated, 1 not translated yet\n"
    );
}

/// A folder of its own for a test, empty at its start.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn hostile_files_end_in_one_error_with_the_place_and_nothing_is_written() {
    let folder = folder("hostile");
    fs::write(folder.join("secret.txt"), "SECRET").expect("written");
    let xliff = |body: &str| {
        format!(
            "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ar\"><body>\n{body}</body></file></xliff>"
        )
    };
    let unit = "<trans-unit id=\"1\"><source>&x;</source><target>ب</target></trans-unit>";
    let laughs: Vec<String> = (1..10).map(|k| format!("<!ENTITY l{k} \"&l{};&l{};\">", k - 1, k - 1)).collect();
    let laughs = laughs.concat();
    let deep = "<g id=\"1\">".repeat(100_000);
    let tmx = fs::read_to_string(fixtures().join("cafe.tmx")).expect("the fixture");
    let cases: &[(&str, String, &str)] = &[
        (
            "external.xlf",
            format!("<!DOCTYPE x [<!ENTITY x SYSTEM \"secret.txt\">]>{}", xliff(unit)),
            "external.xlf:1:1: the document type declares entities",
        ),
        (
            "laughs.tmx",
            format!("<!DOCTYPE x [<!ENTITY l0 \"ha\">{laughs}]><tmx>&l9;</tmx>"),
            "laughs.tmx:1:1: the document type declares entities",
        ),
        ("unknown.xlf", xliff(unit), "unknown.xlf:2:28: the entity “&x;” is not known"),
        (
            "deep.xlf",
            xliff(&format!("<trans-unit id=\"1\"><source>{deep}")),
            "more than 200 elements stand inside one another",
        ),
        ("cut.tmx", tmx.chars().take(tmx.chars().count() * 2 / 3).collect(), "the file ends inside <"),
        ("crossed.xlf", xliff("<trans-unit id=\"1\"></body>"), "crossed.xlf:2:20: this is not well-formed XML"),
        ("cut.po", "msgid \"a\"\nmsgstr \"ب\n".to_owned(), "cut.po:2:8: \"ب is no string"),
        ("cut.csv", "source,target\na,\"ب\n".to_owned(), "cut.csv:2:3: this cell's quotation mark is never closed"),
        ("cut.jsonl", "{\"source\": \"a\", \"tar".to_owned(), "cut.jsonl:1:"),
        ("charset.tmx", "<?xml version=\"1.0\" encoding=\"no-such\"?><tmx/>".to_owned(), "which is no known encoding"),
    ];
    for (name, content, expected) in cases {
        fs::write(folder.join(name), content).expect("written");
        let output = run(&folder, &["check", name, "--format", "json", "-o", "out.json"]);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {error}");
        assert!(error.contains(expected) && error.lines().count() == 1, "{name}: {error}");
        assert!(!folder.join("out.json").exists() && !error.contains("SECRET"), "{name}");
    }
}

#[test]
fn an_encoding_that_the_file_names_is_used() {
    let folder = folder("declared");
    let file = fs::read_to_string(fixtures().join("cafe.tmx")).expect("the fixture").replace("UTF-8", "windows-1256");
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&file);
    fs::write(folder.join("a.tmx"), bytes).expect("written");
    let output = run(&folder, &["align", "a.tmx", "--format", "tsv"]);
    assert!(text(&output.stdout).contains("فيه 21 طاولة بجانب النافذة."), "{}", text(&output.stderr));
}

/// An archive with these entries.
#[cfg(feature = "docx")]
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an entry");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

#[cfg(feature = "docx")]
#[test]
fn hostile_archives_end_in_one_error_and_nothing_is_unpacked() {
    let folder = folder("archives");
    let body = |text: &str| {
        format!("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>")
    };
    let good = body("نعم.");
    let entity = format!("<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}", body("&x;"));
    let bomb = vec![b' '; (100 << 20) + 1];
    let whole = archive(&[("word/document.xml", good.as_bytes())]);
    let cases: &[(&str, Vec<u8>, &str)] = &[
        (
            "bomb.docx",
            archive(&[("word/document.xml", &bomb)]),
            "with word/document.xml the archive is larger than 100 MB",
        ),
        (
            "dots.docx",
            archive(&[("word/document.xml", good.as_bytes()), ("../../evil.txt", b"x")]),
            "the archive holds a path that leads out of it: ../../evil.txt",
        ),
        (
            "cut.docx",
            whole.get(..whole.len() / 2).expect("half").to_vec(),
            "the archive cannot be read; the file seems",
        ),
        ("text.docx", b"Yes.\n".to_vec(), "this is no DOCX, which is an archive"),
        ("old.docx", [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat(), "save it as DOCX without a password"),
        ("other.docx", archive(&[("mimetype", b"x")]), "this archive is no DOCX"),
        ("entity.docx", archive(&[("word/document.xml", entity.as_bytes())]), "the document type declares entities"),
        ("cut-part.docx", archive(&[("word/document.xml", b"<w:document><w:p>")]), "the file ends inside <w:p>"),
        ("empty.docx", archive(&[("word/document.xml", body("").as_bytes())]), "the document holds no text"),
    ];
    fs::write(folder.join("en.txt"), "Yes.\n").expect("written");
    for (name, bytes, expected) in cases {
        fs::write(folder.join(name), bytes).expect("written");
        let output = run(&folder, &["check", "en.txt", name, "-o", "out.txt"]);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {error}");
        assert!(error.contains(expected) && error.lines().count() == 1, "{name}: {error}");
        assert!(error.starts_with(&format!("muqabala: {name}: ")), "{name}: {error}");
    }
    let left = fs::read_dir(&folder).expect("the folder").count();
    assert_eq!(left, cases.len() + 1, "something was unpacked or written");
}

#[cfg(feature = "docx")]
#[test]
fn findings_in_a_word_file_name_the_paragraph() {
    let folder = folder("paragraphs");
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let part = |texts: &[&str]| {
        let paragraphs: Vec<String> = texts.iter().map(|text| paragraph(text)).collect();
        format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", paragraphs.concat())
    };
    let write = |name: &str, texts: &[&str]| {
        fs::write(folder.join(name), archive(&[("word/document.xml", part(texts).as_bytes())])).expect("written");
    };
    write("en.docx", &["The minister came.", "", "He left at 10."]);
    write("ar.docx", &["جاء الوزير.", "", "غادر الساعة الساعة 10."]);
    let output = run(&folder, &["check", "en.docx", "ar.docx", "--format", "jsonl", "--fail-on", "never"]);
    let line = text(&output.stdout);
    let finding: serde_json::Value = serde_json::from_str(line.lines().next().expect("a finding")).expect("JSON");
    assert_eq!((&finding["rule"], &finding["target"]["unit"]), (&"repeated-word".into(), &"paragraph 3".into()));
    assert_eq!(finding["target"]["line"], 3);
}

#[cfg(feature = "docx")]
#[test]
fn a_file_written_by_libreoffice_is_read_without_contents_and_deleted_text() {
    let args = ["align", "harbour.en.docx", "harbour.ar.docx", "--format", "tsv"];
    let table = text(&run(&fixtures(), &args).stdout);
    let source: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let expected = [
        "The harbour reopens",
        "Ships returned to the harbour on Monday after three weeks of storms.",
        "The council met on Tuesday.",
        "The mayor thanked the workers.",
        "Repairs cost 40 million dinars.",
        "First, the pier was rebuilt.",
        "Second, the lamps were replaced.",
        "Berth",
        "Length",
        "North",
        "120 metres",
        "A note on the storms of March.",
    ];
    assert_eq!(source, expected, "{table}");
    assert!(table.lines().all(|line| line.split('\t').nth(1).is_some_and(|target| !target.is_empty())), "{table}");
}

#[cfg(feature = "docx")]
#[test]
fn a_word_file_has_paragraphs_and_no_lines() {
    let folder = folder("packed");
    fs::write(folder.join("en.txt"), "He left at 10.\n").expect("written");
    let body = "<w:d xmlns:w=\"w\"><w:p/><w:p><w:r><w:t>غادر الساعة الساعة 10.</w:t></w:r></w:p></w:d>";
    fs::write(folder.join("ar.docx"), archive(&[("word/document.xml", body.as_bytes())])).expect("written");
    let found = |format: &str| text(&run(&folder, &["check", "en.txt", "ar.docx", "--format", format]).stdout);
    assert!(found("text").contains("ar.docx: paragraph 2  "), "{}", found("text"));
    assert!(
        found("github").starts_with("::error file=ar.docx,title=repeated-word [paragraph 2]::"),
        "{}",
        found("github")
    );
    let sarif: serde_json::Value = serde_json::from_str(&found("sarif")).expect("JSON");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["locations"][0]["logicalLocations"][0]["name"], "paragraph 2");
    assert!(result["locations"][0]["physicalLocation"]["region"].is_null() && result["fixes"].is_null(), "{result}");
}
