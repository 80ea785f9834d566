//! Names that end in a common noun (`Ryder Cup`), and the noun that the target puts before the rest (كأس رايدر).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Pair;
use super::glossary::Fit;
use super::renderings::{Place, Term};
use crate::align::WordLink;
use crate::language::arabic::clitics::PROCLITICS;
use crate::text::{Side, Token, TokenKind};

/// A noun: its English forms and the renderings that compete, with their forms.
struct Head {
    english: Vec<&'static str>,
    renderings: Vec<Vec<&'static str>>,
}

/// Rows by their English forms.
static BY_FORM: LazyLock<FxHashMap<&str, usize>> = LazyLock::new(|| {
    let mut rows = FxHashMap::default();
    for (number, head) in HEADS.iter().enumerate() {
        for form in &head.english {
            rows.entry(*form).or_insert(number);
        }
    }
    rows
});

static HEADS: LazyLock<Vec<Head>> = LazyLock::new(|| {
    let lines = include_str!("../language/data/heads.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| {
        let mut columns = line.split('\t').map(|column| column.split('|').collect::<Vec<_>>());
        Some(Head { english: columns.next()?, renderings: columns.collect() })
    });
    rows.collect()
});

/// A word link from which on the rest of a name is found.
const LINKED: f32 = 0.4;

/// Where a link has such names in both texts.
pub(super) fn places(pair: &Pair<'_>) -> Vec<Place> {
    let (source, target) = (pair.source(), pair.target());
    let starts = pair.passages.as_ref().map(|passage| passage.token_range().start);
    let tokens = source.tokens();
    let mut places = Vec::new();
    for (at, (name, noun)) in tokens.iter().zip(tokens.iter().skip(1)).enumerate() {
        let said = |token: &Token| token.span.of(source.whole());
        let Some((number, head)) = BY_FORM.get(said(noun)).and_then(|&row| Some((row, HEADS.get(row)?))) else {
            continue;
        };
        if name.kind != TokenKind::Latin || !said(name).starts_with(char::is_uppercase) {
            continue;
        }
        let links = pair.word_links().of(Side::Source, starts.source + at);
        let sure = |link: &&WordLink| link.confidence >= LINKED;
        let rest = links.filter(sure).map(|link| link.tokens.target - starts.target).min();
        let Some(rest) = rest.filter(|rest| *rest > 0) else { continue };
        let words = target.tokens().get(rest - 1..=rest).unwrap_or_default();
        let [first, last] = words else { continue };
        let Some((rendering, before)) = rendering(head, &first.folded) else { continue };
        places.push(Place {
            term: Term::Headed(name.folded.to_string(), number),
            rendering,
            source: name.span.join(noun.span),
            target: first.span.join(last.span),
            fit: Fit { before, ..Fit::default() },
            link: pair.number,
        });
    }
    places
}

/// Which rendering of the noun a word is, and the letters before it.
fn rendering(head: &Head, word: &str) -> Option<(usize, String)> {
    let before = |form: &&str| {
        let letters = word.strip_suffix(form)?;
        let is_clitic = letters.is_empty() || PROCLITICS.iter().any(|clitic| clitic.text == letters && !clitic.article);
        is_clitic.then(|| letters.to_owned())
    };
    let mut all = head.renderings.iter().enumerate();
    all.find_map(|(number, forms)| Some((number, forms.iter().find_map(before)?)))
}
