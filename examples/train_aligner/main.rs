//! Fits the weights of the alignment's signals and prints them as rows for `src/align/signal/weights.rs`.
//!
//! `train_aligner [--folder DIR]... [--parallel DIR]... BITEXT.tsv...`: each bitext has sentence pairs in the order of their
//! texts (columns `source`, English, and `target`, Arabic); noisy texts are made of them and aligned with lexicons that have not
//! seen them. A folder holds texts that are noisy already: NAME.en, NAME.ar and NAME.gold (beads `[0]:[0,1]`, Arabic first);
//! of parallel ones (NAME.en and NAME.ar, line by line) noisy ones are made.
//!
//! The model is a semi-Markov conditional random field: the weights maximise the probability of the right alignment among all.
//! Figures are cross-validated by text.

mod data;
mod optimise;

use std::error::Error;

use data::Text;
use muqabala::align::signal::feature_names;
use muqabala::align::{Bead, Rates, SHAPES};
use optimise::minimise;

/// Penalty on the squared weights of scaled features.
const PENALTY: f64 = 1.0;

/// How many parts the texts are divided into for cross-validation.
const FOLDS: usize = 4;

/// The usual number of rounds in which a text's rates are estimated.
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut names: Vec<String> = feature_names().collect();
    names.extend(["NULL_TILT".to_owned(), "MULTIPLE_TILT".to_owned()]);
    let texts = data::read(std::env::args().skip(1))?;
    eprintln!("{} texts, {} beads", texts.len(), texts.iter().map(|text| text.beads.len()).sum::<usize>());
    let mut scores = data::Scores::default();
    for fold in 0..FOLDS {
        let (held, kept): (Vec<&Text>, Vec<&Text>) = texts.iter().partition(|text| text.fold % FOLDS == fold);
        let weights = fit(&kept, names.len());
        for text in held {
            let rates = rates(text, &weights);
            let surprise = loss(&[text], &[rates], &weights).0;
            scores.add(text, &decode(text, rates, &weights), surprise);
        }
    }
    scores.print();
    let weights = fit(&texts.iter().collect::<Vec<_>>(), names.len());
    for (name, weight) in names.iter().zip(&weights) {
        println!("    (\"{name}\", {weight:.3}),");
    }
    Ok(())
}

/// Weights for unscaled features.
fn fit(texts: &[&Text], count: usize) -> Vec<f64> {
    let scale = scales(texts, count);
    let mut weights = vec![0.0; count];
    for round in 0..2 {
        let rates: Vec<Rates> = texts
            .iter()
            .map(|text| if round == 0 { Rates::default() } else { rates(text, &unscaled(&weights, &scale)) })
            .collect();
        let objective = |weights: &[f64]| {
            let plain = unscaled(weights, &scale);
            let halves = texts.len().div_ceil(2);
            let sums: Vec<(f64, Vec<f64>)> = std::thread::scope(|scope| {
                let parts = texts.chunks(halves).zip(rates.chunks(halves));
                let threads: Vec<_> = parts.map(|(texts, rates)| scope.spawn(|| loss(texts, rates, &plain))).collect();
                threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
            });
            let mut value = PENALTY / 2.0 * weights.iter().map(|weight| weight * weight).sum::<f64>();
            let mut gradient: Vec<f64> = weights.iter().map(|weight| PENALTY * weight).collect();
            for (loss, slopes) in sums {
                value += loss;
                gradient.iter_mut().zip(&slopes).zip(&scale).for_each(|((sum, slope), scale)| *sum += slope * scale);
            }
            (value, gradient)
        };
        weights = minimise(weights, objective, if round == 0 { 60 } else { 40 });
    }
    unscaled(&weights, &scale)
}

fn unscaled(weights: &[f64], scale: &[f64]) -> Vec<f64> {
    weights.iter().zip(scale).map(|(weight, scale)| weight * scale).collect()
}

/// One over the root mean square of each feature.
fn scales(texts: &[&Text], count: usize) -> Vec<f64> {
    let mut squares = vec![1e-6; count];
    let mut rows = 0.0;
    for text in texts {
        for values in text.features.chunks(text.width).step_by(7) {
            rows += 1.0;
            squares.iter_mut().zip(values).for_each(|(sum, value)| *sum += f64::from(value * value));
        }
    }
    let tilts = count - 2;
    let scale =
        |(k, square): (usize, &f64)| if k >= tilts || *square < 1e-3 { 1.0 } else { 1.0 / (square / rows).sqrt() };
    squares.iter().enumerate().map(scale).collect()
}

/// What each bead's shape gets from the rates, as the two last features.
fn tilts(bead: &Bead, rates: Rates) -> [f64; 2] {
    if bead.is_null() { [rates.null, 0.0] } else { [0.0, if bead.is_multiple() { rates.multiple } else { 0.0 }] }
}

fn score(text: &Text, number: usize, weights: &[f64], rates: Rates) -> f32 {
    let values = &text.features[number * text.width..(number + 1) * text.width];
    let tilt = tilts(&text.beads[number], rates);
    let plain: f64 = values.iter().zip(weights).map(|(value, weight)| f64::from(*value) * weight).sum();
    (plain + tilt[0] * weights[text.width] + tilt[1] * weights[text.width + 1]) as f32
}

/// Negative log-probability of the right alignments, and its slope in every weight.
fn loss(texts: &[&Text], rates: &[Rates], weights: &[f64]) -> (f64, Vec<f64>) {
    let mut value = 0.0;
    let mut slope = vec![0.0; weights.len()];
    for (text, &rates) in texts.iter().zip(rates) {
        let all = text.lattice.rescored(|number| score(text, number, weights, rates));
        let mut scores = all.beads().map(|bead| bead.1);
        let gold = text.lattice.rescored(|number| {
            let score = scores.next().expect("a score for each bead");
            if text.gold_mask[number] { score } else { f32::NEG_INFINITY }
        });
        let (all, gold) = (all.posterior(&[0.0; SHAPES]), gold.posterior(&[0.0; SHAPES]));
        if gold.total() < -1e20 {
            continue;
        }
        value += all.total() - gold.total();
        for (number, bead) in text.beads.iter().enumerate() {
            let right = if text.gold_mask[number] { gold.of(bead) } else { 0.0 };
            let excess = all.of(bead) - right;
            if excess.abs() > 1e-9 {
                let values = &text.features[number * text.width..(number + 1) * text.width];
                slope.iter_mut().zip(values).for_each(|(sum, value)| *sum += excess * f64::from(*value));
                let tilt = tilts(bead, rates);
                slope[text.width] += excess * tilt[0];
                slope[text.width + 1] += excess * tilt[1];
            }
        }
    }
    (value, slope)
}

fn rates(text: &Text, weights: &[f64]) -> Rates {
    let mut rates = Rates::default();
    for _ in 0..ROUNDS {
        let lattice = text.lattice.rescored(|number| score(text, number, weights, rates));
        rates = Rates::of(&lattice.posterior(&[0.0; SHAPES]).expected());
    }
    rates
}

fn decode(text: &Text, rates: Rates, weights: &[f64]) -> Vec<Bead> {
    text.lattice.rescored(|number| score(text, number, weights, rates)).best(&[0.0; SHAPES])
}
