//! A sentence with a place in it marked, shortened to a width around that place.

use super::visible::{Show, visible};
use crate::align::Analysis;
use crate::text::{Span, is_arabic_mark, is_invisible};

/// A stretch of text in three parts, on one line and safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

impl Excerpt {
    /// The sentence or sentences around `place`, in no more than about `width` columns.
    pub(super) fn around(text: &Analysis, place: Span, width: usize) -> Self {
        let sentence = sentences(text, place);
        let before = near_end(Span::new(sentence.start, place.start).of(text.text()), width);
        let after = near_start(Span::new(place.end, sentence.end).of(text.text()), width);
        let marked = middle_cut(place.of(text.text()), width);
        let (before, after) = (visible(before, Show::Active), visible(after, Show::Active));
        let room = width.saturating_sub(columns(&marked));
        let (head, tail) = (columns(&before), columns(&after));
        // What one side does not need goes to the other.
        let for_head = head.min(room - tail.min(room / 2));
        let for_tail = tail.min(room - for_head);
        Self { before: last_words(&before, for_head), marked, after: first_words(&after, for_tail) }
    }
}

/// `text` whole, or its beginning if it takes more than `width` columns.
pub(super) fn shortened(text: &str, width: usize) -> String {
    first_words(&visible(near_start(text, width), Show::Active), width)
}

/// How many characters may stand on a column: a letter with its marks.
const STACKED: usize = 4;

/// As much of the start of `text` as `width` columns can show, and more if there is more, so that a cut is seen.
fn near_start(text: &str, width: usize) -> &str {
    let end = text.char_indices().nth(STACKED * (width + 1)).map_or(text.len(), |(at, _)| at);
    Span::new(0, end).of(text)
}

fn near_end(text: &str, width: usize) -> &str {
    let start = text.char_indices().rev().nth(STACKED * (width + 1)).map_or(0, |(at, _)| at);
    Span::new(start, text.len()).of(text)
}

/// From the start of the first sentence that `place` touches to the end of the last.
fn sentences(text: &Analysis, place: Span) -> Span {
    let document = &text.document;
    let sentence = |offset: usize| {
        let segment = document.segment_at(offset).and_then(|number| document.segments().get(number));
        segment.map_or(place, |segment| segment.span)
    };
    let last = if place.is_empty() { place.start } else { place.end - 1 };
    sentence(place.start).join(sentence(last)).join(place)
}

/// Columns that `text` takes on a terminal, wide characters apart.
fn columns(text: &str) -> usize {
    text.chars().filter(|&c| width_of(c) > 0).count()
}

fn width_of(character: char) -> usize {
    let is_zero = is_arabic_mark(character) || is_invisible(character) || matches!(character, '\u{300}'..='\u{36f}');
    usize::from(!is_zero)
}

fn first_words(text: &str, width: usize) -> String {
    let Some(cut) = cut_after(text.char_indices(), width) else { return text.to_owned() };
    let head = Span::new(0, cut).of(text);
    let end = head.rfind(' ').filter(|&end| end > cut / 2).unwrap_or(cut);
    format!("{}…", Span::new(0, end).of(text).trim_end())
}

fn last_words(text: &str, width: usize) -> String {
    let Some(cut) = cut_after(text.char_indices().rev(), width) else { return text.to_owned() };
    let cut = text.char_indices().map(|(at, _)| at).find(|&at| at > cut).unwrap_or(text.len());
    let tail = Span::new(cut, text.len()).of(text);
    let start = tail.find(' ').filter(|&start| start < tail.len() / 2).unwrap_or_default();
    format!("…{}", Span::new(start, tail.len()).of(tail).trim_start())
}

/// Where the first character stands that no longer fits, if any.
fn cut_after(characters: impl Iterator<Item = (usize, char)>, width: usize) -> Option<usize> {
    let mut left = width;
    for (at, character) in characters {
        match left.checked_sub(width_of(character)) {
            Some(rest) => left = rest,
            None => return Some(at),
        }
    }
    None
}

/// `text`, safe to show; if it takes more than `width` columns, its two ends.
pub(super) fn middle_cut(text: &str, width: usize) -> String {
    let start = visible(near_start(text, width), Show::All);
    if columns(&start) <= width {
        return start;
    }
    let half = width.saturating_sub(1) / 2;
    let (head, tail) = (first_words(&start, half), last_words(&visible(near_end(text, width), Show::All), half));
    format!("{} {}", head, tail.trim_start_matches('…'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::text::Role;

    fn excerpt(text: &str, marked: &str, width: usize) -> String {
        let analysis = Analysis::of_block(text, Role::Paragraph, Language::english());
        let start = text.find(marked).unwrap();
        let excerpt = Excerpt::around(&analysis, Span::new(start, start + marked.len()), width);
        format!("{}[{}]{}", excerpt.before, excerpt.marked, excerpt.after)
    }

    #[test]
    fn a_short_sentence_stands_whole() {
        assert_eq!(excerpt("He said yes. She did not.", "yes", 40), "He said [yes].");
    }

    #[test]
    fn a_long_one_is_cut_at_words_around_the_place() {
        let text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
        assert_eq!(excerpt(text, "seven", 30), "…five six [seven] eight nine…");
        assert_eq!(excerpt(text, "one", 20), "[one] two three four…");
        assert_eq!(excerpt(text, "fourteen", 30), "…twelve thirteen [fourteen]");
    }

    #[test]
    fn a_long_place_keeps_its_ends() {
        let text = "one two three four five six seven eight nine ten";
        assert_eq!(excerpt(text, text, 21), "[one two… nine ten]");
    }
}
