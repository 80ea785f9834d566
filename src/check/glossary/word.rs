//! One word of a term against one word of a text.

use crate::language::WordList;
use crate::language::arabic::clitics::{Reading, light_stem, stems};
use crate::language::english::without_possessive;
use crate::text::{Folding, Token, TokenKind, fold_word};

/// What has to be equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exactness {
    /// Letters, capitals or not.
    Letters,
    /// Letters as they are written.
    Capitals,
}

/// A word of a term.
#[derive(Clone, Debug)]
pub(super) struct Word {
    kind: TokenKind,
    /// As written.
    written: String,
    /// Folded as tokens are.
    folded: String,
    /// The same without the Arabic article.
    bare: String,
}

/// How a word stands in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Fit {
    /// Letters before it: conjunction and preposition, the article not among them.
    pub(in crate::check) before: String,
    /// Whether it is another form of the term's word: a plural, an accusative.
    pub(in crate::check) is_inflected: bool,
    /// Whether more of it than the letters before it differs from the term: article or pronoun.
    pub(in crate::check) is_changed: bool,
}

const ARTICLE: &str = "ال";

/// The preposition that the article contracts with.
const LAM: char = 'ل';

/// Letters of the shortest word that clitics are read at: of shorter ones they are likelier to be a part.
const SHORTEST: usize = 3;

/// What a token is looked up by: the keys of all the words it may be.
pub(super) fn for_each_key(token: &Token, mut look: impl FnMut(&str)) {
    look(&token.folded);
    if token.kind == TokenKind::Arabic {
        for reading in stems(&token.folded) {
            for stem in reading.free_stems() {
                without_tanwin(&stem).into_iter().for_each(&mut look);
                look(without_article(&stem));
            }
        }
    } else {
        // The first is the word itself, but for a possessive.
        for singular in singulars(&token.folded).iter().filter(|singular| **singular != *token.folded) {
            look(singular);
        }
    }
}

fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() >= 2).unwrap_or(word)
}

/// An indefinite accusative without its alef.
fn without_tanwin(word: &str) -> Option<&str> {
    word.strip_suffix('ا').filter(|stem| stem.chars().count() >= SHORTEST)
}

/// What an English plural or possessive may be of; the word itself without its possessive first.
fn singulars(word: &str) -> Vec<String> {
    let word = without_possessive(word);
    let mut found = vec![word.to_owned()];
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 2);
    found.extend(stem("s").filter(|stem| !stem.ends_with('s')).map(str::to_owned));
    found.extend(stem("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'h'])).map(str::to_owned));
    found.extend(stem("ies").map(|stem| format!("{stem}y")));
    found
}

impl Word {
    pub(super) fn new(text: &str, token: &Token) -> Self {
        let folded = token.folded.to_string();
        let bare = if token.kind == TokenKind::Arabic { without_article(&folded).to_owned() } else { folded.clone() };
        Self { kind: token.kind, written: token.span.of(text).to_owned(), folded, bare }
    }

    /// What it is looked up by.
    pub(super) fn key(&self) -> &str {
        &self.bare
    }

    /// Whether it is a word, and no mark between words.
    pub(super) fn is_said(&self) -> bool {
        self.kind != TokenKind::Mark
    }

    /// How a token is this word, if it is.
    pub(super) fn fits(
        &self,
        text: &str,
        token: &Token,
        exactness: Exactness,
        is_first: bool,
        is_last: bool,
    ) -> Option<Fit> {
        if self.kind == TokenKind::Arabic {
            return self.fits_arabic(token, is_first);
        }
        let written = token.span.of(text);
        let (own, other) = match exactness {
            Exactness::Capitals => (self.written.as_str(), written),
            Exactness::Letters => (self.folded.as_str(), &*token.folded),
        };
        if own == other {
            return Some(Fit::default());
        }
        if !is_last {
            return None;
        }
        let same = without_possessive(other) == own;
        let plural = same || singulars(other).iter().any(|singular| singular == own);
        plural.then(|| Fit { is_inflected: !same, is_changed: true, ..Fit::default() })
    }

    fn fits_arabic(&self, token: &Token, is_first: bool) -> Option<Fit> {
        if token.kind != TokenKind::Arabic {
            return None;
        }
        if self.folded == *token.folded {
            return Some(Fit::default());
        }
        let short = self.bare.chars().count() < SHORTEST;
        let may = |reading: &Reading<'_>| {
            let proclitics = reading.proclitics;
            let plain = proclitics.conjunction.is_none() && proclitics.particle.is_none();
            (is_first || plain) && proclitics.particle != Some('س') && (!short || reading.is_bare())
        };
        stems(&token.folded).into_iter().filter(may).find_map(|reading| self.read(&reading))
    }

    fn read(&self, reading: &Reading<'_>) -> Option<Fit> {
        let Reading { proclitics, enclitic, .. } = *reading;
        let has_article = self.bare.len() < self.folded.len();
        let inflected = reading.free_stems().into_iter().find_map(|stem| {
            let bare = if proclitics.article { stem.as_str() } else { without_article(&stem) };
            if bare == self.bare {
                Some(false)
            } else {
                (!proclitics.article && without_tanwin(&stem) == Some(&self.bare)).then_some(true)
            }
        })?;
        let before: String = proclitics.conjunction.into_iter().chain(proclitics.particle).collect();
        let article = proclitics.article || reading.stem.starts_with(ARTICLE) && !self.bare.starts_with(ARTICLE);
        Some(Fit {
            before,
            is_inflected: inflected,
            is_changed: enclitic.is_some() || inflected || article != has_article,
        })
    }
}

/// A word of a term that is looked for in any form.
#[derive(Debug)]
pub(super) struct LooseWord {
    is_arabic: bool,
    /// As it is compared.
    own: String,
    /// The light stem of an Arabic one.
    stem: String,
}

impl LooseWord {
    pub(super) fn new(word: &Word) -> Self {
        if word.kind != TokenKind::Arabic {
            return Self { is_arabic: false, own: word.folded.clone(), stem: String::new() };
        }
        let own = fold_word(&word.bare, Folding::Letters);
        Self { is_arabic: true, stem: light_stem(&own), own }
    }

    /// Whether a token is some form of this word.
    pub(super) fn resembles(&self, token: &Resembled) -> bool {
        if self.is_arabic {
            token.letters.contains(&self.own) || token.stems.contains(&self.stem)
        } else {
            token.words.contains(&self.own)
        }
    }
}

/// What a token may be a form of.
#[derive(Debug, Default)]
pub(in crate::check) struct Resembled {
    /// Itself, and what it is the plural or possessive of.
    words: Vec<String>,
    /// The same for an Arabic word: itself and its readings without clitics, letters unified, and the light stems of them.
    letters: Vec<String>,
    stems: Vec<String>,
}

impl Resembled {
    pub(super) fn new(token: &Token) -> Self {
        if token.kind != TokenKind::Arabic {
            let mut words = singulars(&token.folded);
            words.push(token.folded.to_string());
            let letters = vec![fold_word(&token.folded, Folding::Letters)];
            return Self { words, stems: letters.iter().map(|own| light_stem(own)).collect(), letters };
        }
        let words = vec![token.folded.to_string()];
        let own = fold_word(&token.folded, Folding::Letters);
        let mut resembled = Self { words, letters: Vec::new(), stems: vec![light_stem(&own)] };
        for free in stems(&own).iter().flat_map(Reading::free_stems) {
            let free = without_article(&free);
            if free.chars().count() > 2 {
                resembled.stems.push(light_stem(free));
            }
            resembled.letters.push(free.to_owned());
        }
        resembled.letters.push(own);
        for all in [&mut resembled.letters, &mut resembled.stems] {
            all.sort_unstable();
            all.dedup();
        }
        resembled
    }
}

/// Nouns that begin with the letters of the article and have none, without ending.
static NO_ARTICLE: WordList = WordList::new(
    "التزام التقاء التهاب التماس التفاف التحاق التقاط التباس التحام التئام التهام التواء التفات التصاق الحاد الحاق الغاء الزام الهام الهاء الفة الم",
);

/// What stands behind the article of a word.
fn articled(word: &str) -> Option<&str> {
    let noun = fold_word(word, Folding::Letters);
    let first = noun.split(' ').next().unwrap_or_default();
    let forms = ["", "ات", "ا", "ين", "يه"].iter().filter_map(|ending| first.strip_suffix(ending));
    word.strip_prefix(ARTICLE).filter(|_| !forms.into_iter().any(|form| NO_ARTICLE.has(form)))
}

/// A term with letters before it, as they are written together: ل before الأمم is للأمم.
pub(in crate::check) fn prefixed(before: &str, term: &str) -> String {
    match (before.strip_suffix(LAM), articled(term)) {
        (Some(conjunction), Some(noun)) => format!("{conjunction}لل{}", noun.strip_prefix(LAM).unwrap_or(noun)),
        _ => format!("{before}{term}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_written_onto_a_term_as_arabic_writes_them() {
        assert_eq!(prefixed("ول", "الأمم المتحدة"), "وللأمم المتحدة");
        assert_eq!(prefixed("ب", "الأمم المتحدة"), "بالأمم المتحدة");
        assert_eq!(prefixed("ل", "اللجنة"), "للجنة");
        assert_eq!(prefixed("و", "هدنة"), "وهدنة");
        assert_eq!(prefixed("ل", "التزام دولي"), "لالتزام دولي");
        assert_eq!(prefixed("ل", "التزامات"), "لالتزامات");
        assert_eq!(prefixed("ل", "الله"), "لله");
    }
}
