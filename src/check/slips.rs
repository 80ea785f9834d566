//! Slips of the pen: one letter lost, put in, taken for another, or exchanged with its neighbour.

use super::keys::{are_neighbours, differ_in_dots};

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

/// How letters went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Two changed places.
    Swapped,
    /// One was typed twice.
    Doubled,
    /// The key beside one was typed too.
    Brushed,
    /// Any other was typed too.
    Extra,
    /// One of two alike was lost.
    Single,
    /// Any other was lost.
    Lost,
    /// One has the dots of another.
    Dots,
    /// The key beside one was typed in its place.
    Key,
    /// Any other was typed in its place.
    Other,
}

impl Slip {
    /// How it came about in a written word.
    pub(super) fn kind(&self, letters: &[char]) -> Kind {
        let beside = |behind: usize| {
            let before = self.at.checked_sub(1).and_then(|at| letters.get(at));
            before.into_iter().chain(letters.get(self.at + behind)).copied()
        };
        match (self.written.as_slice(), self.meant.as_slice()) {
            ([_, _], _) => Kind::Swapped,
            ([extra], []) if beside(1).any(|letter| letter == *extra) => Kind::Doubled,
            ([extra], []) if beside(1).any(|letter| are_neighbours(letter, *extra)) => Kind::Brushed,
            (_, []) => Kind::Extra,
            ([], [lost]) if beside(0).any(|letter| letter == *lost) => Kind::Single,
            ([], _) => Kind::Lost,
            ([written], [meant]) if differ_in_dots(*written, *meant) => Kind::Dots,
            ([written], [meant]) if are_neighbours(*written, *meant) => Kind::Key,
            _ => Kind::Other,
        }
    }

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
