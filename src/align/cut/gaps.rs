//! Word gaps where a sentence may be cut: the few that lengths, marks and words of the other side speak for most.

use std::collections::HashMap;

use crate::align::Analysis;
use crate::align::ground::Ground;
use crate::language::{is_function_word, stem};
use crate::text::{Side, Sides, Span, Token, TokenKind, visible_length};

/// A word gap inside a piece: what lies on either side of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// The text before it.
    pub(super) left: Span,
    /// The text behind it.
    pub(super) right: Span,
    /// How much the marks at it speak for a cut.
    pub(super) marks: f32,
}

/// How many gaps of a piece are tried.
const TRIED: usize = 8;

/// The fewest characters on either side of a gap.
const SHORTEST: usize = 6;

/// How much a punctuation mark before a gap speaks for it.
const MARK: f32 = 2.0;

/// How much a quotation that opens behind a gap speaks for it.
const QUOTE: f32 = 1.0;

/// How much the weight of a word that is found on one side counts.
const WORD: f32 = 0.5;

/// How much a deviation from the expected length counts against a gap, and its spread in square roots of characters.
const LENGTH: (f64, f64) = (0.5, 2.2);

/// The gaps of the piece `piece` of `side` that may stand where two pieces of the other side meet, likeliest first.
pub(super) fn gaps(ground: &Ground<'_>, pieces: &Sides<Vec<Span>>, side: Side, piece: usize) -> Vec<Gap> {
    let others = pieces.get(side.other());
    let Some(&span) = pieces.get(side).get(piece) else { return Vec::new() };
    let text = ground.texts.get(side);
    let tokens = tokens(text, span);
    let evidence = evidence(ground, side, tokens, others);
    let shares = shares(ground.texts.get(side.other()), others);
    let length = visible_length(span.of(text.text())).max(1) as f64;
    let mut found: Vec<(f32, Gap)> = Vec::new();
    let mut before = vec![0.0f32; others.len().saturating_sub(1)];
    let totals: Vec<f32> =
        (0..before.len()).map(|seam| evidence.iter().filter_map(|word| word.get(seam)).sum()).collect();
    for (pair, word) in tokens.windows(2).zip(&evidence) {
        for (sum, evidence) in before.iter_mut().zip(word) {
            *sum += evidence;
        }
        let [last, next] = pair else { continue };
        let gap = Gap {
            left: Span::new(span.start, last.span.end),
            right: Span::new(next.span.start, span.end),
            marks: marks(text, last, next),
        };
        let lengths = [gap.left, gap.right].map(|half| visible_length(half.of(text.text())));
        let too_short = lengths.iter().any(|&length| length < SHORTEST);
        if last.span.end == next.span.start || too_short || goes_on(text, last, gap.right) {
            continue;
        }
        let share = lengths[0] as f64 / length;
        let best = before.iter().zip(&totals).zip(&shares).map(|((before, total), expected)| {
            let z = (share - expected) * length.sqrt() / LENGTH.1;
            WORD * (2.0 * before - total) - (LENGTH.0 * z * z) as f32
        });
        let best = best.fold(f32::NEG_INFINITY, f32::max) + gap.marks;
        found.push((best, gap));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.left.end.cmp(&b.1.left.end)));
    found.into_iter().take(TRIED).map(|(_, gap)| gap).collect()
}

/// Whether what follows a gap without a mark goes on with the clause before it: where there is letter case, nothing begins
/// there in lower case, behind a function word or within a name. Behind a mark a clause may begin in lower case.
fn goes_on(text: &Analysis, last: &Token, behind: Span) -> bool {
    let first = |span: Span| span.of(text.text()).chars().find(|c| c.is_alphanumeric());
    let within = || first(last.span).is_some_and(char::is_uppercase) || is_function_word(&text.language, &last.folded);
    let goes_on = |first: char| first.is_lowercase() || (first.is_uppercase() && within());
    last.kind != TokenKind::Mark && first(behind).is_some_and(goes_on)
}

/// The tokens of a text inside a span.
fn tokens(text: &Analysis, span: Span) -> &[Token] {
    let start = text.tokens.partition_point(|token| token.span.start < span.start);
    let end = text.tokens.partition_point(|token| token.span.start < span.end);
    text.tokens.get(start..end).unwrap_or_default()
}

/// For each token and each place between two of the other side's pieces: how much more of the token is found before it
/// than behind it.
fn evidence(ground: &Ground<'_>, side: Side, tokens: &[Token], others: &[Span]) -> Vec<Vec<f32>> {
    let other_text = ground.texts.get(side.other());
    let mut pieces: HashMap<u32, Vec<usize>> = HashMap::new();
    for (number, &piece) in others.iter().enumerate() {
        for token in self::tokens(other_text, piece).iter().filter(|token| token.kind != TokenKind::Mark) {
            if let Some(word) = ground.words.get(side.other()).find(&stem(token, &other_text.language)) {
                pieces.entry(word).or_default().push(number);
            }
        }
    }
    let words = ground.words.get(side);
    let found = |token: &Token| {
        let mut best = vec![0.0f32; others.len()];
        let number =
            words.find(&stem(token, &ground.texts.get(side).language)).filter(|_| token.kind != TokenKind::Mark);
        if let Some(number) = number {
            for (other, strength) in ground.matches.get(side).of(number) {
                for &piece in pieces.get(other).into_iter().flatten() {
                    if let Some(slot) = best.get_mut(piece) {
                        *slot = slot.max(strength * words.get(number).weight);
                    }
                }
            }
        }
        let most = |part: &[f32]| part.iter().copied().fold(0.0, f32::max);
        (1..others.len())
            .map(|seam| best.split_at_checked(seam).map_or(0.0, |(before, behind)| most(before) - most(behind)))
            .collect()
    };
    tokens.iter().map(found).collect()
}

/// The share of the other side's characters that stand before each place between two of its pieces.
fn shares(text: &Analysis, pieces: &[Span]) -> Vec<f64> {
    let lengths: Vec<usize> = pieces.iter().map(|piece| visible_length(piece.of(text.text()))).collect();
    let total = lengths.iter().sum::<usize>().max(1) as f64;
    (1..pieces.len()).map(|seam| lengths.iter().take(seam).sum::<usize>() as f64 / total).collect()
}

/// How much the marks at a gap speak for a cut.
fn marks(text: &Analysis, last: &Token, next: &Token) -> f32 {
    let of = |token: &Token| token.span.of(text.text());
    let before = last.kind == TokenKind::Mark;
    let opens = ["\"", "“", "«", "("].contains(&of(next)) && !before;
    f32::from(before) * MARK + f32::from(opens) * QUOTE
}
