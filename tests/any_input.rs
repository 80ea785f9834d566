//! No bytes make the library panic, and its invariants hold for all of them.

use muqabala::align::{Alignment, Analysis, align};
use muqabala::check::{Options, check};
use muqabala::format::{Content, FORMATS, Segmentation, decode};
use muqabala::language::{Language, detect};
use muqabala::text::{Side, Sides};
use proptest::prelude::*;

/// What makes trouble: both scripts, marks, quotes, numbers, clitics, controls.
#[rustfmt::skip]
const TROUBLE: &[&str] = &[
    "قال", "وقالت", "ان", "أنهما", "لكنهم", "ـ", "بوتين", "ثلاثة وعشرين", "٣٫٥", "%", "هجومية هجومية",
    "لا", "لم", "فى", "The", "president", "Putin", "not", "she said", "3.5 million", "$", "twenty-three",
    "U.S.", "5 March 2021", "e.g.", "\"", "“", "”", "«", "»", "(", ")", "[", ".", ". ", "…", "؟", "،",
    ",", ";", "\n", "\n\n", "\r\n", "\t", " ", " .", "\u{200b}", "\u{202e}", "\u{feff}", "\u{2028}",
    "\u{0}", "\u{651}", "\u{1f1f8}\u{1f1e6}", "ﻻ", "𝒳", "https://a.example/؟", "@x", "#و",
];

/// Texts of what makes trouble.
fn troubled_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(TROUBLE);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

fn assert_covers(alignment: &Alignment, texts: &Sides<Analysis>) {
    for side in Side::BOTH {
        let segments = texts.get(side).document.segments().len();
        let mut seen = vec![0; segments];
        for link in alignment.links() {
            for k in link.segments.get(side).clone() {
                seen[k] += 1;
            }
        }
        assert!(seen.iter().all(|&count| count == 1), "{} segments: {seen:?}", side.name());
    }
    assert!(alignment.links().iter().all(|link| (0.0..=1.0).contains(&link.confidence)));
}

fn whole_run(source: &str, target: &str, segmentation: Segmentation) {
    let analyse = |text: &str, language: Language| match FORMATS[0].read(text.as_bytes(), segmentation) {
        Ok(Content::Text(document)) => Some(Analysis::of(document, language)),
        _ => None,
    };
    let Some((source, target)) = analyse(source, Language::english()).zip(analyse(target, Language::arabic())) else {
        return;
    };
    let texts = Sides::new(source, target);
    let alignment = align(texts.as_ref(), &muqabala::align::Options::default());
    assert_covers(&alignment, &texts);
    let options = Options { min_confidence: 0.0, ..Options::default() };
    for finding in check(texts.as_ref(), &alignment, &options).expect("the rules run") {
        assert!(finding.places.source.is_some() || finding.places.target.is_some(), "{finding:?}");
        for side in Side::BOTH {
            if let Some(span) = finding.places.get(side) {
                assert!(texts.get(side).text().get(span.range()).is_some(), "{finding:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = decode(&bytes) {
            detect(&decoded.text);
        }
        for format in FORMATS {
            drop(format.read(&bytes, Segmentation::Auto));
        }
    }

    #[test]
    fn any_text_runs_through_every_format(text in troubled_text()) {
        for format in FORMATS {
            drop(format.read(text.as_bytes(), Segmentation::Auto));
        }
    }

    #[test]
    fn troubled_texts_run_through_the_whole(source in troubled_text(), target in troubled_text()) {
        whole_run(&source, &target, Segmentation::Auto);
        whole_run(&target, &source, Segmentation::Lines);
    }

    #[test]
    fn any_text_runs_through_the_whole(source in "\\PC{0,200}", target in "\\PC{0,200}") {
        whole_run(&source, &target, Segmentation::Auto);
    }
}
