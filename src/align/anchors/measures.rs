//! The units beside numbers: signs before or behind them, words behind them, units shared by a range.

use super::numbers::Found;
use super::pieces::{Piece, PieceKind};
use super::quantities::{Form, Measure};
use crate::language::Language;
use crate::language::units::{Dimension, Unit, unit_by_sign};
use crate::text::Span;

/// Words and marks between the ends of a range or the items of a list, which may share one unit.
const CONNECTORS: [&str; 10] = ["-", "–", "to", "and", "or", "إلى", "الى", "و", "أو", "حتى"];

/// Gives every number its unit. A number that is part of the name of a unit (في المئة) is none.
pub(super) fn attach(pieces: &[Piece], language: &Language, found: &mut Vec<Found>) {
    for number in found.iter_mut() {
        if matches!(number.quantity.form, Form::Digits | Form::Words | Form::Fraction | Form::Vague) {
            let measure = sign_before(pieces, number.first).or_else(|| unit_behind(pieces, language, number.end));
            number.quantity.measure = measure;
            settle_letter(number);
        }
    }
    let mut unit = Span::default();
    found.retain(|number| {
        let in_unit = unit.covers(number.quantity.span);
        unit = number.quantity.measure.map_or(unit, |measure| measure.span);
        !in_unit
    });
    for k in (1..found.len()).rev() {
        if let Some([one, other]) = found.get_mut(k - 1..=k) {
            share(pieces, one, other);
        }
    }
}

/// `5m` is millions before people and behind a currency, metres only where nothing else speaks for millions.
fn settle_letter(number: &mut Found) {
    let money = number.quantity.measure.is_some_and(|measure| measure.unit.dimension == Dimension::Money);
    if money && number.quantity.magnitude.is_some() {
        number.quantity.other_value = None;
    }
}

fn sign_before(pieces: &[Piece], first: usize) -> Option<Measure> {
    let piece = pieces.get(first.checked_sub(1)?)?;
    let unit = unit_by_sign(&piece.folded)?;
    let mark = matches!(piece.kind, PieceKind::Mark(_));
    let fits = match unit.dimension {
        Dimension::Money => mark || piece.folded.len() == 3,
        Dimension::Share => mark && pieces.get(first).is_some_and(|number| number.glued),
        _ => false,
    };
    fits.then_some(Measure { unit, span: piece.span, shared: false })
}

fn unit_behind(pieces: &[Piece], language: &Language, end: usize) -> Option<Measure> {
    let hyphen = pieces.get(end).is_some_and(|piece| piece.glued && piece.is_mark("-‑"));
    let first = end + usize::from(hyphen);
    let piece = pieces.get(first)?;
    let word_or_mark = |piece: &&Piece| !matches!(piece.kind, PieceKind::Digits { .. } | PieceKind::Opaque);
    let words: Vec<&str> =
        pieces.iter().skip(first).take(3).take_while(word_or_mark).map(|piece| &*piece.folded).collect();
    let named = language.unit_name(&words);
    let (start, end, unit) = named.or_else(|| Some((0, 1, sign_behind(piece)?)))?;
    let span = pieces.get(first + start)?.span.join(pieces.get(first + end - 1)?.span);
    Some(Measure { unit, span, shared: false })
}

fn sign_behind(piece: &Piece) -> Option<&'static Unit> {
    let unit = unit_by_sign(&piece.folded)?;
    let word = piece.kind == PieceKind::Word;
    // A single letter is a unit only where it touches the number; `5 m` may be anything.
    (!word || piece.glued || piece.folded.chars().count() > 1).then_some(unit)
}

/// `20 to 30 percent`: both are percents. `2 to 3 million`: the first may be millions too.
fn share(pieces: &[Piece], one: &mut Found, other: &mut Found) {
    if [&one, &other].iter().any(|number| !matches!(number.quantity.form, Form::Digits | Form::Words)) {
        return;
    }
    let between = pieces.get(one.end..other.first).unwrap_or_default();
    let signs = |piece: &&Piece| !matches!(piece.kind, PieceKind::Mark(c) if c != '-' && c != '–');
    let mut connectors = between.iter().filter(signs);
    if connectors.clone().count() > 1 || !connectors.all(|piece| CONNECTORS.contains(&&*piece.folded)) {
        return;
    }
    let range = between.iter().any(|piece| CONNECTORS.contains(&&*piece.folded));
    if !range {
        return;
    }
    let behind = |measure: Measure, at: Span| measure.span.start >= at.end;
    match (one.quantity.measure, other.quantity.measure) {
        (None, Some(measure)) if behind(measure, other.quantity.span) => {
            one.quantity.measure = Some(Measure { shared: true, ..measure });
        }
        (Some(measure), None) if measure.span.end <= one.quantity.span.start => {
            other.quantity.measure = Some(Measure { shared: true, ..measure });
        }
        _ => {}
    }
    let factor = other.quantity.magnitude.map(|magnitude| magnitude.factor).or_else(|| factor_in_words(one, other));
    if let Some(factor) = factor.filter(|_| one.quantity.magnitude.is_none())
        && one.quantity.value < 1000.0
        && one.quantity.other_value.is_none()
    {
        one.quantity.other_value = Some(one.quantity.value * factor);
    }
}

/// The thousands or millions of `six to seven thousand`, both in words.
fn factor_in_words(one: &Found, other: &Found) -> Option<f64> {
    let in_words = one.quantity.form == Form::Words && other.quantity.form == Form::Words;
    let fits = |factor: &f64| {
        let ends = other.quantity.value / factor;
        ends.fract() == 0.0 && ends < 1000.0 && one.quantity.value < ends
    };
    [1e9, 1e6, 1e3].into_iter().find(|factor| in_words && other.quantity.value >= *factor && fits(factor))
}
