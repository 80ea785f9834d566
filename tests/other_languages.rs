//! Pairs of languages without lexicon: what the search finds by lengths, cognates, numbers and the words that it
//! learns from the texts themselves, and with an encoder of sentences beside them.

use std::path::Path;
use std::sync::Arc;

use muqabala::align::encoder::{Encoder, Vectors, builtin};
use muqabala::align::{Alignment, Analysis, Options, align};
use muqabala::language::{Language, sentences};
use muqabala::text::{DocumentBuilder, Role, Sides, Span};

/// The strict F1 that hunalign reaches on German-French mountaineering reports of the same kind.
const HUNALIGN: f64 = 0.766;

/// German and French sentences, pair by pair.
fn pairs() -> Vec<(String, String)> {
    rows("fixtures/align/climb.de-fr.tsv", 1)
}

/// The rows of a file behind its head.
fn rows(path: &str, head: usize) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(path).expect("the file is there");
    let rows = text.lines().skip(head).filter_map(|line| line.split_once('\t'));
    rows.map(|(german, french)| (german.to_owned(), french.to_owned())).collect()
}

/// Numbers that look random and are the same every time.
struct Chance(u64);

impl Chance {
    fn is(&mut self, share: f64) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as f64 / f64::from(1u32 << 31)) < share
    }
}

type Bead = (Vec<usize>, Vec<usize>);

/// A text of which every line is a segment.
fn lines(lines: &[String], tag: &str) -> Analysis {
    let text = lines.join("\n");
    let mut document = DocumentBuilder::of_text(text);
    let mut start = 0;
    for line in lines {
        document.plain_block(Span::new(start, start + line.len()), Role::Segment);
        start += line.len() + 1;
    }
    Analysis::of(document.finish(), Language::from_tag(tag))
}

/// The pairs with lines joined (15% on each side), left out (8%) and foreign ones put in (4%): both texts, and which of their
/// lines belong together.
fn noisy(pairs: &[(String, String)], seed: u64) -> (Sides<Vec<String>>, Vec<Bead>) {
    let mut chance = Chance(seed);
    let (foreign, pairs) = pairs.split_at(12);
    let mut foreign = foreign.iter();
    let mut texts: Sides<Vec<String>> = Sides::default();
    let mut gold: Vec<Bead> = Vec::new();
    let mut joins = (false, false);
    for (german, french) in pairs {
        let (gone, lost) = (chance.is(0.08), chance.is(0.08));
        let joined = (joins.0 && !gone && !lost, joins.1 && !gone && !lost);
        let mut bead = if joined.0 || joined.1 { gold.pop().unwrap_or_default() } else { Bead::default() };
        if !gone {
            add(&mut texts.source, german, joined.0, &mut bead.0);
        }
        if !lost {
            add(&mut texts.target, french, joined.1, &mut bead.1);
        }
        joins = if gone || lost { (false, false) } else { (chance.is(0.15), chance.is(0.15)) };
        gold.extend(Some(bead).filter(|bead| !bead.0.is_empty() || !bead.1.is_empty()));
        if joins == (false, false)
            && chance.is(0.04)
            && let Some((german, _)) = foreign.next()
        {
            gold.push((vec![texts.source.len()], Vec::new()));
            texts.source.push(german.clone());
        }
        if joins == (false, false)
            && chance.is(0.04)
            && let Some((_, french)) = foreign.next()
        {
            gold.push((Vec::new(), vec![texts.target.len()]));
            texts.target.push(french.clone());
        }
    }
    (texts, gold)
}

fn add(text: &mut Vec<String>, line: &str, join: bool, numbers: &mut Vec<usize>) {
    if let Some(last) = text.last_mut().filter(|_| join) {
        *last = format!("{last} {line}");
    } else {
        numbers.push(text.len());
        text.push(line.to_owned());
    }
}

/// How many links are right, found and to be found; links without counterpart count among the found (Vecalign's strict
/// measure).
fn hits(alignment: &Alignment, gold: &[Bead]) -> [f64; 3] {
    let found = alignment
        .links()
        .iter()
        .map(|link| -> Bead { (link.segments.source.clone().collect(), link.segments.target.clone().collect()) });
    let found: Vec<Bead> = found.collect();
    let linked = |bead: &&Bead| !bead.0.is_empty() && !bead.1.is_empty();
    let right = found.iter().filter(|bead| gold.contains(bead)).count();
    let recalled = gold.iter().filter(linked).filter(|bead| found.contains(bead)).count();
    let precision = right as f64 / found.len().max(1) as f64;
    let recall = recalled as f64 / gold.iter().filter(linked).count().max(1) as f64;
    [precision, recall, 2.0 * precision * recall / (precision + recall).max(1e-9)]
}

/// The mean strict F1 of so many texts made of the pairs.
fn mean(pairs: &[(String, String)], [source, target]: [&str; 2], seeds: u64, options: &Options) -> f64 {
    let f1 = (0..seeds).map(|seed| {
        let (texts, gold) = noisy(pairs, seed);
        let analyses = Sides::new(lines(&texts.source, source), lines(&texts.target, target));
        hits(&align(analyses.as_ref(), options), &gold)[2]
    });
    f1.sum::<f64>() / seeds as f64
}

#[test]
fn german_and_french_reports_align_better_than_hunalign_aligns_them() {
    let mean = mean(&pairs(), ["de", "fr"], 6, &Options::default());
    println!("strict F1 {mean:.4}");
    assert!(mean > HUNALIGN, "strict F1 {mean:.3}");
}

#[test]
fn german_and_french_are_split_into_sentences() {
    let split = |text: &str, tag: &str| -> Vec<String> {
        let spans = sentences(text, Span::all(text), &Language::from_tag(tag));
        spans.into_iter().map(|span| span.of(text).to_owned()).collect()
    };
    assert_eq!(
        split("Dr. Meier ging am 3. August los. Um ca. 9 Uhr, d.h. spät, war er oben. Und dann?", "de"),
        ["Dr. Meier ging am 3. August los.", "Um ca. 9 Uhr, d.h. spät, war er oben.", "Und dann?"]
    );
    assert_eq!(
        split("M. Dupont et Mme. Roux sont partis. Voir p. 12 et suiv. Il pleut !", "fr"),
        ["M. Dupont et Mme. Roux sont partis.", "Voir p. 12 et suiv.", "Il pleut !"]
    );
}

/// The built-in encoder without vectors of words, its cosines squeezed into the upper part of the scale.
#[derive(Debug)]
struct Squeezed {
    /// What is left of them.
    share: f32,
}

impl Squeezed {
    fn vectors(&self, plain: &Vectors) -> Vectors {
        let rest = ((1.0 - self.share) / plain.dimensions() as f32).sqrt();
        let mut vectors = Vectors::new(self.dimensions());
        for number in 0..plain.len() {
            let own = plain.to_f32(number).into_iter().map(|value| value * self.share.sqrt());
            vectors.push(&own.chain(std::iter::repeat_n(rest, plain.dimensions())).collect::<Vec<_>>());
        }
        vectors
    }
}

impl Encoder for Squeezed {
    fn name(&self) -> &'static str {
        "squeezed"
    }

    fn dimensions(&self) -> usize {
        2 * builtin().dimensions()
    }

    fn supports(&self, language: &Language) -> bool {
        builtin().supports(language)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        self.vectors(&builtin().encode(texts))
    }

    fn encode_spans(&self, text: &str, segments: &[Span], spans: &[Span]) -> Vectors {
        self.vectors(&builtin().encode_spans(text, segments, spans))
    }
}

#[test]
fn an_encoder_of_any_scale_aligns_without_a_lexicon() {
    let pairs = rows("src/align/encoder/onnx/pairs.tsv", 0);
    let mean = |encoder: Option<Arc<dyn Encoder>>| {
        mean(&pairs, ["en", "ar"], 2, &Options { encoder, lexicons: Vec::new(), ..Options::default() })
    };
    let squeezed = |share: f32| mean(Some(Arc::new(Squeezed { share })));
    let (none, whole, third) = (mean(None), squeezed(1.0), squeezed(0.3));
    println!("strict F1 {none:.4} without, {whole:.4} with an encoder, {third:.4} with cosines from .7 to 1");
    assert!(whole > none + 0.01, "an encoder gains little: {whole:.4} instead of {none:.4}");
    assert!(whole > 0.98, "an encoder alone aligns at {whole:.4}");
    assert!(third > whole - 0.015, "squeezed cosines align at {third:.4}, others at {whole:.4}");
}

/// Must not be asked.
#[derive(Debug)]
struct Unasked;

impl Encoder for Unasked {
    fn name(&self) -> &'static str {
        "unasked"
    }

    fn dimensions(&self) -> usize {
        1
    }

    fn supports(&self, _language: &Language) -> bool {
        true
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        panic!("asked for {} texts", texts.len())
    }
}

#[test]
fn texts_of_one_language_are_not_encoded() {
    let german: Vec<String> = pairs().into_iter().map(|(german, _)| german).collect();
    let analyses = Sides::new(lines(&german, "de"), lines(&german[3..], "de-AT"));
    let options = Options { encoder: Some(Arc::new(Unasked)), ..Options::default() };
    let alignment = align(analyses.as_ref(), &options);
    let linked = alignment.links().iter().filter(|link| !link.is_null());
    assert_eq!(linked.count(), german.len() - 3);
}

/// Knows the sentences that translate each other, and which words are in them.
#[derive(Debug)]
struct Oracle(Vec<(String, String)>);

impl Encoder for Oracle {
    fn name(&self) -> &'static str {
        "oracle"
    }

    fn dimensions(&self) -> usize {
        self.0.len()
    }

    fn supports(&self, language: &Language) -> bool {
        ["de", "fr"].contains(&language.profile().subtag)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        let mut vectors = Vectors::new(self.dimensions());
        for text in texts {
            let is_of = |sentence: &String| sentence.contains(text) || text.contains(sentence.as_str());
            let known = self.0.iter().map(|(german, french)| f32::from(is_of(german) || is_of(french)));
            vectors.push(&known.collect::<Vec<_>>());
        }
        vectors
    }
}

#[test]
fn an_encoder_that_is_given_is_used_for_short_texts_in_any_languages() {
    let pairs = pairs();
    let german: Vec<String> = [0, 1, 3, 4, 5, 6].map(|number: usize| pairs[number].0.clone()).into();
    let french: Vec<String> = [30, 1, 2, 3, 6].map(|number: usize| pairs[number].1.clone()).into();
    let analyses = Sides::new(lines(&german, "de"), lines(&french, "fr"));
    let encoder: Option<Arc<dyn Encoder>> = Some(Arc::new(Oracle(pairs)));
    let alignment = align(analyses.as_ref(), &Options { encoder, ..Options::default() });
    let linked = alignment.links().iter().filter(|link| !link.is_null());
    let linked: Vec<_> = linked.map(|link| (link.segments.source.clone(), link.segments.target.clone())).collect();
    assert_eq!(linked, [(1..2, 1..2), (2..3, 3..4), (5..6, 4..5)]);
}
