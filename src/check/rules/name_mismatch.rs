//! A name of the source that the target leaves out or replaces by another.

mod around;
mod beheaded;
mod cues;
mod headline;
mod speaker;
mod translated;

use std::cell::OnceCell;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::anchors::{Name, NameWord};
use crate::check::counterpart::{NAMED, OPEN, SURE};
use crate::check::similarity::{is_run_together, letters};
use crate::check::skeleton::Skeleton;
use crate::check::{Check, Finding, Pair, Severity};
use crate::text::{Side, Span, Token, TokenKind};
use cues::Cues;
use headline::{is_label, is_title};
use translated::is_proper;

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
        let before = findings.len();
        findings.extend(view.cues.judge(&exonyms));
        if findings.len() == before {
            let beyond = view.cues.beyond_series();
            let place = |found: &Finding| found.places.target.map_or("", |span| span.of(target.whole()));
            findings.extend(beyond.filter(|found| !allowed(place(found))));
        }
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
    target: OnceCell<Vec<Option<(&'a Skeleton, f32)>>>,
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
        Self { pair, starts, target: OnceCell::new(), cues: Cues::new(pair) }
    }

    fn target(&self) -> &[Option<(&'a Skeleton, f32)>] {
        self.target.get_or_init(|| {
            let (links, facts) = (self.pair.word_links(), self.pair.facts(Side::Target));
            let skeleton = |(k, token): (usize, &'a Token)| {
                let confidence = links.confidence(Side::Target, self.starts.1 + k);
                token.kind.is_word().then(|| (facts.skeleton.of(token), confidence))
            };
            self.pair.target().tokens().iter().enumerate().map(skeleton).collect()
        })
    }

    fn judge(&self, name: &'a Name) -> Option<Finding> {
        let seat = name.span.of(self.pair.source().whole());
        let stranger = self.cues.sure_stranger();
        if self.is_phrase(name) && stranger.is_none() || self.cues.has_state_of(seat) {
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
        // A place of which nothing is in the source stands for one that no table has: أوسلو for “Tromsø”.
        let stranger = stranger.filter(|_| alone);
        let replaced = replaced.or(speaker).or(stranger);
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
        // `Default Width`, the label of a button: a title has names only where others stand in their place.
        let source = self.pair.source();
        let is_in_label = replaced.is_none() && is_label(source.tokens(), source.whole());
        if is_in_label || missing.iter().any(|missing| translated::has_translation(self.pair, &missing.word.folded)) {
            return None;
        }
        // الرئيس الفرنسي for “Macron”: whoever is named may be told by what he is.
        let tokens = first.token..last.token + 1;
        let told = whole && !linked && !self.cues.gap() && stranger.is_none();
        let told = told && (self.cues.tells(tokens, self.is_place(first)) || self.is_carried(first, last));
        let confidence = if told { confidence.min(TOLD) } else { confidence };
        let span = first.word.span.join(last.word.span);
        let written = span.of(source.whole());
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
        if self.confidence(token) >= OPEN {
            return None;
        }
        let translated = source.select(&source.analysis.anchors.exonyms, |exonym| exonym.span);
        let skeletons = Skeleton::readings(&word.folded);
        let longest = skeletons.iter().map(Skeleton::length).max().unwrap_or_default();
        let short = word.spelling.consonants() == 2;
        if longest < 2
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
        let alike = |&(other, ref linked): &(&Skeleton, f32)| {
            let share = skeletons.iter().map(|own| own.likeness(other)).fold(0.0, f32::max);
            let open = *linked < OPEN;
            // What surely translates another word is no spelling of this one by chance.
            let limit = if *linked >= SURE { SAME } else { limit };
            share >= limit
                || open && share > ALIKE_OPEN
                || *linked < SURE
                    && (skeletons.iter().any(|own| own.is_within(other)) || silent.stands_for(other, open))
        };
        let joined = self.target().windows(2).any(|two| match two {
            [Some((one, first)), Some((other, second))] => {
                !short
                    && *first < NAMED
                    && *second < NAMED
                    && skeletons.iter().any(|own| own.is_inside(&one.joined(other)))
            }
            _ => false,
        });
        (!joined && !self.target().iter().flatten().any(alike)).then_some(Missing { word, token })
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
            let (_, linked) = self.target().get(at)?.as_ref()?;
            let known = self.pair.word_linker().is_known(Side::Target, self.starts.1 + at);
            tokens.get(at).filter(|token| *linked < OPEN && !known && letters(token) < LONGEST).map(|token| token.span)
        });
        beside.next()
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

/// Letters from which an Arabic word is taken for several that run together.
const LONGEST: usize = 12;
