//! What in the target shows by itself that a name is missing: a preposition without its noun, a place that the source does
//! not name.

use super::RULE;
use super::beheaded::beheaded;
use crate::align::anchors::spelling::behind_particles;
use crate::check::roles::roles;
use std::cell::OnceCell;
use std::ops::Range;

use crate::check::counterpart::{NAMED, OPEN, counterpart};
use crate::check::{Finding, Pair};
use crate::language::english::without_possessive;
use crate::language::exonyms::{self, Exonym, Found, Kind};
use crate::language::{WordList, vocabulary};
use crate::text::{Folding, Side, Span, Token, TokenKind, fold_word};

/// The cues of a pair.
pub(super) struct Cues<'p, 'a> {
    pair: &'p Pair<'a>,
    gap: OnceCell<Option<Span>>,
    stranger: OnceCell<Option<Found>>,
    roles: OnceCell<Vec<usize>>,
    /// The words of the target, their letters unified.
    words: Vec<&'a str>,
}

/// Prepositions that never stand without a noun behind them, nor are adverbs: not مع, ضد, حول, قرب.
const PREPOSITIONS: [&str; 8] = ["في", "الي", "عن", "نحو", "تجاه", "وفي", "والي", "وعن"];

/// One that is an adverb too where nothing follows.
const ADVERBS: [&str; 2] = ["مع", "ومع"];

/// Words that none of them stands before; not علي, which is a man's name too.
const NO_NOUNS: [&str; 11] = ["في", "الي", "عن", "لم", "لن", "قد", "كان", "كانت", "وفي", "والي", "وقد"];

/// Places that many texts are about.
const HOME: [&str; 12] = [
    "United States",
    "US",
    "USA",
    "America",
    "Washington",
    "United Kingdom",
    "UK",
    "Britain",
    "London",
    "Europe",
    "England",
    "West",
];

/// What stands between the names of a series, where و is not written onto the next.
const SERIES: [&str; 3] = [",", ", and", "and"];
const ARABIC_SERIES: [&str; 4] = ["", "و", "،", "، و"];

/// So many letters of a place's name begin the words for its people.
const BEGINNING: usize = 4;

/// How far from a name its neighbours are looked for, and from their translations what tells it, in tokens.
const AROUND: (usize, usize) = (5, 4);

impl<'p, 'a> Cues<'p, 'a> {
    pub(super) fn new(pair: &'p Pair<'a>) -> Self {
        let facts = pair.facts(Side::Target);
        let words = pair.target().tokens().iter().map(|token| facts.unified.of(token).as_str()).collect();
        Self { pair, gap: OnceCell::new(), stranger: OnceCell::new(), roles: OnceCell::new(), words }
    }

    /// Whether a preposition stands without its noun.
    pub(super) fn gap(&self) -> bool {
        self.gap_place().is_some()
    }

    fn gap_place(&self) -> Option<Span> {
        *self.gap.get_or_init(|| gap(self.pair, &self.words))
    }

    fn stranger(&self) -> Option<Found> {
        *self.stranger.get_or_init(|| stranger(self.pair))
    }

    /// The place of the table that only the target names, if its name is nothing else and it is no place that texts are about.
    pub(super) fn sure_stranger(&self) -> Option<Span> {
        let found = self.stranger()?;
        let row = exonyms::all().get(usize::from(found.id))?;
        let is_home = row.english.iter().any(|form| HOME.contains(form));
        (!is_home && row.arabic.iter().all(|form| !form.ambiguous)).then_some(found.span)
    }

    /// Whether someone is told by what he is, الرئيس, نظيره, where the words beside a name of the source, its tokens given, are
    /// translated; wherever that is if none of them is. One who is no place may be told by his land, too: وزيرا خارجية روسيا.
    pub(super) fn tells(&self, name: Range<usize>, is_place: bool) -> bool {
        let land = self
            .stranger()
            .filter(|_| !is_place)
            .map(|stranger| self.pair.target().tokens().partition_point(|token| token.span.end <= stranger.span.start));
        let around = name.start.saturating_sub(AROUND.0)..name.end + AROUND.0;
        let anchors: Vec<usize> = around.filter_map(|at| counterpart(self.pair, Side::Source, at)).collect();
        let near = |role: usize| anchors.is_empty() || anchors.iter().any(|anchor| anchor.abs_diff(role) <= AROUND.1);
        land.is_some() || self.roles.get_or_init(|| roles(self.pair)).iter().any(|&role| near(role))
    }

    /// Judges the places of the source that the table of names has. A place that the target alone names replaces one of them.
    pub(super) fn judge(&self, found: &[&Found]) -> Vec<Finding> {
        let mut is_taken = false;
        let mut all: Vec<Finding> = Vec::new();
        for found in found.iter().filter_map(|found| self.judge_one(found, &mut is_taken)) {
            // What stands where the source names a place twice is one mistake.
            let is_told = |old: &Finding| old.places.target.is_some() && old.places.target == found.places.target;
            if !all.iter().any(is_told) {
                all.push(found);
            }
        }
        all
    }

    fn judge_one(&self, found: &Found, taken: &mut bool) -> Option<Finding> {
        let row = exonyms::all().get(usize::from(found.id)).filter(|row| row.kind == Kind::Place)?;
        let written = without_possessive(found.span.of(self.pair.source().whole()));
        if let Some(twin) = self.twin(row) {
            let other = twin.of(self.pair.target().whole());
            let message = format!("“{other}” stands where the source names “{written}”.");
            return Some(Finding::new(&RULE, message).source(found.span).target(twin).confidence(0.95));
        }
        if let Some(place) = beheaded(self.pair, row, found.span, &self.words) {
            let rest = place.of(self.pair.target().whole());
            let message = format!("“{rest}” stands where the source names “{written}”.");
            return Some(Finding::new(&RULE, message).source(found.span).target(place).confidence(0.9));
        }
        if self.is_linked(found.span) || self.stands(row) {
            return None;
        }
        let stranger = if std::mem::replace(taken, true) { None } else { self.stranger() };
        let confidence = match (self.gap_place(), stranger) {
            (Some(_), _) => 0.9,
            (None, Some(_)) => 0.93,
            // A text says “the country” and “the capital” for its own.
            (None, None) if row.english.iter().any(|form| HOME.contains(form)) => 0.3,
            (None, None) if self.is_of_series(found) => 0.65,
            (None, None) if has_unknown(self.pair, found.span) => 0.75,
            (None, None) => 0.4,
        };
        let finding = match stranger.map(|stranger| stranger.span) {
            Some(place) => {
                let other = place.of(self.pair.target().whole());
                Finding::new(&RULE, format!("“{other}” stands where the source names “{written}”.")).target(place)
            }
            None => Finding::new(&RULE, format!("The name “{written}” of the source is not in the target.")),
        };
        let finding = match self.gap_place() {
            Some(gap) => finding.evidence(format!("nothing stands behind “{}”", gap.of(self.pair.target().whole()))),
            None => finding,
        };
        Some(finding.source(found.span).confidence(confidence))
    }

    /// Whether a place is one of a series, the others of which the target has: `Chile, Mexico and Japan`.
    fn is_of_series(&self, found: &Found) -> bool {
        let source = self.pair.source();
        let places = source.select(&source.analysis.anchors.exonyms, |found| found.span);
        let beside = |other: &&Found| {
            let (first, last) =
                if other.span < found.span { (other.span, found.span) } else { (found.span, other.span) };
            let between = Span::new(first.end, last.start.max(first.end)).of(source.whole()).trim();
            other.id != found.id && SERIES.contains(&between)
        };
        let is_told = |other: &Found| {
            let row = exonyms::all().get(usize::from(other.id)).filter(|row| row.kind == Kind::Place);
            row.is_some_and(|row| self.stands(row))
        };
        let others: Vec<&Found> = places.iter().filter(beside).collect();
        !others.is_empty() && others.into_iter().all(is_told)
    }

    /// A place of a series of the target that the source leaves out of its own: `India, Morocco` for الهند ومصر والمغرب.
    pub(super) fn beyond_series(&self) -> Option<Finding> {
        let (source, target) = (self.pair.source(), self.pair.target());
        let named = source.select(&source.analysis.anchors.exonyms, |found| found.span);
        let places = target.select(&target.analysis.anchors.exonyms, |found| found.span);
        if places.len() < 2 || named.is_empty() {
            return None;
        }
        let row = |found: &Found| exonyms::all().get(usize::from(found.id)).filter(|row| row.kind == Kind::Place);
        let is_named = |found: &Found| named.iter().any(|other| exonyms::stand_for_each_other(other.id, found.id));
        let is_told = |row: &Exonym| {
            let beginnings = row.english.iter().filter_map(|form| form.get(..BEGINNING)).map(str::to_lowercase);
            let words = || source.tokens().iter().filter(|token| token.kind == TokenKind::Latin);
            let of_seat =
                |token: &Token| exonyms::states_of(token.span.of(source.whole())).any(|state| state.id == row.id);
            words().any(of_seat)
                || beginnings.into_iter().any(|beginning| words().any(|token| token.folded.starts_with(&beginning)))
                || row
                    .english
                    .iter()
                    .any(|form| form.len() < BEGINNING || source.span().of(source.whole()).contains(form))
        };
        let joined = |one: &Found, other: &Found| {
            let between = Span::new(one.span.end, other.span.start.max(one.span.end)).of(target.whole());
            ARABIC_SERIES.contains(&between.trim())
        };
        let lost = places.iter().enumerate().find(|(at, place)| {
            let before = at.checked_sub(1).and_then(|at| places.get(at)).filter(|before| joined(before, place));
            let behind = places.get(at + 1).filter(|behind| joined(place, behind));
            let others: Vec<&Found> = before.into_iter().chain(behind).collect();
            let is_strange = row(place).is_some_and(|row| !is_told(row)) && !is_named(place);
            is_strange && !others.is_empty() && others.into_iter().all(|other| row(other).is_some() && is_named(other))
        });
        let (_, place) = lost?;
        let particles = row(place).and_then(|row| row.particles_of(place.span.of(target.whole()))).unwrap_or_default();
        let span = behind_particles(target.whole(), place.span, particles);
        let message = format!("The name “{}” of the target is not in the source.", span.of(target.whole()));
        Some(Finding::new(&RULE, message).target(span).confidence(0.75))
    }

    /// The place of the target that has another quarter in its name, كوريا الجنوبية for `North Korea`, where the source does not name
    /// that one nor the target this.
    fn twin(&self, row: &Exonym) -> Option<Span> {
        let land = land_of_quarter(row)?;
        let (source, target) = (self.pair.source(), self.pair.target());
        let named = source.select(&source.analysis.anchors.exonyms, |found| found.span);
        let places = target.select(&target.analysis.anchors.exonyms, |found| found.span);
        if places.iter().any(|place| place.id == row.id) {
            return None;
        }
        let twin = places.iter().find(|place| {
            let other = exonyms::all().get(usize::from(place.id)).filter(|other| other.id != row.id);
            other.and_then(land_of_quarter) == Some(land) && named.iter().all(|named| named.id != place.id)
        })?;
        Some(twin.span)
    }

    fn is_linked(&self, span: Span) -> bool {
        let source = self.pair.source();
        let tokens = source.token_range().zip(source.tokens()).filter(|(_, token)| token.span.overlaps(span));
        tokens.into_iter().any(|(number, _)| self.pair.word_links().confidence(Side::Source, number) >= OPEN)
    }

    /// Whether the target has the state that a seat of the source stands for: ألمانيا for “Berlin”.
    pub(super) fn has_state_of(&self, seat: &str) -> bool {
        exonyms::states_of(seat).any(|state| self.stands(state))
    }

    /// Whether the target has any form of a name, its people, or what news says for it: روسيا, روسي, الكرملين for “Moscow”.
    fn stands(&self, row: &Exonym) -> bool {
        let target = self.pair.target();
        let found = target.select(&target.analysis.anchors.exonyms, |found| found.span);
        // What the anchors have is told soonest.
        if found.iter().any(|found| exonyms::stand_for_each_other(row.id, found.id)) {
            return true;
        }
        let stands = |row: &Exonym| row.is_among(&self.words) || self.words.iter().any(|word| row.is_named_by(word));
        stands(row) || exonyms::standing_for(row.id).any(stands)
    }
}

/// Korea of `North Korea`: what the name of a place has besides the quarter of the sky.
fn land_of_quarter(row: &Exonym) -> Option<&'static str> {
    let (quarter, land) = row.english.first()?.split_once(' ')?;
    matches!(quarter, "North" | "South" | "East" | "West").then_some(land)
}

/// A preposition of the target that has no noun.
fn gap(pair: &Pair<'_>, words: &[&str]) -> Option<Span> {
    let tokens = pair.target().tokens();
    let has_no_noun = |(at, word): &(usize, &&str)| {
        let next = tokens.get(at + 1);
        let ends =
            |token: &Token| token.kind == TokenKind::Mark && token.folded.contains(['.', '،', '؛', '؟', ',', ')', '»']);
        // Letters are spelled by name: تي في.
        let spelled = at.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|word| word.chars().count() == 2);
        !spelled
            && (PREPOSITIONS.contains(word) && next.is_none_or(ends)
                || PREPOSITIONS.iter().chain(&ADVERBS).any(|known| known == *word)
                    && words.get(at + 1).is_some_and(|next| NO_NOUNS.contains(next)))
    };
    let (at, _) = words.iter().enumerate().find(has_no_noun)?;
    tokens.get(at).map(|token| token.span)
}

/// How far from where a name of the source would stand a word of the target may be that is said instead, as a share of the sentence.
const NEAR: f32 = 0.25;

/// Whether the target has a word about where a place of the source would stand that translates nothing and that no list has, behind a
/// preposition or a word for a kind of place: a name.
fn has_unknown(pair: &Pair<'_>, place: Span) -> bool {
    let (source, target) = (pair.source(), pair.target());
    let said = source.tokens().partition_point(|token| token.span.end <= place.start) as f32;
    let share = said / source.tokens().len().max(1) as f32;
    let tokens = target.tokens();
    let start = target.token_range().start;
    let is_near = |at: usize| (at as f32 / tokens.len().max(1) as f32 - share).abs() <= NEAR;
    let is_unknown = |at: usize| {
        let Some(token) = tokens.get(at).filter(|token| token.kind == TokenKind::Arabic) else { return false };
        pair.word_links().confidence(Side::Target, start + at) < OPEN
            && !pair.word_linker().is_known(Side::Target, start + at)
            && vocabulary::is_word(target.language(), &token.folded) == Some(false)
    };
    let leads = |at: usize| tokens.get(at).is_some_and(|token| LEADING.has(&token.folded));
    (1..tokens.len()).any(|at| is_near(at) && leads(at - 1) && is_unknown(at))
}

/// What a name of a place stands behind in Arabic.
static LEADING: WordList = WordList::new(
    "في من إلى وفي ومن وإلى جزيرة مدينة بلدة قرية محافظة ولاية إقليم منطقة ميناء بلدية ضاحية حي نهر جبل بحيرة خليج وادي دولة مقاطعة جزر مطار",
);

/// A place of the table in the target that nothing in the source names, nor stands for.
fn stranger(pair: &Pair<'_>) -> Option<Found> {
    let (source, target) = (pair.source(), pair.target());
    let named = source.select(&source.analysis.anchors.exonyms, |found| found.span);
    let start = target.token_range().start;
    let linked = |span: Span| {
        let tokens = target.tokens().iter().enumerate().filter(|(_, token)| token.span.overlaps(span));
        tokens.into_iter().any(|(k, _)| pair.word_links().confidence(Side::Target, start + k) >= NAMED)
    };
    let places = target.select(&target.analysis.anchors.exonyms, |found| found.span);
    let row = |id: u16| exonyms::all().get(usize::from(id));
    // Turkish for تركيا: the row of a people is another than that of its land.
    let is_people = |place: &Exonym, other: &Found| {
        let people = row(other.id).and_then(|row| row.arabic.first());
        people.is_some_and(|form| place.is_named_by(&fold_word(form.text, Folding::Letters)))
    };
    let is_strange = |found: &&Found| {
        let Some(place) = row(found.id).filter(|row| row.kind == Kind::Place) else { return false };
        let meant = |other: &Found| exonyms::stand_for_each_other(other.id, found.id) || is_people(place, other);
        !named.iter().any(meant) && !linked(found.span)
    };
    places.iter().find(is_strange).copied()
}
