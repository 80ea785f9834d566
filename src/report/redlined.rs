//! A redline as a line of text: `[-gone-] {+come+}`, which reads right without colour and in either direction.

use anstyle::{AnsiColor, Style};

use super::visible::{Show, visible};
use crate::compare::{Change, Piece};
use crate::text::{Folding, Span, fold_word};

/// What happens to a stretch of words, told finer than by [`Change`]: a spelling that differs in vowel marks or in tatweel alone
/// is told from others.
pub(super) fn change_name(change: Change, old: &str, new: &str) -> &'static str {
    let without_tatweel = |text: &str| text.replace('\u{640}', "");
    match change {
        Change::Respelled if without_tatweel(old) == without_tatweel(new) => "tatweel",
        Change::Respelled if fold_word(old, Folding::Marks) == fold_word(new, Folding::Marks) => "tashkeel",
        change => change.name(),
    }
}

/// The redline of two texts. A change of spelling or of clitics alone has its name behind it. White space stands where one of
/// the texts has it.
pub(super) fn redlined(old: &str, new: &str, pieces: &[Piece], color: bool) -> String {
    let styled = |text: String, color_of: AnsiColor| {
        let style = Style::new().fg_color(Some(color_of.into()));
        if color { format!("{style}{text}{style:#}") } else { text }
    };
    let mut line = String::new();
    let (mut before, mut after) = (Gaps::new(old), Gaps::new(new));
    for piece in pieces {
        let gaps = [before.is_before(piece.old), after.is_before(piece.new)];
        if gaps.contains(&true) && !line.is_empty() {
            line.push(' ');
        }
        let (gone, come) = (piece.old.of(old), piece.new.of(new));
        let (shown_gone, shown_come) = (visible(gone, Show::All), visible(come, Show::All));
        if piece.change == Change::Kept {
            line.push_str(&shown_come);
            continue;
        }
        if !gone.is_empty() {
            line.push_str(&styled(format!("[-{shown_gone}-]"), AnsiColor::Red));
        }
        if !gone.is_empty() && !come.is_empty() {
            line.push(' ');
        }
        if !come.is_empty() {
            line.push_str(&styled(format!("{{+{shown_come}+}}"), AnsiColor::Green));
        }
        if matches!(piece.change, Change::Respelled | Change::Clitics) {
            line.extend(["(", change_name(piece.change, gone, come), ")"]);
        }
    }
    line
}

/// A text read from its beginning, word by word.
struct Gaps<'a> {
    text: &'a str,
    /// Where the last piece ended.
    read: usize,
}

impl<'a> Gaps<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, read: 0 }
    }

    /// Whether white space stands before a piece that is in this text. Goes behind it.
    fn is_before(&mut self, span: Span) -> bool {
        if span.is_empty() {
            return false;
        }
        let gap = Span::new(self.read.min(span.start), span.start);
        self.read = span.end;
        gap.of(self.text).contains(char::is_whitespace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::redline;
    use crate::language::Language;

    fn told(old: &str, new: &str) -> String {
        redlined(old, new, &redline(old, new, &Language::arabic()), false)
    }

    #[test]
    fn white_space_stands_where_a_text_has_it() {
        assert_eq!(told("في 5 أغسطس.", "في 5 سبتمبر."), "في 5 [-أغسطس-] {+سبتمبر+}.");
        assert_eq!(told("قال (أمس)، ثم خرج", "قال (أمس، ثم خرج"), "قال (أمس[-)-]، ثم خرج");
        assert_eq!(told("قال ذلك أمس.", "قال أمس."), "قال [-ذلك-] أمس.");
        assert_eq!(told("قال ثم خرج", "قال، ثم خرج"), "قال{+،+} ثم خرج");
        assert_eq!(told("أمس خرج", "خرج"), "[-أمس-] خرج");
    }

    #[test]
    fn changes_of_spelling_and_clitics_are_called_so() {
        assert_eq!(told("زار الوزير", "زار الوزيرُ"), "زار [-الوزير-] {+الوزيرُ+}(tashkeel)");
        assert_eq!(told("قال كتاب", "قال كتـــاب"), "قال [-كتاب-] {+كتـــاب+}(tatweel)");
        assert_eq!(told("سافر الى بلده", "سافر إلى بلده"), "سافر [-الى-] {+إلى+}(respelled) بلده");
        assert_eq!(told("رأى المدينة", "رأى بالمدينة"), "رأى [-المدينة-] {+بالمدينة+}(clitics)");
    }
}
