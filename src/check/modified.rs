//! Words that say when, how much or how surely, for which the target says another of their group of the same thing: `after the
//! flood` and قبل الطوفان, `most planets` and بعض الكواكب.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Pair;
use super::columns::{Index, Numbers, Words, by_word, forms};
use super::counterpart::counterpart;
use super::facts::Facts;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::future::future;
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::shown::gender_of_verb;
use crate::text::{Side, Token, TokenKind};

/// A sense of a group: a row of the table.
struct Sense {
    group: &'static str,
    english: Words,
    arabic: Words,
    /// English words that `arabic` may render besides.
    explains: Words,
    /// Arabic words that may render the English ones besides.
    also: Words,
}

struct Table {
    senses: Vec<Sense>,
    /// The senses that have an English word, by it.
    by_word: FxHashMap<&'static str, Vec<usize>>,
    /// The senses that an Arabic word may say, and may render besides, whatever follows it.
    arabic: Index,
    also: Index,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines = include_str!("../language/data/modifiers.tsv").lines().filter(|line| !line.starts_with('#'));
    let senses = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let group = columns.next()?;
        let mut words = columns.skip(1).map(Words::new);
        Some(Sense {
            group,
            english: words.next()?,
            arabic: words.next()?,
            explains: words.next()?,
            also: words.next()?,
        })
    });
    let senses: Vec<Sense> = senses.collect();
    let by_word = by_word(senses.iter().map(|sense| &sense.english));
    let arabic = Index::any(senses.iter().map(|sense| &sense.arabic), TO);
    let also = Index::any(senses.iter().map(|sense| &sense.also), TO);
    Table { senses, by_word, arabic, also }
});

/// A word of the target as the table is asked for it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The senses that may have it.
    arabic: Numbers,
    also: Numbers,
}

/// Reads a word of the target.
pub(super) fn read(token: &Token) -> Reading {
    let plain = plain_of(token);
    let bare = strip_conjunction(&plain);
    let particles = [(bare == "قد").then_some(MAYBE), future(bare).map(|_| FUTURE)];
    let all = || forms(&plain).into_iter().chain(particles.into_iter().flatten());
    Reading { arabic: TABLE.arabic.of(all()), also: TABLE.also.of(all()) }
}

/// A word of an English source and the word of its group that the Arabic target says of the same thing instead. The source
/// has nothing that the Arabic word may render, and the target nothing that renders the English one.
pub(super) fn modified<'a>(pair: &Pair<'a>) -> Vec<(&'a Token, &'a Token)> {
    let (english, arabic) = (pair.source().tokens(), pair.target().tokens());
    let says = |words: &Words, at: usize| {
        let next = english.get(at + 1).map_or("", |token| &*token.folded);
        english.get(at).is_some_and(|token| words.has_before(&token.folded, next))
    };
    let mut found = Vec::new();
    let read = Readings { tokens: arabic, facts: pair.facts(Side::Target) };
    let said = english.iter().enumerate().flat_map(|(at, word)| {
        let senses = TABLE.by_word.get(&*word.folded).into_iter().flatten().copied().filter_map(numbered);
        senses.map(move |(number, sense)| (at, word, number, sense))
    });
    for (at, word, number, sense) in said.filter(|(at, _, _, sense)| says(&sense.english, *at)) {
        // Too many: more than should be.
        let too = at.checked_sub(1).and_then(|before| english.get(before)).is_some_and(|token| &*token.folded == "too");
        if too || sense.is_modal() && !is_modal(pair, at) || sense.group == "intensity" && denies(pair) {
            continue;
        }
        let Some(other) = said_instead(pair, number, read, at) else { continue };
        // أكثر من عامين says `more than two years`, and leaves `most` unsaid.
        let is_far = |word: usize| word.abs_diff(at) > BESIDE;
        let says_other = |place: usize| counterpart(pair, Side::Target, place).is_some_and(is_far);
        let is_kept =
            |&place: &usize| read.render(number, place) || read.may_render(number, place) && !says_other(place);
        let kept: Vec<usize> = (0..arabic.len()).filter(is_kept).collect();
        let near = |one: usize, other: usize| one.abs_diff(other) <= BESIDE;
        let said = |sense: &Sense, at: usize| says(&sense.english, at) || says(&sense.explains, at);
        let is_kept = if other.is_direct {
            let saying = (0..english.len()).filter(|&at| said(sense, at)).count();
            kept.len() >= saying || kept.iter().any(|&place| near(place, other.place))
        } else {
            !kept.is_empty()
        };
        if is_kept {
            continue;
        }
        // Beside a word that is linked, only what stands there explains it.
        let explained = |word: usize| {
            let far = if other.is_direct { !near(word, at) } else { share(word, english) - share(at, english) < -FAR };
            says(&other.sense.english, word) || says(&other.sense.explains, word) && !far
        };
        if !(0..english.len()).any(explained) {
            found.extend(arabic.get(other.place).map(|instead| (word, instead)));
        }
    }
    found
}

fn numbered(number: usize) -> Option<(usize, &'static Sense)> {
    Some((number, TABLE.senses.get(number)?))
}

impl Sense {
    fn is_modal(&self) -> bool {
        self.group == "surety"
    }
}

/// Whether `may` or `will` is no name and not negated.
fn is_modal(pair: &Pair<'_>, at: usize) -> bool {
    let tokens = pair.source().tokens();
    let small =
        tokens.get(at).is_some_and(|token| token.span.of(pair.source().whole()).starts_with(char::is_lowercase));
    let denied = tokens.iter().skip(at + 1).take(2).any(|token| matches!(&*token.folded, "not" | "never" | "no"));
    small && !denied
}

/// Whether either side denies: `not dramatically` is إلا قليلاً.
fn denies(pair: &Pair<'_>) -> bool {
    let english =
        |token: &Token| matches!(&*token.folded, "not" | "never" | "no" | "only") || token.folded.ends_with("n't");
    let arabic = |token: &Token| {
        matches!(strip_conjunction(&plain(&token.folded)), "لم" | "لا" | "لن" | "ليس" | "ليست" | "ما" | "الا" | "سوي")
    };
    pair.source().tokens().iter().any(english) || pair.target().tokens().iter().any(arabic)
}

/// How many content words behind an English word it is said of at most, and how many words before theirs the Arabic one stands.
const REACH: (usize, usize) = (2, 3);

/// How far apart the two words may stand in their sentences, as shares of these, where no word link tells.
const NEAR: f32 = 0.15;

/// The same for `most of` and its like, which cannot be adverbs: the subject is behind its verb in Arabic.
const ANYWHERE: f32 = 0.6;

/// Where the Arabic word of a group may stand but right before what translates the word that the English one is said of.
struct Places {
    group: &'static str,
    /// Whether it may be that word itself: the minister of a portfolio, a verb in the future.
    is_said_of: bool,
    /// How far from the English word it may stand, where it is the only one of its group.
    alone: Option<f32>,
}

/// Verbs that go before another stand before the subject in Arabic, adverbs of degree behind their verb, and معظمها behind what is sold.
static PLACES: [Places; 6] = [
    Places { group: "surety", is_said_of: true, alone: Some(0.25) },
    Places { group: "portfolio", is_said_of: true, alone: None },
    Places { group: "intensity", is_said_of: false, alone: Some(NEAR) },
    Places { group: "extent", is_said_of: false, alone: Some(NEAR) },
    Places { group: "amount", is_said_of: false, alone: Some(NEAR) },
    Places { group: "condition", is_said_of: false, alone: Some(0.25) },
];

/// How far off a word stands beside another, in tokens.
const BESIDE: usize = 3;

/// How far before a word another stands, as a share of the sentence, for it to say something else.
const FAR: f32 = 0.2;

fn share(at: usize, tokens: &[Token]) -> f32 {
    at as f32 / tokens.len().max(1) as f32
}

/// A word that the target has instead.
struct Instead {
    sense: &'static Sense,
    place: usize,
    /// Whether it stands right before what translates the word that the source has next.
    is_direct: bool,
}

/// The word of another sense before what the English word `at` is said of.
fn said_instead(pair: &Pair<'_>, number: usize, read: Readings<'_>, at: usize) -> Option<Instead> {
    let sense = TABLE.senses.get(number)?;
    let (english, arabic) = (pair.source().tokens(), pair.target().tokens());
    let start = pair.source().token_range().start;
    let behind =
        (at + 1..english.len()).take_while(|&at| english.get(at).is_some_and(|token| token.kind != TokenKind::Mark));
    let said_of: Vec<usize> =
        behind.filter(|&at| pair.word_linker().is_content(Side::Source, start + at)).take(REACH.0).collect();
    let group = || (0..TABLE.senses.len()).filter(|other| *other != number).filter_map(numbered);
    let others = || group().filter(|(_, other)| other.group == sense.group);
    let rendered = |place: usize| others().find(|(other, _)| read.render(*other, place)).map(|(_, other)| other);
    // The only word of the group at the same place of the sentence.
    let only = |near: f32| {
        let mut places = (0..arabic.len()).filter_map(|place| Some((rendered(place)?, place)));
        let (other, place) = places.next().filter(|_| places.next().is_none())?;
        let is_near = (share(at, english) - share(place, arabic)).abs() <= near;
        is_near.then_some(Instead { sense: other, place, is_direct: false })
    };
    let is_of = sense.group == "amount" && english.get(at + 1).is_some_and(|token| &*token.folded == "of");
    let Some(first) = said_of.iter().filter_map(|&at| counterpart(pair, Side::Source, at)).min() else {
        return only(if is_of { ANYWHERE } else { NEAR });
    };
    let places = PLACES.iter().find(|places| places.group == sense.group);
    let reached = usize::from(places.is_some_and(|places| places.is_said_of));
    for place in (first.saturating_sub(REACH.1)..first + reached).rev() {
        if arabic.get(place)?.kind != TokenKind::Arabic {
            break;
        }
        if let Some(other) = rendered(place) {
            return Some(Instead { sense: other, place, is_direct: place + 1 == first });
        }
        // What is linked with a word of its own says something of its own.
        if place < first && counterpart(pair, Side::Target, place).is_some_and(|word| word != at) {
            break;
        }
    }
    only(if is_of { ANYWHERE } else { places?.alone? })
}

/// The words of the target.
#[derive(Clone, Copy)]
struct Readings<'a> {
    tokens: &'a [Token],
    facts: &'a Facts<'a>,
}

impl Readings<'_> {
    fn of(&self, at: usize) -> Option<&Reading> {
        self.tokens.get(at).map(|token| self.facts.modifying.of(token))
    }

    /// The word `at` in plain spelling; empty for what is no Arabic word.
    fn plain(&self, at: usize) -> Cow<'_, str> {
        self.tokens.get(at).map(plain_of).unwrap_or_default()
    }

    /// Whether the Arabic word `at` says a sense: not من قبل (by), على بعد (at a distance), the كل of كل من, or what is denied.
    fn render(&self, sense: usize, at: usize) -> bool {
        let Some(row) = TABLE.senses.get(sense).filter(|_| self.of(at).is_some_and(|own| own.arabic.has(sense))) else {
            return false;
        };
        let before = at.checked_sub(1).map(|before| self.plain(before)).unwrap_or_default();
        let is_idiom = matches!(&*before, "من" | "علي" | "عن")
            || before == "الا" && row.group == "order"
            || self.plain(at + 1) == "من" && matches!(&*self.plain(at), "كل" | "لكل");
        let denies = || matches!(&*before, "لا" | "لم" | "لن" | "ما" | "ولا" | "ولم" | "فلا" | "غير" | "الا");
        !(is_idiom || row.is_modal() && denies()) && self.has(&row.arabic, at)
    }

    /// Whether the Arabic word `at` may render a sense besides.
    fn may_render(&self, sense: usize, at: usize) -> bool {
        // في حين is `whereas`, not `when`.
        let is_idiom = || self.plain(at) == "حين" && at.checked_sub(1).is_some_and(|before| self.plain(before) == "في");
        self.of(at).is_some_and(|own| own.also.has(sense) && !is_idiom())
            && TABLE.senses.get(sense).is_some_and(|row| self.has(&row.also, at))
    }

    fn has(&self, words: &Words, at: usize) -> bool {
        let next = self.plain(at + 1);
        self.forms(at).iter().any(|form| words.has_before(form, &next))
    }

    /// The forms of a word, with [`MAYBE`], [`FUTURE`] and [`TO`] where they hold.
    fn forms(&self, at: usize) -> Vec<String> {
        let plain = self.plain(at);
        if plain.is_empty() {
            return Vec::new();
        }
        let mut forms: Vec<String> = forms(&plain).into_iter().map(str::to_owned).collect();
        let bare = strip_conjunction(&plain);
        let next = self.tokens.get(at + 1).map_or("", |next| &*next.folded);
        // قد تكثف, not قد تحسن nor قد تمت, which are done.
        let hers = || !next.ends_with('ت') && gender_of_verb(next, false) == Some(Gender::Feminine);
        if bare == "قد" && (next.starts_with('ي') || next == "لا" || next.starts_with('ت') && hers()) {
            forms.push(MAYBE.to_owned());
        }
        if future(bare).is_some() {
            forms.push(FUTURE.to_owned());
        }
        if next.starts_with('ل') {
            let before: Vec<String> = forms.iter().map(|form| format!("{form}{TO}")).collect();
            forms.extend(before);
        }
        forms
    }
}

/// In the table, what stands behind a word with ل before the next.
const TO: &str = "+ل";

/// In the table, قد before an imperfect; and a future of one word.
const MAYBE: &str = "قد+";
const FUTURE: &str = "س+";

/// An Arabic word in plain spelling; empty for any other token.
fn plain_of(token: &Token) -> Cow<'_, str> {
    if token.kind == TokenKind::Arabic { plain(&token.folded) } else { Cow::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_says_two_things_of_one_group() {
        let rows = include_str!("../language/data/modifiers.tsv").lines().filter(|line| !line.starts_with('#'));
        assert!(rows.clone().all(|row| row.split('\t').count() == 6));
        assert!(rows.clone().filter_map(|row| row.split('\t').nth(2)).all(|english| !english.contains('*')));
        for (number, sense) in TABLE.senses.iter().enumerate() {
            for other in TABLE.senses.iter().skip(number + 1).filter(|other| other.group == sense.group) {
                let both = |(word, next): (&str, &str)| word != "-" && other.arabic.has_before(word, next);
                assert!(!sense.arabic.all().any(both), "{}", sense.group);
                assert!(
                    !sense.english.all().any(|(word, next)| other.english.has_before(word, next)),
                    "{}",
                    sense.group
                );
            }
        }
    }
}
