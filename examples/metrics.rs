//! Scores lines against reference lines as sacreBLEU would: `cargo run --example metrics -- HYPOTHESES REFERENCES`.

use muqabala::compare::metrics::{METRICS, Statistics, sum};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let [hypotheses, references] = std::env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "two files")?;
    let (hypotheses, references) = (std::fs::read_to_string(hypotheses)?, std::fs::read_to_string(references)?);
    for metric in METRICS {
        let pairs = hypotheses.split('\n').zip(references.split('\n'));
        let segments: Vec<Statistics> = pairs.map(|(ours, theirs)| metric.statistics(ours, theirs)).collect();
        println!("{} {:.6} {}", metric.name(), metric.score(&sum(&segments)), metric.full_signature());
    }
    Ok(())
}
