//! Words of the source whose opposite the target says: `denied` and أكدت.

use std::sync::LazyLock;

use super::Pair;
use crate::language::arabic::letters::{plain, strip_conjunction, strip_imperfect, strip_proclitics};
use crate::text::{Token, TokenKind};

/// An English notion with its opposite: a row of the table.
struct Opposite {
    english: Words,
    right: Words,
    wrong: Words,
    explains: Words,
}

/// Words of a column: whole ones, beginnings and endings.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) whole: Vec<&'static str>,
    beginnings: Vec<&'static str>,
    endings: Vec<&'static str>,
}

impl Words {
    pub(super) fn new(column: &'static str) -> Self {
        let words = || column.split(' ');
        Self {
            whole: words().filter(|word| !word.contains('*')).collect(),
            beginnings: words().filter_map(|word| word.strip_suffix('*')).collect(),
            endings: words().filter_map(|word| word.strip_prefix('*')).collect(),
        }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.whole.contains(&word)
            || self.beginnings.iter().any(|beginning| word.starts_with(beginning))
            || self.endings.iter().any(|ending| word.ends_with(ending))
    }

    pub(super) fn has_any(&self, forms: &[String]) -> bool {
        forms.iter().any(|form| self.has(form))
    }
}

static OPPOSITES: LazyLock<Vec<Opposite>> = LazyLock::new(|| {
    let lines = include_str!("../language/data/opposites.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| {
        let mut columns = line.split('\t').skip(1).map(Words::new);
        Some(Opposite {
            english: columns.next()?,
            right: columns.next()?,
            wrong: columns.next()?,
            explains: columns.next()?,
        })
    });
    rows.collect()
});

/// A word of an English source, and the word of the Arabic target that says its opposite. The source has nothing else that the
/// Arabic word may render, and the target nothing that renders the English one.
pub(super) fn opposite<'a>(pair: &Pair<'a>) -> Option<(&'a Token, &'a Token)> {
    let english = pair.source().tokens();
    let mut rows = OPPOSITES.iter().filter(|row| english.iter().any(|token| row.english.has(&token.folded))).peekable();
    rows.peek()?;
    let arabic: Vec<(&Token, Vec<String>)> = pair
        .target()
        .tokens()
        .iter()
        .filter(|token| token.kind == TokenKind::Arabic)
        .map(|token| (token, forms(&token.folded)))
        .collect();
    rows.find_map(|row| {
        let mut said = english.iter().filter(|token| row.english.has(&token.folded));
        let (word, None) = (said.next()?, said.next()) else { return None };
        let explained = english.iter().any(|token| !row.english.has(&token.folded) && row.explains.has(&token.folded));
        if explained || arabic.iter().any(|(_, forms)| row.right.has_any(forms)) {
            return None;
        }
        let &(found, _) = arabic.iter().find(|(_, forms)| row.wrong.has_any(forms))?;
        Some((word, found))
    })
}

/// A word as it stands and without what may be written before it.
pub(super) fn forms(word: &str) -> Vec<String> {
    let plain = plain(word);
    let bare = strip_conjunction(&plain);
    let stem = strip_proclitics(&plain);
    let mut forms: Vec<String> =
        [&plain, bare, stem, strip_imperfect(bare), strip_imperfect(stem)].map(str::to_owned).into();
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns_and_no_word_on_both_sides() {
        let rows = include_str!("../language/data/opposites.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.clone().filter(|row| row.split('\t').count() == 5).count(), rows.count());
        for row in OPPOSITES.iter() {
            let wrong = row.wrong.whole.iter().chain(&row.wrong.beginnings);
            assert!(wrong.clone().all(|word| !row.right.has(word)), "{:?}", row.wrong.whole);
        }
    }
}
