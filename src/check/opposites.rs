//! Words of the source whose opposite the target says of the same thing: `denied` and أكدت, `farther` and أقرب.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Pair;
use super::columns::{Index, Numbers, Words, by_word, spelled_forms};
use super::counterpart::{SURE, counterpart};
use super::derived::derived;
use super::near::{apart, ties};
use crate::language::arabic::letters::{plain, strip_conjunction, strip_proclitics};
use crate::text::{Side, Token, TokenKind};

/// An English notion with its opposite: a row of the table.
struct Opposite {
    english: Words,
    right: Words,
    wrong: Words,
    /// Forms of the words of `wrong` that the table leaves out.
    wrong_forms: Vec<String>,
    explains: Words,
    /// Whether the lexicon has to be asked for what else may render a word: the columns are short.
    is_short: bool,
}

impl Opposite {
    fn new([english, right, wrong, explains]: [&'static str; 4], is_short: bool) -> Self {
        let (right, wrong) = (Words::new(right), Words::new(wrong));
        let wrong_forms: Vec<String> = wrong.alone().flat_map(derived).filter(|form| !right.has(form)).collect();
        Self { english: Words::new(english), right, wrong, wrong_forms, explains: Words::new(explains), is_short }
    }
}

struct Table {
    rows: Vec<Opposite>,
    /// The rows that have an English word, by it.
    by_word: FxHashMap<&'static str, Vec<usize>>,
    /// The rows that have an Arabic word, whatever follows it.
    right: Index,
    wrong: Index,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    fn rows(text: &'static str) -> impl Iterator<Item = [&'static str; 4]> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| {
            let mut columns = line.split('\t').skip(1);
            Some([columns.next()?, columns.next()?, columns.next()?, columns.next()?])
        })
    }
    let long = rows(include_str!("../language/data/opposites.tsv")).map(|columns| Opposite::new(columns, false));
    let short = rows(include_str!("../language/data/antonyms.tsv")).flat_map(|[english, arabic, other, opposite]| {
        [[english, arabic, opposite, other], [other, opposite, arabic, english]]
            .map(|columns| Opposite::new(columns, true))
    });
    let rows: Vec<Opposite> = long.chain(short).collect();
    let by_word = by_word(rows.iter().map(|row| &row.english));
    let right = Index::any(rows.iter().map(|row| &row.right), "");
    let mut wrong = Index::any(rows.iter().map(|row| &row.wrong), "");
    for (number, row) in (0..).zip(&rows) {
        for form in &row.wrong_forms {
            wrong.add(form, number);
        }
    }
    Table { rows, by_word, right, wrong }
});

/// A word of the target as the table is asked for it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The rows that may have it.
    right: Numbers,
    wrong: Numbers,
}

/// Reads a word of the target.
pub(super) fn read(token: &Token) -> Reading {
    let plain = plain(&token.folded);
    let forms = forms(token, &plain);
    let rows = |index: &Index| index.of(forms.iter().copied());
    Reading { right: rows(&TABLE.right), wrong: rows(&TABLE.wrong) }
}

/// A word of an English source and the word of the Arabic target that says its opposite.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turned<'a> {
    /// The word of the source, and its number among the tokens of its passage.
    pub(super) word: &'a Token,
    pub(super) at: usize,
    /// The word of the target, and its number.
    pub(super) found: &'a Token,
    pub(super) found_at: usize,
    /// How many words beside the one are linked with words beside the other; none where only their places tell.
    pub(super) ties: usize,
}

/// The words whose opposite the target says. Both stand beside words that translate each other; the source has nothing else that
/// the Arabic word may render, and the target nothing that renders the English one.
pub(super) fn opposites<'a>(pair: &Pair<'a>) -> Vec<Turned<'a>> {
    let view = View::new(pair);
    let mut rows: Vec<usize> = Vec::new();
    for token in view.english {
        rows.extend(TABLE.by_word.get(&*token.folded).into_iter().flatten());
    }
    rows.sort_unstable();
    rows.dedup();
    let mut found: Vec<Turned<'a>> = Vec::new();
    for number in rows {
        let turned = view.turned(number);
        found.extend(turned.filter(|new| found.iter().all(|old| old.at != new.at && old.found_at != new.found_at)));
    }
    found
}

/// Whether the target says the opposite of one of the words `at` of an English source by the table: `not open` is مغلق.
pub(super) fn has_opposite(pair: &Pair<'_>, at: &[usize]) -> bool {
    are_opposite(pair, at, 0..pair.target().tokens().len())
}

/// Whether one of the words `at` of an Arabic target says the opposite of a word of the source: `remember` is لن أنسى.
pub(super) fn is_opposite(pair: &Pair<'_>, at: &[usize]) -> bool {
    let all: Vec<usize> = (0..pair.source().tokens().len()).collect();
    are_opposite(pair, &all, at.iter().copied())
}

fn are_opposite(pair: &Pair<'_>, source: &[usize], mut target: impl Iterator<Item = usize>) -> bool {
    let view = View::new(pair);
    let words = source.iter().filter_map(|&at| Some((at, TABLE.by_word.get(&*view.english.get(at)?.folded)?)));
    let rows = words.flat_map(|(at, rows)| rows.iter().map(move |row| (at, row)));
    let said = |&(at, &number): &(usize, &usize)| TABLE.rows.get(number).is_some_and(|row| view.says(&row.english, at));
    let rows: Vec<usize> = rows.filter(said).map(|(_, number)| *number).collect();
    !rows.is_empty() && target.any(|at| rows.iter().any(|&number| view.is_wrong(number, at)))
}

/// English words of another sense than that of the table, and the beginning of the Arabic ones that show it.
const HOMOGRAPHS: [(&str, &str); 3] = [("drop", "قطر"), ("drops", "قطر"), ("fall", "خريف")];

/// What one of two loses to the other, and beginnings of what that one does with it.
const LOSING: [&str; 4] = ["lost", "lose", "loses", "losing"];
const GAINING: [&str; 9] = ["كسب", "انتزع", "استول", "ضم", "حصل", "نال", "اكتسب", "ظفر", "حاز"];

/// Whether the Arabic word says of the other what the English one says of one: a harbour lost to a kingdom that took it,
/// كسبته or فازت به. Who lost to whom in a game is another matter.
pub(super) fn is_converse(pair: &Pair<'_>, english: usize, arabic: usize) -> bool {
    let word = |at: usize| pair.source().tokens().get(at).map_or("", |token| &*token.folded);
    let said = |at: usize| pair.target().tokens().get(at).map_or("", |token| &*token.folded);
    let gains = || {
        let verb = plain(said(arabic));
        GAINING.iter().any(|beginning| strip_conjunction(&verb).starts_with(beginning))
            || matches!(said(arabic + 1), "به" | "بها" | "بهم" | "بهما")
    };
    let loses = LOSING.contains(&word(english));
    loses && (word(english + 1) == "to" && gains() || beats(pair, english, arabic))
}

/// `Madrid lost to Valencia` is فاز فالنسيا على مدريد: who stands behind `to` wins.
fn beats(pair: &Pair<'_>, lost: usize, arabic: usize) -> bool {
    let (english, said) = (pair.source().tokens(), pair.target().tokens());
    let near = lost + 1..(lost + 1 + LOST_TO).min(english.len());
    let to = near.into_iter().find(|&at| english.get(at).is_some_and(|token| &*token.folded == "to"));
    let upon = (arabic + 1..said.len()).find(|&at| said.get(at).is_some_and(|token| &*token.folded == "على"));
    let winner = to.and_then(|to| (to + 1..english.len()).find_map(|at| counterpart(pair, Side::Source, at)));
    winner.zip(upon).is_some_and(|(winner, upon)| winner < upon)
}

/// How far behind `lost` the one may stand to whom.
const LOST_TO: usize = 6;

struct View<'p, 'a> {
    pair: &'p Pair<'a>,
    english: &'a [Token],
}

impl<'p, 'a> View<'p, 'a> {
    fn new(pair: &'p Pair<'a>) -> Self {
        Self { pair, english: pair.source().tokens() }
    }

    fn says(&self, words: &Words, at: usize) -> bool {
        let next = self.english.get(at + 1).map_or("", |token| &*token.folded);
        if self.means_other(at) {
            return false;
        }
        self.english.get(at).is_some_and(|token| words.has_before(&token.folded, next))
    }

    /// Whether the target shows that the English word is another one that is written like it: a drop of water.
    fn means_other(&self, at: usize) -> bool {
        let word = self.english.get(at).map_or("", |token| &*token.folded);
        let Some((_, shown)) = HOMOGRAPHS.iter().find(|(homograph, _)| *homograph == word) else { return false };
        self.pair.target().tokens().iter().any(|token| strip_proclitics(&token.folded).starts_with(shown))
    }

    /// The Arabic word `at`.
    fn reading(&self, at: usize) -> Option<&'a Reading> {
        self.pair.target().tokens().get(at).map(|token| self.pair.facts(Side::Target).opposing.of(token))
    }

    /// Whether the Arabic word `at` is one of `words`.
    fn renders(&self, words: &Words, at: usize) -> bool {
        let next = self.pair.target().tokens().get(at + 1).map(|token| plain(&token.folded)).unwrap_or_default();
        self.has_form(at, |form| words.has_before(form, &next))
    }

    /// Whether one of the forms of the Arabic word `at` is as asked.
    fn has_form(&self, at: usize, fits: impl Fn(&str) -> bool) -> bool {
        self.pair.target().tokens().get(at).is_some_and(|token| {
            let plain = plain(&token.folded);
            forms(token, &plain).iter().any(|form| fits(form))
        })
    }

    fn is_right(&self, number: usize, at: usize) -> bool {
        self.reading(at).is_some_and(|reading| reading.right.has(number))
            && TABLE.rows.get(number).is_some_and(|row| self.renders(&row.right, at))
    }

    fn is_wrong(&self, number: usize, at: usize) -> bool {
        let formed = |row: &Opposite| self.has_form(at, |form| row.wrong_forms.iter().any(|wrong| wrong == form));
        self.reading(at).is_some_and(|reading| reading.wrong.has(number))
            && TABLE.rows.get(number).is_some_and(|row| self.renders(&row.wrong, at) || formed(row))
    }

    fn turned(&self, number: usize) -> Option<Turned<'a>> {
        let row = TABLE.rows.get(number)?;
        let arabic = 0..self.pair.target().tokens().len();
        let wrong: Vec<usize> = arabic.clone().filter(|&at| self.is_wrong(number, at)).collect();
        if wrong.is_empty() {
            return None;
        }
        let said: Vec<usize> = (0..self.english.len()).filter(|&at| self.says(&row.english, at)).collect();
        let elsewhere = |at: usize| {
            let linked = self.surely(Side::Source, at);
            linked.is_some_and(|word| !wrong.contains(&word) && !self.is_right(number, word))
        };
        let explaining = |at: &usize| !said.contains(at) && self.says(&row.explains, *at) && !elsewhere(*at);
        let explaining: Vec<usize> = (0..self.english.len()).filter(explaining).collect();
        let right: Vec<usize> = arabic.filter(|&at| self.is_right(number, at)).collect();
        // Copper fell while gold rose: both are said on both sides, in another order.
        if right.len() >= said.len() && explaining.len() >= wrong.len() && !right.is_empty() {
            return None;
        }
        let taken = |at: usize, by: usize| self.surely(Side::Target, at).is_some_and(|word| word != by);
        let pairs = said.iter().flat_map(|&at| wrong.iter().map(move |&found| (at, found, self.ties_of(at, found))));
        let is_open = |at: usize, found: usize, ties: usize| {
            let far = |word: usize| self.apart(at, word) > self.apart(at, found) + FAR && self.ties_of(at, word) < ties;
            right.iter().all(|&word| taken(word, at) || far(word))
        };
        let is_only = said.len() == 1 && wrong.len() == 1 && explaining.is_empty();
        let explained = |at: usize, found: usize, ties: usize| {
            // What the source says elsewhere the target may say as often.
            let far = |other: &usize| ties > 0 && self.apart(*other, found) > self.apart(at, found) + FAR;
            let near = explaining.iter().filter(|other| !far(other));
            near.clone().count() >= wrong.len() || near.clone().any(|&other| self.ties_of(other, found) >= ties)
        };
        let tied = pairs.filter(|&(at, found, ties)| {
            (ties > 0 || is_only && self.apart(at, found) <= CLOSE)
                && is_open(at, found, ties)
                && self.are_alone(at, found, ties)
                && !explained(at, found, ties)
                && !self.is_turned(at, found)
                && !is_converse(self.pair, at, found)
                && !(row.is_short && self.is_known_rendering(at, found, &wrong))
        });
        let (at, found_at, ties) = tied.rev().max_by_key(|&(.., ties)| ties)?;
        let (word, found) = (self.english.get(at)?, self.pair.target().tokens().get(found_at)?);
        Some(Turned { word, at, found, found_at, ties })
    }

    fn apart(&self, english: usize, arabic: usize) -> f32 {
        apart(self.pair, english, arabic)
    }

    fn ties_of(&self, english: usize, arabic: usize) -> usize {
        ties(self.pair, english, arabic)
    }

    /// Whether the lexicon has a word of the target for the one, or a word of the source for the other; `wrong` are words of the
    /// target that say the opposite.
    fn is_known_rendering(&self, english: usize, arabic: usize, wrong: &[usize]) -> bool {
        let strengths = self.pair.strengths();
        strengths.has_target(english, KNOWN, |at| !wrong.contains(&at)) || strengths.has_source(arabic, KNOWN)
    }

    /// `The south is richer than the north` for الشمال أفقر من الجنوب: what is compared with stands first.
    fn is_turned(&self, english: usize, arabic: usize) -> bool {
        let than = (english + 1..self.english.len()).take(REACH).find(|&at| self.is(at, "than"));
        let compared = than.into_iter().flat_map(|than| than + 1..self.english.len());
        let mut compared = compared;
        let other = compared.find_map(|at| counterpart(self.pair, Side::Source, at));
        other.is_some_and(|other| other < arabic)
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.english.get(at).is_some_and(|token| &*token.folded == word)
    }

    /// The word that surely translates another.
    fn surely(&self, side: Side, at: usize) -> Option<usize> {
        let token = self.pair.passage(side).token_range().start + at;
        counterpart(self.pair, side, at).filter(|_| self.pair.word_links().confidence(side, token) >= SURE)
    }

    /// Whether no other word translates either, surely where several words tie the two, and neither is part of a name.
    fn are_alone(&self, english: usize, arabic: usize, ties: usize) -> bool {
        let linked =
            |side: Side, at: usize| if ties > 1 { self.surely(side, at) } else { counterpart(self.pair, side, at) };
        let alone = |side: Side, at: usize, other: usize| linked(side, at).is_none_or(|found| found == other);
        alone(Side::Source, english, arabic)
            && alone(Side::Target, arabic, english)
            && !is_named(self.pair, Side::Source, english)
            && !is_named(self.pair, Side::Target, arabic)
    }
}

/// How far apart two words may stand, as a share of their sentences, where no word link ties them.
const CLOSE: f32 = 0.18;

/// How much farther off a word has to stand than another for it not to explain what that one is rendered by.
const FAR: f32 = 0.2;

/// From this strength of the lexicon on a word may render another.
const KNOWN: f32 = 0.08;

/// How far behind a comparative `than` stands at most, in tokens.
const REACH: usize = 6;

/// Whether a word is part of the name of a place, or the second half of a compound: `South Korea`, `Cairo-born`.
fn is_named(pair: &Pair<'_>, side: Side, at: usize) -> bool {
    let passage = pair.passage(side);
    let exonyms = passage.select(&passage.analysis.anchors.exonyms, |exonym| exonym.span);
    let Some(span) = passage.tokens().get(at).map(|token| token.span) else { return false };
    span.before(passage.whole()).ends_with(['-', '‑']) || exonyms.iter().any(|exonym| exonym.span.overlaps(span))
}

/// Endings of a verb or noun that the table leaves out: pronouns, persons and the indefinite accusative.
const ENDINGS: [&str; 15] = ["هما", "تهم", "تها", "ته", "هم", "ها", "ه", "وا", "تا", "ت", "ا", "ون", "ين", "ات", "ة"];

/// The forms of a word, with its hamza and without, and without its ending; itself where it is no Arabic word.
fn forms<'w>(token: &'w Token, plain: &'w str) -> Vec<&'w str> {
    if token.kind != TokenKind::Arabic {
        return vec![&token.folded];
    }
    let mut all = spelled_forms(&token.folded, plain);
    let long = |stem: &&str| stem.chars().count() >= LEAST;
    for form in all.clone() {
        all.extend(ENDINGS.iter().filter_map(|ending| form.strip_suffix(ending)).filter(long));
    }
    all
}

/// Letters that are left at least where an ending is taken off.
const LEAST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns_and_no_word_on_both_sides() {
        let rows = include_str!("../language/data/opposites.tsv").lines().filter(|line| !line.starts_with('#'));
        let odd: Vec<&str> = rows.filter(|row| row.split('\t').count() != 5).collect();
        assert!(odd.is_empty(), "{odd:?}");
        let short = include_str!("../language/data/antonyms.tsv").lines().filter(|line| !line.starts_with('#'));
        let odd: Vec<&str> = short.filter(|row| row.split('\t').count() != 5).collect();
        assert!(odd.is_empty(), "{odd:?}");
        for row in &TABLE.rows {
            let both: Vec<_> = row.wrong.all().filter(|(word, next)| row.right.has_before(word, next)).collect();
            assert!(both.is_empty(), "{both:?}");
        }
    }
}
