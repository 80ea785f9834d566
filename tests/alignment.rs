//! What whole articles have no counterpart for, and what is found wherever it stands.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use muqabala::align::{Analysis, Options, align};
use muqabala::language::Language;
use muqabala::text::Sides;

use crate::support;

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let entries = fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("an entry").path());
    let mut articles: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    articles.sort();
    articles
}

fn read(article: &Path, name: &str) -> String {
    fs::read_to_string(article.join(name)).expect("a text")
}

#[test]
fn two_unrelated_articles_have_no_link_that_is_likely() {
    let articles = articles();
    let others = articles.iter().cycle().skip(3);
    for (article, other) in articles.iter().zip(others) {
        let texts = Sides::new(
            support::read(&read(article, "source.en.txt"), Language::english()),
            support::read(&read(other, "target.ar.txt"), Language::arabic()),
        );
        let alignment = align(texts.as_ref(), &Options::default());
        let likely: Vec<_> = alignment.links().iter().filter(|link| !link.is_null() && link.confidence > 0.5).collect();
        assert!(likely.is_empty(), "{} and {}: {likely:#?}", article.display(), other.display());
    }
}

#[test]
fn most_of_a_text_is_found_again_when_it_is_shuffled() {
    let (mut right, mut all) = (0, 0);
    for article in articles() {
        let text = read(&article, "source.en.txt");
        let sentences: Vec<&str> =
            text.split_terminator(['.', '\n']).map(str::trim).filter(|s| !s.is_empty()).collect();
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        order.sort_by_key(|&k| (k + 1) * 7919 % 1009);
        let shuffled: Vec<&str> = order.iter().map(|&k| sentences[k]).collect();
        let analysis = |sentences: &[&str]| support::read(&sentences.join(".\n\n"), Language::english());
        let texts = Sides::new(analysis(&sentences), analysis(&shuffled));
        let alignment = align(texts.as_ref(), &Options::default());
        let says = |side: &Analysis, segments: &Range<usize>| {
            segments.clone().map(|k| side.document.segment_text(k).to_owned()).collect::<BTreeSet<String>>()
        };
        // Two neighbours that changed places may be one link.
        let same = alignment
            .links()
            .iter()
            .filter(|link| says(&texts.source, &link.segments.source) == says(&texts.target, &link.segments.target));
        right += same.map(|link| link.segments.source.len()).sum::<usize>();
        all += sentences.len();
    }
    assert!(right * 2 > all, "{right} of {all}");
}

#[test]
fn neighbours_that_changed_places_are_no_link_of_two_and_two() {
    let source = [
        "The harbour was closed for two days after a storm sank a barge.",
        "Divers found the wreck on Monday at a depth of 14 metres.",
        "Insurance will pay 3 million dollars to the owner.",
        "Fishermen complain that their nets were torn.",
        "The minister promised an inquiry within a week.",
    ];
    let target = [
        "أُغلق الميناء يومين بعدما أغرقت عاصفة سفينة نقل.",
        "وسيدفع التأمين 3 ملايين دولار لمالكها.",
        "وعثر الغواصون على الحطام يوم الاثنين على عمق 14 مترا.",
        "ويشكو الصيادون من تمزق شباكهم.",
        "ووعد الوزير بفتح تحقيق خلال أسبوع.",
    ];
    let (texts, _) = support::pairs((&source, Language::english()), (&target, Language::arabic()));
    let alignment = align(texts.as_ref(), &Options::default());
    for right in [Sides::new(1..2, 2..3), Sides::new(2..3, 1..2)] {
        assert!(alignment.links().iter().any(|link| link.segments == right), "{:?}", alignment.links());
    }
}
