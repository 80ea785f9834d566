//! What in the target shows by itself that a name is missing: a preposition without its noun, a place that the source does
//! not name.

use super::{LINKED, RULE, UNLINKED};
use crate::check::{Finding, Pair};
use crate::language::exonyms::{self, Exonym, Found, Kind};
use crate::text::{Folding, Side, Span, Token, TokenKind, fold_word};

/// The cues of a pair.
pub(super) struct Cues<'p, 'a> {
    pair: &'p Pair<'a>,
    gap: Option<Span>,
    stranger: Option<Span>,
    /// The words of the target, their letters unified.
    words: Vec<String>,
}

/// Prepositions that never stand without a noun behind them.
const PREPOSITIONS: [&str; 14] =
    ["في", "الي", "مع", "ضد", "عن", "لدي", "نحو", "تجاه", "حول", "وفي", "والي", "ومع", "وعن", "قرب"];

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

/// Letters that two forms of one name begin with.
const STEM: usize = 3;

impl<'p, 'a> Cues<'p, 'a> {
    pub(super) fn new(pair: &'p Pair<'a>) -> Self {
        let words: Vec<String> =
            pair.target().tokens().iter().map(|token| fold_word(&token.folded, Folding::Letters)).collect();
        let gap = gap(pair, &words);
        Self { gap, stranger: stranger(pair), pair, words }
    }

    /// Whether a preposition stands without its noun.
    pub(super) fn gap(&self) -> bool {
        self.gap.is_some()
    }

    /// A place named in the target alone.
    pub(super) fn stranger(&self) -> Option<Span> {
        self.stranger
    }

    /// Judges a place of the source that the table of names has.
    pub(super) fn judge(&self, found: &Found) -> Option<Finding> {
        let row = exonyms::all().get(usize::from(found.id)).filter(|row| row.kind == Kind::Place)?;
        if self.is_linked(found.span) || self.stands(row) {
            return None;
        }
        let confidence = match (self.gap, self.stranger) {
            (Some(_), _) => 0.9,
            (None, Some(_)) => 0.8,
            // A text says “the country” and “the capital” for its own.
            (None, None) if row.english.iter().any(|form| HOME.contains(form)) => 0.3,
            (None, None) => 0.4,
        };
        let written = found.span.of(self.pair.source().whole());
        let finding = match self.stranger {
            Some(place) => {
                let other = place.of(self.pair.target().whole());
                Finding::new(&RULE, format!("“{other}” stands where the source names “{written}”.")).target(place)
            }
            None => Finding::new(&RULE, format!("The name “{written}” of the source is not in the target.")),
        };
        let finding = match self.gap {
            Some(gap) => finding.evidence(format!("nothing stands behind “{}”", gap.of(self.pair.target().whole()))),
            None => finding,
        };
        Some(finding.source(found.span).confidence(confidence))
    }

    fn is_linked(&self, span: Span) -> bool {
        let source = self.pair.source();
        let tokens = source.token_range().zip(source.tokens()).filter(|(_, token)| token.span.overlaps(span));
        tokens.into_iter().any(|(number, _)| self.pair.word_links().confidence(Side::Source, number) >= UNLINKED)
    }

    /// Whether any form of a name, or a word that begins like one (its people), stands in the target.
    fn stands(&self, row: &Exonym) -> bool {
        let begins = |form: &str| {
            let form = fold_word(form, Folding::Letters);
            let bare = form.strip_prefix("ال").unwrap_or(&form);
            let stem: String = bare.chars().take(STEM).collect();
            self.words.iter().any(|word| word.contains(&stem))
        };
        row.is_among(&self.words) || row.arabic.iter().any(|form| begins(form.text))
    }
}

/// A preposition of the target that has no noun.
fn gap(pair: &Pair<'_>, words: &[String]) -> Option<Span> {
    let tokens = pair.target().tokens();
    let has_no_noun = |(at, word): &(usize, &String)| {
        let next = tokens.get(at + 1);
        let ends =
            |token: &Token| token.kind == TokenKind::Mark && token.folded.contains(['.', '،', '؛', '؟', ',', ')', '»']);
        // Letters are spelled by name: تي في.
        let spelled = at.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|word| word.chars().count() == 2);
        !spelled
            && PREPOSITIONS.contains(&word.as_str())
            && match next {
                None => true,
                Some(token) => ends(token) || words.get(at + 1).is_some_and(|next| NO_NOUNS.contains(&next.as_str())),
            }
    };
    let (at, _) = words.iter().enumerate().find(has_no_noun)?;
    tokens.get(at).map(|token| token.span)
}

/// A place of the table in the target that nothing in the source names.
fn stranger(pair: &Pair<'_>) -> Option<Span> {
    let (source, target) = (pair.source(), pair.target());
    let named = source.select(&source.analysis.anchors.exonyms, |found| found.span);
    let start = target.token_range().start;
    let linked = |span: Span| {
        let tokens = target.tokens().iter().enumerate().filter(|(_, token)| token.span.overlaps(span));
        tokens.into_iter().any(|(k, _)| pair.word_links().confidence(Side::Target, start + k) >= LINKED)
    };
    let places = target.select(&target.analysis.anchors.exonyms, |found| found.span);
    let is_strange = |found: &&Found| {
        let place = exonyms::all().get(usize::from(found.id)).is_some_and(|row| row.kind == Kind::Place);
        place && !named.iter().any(|other| other.id == found.id) && !linked(found.span)
    };
    places.iter().find(is_strange).map(|found| found.span)
}
