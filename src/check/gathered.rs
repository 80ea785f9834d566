//! What a text does all over is one finding with all its places, not fifty.

use super::{Applicability, Finding, Places};

/// From so many places on, a text has a habit.
const HABIT: usize = 7;

/// Findings of one rule on one side, as they are if they are few; otherwise one finding that has them all as its places,
/// with the message that `summary` gives for their number.
pub(super) fn gathered(found: Vec<Finding>, summary: impl Fn(&Finding, usize) -> String) -> Vec<Finding> {
    if found.len() < HABIT {
        return found;
    }
    let count = found.len();
    let mut rest = found.into_iter();
    let Some(mut first) = rest.next() else { return Vec::new() };
    first.message = summary(&first, count);
    for finding in rest {
        first.further.push(Places { ..finding.places });
        first.further.extend(finding.further);
        match (&mut first.fix, finding.fix) {
            (Some(fix), Some(more)) => {
                if more.applicability != Applicability::Safe {
                    fix.applicability = more.applicability;
                }
                fix.edits.extend(more.edits);
            }
            (fix @ None, Some(more)) => *fix = Some(more),
            _ => {}
        }
    }
    vec![first]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_by_name;
    use crate::text::Span;

    fn findings(count: usize) -> Vec<Finding> {
        let rule = rule_by_name("repeated-space").unwrap();
        (0..count)
            .map(|k| {
                let span = Span::new(k * 3, k * 3 + 2);
                Finding::new(rule, "here").target(span).fix(Applicability::Safe, span, " ")
            })
            .collect()
    }

    #[test]
    fn a_habit_is_one_finding_with_all_its_places_and_edits() {
        let all = gathered(findings(20), |_, count| format!("{count} places"));
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].message, "20 places");
        assert_eq!(all[0].further.len(), 19);
        assert_eq!(all[0].fix.as_ref().unwrap().edits.len(), 20);
    }

    #[test]
    fn a_few_places_stay_findings_of_their_own() {
        assert_eq!(gathered(findings(3), |_, _| String::new()).len(), 3);
    }
}
