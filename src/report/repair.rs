//! A finding's repair as people read it: what stands there, and what would.

use super::CheckReport;
use crate::check::{Applicability, Edit, Finding};
use crate::text::Span;

/// What a repair would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repair {
    pub(super) applicability: Applicability,
    /// The text as it is.
    pub(super) old: String,
    /// The text as it would be; empty if it would go.
    pub(super) new: String,
    /// How many further places of the finding would change.
    pub(super) more: usize,
}

impl Repair {
    /// The repair of `finding`, if it has one: at its own place, or at the first one that it changes.
    pub(super) fn of(report: &CheckReport<'_>, finding: &Finding) -> Option<Self> {
        let fix = finding.fix.as_ref()?;
        let text = report.texts.target.text();
        let place = finding.places.target.filter(|&place| fix.edits.iter().any(|edit| touch(edit.span, place)));
        let first = place.or_else(|| fix.edits.first().map(|edit| edit.span))?;
        let here: Vec<&Edit> = fix.edits.iter().filter(|edit| touch(edit.span, first)).collect();
        let whole = here.iter().fold(first, |whole, edit| whole.join(edit.span));
        Some(Self {
            applicability: fix.applicability,
            old: whole.of(text).to_owned(),
            new: apply(text, whole, &here),
            more: fix.edits.len() - here.len(),
        })
    }
}

fn touch(edit: Span, place: Span) -> bool {
    edit.start <= place.end && place.start <= edit.end
}

fn apply(text: &str, whole: Span, edits: &[&Edit]) -> String {
    let mut out = String::new();
    let mut at = whole.start;
    for edit in edits {
        out.push_str(Span::new(at, edit.span.start).of(text));
        out.push_str(&edit.text);
        at = edit.span.end.max(at);
    }
    out.push_str(Span::new(at, whole.end).of(text));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_applied_in_their_place() {
        let text = "قال \" نعم \" .";
        let space = |at: usize| Edit { span: Span::new(at, at + 1), text: String::new() };
        let edits = [space("قال \"".len()), space("قال \" نعم".len()), space("قال \" نعم \"".len())];
        let edits: Vec<&Edit> = edits.iter().collect();
        assert_eq!(apply(text, Span::all(text), &edits), "قال \"نعم\".");
    }
}
