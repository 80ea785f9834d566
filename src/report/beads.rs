//! `align --format beads`: `[0,1]:[0]:0.98`, segment numbers of the source, of the target, and the confidence.

use std::io::{self, Write};
use std::ops::Range;

use super::place::{numbers, rounded};
use super::{AlignReport, AlignWriter, Format, View};
use crate::text::Side;

pub(super) const BEADS: Format<AlignWriter> =
    Format { name: "beads", summary: "segment numbers, one link a line", write };

fn write(report: &AlignReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    for link in report.alignment.links() {
        let side = |side| list(numbers(report.texts, link, side));
        let (source, target) = (side(Side::Source), side(Side::Target));
        writeln!(out, "{source}:{target}:{}", decimal(link.confidence))?;
    }
    Ok(())
}

fn list(numbers: Range<usize>) -> String {
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    format!("[{}]", numbers.join(","))
}

/// A probability with two to four decimals.
pub(super) fn decimal(probability: f32) -> String {
    let mut text = format!("{:.4}", rounded(probability));
    for _ in 0..2 {
        if text.ends_with('0') {
            text.pop();
        }
    }
    text
}

/// A probability in whole percent.
pub(super) fn percent(probability: f32) -> String {
    format!("{} %", (rounded(probability) * 100.0).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_keep_two_decimals_at_least() {
        assert_eq!([1.0, 0.98, 0.123_45, f32::NAN].map(decimal), ["1.00", "0.98", "0.1235", "0.00"]);
    }
}
