//! Words of origin for which the target has an adjective of another: `German` and الفرنسية, `Italy's` and الإسباني.

use std::sync::{LazyLock, OnceLock};

use super::Pair;
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_conjunction, strip_proclitics};
use crate::language::exonyms::{self, Exonym, Found, Kind};
use crate::text::{Side, Span, TokenKind};

/// An adjective of the source and the one that the target has instead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    pub(super) source: Span,
    pub(super) target: Span,
}

/// Adjectives of more than one country, which a translator may add.
static WIDE: WordList = WordList::new("European Arab African Asian Latin Islamic Muslim Christian Jewish Catholic");

/// Adjectives of one kingdom, one of which stands for another.
static BRITISH: WordList = WordList::new("English British Scottish Welsh Irish");

/// Names that say where something is from without the letters of the adjective.
const SAME_STATE: [(&str, &[&str]); 2] = [
    ("American", &["US", "United States", "USA", "Washington"]),
    ("British", &["UK", "United Kingdom", "England", "Scotland", "Wales", "London"]),
];

/// Letters of an adjective that its country has, too: فرنس of فرنسي and فرنسا.
const STEM: usize = 3;

/// The words of origin of a link that are exchanged: the source has an adjective, or a land with `'s`, more often than the target
/// has words of its root, and the target has an adjective of which the source has neither adjective nor land.
pub(super) fn exchanged(pair: &Pair<'_>) -> Option<Origin> {
    let (source, target) = (pair.source(), pair.target());
    let found = |side: Side| {
        let passage = pair.passage(side);
        passage.select(&passage.analysis.anchors.exonyms, |found| found.span).to_vec()
    };
    let said = found(Side::Source);
    let owning = |found: &Found| row_of(*found).filter(|row| is_land(row) && owns(found.span, source.whole()));
    let origin = |found: &Found| demonym(*found).or_else(|| owning(found));
    let lost = said.iter().filter_map(|found| Some((found, origin(found)?))).find(|(_, row)| {
        let times = said.iter().filter(|other| row_of(**other).is_some_and(|other| akin(row, other))).count();
        let stem = stem(row);
        let is_said = |word: &str| {
            let word = plain(word);
            strip_proclitics(&word).starts_with(&stem)
                || strip_conjunction(&word).starts_with(&stem)
                || word.starts_with(&stem)
        };
        let words = target.tokens().iter().filter(|token| token.kind == TokenKind::Arabic);
        words.filter(|token| is_said(&token.folded)).count() < times
    })?;
    let is_explained = |row: &Exonym| {
        said.iter().filter_map(|found| row_of(*found)).any(|other| akin(row, other))
            || is_one_of(row, &WIDE) && !is_one_of(lost.1, &WIDE)
            || is_one_of(row, &BRITISH) && is_one_of(lost.1, &BRITISH)
            || source.span().of(source.whole()).contains(row.english.first().copied().unwrap_or_default())
    };
    let instead =
        found(Side::Target).into_iter().find(|found| demonym(*found).is_some_and(|row| !is_explained(row)))?;
    Some(Origin { source: lost.0.span, target: instead.span })
}

fn is_one_of(row: &Exonym, list: &WordList) -> bool {
    row.english.iter().any(|form| list.has(form))
}

fn row_of(found: Found) -> Option<&'static Exonym> {
    exonyms::all().get(usize::from(found.id))
}

fn demonym(found: Found) -> Option<&'static Exonym> {
    row_of(found).filter(|row| row.kind == Kind::Demonym && row.arabic.iter().all(|form| !form.ambiguous))
}

/// Whether `'s` stands behind a name.
fn owns(span: Span, text: &str) -> bool {
    let said = span.of(text);
    let ends = |word: &str| word.ends_with("'s") || word.ends_with("’s");
    ends(said) || ["'s ", "’s "].iter().any(|mark| span.after(text).starts_with(mark))
}

/// Whether a place is a land whose adjective is made of its one Arabic name: إيطالي of إيطاليا.
fn is_land(row: &Exonym) -> bool {
    static KNOWN: LazyLock<Vec<OnceLock<bool>>> = LazyLock::new(|| vec![OnceLock::new(); exonyms::all().len()]);
    KNOWN.get(usize::from(row.id)).is_some_and(|known| *known.get_or_init(|| has_adjective(row)))
}

fn has_adjective(row: &Exonym) -> bool {
    let mut adjectives = exonyms::all().iter().filter(|other| other.kind == Kind::Demonym);
    row.kind == Kind::Place
        && row.arabic.iter().all(|form| !form.ambiguous && !form.text.contains(' '))
        && adjectives.any(|other| other.arabic.iter().all(|form| !form.ambiguous) && akin(other, row))
}

/// The first letters of the adjective, which all words of its root have.
fn stem(row: &Exonym) -> String {
    row.arabic.first().map(|form| beginning(form.text)).unwrap_or_default()
}

/// The first letters of a name in plain spelling; more where they look like an article (ألماني).
fn beginning(form: &str) -> String {
    let plain = plain(form.strip_prefix("ال").unwrap_or(form));
    let letters = if plain.starts_with("ال") { STEM + 2 } else { STEM };
    plain.chars().take(letters).collect()
}

/// Whether two names are of one country: an adjective and itself or its land.
fn akin(row: &Exonym, other: &Exonym) -> bool {
    let stem = stem(row);
    let same_letters = other.arabic.iter().flat_map(|form| form.text.split(' ')).any(|word| beginning(word) == stem);
    let same_state = |(adjective, names): &(&str, &[&str])| {
        row.english.contains(adjective) && other.english.iter().any(|form| names.contains(form))
    };
    row.id == other.id || same_letters || SAME_STATE.iter().any(same_state)
}
