//! Quotation marks and brackets: finding them, telling opening from closing, pairing them.

use crate::align::Passage;
use crate::text::{Span, protected_spans};

/// A family of marks that open and close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// `"`, `“`, `”`, `„`: in Arabic typing any of them serves at either end.
    Double,
    /// `«` and `»`.
    Guillemet,
    /// `﴿` and `﴾` around a verse of the Quran; fonts and typists turn them both ways.
    Verse,
    /// `(` and `)`.
    Round,
    /// `[` and `]`.
    Square,
    /// `{` and `}`.
    Curly,
}

/// Families of quotation marks.
pub(super) const QUOTES: [Family; 3] = [Family::Double, Family::Guillemet, Family::Verse];
/// Families of brackets.
pub(super) const BRACKETS: [Family; 3] = [Family::Round, Family::Square, Family::Curly];

/// Which end of a pair a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Open,
    Close,
    /// Its neighbours do not tell.
    Either,
}

/// A mark in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Delimiter {
    pub(super) span: Span,
    pub(super) role: Role,
}

impl Family {
    fn of(mark: char) -> Option<(Self, Role)> {
        Some(match mark {
            '"' | '“' | '”' | '„' | '‟' => (Self::Double, Role::Either),
            '«' => (Self::Guillemet, Role::Open),
            '»' => (Self::Guillemet, Role::Close),
            '﴿' | '﴾' => (Self::Verse, Role::Either),
            '(' => (Self::Round, Role::Open),
            ')' => (Self::Round, Role::Close),
            '[' => (Self::Square, Role::Open),
            ']' => (Self::Square, Role::Close),
            '{' => (Self::Curly, Role::Open),
            '}' => (Self::Curly, Role::Close),
            _ => return None,
        })
    }

    /// Whether a byte may be the first of one of its marks: most texts have none, which bytes tell soonest.
    fn may_begin(self, byte: u8) -> bool {
        match self {
            Self::Double => matches!(byte, b'"' | 0xe2),
            Self::Guillemet => byte == 0xc2,
            Self::Verse => byte == 0xef,
            Self::Round => matches!(byte, b'(' | b')'),
            Self::Square => matches!(byte, b'[' | b']'),
            Self::Curly => matches!(byte, b'{' | b'}'),
        }
    }

    /// Whether `mark` belongs to it.
    pub(super) fn has(self, mark: char) -> bool {
        Self::of(mark).is_some_and(|(family, _)| family == self)
    }
}

/// The marks of `family` in `text` inside `within`, in order. List labels, smileys and inches are none.
pub(super) fn delimiters(text: &str, within: Span, family: Family) -> Vec<Delimiter> {
    let part = within.of(text);
    let mut found = Vec::new();
    if !part.bytes().any(|byte| family.may_begin(byte)) {
        return found;
    }
    let (mut opened, mut depth) = (0, 0_i64);
    let mut protected = protected_spans(part).into_iter().peekable();
    for (at, mark) in part.char_indices() {
        while protected.next_if(|span| span.end <= at).is_some() {}
        if protected.peek().is_some_and(|span| span.contains(at)) {
            continue;
        }
        // Brackets open on this line.
        depth = match mark {
            '\n' => 0,
            '(' => depth + 1,
            ')' => depth - 1,
            _ => depth,
        };
        if !family.has(mark) {
            continue;
        }
        let (before, after) = surroundings(part, Span::new(at, at + mark.len_utf8()));
        let given = Family::of(mark).map_or(Role::Either, |(_, role)| role);
        let role = if given == Role::Either { role_among(before, after) } else { given };
        let is_none = match family {
            Family::Double => mark == '"' && is_inches(before, opened == 0 && found.len() % 2 == 0),
            Family::Round => depth < 0 && is_label(before, mark) || is_smiley(before, mark),
            Family::Square | Family::Curly => is_smiley(before, mark),
            _ => false,
        };
        if !is_none {
            opened += usize::from(role == Role::Open);
            let span = Span::new(at, at + mark.len_utf8());
            found.push(Delimiter { span: span.shifted_by(within.start), role });
        }
    }
    found
}

/// Bytes on either side of a mark that tell what it is; a bound keeps long runs of marks linear.
const NEAR: usize = 64;

/// The text just before and just after `mark`.
fn surroundings(text: &str, mark: Span) -> (&str, &str) {
    let start = (mark.start.saturating_sub(NEAR)..=mark.start).find(|&at| text.is_char_boundary(at));
    let end = (mark.end..=text.len().min(mark.end + NEAR)).rev().find(|&at| text.is_char_boundary(at));
    let before = Span::new(start.unwrap_or(mark.start), mark.start);
    (before.of(text), Span::new(mark.end, end.unwrap_or(mark.end)).of(text))
}

/// Which end a mark is that looks the same at both, by what stands around it.
fn role_among(before: &str, after: &str) -> Role {
    let is_quote = |c: char| Family::Double.has(c) || c == '\'';
    let before = before.trim_end_matches(is_quote).chars().next_back().filter(|&c| c != '\n');
    let after = after.trim_start_matches(is_quote).chars().next().filter(|&c| c != '\n');
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens_after = |c: char| "([{«-–—:/=،,؛;ـ".contains(c);
    let closes_before = |c: char| ".,،؛;:!?؟)]}»%…-–—/".contains(c);
    match (before, after) {
        (None, Some(_)) => Role::Open,
        (Some(_), None) => Role::Close,
        (b, a) if is_space(b) && !is_space(a) => {
            if a.is_some_and(|a| ".,،؛;:!?؟)]}»".contains(a)) {
                Role::Close
            } else {
                Role::Open
            }
        }
        (b, a) if !is_space(b) && is_space(a) => {
            if b.is_some_and(|b| "([{«".contains(b)) {
                Role::Open
            } else {
                Role::Close
            }
        }
        (Some(b), Some(a)) if a.is_alphanumeric() && opens_after(b) => Role::Open,
        (Some(b), Some(a)) if closes_before(a) && !opens_after(b) => Role::Close,
        _ => Role::Either,
    }
}

/// `5'10"`, `14"`: a straight mark behind a number where no quotation is open.
fn is_inches(before: &str, nothing_open: bool) -> bool {
    let digits = before.trim_end_matches(|c: char| c.is_numeric() || c == '.' || c == '/');
    let number = before.len() > digits.len();
    number && before.ends_with(char::is_numeric) && (nothing_open || digits.ends_with(['\'', '’', '′']))
}

/// `a)`, `1)`, `أ)`: a short label at the start of a line or behind a space.
fn is_label(before: &str, mark: char) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let label = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let length = label.chars().count();
    mark == ')'
        && (1..=3).contains(&length)
        && (label.chars().all(char::is_numeric)
            || length == 1 && label.chars().all(char::is_alphabetic)
            || label.chars().all(|c| "ivx".contains(c)))
}

fn is_smiley(before: &str, mark: char) -> bool {
    let eyes = before.trim_end_matches(['-', '\'', mark]);
    let face = eyes.strip_suffix([':', ';', '=']);
    face.is_some_and(|rest| rest.is_empty() || rest.ends_with(|c: char| c.is_whitespace() || ".!?؟،".contains(c)))
        && !matches!(mark, '(' | '[' | '{') | (before.len() > eyes.len())
}

/// The marks of a passage, paired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Balance {
    /// Opening and closing mark of each pair, by the opening one.
    pub(super) pairs: Vec<(Span, Span)>,
    /// Closing marks without an opening one before them.
    pub(super) closing: Vec<Span>,
    /// Opening marks without a closing one behind them, all after the last of `closing`.
    pub(super) opening: Vec<Span>,
}

impl Balance {
    /// Pairs the marks of one family, innermost first. Time linear in their number.
    pub(super) fn of(marks: &[Delimiter]) -> Self {
        let mut balance = Self::default();
        for mark in marks {
            let opens = match mark.role {
                Role::Open => true,
                Role::Close => false,
                Role::Either => balance.opening.is_empty(),
            };
            if opens {
                balance.opening.push(mark.span);
            } else if let Some(opening) = balance.opening.pop() {
                balance.pairs.push((opening, mark.span));
            } else {
                balance.closing.push(mark.span);
            }
        }
        balance.pairs.sort();
        balance
    }

    /// Pairs marks that look the same at both ends: where their neighbours lead astray but their number is even, one
    /// opens and the next closes.
    pub(super) fn of_twins(marks: &[Delimiter]) -> Self {
        let balance = Self::of(marks);
        let left = (balance.closing.len(), balance.opening.len());
        if matches!(left, (0, 0) | (1, 1)) || marks.len() % 2 == 1 {
            return balance;
        }
        let pair = |two: &[Delimiter]| two.first().zip(two.last()).map(|(a, b)| (a.span, b.span));
        Self { pairs: marks.chunks(2).filter_map(pair).collect(), ..Self::default() }
    }

    /// Pairs the marks of `family` in a passage.
    pub(super) fn in_passage(passage: &Passage<'_>, family: Family) -> Self {
        let marks = delimiters(passage.whole(), passage.span(), family);
        match family {
            Family::Double | Family::Verse => Self::of_twins(&marks),
            _ => Self::of(&marks),
        }
    }
}

/// Whether token `number` of the passage stands inside a quotation.
pub(super) fn inside_quotation(passage: &Passage<'_>, number: usize) -> bool {
    let Some(token) = passage.tokens().get(number) else { return false };
    QUOTES.into_iter().any(|family| {
        let balance = Balance::in_passage(passage, family);
        let within = |&(a, b): &(Span, Span)| a.end <= token.span.start && token.span.end <= b.start;
        balance.pairs.iter().any(within)
            || balance.opening.iter().any(|open| open.end <= token.span.start)
            || balance.closing.iter().any(|close| token.span.end <= close.start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<Role> {
        delimiters(text, Span::all(text), Family::Double).into_iter().map(|mark| mark.role).collect()
    }

    fn count(text: &str, family: Family) -> usize {
        delimiters(text, Span::all(text), family).len()
    }

    #[test]
    fn neighbours_tell_which_end_a_straight_mark_is() {
        use Role::{Close, Either, Open};
        assert_eq!(roles("قال \"نعم\"، ثم \"لا\"."), [Open, Close, Open, Close]);
        assert_eq!(roles("قال:\"نعم.\""), [Open, Close]);
        assert_eq!(roles("قال \" نعم \" ثم"), [Either, Either]);
        assert_eq!(roles("قال \"إنه قال: \"نعم\"\""), [Open, Open, Close, Close]);
    }

    #[test]
    fn every_mark_of_a_family_may_begin_it() {
        for mark in "\"“”„‟«»﴿﴾()[]{}".chars() {
            let (family, _) = Family::of(mark).unwrap();
            let first = mark.to_string().bytes().next().unwrap();
            assert!(family.may_begin(first), "{mark}");
        }
    }

    #[test]
    fn inches_are_no_quotation_marks() {
        assert_eq!(count("He is 5'10\" tall with a 14\" screen", Family::Double), 0);
        assert_eq!(count("قال \"كان ذلك عام 2014\"", Family::Double), 2);
    }

    #[test]
    fn labels_and_smileys_are_no_brackets() {
        assert_eq!(count("1) أولا\nب) ثانيا :) شكرا ;-)", Family::Round), 0);
        assert_eq!(count("(عام 5) ثم (أ)", Family::Round), 4);
    }

    #[test]
    fn an_even_number_of_badly_spaced_marks_is_balanced() {
        let text = "قال\" نعم\" ثم";
        let balance = Balance::of_twins(&delimiters(text, Span::all(text), Family::Double));
        assert_eq!((balance.pairs.len(), balance.closing.len(), balance.opening.len()), (1, 0, 0));
    }

    #[test]
    fn of_two_marks_opened_the_one_that_is_not_closed_is_left() {
        let text = "قال \"نعم ثم قال \"لا\" ومضى";
        let balance = Balance::of_twins(&delimiters(text, Span::all(text), Family::Double));
        assert_eq!(balance.opening.iter().map(|span| span.start).collect::<Vec<_>>(), [text.find('"').unwrap()]);
    }
}
