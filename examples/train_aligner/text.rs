//! Texts to train on, as the search sees them: their beads with features, and which beads are right.

use std::collections::BTreeSet;

use muqabala::align::signal::{Model, Weights, feature_names};
use muqabala::align::{Analysis, Bead, Ground, SHAPES, lattice};
use muqabala::language::Language;
use muqabala::text::{Block, DocumentBuilder, Role, Segment, Sides, Span};

use crate::chain::Chain;
use crate::gold::Gold;
use crate::recipe::Line;

/// A text with its features and its right alignment.
#[derive(Debug)]
pub(crate) struct Text {
    /// `corpus/recipe`.
    pub(crate) set: String,
    /// Its number among the noisy texts.
    pub(crate) number: usize,
    pub(crate) fold: usize,
    pub(crate) beads: Vec<Bead>,
    pub(crate) chain: Chain,
    pub(crate) width: usize,
    /// `width` values for each bead.
    pub(crate) features: Vec<f32>,
    /// Which beads the right alignment may be made of.
    pub(crate) right: Vec<bool>,
    pub(crate) gold: BTreeSet<Gold>,
}

/// By how much scores are flattened to tell which beads no weights would choose.
const FLATTENED: f32 = 0.5;

/// Beads that have less of a chance under flattened scores are left out.
const LEAST: f64 = 3e-5;

impl Text {
    /// Measures the beads of two texts. Beads of `moved` blocks cross others: their segments are null in the lattice.
    pub(crate) fn new(
        set: &str,
        number: usize,
        fold: usize,
        ground: &Ground<'_>,
        gold: &[Gold],
        moved: &[Gold],
    ) -> Self {
        let gold: BTreeSet<Gold> = gold.iter().flat_map(|bead| monotone(bead, moved)).collect();
        let model = Model::new(ground, &Weights::builtin());
        let lattice = lattice(ground, &model);
        let all: Vec<Bead> = lattice.beads().map(|(bead, _)| bead).collect();
        let right = right(&all, &gold);
        let flat: Vec<f32> = lattice.beads().map(|(_, score)| score * FLATTENED).collect();
        let free = lattice.rescored(|number| flat[number]);
        let held = lattice.rescored(|number| if right[number] { flat[number] } else { f32::NEG_INFINITY });
        let (free, held) = (free.posterior(&[0.0; SHAPES]), held.posterior(&[0.0; SHAPES]));
        let kept = |number: usize| {
            let bead = &all[number];
            free.of(bead) > LEAST || right[number] && (!bead.is_null() || held.of(bead) > LEAST)
        };
        let kept: Vec<usize> = (0..all.len()).filter(|&number| kept(number)).collect();
        let width = feature_names().count();
        let beads: Vec<Bead> = kept.iter().map(|&number| all[number]).collect();
        let features = beads.iter().flat_map(|bead| model.features(bead).into_iter().take(width)).collect();
        Self {
            set: set.to_owned(),
            number,
            fold,
            chain: Chain::new(&beads),
            beads,
            width,
            features,
            right: kept.iter().map(|&number| right[number]).collect(),
            gold,
        }
    }

    /// The features of a bead.
    pub(crate) fn row(&self, bead: usize) -> &[f32] {
        &self.features[bead * self.width..(bead + 1) * self.width]
    }
}

/// A bead as the lattice can hold it: a moved one is taken apart.
fn monotone(bead: &Gold, moved: &[Gold]) -> Vec<Gold> {
    if bead.0.is_empty() || bead.1.is_empty() || moved.contains(bead) {
        let source = bead.0.iter().map(|&k| (vec![k], vec![]));
        return source.chain(bead.1.iter().map(|&k| (vec![], vec![k]))).collect();
    }
    vec![bead.clone()]
}

/// Null links may stand wherever the gap is; of a bead too large for the lattice any beads that make it up are right.
fn right(beads: &[Bead], gold: &BTreeSet<Gold>) -> Vec<bool> {
    let known: BTreeSet<(usize, usize, usize, usize)> = beads.iter().filter(|bead| !bead.is_null()).map(key).collect();
    let gold_key = |(source, target): &Gold| (source[0], target[0], source.len(), target.len());
    let linked: Vec<&Gold> = gold.iter().filter(|bead| !bead.0.is_empty() && !bead.1.is_empty()).collect();
    let exact: BTreeSet<_> = linked.iter().map(|bead| gold_key(bead)).collect();
    let large: Vec<&&Gold> = linked.iter().filter(|bead| !known.contains(&gold_key(bead))).collect();
    let nulls: Sides<BTreeSet<usize>> = Sides::new(
        gold.iter().filter(|bead| bead.1.is_empty()).flat_map(|bead| bead.0.clone()).collect(),
        gold.iter().filter(|bead| bead.0.is_empty()).flat_map(|bead| bead.1.clone()).collect(),
    );
    let is_right = |bead: &Bead| {
        let runs = bead.runs();
        if bead.is_null() && nulls.get(bead.side()).contains(bead.start.get(bead.side())) {
            return true;
        }
        let inside = |(source, target): &Gold| {
            source[0] <= runs.source.start
                && runs.source.end <= source[0] + source.len()
                && target[0] <= runs.target.start
                && runs.target.end <= target[0] + target.len()
        };
        (!bead.is_null() && exact.contains(&key(bead))) || large.iter().any(|gold| inside(gold))
    };
    beads.iter().map(is_right).collect()
}

fn key(bead: &Bead) -> (usize, usize, usize, usize) {
    (bead.start.source, bead.start.target, bead.size.source, bead.size.target)
}

/// Analyses lines; where `paragraphs` are known, some begin one.
pub(crate) fn analysis(lines: &[Line], paragraphs: bool, language: Language) -> Analysis {
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut builder = DocumentBuilder::of_text(text);
    let role = if paragraphs { Role::Paragraph } else { Role::Segment };
    let (mut at, mut blocks, mut segments): (usize, Vec<Span>, Vec<Segment>) = (0, Vec::new(), Vec::new());
    for line in lines {
        let span = Span::new(at, at + line.text.len());
        at = span.end + 1;
        match blocks.last_mut().filter(|_| paragraphs && !line.begins) {
            Some(block) => *block = block.join(span),
            None => blocks.push(span),
        }
        segments.push(Segment { span, block: blocks.len() - 1 });
    }
    for span in blocks {
        builder.block(Block { span, role, unit: None, group: 0 });
    }
    let mut document = builder.finish();
    document.set_segments(segments);
    Analysis::new(document, language)
}
