use super::*;
use crate::language::Language;
use crate::text::{Document, DocumentBuilder, Role, Segment, Span};

fn analysis(text: &str, language: Language) -> Analysis {
    let mut builder = DocumentBuilder::of_text(text.to_owned());
    builder.plain_block(Span::all(text), Role::Segment);
    let mut document: Document = builder.finish();
    document.set_segments(vec![Segment { span: Span::all(text), block: 0 }]);
    Analysis::new(document, language)
}

fn linked(source: &Analysis, target: &Analysis) -> Vec<(String, String, f32)> {
    let texts = Sides::new(source, target);
    let linker = WordLinker::new(texts, &[Lexicon::builtin()]);
    let passages = texts.map(|text| text.passage(0..1));
    let word = |text: &Analysis, token: usize| text.tokens[token].span.of(text.text()).to_owned();
    let links = linker.links(passages.as_ref());
    let pair = |l: &WordLink| (word(source, l.tokens.source), word(target, l.tokens.target), l.confidence);
    links.all().iter().map(pair).collect()
}

fn links(english: &str, arabic: &str) -> Vec<String> {
    let (source, target) = (analysis(english, Language::english()), analysis(arabic, Language::arabic()));
    linked(&source, &target).into_iter().map(|(source, target, _)| format!("{source}={target}")).collect()
}

fn has(found: &[String], wanted: &[&str]) {
    for wanted in wanted {
        assert!(found.iter().any(|found| found == wanted), "{wanted} is not among {found:?}");
    }
}

#[test]
fn words_names_numbers_and_dates_are_linked() {
    let found = links(
        "President Vladimir Putin met a friend from France for two years after 12 March 2014.",
        "التقى الرئيس فلاديمير بوتين صديقا من فرنسا عامين بعد 12 آذار ٢٠١٤.",
    );
    has(&found, &["President=الرئيس", "Vladimir=فلاديمير", "Putin=بوتين", "France=فرنسا", "12=12", "March=آذار"]);
    has(&found, &["2014=٢٠١٤", "two=عامين", "years=عامين"]);
}

#[test]
fn a_repeated_word_is_linked_with_the_one_at_its_place() {
    let (english, arabic) = ("a big book and an old book", "كتاب كبير وكتاب قديم");
    let found = links(english, arabic);
    has(&found, &["book=كتاب", "book=وكتاب", "big=كبير", "old=قديم"]);
    assert_eq!(found.iter().filter(|link| link.starts_with("book=")).count(), 2);
}

#[test]
fn what_arabic_writes_onto_a_word_is_linked_with_that_word() {
    let found = links("The teacher and his book.", "المعلم وكتابه.");
    has(&found, &["The=المعلم", "and=وكتابه", "his=وكتابه", "book=وكتابه"]);
}

#[test]
fn a_name_of_several_words_is_linked_as_one() {
    let found = links("the United States said", "قالت الولايات المتحدة");
    has(&found, &["United=الولايات", "United=المتحدة", "States=الولايات", "States=المتحدة"]);
}

#[test]
fn words_of_one_script_are_linked_by_their_beginnings() {
    let source = analysis("La conférence internationale de Genève", Language::from_tag("fr"));
    let target = analysis("The international conference of Geneva", Language::english());
    let found: Vec<String> = linked(&source, &target).into_iter().map(|(s, t, _)| format!("{s}={t}")).collect();
    has(&found, &["internationale=international"]);
    assert!(!found.contains(&"La=The".to_owned()));
}

#[test]
fn the_links_of_a_token_are_found_from_either_side() {
    let source = analysis("the old teacher", Language::english());
    let target = analysis("المعلم القديم", Language::arabic());
    let texts = Sides::new(&source, &target);
    let linker = WordLinker::new(texts, &[Lexicon::builtin()]);
    let passages = texts.map(|text| text.passage(0..1));
    let links = linker.links(passages.as_ref());
    for link in links.all() {
        for side in Side::BOTH {
            assert!(links.of(side, *link.tokens.get(side)).any(|found| found == link));
        }
    }
    assert!(links.confidence(Side::Source, 2) > 0.5);
    assert!(links.confidence(Side::Source, 99) == 0.0);
    assert!(linker.is_known(Side::Source, 2) && linker.is_content(Side::Source, 2));
    assert!(!linker.is_content(Side::Source, 0));
}

#[test]
fn an_empty_passage_has_no_links() {
    let (source, target) = (analysis("a book", Language::english()), analysis("كتاب", Language::arabic()));
    let texts = Sides::new(&source, &target);
    let linker = WordLinker::new(texts, &[Lexicon::builtin()]);
    let passages = Sides::new(source.passage(0..1), target.passage(0..0));
    assert!(linker.links(passages.as_ref()).all().is_empty());
}

#[test]
fn passages_that_say_one_word_over_and_over_end_soon() {
    let (english, arabic) = ("book ".repeat(20_000), "كتاب ".repeat(20_000));
    let found = links(&english, &arabic);
    assert!(found.len() > 10_000);
}
