//! A noun for somebody of the other sex than the source's: `المتحدث` for “spokeswoman”.

use std::sync::LazyLock;

use crate::check::columns::Words;
use crate::check::referents::View;
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::text::{Token, TokenKind};

/// A row of the table.
#[derive(Debug)]
struct Noun {
    is_feminine: bool,
    english: Words,
    right: Words,
    wrong: Words,
    explains: Words,
}

static NOUNS: LazyLock<Vec<Noun>> = LazyLock::new(|| {
    let lines = include_str!("../../../language/data/gendered.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let is_feminine = columns.next()? == "f";
        let mut words = columns.map(Words::new);
        Some(Noun {
            is_feminine,
            english: words.next()?,
            right: words.next()?,
            wrong: words.next()?,
            explains: words.next()?,
        })
    });
    rows.collect()
});

/// An English noun for one sex and the Arabic one for the other; nothing of the source explains that, and nothing in the target renders
/// the English one. Also whether the Arabic noun is feminine.
pub(super) fn other_noun<'a>(view: &View<'a>) -> Option<(&'a Token, &'a Token, bool)> {
    let english = || view.english.iter().filter(|token| token.kind == TokenKind::Latin);
    let found = NOUNS.iter().filter_map(|noun| Some((noun, english().find(|token| noun.english.has(&token.folded))?)));
    found.into_iter().find_map(|(noun, said)| {
        let explained = english().any(|token| {
            !noun.english.has(&token.folded)
                && noun.explains.has(token.folded.trim_end_matches("'s").trim_end_matches("’s"))
        });
        if explained {
            return None;
        }
        let forms: Vec<(usize, Vec<String>)> = (0..view.arabic.len()).map(|at| (at, forms(view, at))).collect();
        let any = |words: &Words| forms.iter().find(|(_, forms)| forms.iter().any(|form| words.has(form)));
        let wrong = any(&noun.wrong).filter(|_| any(&noun.right).is_none())?;
        Some((said, view.arabic.get(wrong.0)?, !noun.is_feminine))
    })
}

/// The word at `at` in plain spelling without what may be written before or behind a noun.
pub(super) fn forms(view: &View<'_>, at: usize) -> Vec<String> {
    let word = plain(view.word(at));
    let bare = strip_conjunction(&word);
    let mut found = vec![word.clone(), bare.to_owned()];
    for head in ["ال", "بال", "لل", "كال", "ب", "ل", "ك"] {
        found.extend(bare.strip_prefix(head).filter(|rest| length(rest) > 1).map(str::to_owned));
    }
    if let Some((stem, _)) = view.suffix(at) {
        let free = stem.strip_suffix('ت').map(|head| format!("{head}ة"));
        let inner = stem.strip_prefix(['ب', 'ل', 'ك']).filter(|rest| length(rest) > 2).map(str::to_owned);
        found.extend([stem.to_owned()].into_iter().chain(free).chain(inner));
    }
    found
}
