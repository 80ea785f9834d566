//! What a confidence that a rule states is worth, as fitted on texts whose errors are known.
//!
//! `confidence.tsv` is written by `benches/fit_confidence.py`. Do not edit it by hand: run the command in `docs/benchmarks.md`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A row for each rule of which enough findings were seen: [`Fitted`], and how many they were.
const TABLE: &str = include_str!("confidence.tsv");

/// What rules state is no less than this, and no more than the rest of one.
const LEAST: f32 = 0.005;

/// Of the surest findings so many are wrong, and of the least sure ones right.
const LAPSE: f32 = 0.02;

static FITTED: LazyLock<BTreeMap<&str, Fitted>> = LazyLock::new(|| TABLE.lines().skip(1).filter_map(row).collect());

/// The log-odds that a finding is right, from those that its rule states: `below` times these where they are negative, and else
/// `shift` and `above` times these. So the order of a rule's findings is its own, and which are more likely right than wrong.
#[derive(Clone, Copy, Debug)]
struct Fitted {
    below: f32,
    shift: f32,
    above: f32,
}

/// How likely a finding of a rule is right that states a confidence; what it states where too little is known of the rule.
pub(super) fn fitted(rule: &str, stated: f32) -> f32 {
    FITTED.get(rule).map_or(stated, |fitted| fitted.of(stated))
}

fn row(line: &str) -> Option<(&str, Fitted)> {
    let mut cells = line.split('\t');
    let rule = cells.next()?;
    let mut number = || cells.next()?.parse().ok();
    Some((rule, Fitted { below: number()?, shift: number()?, above: number()? }))
}

impl Fitted {
    fn of(self, stated: f32) -> f32 {
        let stated = stated.clamp(LEAST, 1.0 - LEAST);
        let odds = (stated / (1.0 - stated)).ln();
        let odds = if odds < 0.0 { self.below * odds } else { self.shift + self.above * odds };
        LAPSE + (1.0 - 2.0 * LAPSE) / (1.0 + (-odds).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_by_name;

    #[test]
    fn every_row_is_of_a_rule_and_read() {
        let names: Vec<&str> = TABLE.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
        assert!(names.iter().all(|name| rule_by_name(name).is_some() && FITTED.contains_key(name)), "{names:?}");
        assert!(names.is_sorted_by(|a, b| a < b));
        assert!(TABLE.starts_with("rule\tbelow\tshift\tabove\tfindings\n"));
    }

    #[test]
    fn what_is_surer_stays_surer() {
        for (rule, fitted) in FITTED.iter() {
            assert!(fitted.below > 0.0 && fitted.shift >= 0.0 && fitted.above > 0.0, "{rule}");
            let steps: Vec<f32> = (0..=20_u8).map(|step| fitted.of(f32::from(step) / 20.0)).collect();
            assert!(steps.is_sorted() && steps.iter().all(|p| (0.0..1.0).contains(p)), "{rule}: {steps:?}");
        }
    }

    #[test]
    fn nothing_crosses_what_is_shown_by_default() {
        for (rule, fitted) in FITTED.iter() {
            assert!(fitted.of(0.499) < 0.5 && fitted.of(0.5) >= 0.5, "{rule}");
        }
    }

    #[test]
    fn rules_without_a_row_are_believed() {
        assert!((fitted("no-such-rule", 1.0) - 1.0).abs() < 1e-6);
    }
}
