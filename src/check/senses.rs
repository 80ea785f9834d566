//! A word for which the other side has one of its kind that says something else, told by the vectors of the words: the Arabic word
//! lies beside another English word of the kind and off the one that stands there. Works in both directions.

use std::cell::OnceCell;

use super::Pair;
use super::counterpart::{SURE, counterpart};
use super::kinds::{Value, values_of};
use super::vectors::{WordVectors, long, written_stems};
use crate::align::encoder::Vectors;
use crate::language::{WordList, stem};
use crate::text::{Side, Span, Token, TokenKind};

/// An English word and the Arabic one that says something else of its kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exchanged {
    pub(super) english: Span,
    pub(super) arabic: Span,
    pub(super) confidence: f32,
}

/// Least cosine of the Arabic word with a word of another value, and by how much it is more than with any of the value that
/// stands there: as they are, and where words beside the two are linked.
const OTHER: f32 = 0.75;
const MARGIN: f32 = 0.12;
const TIED_OTHER: f32 = 0.72;
const TIED_MARGIN: f32 = 0.15;

/// Cosine from which on an Arabic word renders the English one beyond doubt.
const RENDERS: f32 = 0.75;

/// How far off words stand that two words are tied by: content words of the English side, and of the Arabic one.
const TIED: (usize, usize) = (3, 4);

/// Cosine from which on another Arabic word renders the English one.
const RENDERED: f32 = 0.62;

/// A word that comes as near as this to the best one explains what that one explains.
const NEARLY: f32 = 0.05;

/// Cosine from which on a word has a translation of its own, whatever else may be meant by it.
const EXPLAINED: f32 = 0.7;

/// Values of which a word comes as near as this to the best one count as said, too.
const BESIDE: f32 = 0.12;

/// How many words before a word a negation may stand.
const DENYING: usize = 2;

static NOT: WordList = WordList::new("not no never without nor neither cannot nothing nobody none");
static ARABIC_NOT: WordList =
    WordList::new("لا لم لن ليس ليست ليسوا لست غير عدم دون بدون بلا ولا ولم ولن وليس وليست فلا فلم فلن ما أقل");

/// Function words that are of a kind.
static SAYING: WordList = WordList::new("قبل بعد بعض كل قد جميع معظم وبعض وكل وقبل وبعد");

/// What stands beside other words without saying what kind of a thing they are.
static IDLE: WordList = WordList::new("يوم اليوم عام العام غير");

/// Kinds whose words are capitalised.
static CAPITALISED: WordList = WordList::new(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november \
     december minister president secretary governor mayor king queen prince princess senator general colonel captain ambassador \
     mars venus jupiter saturn mercury earth muslim muslims christian christians african asian european",
);

/// Links whose words go through the encoder together.
const TOGETHER: usize = 256;

/// The exchanged words of links between English and Arabic passages, each with the link.
pub(super) fn exchanged<'p, 'a>(pairs: &'p [Pair<'a>]) -> Vec<(&'p Pair<'a>, Exchanged)> {
    let mut found = Vec::new();
    for pairs in pairs.chunks(TOGETHER) {
        let mut sentences: Vec<Sentence<'_, '_>> = pairs.iter().filter_map(Sentence::new).collect();
        let Some(vectors) = sentences.first().map(|sentence| sentence.vectors) else { continue };
        // What the vectors are asked for below, all at once.
        let forms = |sentence: &Sentence<'_, '_>| sentence.spelled.clone();
        vectors.learn(sentences.iter().flat_map(forms));
        vectors.learn(sentences.iter().flat_map(|sentence| sentence.said.iter().flat_map(|(_, value)| value.words())));
        sentences.iter_mut().for_each(Sentence::drop_rendered);
        let asked: Vec<&str> = sentences.iter().filter(|sentence| !sentence.said.is_empty()).flat_map(asked).collect();
        vectors.learn(asked.into_iter());
        for sentence in &sentences {
            found.extend(sentence.all_exchanged().into_iter().map(|exchanged| (sentence.pair, exchanged)));
        }
    }
    found
}

/// The words that the rest of what is done with a link asks for.
fn asked<'a>(sentence: &Sentence<'_, 'a>) -> Vec<&'a str> {
    let kinds = sentence
        .said
        .iter()
        .flat_map(|(_, value)| value.others())
        .flat_map(|other| -> &'a [&'a str] { other.stems() })
        .copied();
    kinds.chain(sentence.spoken().into_iter().map(|(_, word)| word)).collect()
}

/// The values of an English word that has no sure counterpart.
fn candidate(pair: &Pair<'_>, english: Side, at: usize) -> &'static [Value] {
    let passage = pair.passage(english);
    let Some(token) = passage.tokens().get(at).filter(|token| token.kind == TokenKind::Latin) else { return &[] };
    let word = bare(&token.folded);
    let values = values_of(word);
    let begins = at
        .checked_sub(1)
        .and_then(|before| passage.tokens().get(before))
        .is_none_or(|before| matches!(before.span.of(passage.whole()), "." | "!" | "?" | "\"" | "“" | ":" | "”"));
    let is_name = !begins && token.span.of(passage.whole()).starts_with(char::is_uppercase) && !CAPITALISED.has(word);
    let start = passage.token_range().start;
    let is_sure = counterpart(pair, english, at).is_some() && pair.word_links().confidence(english, start + at) >= SURE;
    let is_part = token.span.before(passage.whole()).ends_with(['-', '‑'])
        || token.span.after(passage.whole()).starts_with(['-', '‑']);
    if values.is_empty() || is_name || is_sure || is_part { &[] } else { values }
}

/// Whether the lexicon has a word of the other side for an English one.
fn is_known_rendered(pair: &Pair<'_>, english: Side, at: usize) -> bool {
    let stems = |side: Side, tokens: &[Token]| -> Vec<String> {
        tokens.iter().map(|token| stem(token, pair.passage(side).language())).collect()
    };
    let word = pair.passage(english).tokens().get(at..=at).unwrap_or_default();
    let (word, others) = (stems(english, word), stems(english.other(), pair.passage(english.other()).tokens()));
    let strength = |word: &str, other: &str| {
        let (source, target) = if english == Side::Source { (word, other) } else { (other, word) };
        pair.shared().strength(source, target)
    };
    word.iter().any(|word| others.iter().any(|other| strength(word, other) >= KNOWN))
}

/// From this strength of the lexicon on a word renders another.
const KNOWN: f32 = 0.2;

fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// An Arabic word with its forms in a list of all.
struct Word<'a> {
    token: &'a Token,
    at: usize,
    forms: std::ops::Range<usize>,
}

/// The words of a link with their vectors.
struct Sentence<'p, 'a> {
    pair: &'p Pair<'a>,
    /// The side that is English.
    side: Side,
    vectors: &'p WordVectors<'a>,
    english: &'a [Token],
    /// The English words that may be exchanged, with their values.
    said: Vec<(usize, Value)>,
    words: Vec<Word<'a>>,
    /// The forms of all `words`.
    spelled: Vec<String>,
    forms: OnceCell<Vectors>,
    speaking: OnceCell<Vec<(usize, Vec<f32>)>>,
}

impl<'p, 'a> Sentence<'p, 'a> {
    /// A link between English and Arabic in which a word may be exchanged.
    fn new(pair: &'p Pair<'a>) -> Option<Self> {
        let side = Side::Source;
        let suits = pair.source().language().is_english() && pair.target().language().is_arabic();
        if pair.is_null() || !suits {
            return None;
        }
        let vectors = pair.shared().word_vectors()?;
        let (english, arabic) = (pair.passage(side).tokens(), pair.passage(side.other()).tokens());
        let candidates = (0..english.len())
            .map(|at| (at, candidate(pair, side, at)))
            .filter(|&(at, values)| !values.is_empty() && !is_known_rendered(pair, side, at));
        let said: Vec<(usize, Value)> =
            candidates.flat_map(|(at, values)| values.iter().map(move |value| (at, *value))).collect();
        if said.is_empty() {
            return None;
        }
        let start = pair.passage(side.other()).token_range().start;
        let mut spelled: Vec<String> = Vec::new();
        let mut words = Vec::new();
        for (at, token) in arabic.iter().enumerate() {
            let says = pair.word_linker().is_content(side.other(), start + at) || SAYING.has(&token.folded);
            let is_taken = pair.word_links().confidence(side.other(), start + at) >= SURE;
            if token.kind == TokenKind::Arabic && says && !is_taken && long(&token.folded) {
                let before = spelled.len();
                spelled.extend(written_stems(&token.folded));
                words.push(Word { token, at, forms: before..spelled.len() });
            }
        }
        let (forms, speaking) = (OnceCell::new(), OnceCell::new());
        Some(Self { pair, side, vectors, english, said, words, spelled, forms, speaking })
    }

    /// Leaves out the English words that an Arabic one renders beyond doubt.
    fn drop_rendered(&mut self) {
        let said = std::mem::take(&mut self.said);
        let is_open = |(_, value): &(usize, Value)| self.nearest(value.words()).iter().all(|&cosine| cosine < RENDERS);
        let open = said.into_iter().filter(is_open).collect();
        self.said = open;
    }

    fn all_exchanged(&self) -> Vec<Exchanged> {
        let mut found: Vec<Exchanged> = Vec::new();
        for &(at, value) in &self.said {
            let is_new =
                |new: &Exchanged| found.iter().all(|old| old.english != new.english && old.arabic != new.arabic);
            if let Some(new) = self.exchanged(at, value).filter(is_new) {
                found.push(new);
            }
        }
        found
    }

    /// The English words that say something.
    fn spoken(&self) -> Vec<(usize, &'a str)> {
        let start = self.pair.passage(self.side).token_range().start;
        let says = |at: usize, token: &Token| {
            token.kind == TokenKind::Latin
                && (self.pair.word_linker().is_content(self.side, start + at)
                    || !values_of(bare(&token.folded)).is_empty())
        };
        let speaking = self.english.iter().enumerate().filter(|(at, token)| says(*at, token));
        speaking.map(|(at, token)| (at, bare(&token.folded))).collect()
    }

    /// The same, with the cosine of each with each of `words`.
    fn speaking(&self) -> &[(usize, Vec<f32>)] {
        self.speaking.get_or_init(|| {
            let (places, words): (Vec<usize>, Vec<&str>) = self.spoken().into_iter().unzip();
            let vectors = self.vectors.of(&words);
            places.into_iter().enumerate().map(|(number, at)| (at, self.nearness(&vectors, number))).collect()
        })
    }

    /// The cosines of a vector with the Arabic words, each by its nearest form.
    fn nearness(&self, vectors: &Vectors, number: usize) -> Vec<f32> {
        let forms =
            self.forms.get_or_init(|| self.vectors.of(&self.spelled.iter().map(String::as_str).collect::<Vec<_>>()));
        let nearest =
            |word: &Word<'_>| word.forms.clone().map(|form| vectors.cosine(number, forms, form)).fold(-1.0, f32::max);
        self.words.iter().map(nearest).collect()
    }

    /// The cosine of each Arabic word with the nearest of some English ones.
    fn nearest(&self, words: &[&str]) -> Vec<f32> {
        let vectors = self.vectors.of(words);
        let mut best = vec![-1.0_f32; self.words.len()];
        for number in 0..words.len() {
            for (best, cosine) in best.iter_mut().zip(self.nearness(&vectors, number)) {
                *best = best.max(cosine);
            }
        }
        best
    }

    fn exchanged(&self, at: usize, value: Value) -> Option<Exchanged> {
        let token = self.english.get(at)?;
        let own = self.nearest(value.words());
        let others: Vec<(Value, Vec<f32>)> = value.others().map(|other| (other, self.nearest(other.stems()))).collect();
        let mut best: Option<(usize, f32, f32)> = None;
        for (number, word) in self.words.iter().enumerate() {
            let of = |cosines: &[f32]| cosines.get(number).copied().unwrap_or_default();
            let other = others.iter().map(|(_, cosines)| of(cosines)).fold(-1.0, f32::max);
            let apart = self.apart(at, word.at);
            let reach = value.kind().map_or(0.0, |kind| kind.reach);
            let margin = other - of(&own);
            let is_near = apart <= reach || at.abs_diff(word.at) <= NEXT;
            let suspect = is_near && other >= TIED_OTHER && margin >= MARGIN && !IDLE.has(&word.token.folded);
            let is_sure = || other >= OTHER || margin >= TIED_MARGIN && self.is_tied(at, word.at);
            if !suspect || !is_sure() || best.is_some_and(|(_, before, _)| before >= other - apart) {
                continue;
            }
            let said = others.iter().filter(|(_, cosines)| of(cosines) >= other - BESIDE).map(|(other, _)| *other);
            if !self.is_rendered(at, value, number, &own, &others)
                && !self.is_explained(at, number, other)
                && !self.says_one_of(at, said)
                && !self.is_denied(at, word.at)
            {
                best = Some((number, other - apart, apart));
            }
        }
        let (number, _, apart) = best?;
        let word = self.words.get(number)?;
        let confidence = if apart <= CLOSE { 0.8 } else { 0.65 };
        Some(Exchanged { english: token.span, arabic: word.token.span, confidence })
    }

    /// Whether another Arabic word renders a value, and is there for no other English word.
    fn is_rendered(&self, at: usize, value: Value, but: usize, own: &[f32], others: &[(Value, Vec<f32>)]) -> bool {
        own.iter().enumerate().any(|(number, &cosine)| {
            let of = |cosines: &[f32]| cosines.get(number).copied().unwrap_or_default();
            let other = others.iter().map(|(_, cosines)| of(cosines)).fold(-1.0, f32::max);
            let explains = |(place, cosines): &(usize, Vec<f32>)| {
                let same = self.english.get(*place).is_some_and(|token| value.words().contains(&bare(&token.folded)));
                *place != at && !same && of(cosines) >= (cosine - 0.03).max(EXPLAINED)
            };
            number != but && cosine >= RENDERED && cosine > other - 0.03 && !self.speaking().iter().any(explains)
        })
    }

    /// Whether another English word accounts for an Arabic one.
    fn is_explained(&self, at: usize, number: usize, other: f32) -> bool {
        let near = |cosines: &[f32]| cosines.get(number).is_some_and(|&cosine| cosine > other - NEARLY);
        self.speaking().iter().any(|(place, cosines)| *place != at && near(cosines))
    }

    /// Whether the English side says one of some values elsewhere.
    fn says_one_of(&self, at: usize, values: impl Iterator<Item = Value>) -> bool {
        let words: Vec<&str> = values.flat_map(Value::words).copied().collect();
        self.english
            .iter()
            .enumerate()
            .any(|(place, token)| place != at && bare(&token.folded).split('-').any(|word| words.contains(&word)))
    }

    /// Whether a word beside the English one is linked with a word beside the Arabic one.
    fn is_tied(&self, english: usize, arabic: usize) -> bool {
        let around = self.beside(self.side.other(), arabic, TIED.1);
        let own = self.beside(self.side, english, TIED.0);
        own.into_iter().any(|at| counterpart(self.pair, self.side, at).is_some_and(|other| around.contains(&other)))
    }

    /// The content words at most `reach` of them before and behind the one at `at`, no mark between.
    fn beside(&self, side: Side, at: usize, reach: usize) -> Vec<usize> {
        let passage = self.pair.passage(side);
        let (tokens, start) = (passage.tokens(), passage.token_range().start);
        let walks = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind != TokenKind::Mark);
        let is_content = |at: &usize| self.pair.word_linker().is_content(side, start + at);
        let before = (0..at).rev().take_while(walks).filter(is_content).take(reach);
        let behind = (at + 1..tokens.len()).take_while(walks).filter(is_content).take(reach);
        before.chain(behind).collect()
    }

    fn is_denied(&self, english: usize, arabic: usize) -> bool {
        let before = |tokens: &'a [Token], at: usize| tokens.get(at.saturating_sub(DENYING)..at).unwrap_or_default();
        let other = self.pair.passage(self.side.other()).tokens();
        before(self.english, english)
            .iter()
            .any(|token| NOT.has(&token.folded) || token.folded.ends_with("n't") || token.folded.ends_with("n’t"))
            || before(other, arabic).iter().any(|token| ARABIC_NOT.has(&token.folded))
    }

    /// How far apart two words stand in their sentences, as a share of these.
    fn apart(&self, english: usize, arabic: usize) -> f32 {
        let share = |at: usize, length: usize| (at as f32 + 0.5) / length.max(1) as f32;
        let length = self.pair.passage(self.side.other()).tokens().len();
        (share(english, self.english.len()) - share(arabic, length)).abs()
    }
}

/// In short sentences words so many places apart stand together.
const NEXT: usize = 2;

/// Up to this share of the sentence two words stand at the same place.
const CLOSE: f32 = 0.1;
