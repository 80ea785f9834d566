//! Columns of words in tables, and the forms of an Arabic word by which they are asked.

use rustc_hash::FxHashMap;

use crate::language::arabic::letters::{plain, strip_conjunction, strip_imperfect, strip_proclitics};

/// Words of a column: whole ones, with the word that has to follow if any (`turned_down`), beginnings (`parent*`) and endings.
#[derive(Debug)]
pub(super) struct Words {
    whole: Vec<(&'static str, Option<&'static str>)>,
    /// Where those that are the same word stand in `whole`.
    places: FxHashMap<&'static str, Vec<usize>>,
    beginnings: Vec<&'static str>,
    endings: Vec<&'static str>,
}

impl Words {
    /// Words separated by blanks.
    pub(super) fn new(column: &'static str) -> Self {
        let words = || column.split(' ');
        let followed =
            |word: &'static str| word.split_once('_').map_or((word, None), |(word, next)| (word, Some(next)));
        let whole: Vec<_> = words().filter(|word| !word.contains('*')).map(followed).collect();
        let mut places: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
        for (at, (word, _)) in whole.iter().enumerate() {
            places.entry(word).or_default().push(at);
        }
        Self {
            whole,
            places,
            beginnings: words().filter_map(|word| word.strip_suffix('*')).collect(),
            endings: words().filter_map(|word| word.strip_prefix('*')).collect(),
        }
    }

    /// Whether a word is among them, whatever follows it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.has_before(word, "")
    }

    /// Whether a word is among them where `next` follows it.
    pub(super) fn has_before(&self, word: &str, next: &str) -> bool {
        let follows =
            |at: &usize| self.whole.get(*at).is_some_and(|(_, wanted)| wanted.is_none_or(|wanted| wanted == next));
        self.places.get(word).is_some_and(|places| places.iter().any(follows))
            || self.beginnings.iter().any(|beginning| word.starts_with(beginning))
            || self.endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether one of these forms of a word is among them.
    pub(super) fn has_any(&self, forms: &[String]) -> bool {
        forms.iter().any(|form| self.has(form))
    }

    /// The whole words.
    pub(super) fn whole(&self) -> impl Iterator<Item = &'static str> {
        self.whole.iter().map(|(word, _)| *word)
    }

    /// The whole words that need no word behind them.
    pub(super) fn alone(&self) -> impl Iterator<Item = &'static str> {
        self.whole.iter().filter(|(_, next)| next.is_none()).map(|(word, _)| *word)
    }

    /// Everything in the column as a word and the one that has to follow: beginnings stand for themselves.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let whole = self.whole.iter().map(|(word, next)| (*word, next.unwrap_or_default()));
        whole.chain(self.beginnings.iter().map(|word| (*word, "")))
    }
}

/// A word in plain spelling, as it stands and without what may be written before it.
pub(super) fn forms(word: &str) -> Vec<String> {
    stripped(&plain(word))
}

/// The same with its hamza, too.
pub(super) fn spelled_forms(word: &str) -> Vec<String> {
    let mut forms = forms(word);
    forms.extend(stripped(word));
    forms.dedup();
    forms
}

fn stripped(word: &str) -> Vec<String> {
    let bare = strip_conjunction(word);
    let stem = strip_proclitics(word);
    let mut forms: Vec<String> =
        [word, bare, stem, strip_imperfect(bare), strip_imperfect(stem)].map(str::to_owned).into();
    forms.dedup();
    forms
}
