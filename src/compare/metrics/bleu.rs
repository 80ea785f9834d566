//! BLEU (Papineni et al. 2002) as sacreBLEU counts it (Post 2018): up to 4-grams, exponential smoothing.

use super::ngrams::overlap;
use super::tokenize::Tokenizer;
use super::{Metric, Statistics};

/// The longest n-grams.
const ORDER: usize = 4;

/// BLEU of a case-sensitive text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bleu {
    /// How words are told.
    pub tokenizer: Tokenizer,
}

impl Metric for Bleu {
    fn name(&self) -> &'static str {
        "BLEU"
    }

    fn signature(&self) -> String {
        format!("nrefs:1|case:mixed|eff:no|tok:{}|smooth:exp", self.tokenizer.name())
    }

    /// Words of hypothesis and reference, then by order: n-grams in common, n-grams of the hypothesis.
    fn statistics(&self, hypothesis: &str, reference: &str) -> Statistics {
        let (hypothesis, reference) = (self.tokenizer.words(hypothesis), self.tokenizer.words(reference));
        let mut statistics = vec![hypothesis.len() as u32, reference.len() as u32];
        for n in 1..=ORDER {
            let found = overlap(&hypothesis, &reference, n);
            statistics.extend([found.common, found.hypothesis]);
        }
        statistics
    }

    fn score(&self, statistics: &[u64]) -> f64 {
        bleu(statistics, Orders::All)
    }

    fn segment_score(&self, statistics: &[u64]) -> f64 {
        bleu(statistics, Orders::Effective)
    }
}

/// Which n-gram orders the mean is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Orders {
    All,
    /// Those that the hypothesis is long enough for.
    Effective,
}

fn bleu(statistics: &[u64], orders: Orders) -> f64 {
    let [hypothesis, reference, counts @ ..] = statistics else { return 0.0 };
    let (counts, _) = counts.as_chunks::<2>();
    if counts.iter().all(|[common, _]| *common == 0) {
        return 0.0;
    }
    let mut smoothing = 1.0;
    let mut logs = 0.0;
    let mut effective = 0;
    for &[common, total] in counts {
        if total == 0 {
            break;
        }
        effective += 1;
        let precision = if common == 0 {
            smoothing *= 2.0;
            1.0 / (smoothing * total as f64)
        } else {
            common as f64 / total as f64
        };
        logs += precision.ln();
    }
    let over = if orders == Orders::Effective { effective } else { ORDER };
    if effective < over {
        return 0.0;
    }
    let brevity = if hypothesis < reference { (1.0 - *reference as f64 / *hypothesis as f64).exp() } else { 1.0 };
    100.0 * brevity * (logs / over as f64).exp()
}
