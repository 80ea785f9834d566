//! Who is spoken of inside a quotation, and who outside.

use crate::check::referents::View;
use crate::text::Span;

/// Whether of an English word and an Arabic one only one is in quotation marks: they are said of different persons.
pub(super) fn apart(view: &View<'_>, english: Span, arabic: Span) -> bool {
    let source = is_quoted(view.source.text(), view.source.span(), english);
    let target = is_quoted(view.target.text(), view.target.span(), arabic);
    matches!((source, target), (Some(source), Some(target)) if source != target)
}

/// Whether `word` stands in quotation marks in the passage at `whole`; nothing where it has none.
fn is_quoted(text: &str, whole: Span, word: Span) -> Option<bool> {
    let before = text.get(..word.start.checked_sub(whole.start)?)?;
    let quotes = |text: &str| text.contains(['"', '“', '”', '«', '»']);
    quotes(text).then(|| {
        let last = before.char_indices().rev().find(|(_, letter)| matches!(letter, '"' | '“' | '”' | '«' | '»'));
        match last {
            Some((_, '“' | '«')) => true,
            Some((_, '"')) => before.matches('"').count() % 2 == 1,
            Some(_) => false,
            // A passage whose first mark closes began inside.
            None => text
                .find(['“', '”', '«', '»'])
                .is_some_and(|at| text.get(at..).is_some_and(|rest| rest.starts_with(['”', '»']))),
        }
    })
}
