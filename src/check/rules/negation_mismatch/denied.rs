//! Arabic words that deny by themselves and render what the source denies: انتهى for `not over` says that it is.

use super::negations::{Negations, Negator};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_conjunction, strip_imperfect, strip_proclitics};

/// English words, what may follow the first of them, and the beginnings of the Arabic words that render them: `not over` is not انتهى.
#[rustfmt::skip]
static RENDERED: [(WordList, &str, WordList); 12] = [
    (WordList::new("over ended finished concluded"), "", WordList::new("انته نتهي انقض")),
    (WordList::new("ruled rule ruling"), "out", WordList::new("استبعد ستبعد استبعاد")),
    (WordList::new("excluded exclude"), "", WordList::new("استبعد ستبعد استبعاد استثن ستثن")),
    (WordList::new("stopped stop stops ceased cease"), "", WordList::new("توقف كف يكف تكف")),
    (WordList::new("refused refuse reject rejected"), "", WordList::new("رفض")),
    (WordList::new("denied deny"), "", WordList::new("نفي نفت ينفي تنفي انكر نكر")),
    (WordList::new("prevented prevent stopped"), "", WordList::new("منع حال يحول تحول")),
    (WordList::new("banned ban forbidden prohibited forbid prohibit"), "", WordList::new("حظر منع محظور ممنوع")),
    (WordList::new("differ different unlike"), "", WordList::new("ختلف يختلف تختلف مختلف اختلف")),
    (WordList::new("avoid avoided"), "", WordList::new("تجنب تفاد")),
    (WordList::new("ignored ignore"), "", WordList::new("تجاهل")),
    (WordList::new("disappeared disappear vanished"), "", WordList::new("اختف ختفي")),
];

/// Whether a word of the target renders what the source denies, and so does not deny it.
pub(super) fn is_what_is_denied(pair: &Pair<'_>, word: &Negator, source: &Negations) -> bool {
    let english = pair.source().tokens();
    let said = |at: usize| english.get(at).map_or("", |token| &*token.folded);
    let Some(token) = pair.target().tokens().get(word.at) else { return false };
    let plain = plain(&token.folded);
    let bare = strip_conjunction(&plain);
    let forms = [bare, strip_proclitics(&plain), strip_imperfect(bare)];
    RENDERED.iter().filter(|(.., arabic)| forms.iter().any(|form| arabic.begins(form))).any(|(words, next, _)| {
        let denied = |at: usize| words.has(said(at)) && (next.is_empty() || said(at + 1) == *next);
        source.strict.iter().any(|negator| (negator.at + 1..negator.at + 1 + DENIED).any(denied))
    })
}

/// Words behind a negator in which what it denies stands here.
const DENIED: usize = 3;
