//! `أي منهم` for “neither of them”: one of two, and a plural for the two.

use super::{RULE, is_third};
use crate::check::Finding;
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::Number;
use crate::language::arabic::letters::plain;

/// English words for one of two, or both.
static OF_TWO: WordList = WordList::new("neither either both");

/// What stands before `منهم` where it says of whom one or none is told.
static ONE: WordList = WordList::new("اي ايا احد احدا واحد واحدا كل كلا كلي");

/// A plural behind a word for one where the source has one of two: `neither of them`.
pub(super) fn of_them(view: &View<'_>) -> Option<Finding> {
    let two = view.english.windows(3).find(|three| {
        matches!(three, [head, of, whom] if OF_TWO.has(&head.folded) && &*of.folded == "of" && matches!(&*whom.folded, "them" | "us" | "you"))
    })?;
    if view.arabic_pronouns().any(|(_, _, pronoun)| is_third(pronoun, Number::Dual)) {
        return None;
    }
    let at = (1..view.arabic.len()).find(|&at| {
        matches!(view.word(at), "منهم" | "منهن") && ONE.has(&plain(view.word(at - 1))) && view.touches_next(at - 1)
    })?;
    let (first, last, said) = (two.first()?, two.last()?, view.arabic.get(at)?);
    let span = first.span.join(last.span);
    let of = span.of(view.source.whole());
    let message = format!("“{}” is plural, but the source speaks of two: “{of}”.", view.said(said.span));
    Some(Finding::new(&RULE, message).target(said.span).source(span).confidence(0.8))
}
