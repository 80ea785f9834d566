//! A finding's repair as people read it: what stands there, and what would.

use super::excerpt::middle_cut;
use super::visible::{Show, visible};
use crate::check::{Applicability, Edit, Finding};
use crate::text::Span;

/// What a repair would change: on one line and safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repair {
    pub(super) applicability: Applicability,
    /// The text as it is; long stretches that stay are cut, and spaces at the ends of what changes are shown as ␣.
    pub(super) old: String,
    /// The text as it would be; empty if it would go.
    pub(super) new: String,
    /// How many further places of the finding would change.
    pub(super) more: usize,
}

impl Repair {
    /// The repair of `finding` in the `text` it is about, if it has one: at its own place, or at the first one that it changes.
    pub(super) fn of(text: &str, finding: &Finding) -> Option<Self> {
        let fix = finding.fix.as_ref()?;
        let place = finding.places.target.filter(|&place| fix.edits.iter().any(|edit| touch(edit.span, place)));
        let first = place.or_else(|| fix.edits.first().map(|edit| edit.span))?;
        let here: Vec<&Edit> = fix.edits.iter().filter(|edit| touch(edit.span, first)).collect();
        let whole = here.iter().fold(first, |whole, edit| whole.join(edit.span));
        let (old, new) = old_and_new(text, whole, &here);
        Some(Self { applicability: fix.applicability, old, new, more: fix.edits.len() - here.len() })
    }
}

fn touch(edit: Span, place: Span) -> bool {
    edit.start <= place.end && place.start <= edit.end
}

fn old_and_new(text: &str, whole: Span, edits: &[&Edit]) -> (String, String) {
    let (mut old, mut new) = (String::new(), String::new());
    let mut at = whole.start;
    for edit in edits {
        let kept = unchanged(Span::new(at, edit.span.start).of(text));
        old += &kept;
        old += &changed(edit.span.of(text));
        new += &kept;
        new += &changed(&edit.text);
        at = edit.span.end.max(at);
    }
    let kept = unchanged(Span::new(at, whole.end).of(text));
    (old + &kept, new + &kept)
}

/// Enough of a stretch that stays to know it by.
fn unchanged(text: &str) -> String {
    const WIDTH: usize = 32;
    middle_cut(text, WIDTH)
}

fn changed(text: &str) -> String {
    let text = visible(text, Show::All);
    let core = text.trim_matches(' ');
    let spaces = |count: usize| "␣".repeat(count);
    let head = text.len() - text.trim_start_matches(' ').len();
    if core.is_empty() {
        return spaces(text.len());
    }
    format!("{}{core}{}", spaces(head), spaces(text.len() - head - core.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_that_go_are_seen() {
        let text = "قال \" نعم \" .";
        let space = |at: usize| Edit { span: Span::new(at, at + 1), text: String::new() };
        let edits = [space("قال \"".len()), space("قال \" نعم".len()), space("قال \" نعم \"".len())];
        let edits: Vec<&Edit> = edits.iter().collect();
        let expected = ("قال \"␣نعم␣\"␣.".to_owned(), "قال \"نعم\".".to_owned());
        assert_eq!(old_and_new(text, Span::all(text), &edits), expected);
    }

    #[test]
    fn what_stays_is_cut_in_its_middle() {
        let text = "\" one two three four five six seven eight nine\"";
        let edit = Edit { span: Span::new(1, 2), text: String::new() };
        let (_, new) = old_and_new(text, Span::all(text), &[&edit]);
        assert_eq!(new, "\"one two three… eight nine\"");
    }
}
