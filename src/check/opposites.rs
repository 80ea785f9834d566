//! Words of the source whose opposite the target says of the same thing: `denied` and أكدت.

use std::sync::LazyLock;

use super::Pair;
use super::columns::{Words, spelled_forms};
use super::counterpart::counterpart;
use crate::language::WordList;
use crate::text::{Side, Token, TokenKind};

/// An English notion with its opposite: a row of the table.
struct Opposite {
    english: Words,
    right: Words,
    wrong: Words,
    explains: Words,
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

/// A word of an English source, and the word of the Arabic target that says its opposite. Both stand beside words that translate
/// each other; the source has nothing else that the Arabic word may render, and the target nothing that renders the English one.
pub(super) fn opposite<'a>(pair: &Pair<'a>) -> Option<(&'a Token, &'a Token)> {
    let english = pair.source().tokens();
    let next = |at: usize| english.get(at + 1).map_or("", |token| &*token.folded);
    let says =
        |words: &Words, at: usize| english.get(at).is_some_and(|token| words.has_before(&token.folded, next(at)));
    let mut rows = OPPOSITES.iter().filter(|row| (0..english.len()).any(|at| says(&row.english, at))).peekable();
    rows.peek()?;
    let arabic: Vec<Vec<String>> = pair.target().tokens().iter().map(forms).collect();
    let renders = |words: &Words, at: usize| {
        let next = arabic.get(at + 1).and_then(|forms| forms.first()).map_or("", String::as_str);
        arabic.get(at).into_iter().flatten().any(|form| words.has_before(form, next))
    };
    rows.find_map(|row| {
        let mut said = (0..english.len()).filter(|&at| says(&row.english, at));
        let (word, None) = (said.next()?, said.next()) else { return None };
        let explained = (0..english.len()).any(|at| at != word && says(&row.explains, at));
        if explained || (0..arabic.len()).any(|at| renders(&row.right, at)) {
            return None;
        }
        let found = (0..arabic.len()).find(|&at| renders(&row.wrong, at) && is_tied(pair, word, at))?;
        Some((english.get(word)?, pair.target().tokens().get(found)?))
    })
}

/// Words that may stand between a word and the one that it is said of.
static TRANSPARENT: WordList = WordList::new(
    "the a an was were is are be been being has have had will would its his her their also of to than \
     قد لقد كان كانت كانوا أن سوف هذا هذه ذلك تلك من",
);

/// How far off words stand that a word is said of: content words of the source, and of the target.
const NEAR: (usize, usize) = (2, 3);

/// Whether the word `english` of the source and the word `arabic` of the target are said of the same thing: no other word
/// translates either, neither is part of a name, and words beside them are linked.
fn is_tied(pair: &Pair<'_>, english: usize, arabic: usize) -> bool {
    let alone = |side: Side, at: usize, other: usize| counterpart(pair, side, at).is_none_or(|found| found == other);
    let free = alone(Side::Source, english, arabic) && alone(Side::Target, arabic, english);
    if !free || is_named(pair, Side::Source, english) || is_named(pair, Side::Target, arabic) {
        return false;
    }
    let around = beside(pair, Side::Target, arabic, NEAR.1);
    beside(pair, Side::Source, english, NEAR.0)
        .into_iter()
        .filter_map(|at| counterpart(pair, Side::Source, at))
        .any(|at| around.contains(&at))
}

/// The content words at most `reach` of them before and behind the one at `at`, nothing but [`TRANSPARENT`] words between.
fn beside(pair: &Pair<'_>, side: Side, at: usize, reach: usize) -> Vec<usize> {
    let passage = pair.passage(side);
    let (tokens, start) = (passage.tokens(), passage.token_range().start);
    let content = |at: usize| pair.word_linker().is_content(side, start + at);
    let walks = |&at: &usize| {
        let open = |token: &Token| TRANSPARENT.has(&token.folded) || content(at);
        tokens.get(at).is_some_and(|token| token.kind != TokenKind::Mark && open(token))
    };
    let is_content = |at: &usize| content(*at);
    let before = (0..at).rev().take_while(walks).filter(is_content).take(reach);
    let behind = (at + 1..tokens.len()).take_while(walks).filter(is_content).take(reach);
    before.chain(behind).collect()
}

/// Whether a word is part of the name of a place, or the second half of a compound: `South Korea`, `Cairo-born`.
fn is_named(pair: &Pair<'_>, side: Side, at: usize) -> bool {
    let passage = pair.passage(side);
    let exonyms = passage.select(&passage.analysis.anchors.exonyms, |exonym| exonym.span);
    let Some(span) = passage.tokens().get(at).map(|token| token.span) else { return false };
    span.before(passage.whole()).ends_with(['-', '‑']) || exonyms.iter().any(|exonym| exonym.span.overlaps(span))
}

/// The forms of a word, with its hamza and without; itself where it is no Arabic word.
fn forms(token: &Token) -> Vec<String> {
    if token.kind == TokenKind::Arabic { spelled_forms(&token.folded) } else { vec![token.folded.to_string()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns_and_no_word_on_both_sides() {
        let rows = include_str!("../language/data/opposites.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.clone().filter(|row| row.split('\t').count() == 5).count(), rows.count());
        for row in OPPOSITES.iter() {
            assert!(row.wrong.all().all(|(word, next)| !row.right.has_before(word, next)), "{:?}", row.wrong);
        }
    }
}
