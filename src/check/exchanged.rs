//! Words of the source for which the target says another of their group: `brother` and أخته, `week` and شهر.

use crate::language::english::without_possessive;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Pair;
use super::columns::{Index, Numbers, Words};
use crate::language::arabic::letters::{plain, strip_conjunction, strip_proclitics};
use crate::text::{Side, Token};

/// A word of a group: a row of the table.
#[derive(Debug)]
struct Member {
    group: &'static str,
    name: &'static str,
    english: Words,
    /// Arabic words that render it.
    arabic: Words,
    /// Arabic words that may render it.
    also: Words,
    /// English words that `arabic` may render, too.
    explains: Words,
}

/// What stands in a column without words.
const NONE: &str = "-";

struct Table {
    members: Vec<Member>,
    /// Members by their English forms.
    by_form: FxHashMap<&'static str, usize>,
    /// Members by the Arabic words that render them, and that may.
    arabic: Index,
    also: Index,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines = include_str!("../language/data/exchanged.tsv").lines().filter(|line| !line.starts_with('#'));
    let members = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let (group, name) = (columns.next()?, columns.next()?);
        let mut words = columns.map(Words::new);
        Some(Member {
            group,
            name,
            english: words.next()?,
            arabic: words.next()?,
            also: words.next()?,
            explains: words.next()?,
        })
    });
    let members: Vec<Member> = members.collect();
    let mut by_form = FxHashMap::default();
    for (number, member) in members.iter().enumerate() {
        let forms = member.english.whole().filter(|form| *form != NONE);
        by_form.extend(forms.map(|form| (form, number)));
    }
    let arabic = Index::any(members.iter().map(|member| &member.arabic), "");
    let also = Index::any(members.iter().map(|member| &member.also), "");
    Table { members, by_form, arabic, also }
});

/// The members that an Arabic word renders, and that it may render: their numbers in the table.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    surely: Numbers,
    maybe: Numbers,
}

/// What a word of the target renders.
pub(super) fn read(word: &str) -> Rendered {
    let plain = plain(word);
    let forms = all_forms(&plain);
    let members = |index: &Index| index.of(forms.iter().copied());
    Rendered { surely: members(&TABLE.arabic), maybe: members(&TABLE.also) }
}

/// A word link from which on a word is taken to render the one that it is linked with.
const LINKED: f32 = 0.6;

/// A word of an English source and the word of its group that the Arabic target has instead. The source has nothing that the
/// Arabic word may render, and the target nothing that renders the English one.
pub(super) fn exchanged<'a>(pair: &Pair<'a>) -> Vec<(&'a Token, &'a Token)> {
    let english = pair.source().tokens();
    let member_of = |token: &Token| TABLE.by_form.get(without_possessive(&token.folded)).copied();
    let said: Vec<(usize, usize, &Token)> =
        english.iter().enumerate().filter_map(|(at, token)| Some((at, member_of(token)?, token))).collect();
    if said.is_empty() {
        return Vec::new();
    }
    let facts = pair.facts(Side::Target);
    let target = pair.target().tokens();
    let arabic: Vec<(usize, &Token, &Rendered)> =
        target.iter().enumerate().map(|(at, token)| (at, token, facts.exchanged.of(token))).collect();
    let renders = |all: &Rendered, at: usize, number: usize| {
        all.surely.has(number) && is_followed(target, at, number, |member| &member.arabic)
    };
    let may_render = |all: &Rendered, at: usize, number: usize| {
        all.maybe.has(number) && is_followed(target, at, number, |member| &member.also)
    };
    let starts = pair.passages.as_ref().map(|passage| passage.token_range().start);
    let is_linked = |side: Side, at: usize, but: usize| {
        let mut links = pair.word_links().of(side, starts.get(side) + at);
        let other = side.other();
        links.any(|link| link.confidence >= LINKED && *link.tokens.get(other) != starts.get(other) + but)
    };
    let mut found = Vec::new();
    for &(at, number, token) in &said {
        let once = said.iter().filter(|(_, other, _)| *other == number).count() == 1;
        let is_rendered = |at: usize, all: &Rendered| renders(all, at, number) || may_render(all, at, number);
        if !once || arabic.iter().any(|&(at, _, all)| is_rendered(at, all)) {
            continue;
        }
        let Some(group) = TABLE.members.get(number).map(|member| member.group) else { continue };
        // `Because it was late; they stayed`: what لكن joins may be another clause.
        let goes_on = english.iter().skip(at).any(|token| matches!(&*token.folded, ";" | ":"));
        let others = TABLE.members.iter().enumerate().filter(|(other, row)| row.group == group && *other != number);
        let others = others.filter(|(_, row)| !(goes_on && group == "reason" && row.name == "but"));
        let instead = others.into_iter().find_map(|(other, row)| {
            let is_instead = |(place, word, all): &&(usize, &Token, &Rendered)| {
                renders(all, *place, other)
                    && !is_linked(Side::Target, *place, at)
                    && !is_linked(Side::Source, at, *place)
                    && (group != "kin" || !is_converse_kin(english, at, &word.folded))
            };
            let found = arabic.iter().find(is_instead)?;
            let explaining = english.iter().filter(|token| explains(row, &token.folded)).count();
            let saying =
                arabic.iter().filter(|&&(at, _, all)| renders(all, at, other) || may_render(all, at, other)).count();
            (explaining == 0 || row.group == "reason" && explaining < saying).then_some(found)
        });
        found.extend(instead.map(|&(_, word, _)| (token, word)));
    }
    found
}

/// `Anna and her brother Paul` is بول وأخته آنا: his sister is she whose brother he is.
fn is_converse_kin(english: &[Token], at: usize, arabic: &str) -> bool {
    let before = at.checked_sub(1).and_then(|before| english.get(before)).map_or("", |token| &*token.folded);
    let is_possessed = |ending: &str| arabic.ends_with(ending);
    match before {
        "her" => is_possessed("ه"),
        "his" => is_possessed("ها"),
        _ => before.ends_with("'s") || before.ends_with("’s") || before == "s",
    }
}

/// Whether behind an Arabic word there stands what has to where it is one of a column of a member.
fn is_followed(arabic: &[Token], at: usize, number: usize, column: fn(&Member) -> &Words) -> bool {
    let plain_at = |at: usize| arabic.get(at).map(|token| plain(&token.folded)).unwrap_or_default();
    let (word, next) = (plain_at(at), plain_at(at + 1));
    let Some(member) = TABLE.members.get(number) else { return false };
    all_forms(&word).iter().any(|form| column(member).has_before(form, &next))
}

/// Whether an English word is, or has a part that is, what the Arabic words of a member may render.
fn explains(member: &Member, word: &str) -> bool {
    std::iter::once(word)
        .chain(word.split('-'))
        .map(without_possessive)
        .any(|word| member.english.has(word) || member.explains.has(word))
}

/// A word in plain spelling, without what may be written before it, and without the ending of an indefinite accusative. What is taken
/// off an imperfect stays: أجيد is not جيد.
fn all_forms(plain: &str) -> Vec<&str> {
    let mut all = vec![plain, strip_conjunction(plain), strip_proclitics(plain)];
    let accusative = |form: &&str| form.chars().count() > 3;
    for form in all.clone().into_iter().filter(accusative) {
        all.extend(form.strip_suffix('ا'));
    }
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
                let forms = member.arabic.whole().filter(|form| *form != NONE);
                let shared: Vec<_> = forms.filter(|form| other.arabic.whole().any(|own| own == *form)).collect();
                assert!(shared.is_empty(), "{shared:?}");
                let english: Vec<_> = member.english.whole().filter(|form| other.english.has(form)).collect();
                assert!(english.is_empty(), "{english:?}");
            }
        }
    }
}
