//! Columns of words in tables, and the forms of an Arabic word by which they are asked.

use rustc_hash::FxHashMap;

use crate::language::arabic::letters::{strip_conjunction, strip_imperfect, strip_proclitics};

/// Words of a column: whole ones, with the word that has to follow if any (`turned_down`), beginnings (`parent*`) and endings.
#[derive(Debug)]
pub(super) struct Words {
    whole: Vec<(&'static str, Option<&'static str>)>,
    /// What may follow each of them.
    followers: FxHashMap<&'static str, Vec<Option<&'static str>>>,
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
        let mut followers: FxHashMap<&'static str, Vec<Option<&'static str>>> = FxHashMap::default();
        for &(word, next) in &whole {
            followers.entry(word).or_default().push(next);
        }
        Self {
            whole,
            followers,
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
        let follows = |wanted: Option<&str>| wanted.is_none_or(|wanted| wanted == next);
        self.followers.get(word).is_some_and(|followers| followers.iter().copied().any(follows))
            || self.beginnings.iter().any(|beginning| word.starts_with(beginning))
            || self.endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether one of these forms of a word is among them.
    pub(super) fn has_any(&self, forms: &[&str]) -> bool {
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

/// Which of some columns have a word.
#[derive(Debug, Default)]
pub(super) struct Index {
    whole: FxHashMap<String, Vec<u16>>,
    beginnings: FxHashMap<&'static [u8], Vec<u16>>,
    /// The lengths of beginnings in bytes, rising.
    lengths: Vec<usize>,
    endings: Vec<(&'static str, u16)>,
}

impl Index {
    /// An index of columns by the words that stand alone in them.
    pub(super) fn alone<'w>(columns: impl Iterator<Item = &'w Words>) -> Self {
        Self::new(columns, |word, next| next.is_none().then_some(word))
    }

    /// An index of columns by all their words, whatever has to follow these; `suffix` is taken off where they end in it.
    pub(super) fn any<'w>(columns: impl Iterator<Item = &'w Words>, suffix: &'static str) -> Self {
        Self::new(columns, |word, _| Some(word.strip_suffix(suffix).unwrap_or(word)))
    }

    fn new<'w>(
        columns: impl Iterator<Item = &'w Words>,
        key: impl Fn(&'static str, Option<&'static str>) -> Option<&'static str>,
    ) -> Self {
        let mut index = Self::default();
        for (number, column) in (0..).zip(columns) {
            for word in column.whole.iter().filter_map(|(word, next)| key(word, *next)) {
                index.add(word, number);
            }
            for &word in &column.beginnings {
                index.beginnings.entry(word.as_bytes()).or_default().push(number);
                index.lengths.push(word.len());
            }
            index.endings.extend(column.endings.iter().map(|&word| (word, number)));
        }
        index.lengths.sort_unstable();
        index.lengths.dedup();
        index
    }

    /// Adds a whole word to a column.
    pub(super) fn add(&mut self, word: &str, column: u16) {
        self.whole.entry(word.to_owned()).or_default().push(column);
    }

    /// The columns that have one of these forms of a word.
    pub(super) fn of<'f>(&self, forms: impl IntoIterator<Item = &'f str>) -> Numbers {
        let mut forms: Vec<&str> = forms.into_iter().collect();
        // Most forms are parts of one string: what begins at one place has the same beginnings.
        forms.sort_unstable_by_key(|form| (form.as_ptr().addr(), form.len()));
        forms.dedup_by_key(|form| (form.as_ptr().addr(), form.len()));
        let mut found: Vec<u16> = Vec::new();
        for (at, form) in forms.iter().enumerate() {
            found.extend(self.whole.get(*form).into_iter().flatten());
            let goes_on = forms.get(at + 1).is_some_and(|next| next.as_ptr().addr() == form.as_ptr().addr());
            if !goes_on {
                for beginning in self.lengths.iter().map_while(|length| form.as_bytes().get(..*length)) {
                    found.extend(self.beginnings.get(beginning).into_iter().flatten());
                }
            }
            found.extend(self.endings.iter().filter(|(ending, _)| form.ends_with(ending)).map(|(_, number)| number));
        }
        found.sort_unstable();
        found.dedup();
        Numbers((!found.is_empty()).then(|| found.into()))
    }
}

/// Numbers of columns, rising; mostly none.
#[derive(Debug, Default)]
pub(super) struct Numbers(Option<Box<[u16]>>);

impl Numbers {
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().flatten().map(|&number| usize::from(number))
    }

    pub(super) fn has(&self, number: usize) -> bool {
        self.0.is_some() && self.iter().any(|own| own == number)
    }
}

/// Which of some columns have a whole word, by it: their numbers, rising.
pub(super) fn by_word<'w>(columns: impl Iterator<Item = &'w Words>) -> FxHashMap<&'static str, Vec<usize>> {
    let mut numbers: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    for (number, column) in columns.enumerate() {
        for word in column.whole() {
            let known = numbers.entry(word).or_default();
            if known.last() != Some(&number) {
                known.push(number);
            }
        }
    }
    numbers
}

/// A word (in plain spelling where a table is) as it stands and without what may be written before it.
pub(super) fn forms(word: &str) -> Vec<&str> {
    let bare = strip_conjunction(word);
    let stem = strip_proclitics(word);
    let mut forms = vec![word, bare, stem, strip_imperfect(bare), strip_imperfect(stem)];
    forms.dedup();
    forms
}

/// The forms of a word in plain spelling, and those with its hamza.
pub(super) fn spelled_forms<'w>(word: &'w str, plain: &'w str) -> Vec<&'w str> {
    let mut all = forms(plain);
    if plain != word {
        all.extend(forms(word));
        all.dedup();
    }
    all
}
