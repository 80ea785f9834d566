//! Slips of the pen: one letter lost, put in, taken for another, or exchanged with its neighbour.

/// How a written word differs from the one that was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// The first letter of the written word that is wrong, or where one is lost.
    pub(super) at: usize,
    /// Letters as written, none if one is lost.
    pub(super) written: Vec<char>,
    /// Letters as they were meant, none if one was put in.
    pub(super) meant: Vec<char>,
}

impl Slip {
    /// Every word that a written one may be a slip for, with letters of an alphabet lost or taken for others.
    pub(super) fn all<'w>(written: &'w [char], alphabet: &'w [char]) -> impl Iterator<Item = Self> + 'w {
        let slip =
            |at: usize, written: &[char], meant: &[char]| Self { at, written: written.into(), meant: meant.into() };
        let swapped = written.windows(2).enumerate().filter_map(move |(at, two)| match two {
            [a, b] if a != b => Some(slip(at, two, &[*b, *a])),
            _ => None,
        });
        let extra = written.iter().enumerate().map(move |(at, letter)| slip(at, &[*letter], &[]));
        let replaced = written.iter().enumerate().flat_map(move |(at, letter)| {
            alphabet.iter().filter(move |other| *other != letter).map(move |other| slip(at, &[*letter], &[*other]))
        });
        let lost = (0..=written.len()).flat_map(move |at| alphabet.iter().map(move |letter| slip(at, &[], &[*letter])));
        swapped.chain(extra).chain(replaced).chain(lost)
    }

    /// A written word as it was meant.
    pub(super) fn mended(&self, written: &[char]) -> String {
        let (before, rest) = written.split_at(self.at.min(written.len()));
        let behind = rest.get(self.written.len()..).unwrap_or_default();
        before.iter().chain(&self.meant).chain(behind).collect()
    }

    /// Whether two letters changed places.
    pub(super) fn is_swap(&self) -> bool {
        self.written.len() == 2
    }

    /// Whether a letter at an end of a word of so many letters is concerned.
    pub(super) fn is_at_edge(&self, letters: usize) -> bool {
        self.at == 0 || self.at + self.written.len() >= letters
    }

    /// The letters concerned, as written and as meant.
    pub(super) fn letters(&self) -> impl Iterator<Item = char> {
        self.written.iter().chain(&self.meant).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn every_slip_of_a_word_is_found_among_all() {
        let alphabet: Vec<char> = ('a'..='z').collect();
        let all: Vec<String> = Slip::all(&letters("tow"), &alphabet).map(|slip| slip.mended(&letters("tow"))).collect();
        for meant in ["two", "to", "town", "tom", "stow", "row"] {
            assert!(all.contains(&meant.to_owned()), "{meant}");
        }
        assert!(!all.contains(&"tow".to_owned()));
    }
}
