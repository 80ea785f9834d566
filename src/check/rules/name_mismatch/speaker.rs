//! Another speaker: وقالت غوغل for `Oracle said`.

use super::{LONGEST, OPEN, View};
use crate::check::similarity::letters;
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::text::{Side, Span, TokenKind};

/// Verbs that tell who spoke, in plain spelling.
static SAYING: WordList =
    WordList::new("قال قالت اضاف اضافت ذكر ذكرت اعلن اعلنت اكد اكدت اوضح اوضحت كتب كتبت افاد افادت");

/// Words before what was said.
static BEFORE_SAID: WordList = WordList::new("ان انها انه انهم");

/// The one word between a verb of saying and what was said, if it is none that is known and translates nothing of the source.
pub(super) fn instead(view: &View<'_, '_>) -> Option<Span> {
    let tokens = view.pair.target().tokens();
    let word = |at: usize| tokens.get(at).map(|token| plain(&token.folded)).unwrap_or_default();
    let stands = |at: &usize| {
        let ends = BEFORE_SAID.has(&word(at + 2)) || tokens.get(at + 2).is_some_and(|token| &*token.folded == ":");
        SAYING.has(strip_conjunction(&word(*at))) && ends
    };
    let at = (0..tokens.len()).find(stands)? + 1;
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Arabic)?;
    let (_, linked) = view.target().get(at)?.as_ref()?;
    let known = view.pair.word_linker().is_known(Side::Target, view.starts.1 + at);
    let article = plain(&token.folded).starts_with("ال");
    (*linked < OPEN && !known && !article && letters(token) < LONGEST).then_some(token.span)
}
