//! English words that exclude each other: weekdays, kinsfolk, metals, what rises and what falls.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A kind: a row of the table.
#[derive(Debug)]
struct Kind {
    /// How far apart a word and what stands for it may be, as a share of the sentence.
    reach: f32,
    /// The values, each as the words that say it.
    values: Vec<Vec<&'static str>>,
    /// Of each value the words without further forms of them: no two begin alike.
    stems: Vec<Vec<&'static str>>,
}

/// A word's place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    kind: usize,
    value: usize,
}

struct Table {
    kinds: Vec<Kind>,
    by_word: FxHashMap<&'static str, Vec<Value>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines = include_str!("../language/data/kinds.tsv").lines().filter(|line| !line.starts_with('#'));
    let kinds: Vec<Kind> = lines
        .filter_map(|line| {
            let mut columns = line.split('\t').skip(1);
            let reach = columns.next()?.parse::<f32>().ok()? / 100.0;
            let values: Vec<Vec<&'static str>> = columns.map(|words| words.split(' ').collect()).collect();
            let stems = values.iter().map(|words| without_forms(words)).collect();
            Some(Kind { reach, values, stems })
        })
        .collect();
    let mut by_word: FxHashMap<&'static str, Vec<Value>> = FxHashMap::default();
    for (kind, row) in kinds.iter().enumerate() {
        for (value, words) in row.values.iter().enumerate() {
            for word in words {
                by_word.entry(word).or_default().push(Value { kind, value });
            }
        }
    }
    Table { kinds, by_word }
});

/// Letters by which two forms of a word are known.
const BEGINNING: usize = 4;

fn without_forms(words: &[&'static str]) -> Vec<&'static str> {
    let mut stems: Vec<&'static str> = Vec::new();
    for &word in words {
        let beginning = word.get(..BEGINNING.min(word.len())).unwrap_or(word);
        if !stems.iter().any(|stem| stem.starts_with(beginning)) {
            stems.push(word);
        }
    }
    stems
}

/// Where the table has a word in lower case.
pub(super) fn values_of(word: &str) -> &'static [Value] {
    TABLE.by_word.get(word).map(Vec::as_slice).unwrap_or_default()
}

impl Value {
    fn kind(self) -> Option<&'static Kind> {
        TABLE.kinds.get(self.kind)
    }

    /// How far apart a word and what stands for it may be, as a share of the sentence.
    pub(super) fn reach(self) -> f32 {
        self.kind().map_or(0.0, |kind| kind.reach)
    }

    /// The words that say it.
    pub(super) fn words(self) -> &'static [&'static str] {
        self.kind().and_then(|kind| kind.values.get(self.value)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The words that say it, of each but one form: enough to tell another value by.
    pub(super) fn stems(self) -> &'static [&'static str] {
        self.kind().and_then(|kind| kind.stems.get(self.value)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The other values of its kind.
    pub(super) fn others(self) -> impl Iterator<Item = Value> {
        let count = self.kind().map_or(0, |kind| kind.values.len());
        (0..count).filter(move |&value| value != self.value).map(move |value| Value { value, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_value_of_a_kind_and_a_kind_has_several() {
        for kind in &TABLE.kinds {
            assert!(kind.values.len() > 1 && kind.reach > 0.0, "{kind:?}");
            assert!(kind.values.iter().flatten().all(|word| !word.is_empty()), "{kind:?}");
        }
        for word in TABLE.kinds.iter().flat_map(|kind| kind.values.iter().flatten()) {
            let values = values_of(word);
            for (at, value) in values.iter().enumerate() {
                assert!(values.iter().skip(at + 1).all(|other| other.kind != value.kind), "{word}");
            }
        }
    }
}
