//! English words for which an Arabic target has one of their kind that says something else, told by the vectors of the words: the
//! Arabic word lies beside another English word of the kind and off the one that stands there.

use std::cell::OnceCell;

use super::Pair;
use super::counterpart::{SURE, counterpart};
use super::kinds::{Value, values_of};
use super::near::{apart, ties};
use super::opposites::is_converse;
use super::vectors::{WordVectors, says_something, written_stems};
use crate::align::encoder::Vectors;
use crate::language::english::without_possessive;
use crate::language::{WordList, arabic, english};
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

/// Cosine from which on an Arabic word renders the English one beyond doubt, and from which on it may.
const RENDERS: f32 = 0.75;
const RENDERED: f32 = 0.62;

/// Cosine from which on a word has a translation of its own, whatever else may be meant by it.
const EXPLAINED: f32 = 0.7;

/// A cosine that is more than nearly any other: a word that is so near another is accounted for.
const ACCOUNTED: f32 = 0.9;

/// How much less than another cosine one may be to count as much: of the word that explains an Arabic one, of a value that is
/// said besides, and of a word that renders its own value.
const NEARLY: f32 = 0.05;
const BESIDE: f32 = 0.12;
const EQUAL: f32 = 0.03;

/// From this strength of the lexicon on a word renders another.
const KNOWN: f32 = 0.2;

/// How many words before a word a negation may stand.
const DENYING: usize = 2;

/// In short sentences words so many places apart stand together.
const NEXT: usize = 2;

/// Up to this share of the sentence two words stand at the same place.
const CLOSE: f32 = 0.1;

/// Arabic function words that are of a kind.
static SAYING: WordList = WordList::new("قبل بعد بعض كل جميع معظم");

/// Arabic words that deny the noun or adjective behind them.
static BEFORE_NOUNS: WordList = WordList::new("غير عدم دون بدون بلا لا إلا");

/// Words that stand before a measure, and `اليوم`, which is today as often as the day, and the like: what they are beside says nothing.
static ASIDE: WordList = WordList::new("بنسبة نسبة بمقدار بواقع بقيمة اليوم الحين حينها لحم اللحم لحوم اللحوم");

/// `Than` with what is compared, behind a comparative.
static FROM_IT: WordList = WordList::new("منه منها منهم منهن منهما");

/// Links whose words go through the encoder together.
const TOGETHER: usize = 256;

/// The exchanged words of links from English to Arabic, each with the link.
pub(super) fn exchanged<'p, 'a>(pairs: &'p [Pair<'a>]) -> Vec<(&'p Pair<'a>, Exchanged)> {
    let mut found = Vec::new();
    for pairs in pairs.chunks(TOGETHER) {
        let mut sentences: Vec<Sentence<'_, '_>> = pairs.iter().filter_map(Sentence::new).collect();
        let Some(vectors) = sentences.first().map(|sentence| sentence.vectors) else { continue };
        // Many words at once take a fraction of the time, and most English ones turn out to be rendered.
        vectors.learn(sentences.iter().flat_map(Sentence::first_asked));
        sentences.retain_mut(Sentence::is_open);
        vectors.learn(sentences.iter().flat_map(Sentence::then_asked));
        sentences.retain_mut(Sentence::is_unexplained);
        vectors.learn(sentences.iter().flat_map(Sentence::own_asked));
        sentences.retain_mut(Sentence::is_unsaid);
        vectors.learn(sentences.iter().flat_map(Sentence::others_asked));
        for sentence in &sentences {
            found.extend(sentence.all_exchanged().into_iter().map(|exchanged| (sentence.pair, exchanged)));
        }
    }
    found
}

/// The values of an English word that is no name, no part of another and has no sure counterpart.
fn candidate(pair: &Pair<'_>, at: usize) -> &'static [Value] {
    let passage = pair.source();
    let Some(token) = passage.tokens().get(at).filter(|token| token.kind == TokenKind::Latin) else { return &[] };
    let values = values_of(without_possessive(&token.folded));
    let is_name = token.span.of(passage.whole()).starts_with(char::is_uppercase) && !begins(pair, at);
    let is_sure = counterpart(pair, Side::Source, at).is_some()
        && pair.word_links().confidence(Side::Source, passage.token_range().start + at) >= SURE;
    let is_part = token.span.before(passage.whole()).ends_with(['-', '‑'])
        || token.span.after(passage.whole()).starts_with(['-', '‑']);
    // أب لثلاثة أبناء, where أب is too short to be looked up.
    let folded = |at: usize| passage.tokens().get(at).map_or("", |token| &*token.folded);
    let is_parent = matches!(folded(at), "father" | "mother") && folded(at + 1) == "of";
    let is_phrase = folded(at + 1) == "off" || at.checked_sub(1).is_some_and(|before| folded(before) == "too");
    if values.is_empty() || is_phrase || is_name || is_sure || is_part || is_parent { &[] } else { values }
}

/// Whether a word is the first of a sentence.
fn begins(pair: &Pair<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| pair.source().tokens().get(before));
    before
        .is_none_or(|before| matches!(before.span.of(pair.source().whole()), "." | "!" | "?" | "\"" | "“" | ":" | "”"))
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
    vectors: &'p WordVectors<'a>,
    english: &'a [Token],
    /// The English words that may be exchanged, with their values.
    said: Vec<(usize, Value)>,
    /// The Arabic words that may stand for them.
    words: Vec<Word<'a>>,
    /// The forms of all `words`.
    spelled: Vec<String>,
    arabic: OnceCell<Vectors>,
    speaking: OnceCell<Vec<(usize, Vec<f32>)>>,
}

/// The cosines of the Arabic words with what a value is said by.
struct Likeness {
    own: Vec<f32>,
    others: Vec<(Value, Vec<f32>)>,
}

impl Likeness {
    fn own(&self, number: usize) -> f32 {
        self.own.get(number).copied().unwrap_or_default()
    }

    /// With the nearest other value.
    fn other(&self, number: usize) -> f32 {
        self.others.iter().map(|(_, cosines)| cosines.get(number).copied().unwrap_or_default()).fold(-1.0, f32::max)
    }

    /// The other values that are nearly as near as the nearest.
    fn nearest(&self, number: usize) -> impl Iterator<Item = Value> {
        let least = self.other(number) - BESIDE;
        let near = move |cosines: &[f32]| cosines.get(number).is_some_and(|&cosine| cosine >= least);
        self.others.iter().filter(move |(_, cosines)| near(cosines)).map(|(value, _)| *value)
    }
}

impl<'p, 'a> Sentence<'p, 'a> {
    /// A link in which a word may be exchanged.
    fn new(pair: &'p Pair<'a>) -> Option<Self> {
        if pair.is_null() || !pair.source().language().is_english() || !pair.target().language().is_arabic() {
            return None;
        }
        let vectors = pair.shared().word_vectors()?;
        let english = pair.source().tokens();
        let candidates = (0..english.len()).map(|at| (at, candidate(pair, at))).filter(|(_, of)| !of.is_empty());
        let open = candidates.filter(|(at, _)| !pair.strengths().has_target(*at, KNOWN, |_| true));
        let said: Vec<(usize, Value)> =
            open.flat_map(|(at, values)| values.iter().map(move |value| (at, *value))).collect();
        if said.is_empty() {
            return None;
        }
        let start = pair.target().token_range().start;
        let mut spelled: Vec<String> = Vec::new();
        let mut words = Vec::new();
        for (at, token) in pair.target().tokens().iter().enumerate() {
            let says = pair.word_linker().is_content(Side::Target, start + at)
                || SAYING.has(arabic::letters::strip_conjunction(&token.folded));
            let is_taken = pair.word_links().confidence(Side::Target, start + at) >= SURE;
            let says = says && !ASIDE.has(&token.folded);
            if token.kind == TokenKind::Arabic && says && !is_taken && says_something(&token.folded) {
                let before = spelled.len();
                spelled.extend(written_stems(&token.folded));
                words.push(Word { token, at, forms: before..spelled.len() });
            }
        }
        let (arabic, speaking) = (OnceCell::new(), OnceCell::new());
        Some(Self { pair, vectors, english, said, words, spelled, arabic, speaking })
    }

    /// The words whose vectors [`Self::is_open`] asks for.
    fn first_asked(&self) -> impl Iterator<Item = &str> {
        let is_near = |word: &&Word<'_>| self.said.iter().any(|(at, value)| self.is_near(*at, *value, word));
        let near = self.words.iter().filter(is_near).flat_map(|word| self.forms(word));
        near.chain(self.said.iter().map(|(at, _)| self.word(*at)))
    }

    /// Leaves out the English words that an Arabic one beside them renders beyond doubt, and says whether others are left.
    fn is_open(&mut self) -> bool {
        let said = std::mem::take(&mut self.said);
        let is_rendered = |(at, value): &(usize, Value)| {
            let own = self.vectors.of(&[self.word(*at)]);
            let near = self.words.iter().filter(|word| self.is_near(*at, *value, word));
            let forms: Vec<&str> = near.flat_map(|word| self.forms(word)).collect();
            let vectors = self.vectors.of(&forms);
            (0..forms.len()).any(|form| own.cosine(0, &vectors, form) >= RENDERS)
        };
        self.said = said.into_iter().filter(|said| !is_rendered(said)).collect();
        !self.said.is_empty()
    }

    /// The words whose vectors [`Self::is_unexplained`] asks for.
    fn then_asked(&self) -> impl Iterator<Item = &str> {
        self.spelled.iter().map(String::as_str).chain(self.spoken().map(|(_, word)| word))
    }

    /// Leaves out the English words that some Arabic one renders beyond doubt or beside which other English words account for
    /// all Arabic ones, and says whether others are left.
    fn is_unexplained(&mut self) -> bool {
        let said = std::mem::take(&mut self.said);
        let is_open = |(at, value): &(usize, Value)| {
            let is_free = |number: usize, word: &Word<'_>| {
                self.is_near(*at, *value, word) && !self.is_explained(*at, number, ACCOUNTED)
            };
            self.nearest(&[self.word(*at)]).iter().all(|&cosine| cosine < RENDERS)
                && self.words.iter().enumerate().any(|(number, word)| is_free(number, word))
        };
        self.said = said.into_iter().filter(is_open).collect();
        !self.said.is_empty()
    }

    /// The words whose vectors [`Self::is_unsaid`] asks for.
    fn own_asked(&self) -> impl Iterator<Item = &'static str> {
        self.said.iter().flat_map(|(_, value)| value.words()).copied()
    }

    /// Leaves out the values that some Arabic word says, by whatever English word, and says whether others are left.
    fn is_unsaid(&mut self) -> bool {
        let said = std::mem::take(&mut self.said);
        let is_unsaid =
            |(_, value): &(usize, Value)| self.nearest(value.words()).iter().all(|&cosine| cosine < RENDERS);
        self.said = said.into_iter().filter(is_unsaid).collect();
        !self.said.is_empty()
    }

    /// The words whose vectors the rest asks for.
    fn others_asked(&self) -> impl Iterator<Item = &'static str> {
        self.said.iter().flat_map(|(_, value)| value.others()).flat_map(Value::stems).copied()
    }

    /// The forms of an Arabic word.
    fn forms(&self, word: &Word<'_>) -> impl Iterator<Item = &str> {
        self.spelled.get(word.forms.clone()).unwrap_or_default().iter().map(String::as_str)
    }

    /// Whether an Arabic word stands about where the English one does.
    fn is_near(&self, at: usize, value: Value, word: &Word<'_>) -> bool {
        apart(self.pair, at, word.at) <= value.reach() || at.abs_diff(word.at) <= NEXT
    }

    fn word(&self, at: usize) -> &'a str {
        self.english.get(at).map_or("", |token| without_possessive(&token.folded))
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
    fn spoken(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let start = self.pair.source().token_range().start;
        let says = move |&at: &usize| {
            self.english.get(at).is_some_and(|token| token.kind == TokenKind::Latin)
                && (self.pair.word_linker().is_content(Side::Source, start + at)
                    || !values_of(self.word(at)).is_empty())
        };
        (0..self.english.len()).filter(says).map(|at| (at, self.word(at)))
    }

    /// The same, with the cosine of each with each of `words`.
    fn speaking(&self) -> &[(usize, Vec<f32>)] {
        self.speaking.get_or_init(|| {
            let (places, words): (Vec<usize>, Vec<&str>) = self.spoken().unzip();
            let vectors = self.vectors.of(&words);
            places.into_iter().enumerate().map(|(number, at)| (at, self.nearness(&vectors, number))).collect()
        })
    }

    /// The cosines of a vector with the Arabic words, each by its nearest form.
    fn nearness(&self, vectors: &Vectors, number: usize) -> Vec<f32> {
        let forms =
            self.arabic.get_or_init(|| self.vectors.of(&self.spelled.iter().map(String::as_str).collect::<Vec<_>>()));
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
        let own = self.nearest(value.words());
        let others = value.others().map(|other| (other, self.nearest(other.stems()))).collect();
        let likeness = Likeness { own, others };
        let place = |word: &Word<'_>| apart(self.pair, at, word.at);
        let suspects = self.words.iter().enumerate().filter(|(number, word)| {
            self.is_suspect(at, value, (*number, word), &likeness)
                && !self.is_rendered(at, value, *number, &likeness)
                && !self.is_explained(at, *number, likeness.other(*number))
                && !self.says_one_of(at, likeness.nearest(*number))
                && !self.is_denied(at, word.at)
                && !self.is_turned_round(word.at)
                && !is_converse(self.pair, at, word.at)
        });
        let best = |(number, word): &(usize, &Word<'a>)| likeness.other(*number) - place(word);
        let (_, word) = suspects.max_by(|a, b| best(a).total_cmp(&best(b)))?;
        let confidence = if place(word) <= CLOSE { 0.8 } else { 0.65 };
        Some(Exchanged { english: self.english.get(at)?.span, arabic: word.token.span, confidence })
    }

    /// Whether an Arabic word stands about where the English one does and says another value of its kind.
    fn is_suspect(&self, at: usize, value: Value, (number, word): (usize, &Word<'_>), likeness: &Likeness) -> bool {
        let (other, margin) = (likeness.other(number), likeness.other(number) - likeness.own(number));
        let is_tied = || other >= TIED_OTHER && margin >= TIED_MARGIN && ties(self.pair, at, word.at) > 0;
        self.is_near(at, value, word) && (other >= OTHER && margin >= MARGIN || is_tied())
    }

    /// Whether another Arabic word than `but` renders a value, and is there for no other English word.
    fn is_rendered(&self, at: usize, value: Value, but: usize, likeness: &Likeness) -> bool {
        likeness.own.iter().enumerate().any(|(number, &cosine)| {
            let explains = |(place, cosines): &(usize, Vec<f32>)| {
                let as_near = cosines.get(number).is_some_and(|&other| other >= (cosine - EQUAL).max(EXPLAINED));
                as_near && *place != at && !value.words().contains(&self.word(*place))
            };
            number != but
                && cosine >= RENDERED
                && cosine > likeness.other(number) - EQUAL
                && !self.speaking().iter().any(explains)
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
        let says = |place: usize| self.word(place).split('-').any(|word| words.contains(&word));
        (0..self.english.len()).any(|place| place != at && says(place))
    }

    /// `Less against foes than against neighbours` for أكثر منه: what is compared has changed places.
    fn is_turned_round(&self, arabic: usize) -> bool {
        self.pair.target().tokens().get(arabic + 1).is_some_and(|token| FROM_IT.has(&token.folded))
    }

    /// Whether a word before either denies it.
    fn is_denied(&self, english: usize, arabic: usize) -> bool {
        let words =
            |side: Side| -> Vec<&str> { self.pair.passage(side).tokens().iter().map(|token| &*token.folded).collect() };
        let (source, target) = (words(Side::Source), words(Side::Target));
        let before = |at: usize| at.saturating_sub(DENYING)..at;
        before(english)
            .any(|at| source.get(at).is_some_and(|word| english::negation::is_sentential(word) || *word == "without"))
            || before(arabic).any(|at| {
                arabic::negation::negation(&target, at) == Some(arabic::negation::Negation::Sentence)
                    || target.get(at).is_some_and(|word| BEFORE_NOUNS.has(arabic::letters::strip_conjunction(word)))
            })
    }
}
