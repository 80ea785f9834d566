//! Errors made on purpose in the articles of `fixtures/corpus`: each is found by the rule for its kind, at its place.

use std::fs;
use std::path::Path;

use muqabala::align::align;
use muqabala::check::{Finding, Options, check};
use muqabala::language::Language;
use muqabala::text::{Side, Sides, Span};

use crate::support;

/// An error: what stands in the target and is made of it, the rules of which one must see it, and words of the source that the
/// finding may quote if nothing is left in the target.
struct Error {
    article: &'static str,
    right: &'static str,
    wrong: &'static str,
    rules: &'static [&'static str],
    source: &'static str,
}

const ERRORS: [Error; 18] = [
    Error {
        article: "everest-summit",
        right: "توم بورديلون",
        wrong: "توم كاراسكو",
        rules: &["name-mismatch"],
        source: "Bourdillon",
    },
    Error {
        article: "everest-summit",
        right: "وتشومولونغما في التبت،",
        wrong: "وتشومولونغما في،",
        rules: &["name-mismatch"],
        source: "Tibet",
    },
    Error {
        article: "everest-summit",
        right: "عشرة أطنان من المؤن",
        wrong: "عشرة كيلوغرامات من المؤن",
        rules: &["unit-mismatch"],
        source: "ten tonnes",
    },
    Error {
        article: "everest-summit",
        right: "29 مايو 1953",
        wrong: "29 يونيو 1953",
        rules: &["date-mismatch"],
        source: "29 May 1953",
    },
    Error {
        article: "everest-summit",
        right: "ولم يقف هناك أحد قبلهما",
        wrong: "ووقف هناك كثيرون قبلهما",
        rules: &["negation-mismatch"],
        source: "No one",
    },
    Error {
        article: "everest-summit",
        right: "والتقط هيلاري صورة لرفيقه، لكن لا توجد صورة لهيلاري نفسه.",
        wrong: "وتزرع القرية القمح والشعير في الحقول القريبة من البحيرة وتبيع الحليب في السوق.",
        rules: &["mistranslation", "omission", "addition"],
        source: "Hillary photographed his companion",
    },
    Error {
        article: "everest-summit",
        right: "، لكنهما اضطرا إلى العودة لأن مخزونهما من الأكسجين أوشك على النفاد",
        wrong: "",
        rules: &["omission"],
        source: "they had to turn back because their oxygen",
    },
    Error {
        article: "cathedral-reopening",
        right: "يوم السبت 7 كانون الأول",
        wrong: "يوم الأحد 7 كانون الأول",
        rules: &["date-mismatch"],
        source: "Saturday",
    },
    Error {
        article: "cathedral-reopening",
        right: "فأجابته الجوقة",
        wrong: "فأجابته فأجابته الجوقة",
        rules: &["repeated-word"],
        source: "answered",
    },
    Error {
        article: "everest-summit",
        right: "البعثة البريطانية",
        wrong: "البعثة الفرنسية",
        rules: &["word-mismatch"],
        source: "British",
    },
    Error {
        article: "everest-summit",
        right: "تتويج الملكة",
        wrong: "تتويج الأميرة",
        rules: &["word-mismatch"],
        source: "Queen",
    },
    Error {
        article: "everest-summit",
        right: "إلى بعد 100 متر",
        wrong: "إلى في بعد 100 متر",
        rules: &["doubled-particle"],
        source: "100 metres",
    },
    Error {
        article: "everest-summit",
        right: "في الثلج قربانا",
        wrong: "في الثلج 供品",
        rules: &["foreign-word"],
        source: "offering",
    },
    Error {
        article: "everest-summit",
        right: "معظمهم من الحمالين",
        wrong: "معمظهم من الحمالين",
        rules: &["misspelt-word"],
        source: "most of them",
    },
    Error {
        article: "everest-summit",
        right: "معظمهم من الحمالين",
        wrong: "معضمهم من الحمالين",
        rules: &["dad-zaa"],
        source: "most of them",
    },
    Error {
        article: "everest-summit",
        right: "بضع خطوات",
        wrong: "بضع ▁خطوات",
        rules: &["machine-residue"],
        source: "steps",
    },
    Error {
        article: "nobel-peace-prize",
        right: "للأطفال المنسيين",
        wrong: "للأطفاُِل المنسيين",
        rules: &["stray-diacritic"],
        source: "forgotten children",
    },
    Error {
        article: "nobel-peace-prize",
        right: "وحضرت الفتيات الثلاث الحفل معا.",
        wrong: "وحضرت الفتيات الثلاث الحفل معا في أوسلو، وحضرت الفتيات الثلاث الحفل معا في أوسلو.",
        rules: &["repeated-passage"],
        source: "went to the ceremony together",
    },
];

fn findings(error: &Error) -> (Sides<String>, Vec<Finding>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus").join(error.article);
    let text = |name: &str| fs::read_to_string(folder.join(name)).expect("a text");
    let target = text("target.ar.txt");
    assert!(target.contains(error.right), "{}: “{}” is not in the article", error.article, error.right);
    let target = target.replacen(error.right, error.wrong, 1);
    let texts = Sides::new(
        support::read(&text("source.en.txt"), Language::english()),
        support::read(&target, Language::arabic()),
    );
    let alignment = align(texts.as_ref(), &muqabala::align::Options::default());
    let found = check(texts.as_ref(), &alignment, &Options::default()).expect("the rules run");
    let texts = Sides::new(texts.source.text().to_owned(), texts.target.text().to_owned());
    (texts, found)
}

fn place(text: &str, words: &str) -> Option<Span> {
    let start = text.find(words).filter(|_| !words.is_empty())?;
    Some(Span::new(start, start + words.len()))
}

#[test]
fn errors_made_in_the_articles_are_found_by_the_rule_for_their_kind() {
    let mut missed = Vec::new();
    for error in &ERRORS {
        let (texts, found) = findings(error);
        let places = Sides::new(place(&texts.source, error.source), place(&texts.target, error.wrong));
        let meets = |finding: &Finding, side: Side| {
            let (found, made) = (finding.places.get(side), places.get(side));
            found.as_ref().zip(made.as_ref()).is_some_and(|(found, made)| found.overlaps(*made))
        };
        let sees = |finding: &&Finding| {
            error.rules.contains(&finding.rule) && (meets(finding, Side::Target) || meets(finding, Side::Source))
        };
        if !found.iter().any(|finding| sees(&finding)) {
            let all: Vec<String> = found.iter().map(|f| format!("{} {}", f.rule, f.message)).collect();
            missed.push(format!("{}: {:?} for “{}”: {all:#?}", error.article, error.rules, error.right));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
