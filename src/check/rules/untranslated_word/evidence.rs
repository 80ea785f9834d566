//! What shows that a Latin word of an Arabic text was left untranslated.

use rustc_hash::FxHashMap;

use crate::align::anchors::NameWord;
use crate::align::anchors::spelling::{self, Arabic, Latin};
use crate::check::{Discourse, Pair};
use crate::language::english::without_possessive;
use crate::language::{exonyms, words};
use crate::text::{Span, Token, TokenKind};

/// Why a word was left untranslated, and how sure that is.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    pub(super) confidence: f32,
    pub(super) fact: String,
    /// Its place in the source.
    pub(super) source: Option<Span>,
}

/// The links of a text by the names in their sources.
#[derive(Debug)]
pub(super) struct Named<'d, 'a> {
    links: FxHashMap<&'d str, Vec<&'d Pair<'a>>>,
}

/// Links of one name that are looked at.
const MOST_LINKS: usize = 20;

impl<'d, 'a> Named<'d, 'a> {
    /// Reads the names of a text. Time linear in its length.
    pub(super) fn new(discourse: &'d Discourse<'a>) -> Self {
        let mut links = FxHashMap::<&str, Vec<&Pair>>::default();
        for pair in discourse.pairs.iter().filter(|pair| !pair.is_null()) {
            let source = pair.source();
            let names = source.select(&source.analysis.anchors.names, |name| name.span);
            for word in names.iter().flat_map(|name| &name.words) {
                let known = links.entry(&word.folded).or_default();
                if known.len() < MOST_LINKS {
                    known.push(pair);
                }
            }
        }
        Self { links }
    }

    /// How the text writes the name in a link other than this one.
    fn elsewhere(&self, pair: &Pair<'_>, word: &Token) -> Option<&'a str> {
        let latin = Latin::new(&word.folded);
        if latin.consonants() < 3 {
            return None;
        }
        let links = self.links.get(&*word.folded)?.iter().filter(|other| other.number != pair.number);
        let words = links.flat_map(|other| other.target().tokens().iter().map(move |token| (other, token)));
        let mut arabic = words.filter(|(_, token)| token.kind == TokenKind::Arabic);
        arabic
            .find(|(_, token)| spelling::distance(&latin, &Arabic::new(&token.folded)).is_some())
            .map(|(other, token)| token.span.of(other.target().whole()))
    }
}

/// The evidence against a word; `run` are the Latin words it stands among.
pub(super) fn of(text: &Named<'_, '_>, pair: &Pair<'_>, word: &Token, run: &[&Token]) -> Option<Evidence> {
    let written = word.span.of(pair.target().whole());
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let plain = written.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
    if letters < 2 || !plain || super::exceptions::is_kept(&word.folded) {
        return None;
    }
    let mut shape = written.chars();
    let capital = shape.next().is_some_and(char::is_uppercase);
    if shape.any(char::is_uppercase) {
        return None;
    }
    if capital { of_name(text, pair, word, run) } else { of_ordinary(pair, word, run) }
}

/// A word in lower case is no name: it belongs to a language. Small words inside a name (`Game of Thrones`) do not.
fn of_ordinary(pair: &Pair<'_>, word: &Token, run: &[&Token]) -> Option<Evidence> {
    let language = pair.source().language();
    let short = |token: &Token| token.folded.chars().count() <= 4;
    let inside_name = run.iter().any(|token| is_capitalised(pair, token))
        && run.iter().all(|token| is_capitalised(pair, token) || short(token));
    if inside_name {
        return None;
    }
    let source = in_source(pair, word, false);
    let common = words::is_common(language, &word.folded) == Some(true);
    let name = language.profile().name;
    let (confidence, fact) = match (source.is_some(), common) {
        (true, true) => (0.95, format!("a common {name} word that stands in the source")),
        (true, false) => (0.85, "it stands in the source in lower case".to_owned()),
        (false, true) => (0.7, format!("a common {name} word")),
        (false, false) => return None,
    };
    Some(Evidence { confidence, fact, source })
}

/// A name may stay in Latin letters, but not where Arabic has its own word for it, where the other half of it is in
/// Arabic letters, or where the text writes it in Arabic letters elsewhere.
fn of_name(text: &Named<'_, '_>, pair: &Pair<'_>, word: &Token, run: &[&Token]) -> Option<Evidence> {
    let source = in_source(pair, word, true)?;
    let lone = run.len() == 1;
    let written = word.span.of(pair.target().whole());
    let known = exonyms::lookup(written).filter(|_| lone);
    let (confidence, fact) = if let Some(form) = known.and_then(|known| known.arabic.first()) {
        (0.8, format!("Arabic has “{}” for it", form.text))
    } else if let Some(neighbour) = other_half(pair, word, run, source) {
        (0.75, format!("the name's other part is written “{neighbour}”"))
    } else {
        let form = text.elsewhere(pair, word).filter(|_| lone)?;
        (0.75, format!("the text writes “{form}” elsewhere"))
    };
    Some(Evidence { confidence, fact, source: Some(source) })
}

fn is_capitalised(pair: &Pair<'_>, token: &Token) -> bool {
    token.span.of(pair.target().whole()).chars().next().is_some_and(char::is_uppercase)
}

/// Where the source has the word, in that case.
fn in_source(pair: &Pair<'_>, word: &Token, capital: bool) -> Option<Span> {
    let source = pair.source();
    let folded = |token: &Token| *token.folded == *word.folded || *without_possessive(&token.folded) == *word.folded;
    let cased = |token: &Token| {
        let first = token.span.of(source.whole()).chars().next();
        first.is_some_and(|first| first.is_uppercase() == capital)
    };
    source.tokens().iter().find(|token| folded(token) && cased(token)).map(|token| token.span)
}

/// The Arabic word beside a run that spells a neighbour of the word in the source's name.
fn other_half<'a>(pair: &Pair<'a>, word: &Token, run: &[&Token], source: Span) -> Option<&'a str> {
    let names = pair.source().select(&pair.source().analysis.anchors.names, |name| name.span);
    let name = names.iter().find(|name| name.span.covers(source))?;
    let others: Vec<&NameWord> = name.words.iter().filter(|other| *other.folded != *word.folded).collect();
    let beside = beside(pair, run);
    let spelled = |token: &&'a Token| {
        let form = Arabic::new(&token.folded);
        others.iter().any(|other| spelling::distance(&other.spelling, &form).is_some())
    };
    beside.into_iter().flatten().find(spelled).map(|token| token.span.of(pair.target().whole()))
}

/// The Arabic words right before and after a run.
fn beside<'a>(pair: &Pair<'a>, run: &[&Token]) -> [Option<&'a Token>; 2] {
    let tokens = pair.target().tokens();
    let place = |token: &Token| tokens.partition_point(|other| other.span.start < token.span.start);
    let before = run.first().and_then(|first| place(first).checked_sub(1)).and_then(|k| tokens.get(k));
    let after = run.last().and_then(|last| tokens.get(place(last) + 1));
    [before, after].map(|token| token.filter(|token| token.kind == TokenKind::Arabic))
}
