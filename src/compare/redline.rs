//! A redline: what changes, word by word, from one text to another.
//!
//! Words are compared as they are written; where a word gives way to one that differs in vowel marks, tatweel or hamza
//! alone, or (in Arabic) in clitics alone, it says so, since such a change is a smaller one than a change of the word.
//! Time about words times changes (Myers 1986).

use similar::{Algorithm, DiffOp};

use crate::language::Language;
use crate::language::arabic::clitics::{Reading, stems};
use crate::text::{Folding, Span, Token, fold_word, tokenize};

/// What happens to a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It stays.
    Kept,
    /// It goes.
    Deleted,
    /// It comes in.
    Inserted,
    /// It gives way to other words.
    Replaced,
    /// The word stays but for vowel marks, tatweel, hamza or another spelling of the same letters.
    Respelled,
    /// The word stays but for its clitics.
    Clitics,
}

impl Change {
    /// Its name in JSON and in the classes of the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Deleted => "deleted",
            Self::Inserted => "inserted",
            Self::Replaced => "replaced",
            Self::Respelled => "respelled",
            Self::Clitics => "clitics",
        }
    }
}

/// A stretch of both texts. Kept, it is the same in both; white space between its words belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What happens to it.
    pub change: Change,
    /// Its place in the old text; empty where it comes in.
    pub old: Span,
    /// Its place in the new text; empty where it goes.
    pub new: Span,
}

/// What changes from `old` to `new`, two texts of one language. The pieces cover every word of both, in order.
pub fn redline(old: &str, new: &str, language: &Language) -> Vec<Piece> {
    let (before, after) = (tokenize(old, Span::all(old)), tokenize(new, Span::all(new)));
    let words = |text: &str, tokens: &[Token]| tokens.iter().map(|token| token.span.of(text).to_owned()).collect();
    let (ours, theirs): (Vec<String>, Vec<String>) = (words(old, &before), words(new, &after));
    let mut pieces = Vec::new();
    for op in similar::capture_diff_slices(Algorithm::Myers, &ours, &theirs) {
        let (from, to) =
            (before.get(op.old_range()).unwrap_or_default(), after.get(op.new_range()).unwrap_or_default());
        match op {
            DiffOp::Equal { .. } => pieces.push(piece(Change::Kept, from, to, old, new)),
            DiffOp::Delete { .. } => pieces.push(piece(Change::Deleted, from, to, old, new)),
            DiffOp::Insert { .. } => pieces.push(piece(Change::Inserted, from, to, old, new)),
            DiffOp::Replace { .. } => replaced(&mut pieces, (from, to), (old, new), language),
        }
    }
    pieces
}

/// As many words for as many: each may be a spelling of the other. Else all give way to all.
fn replaced(pieces: &mut Vec<Piece>, tokens: (&[Token], &[Token]), texts: (&str, &str), language: &Language) {
    let (old, new) = texts;
    if tokens.0.len() != tokens.1.len() {
        pieces.push(piece(Change::Replaced, tokens.0, tokens.1, old, new));
        return;
    }
    for (from, to) in tokens.0.chunks(1).zip(tokens.1.chunks(1)) {
        let next = piece(kind(from, to, texts, language), from, to, old, new);
        match pieces.last_mut() {
            Some(last) if last.change == Change::Replaced && next.change == Change::Replaced => {
                last.old = last.old.join(next.old);
                last.new = last.new.join(next.new);
            }
            _ => pieces.push(next),
        }
    }
}

fn kind(from: &[Token], to: &[Token], (old, new): (&str, &str), language: &Language) -> Change {
    let ([from], [to]) = (from, to) else { return Change::Replaced };
    let (from, to) = (from.span.of(old), to.span.of(new));
    if fold_word(from, Folding::Letters) == fold_word(to, Folding::Letters) {
        Change::Respelled
    } else if language.is_arabic() && share_a_stem(from, to) {
        Change::Clitics
    } else {
        Change::Replaced
    }
}

/// Shorter stems are shared by chance.
const SHORTEST_STEM: usize = 3;

fn share_a_stem(from: &str, to: &str) -> bool {
    let (from, to) = (fold_word(from, Folding::Marks), fold_word(to, Folding::Marks));
    let all = |word: &str| stems(word).iter().flat_map(Reading::free_stems).collect::<Vec<_>>();
    let (from, to) = (all(&from), all(&to));
    from.iter().any(|stem| stem.chars().count() >= SHORTEST_STEM && to.contains(stem))
}

fn piece(change: Change, from: &[Token], to: &[Token], old: &str, new: &str) -> Piece {
    let span = |tokens: &[Token], text: &str| match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::at(text.len()),
    };
    Piece { change, old: span(from, old), new: span(to, new) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> Vec<(&'static str, String, String)> {
        let told = |piece: Piece| (piece.change.name(), piece.old.of(old).to_owned(), piece.new.of(new).to_owned());
        redline(old, new, &Language::arabic()).into_iter().map(told).collect()
    }

    fn row(change: &'static str, old: &str, new: &str) -> (&'static str, String, String) {
        (change, old.to_owned(), new.to_owned())
    }

    #[test]
    fn smaller_changes_of_a_word_are_told_from_another_word() {
        assert_eq!(
            told("قال ان الوزير زار المدينة", "قال إن وزير زار القرية"),
            [
                row("kept", "قال", "قال"),
                row("respelled", "ان", "إن"),
                row("clitics", "الوزير", "وزير"),
                row("kept", "زار", "زار"),
                row("replaced", "المدينة", "القرية"),
            ]
        );
    }

    #[test]
    fn what_comes_and_goes_is_empty_on_the_other_side() {
        assert_eq!(told("جاء زيد", "جاء زيد أمس"), [row("kept", "جاء زيد", "جاء زيد"), row("inserted", "", "أمس")]);
        assert_eq!(told("", ""), []);
    }
}
