//! Pairs of languages without encoder or lexicon: what the search finds by lengths, cognates, numbers and the words that it
//! learns from the texts themselves.

use std::path::Path;

use muqabala::align::{Alignment, Analysis, Options, align};
use muqabala::language::{Language, sentences};
use muqabala::text::{DocumentBuilder, Role, Sides, Span};

/// The strict F1 that hunalign reaches on German-French mountaineering reports of the same kind.
const HUNALIGN: f64 = 0.766;

/// German and French sentences, pair by pair.
fn pairs() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/align/climb.de-fr.tsv");
    let text = std::fs::read_to_string(path).expect("the fixture is there");
    let rows = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
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

#[test]
fn german_and_french_reports_align_better_than_hunalign_aligns_them() {
    let pairs = pairs();
    let seeds = 6;
    let mut sum = 0.0;
    for seed in 0..seeds {
        let (texts, gold) = noisy(&pairs, seed);
        let analyses = Sides::new(lines(&texts.source, "de"), lines(&texts.target, "fr"));
        let [_, _, f1] = hits(&align(analyses.as_ref(), &Options::default()), &gold);
        sum += f1;
    }
    let mean = sum / seeds as f64;
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
