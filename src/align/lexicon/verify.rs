//! Looking at every line of a lexicon that someone may have edited.

use crate::{Error, Result};

/// Refuses lines that are not `well_formed` or not sorted by their first cell; `first` is the number of the first line.
pub(super) fn lines(text: &str, first: usize, well_formed: fn(&str) -> bool) -> Result<()> {
    let mut last = "";
    for (number, line) in (first..).zip(text.lines()) {
        let key = line.split('\t').next().unwrap_or_default();
        if key.is_empty() || !well_formed(line) {
            let error = Error::input("no line of a lexicon").at(number, 1);
            return Err(error
                .hint("a line is a stem, a tab, and pairs of a stem and a strength in percent, separated by spaces"));
        }
        if key <= last && !last.is_empty() {
            let error = Error::input(format!("“{key}” is out of order behind “{last}”")).at(number, 1);
            return Err(error.hint("the stems are sorted by their bytes (LC_ALL=C sort) and stand once each"));
        }
        last = key;
    }
    Ok(())
}

/// Whether a line is a stem and its translations.
pub(super) fn entry(line: &str) -> bool {
    let Some((_, rest)) = line.split_once('\t') else { return false };
    let words: Vec<&str> = rest.split(' ').collect();
    let strength = |text: &str| text.parse::<u8>().is_ok_and(|percent| percent <= 100);
    words.chunks(2).all(|pair| matches!(pair, [stem, percent] if !stem.is_empty() && strength(percent)))
}

#[cfg(test)]
mod tests {
    use crate::align::lexicon::Lexicon;

    fn message(lexicon: &str) -> String {
        Lexicon::parse_checked(lexicon.to_owned()).expect_err("an error").in_file("f").to_string()
    }

    #[test]
    fn a_broken_line_is_named_with_its_number() {
        for (lines, place) in [
            ("a\tx 50\nb\tx\n\nx\n", "3:1: no line"),
            ("a\tx 50\nb\tx 101\n\nx\n", "3:1: no line"),
            ("b\tx 50\na\tx 50\n\nx\n", "3:1: “a” is out of order"),
            ("a\tx 50\n\ny\nx\n", "5:1: “x” is out of order"),
        ] {
            let found = message(&["muqabala-lexicon 1 en fr 1.0\n", lines].concat());
            assert!(found.contains(place), "{found}");
        }
    }

    #[test]
    fn line_ends_of_other_systems_are_read() {
        let lexicon = "muqabala-lexicon 1 en fr 1.0\r\na\tx 50\r\n\r\nx\r\n";
        assert!(Lexicon::parse_checked(lexicon.to_owned()).unwrap().knows("x"));
    }
}
