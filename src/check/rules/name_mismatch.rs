//! A name of the source that the target leaves out or replaces by another.

mod cues;
mod roles;
mod skeleton;
mod speaker;
mod translated;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::anchors::{Name, NameWord};
use crate::check::counterpart::{NAMED, OPEN, SURE, counterpart};
use crate::check::similarity::{is_run_together, letters};
use crate::check::{Check, Finding, Pair, Severity};
use crate::language::arabic::clitics::Person;
use crate::language::words;
use crate::text::{Side, Span, Token, TokenKind};
use cues::Cues;
use skeleton::Skeleton;

pub(super) static RULE: Rule = Rule {
    name: "name-mismatch",
    summary: "A name of the source that is missing, or another in its place",
    docs: include_str!("../../../docs/rules/name-mismatch.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation > Entity",
    its: "inconsistent-entities",
    areta: None,
    yields_to: &["mistranslation", "omission", "untranslated-sentence", "untranslated-word"],
    build: from_options::<NameMismatch>,
};

/// Options of the rule.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct NameMismatch {
    /// Names to leave alone, in any case.
    allow: Vec<String>,
}

impl Check for NameMismatch {
    fn is_mirrored(&self) -> bool {
        true
    }

    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (pair.source(), pair.target());
        if pair.is_null() || !source.language().is_english() || !target.language().is_arabic() {
            return;
        }
        let names = source.select(&source.analysis.anchors.names, |name| name.span);
        let exonyms = source.select(&source.analysis.anchors.exonyms, |exonym| exonym.span);
        let nothing = names.is_empty() && exonyms.is_empty();
        if nothing || is_title(source.tokens(), source.whole()) || is_run_together(pair) {
            return;
        }
        let view = View::new(pair);
        let allowed = |text: &str| self.allow.iter().any(|allowed| allowed.to_lowercase() == text.to_lowercase());
        let names = names.iter().filter(|name| !name.words.iter().any(|word| allowed(&word.folded)));
        findings.extend(names.filter_map(|name| view.judge(name)));
        let exonyms: Vec<_> = exonyms.iter().filter(|exonym| !allowed(exonym.span.of(source.whole()))).collect();
        findings.extend(view.cues.judge(&exonyms));
    }
}

/// Share of the letters that two words may have in common and still be two names, where all the words of the target are
/// asked and where only those without counterpart are.
const ALIKE: f32 = 0.82;
const ALIKE_OPEN: f32 = 0.7;
/// The same where the word of the target surely translates another.
const SAME: f32 = 0.95;

/// What a missing name is worth where the target may tell the same in another word.
const TOLD: f32 = 0.45;

/// A pair with what is known of its words.
struct View<'p, 'a> {
    pair: &'p Pair<'a>,
    /// The first tokens of the two passages.
    starts: (usize, usize),
    /// The consonants of the target's words, nothing for other tokens; and how surely the word has a counterpart.
    target: Vec<Option<(Skeleton, f32)>>,
    cues: Cues<'p, 'a>,
}

/// What is missing of a name.
#[derive(Clone, Copy, Debug)]
struct Missing<'a> {
    word: &'a NameWord,
    token: usize,
}

impl<'p, 'a> View<'p, 'a> {
    fn new(pair: &'p Pair<'a>) -> Self {
        let starts = (pair.source().token_range().start, pair.target().token_range().start);
        let links = pair.word_links();
        let skeleton = |(k, token): (usize, &Token)| {
            let confidence = links.confidence(Side::Target, starts.1 + k);
            token.kind.is_word().then(|| (Skeleton::of_arabic(&token.folded), confidence))
        };
        let target = pair.target().tokens().iter().enumerate().map(skeleton).collect();
        Self { pair, starts, target, cues: Cues::new(pair) }
    }

    fn judge(&self, name: &'a Name) -> Option<Finding> {
        let seat = name.span.of(self.pair.source().whole());
        if self.is_phrase(name) || self.cues.has_state_of(seat) {
            return None;
        }
        let proper: Vec<&NameWord> = name.words.iter().filter(|word| is_proper(word)).collect();
        let missing: Vec<Missing<'_>> = proper.iter().filter_map(|word| self.missing(word)).collect();
        let (first, last) = missing.first().zip(missing.last())?;
        let linked = proper.iter().any(|word| self.confidence(self.token(word.span)) >= NAMED);
        let replaced = if linked { self.replacement(name, first) } else { None };
        let whole = missing.len() == proper.len();
        let pure = proper.len() == name.words.len();
        let alone = proper.len() == 1 && whole;
        // What may be no name at all: a word made of another, a capital that is the sentence's.
        let opens = alone && self.begins_sentence(name);
        let speaker = if alone && self.is_said(first, last) { speaker::instead(self) } else { None };
        if alone && (translated::is_derived(&first.word.folded) || opens && speaker.is_none()) {
            return None;
        }
        let part = self.has_article(name) || !pure || self.is_of_institution(name);
        // `Golden Ball`: what the lexicon has is a word before it is a name.
        let known = self.pair.word_linker().is_known(Side::Source, self.starts.0 + first.token);
        if part && (known || translated::is_derived(&first.word.folded)) {
            return None;
        }
        let first_name = linked && missing.len() == 1 && is_first(name, first);
        let replaced = replaced.or(speaker);
        let weak = part || self.is_several(first) || alone && speaker.is_none() && self.is_said(first, last);
        let confidence: f32 = match (replaced, self.cues.gap(), weak) {
            (Some(_), _, false) | (_, true, false) => 0.9,
            (Some(_), _, true) | (_, true, true) => 0.7,
            (None, false, true) if part && !self.is_several(first) => 0.55,
            (None, false, true) => 0.4,
            // Arabic is content with the family name where English has a title and both.
            (None, false, false) if first_name && self.has_title(name) => 0.4,
            (None, false, false) if first_name => 0.5,
            (None, false, false) if linked || whole && alone => 0.6,
            (None, false, false) if whole => 0.75,
            _ => return None,
        };
        if replaced.is_none() && missing.iter().any(|missing| translated::is_said(self.pair, &missing.word.folded)) {
            return None;
        }
        // الرئيس الفرنسي for “Macron”: whoever is named may be told by what he is.
        let tokens = first.token..last.token + 1;
        let told = whole && !linked && !self.cues.gap();
        let told = told && (self.cues.tells(tokens, self.is_place(first)) || self.is_carried(first, last));
        let confidence = if told { confidence.min(TOLD) } else { confidence };
        let span = first.word.span.join(last.word.span);
        let written = span.of(self.pair.source().whole());
        // `Default Width`, the label of a button: a title has names only where others stand in their place.
        if replaced.is_none() && is_label(self.pair.source().tokens(), self.pair.source().whole()) {
            return None;
        }
        let finding = match replaced {
            Some(place) => {
                let other = place.of(self.pair.target().whole());
                let message = format!("“{other}” stands where the source names “{written}”.");
                Finding::new(&RULE, message).target(place)
            }
            None => Finding::new(&RULE, format!("The name “{written}” of the source is not in the target.")),
        };
        Some(finding.source(span).confidence(confidence))
    }

    fn token(&self, span: Span) -> usize {
        self.pair.source().tokens().partition_point(|token| token.span.end <= span.start)
    }

    fn confidence(&self, token: usize) -> f32 {
        self.pair.word_links().confidence(Side::Source, self.starts.0 + token)
    }

    /// The word, if nothing in the target can stand for it.
    fn missing(&self, word: &'a NameWord) -> Option<Missing<'a>> {
        let token = self.token(word.span);
        let source = self.pair.source();
        let translated = source.select(&source.analysis.anchors.exonyms, |exonym| exonym.span);
        let skeletons = Skeleton::readings(&word.folded);
        let longest = skeletons.iter().map(Skeleton::length).max().unwrap_or_default();
        let short = word.spelling.consonants() == 2;
        if self.confidence(token) >= OPEN
            || longest < 2
            || short && word.folded.chars().count() < 4
            || translated.iter().any(|exonym| exonym.span.overlaps(word.span))
            || self.stands_in_latin(word)
            || is_spelled_out(word.span.of(source.whole()))
        {
            return None;
        }
        let heard = word.folded.strip_suffix("lt").unwrap_or(&word.folded);
        let silent = Skeleton::of_latin(heard.trim_end_matches(['s', 't', 'x', 'z', 'd']));
        let limit = if short { 0.8 } else { ALIKE };
        let alike = |(other, linked): &(Skeleton, f32)| {
            let share = skeletons.iter().map(|own| own.likeness(other)).fold(0.0, f32::max);
            let open = *linked < OPEN;
            // What surely translates another word is no spelling of this one by chance.
            let limit = if *linked >= SURE { SAME } else { limit };
            share >= limit
                || open && share > ALIKE_OPEN
                || *linked < SURE
                    && (skeletons.iter().any(|own| own.is_within(other)) || silent.stands_for(other, open))
        };
        let joined = self.target.windows(2).any(|two| match two {
            [Some((one, first)), Some((other, second))] => {
                !short
                    && *first < NAMED
                    && *second < NAMED
                    && skeletons.iter().any(|own| own.is_inside(&one.joined(other)))
            }
            _ => false,
        });
        (!joined && !self.target.iter().flatten().any(alike)).then_some(Missing { word, token })
    }

    fn stands_in_latin(&self, word: &NameWord) -> bool {
        let mut tokens = self.pair.target().tokens().iter().filter(|token| token.kind == TokenKind::Latin);
        tokens.any(|token| token.folded.contains(&*word.folded))
    }

    /// A word without counterpart, unknown to the lexicon, right beside the counterpart of the name's other half, on the
    /// side where the missing half would stand.
    fn replacement(&self, name: &'a Name, missing: &Missing<'a>) -> Option<Span> {
        let tokens = self.pair.target().tokens();
        let others = name.words.iter().map(|word| self.token(word.span)).filter(|&token| token != missing.token);
        let places = others.flat_map(|other| {
            let links = self.pair.word_links().of(Side::Source, self.starts.0 + other);
            links.filter(|link| link.confidence >= NAMED).map(move |link| (other, link.tokens.target - self.starts.1))
        });
        let mut beside = places.filter_map(|(other, place)| {
            let at = if missing.token > other { place + 1 } else { place.checked_sub(1)? };
            let (_, linked) = self.target.get(at)?.as_ref()?;
            let known = self.pair.word_linker().is_known(Side::Target, self.starts.1 + at);
            tokens.get(at).filter(|token| *linked < OPEN && !known && letters(token) < LONGEST).map(|token| token.span)
        });
        beside.next()
    }

    /// `Game of Thrones`, `the Bank of England`: names of words are translated.
    fn is_phrase(&self, name: &Name) -> bool {
        let tokens = self.pair.source().tokens();
        let (first, last) = (self.token(name.span), tokens.partition_point(|token| token.span.start < name.span.end));
        let before = |k: usize| first.checked_sub(k).and_then(|at| tokens.get(at));
        let is_of = |token: Option<&Token>| token.is_some_and(|token| &*token.folded == "of");
        let capital = |token: &Token| token.span.of(self.pair.source().whole()).starts_with(char::is_uppercase);
        // `Martin Keller of the institute`: a person's first name is spelled.
        let person = name.words.len() > 1
            && name.words.first().is_some_and(|word| self.confidence(self.token(word.span)) >= NAMED)
            && name.words.iter().all(is_proper);
        is_of(tokens.get(last)) && !person || is_of(before(1)) && before(2).is_some_and(capital)
    }

    fn before(&self, token: usize) -> Option<&Token> {
        token.checked_sub(1).and_then(|at| self.pair.source().tokens().get(at))
    }

    fn has_article(&self, name: &Name) -> bool {
        self.before(self.token(name.span)).is_some_and(|token| matches!(&*token.folded, "the" | "a" | "an"))
    }

    /// `President Donald Trump`, `Det. Dennis McCarthy`.
    fn has_title(&self, name: &Name) -> bool {
        let at = self.token(name.span);
        [self.before(at), self.before(at.saturating_sub(1))].into_iter().flatten().any(|token| {
            let word = token.folded.trim_end_matches('.');
            translated::is_word(word) || TITLES.contains(&word)
        }) || name.words.first().is_some_and(|word| translated::is_word(&word.folded))
    }

    /// `both Rosenbergs`, `the two Castros`: a family, told in another word.
    fn is_several(&self, missing: &Missing<'_>) -> bool {
        let counted = ["both", "two", "these", "those", "all", "many", "most", "some", "other", "fellow", "young"];
        missing.word.folded.ends_with('s') && self.before(missing.token).is_some_and(|t| counted.contains(&&*t.folded))
    }

    /// `Smith said`: the Arabic verb says who speaks by itself.
    fn is_said(&self, first: &Missing<'_>, last: &Missing<'_>) -> bool {
        let tokens = self.pair.source().tokens();
        let verb = |token: Option<&Token>| token.is_some_and(|token| SAYING.contains(&&*token.folded));
        verb(tokens.get(last.token + 1)) || verb(self.before(first.token))
    }

    /// `in Palu`: whatever stands behind such a word is a place.
    fn is_place(&self, first: &Missing<'_>) -> bool {
        let near = [self.before(first.token), self.before(first.token.saturating_sub(1))];
        near.into_iter().flatten().any(|token| LOCATING.contains(&&*token.folded))
    }

    /// `thanked Rodriguez` for شكرته: what stands beside the name is translated with a pronoun on it.
    fn is_carried(&self, first: &Missing<'_>, last: &Missing<'_>) -> bool {
        let Some(view) = self.pair.view() else { return false };
        let before = (first.token.saturating_sub(2)..first.token).rev();
        let mut beside = before.chain(last.token + 1..last.token + 3);
        beside.any(|at| {
            let found = counterpart(self.pair, Side::Source, at).and_then(|at| view.suffix(at));
            found.is_some_and(|(_, enclitic)| enclitic.person == Person::Third)
        })
    }

    /// `Magistrates' Court`: a word of an institution's name is translated with it.
    fn is_of_institution(&self, name: &Name) -> bool {
        let end = self.pair.source().tokens().partition_point(|token| token.span.start < name.span.end);
        let mut near = self.pair.source().tokens().iter().skip(end).take(2).filter(|token| token.kind.is_word());
        let capital = |token: &Token| token.span.of(self.pair.source().whole()).starts_with(char::is_uppercase);
        near.next().is_some_and(|token| capital(token) && translated::is_word(&token.folded))
    }

    /// Whether the name's capital may be that of a sentence.
    fn begins_sentence(&self, name: &Name) -> bool {
        let at = self.token(name.span);
        // A quotation mark behind a comma closes what was said: “… ,” Hammel said.
        let closes =
            at.checked_sub(2).and_then(|k| self.pair.source().tokens().get(k)).is_some_and(|t| &*t.folded == ",");
        self.before(at).is_none_or(|token| match &*token.folded {
            "\"" => !closes,
            "." | "“" | ":" | "!" | "?" | "«" => true,
            _ => false,
        })
    }
}

/// Letters that are said one by one: `ChatGPT`.
fn is_spelled_out(word: &str) -> bool {
    let capitals: Vec<bool> = word.chars().map(char::is_uppercase).collect();
    capitals.windows(2).any(|two| two == [true, true]) && capitals.contains(&false)
}

fn is_first(name: &Name, missing: &Missing<'_>) -> bool {
    name.words.len() > 1 && name.words.first().is_some_and(|word| word.span == missing.word.span)
}

/// Titles that stand before a name.
const TITLES: [&str; 16] = [
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sen",
    "rep",
    "gov",
    "gen",
    "sir",
    "judge",
    "chancellor",
    "secretary",
    "captain",
    "coach",
    "director",
];

/// Words that places stand behind.
const LOCATING: [&str; 11] =
    ["in", "at", "near", "outside", "around", "across", "north", "south", "east", "west", "downtown"];

/// English verbs that tell who spoke.
const SAYING: [&str; 14] = [
    "said",
    "says",
    "added",
    "adds",
    "told",
    "noted",
    "wrote",
    "explained",
    "asked",
    "replied",
    "continued",
    "tweeted",
    "claimed",
    "insisted",
];

/// Whether a word is a name by itself: no word of the language, nothing that names of institutions are made of.
fn is_proper(word: &NameWord) -> bool {
    let stems = translated::stems(&word.folded);
    let vowels = word.folded.contains(['a', 'e', 'i', 'o', 'u', 'y', 'á', 'é', 'í', 'ó', 'ú']);
    let english = crate::language::Language::english();
    let made = ["ing", "ings", "ment", "ness", "esses", "ships", "ship"];
    vowels
        && !made.iter().any(|ending| word.folded.ends_with(ending))
        && !stems.iter().any(|stem| words::is_common(&english, stem) == Some(true) || translated::is_word(stem))
}

/// Whether a passage is a headline: most words are capitalised, and no mark ends it.
fn is_title(tokens: &[Token], text: &str) -> bool {
    let long: Vec<&Token> =
        tokens.iter().filter(|token| token.kind == TokenKind::Latin && token.folded.len() > 3).collect();
    let capitals = long.iter().filter(|token| token.span.of(text).starts_with(char::is_uppercase)).count();
    let ends = tokens.last().is_some_and(|token| matches!(&*token.folded, "." | "!" | "?" | "\"" | "”"));
    long.len() > 2 && capitals * 10 > long.len() * 6 && !(ends && long.len() < LONG_TITLE)
}

/// Whether a passage is a short label of words that all have a capital, such as programs show.
fn is_label(tokens: &[Token], text: &str) -> bool {
    let long = |token: &&Token| token.kind == TokenKind::Latin && token.folded.len() > 3;
    let capitals = tokens.iter().filter(long).all(|token| token.span.of(text).starts_with(char::is_uppercase));
    let words = tokens.iter().filter(|token| token.kind.is_word()).count();
    (2..=4).contains(&words) && capitals && tokens.iter().all(|token| token.kind != TokenKind::Mark)
}

/// From so many long words on, capitals make a headline even where a mark ends it.
const LONG_TITLE: usize = 6;

/// Letters from which an Arabic word is taken for several that run together.
const LONGEST: usize = 12;
