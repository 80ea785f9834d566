//! Words of the source for which the target says another of their group: `brother` and أخته, `week` and شهر.

use crate::language::english::without_possessive;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Pair;
use super::columns::Words;
use crate::language::arabic::letters::{plain, strip_conjunction, strip_proclitics};
use crate::text::{Side, Token, TokenKind};

/// A word of a group: a row of the table.
#[derive(Debug)]
struct Member {
    group: &'static str,
    english: Words,
    /// Arabic words that render it.
    arabic: Words,
    /// Arabic words that may render it.
    also: Words,
    /// English words that `arabic` may render, too.
    explains: Words,
}

struct Table {
    members: Vec<Member>,
    /// Members by their English forms.
    by_form: FxHashMap<&'static str, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines = include_str!("../language/data/exchanged.tsv").lines().filter(|line| !line.starts_with('#'));
    let members = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let (group, _name) = (columns.next()?, columns.next()?);
        let mut words = columns.map(Words::new);
        Some(Member {
            group,
            english: words.next()?,
            arabic: words.next()?,
            also: words.next()?,
            explains: words.next()?,
        })
    });
    let members: Vec<Member> = members.collect();
    let mut by_form = FxHashMap::default();
    for (number, member) in members.iter().enumerate() {
        by_form.extend(member.english.whole().map(|form| (form, number)));
    }
    Table { members, by_form }
});

/// A word link from which on a word is taken to render the one that it is linked with.
const LINKED: f32 = 0.6;

/// A word of an English source and the word of its group that the Arabic target has instead. The source has nothing that the
/// Arabic word may render, and the target nothing that renders the English one.
pub(super) fn exchanged<'a>(pair: &Pair<'a>) -> Vec<(&'a Token, &'a Token)> {
    let english = pair.source().tokens();
    let mut said: Vec<(usize, &Member, &Token)> = Vec::new();
    for (at, token) in english.iter().enumerate() {
        if let Some(member) =
            TABLE.by_form.get(without_possessive(&token.folded)).and_then(|&number| TABLE.members.get(number))
        {
            said.push((at, member, token));
        }
    }
    if said.is_empty() {
        return Vec::new();
    }
    let is_word = |(_, token): &(usize, &Token)| token.kind == TokenKind::Arabic;
    let arabic: Vec<(usize, &Token, Vec<String>)> = pair
        .target()
        .tokens()
        .iter()
        .enumerate()
        .filter(is_word)
        .map(|(at, token)| (at, token, all_forms(&token.folded)))
        .collect();
    let starts = pair.passages.as_ref().map(|passage| passage.token_range().start);
    let is_linked = |side: Side, at: usize, but: usize| {
        let mut links = pair.word_links().of(side, starts.get(side) + at);
        let other = side.other();
        links.any(|link| link.confidence >= LINKED && *link.tokens.get(other) != starts.get(other) + but)
    };
    let mut found = Vec::new();
    for &(at, member, token) in &said {
        let once = said.iter().filter(|(_, other, _)| std::ptr::eq(*other, member)).count() == 1;
        let rendered = |forms: &[String]| member.arabic.has_any(forms) || member.also.has_any(forms);
        if !once || arabic.iter().any(|(_, _, forms)| rendered(forms)) {
            continue;
        }
        let others = TABLE.members.iter().filter(|other| other.group == member.group && !std::ptr::eq(*other, member));
        let instead =
            others.filter(|other| !english.iter().any(|token| explains(other, &token.folded))).find_map(|other| {
                arabic.iter().find(|(place, _, forms)| {
                    other.arabic.has_any(forms)
                        && !is_linked(Side::Target, *place, at)
                        && !is_linked(Side::Source, at, *place)
                })
            });
        found.extend(instead.map(|(_, word, _)| (token, *word)));
    }
    found
}

/// Whether an English word is, or has a part that is, what the Arabic words of a member may render.
fn explains(member: &Member, word: &str) -> bool {
    std::iter::once(word)
        .chain(word.split('-'))
        .map(without_possessive)
        .any(|word| member.english.has(word) || member.explains.has(word))
}

/// A word as it stands, without what may be written before it, and without the ending of an indefinite accusative. What is taken
/// off an imperfect stays: أجيد is not جيد.
fn all_forms(word: &str) -> Vec<String> {
    let plain = plain(word);
    let mut all: Vec<String> =
        [&plain, strip_conjunction(&plain), strip_proclitics(&plain)].map(str::to_owned).into_iter().collect();
    let long = all.iter().filter(|form| form.chars().count() > 3);
    let accusatives: Vec<String> = long.filter_map(|form| form.strip_suffix('ا')).map(str::to_owned).collect();
    all.extend(accusatives);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns_and_no_form_stands_for_two_words_of_a_group() {
        let rows = include_str!("../language/data/exchanged.tsv").lines().filter(|line| !line.starts_with('#'));
        assert!(rows.clone().all(|row| row.split('\t').count() == 6));
        for member in &TABLE.members {
            let others =
                TABLE.members.iter().filter(|other| other.group == member.group && !std::ptr::eq(*other, member));
            for other in others {
                let forms = member.arabic.whole().filter(|form| *form != "-");
                let shared: Vec<_> = forms.filter(|form| other.arabic.whole().any(|own| own == *form)).collect();
                assert!(shared.is_empty(), "{shared:?}");
                let english: Vec<_> = member.english.whole().filter(|form| other.english.has(form)).collect();
                assert!(english.is_empty(), "{english:?}");
            }
        }
    }
}
