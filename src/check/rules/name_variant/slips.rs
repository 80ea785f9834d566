//! A name with a letter left out, added, exchanged or put in the place of its neighbour, which stands rightly elsewhere in the text.

use std::collections::BTreeMap;

use super::{Place, Spellings};
use crate::align::anchors::spelling;
use crate::check::counterpart::NAMED;
use crate::check::{Discourse, Pair};
use crate::language::arabic::clitics::PROCLITICS;
use crate::language::exonyms;
use crate::text::{Folding, Side, Token, TokenKind, fold_word};

/// A word that is a name but for a letter: its place, and how the name is spelled elsewhere and how often.
#[derive(Debug)]
pub(super) struct Slip {
    pub(super) place: Place,
    pub(super) right: String,
    pub(super) times: usize,
}

/// The slips of a text, in order. A link is asked only for names of its source that no word of its target spells, and of its target
/// only for words that the lexicon does not know and that no word but the name is linked with.
pub(super) fn slips(discourse: &Discourse<'_>, names: &BTreeMap<String, Spellings>) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for pair in discourse.pairs.iter().filter(|pair| !pair.is_null()) {
        let source = pair.source();
        let said = source.select(&source.analysis.anchors.names, |name| name.span);
        for word in said.iter().flat_map(|name| &name.words) {
            let Some(spellings) = names.get(&*word.folded) else { continue };
            let is_here = spellings.values().flatten().any(|place| place.link == pair.number);
            if is_here || exonyms::lookup(&super::capitalised(&word.folded)).is_some() {
                continue;
            }
            let Some((right, places)) = spellings.iter().max_by_key(|(_, places)| places.len()) else { continue };
            let name_at = source.tokens().partition_point(|token| token.span.end <= word.span.start);
            let mut near = pair.target().tokens().iter().enumerate().filter_map(|(at, token)| {
                let particles = slip(right, token).filter(|_| is_open(pair, at, name_at))?;
                Some(spelling::behind_particles(pair.target().whole(), token.span, particles))
            });
            let Some(target) = near.next().filter(|_| near.next().is_none()) else { continue };
            if slips.iter().all(|slip| slip.place.target != target) {
                let place = Place { target, source: word.span, link: pair.number };
                slips.push(Slip { place, right: right.clone(), times: places.len() });
            }
        }
    }
    slips
}

/// Whether nothing but the name is linked with a word that no lexicon knows.
fn is_open(pair: &Pair<'_>, at: usize, name: usize) -> bool {
    let start = |side: Side| pair.passage(side).token_range().start;
    let token = start(Side::Target) + at;
    let linked =
        |link: &crate::align::WordLink| link.tokens.source != start(Side::Source) + name && link.confidence >= NAMED;
    !pair.word_linker().is_known(Side::Target, token) && !pair.word_links().of(Side::Target, token).any(linked)
}

/// The letters of particles before the name, if a word is the name but for one slip: not in its first or last letter alone, where
/// particles and endings stand.
fn slip(right: &str, token: &Token) -> Option<usize> {
    if token.kind != TokenKind::Arabic {
        return None;
    }
    let written = fold_word(&token.folded, Folding::Letters);
    let right: Vec<char> = fold_word(right, Folding::Letters).chars().collect();
    if right.len() < LEAST {
        return None;
    }
    let readings = PROCLITICS.iter().map(|clitic| clitic.text);
    let mut found = readings.filter_map(|particles| {
        let word: Vec<char> = written.strip_prefix(particles)?.chars().collect();
        is_slip(&right, &word).then(|| particles.chars().count())
    });
    found.next()
}

/// Letters of the shortest name that is asked.
const LEAST: usize = 5;

fn is_slip(right: &[char], word: &[char]) -> bool {
    let same = right.iter().zip(word).take_while(|(one, other)| one == other).count();
    let back = right.iter().rev().zip(word.iter().rev()).take_while(|(one, other)| one == other).count();
    let inside = same > 0 && back > 0;
    match word.len().cast_signed() - right.len().cast_signed() {
        1 => inside && same + back >= right.len(),
        -1 => inside && same + back >= word.len(),
        0 => {
            let open = right.len().saturating_sub(same + back);
            let turned = open == 2 && right.get(same) == word.get(same + 1) && right.get(same + 1) == word.get(same);
            inside && open == 1 || turned
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn one_letter_may_slip() {
        for word in ["موكينا", "موكوونا", "مكووينا", "موكويينا", "موكويتا"] {
            assert!(is_slip(&letters("موكوينا"), &letters(word)), "{word}");
        }
    }

    #[test]
    fn endings_and_other_names_are_no_slips() {
        for word in ["موكوين", "موكويناه", "موكاتينا", "موكوينا"] {
            assert!(!is_slip(&letters("موكوينا"), &letters(word)), "{word}");
        }
    }
}
