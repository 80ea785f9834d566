//! Translations that are right and look wrong: nothing is reported on them, with the encoder and without.

use std::fs;
use std::path::Path;

use muqabala::align::encoder::builtin;
use muqabala::check::{Options, check};
use muqabala::language::Language;

use crate::support::rows;

#[test]
fn nothing_is_said_about_right_translations() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/right");
    let mut wrong = Vec::new();
    for (pairs, languages) in [("english-arabic.tsv", ["en", "ar"]), ("arabic-english.tsv", ["ar", "en"])] {
        let text = fs::read_to_string(folder.join(pairs)).expect("the pairs");
        let [source, target] = languages.map(Language::from_tag);
        for row in text.lines().skip(1) {
            let sides: Vec<&str> = row.split('\t').skip(1).collect();
            let (texts, alignment) = rows((&sides[..1], source.clone()), (&sides[1..], target.clone()));
            for encoder in [None, Some(builtin())] {
                let options = Options { encoder, ..Options::default() };
                let findings = check(texts.as_ref(), &alignment, &options).expect("the rules run");
                wrong.extend(findings.iter().map(|finding| format!("{}: {} {row}", finding.rule, finding.message)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
