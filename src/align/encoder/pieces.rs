//! Text to pieces: the unigram model of `SentencePiece` (Kudo 2018) over the pieces of a packed encoder.

use unicode_normalization::UnicodeNormalization;

use super::glued;
use crate::text::{Span, is_arabic_mark, is_invisible};

/// Number of the piece for what no piece covers.
pub(super) const UNKNOWN: u32 = 0;
/// Number of the piece before a sentence.
pub(super) const START: u32 = 1;
/// Number of the piece behind a sentence.
pub(super) const END: u32 = 2;

/// What stands for a space.
const SPACE: char = '\u{2581}';

/// How much less likely than the least likely piece a character is that no piece covers.
const UNKNOWN_PENALTY: f64 = 10.0;

/// The pieces as a trie over bytes, so that a walk along a text meets every piece that begins at a place.
#[derive(Debug)]
pub(super) struct Pieces {
    nodes: Vec<Node>,
    scores: Vec<f32>,
    unknown: f64,
}

/// How words are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Words {
    /// By white space alone.
    #[default]
    AsWritten,
    /// Those that were run together are taken apart.
    Apart,
}

/// The pieces of a text, those of start and end around them.
#[derive(Debug)]
pub(super) struct Tokens {
    pub(super) pieces: Vec<u32>,
    /// Where the piece of start ends, each part of the text, and the piece of end.
    pub(super) ends: Vec<usize>,
}

/// A node of the trie; its children stand together, sorted by their byte.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    children: u32,
    count: u16,
    byte: u8,
    /// The piece that ends here; [`UNKNOWN`] if none does.
    piece: u32,
}

/// The way to the best segmentation of a text's beginning.
#[derive(Clone, Copy, Debug)]
struct Step {
    score: f64,
    start: usize,
    piece: u32,
    /// Whether a word begins with it inside what is written as one.
    seam: bool,
}

impl Pieces {
    /// Of pieces sorted by bytes behind the three special ones, with their log probabilities.
    pub(super) fn new(pieces: &[&str], scores: Vec<f32>) -> Self {
        let least = scores.iter().copied().fold(0.0, f32::min);
        let mut nodes = vec![Node::default()];
        // Ranges of `pieces` that share the bytes on the way to a node, by the number of that node.
        let mut ranges = vec![(END as usize + 1, pieces.len())];
        let mut depths = vec![0];
        let mut node = 0;
        while let (Some(&(start, end)), Some(&depth)) = (ranges.get(node), depths.get(node)) {
            let byte_of = |piece: usize| pieces.get(piece).and_then(|piece| piece.as_bytes().get(depth)).copied();
            let ends_here = byte_of(start).is_none() && start < end;
            let (children, mut next) = (nodes.len(), start + usize::from(ends_here));
            while let Some(byte) = byte_of(next).filter(|_| next < end) {
                let rest = pieces.get(next..end).unwrap_or_default();
                let same = rest.partition_point(|piece| piece.as_bytes().get(depth) <= Some(&byte)).max(1);
                nodes.push(Node { byte, ..Node::default() });
                ranges.push((next, next + same));
                depths.push(depth + 1);
                next += same;
            }
            let count = nodes.len() - children;
            if let Some(node) = nodes.get_mut(node) {
                node.children = children as u32;
                node.count = count as u16;
                node.piece = if ends_here { start as u32 } else { UNKNOWN };
            }
            node += 1;
        }
        Self { nodes, scores, unknown: f64::from(least) - UNKNOWN_PENALTY }
    }

    /// The pieces of a text that stands in several parts, with white space between them.
    pub(super) fn encode<'p>(&self, parts: impl Iterator<Item = &'p str>, words: Words) -> Tokens {
        let mut tokens = Tokens { pieces: vec![START], ends: vec![1] };
        for part in parts {
            tokens.pieces.extend(self.path(&normalized(part), words).iter().map(|step| step.piece));
            tokens.ends.push(tokens.pieces.len());
        }
        if let ([START], Some(last)) = (tokens.pieces.as_slice(), tokens.ends.last_mut()) {
            tokens.pieces.push(UNKNOWN);
            *last = tokens.pieces.len();
        }
        tokens.pieces.push(END);
        tokens.ends.push(tokens.pieces.len());
        tokens
    }

    /// The log probability of a word as it is written, by its likeliest pieces; 0 of one without letters.
    pub(super) fn likelihood(&self, word: &str) -> f64 {
        self.path(&normalized(word), Words::AsWritten).last().map_or(0.0, |step| step.score)
    }

    /// The words that are written as one, in the letters that pieces are made of.
    pub(super) fn words(&self, written: &str) -> Vec<String> {
        let text = normalized(written);
        let path = self.path(&text, Words::Apart);
        let seams = path.iter().filter(|step| step.seam).map(|step| step.start);
        let starts: Vec<usize> = std::iter::once(0).chain(seams).collect();
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let word = |(&start, end): (&usize, usize)| Span::new(start, end).of(&text).replace(SPACE, "");
        starts.iter().zip(ends).map(word).collect()
    }

    /// The likeliest pieces of a normalized text.
    fn path(&self, text: &str, words: Words) -> Vec<Step> {
        let nothing = Step { score: f64::NEG_INFINITY, start: 0, piece: UNKNOWN, seam: false };
        let mut best = vec![nothing; text.len() + 1];
        if let Some(first) = best.first_mut() {
            first.score = 0.0;
        }
        let seams = if words == Words::Apart { glued::seams(text) } else { Vec::new() };
        let begins_word = SPACE
            .encode_utf8(&mut [0; 4])
            .bytes()
            .try_fold(self.nodes.first(), |node, byte| node.map(|node| self.child(node, byte)));
        let gain = |piece: u32| self.scores.get(piece as usize).copied().map_or(self.unknown, f64::from);
        for (start, character) in text.char_indices() {
            let score = best.get(start).map_or(0.0, |step| step.score);
            let single = start + character.len_utf8();
            let mut single_is_piece = false;
            for (end, piece) in self.behind(self.nodes.first(), text.as_bytes(), start) {
                single_is_piece |= end == single;
                offer(&mut best, end, Step { score: score + gain(piece), start, piece, seam: false });
            }
            if !single_is_piece {
                offer(&mut best, single, Step { score: score + self.unknown, start, ..nothing });
            }
            let Some(cost) = seams.get(start).copied().flatten() else { continue };
            for (end, piece) in self.behind(begins_word.flatten(), text.as_bytes(), start) {
                let cost = cost + if end == single { glued::SINGLE_LETTER } else { 0.0 };
                offer(&mut best, end, Step { score: score + gain(piece) - cost, start, piece, seam: true });
            }
        }
        let mut path = Vec::new();
        let mut end = text.len();
        while let Some(step) = best.get(end).filter(|_| end > 0) {
            path.push(*step);
            end = step.start;
        }
        path.reverse();
        path
    }

    /// The pieces that go on from a node with what stands at `start`, shortest first, with where they end.
    fn behind<'s>(&'s self, node: Option<&'s Node>, text: &[u8], start: usize) -> impl Iterator<Item = (usize, u32)> {
        let bytes = text.get(start..).unwrap_or_default();
        let walk = bytes.iter().scan(node, |node, byte| {
            *node = node.and_then(|node| self.child(node, *byte));
            *node
        });
        walk.enumerate()
            .filter(|(_, node)| node.piece != UNKNOWN)
            .map(move |(length, node)| (start + length + 1, node.piece))
    }

    fn child(&self, node: &Node, byte: u8) -> Option<&Node> {
        let start = node.children as usize;
        let children = self.nodes.get(start..start + usize::from(node.count))?;
        children.binary_search_by_key(&byte, |child| child.byte).ok().and_then(|place| children.get(place))
    }
}

fn offer(best: &mut [Step], end: usize, step: Step) {
    if let Some(known) = best.get_mut(end)
        && step.score > known.score
    {
        *known = step;
    }
}

/// The text that is cut into pieces: without tashkeel and what cannot be seen, in lower case, NFKC, every run of white
/// space one [`SPACE`], one before the first word and none behind the last. Empty if there is nothing to see.
fn normalized(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let visible = text.chars().filter_map(visible).flat_map(char::to_lowercase).nfkc();
    let mut at_gap = true;
    for character in visible {
        if character.is_whitespace() {
            at_gap = true;
        } else if !is_arabic_mark(character) {
            if at_gap {
                out.push(SPACE);
            }
            at_gap = false;
            out.push(character);
        }
    }
    out
}

/// The character as the pieces were made for: some that cannot be seen part words as white space does.
fn visible(character: char) -> Option<char> {
    match character {
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{fffd}' => Some(' '),
        '\u{ff5e}' => Some('~'),
        _ if is_arabic_mark(character) || is_invisible(character) => None,
        _ => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: [&str; 9] = ["<unk>", "<s>", "</s>", "a", "ab", "b", "ت", "▁", "▁a"];

    fn pieces(text: &str) -> Vec<&'static str> {
        let scores = vec![0.0, 0.0, 0.0, -2.0, -3.6, -2.0, -2.0, -1.0, -2.5];
        let tokens = Pieces::new(&PIECES, scores).encode([text].into_iter(), Words::AsWritten);
        tokens.pieces.into_iter().map(|piece| PIECES[piece as usize]).collect()
    }

    #[test]
    fn the_likeliest_pieces_are_taken() {
        assert_eq!(pieces("ab"), ["<s>", "▁a", "b", "</s>"]);
        assert_eq!(pieces("bab"), ["<s>", "▁", "b", "ab", "</s>"]);
    }

    #[test]
    fn what_no_piece_covers_is_unknown_character_by_character() {
        assert_eq!(pieces("b你你"), ["<s>", "▁", "b", "<unk>", "<unk>", "</s>"]);
        assert_eq!(pieces(" \u{64e} "), ["<s>", "<unk>", "</s>"]);
        assert_eq!(pieces(""), ["<s>", "<unk>", "</s>"]);
        assert_eq!(pieces("<s>")[1..5], ["▁", "<unk>", "<unk>", "<unk>"]);
    }

    #[test]
    fn parts_end_where_their_pieces_do() {
        let tokens = Pieces::new(&PIECES, vec![-1.0; 9]).encode(["ab", "", " b"].into_iter(), Words::AsWritten);
        assert_eq!(tokens.pieces, [1, 7, 4, 7, 5, 2]);
        assert_eq!(tokens.ends, [1, 3, 3, 5, 6]);
    }

    #[test]
    fn case_marks_and_runs_of_white_space_make_no_difference() {
        assert_eq!(normalized("  The\u{a0}\n ﻼ كتَبَ\u{200f} "), "▁the▁لا▁كتب");
        assert_eq!(pieces("A\t B"), pieces(" a b "));
        assert_eq!(pieces("تً"), pieces("ت"));
    }
}
