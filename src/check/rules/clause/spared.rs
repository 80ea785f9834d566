//! A clause without which its sentence is liker its translation: that leaves it out. A sentence encoder tells.

use std::ops::Range;

use crate::check::Pair;
use crate::check::counterpart::{COVERED, counterpart};
use crate::check::similarity::Gap;
use crate::check::vectors::likeness;
use crate::language::WordList;
use crate::language::arabic::morphology::nouns::listed;
use crate::text::{Side, Token, TokenKind};

/// A clause, and by how much the cosine of its sentence with the translation rises when it is taken out.
#[derive(Clone, Debug)]
pub(super) struct Spared {
    pub(super) gap: Gap,
    pub(super) gain: f32,
}

/// Tokens of a clause.
const TOKENS: Range<usize> = 2..16;

/// Content words of a clause that are no names at least, and which share of them may have a counterpart.
const FEWEST: usize = 3;
const LINKED: f32 = 0.34;

/// Tokens of a source at most: in longer ones, whole paragraphs, a clause weighs nothing.
const LONGEST: usize = 200;

/// Clauses of one sentence that are tried at most: those with the most words without counterpart.
const MOST: usize = 8;

/// English words that a phrase or clause begins with.
static ENGLISH: WordList = WordList::new(
    "and or but because while when which who where after before although though without with as since unless if from for in on at to by \
     including of that so then under over into through until than whose whom",
);

/// Relative pronouns that begin a clause of their own.
static RELATIVES: WordList = WordList::new("which who whose whom الذي التي الذين");

/// Arabic ones.
static ARABIC: WordList = WordList::new(
    "من في على بعد قبل الذي التي الذين لأن دون بلا إلى عن مع حين كما أو ثم حيث إذ رغم خلال منذ حتى لكن بسبب أن إن",
);

/// Links whose texts go through the encoder together: many at once take a fraction of the time.
const TOGETHER: usize = 32;

/// For each link the clause of the source that the sentence gains most by losing; nothing without an encoder.
pub(super) fn spared(pairs: &[&Pair<'_>]) -> Vec<Option<Spared>> {
    pairs.chunks(TOGETHER).flat_map(together).collect()
}

fn together(pairs: &[&Pair<'_>]) -> Vec<Option<Spared>> {
    let gaps: Vec<Vec<Gap>> = pairs.iter().map(|pair| clauses(pair)).collect();
    let texts = pairs.iter().zip(&gaps).filter(|(_, gaps)| !gaps.is_empty()).flat_map(|(pair, gaps)| {
        let whole = [pair.target().text(), pair.source().text()].map(str::to_owned);
        whole.into_iter().chain(gaps.iter().map(|gap| without(pair, gap)))
    });
    let texts: Vec<String> = texts.collect();
    let shared = pairs.first().map(|pair| pair.shared()).filter(|_| !texts.is_empty());
    let Some(vectors) = shared.and_then(|shared| shared.vectors_of(&texts)) else { return vec![None; pairs.len()] };
    let mut next = 0;
    let best = gaps.into_iter().map(|gaps| {
        let target = next;
        next += if gaps.is_empty() { 0 } else { gaps.len() + 2 };
        let gain = |number: usize| {
            vectors.cosine(target, &vectors, target + 2 + number) - vectors.cosine(target, &vectors, target + 1)
        };
        let gains = gaps.into_iter().enumerate().map(|(number, gap)| Spared { gap, gain: gain(number) });
        gains.max_by(|one, other| one.gain.total_cmp(&other.gain))
    });
    best.collect()
}

/// Cosine from which on a word of the target renders one of the source though no word link says so.
const RENDERS: f32 = 0.68;

/// Whether words of the target lie beside those of a clause: more than may have a counterpart.
pub(super) fn is_rendered(pair: &Pair<'_>, gap: &Gap) -> bool {
    let start = pair.source().token_range().start;
    let content = gap.tokens.clone().filter(|&at| pair.word_linker().is_content(Side::Source, start + at));
    let target = pair.target().tokens();
    // What renders a word elsewhere in the sentence renders none of the clause.
    let is_free = |&at: &usize| {
        target.get(at).is_some_and(|token| token.kind.is_word())
            && counterpart(pair, Side::Target, at).is_none_or(|word| gap.tokens.contains(&word))
    };
    let words: Vec<usize> = (0..target.len()).filter(is_free).collect();
    let rendered =
        |at: usize| words.iter().any(|&word| likeness(pair, at, word).is_some_and(|cosine| cosine >= RENDERS));
    content.filter(|&at| rendered(at)).count() as f32 > LINKED * gap.content as f32
}

/// Content words of the target without counterpart: one may say what the clause says, as باكية does `wiping tears from her eyes`.
pub(super) fn left_over(pair: &Pair<'_>) -> usize {
    let start = pair.target().token_range().start;
    let content = |at: &usize| pair.word_linker().is_content(Side::Target, start + at);
    let open = |at: &usize| counterpart(pair, Side::Target, *at).is_none();
    (0..pair.target().tokens().len()).filter(content).filter(open).count()
}

/// The source of a link without a clause.
fn without(pair: &Pair<'_>, gap: &Gap) -> String {
    let passage = pair.source();
    let (text, start) = (passage.text(), passage.span().start);
    let tokens = passage.tokens().get(gap.tokens.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return text.to_owned() };
    let before = text.get(..first.span.start - start).unwrap_or_default().trim_end();
    let behind = text.get(last.span.end - start..).unwrap_or_default();
    format!("{before}{behind}")
}

/// The clauses of the source of which hardly a word has a counterpart.
fn clauses(pair: &Pair<'_>) -> Vec<Gap> {
    let side = Side::Source;
    let passage = pair.source();
    let (links, linker) = (pair.word_links(), pair.word_linker());
    let tokens = passage.tokens();
    if tokens.len() > LONGEST {
        return Vec::new();
    }
    let words: Vec<(bool, bool)> = passage
        .token_range()
        .map(|number| (linker.is_content(side, number), links.confidence(side, number) >= COVERED))
        .collect();
    let count = |range: Range<usize>, linked: bool| {
        let words = words.get(range).unwrap_or_default();
        words.iter().filter(|(content, covered)| *content && (!linked || *covered)).count()
    };
    let all = count(0..words.len(), false);
    let names = passage.select(&passage.analysis.anchors.names, |name| name.span);
    let is_named =
        |at: usize| tokens.get(at).is_some_and(|token| names.iter().any(|name| name.span.overlaps(token.span)));
    let plain = |range: Range<usize>| {
        range.filter(|&at| words.get(at).is_some_and(|(content, _)| *content) && !is_named(at)).count()
    };
    let mut found = Vec::new();
    for start in (0..tokens.len()).filter(|&at| begins(tokens, at)) {
        for end in TOKENS.map(|length| start + length).filter(|&end| ends(tokens, end)) {
            let content = count(start..end, false);
            let is_open = count(start..end, true) as f32 <= LINKED * content as f32;
            let quotes = tokens.get(start..end).unwrap_or_default().iter().any(is_quotation_mark);
            // The field, which began: half of one clause and half of another.
            let halves =
                tokens.get(start + 2..end).is_some_and(|rest| rest.iter().any(|token| RELATIVES.has(&token.folded)));
            if content < all && is_open && !halves && !quotes && plain(start..end) >= FEWEST {
                found.push(Gap { tokens: start..end, content });
            }
        }
    }
    let open = |gap: &Gap| gap.content.saturating_sub(2 * count(gap.tokens.clone(), true));
    found.sort_by_key(|gap| (std::cmp::Reverse(open(gap)), gap.tokens.len()));
    found.truncate(MOST);
    found
}

fn is_quotation_mark(token: &Token) -> bool {
    matches!(&*token.folded, "\"" | "“" | "”" | "«" | "»" | "‘")
}

/// Whether a phrase or clause may begin at `at`: with a mark, or a word that joins it on.
fn begins(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| match token.kind {
        TokenKind::Mark => matches!(&*token.folded, "," | ";" | "—" | "–" | "(" | "،" | "؛"),
        TokenKind::Latin => ENGLISH.has(&token.folded),
        TokenKind::Arabic => ARABIC.has(&token.folded) || is_joined(&token.folded),
        _ => false,
    })
}

/// Whether an Arabic word begins with a conjunction or preposition that is no letter of its own: وزير is one word.
fn is_joined(word: &str) -> bool {
    word.starts_with(['و', 'ف', 'ب', 'ل']) && listed(word).is_none()
}

/// Whether one may end before `end`.
fn ends(tokens: &[Token], end: usize) -> bool {
    let closes = end.checked_sub(1).and_then(|last| tokens.get(last)).is_some_and(|token| token.kind.is_word());
    closes
        && match tokens.get(end) {
            None => true,
            // As a result of drought: what goes on with “of” is not over.
            Some(next) => next.kind == TokenKind::Mark || begins(tokens, end) && &*next.folded != "of",
        }
        && end <= tokens.len()
}
