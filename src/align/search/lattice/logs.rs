//! Sums of numbers that are given by their logarithms.

/// The logarithm of what cannot be.
pub(super) const NEVER: f64 = -1e30;

/// The logarithm of the sum of two numbers.
pub(super) fn add_logs(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if high - low > 40.0 { high } else { high + (low - high).exp().ln_1p() }
}

/// A running sum of numbers given by their logarithms.
pub(super) struct Sum {
    high: f64,
    sum: f64,
}

impl Default for Sum {
    fn default() -> Self {
        Self { high: NEVER, sum: 0.0 }
    }
}

impl Sum {
    pub(super) fn add(&mut self, log: f64) {
        if log > self.high {
            self.sum = if log - self.high > 40.0 { 1.0 } else { self.sum * (self.high - log).exp() + 1.0 };
            self.high = log;
        } else if self.high - log < 40.0 {
            self.sum += (log - self.high).exp();
        }
    }

    pub(super) fn log(&self) -> f64 {
        if self.sum > 0.0 { self.high + self.sum.ln() } else { NEVER }
    }
}
