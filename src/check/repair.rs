//! Which repairs of a text's findings are made together, and whether they did what they should.

use std::collections::BTreeSet;

use super::{Applicability, Edit, Finding, Fix};
use crate::text::{Document, Span};

/// Edits that are made together: disjoint, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repairs {
    /// The edits of the text.
    pub edits: Vec<Edit>,
    /// How many findings they repair, wholly or at some of their places.
    pub findings: usize,
}

impl Repairs {
    /// Chooses among the repairs of `findings`. Of those that overlap the one whose finding is surer is made, of equal ones the
    /// first; the others have to wait until the text is checked again. `is_possible` says which edits can be made at all.
    pub fn choose(findings: &[Finding], with_unsafe: bool, is_possible: impl Fn(&Edit) -> bool) -> Self {
        let may = |fix: &Fix| match fix.applicability {
            Applicability::Safe => true,
            Applicability::Unsafe => with_unsafe,
            Applicability::DisplayOnly => false,
        };
        let mut ranked: Vec<(&Finding, &Fix)> = findings
            .iter()
            .filter_map(|finding| Some((finding, finding.fix.as_ref().filter(|fix| may(fix))?)))
            .collect();
        ranked.sort_by(|(a, _), (b, _)| b.confidence.total_cmp(&a.confidence));
        let mut chosen = Self::default();
        for (finding, fix) in ranked {
            let fits = |edit: &&Edit| is_possible(edit) && chosen.edits.iter().all(|other| are_apart(edit, other));
            let fitting: Vec<Edit> = fix.edits.iter().filter(fits).cloned().collect();
            // The places of a finding are repaired one by one, the edits of one place together.
            let is_whole = fitting.len() == fix.edits.len();
            if !fitting.is_empty() && (is_whole || !finding.further.is_empty()) {
                chosen.edits.extend(fitting);
                chosen.findings += 1;
            }
        }
        chosen.edits.sort_by_key(|edit| edit.span);
        chosen.edits.dedup();
        chosen
    }
}

/// Characters that a markup or a table would read otherwise.
const RESERVED: [char; 7] = ['<', '>', '&', '"', '\\', '\t', '\n'];

/// Where an edit is made in the file that the text was taken from; nowhere if the text does not stand there as it is, or if what
/// is put in would be read as markup or as a border between cells.
pub fn place_in_file(edit: &Edit, document: &Document) -> Option<Span> {
    let is_reserved = |c: char| RESERVED.contains(&c) || document.parts_cells_by() == Some(c);
    if document.is_extracted() && edit.text.contains(is_reserved) {
        return None;
    }
    if !edit.span.is_empty() {
        return document.in_file(edit.span);
    }
    // Something is put in behind the character that stands before it, if that is the file's.
    let before = edit.span.before(document.text()).chars().next_back()?;
    let span = document.in_file(Span::new(edit.span.start - before.len_utf8(), edit.span.start))?;
    Some(Span::at(span.end))
}

/// Whether two edits leave each other alone. Two that do the same are one.
fn are_apart(a: &Edit, b: &Edit) -> bool {
    let touch = |a: Span, b: Span| a.overlaps(b) || a.start == b.start || a.is_empty() && b.contains(a.start);
    a == b || !touch(a.span, b.span) && !touch(b.span, a.span)
}

/// The target segments that have findings of a rule after a repair that had none of it before it.
pub fn worsened(before: (&[Finding], &Document), after: (&[Finding], &Document)) -> BTreeSet<usize> {
    let places = |(findings, document): (&[Finding], &Document)| -> BTreeSet<(usize, &'static str)> {
        let segment = |finding: &Finding| document.segment_at(finding.places.target?.start);
        findings.iter().filter_map(|finding| Some((segment(finding)?, finding.rule))).collect()
    };
    let known = places(before);
    places(after).into_iter().filter(|place| !known.contains(place)).map(|(segment, _)| segment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    fn finding(confidence: f32, applicability: Applicability, edits: &[(usize, usize, &str)]) -> Finding {
        let finding = Finding::new(RULES[0], "").confidence(confidence);
        edits
            .iter()
            .fold(finding, |finding, &(start, end, text)| finding.fix(applicability, Span::new(start, end), text))
    }

    fn chosen(findings: &[Finding], with_unsafe: bool) -> Vec<(usize, String)> {
        let repairs = Repairs::choose(findings, with_unsafe, |_| true);
        repairs.edits.into_iter().map(|edit| (edit.span.start, edit.text)).collect()
    }

    #[test]
    fn of_repairs_that_overlap_the_surer_is_made() {
        let found = [
            finding(0.7, Applicability::Safe, &[(0, 4, "a")]),
            finding(0.9, Applicability::Safe, &[(2, 6, "b")]),
            finding(0.8, Applicability::Safe, &[(6, 8, "c")]),
        ];
        assert_eq!(chosen(&found, false), [(2, "b".to_owned()), (6, "c".to_owned())]);
    }

    #[test]
    fn one_repair_of_two_findings_is_made_once() {
        let found =
            [finding(0.7, Applicability::Safe, &[(0, 4, "a")]), finding(0.9, Applicability::Safe, &[(0, 4, "a")])];
        assert_eq!(chosen(&found, false).len(), 1);
    }

    #[test]
    fn what_a_person_has_to_look_at_is_left_unless_asked_for() {
        let found = [
            finding(0.7, Applicability::Unsafe, &[(0, 4, "a")]),
            finding(0.9, Applicability::DisplayOnly, &[(4, 6, "b")]),
        ];
        assert!(chosen(&found, false).is_empty());
        assert_eq!(chosen(&found, true), [(0, "a".to_owned())]);
    }

    #[test]
    fn what_cannot_be_made_is_neither_chosen_nor_counted() {
        let found = [
            finding(0.9, Applicability::Safe, &[(0, 4, ",")]),
            finding(0.7, Applicability::Safe, &[(0, 4, "،")]),
            finding(0.5, Applicability::Safe, &[(6, 8, ";")]),
        ];
        let repairs = Repairs::choose(&found, false, |edit| !edit.text.contains([',', ';']));
        assert_eq!((repairs.edits.len(), repairs.findings), (1, 1));
    }

    #[test]
    fn what_would_part_cells_or_be_markup_has_no_place_in_the_file() {
        let place = |delimiter: Option<char>, text: &str| {
            let mut builder = crate::text::DocumentBuilder::of_file("ab,cd".to_owned());
            builder.push_text("cd", 3);
            if let Some(delimiter) = delimiter {
                builder.parts_cells_by(delimiter);
            }
            place_in_file(&Edit { span: Span::new(0, 1), text: text.to_owned() }, &builder.finish())
        };
        assert_eq!(
            (place(Some(','), ","), place(Some(';'), ","), place(None, "<")),
            (None, Some(Span::new(3, 4)), None)
        );
    }

    #[test]
    fn a_repair_of_two_edits_is_made_whole_or_not_at_all() {
        let found = [
            finding(0.9, Applicability::Safe, &[(0, 4, "a")]),
            finding(0.7, Applicability::Safe, &[(2, 6, "b"), (8, 9, "b")]),
        ];
        assert_eq!(chosen(&found, false), [(0, "a".to_owned())]);
    }
}
