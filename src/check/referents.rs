//! Who is spoken of in a link: its English pronouns, its Arabic ones, and which possessed nouns belong together.

mod behind;

use std::ops::Range;
use std::sync::OnceLock;

use crate::align::Passage;
use crate::align::lexicon::Lexicon;
use crate::check::facts::Facts;
use crate::check::forms::Form;
use crate::check::{Pair, possessed};
use crate::language::arabic::clitics::{Enclitic, Number, Person};
use crate::language::arabic::doings::has_object;
use crate::language::arabic::letters;
use crate::language::arabic::pronouns::Pronoun;
use crate::language::arabic::verbs;
use crate::language::english::people::person;
use crate::language::english::pronouns::{self as english, Case, Referent};
use crate::language::{Language, WordList, stem};
use crate::text::{Side, Sides, Span, Token, TokenKind};

/// An English pronoun of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct EnglishPronoun {
    pub(super) referent: Referent,
    pub(super) case: Case,
    /// Number of its token among those of the passage.
    pub(super) at: usize,
    pub(super) span: Span,
}

/// A link of an English source and an Arabic target of about the same length.
#[derive(Clone, Debug)]
pub(super) struct View<'a> {
    pub(super) source: Passage<'a>,
    pub(super) target: Passage<'a>,
    pub(super) english: &'a [Token],
    pub(super) arabic: &'a [Token],
    pub(super) pronouns: Vec<EnglishPronoun>,
    /// For each Arabic token how it may be read.
    pub(super) forms: Vec<&'a Form>,
    /// How many tokens of the link's passages stand before those seen.
    pub(super) skipped: Sides<usize>,
    facts: Sides<&'a Facts<'a>>,
    possessions: OnceLock<Vec<Possession<'a>>>,
}

/// An English possessive, and the Arabic noun with a pronoun that translates the noun which it stands before.
pub(super) type Possession<'a> = (EnglishPronoun, &'a Token, &'static Enclitic);

impl<'a> View<'a> {
    /// The view of a link, if it is one from English to Arabic whose sides are of comparable length.
    pub(super) fn new(pair: &Pair<'a>) -> Option<Self> {
        let (source, target) = (pair.source().clone(), pair.target().clone());
        let suits = !pair.is_null() && source.language().is_english() && target.language().is_arabic();
        (suits && pair.is_comparable()).then(|| {
            let english = source.tokens();
            let pronouns = english_pronouns(&source, pair.facts(Side::Source));
            let arabic = target.tokens();
            let forms = pair.forms();
            let facts = Sides::new(pair.facts(Side::Source), pair.facts(Side::Target));
            let (skipped, possessions) = (Sides::default(), OnceLock::new());
            Self { source, target, english, arabic, pronouns, forms, skipped, facts, possessions }
        })
    }

    /// The views of its quotations, where both sides quote equally often: who is meant there, the speaker tells.
    pub(super) fn quotations(&self) -> Vec<Self> {
        let [source, target] = [(&self.source, self.english), (&self.target, self.arabic)].map(|(passage, tokens)| {
            let quotations = passage.select(&passage.analysis.anchors.quotations, |quotation| quotation.span);
            let long = |part: &Range<usize>| part.len() >= QUOTED;
            let outer = quotations.iter().filter(|quotation| quotation.depth == 0);
            outer.map(|quotation| tokens_within(tokens, quotation.inner)).filter(long).collect::<Vec<_>>()
        });
        if source.len() != target.len() {
            return Vec::new();
        }
        source.into_iter().zip(target).map(|(source, target)| self.part(source, target)).collect()
    }

    fn part(&self, source: Range<usize>, target: Range<usize>) -> Self {
        let pronouns = self.pronouns.iter().filter(|pronoun| source.contains(&pronoun.at));
        Self {
            source: self.source.clone(),
            target: self.target.clone(),
            english: self.english.get(source.clone()).unwrap_or_default(),
            arabic: self.arabic.get(target.clone()).unwrap_or_default(),
            pronouns: pronouns.map(|pronoun| EnglishPronoun { at: pronoun.at - source.start, ..*pronoun }).collect(),
            forms: self.forms.get(target.clone()).unwrap_or_default().to_vec(),
            skipped: Sides::new(source.start, target.start),
            facts: self.facts,
            possessions: OnceLock::new(),
        }
    }

    /// Whether a pronoun stands for any of `referents`.
    pub(super) fn has(&self, referents: &[Referent]) -> bool {
        self.pronouns.iter().any(|pronoun| referents.contains(&pronoun.referent))
    }

    /// The first pronoun that stands for any of `referents`.
    pub(super) fn first(&self, referents: &[Referent]) -> Option<EnglishPronoun> {
        self.pronouns.iter().find(|pronoun| referents.contains(&pronoun.referent)).copied()
    }

    /// Whether an English word (lower case) fits `test`.
    pub(super) fn any_english(&self, test: impl Fn(&str) -> bool) -> bool {
        self.english.iter().any(|token| test(&token.folded))
    }

    /// Whether the source may speak of exactly two: a word for two, or two persons or things joined by “and”.
    pub(super) fn may_speak_of_two(&self) -> bool {
        let joins =
            |at: usize| matches!(self.english.get(at), Some(token) if matches!(&*token.folded, "and" | "&" | "or"));
        let kin = || self.has(&[Referent::He, Referent::She]) && self.any_english(|word| person(word).is_some());
        self.any_english(english::speaks_of_two)
            || kin()
            || (0..self.english.len()).any(|at| joins(at) && self.joins_two(at))
    }

    /// Whether the “and” at `at` may join two: a name on either side, or no plural and no comma before it.
    fn joins_two(&self, at: usize) -> bool {
        let capital = |token: &Token| token.span.of(self.source.whole()).starts_with(char::is_uppercase);
        let (Some(before), Some(after)) =
            (at.checked_sub(1).and_then(|k| self.english.get(k)), self.english.get(at + 1))
        else {
            return false;
        };
        let single =
            before.kind == TokenKind::Latin && !english::may_be_plural(&before.folded) && &*before.folded != "or";
        let or = self.english.get(at).is_some_and(|token| &*token.folded == "or");
        capital(before) || capital(after) || single && !or && !ADVERBS.has(&before.folded)
    }

    /// Whether the source has a word that may be a plural.
    pub(super) fn may_speak_of_several(&self) -> bool {
        self.any_english(english::may_be_plural)
    }

    /// The folded Arabic word at `at`, empty past the end or for other tokens.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.arabic.get(at).filter(|token| token.kind == TokenKind::Arabic).map_or("", |token| &token.folded)
    }

    /// Whether white space alone stands between the Arabic tokens `at` and `at + 1`.
    pub(super) fn touches_next(&self, at: usize) -> bool {
        let (Some(this), Some(next)) = (self.arabic.get(at), self.arabic.get(at + 1)) else { return false };
        Span::new(this.span.end, next.span.start).of(self.target.whole()).trim().is_empty()
    }

    /// The verb right behind the Arabic token `at`, past the particles of `between`; none where a mark stands before it, or
    /// if it is one that needs no subject.
    pub(super) fn verb_after(&self, at: usize, between: &WordList) -> Option<&'a Token> {
        let next = (at + 1..self.arabic.len()).find(|&k| !between.has(self.word(k)))?;
        let near = (at..next).all(|k| self.touches_next(k));
        self.arabic.get(next).filter(|_| near && !verbs::is_impersonal(self.word(next)))
    }

    /// The text of an Arabic token.
    pub(super) fn said(&self, span: Span) -> &'a str {
        span.of(self.target.whole())
    }

    /// How the Arabic token at `at` may be read.
    pub(super) fn form(&self, at: usize) -> Option<&'a Form> {
        self.forms.get(at).copied()
    }

    /// The pronoun that the Arabic noun or verb at `at` ends in, and what it stands on.
    pub(super) fn suffix(&self, at: usize) -> Option<(&'a str, &'static Enclitic)> {
        self.form(at)?.suffix.as_ref().map(|(stem, enclitic)| (stem.as_str(), *enclitic))
    }

    /// The Arabic words of a closed pronoun class, with their places.
    pub(super) fn arabic_pronouns(&self) -> impl Iterator<Item = (usize, &'a Token, Pronoun)> {
        let words = self.arabic.iter().zip(&self.forms).enumerate();
        words.filter_map(|(at, (token, form))| Some((at, token, form.pronoun?)))
    }

    /// The Arabic nouns and verbs that end in a pronoun.
    pub(super) fn suffixed(&self) -> impl Iterator<Item = (usize, &'a Token, &'static Enclitic)> {
        let words = self.arabic.iter().zip(&self.forms).enumerate();
        let found = words.filter_map(|(at, (token, form))| Some((at, token, form.suffix.as_ref()?.1)));
        found.filter(|(_, token, _)| !self.said(token.span).contains(TANWIN))
    }

    /// Whether any Arabic word is, or seems to be, in the person and number given.
    pub(super) fn has_arabic(&self, person: Person, number: Number) -> bool {
        self.arabic_pronouns().any(|(_, _, p)| p.person == person && p.number == number)
            || self.suffixed().any(|(_, _, e)| e.person == person && e.number == number)
    }

    /// What a word of the source is.
    pub(super) fn english_facts(&self) -> &'a Facts<'a> {
        self.facts.source
    }

    /// What a word of the target is.
    pub(super) fn arabic_facts(&self) -> &'a Facts<'a> {
        self.facts.target
    }

    /// English possessives and the Arabic noun with a pronoun that translates the noun they stand before. Found when first asked
    /// for, then kept.
    pub(super) fn possessions(&self) -> &[Possession<'a>] {
        self.possessions.get_or_init(|| {
            let possessives = self.pronouns.iter().filter(|pronoun| pronoun.case == Case::Possessive);
            let found = possessives.filter_map(|&pronoun| {
                let nouns: Vec<&Token> = self.possessed_nouns(pronoun.at).collect();
                let (token, enclitic) = nouns.into_iter().rev().find_map(|noun| self.owned(noun))?;
                Some((pronoun, token, enclitic))
            });
            found.collect()
        })
    }

    /// The Arabic words that translate an English word.
    fn counterparts(&self, word: &Token) -> Vec<(usize, &'a Token)> {
        let wanted = self.facts.source.translations.of(word);
        // يديه: of two there is another letter before the pronoun.
        let of_two = |form: &Form| {
            let owned = form.stems.get(1).and_then(|stem| stem.strip_suffix(['ي', 'ا']));
            owned.is_some_and(|stem| wanted.iter().any(|word| word == stem))
        };
        let fits =
            |form: &Form| form.stems.iter().any(|form| wanted.iter().any(|word| same_stem(word, form))) || of_two(form);
        let words = self.forms.iter().zip(self.arabic).enumerate();
        words.filter(|(_, (form, _))| fits(form)).map(|(at, (_, token))| (at, token)).collect()
    }

    /// The number of the one Arabic word that translates the English word at `at`, if it ends in a pronoun.
    pub(super) fn owned_by_stem(&self, at: usize) -> Option<usize> {
        let (token, _) = self.owned(self.english.get(at)?)?;
        self.arabic.iter().position(|other| other.span == token.span)
    }

    /// The one Arabic word that translates an English noun, if it ends in a pronoun.
    fn owned(&self, noun: &Token) -> Option<(&'a Token, &'static Enclitic)> {
        let found = self.counterparts(noun);
        let &[(at, only)] = found.as_slice() else { return None };
        let indefinite = self.said(only.span).contains(TANWIN);
        self.suffix(at).filter(|(stem, _)| !indefinite && !has_object(stem)).map(|(_, enclitic)| (only, enclitic))
    }

    /// Whether the Arabic word at `at` translates a noun that “this”, “that”, “these” or “those” stands before, at most `reach`
    /// words away.
    pub(super) fn demonstrated(&self, at: usize, reach: usize) -> bool {
        let Some(noun) = self.arabic.get(at) else { return false };
        let form = stem(noun, self.target.language());
        let mut pointers = (0..self.english.len()).filter(|&k| {
            self.english.get(k).is_some_and(|token| matches!(&*token.folded, "this" | "that" | "these" | "those"))
        });
        pointers.any(|k| {
            self.possessed_nouns(k)
                .take(reach)
                .any(|word| self.facts.source.translations.of(word).iter().any(|wanted| same_stem(wanted, &form)))
        })
    }

    /// The Arabic phrase that says what follows the English token at `at`: from the verb or copula that governs it to the
    /// only translation of the first of the next words that has one.
    pub(super) fn said_after(&self, at: usize) -> Option<Span> {
        let follows = self.english.get(at + 1..(at + 5).min(self.english.len()))?;
        let words = follows.iter().filter(|token| token.kind == TokenKind::Latin && !STOP.has(&token.folded));
        let said = words.into_iter().find_map(|word| match self.counterparts(word).as_slice() {
            &[(_, only)] if !EMPTY.has(&only.folded) => Some(only.span),
            _ => None,
        })?;
        let end = self.arabic.iter().position(|token| token.span == said)?;
        let before = (end.saturating_sub(GOVERNED)..end).rev().take_while(|&k| self.touches_next(k));
        let governs = |k: &usize| letters::governs(self.word(*k));
        let start = if governs(&end) { Some(end) } else { before.into_iter().find(governs) };
        let one_before = |k: usize| k.checked_sub(1).filter(|&k| self.touches_next(k));
        let start = match start {
            Some(start) => one_before(start).filter(governs).unwrap_or(start),
            None => one_before(end).unwrap_or(end),
        };
        self.arabic.get(start).map(|token| token.span.join(said))
    }

    /// The nouns that the possessive at `at` may stand before: the words up to a function word or mark, three at the most.
    fn possessed_nouns(&self, at: usize) -> impl Iterator<Item = &'a Token> {
        let follows = self.english.get(at + 1..(at + 4).min(self.english.len())).unwrap_or_default();
        let words = follows.iter().take_while(|token| token.kind == TokenKind::Latin && !STOP.has(&token.folded));
        // Her sister Azadeh: names are no possessions.
        words
            .enumerate()
            .take_while(|(number, token)| {
                *number == 0 || !token.span.of(self.source.whole()).starts_with(char::is_uppercase)
            })
            .map(|(_, token)| token)
    }
}

/// Fewer tokens between quotation marks are a name or a word, not speech.
const QUOTED: usize = 5;

/// The numbers of the tokens inside `span`.
fn tokens_within(tokens: &[Token], span: Span) -> Range<usize> {
    let start = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.end <= span.end);
    start..end.max(start)
}

/// The ending of an indefinite accusative: no pronoun follows it.
const TANWIN: char = 'ً';

/// Words before an “and” that joins verbs or clauses.
static ADVERBS: WordList = WordList::new(
    "\
    up down out in on back home now time work themselves it them over again there here year",
);

/// How far before a word its verb is looked for, in words.
const GOVERNED: usize = 4;

/// Arabic words that say too little to be what is negated.
static EMPTY: WordList = WordList::new("أي أية منذ واحد واحدة هناك هنا أن في من على");

/// Words that end a noun phrase.
static STOP: WordList = WordList::new(
    "\
    a an and are as at be been but by for from had has have he in into is it of off on or out she that the they to \
    up was were when where which while who will with would after before about than this not said because if over \
    through during until can could should may might did does do down against under between without",
);

/// Least strength of a translation that counts.
const STRENGTH: f32 = 0.25;

/// The stems that may translate an English word.
pub(super) fn translations(word: &Token, language: &Language) -> Vec<String> {
    let (lexicon, stem) = (Lexicon::builtin(), stem(word, language));
    let learned = lexicon.translations(&stem).filter(|(_, strength)| *strength >= STRENGTH).map(|(word, _)| word);
    learned.chain(possessed::translations(&stem).iter().copied()).map(str::to_owned).collect()
}

/// Whether two stems are one but for the ة that a pronoun turns into ت.
fn same_stem(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && (a == b || a.strip_suffix('ت') == Some(b) || b.strip_suffix('ت') == Some(a))
}

/// Whether the target is in its own language, and of a length that a full translation has.
pub(super) fn are_comparable(pair: &Pair<'_>) -> bool {
    let length = |passage: &Passage<'_>| {
        let tags = passage.tokens().iter().filter(|token| token.kind == TokenKind::Protected);
        let tags: usize = tags.map(|token| token.span.of(passage.whole()).chars().count()).sum();
        passage.text().chars().count().saturating_sub(tags) as f32
    };
    let ratio = length(pair.target()) / length(pair.source()).max(1.0);
    let words = |kind| pair.target().tokens().iter().filter(|token| token.kind == kind).count();
    let translated =
        words(pair.target().language().profile().script) > words(pair.source().language().profile().script);
    translated && (0.45..2.2).contains(&ratio)
}

static VESSELS: WordList = WordList::new("ship boat vessel ferry frigate yacht schooner submarine tanker steamer");

/// Whether “she” at `at` may be a ship, or a country that the text begins with: their gender is another in Arabic.
fn is_vessel_or_land(passage: &Passage<'_>, at: usize) -> bool {
    let before = passage.tokens().get(..at).unwrap_or_default();
    let places = passage.select(&passage.analysis.anchors.exonyms, |exonym| exonym.span);
    let begins = before.first().is_some_and(|token| places.iter().any(|place| place.span.overlaps(token.span)));
    begins || before.iter().any(|token| VESSELS.has(&token.folded))
}

fn english_pronouns(passage: &Passage<'_>, facts: &Facts<'_>) -> Vec<EnglishPronoun> {
    let tokens = passage.tokens();
    let is_noun_next =
        |at: usize| tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Latin && !STOP.has(&next.folded));
    let words = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Latin);
    words
        .filter(|(_, token)| *facts.pronoun.of(token))
        .filter_map(|(at, token)| {
            let (referent, case) = english::pronoun(token.span.of(passage.whole()))?;
            let case = if case == Case::Possessive && !is_noun_next(at) { Case::Object } else { case };
            let referent =
                if referent == Referent::She && is_vessel_or_land(passage, at) { Referent::It } else { referent };
            Some(EnglishPronoun { referent, case, at, span: token.span })
        })
        .collect()
}
