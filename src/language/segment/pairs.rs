//! Which quotation marks and brackets are open, and where those just closed began.

use super::scan::{char_at, char_before, is_blank};
use crate::text::Span;

/// A kind of pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Quotation marks of one pair of forms; `"` opens and closes.
    Quote(char),
    /// Brackets.
    Bracket(char),
}

/// What a character does to the pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Opens(Kind),
    Closes(Kind),
}

/// Marks that open a pair and marks that close it.
static PAIRS: [(&str, &str, Kind); 9] = [
    ("“„", "”", Kind::Quote('”')),
    ("«", "»", Kind::Quote('»')),
    ("‹", "›", Kind::Quote('›')),
    ("‘‚", "", Kind::Quote('\'')),
    ("(", ")", Kind::Bracket(')')),
    ("[", "]", Kind::Bracket(']')),
    ("{", "}", Kind::Bracket('}')),
    ("﴿", "﴾", Kind::Quote('﴾')),
    ("「", "」", Kind::Quote('」')),
];

/// Depth beyond which openings are forgotten; real text never gets there.
const DEEPEST: usize = 16;

/// The pairs open at some place of a text.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    open: Vec<(Kind, usize)>,
}

impl Pairs {
    /// What the mark `mark` at `at` does; nothing for other characters and for apostrophes.
    pub(super) fn turn(&self, text: &str, at: usize, mark: char) -> Option<Turn> {
        match mark {
            '"' | '＂' => Some(self.straight(text, at, mark)),
            '\'' | '’' => single(text, at, mark),
            // What most characters are, before tables are asked.
            '0'..='9' | 'A'..='Z' | 'a'..='z' | 'ء'..='٩' => None,
            _ if mark.is_alphanumeric() => None,
            _ => PAIRS.iter().find_map(|&(open, close, kind)| {
                let opens = open.contains(mark).then_some(Turn::Opens(kind));
                opens.or_else(|| close.contains(mark).then_some(Turn::Closes(kind)))
            }),
        }
    }

    /// A straight mark says by what stands beside it which way it faces; between two spaces the order decides.
    fn straight(&self, text: &str, at: usize, mark: char) -> Turn {
        let kind = Kind::Quote('"');
        let is_open = self.open.iter().any(|&(open, _)| open == kind);
        let loose_before = char_before(text, at).is_none_or(|c| is_blank(c) || "([{—–-".contains(c));
        let loose_after = char_at(text, at + mark.len_utf8()).is_none_or(|c| !c.is_alphanumeric() && !opens(c));
        match (loose_before, loose_after) {
            (true, false) => Turn::Opens(kind),
            (false, true) => Turn::Closes(kind),
            _ if is_open => Turn::Closes(kind),
            _ => Turn::Opens(kind),
        }
    }

    /// Takes note of a mark at `at`; for one that closes, says where its pair was opened.
    pub(super) fn take(&mut self, turn: Turn, at: usize) -> Option<usize> {
        match turn {
            Turn::Opens(kind) => {
                if self.open.len() == DEEPEST {
                    self.open.remove(0);
                }
                self.open.push((kind, at));
                None
            }
            Turn::Closes(kind) => {
                let place = self.open.iter().rposition(|&(open, _)| open == kind)?;
                let opened = self.open.get(place).map(|&(_, at)| at);
                self.open.truncate(place);
                opened
            }
        }
    }

    /// Where the outermost bracket still open began.
    pub(super) fn bracket(&self) -> Option<(char, usize)> {
        self.open.iter().find_map(|&(kind, at)| match kind {
            Kind::Bracket(close) => Some((close, at)),
            Kind::Quote(_) => None,
        })
    }
}

fn opens(mark: char) -> bool {
    !mark.is_alphanumeric() && PAIRS.iter().any(|(open, _, _)| open.contains(mark))
}

/// A single mark between letters is an apostrophe.
fn single(text: &str, at: usize, mark: char) -> Option<Turn> {
    let kind = Kind::Quote('\'');
    let before = char_before(text, at).is_some_and(|c| !is_blank(c) && !"([{—–-\"“«".contains(c));
    let after = char_at(text, at + mark.len_utf8()).is_some_and(char::is_alphanumeric);
    match (before, after) {
        (false, true) if mark == '\'' => Some(Turn::Opens(kind)),
        (true, false) => Some(Turn::Closes(kind)),
        _ => None,
    }
}

/// Whether nothing but openings and dashes stands between the start of `sentence` and its end.
pub(super) fn is_head(text: &str, sentence: Span) -> bool {
    sentence.len() < LONGEST_HEAD
        && sentence
            .of(text)
            .chars()
            .all(|c| is_blank(c) || opens(c) || is_dash(c) || matches!(c, '"' | '\'' | '•' | '*'))
}

/// More than this, in bytes, is no head; keeps the look back bounded.
const LONGEST_HEAD: usize = 64;

/// A dash that sets off speech or an insertion.
pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | '―')
}

/// A mark that can open a quotation or a bracket.
pub(super) fn is_opening(character: char) -> bool {
    opens(character) || matches!(character, '"' | '\'' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(text: &str) -> String {
        let mut pairs = Pairs::default();
        let mut out = String::new();
        for (at, mark) in text.char_indices() {
            if let Some(turn) = pairs.turn(text, at, mark) {
                out.push(if matches!(turn, Turn::Opens(_)) { '<' } else { '>' });
                pairs.take(turn, at);
            }
        }
        out
    }

    #[test]
    fn straight_marks_face_what_they_touch() {
        assert_eq!(turns("قال \"نعم\" ثم \"لا\"."), "<><>");
        assert_eq!(turns("قال \" نعم \" ."), "<>");
        assert_eq!(turns("said \"no.\" \"Yes.\""), "<><>");
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        assert_eq!(turns("It's James’s"), "");
        assert_eq!(turns("'Stop!' he said"), "<>");
    }
}
