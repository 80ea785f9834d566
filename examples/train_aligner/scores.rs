//! Figures: how well texts are aligned that the weights have not seen, and how true the confidence is.

use std::collections::{BTreeMap, BTreeSet};

use crate::fit::{Weights, loss};
use crate::gold::Gold;
use crate::text::Text;

/// How many bins of confidence there are.
pub(crate) const BINS: usize = 10;

/// Links of one bin: how many, how many of them right, and the sum of their confidence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bin {
    pub(crate) links: f64,
    pub(crate) right: f64,
    pub(crate) confidence: f64,
}

/// The counts of one set of texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    beads: [f64; 2],
    links: [f64; 2],
    nulls: [f64; 2],
    surprise: f64,
    pub(crate) bins: [Bin; BINS],
}

/// Figures by set.
#[derive(Debug, Default)]
pub(crate) struct Scores(pub(crate) BTreeMap<String, Counts>);

impl Scores {
    /// Aligns a text and counts what is right.
    pub(crate) fn add(&mut self, text: &Text, weights: &Weights) -> Vec<(Gold, f64)> {
        let rates = weights.rates(text);
        let scores = weights.scores(text, rates);
        let (_, chances) = text.chain.sums(&scores, None);
        let path = text.chain.best(&scores).into_iter().map(|number| {
            let runs = text.beads[number].runs();
            ((runs.source.collect(), runs.target.collect()), chances[number])
        });
        let path: Vec<(Gold, f64)> = path.collect();
        let surprise = loss(text, rates, weights, &mut vec![0.0; weights.0.len()]);
        let recipe = text.set.rsplit('/').next().unwrap_or_default();
        for name in [text.set.clone(), format!("all/{recipe}")] {
            self.0.entry(name).or_default().add(&text.gold, &path, surprise);
        }
        path
    }

    /// Prints a line for each set.
    pub(crate) fn print(&self) {
        for (set, counts) in &self.0 {
            eprintln!("{set:24} {}", counts.line());
        }
    }
}

fn is_null(bead: &Gold) -> bool {
    bead.0.is_empty() || bead.1.is_empty()
}

impl Counts {
    fn add(&mut self, gold: &BTreeSet<Gold>, path: &[(Gold, f64)], surprise: f64) {
        let links = |beads: &mut dyn Iterator<Item = &Gold>| beads.filter(|bead| !is_null(bead)).count() as f64;
        let hits: Vec<&Gold> = path.iter().map(|bead| &bead.0).filter(|bead| gold.contains(bead)).collect();
        self.beads[0] += hits.len() as f64;
        self.beads[1] += path.len() as f64;
        self.links[0] += links(&mut hits.iter().copied());
        self.links[1] += links(&mut gold.iter());
        let right = gold.iter().filter(|bead| is_null(bead)).count();
        let said = path.iter().filter(|bead| is_null(&bead.0)).count();
        self.nulls[0] += hits.iter().filter(|bead| is_null(bead)).count() as f64;
        self.nulls[1] += (right + said) as f64 / 2.0;
        self.surprise += surprise;
        for (bead, confidence) in path.iter().filter(|bead| !is_null(&bead.0)) {
            let bin = &mut self.bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
            bin.links += 1.0;
            bin.right += if gold.contains(bead) { 1.0 } else { 0.0 };
            bin.confidence += confidence;
        }
    }

    /// Strict F1, null links counted in precision alone; precision where there is nothing to link.
    pub(crate) fn strict(&self) -> f64 {
        let (precision, recall) = (self.beads[0] / self.beads[1], self.links[0] / self.links[1]);
        if self.links[1] == 0.0 { precision } else { 2.0 * precision * recall / (precision + recall) }
    }

    /// Expected calibration error of the links' confidence.
    pub(crate) fn calibration_error(&self) -> f64 {
        let all: f64 = self.bins.iter().map(|bin| bin.links).sum();
        self.bins.iter().map(|bin| (bin.right - bin.confidence).abs()).sum::<f64>() / all.max(1.0)
    }

    fn line(&self) -> String {
        let null = if self.nulls[1] > 0.0 { format!("{:.4}", self.nulls[0] / self.nulls[1]) } else { "-".to_owned() };
        format!(
            "strict {:.4}  null {null:6}  ECE {:.4}  surprise per link {:.4}  ({} links)",
            self.strict(),
            self.calibration_error(),
            self.surprise / self.links[1].max(1.0),
            self.links[1]
        )
    }
}
