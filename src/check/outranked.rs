//! Deputies that the target promotes: `the bank's vice president` and رئيس البنك.

use std::sync::LazyLock;

use super::Pair;
use super::columns::{Words, forms};
use crate::language::WordList;
use crate::language::arabic::letters::plain;
use crate::text::{Span, TokenKind};

static DEPUTY: WordList = WordList::new("vice deputy");

/// Heads of office, and the Arabic words that render each.
static OFFICES: [(WordList, WordList); 6] = [
    (
        WordList::new("president presidents chairman chairwoman chair head chief leader speaker"),
        WordList::new("رئيس رئيسة زعيم زعيمة قائد"),
    ),
    (WordList::new("prime premier"), WordList::new("رئيس رئيسة")),
    (WordList::new("minister"), WordList::new("وزير وزيرة")),
    (WordList::new("director manager"), WordList::new("مدير مديرة")),
    (WordList::new("governor mayor"), WordList::new("محافظ حاكم عمدة حاكمة")),
    (WordList::new("commander"), WordList::new("قائد قائدة")),
];

/// Beginnings of Arabic words for who stands in or comes second, or for what he is instead.
static SECOND: LazyLock<Words> =
    LazyLock::new(|| Words::new("نائب* نواب* نايب* نوابه وكيل* وكلاء مساعد* معاون* ثاني* خليف* نياب* شؤون دولة"));

/// Where the source has the deputy of an office and the target the office without its deputy: both places.
pub(super) fn outranked(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let english = pair.source().tokens();
    let deputies = english.iter().zip(english.iter().skip(1)).filter(|(word, _)| DEPUTY.has(&word.folded));
    let words = || pair.target().tokens().iter().filter(|token| token.kind == TokenKind::Arabic);
    let mut offices = deputies.filter_map(|(deputy, office)| {
        let (_, arabic) = OFFICES.iter().find(|(english, _)| english.has(&office.folded))?;
        let others = english.iter().filter(|token| token.folded == office.folded).count();
        let mut heads = words().filter(|token| forms(&plain(&token.folded)).iter().any(|form| arabic.has(form)));
        let head = heads.next().filter(|_| others == 1 && heads.next().is_none())?;
        Some((deputy.span.join(office.span), head.span))
    });
    let found = offices.next()?;
    let is_second = words().any(|token| SECOND.has_any(&forms(&plain(&token.folded))));
    (!is_second).then_some(found)
}
