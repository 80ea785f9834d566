//! A noun for somebody of the other sex than the source's: `المتحدث` for “spokeswoman”.

use std::sync::LazyLock;

use super::columns::{Index, Numbers, Words};
use super::forms;
use super::referents::View;
use crate::language::Language;
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

/// The rows that have a word, by the columns where they have it.
#[derive(Debug, Default)]
pub(super) struct Rows {
    english: Numbers,
    right: Numbers,
    wrong: Numbers,
}

/// The rows that have a word of either side.
pub(super) fn read(token: &Token, language: &Language) -> Rows {
    match token.kind {
        TokenKind::Latin => Rows { english: INDEXES.0.of([&*token.folded]), ..Rows::default() },
        TokenKind::Arabic => {
            let forms = forms(token, language);
            let rows = |index: &Index| index.of(forms.iter().map(String::as_str));
            Rows { right: rows(&INDEXES.1), wrong: rows(&INDEXES.2), ..Rows::default() }
        }
        _ => Rows::default(),
    }
}

/// By the English, the right and the wrong words.
static INDEXES: LazyLock<(Index, Index, Index)> = LazyLock::new(|| {
    let index = |column: fn(&Noun) -> &Words| Index::alone(NOUNS.iter().map(column));
    (index(|noun| &noun.english), index(|noun| &noun.right), index(|noun| &noun.wrong))
});

static NOUNS: LazyLock<Vec<Noun>> = LazyLock::new(|| {
    let lines = include_str!("../language/data/gendered.tsv").lines().filter(|line| !line.starts_with('#'));
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
    let (facts, target) = (view.english_facts(), view.arabic_facts());
    let english = || view.english.iter().filter(|token| token.kind == TokenKind::Latin);
    let mut rows: Vec<usize> = english().flat_map(|token| facts.gendered.of(token).english.iter()).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.into_iter().find_map(|number| {
        let noun = NOUNS.get(number)?;
        let says = |token: &&Token| facts.gendered.of(token).english.has(number);
        let said = english().find(says)?;
        let explained = english().any(|token| {
            !says(&token) && noun.explains.has(token.folded.trim_end_matches("'s").trim_end_matches("’s"))
        });
        if explained {
            return None;
        }
        let wrong = view.arabic.iter().find(|token| target.gendered.of(token).wrong.has(number))?;
        let is_right = view.arabic.iter().any(|token| target.gendered.of(token).right.has(number));
        (!is_right).then_some((said, wrong, !noun.is_feminine))
    })
}

/// An Arabic word in plain spelling without what may be written before or behind a noun.
pub(super) fn forms(token: &Token, language: &Language) -> Vec<String> {
    let word = plain(&token.folded);
    let bare = strip_conjunction(&word);
    let mut found = vec![word.to_string(), bare.to_owned()];
    for head in ["ال", "بال", "لل", "كال", "ب", "ل", "ك"] {
        found.extend(bare.strip_prefix(head).filter(|rest| length(rest) > 1).map(str::to_owned));
    }
    if let Some((stem, _)) = forms::read(token, language).suffix {
        let free = stem.strip_suffix('ت').map(|head| format!("{head}ة"));
        let inner = stem.strip_prefix(['ب', 'ل', 'ك']).filter(|rest| length(rest) > 2).map(str::to_owned);
        found.extend([stem].into_iter().chain(free).chain(inner));
    }
    found
}
