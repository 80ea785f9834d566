//! The words of two texts by number, with all that word links ask of them, and which of them a lexicon pairs.

use rustc_hash::FxHashMap;

use crate::align::Analysis;
use crate::align::anchors::spelling::Arabic;
use crate::align::ground::Matches;
use crate::align::lexicon::{Direction, Lexicon};
use crate::language::attached::{self, Attached, Host};
use crate::language::{Language, is_function_word, stem};
use crate::text::{Folding, Side, Sides, Span, Token, TokenKind, fold_word};

/// A distinct word of a text.
#[derive(Debug)]
pub(super) struct Word {
    /// The number of its stem; equal stems of both sides have one number.
    pub(super) stem: u32,
    /// The number of its first letters, for words long enough to be cognates.
    pub(super) beginning: Option<u32>,
    /// Whether it is neither a function word nor a mark.
    pub(super) is_content: bool,
    /// Its sounds, if it is written in the Arabic script.
    pub(super) spelled: Option<Arabic>,
    /// Whether the other language has it only on other words, if at all.
    pub(super) is_never_alone: bool,
    /// Clitics that it may carry.
    pub(super) carried: Attached,
    /// How the other language may write it onto another word.
    pub(super) attached: [Option<(Host, Attached)>; 2],
}

/// The words of both texts.
#[derive(Debug)]
pub(super) struct Index {
    /// For each token the number of its word.
    tokens: Sides<Vec<u32>>,
    words: Sides<Vec<Word>>,
    /// For each stem, whether a lexicon has it on that side.
    known: Sides<Vec<bool>>,
    /// Source stems to target stems.
    matches: Matches,
}

/// Stems and beginnings by number.
#[derive(Debug, Default)]
struct Numbers {
    stems: FxHashMap<String, u32>,
    names: Vec<String>,
    beginnings: FxHashMap<Box<str>, u32>,
}

impl Numbers {
    fn stem(&mut self, stem: String) -> u32 {
        let next = self.names.len() as u32;
        *self.stems.entry(stem).or_insert_with_key(|stem| {
            self.names.push(stem.clone());
            next
        })
    }

    /// The number of a word's first letters; nothing if it is too short for a cognate.
    fn beginning(&mut self, token: &Token) -> Option<u32> {
        if !matches!(token.kind, TokenKind::Latin | TokenKind::Other) || token.folded.chars().count() < SHORTEST_COGNATE
        {
            return None;
        }
        let end = token.folded.char_indices().nth(BEGINNING)?.0;
        let next = self.beginnings.len() as u32;
        Some(*self.beginnings.entry(Span::new(0, end).of(&token.folded).into()).or_insert(next))
    }
}

/// Letters of the shortest word that is compared with words that begin alike.
const SHORTEST_COGNATE: usize = 5;

/// Letters that cognates share at least.
const BEGINNING: usize = 4;

impl Index {
    pub(super) fn new(texts: Sides<&Analysis>, lexicons: &[Lexicon]) -> Self {
        let mut numbers = Numbers::default();
        let (source_tokens, source) = read(texts.source, &mut numbers);
        let (target_tokens, target) = read(texts.target, &mut numbers);
        let words = Sides::new(source, target);
        let mut known = Sides::new(vec![false; numbers.names.len()], vec![false; numbers.names.len()]);
        let mut pairs = Vec::new();
        let languages = texts.map(|text| &text.language);
        for lexicon in lexicons {
            match lexicon.direction(languages) {
                Some(Direction::Forward) => look_up(lexicon, &numbers, Side::Source, &mut known, &mut pairs),
                Some(Direction::Backward) => look_up(lexicon, &numbers, Side::Target, &mut known, &mut pairs),
                None => {}
            }
        }
        let matches = Matches::new(pairs, numbers.names.len());
        Self { tokens: Sides::new(source_tokens, target_tokens), words, known, matches }
    }

    /// The word of a token.
    pub(super) fn word(&self, side: Side, token: usize) -> Option<&Word> {
        let number = *self.tokens.get(side).get(token)?;
        self.words.get(side).get(number as usize)
    }

    /// The target stems that a lexicon pairs with a source stem, and how surely.
    pub(super) fn translations(&self, stem: u32) -> &[(u32, f32)] {
        self.matches.of(stem)
    }

    /// Whether a lexicon has a stem on a side.
    pub(super) fn is_known(&self, side: Side, stem: u32) -> bool {
        self.known.get(side).get(stem as usize).copied().unwrap_or_default()
    }
}

fn read<'t>(text: &'t Analysis, numbers: &mut Numbers) -> (Vec<u32>, Vec<Word>) {
    // What is spelled alike is one word here, whatever its kind.
    let mut known: FxHashMap<&'t str, u32> = FxHashMap::default();
    let mut words = Vec::new();
    let number = |token: &'t Token| {
        *known.entry(&*token.folded).or_insert_with(|| {
            words.push(word(token, &text.language, numbers));
            words.len() as u32 - 1
        })
    };
    let by_word: Vec<u32> = text.words().map(number).collect();
    let number = |token: &Token| by_word.get(token.word as usize).copied().unwrap_or(u32::MAX);
    (text.tokens.iter().map(number).collect(), words)
}

fn word(token: &Token, language: &Language, numbers: &mut Numbers) -> Word {
    let is_arabic = token.kind == TokenKind::Arabic;
    let is_function = if is_arabic {
        is_function_word(language, &fold_word(&token.folded, Folding::Letters))
    } else {
        is_function_word(language, &token.folded)
    };
    let mut attachments = attached::attachments(&token.folded).filter(|_| language.is_english());
    Word {
        stem: numbers.stem(stem(token, language)),
        beginning: numbers.beginning(token),
        is_content: token.kind != TokenKind::Mark && !is_function,
        is_never_alone: language.is_english() && attached::is_never_alone(&token.folded),
        spelled: is_arabic.then(|| Arabic::new(&token.folded)),
        carried: if is_arabic { attached::carried(&token.folded) } else { Attached::default() },
        attached: [attachments.next(), attachments.next()],
    }
}

/// Adds what `lexicon`, whose first language is on the side `first`, knows as pairs of a source and a target stem.
fn look_up(
    lexicon: &Lexicon,
    numbers: &Numbers,
    first: Side,
    known: &mut Sides<Vec<bool>>,
    pairs: &mut Vec<(u32, u32, f32)>,
) {
    for (number, name) in (0..).zip(&numbers.names) {
        let mut translations = lexicon.translations(name).peekable();
        if let Some(slot) = known.get_mut(first).get_mut(number as usize) {
            *slot |= translations.peek().is_some();
        }
        let there = translations.filter_map(|(stem, strength)| Some((*numbers.stems.get(stem)?, strength)));
        pairs.extend(there.map(|(other, strength)| match first {
            Side::Source => (number, other, strength),
            Side::Target => (other, number, strength),
        }));
        if let Some(slot) = known.get_mut(first.other()).get_mut(number as usize) {
            *slot |= lexicon.knows(name);
        }
    }
}
