//! “You” where the source says “we” or “I”: `لا يمكنكم` for “we cannot”.

use crate::check::Finding;
use crate::check::carriers::is_modal;
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::english::pronouns::Case;
use crate::language::english::pronouns::Referent::{Speaker, Us, You};

static MODALS: WordList = WordList::new("can cannot can't can’t could couldn't couldn’t");

/// `يمكنكم` for “we can”: the only modal of either side. Not يمكنك, which is said of anyone.
pub(super) fn clash(view: &View<'_>) -> Option<Finding> {
    let can = |at: usize| view.english.get(at).is_some_and(|token| MODALS.has(&token.folded));
    let mut all = (0..view.english.len()).filter(|&at| can(at));
    let modal = all.next().filter(|_| all.next().is_none())?;
    let speaks = |referent| matches!(referent, Us | Speaker);
    let subject = view
        .pronouns
        .iter()
        .find(|pronoun| pronoun.at + 1 == modal && pronoun.case == Case::Subject && speaks(pronoun.referent))?;
    let mut addressed = view.arabic.iter().filter(|token| {
        let word = plain(&token.folded);
        strip_conjunction(&word).strip_suffix("كم").is_some_and(is_modal)
    });
    let token = addressed.next().filter(|_| addressed.next().is_none() && !view.has(&[You]))?;
    let (said, theirs) = (view.said(token.span), subject.span.of(view.source.whole()));
    let message = format!("“{said}” is second person, but the source says “{theirs}”.");
    Some(Finding::new(&super::RULE, message).target(token.span).source(subject.span).confidence(0.7))
}
