//! A glossary: which words of a text are terms of it, through clitics, plurals and capitals.

mod word;

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::align::Passage;
use crate::text::{Span, TermEntry, Token, TokenKind, tokenize};
use word::{Exactness, LooseWord, Word, for_each_key};
pub(super) use word::{Fit, Resembled, prefixed};

/// The terms of a glossary, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    entries: Vec<TermEntry>,
    /// Terms of the sources.
    sources: Terms,
    /// Forbidden terms of the targets.
    forbidden: Terms,
}

/// Terms by what their first word is looked up by.
#[derive(Clone, Debug, Default)]
struct Terms {
    terms: Vec<Term>,
    by_key: FxHashMap<String, Vec<u32>>,
}

#[derive(Clone, Debug)]
struct Term {
    /// The number of its entry.
    entry: usize,
    words: Vec<Word>,
    exactness: Exactness,
}

/// A term in a text.
#[derive(Clone, Debug)]
pub(super) struct Hit<'g> {
    pub(super) entry: &'g TermEntry,
    /// The number of the entry.
    pub(super) number: usize,
    /// The words, as numbers of the passage's tokens.
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    /// How its first word is written, where clitics stand at it.
    pub(super) fit: Fit,
}

impl Glossary {
    /// A glossary of these entries.
    pub fn new(entries: Vec<TermEntry>) -> Self {
        let mut glossary = Self::default();
        for (number, entry) in entries.iter().enumerate() {
            for term in &entry.source {
                let capitals = term.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                let several = term.chars().filter(|c| c.is_alphabetic()).count() > 1;
                let exactness =
                    if entry.case || capitals && several { Exactness::Capitals } else { Exactness::Letters };
                glossary.sources.add(number, term, exactness);
            }
            for term in &entry.forbidden {
                glossary.forbidden.add(number, term, Exactness::Letters);
            }
        }
        Self { entries, ..glossary }
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The source terms in a passage; of terms that overlap the longest.
    pub(super) fn sources(&self, passage: &Passage<'_>) -> Vec<Hit<'_>> {
        self.find(&self.sources, passage)
    }

    /// The forbidden terms in a passage; of terms that overlap the longest.
    pub(super) fn forbidden(&self, passage: &Passage<'_>) -> Vec<Hit<'_>> {
        self.find(&self.forbidden, passage)
    }

    fn find(&self, terms: &Terms, passage: &Passage<'_>) -> Vec<Hit<'_>> {
        if terms.terms.is_empty() {
            return Vec::new();
        }
        self.find_by(terms, passage, |token| Cow::Owned(terms.beginning(token)))
    }

    /// The numbers of the source terms that a token may begin.
    pub(super) fn sources_beginning(&self, token: &Token) -> Vec<u32> {
        self.sources.beginning(token)
    }

    /// The numbers of the forbidden terms that a token may begin.
    pub(super) fn forbidden_beginning(&self, token: &Token) -> Vec<u32> {
        self.forbidden.beginning(token)
    }

    /// The same as [`Glossary::sources`], where it is known which terms words begin.
    pub(super) fn sources_by<'f>(&self, passage: &Passage<'_>, begun: impl Fn(&Token) -> &'f [u32]) -> Vec<Hit<'_>> {
        self.find_by(&self.sources, passage, |token| Cow::Borrowed(begun(token)))
    }

    /// The same as [`Glossary::forbidden`], where it is known which terms words begin.
    pub(super) fn forbidden_by<'f>(&self, passage: &Passage<'_>, begun: impl Fn(&Token) -> &'f [u32]) -> Vec<Hit<'_>> {
        self.find_by(&self.forbidden, passage, |token| Cow::Borrowed(begun(token)))
    }

    fn find_by<'f>(
        &self,
        terms: &Terms,
        passage: &Passage<'_>,
        begun: impl Fn(&Token) -> Cow<'f, [u32]>,
    ) -> Vec<Hit<'_>> {
        let tokens = passage.tokens();
        let mut found: Vec<Hit<'_>> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            for term in begun(token).iter().filter_map(|&number| terms.terms.get(number as usize)) {
                let Some((end, fit)) = term.fits(passage.whole(), tokens, at) else { continue };
                let run = tokens.get(at..end).unwrap_or_default();
                let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
                let Some(entry) = self.entries.get(term.entry) else { continue };
                found.push(Hit { entry, number: term.entry, tokens: at..end, span: first.span.join(last.span), fit });
            }
        }
        longest(found)
    }
}

/// Without those that a longer one covers, or an equal one of the same entry.
fn longest(found: Vec<Hit<'_>>) -> Vec<Hit<'_>> {
    let mut kept: Vec<Hit<'_>> = Vec::new();
    let mut sorted = found;
    sorted.sort_by_key(|hit| (std::cmp::Reverse(hit.tokens.len()), hit.tokens.start));
    for hit in sorted {
        let apart = |other: &Hit<'_>| {
            other.tokens.end <= hit.tokens.start
                || hit.tokens.end <= other.tokens.start
                || other.tokens == hit.tokens && !std::ptr::eq(other.entry, hit.entry)
        };
        if kept.iter().all(apart) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| hit.tokens.start);
    kept
}

impl Terms {
    fn add(&mut self, entry: usize, term: &str, exactness: Exactness) {
        let words = words(term);
        let Some(first) = words.first() else { return };
        let number = self.terms.len() as u32;
        self.by_key.entry(first.key().to_owned()).or_default().push(number);
        self.terms.push(Term { entry, words, exactness });
    }

    /// The numbers of the terms that a token may begin.
    fn beginning(&self, token: &Token) -> Vec<u32> {
        let mut numbers: Vec<u32> = Vec::new();
        if token.kind != TokenKind::Mark {
            for_each_key(token, |key| numbers.extend(self.by_key.get(key).into_iter().flatten()));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

fn words(term: &str) -> Vec<Word> {
    let tokens = tokenize(term, Span::all(term));
    tokens.iter().filter(|token| !is_hyphen(token)).map(|token| Word::new(term, token)).collect()
}

impl Term {
    /// Where the term ends, if it begins at `at`, and how its first word is written. A hyphen between two of its words is as good
    /// as a space.
    fn fits(&self, text: &str, tokens: &[Token], at: usize) -> Option<(usize, Fit)> {
        let mut fit = None;
        let mut end = at;
        for (number, word) in self.words.iter().enumerate() {
            if number > 0 {
                end += usize::from(is_hyphen(tokens.get(end)?));
                if !touches(text, tokens.get(end.checked_sub(1)?)?, tokens.get(end)?) {
                    return None;
                }
            }
            let is_last = number + 1 == self.words.len();
            let own = word.fits(text, tokens.get(end)?, self.exactness, number == 0, is_last)?;
            end += 1;
            let fit = fit.get_or_insert_with(|| own.clone());
            fit.is_inflected |= own.is_inflected;
            fit.is_changed |= own.is_changed;
        }
        Some((end, fit?))
    }
}

/// Whether nothing but white space stands between two tokens.
fn touches(text: &str, before: &Token, after: &Token) -> bool {
    let gap = Span::new(before.span.end, after.span.start).of(text);
    gap.chars().all(char::is_whitespace)
}

fn is_hyphen(token: &Token) -> bool {
    matches!(&*token.folded, "-" | "‐" | "‑")
}

/// Words that may stand inside a term where it is only looked for whether it is there at all.
const INSERTED: usize = 1;

/// Whether a passage has a term in any form: through clitics and endings, hamza and final yaa as they may be, and with a
/// word put in. Meant for not reporting a term as missing.
pub(super) fn has(passage: &Passage<'_>, term: &str) -> bool {
    let words = Loose::new(term);
    let resembled: Vec<Resembled> = passage.tokens().iter().filter_map(resembled).collect();
    words.are_in(&resembled.iter().collect::<Vec<_>>())
}

/// A term that is looked for in any form.
#[derive(Debug)]
pub(super) struct Loose {
    words: Vec<LooseWord>,
    is_empty: bool,
}

impl Loose {
    pub(super) fn new(term: &str) -> Self {
        let words = words(term);
        let said = words.iter().filter(|word| word.is_said());
        Self { words: said.map(LooseWord::new).collect(), is_empty: words.is_empty() }
    }

    /// Whether it is among the words of a passage (without its marks), as [`has`] says.
    pub(super) fn are_in(&self, tokens: &[&Resembled]) -> bool {
        let begins = |at: usize| {
            let mut at = at;
            self.words.iter().enumerate().all(|(number, word)| {
                let reach = if number == 0 { 0 } else { INSERTED };
                let place = (at..=at + reach).find(|&at| tokens.get(at).is_some_and(|token| word.resembles(token)));
                at = place.map_or(at, |place| place + 1);
                place.is_some()
            })
        };
        !self.is_empty && (0..tokens.len()).any(begins)
    }
}

/// What a token may be a form of; nothing for marks.
pub(super) fn resembled(token: &Token) -> Option<Resembled> {
    (token.kind != TokenKind::Mark).then(|| Resembled::new(token))
}

/// Where a term stands in a passage as it is, clitics aside.
pub(super) fn places(passage: &Passage<'_>, terms: &[String]) -> Vec<Range<usize>> {
    let tokens = passage.tokens();
    let all = terms.iter().map(|term| Term { entry: 0, words: words(term), exactness: Exactness::Letters });
    let of = |term: Term| (0..tokens.len()).filter_map(move |at| Some(at..term.fits(passage.whole(), tokens, at)?.0));
    all.filter(|term| !term.words.is_empty()).flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Analysis;
    use crate::language::Language;
    use crate::text::Role;

    fn entry(source: &str, forbidden: &str, case: bool) -> TermEntry {
        let list = |term: &str| Some(term.to_owned()).filter(|term| !term.is_empty()).into_iter().collect();
        TermEntry { source: list(source), forbidden: list(forbidden), case, ..TermEntry::default() }
    }

    fn found_in_source(term: &str, case: bool, text: &str) -> Vec<String> {
        let glossary = Glossary::new(vec![entry(term, "", case)]);
        let text = Analysis::of_block(text, Role::Segment, Language::english());
        let passage = text.passage(0..1);
        glossary.sources(&passage).iter().map(|hit| hit.span.of(text.text()).to_owned()).collect()
    }

    fn found_in_target(term: &str, text: &str) -> Vec<String> {
        let glossary = Glossary::new(vec![entry("", term, false)]);
        let text = Analysis::of_block(text, Role::Segment, Language::arabic());
        let passage = text.passage(0..1);
        glossary.forbidden(&passage).iter().map(|hit| hit.span.of(text.text()).to_owned()).collect()
    }

    #[test]
    fn a_hyphen_is_as_good_as_a_space() {
        for (term, text) in [("cease fire", "A cease-fire held."), ("cease-fire", "The cease fire held.")] {
            assert_eq!(found_in_source(term, false, text).len(), 1, "{term}");
        }
    }

    #[test]
    fn capitals_count_where_they_are_asked_for_or_where_the_term_is_nothing_else() {
        assert_eq!(found_in_source("Apple", true, "Apple sells no apple."), ["Apple"]);
        assert_eq!(found_in_source("apple", false, "Apples and an apple."), ["Apples", "apple"]);
        assert_eq!(found_in_source("WHO", false, "The WHO knows who."), ["WHO"]);
    }

    #[test]
    fn possessives_and_plurals_are_the_term_and_longer_words_are_not() {
        assert_eq!(found_in_source("Security Council", false, "the Security Council's vote"), ["Security Council's"]);
        assert_eq!(found_in_source("state", false, "He stated that the states understate it."), ["states"]);
    }

    #[test]
    fn arabic_terms_are_found_through_their_clitics() {
        let text = "للهدنة وبالهدنة هدنتهم والهدنة كهدنة، لكن المهادنة وهد";
        assert_eq!(found_in_target("هدنة", text), ["للهدنة", "وبالهدنة", "هدنتهم", "والهدنة", "كهدنة"]);
    }

    #[test]
    fn every_word_of_a_term_may_take_the_article_and_the_first_alone_a_particle() {
        let text = "بالهجوم الإلكتروني، هجوما إلكترونيا، هجوم وإلكتروني";
        assert_eq!(found_in_target("هجوم إلكتروني", text), ["بالهجوم الإلكتروني", "هجوما إلكترونيا"]);
    }

    #[test]
    fn a_term_is_there_in_whatever_form() {
        let has = |term: &str, text: &str| {
            let text = Analysis::of_block(text, Role::Segment, Language::arabic());
            has(&text.passage(0..1), term)
        };
        assert!(has("مجلس الأمن", "في مجلس الامن"));
        assert!(has("الأمم المتحدة", "وللأمم المتحدة"));
        assert!(has("هجوم إلكتروني", "الهجمات والهجوم السري الإلكتروني"));
        assert!(!has("مجلس الأمن", "في مجلس النواب"));
    }
}
