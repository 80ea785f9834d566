//! Persons in English text whose sex a word tells: given names, titles, words for men and women.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::WordList;
use crate::language::arabic::clitics::Gender;

static GIVEN: LazyLock<FxHashMap<&str, Gender>> = LazyLock::new(|| {
    let mut names: FxHashMap<&str, Gender> = FxHashMap::default();
    for line in include_str!("../data/given_names.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let sex = match words.next() {
            Some("m") => Gender::Masculine,
            Some("f") => Gender::Feminine,
            _ => continue,
        };
        for name in words {
            names
                .entry(name)
                .and_modify(|known| *known = if *known == sex { sex } else { Gender::Either })
                .or_insert(sex);
        }
    }
    names
});

/// The sex of the bearers of a given name (lower case), where they are of one.
pub fn given_name(name: &str) -> Option<Gender> {
    GIVEN.get(name).copied().filter(|sex| *sex != Gender::Either)
}

/// The sex that a title before a name tells (lower case): `Mr`, `Mrs`.
pub fn title(word: &str) -> Option<Gender> {
    match word {
        "mr" | "sir" | "lord" | "prince" | "king" | "father" | "brother" | "sheikh" => Some(Gender::Masculine),
        "mrs" | "ms" | "miss" | "lady" | "dame" | "princess" | "queen" | "sister" | "madame" => Some(Gender::Feminine),
        _ => None,
    }
}

static WOMAN: WordList = WordList::new(
    "woman girl mother mum mom wife daughter sister queen princess actress lady grandmother aunt niece spokeswoman chairwoman \
     congresswoman businesswoman widow girlfriend bride duchess nanny hostess heroine nun waitress sportswoman granddaughter stepmother \
     mother-in-law policewoman saleswoman anchorwoman councilwoman",
);

static MAN: WordList = WordList::new(
    "man boy father dad husband son brother king prince gentleman grandfather uncle nephew spokesman chairman congressman \
     businessman widower boyfriend groom duke lord pope monk fisherman sportsman statesman grandson stepfather policeman salesman \
     cameraman fireman postman father-in-law",
);

/// The sex of the one person that a noun (lower case, singular) stands for.
pub fn person(noun: &str) -> Option<Gender> {
    if WOMAN.has(noun) { Some(Gender::Feminine) } else { MAN.has(noun).then_some(Gender::Masculine) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_sexes_tell_nothing() {
        assert_eq!(given_name("christine"), Some(Gender::Feminine));
        assert_eq!(given_name("andrew"), Some(Gender::Masculine));
        assert_eq!(given_name("taylor"), None);
    }

    #[test]
    fn words_for_persons_tell_their_sex() {
        assert_eq!(person("spokeswoman"), Some(Gender::Feminine));
        assert_eq!(person("brother"), Some(Gender::Masculine));
        assert_eq!(person("engineer"), None);
    }
}
