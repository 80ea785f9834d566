//! What every report keeps to: the published schemas, every finding shown, nothing of the input alive, the same bytes
//! each time.

use muqabala::align::{Alignment, Analysis};
use muqabala::check::{Applicability, Finding, Severity, Status, rule_by_name};
use muqabala::language::Language;
use muqabala::report::{ALIGN_REPORTS, AlignReport, CheckReport, FileInfo, Interface, REPORTS, View};
use muqabala::text::{Side, Sides, Span};
use serde_json::Value;

use crate::schema::published;
use crate::{schema, support};

/// Texts, their alignment and findings on them.
struct Sample {
    files: Sides<FileInfo>,
    texts: Sides<Analysis>,
    alignment: Alignment,
    findings: Vec<Finding>,
}

impl Sample {
    /// Each place of `marks` in the target becomes a finding.
    fn new(source: &[&str], target: &[&str], marks: &[&str]) -> Self {
        let (texts, alignment) = support::pairs((source, Language::english()), (target, Language::arabic()));
        let file = |path: &str| FileInfo { path: path.to_owned(), sha256: "0f".repeat(32) };
        let files = Sides::new(file("reference.txt"), file("<b>\u{202e}\u{1b}[2J.txt"));
        let rule = rule_by_name("tatweel").expect("the rule");
        let finding = |(k, mark): (usize, &&str)| {
            let start = texts.target.text().find(*mark).expect("the place");
            let span = Span::new(start, start + mark.len());
            let mut finding = Finding::new(rule, format!("“{mark}” is marked."))
                .target(span)
                .severity(Severity::ALL[k % 4])
                .evidence(format!("seen: {mark}"));
            if k.is_multiple_of(2) {
                finding = finding.fix(Applicability::Safe, span, format!("({mark})"));
            }
            finding.link = Some(0);
            finding.fingerprint = format!("{k:020x}");
            finding
        };
        let findings = marks.iter().enumerate().map(finding).collect();
        Self { files, texts, alignment, findings }
    }

    fn plain() -> Self {
        let mut sample = Self::new(
            &["He read 𝒳, the book.", "She left. It rained."],
            &["قرأ 𝒳 الكتــاب.", "رحلت. وأمطرت السمــاء."],
            &["الكتــاب", "رحلت", "السمــاء", "وأمطرت"],
        );
        let source = Span::new(3, 7);
        sample.findings[1].places.source = Some(source);
        let first = sample.findings[0].places;
        sample.findings[1].further = vec![first, Sides::new(Some(source), None)];
        sample.findings[2].status = Status::Accepted;
        sample
    }

    fn hostile() -> Self {
        Self::new(&[&HOSTILE.join(" ")], &[&HOSTILE.join(" ")], HOSTILE)
    }

    fn report(&self, is_bitext: bool) -> CheckReport<'_> {
        CheckReport {
            files: self.files.as_ref(),
            texts: self.texts.as_ref(),
            alignment: &self.alignment,
            findings: &self.findings,
            is_bitext,
            baseline: None,
            dismissed: 2,
            settings: &[],
        }
    }

    fn bytes(&self, format: &str, is_bitext: bool, view: View) -> Vec<u8> {
        let format = REPORTS.iter().find(|row| row.name == format).expect("the format");
        let mut out = Vec::new();
        (format.write)(&self.report(is_bitext), view, &mut out).expect("memory takes everything");
        out
    }

    fn check(&self, format: &str, is_bitext: bool, view: View) -> String {
        String::from_utf8(self.bytes(format, is_bitext, view)).expect("UTF-8")
    }

    fn align(&self, format: &str, explain: bool) -> String {
        let format = ALIGN_REPORTS.iter().find(|row| row.name == format).expect("the format");
        let report = AlignReport { explain, ..AlignReport::from(&self.report(false)) };
        let mut out = Vec::new();
        (format.write)(&report, View::default(), &mut out).expect("memory takes everything");
        String::from_utf8(out).expect("UTF-8")
    }
}

/// What breaks out of careless output.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(2)>",
    "<!--",
    "\"onfocus=alert(3) x='y`",
    "{{ 7 * 7 }}{% for a in b %}",
    "]]>&lt;&amp;",
    "\u{202e}للخلف\u{2066}",
    "\u{2028}\u{2029}\u{85}",
    "\u{0}\u{1b}[31m\u{9b}2J\u{7f}",
    "javascript:alert(4)",
];

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn json_keeps_to_the_published_schemas() {
    for (sample, is_bitext) in [(Sample::plain(), false), (Sample::plain(), true), (Sample::hostile(), false)] {
        let whole = parse(&sample.check("json", is_bitext, View::default()));
        assert_eq!(schema::errors(&published("check"), &whole), [""; 0]);
        for line in sample.check("jsonl", is_bitext, View::default()).lines() {
            assert_eq!(schema::errors(&published("check-line"), &parse(line)), [""; 0]);
        }
        for explain in [false, true] {
            let whole = parse(&sample.align("json", explain));
            assert_eq!(schema::errors(&published("align"), &whole), [""; 0]);
            for line in sample.align("jsonl", explain).lines() {
                assert_eq!(schema::errors(&published("align-line"), &parse(line)), [""; 0]);
            }
        }
    }
}

#[test]
fn a_line_of_findings_is_a_finding_of_the_whole() {
    let sample = Sample::plain();
    let whole = parse(&sample.check("json", false, View::default()));
    let lines: Vec<Value> = sample.check("jsonl", false, View::default()).lines().map(parse).collect();
    assert_eq!(whole["findings"], Value::Array(lines));
}

fn slice(text: &str, place: &Value) -> String {
    let at = |key: &str| place[key].as_u64().expect("an offset") as usize;
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn spans_slice_to_the_text_they_name() {
    for sample in [Sample::plain(), Sample::hostile()] {
        let whole = parse(&sample.check("json", false, View::default()));
        let mut seen = 0;
        for finding in whole["findings"].as_array().expect("findings") {
            let further = finding["places"].as_array().into_iter().flatten();
            for places in std::iter::once(finding).chain(further) {
                for side in Side::BOTH {
                    let place = &places[side.name()];
                    if !place.is_null() {
                        seen += 1;
                        assert_eq!(place["text"], slice(sample.texts.get(side).text(), place));
                    }
                }
            }
        }
        assert!(seen >= sample.findings.len());
    }
}

#[test]
fn offsets_of_a_bitext_count_inside_the_pair() {
    let sample = Sample::plain();
    let line = sample.check("jsonl", true, View::default());
    let finding = parse(line.lines().nth(1).expect("a second finding"));
    assert_eq!((&finding["target"]["start"], &finding["target"]["end"]), (&0.into(), &4.into()));
    assert_eq!((&finding["target"]["line"], &finding["segment"]), (&3.into(), &"1".into()));
}

#[test]
fn beads_name_segments_source_first() {
    let sample = Sample::new(&["He came. He left."], &["جاء ثم رحل."], &[]);
    assert_eq!(sample.align("beads", false), "[0,1]:[0]:1.00\n");
}

#[test]
fn tsv_is_a_bitext_of_one_line_a_link() {
    let sample = Sample::new(&["\"Yes,\" he\nsaid."], &["قال\t\"نعم\"."], &[]);
    let expected = "source\ttarget\tconfidence\tmoved\n\"\"\"Yes,\"\" he said.\"\tقال \"نعم\".\t1.00\tfalse\n";
    assert_eq!(sample.align("tsv", false), expected);
}

#[test]
fn the_terminal_shows_every_finding_and_what_to_do() {
    let text = Sample::plain().check("text", false, View::default());
    for mark in ["⟦الكتــاب⟧", "⟦رحلت⟧", "⟦السمــاء⟧", "⟦وأمطرت⟧"] {
        assert!(text.contains(mark), "{mark} in {text}");
    }
    assert!(text.contains("4 findings: 1 critical, 1 major, 1 minor, 1 neutral."), "{text}");
    assert!(text.contains("fix         “\u{2068}الكتــاب\u{2069}” → “\u{2068}(الكتــاب)\u{2069}”"), "{text}");
    assert!(text.contains("See why: muqabala rules tatweel"), "{text}");
}

#[test]
fn no_input_drives_the_terminal() {
    for color in [false, true] {
        let text = Sample::hostile().check("text", false, View { color, ..View::default() });
        let mut rest = text.clone();
        // What this program writes itself: colours, isolates.
        for code in ["0", "1", "2", "4", "31", "32", "35", "36", "91"] {
            rest = rest.replace(&format!("\u{1b}[{code}m"), "");
        }
        let alive = |c: &char| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}' | '\u{2028}' | '\u{2029}')
        };
        assert_eq!(rest.chars().filter(alive).collect::<Vec<_>>(), [], "{rest:?}");
        assert_eq!(color, text.contains('\u{1b}'));
        let count = |c: char| text.matches(c).count();
        assert_eq!(count('\u{2068}'), count('\u{2069}'), "isolates are balanced");
    }
}

/// The tags of a page as a browser would see them, without what stands in script and style.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, tail)) = rest.split_once('<') {
        let (tag, after) = tail.split_once('>').expect("a tag ends");
        tags.push(tag.to_owned());
        let name = tag.split(' ').next().unwrap_or_default();
        let raw = ["script", "style"].contains(&name);
        rest = if raw { after.split_once(&format!("</{name}")).expect("an element ends").1 } else { after };
        if raw {
            rest = rest.split_once('>').expect("a tag ends").1;
        }
    }
    tags
}

#[test]
fn no_input_is_alive_in_the_page() {
    let page = Sample::hostile().check("html", false, View::default());
    let tags = tags(&page);
    let named = |name: &str| tags.iter().filter(|tag| tag.split(' ').next() == Some(name)).count();
    assert_eq!((named("script"), named("style"), named("img"), named("iframe")), (2, 1, 0, 0));
    assert!(
        !tags.iter().any(|tag| tag.contains(" onfocus=") || tag.contains(" onerror=") || tag.contains("javascript:"))
    );
    let alive = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    let (before, rest) = page.split_once("id=\"data\">").expect("the data");
    let (data, after) = rest.split_once("</script>").expect("its end");
    assert!(!before.contains(alive) && !after.contains(alive));
    assert!(!data.contains(['<', '>', '\u{2028}', '\u{2029}']), "{data}");
    assert_eq!(parse(data)["schema"], "muqabala/page/1");
    assert!(page.contains("{{ 7 * 7 }}"), "braces stay text");
    assert!(!page.contains("style=\"") && !page.contains("http://") && !page.contains("https://"));
}

/// The data that the page's scripts draw from.
fn data_of(page: &str) -> Value {
    let (_, rest) = page.split_once("id=\"data\">").expect("the data");
    parse(rest.split_once("</script>").expect("its end").0)
}

/// The texts of the segments in the page's plain part, of one side, with the names of hidden characters for them.
fn plain_texts(page: &str, side: &str) -> Vec<String> {
    let texts = page.split_once("<noscript id=\"plain-texts\">").expect("the texts").1;
    let texts = texts.split_once("</noscript>").expect("their end").0;
    let lines = texts
        .lines()
        .filter(|line| line.starts_with(&format!("<p class={} ", if side == "source" { "c0" } else { "c1" })));
    lines.map(|line| line.split_once('>').expect("a tag").1.to_owned()).collect()
}

#[test]
fn the_page_holds_every_finding_and_every_text_as_plain_html_and_as_data() {
    for sample in [Sample::plain(), Sample::hostile()] {
        let page = sample.check("html", false, View::default());
        assert_eq!(page.matches("data-fingerprint=").count(), sample.findings.len());
        let data = data_of(&page);
        assert_eq!(data["findings"].as_array().map(Vec::len), Some(sample.findings.len()));
        for (k, finding) in sample.findings.iter().enumerate() {
            assert!(page.contains(&format!("data-fingerprint=\"{}\"", finding.fingerprint)));
            assert_eq!(data["findings"][k]["message"], finding.message.as_str());
        }
        for side in Side::BOTH {
            let segments = sample.texts.get(side).document.segments().len();
            assert_eq!(plain_texts(&page, side.name()).len(), segments, "one line a segment");
        }
    }
}

#[test]
fn places_in_the_data_count_utf_16_units_of_their_segment() {
    let sample = Sample::plain();
    let data = data_of(&sample.check("html", false, View::default()));
    let place = &data["findings"][0]["places"][0]["target"];
    let sentence: Vec<u16> = "قرأ 𝒳 الكتــاب.".encode_utf16().collect();
    let at = |k: usize| place["at"][0][k].as_u64().expect("a number") as usize;
    assert_eq!((at(0), String::from_utf16_lossy(&sentence[at(1)..at(2)])), (0, "الكتــاب".to_owned()));
    assert_eq!((&place["line"], &place["column"]), (&1.into(), &7.into()));
}

#[test]
fn the_page_is_written_in_the_language_asked_for() {
    let page = |interface| Sample::plain().check("html", false, View { interface, ..View::default() });
    assert!(page(Interface::English).contains("<html lang=\"en\" dir=\"ltr\" "));
    let arabic = page(Interface::Arabic);
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\" ") && arabic.contains(">الملاحظات<"), "{arabic}");
}

#[test]
fn the_policy_of_the_page_stands_before_any_style() {
    let page = Sample::plain().check("html", false, View::default());
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is missing"));
    assert!(at("Content-Security-Policy") < at("<style>"));
    assert!(page.contains("base-uri &#x27;none&#x27;") || page.contains("base-uri 'none'"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in REPORTS {
        let render = || Sample::hostile().bytes(format.name, false, View::default());
        assert!(render() == render(), "{}", format.name);
    }
}

#[test]
fn formats_have_unique_names() {
    for names in [
        REPORTS.iter().map(|format| format.name).collect::<Vec<_>>(),
        ALIGN_REPORTS.iter().map(|format| format.name).collect(),
    ] {
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), names.len());
    }
}
