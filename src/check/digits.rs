//! Numbers written in digits, wherever they stand, also behind a particle (و2,5), and the systems of their digits.

use crate::text::Span;

/// The systems of digits by their zero: European, Arabic-Indic, Persian.
pub(super) const ZEROS: [char; 3] = ['0', '٠', '۰'];

/// What may stand between the digits of one number.
const SEPARATORS: [char; 5] = ['.', ',', '،', '٬', '٫'];

/// The zero of the system that a digit belongs to.
pub(super) fn zero_of(digit: char) -> Option<char> {
    ZEROS.into_iter().find(|&zero| (u32::from(zero)..u32::from(zero) + 10).contains(&u32::from(digit)))
}

/// A digit as an ASCII one; nothing for other characters.
pub(super) fn ascii(digit: char) -> Option<char> {
    let zero = zero_of(digit)?;
    char::from_digit(u32::from(digit) - u32::from(zero), 10)
}

/// Runs of digits with single separators between them, in order.
pub(super) fn numbers(text: &str, within: Span) -> Vec<Span> {
    let part = within.of(text);
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let mut separator = false;
    for (at, c) in part.char_indices() {
        let end = at + c.len_utf8();
        if zero_of(c).is_some() {
            open = Some(Span::new(open.map_or(at, |span| span.start), end));
            separator = false;
        } else if open.is_some() && SEPARATORS.contains(&c) && !separator {
            separator = true;
        } else {
            found.extend(open.take());
            separator = false;
        }
    }
    found.extend(open);
    found.into_iter().map(|span| span.shifted_by(within.start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_ends_before_the_mark_behind_it() {
        let text = "بلغ و2,5 ثم 1,200.5، ثم ٣٫٥. وفي 2014";
        let found: Vec<_> = numbers(text, Span::all(text)).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["2,5", "1,200.5", "٣٫٥", "2014"]);
    }
}
