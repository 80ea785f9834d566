//! Plain text: paragraphs, or one segment a line.

use super::{Content, ReadOptions, Segmentation};
use crate::Result;
use crate::text::{DocumentBuilder, Role, Span};

#[expect(clippy::unnecessary_wraps, reason = "the signature of a format's reader")]
pub(super) fn read(text: &str, options: &ReadOptions) -> Result<Content> {
    let lines = lines(text);
    let blocks = match options.segmentation {
        Segmentation::Lines => each(&lines, text, Role::Segment),
        Segmentation::Parallel => every(text),
        Segmentation::Auto if is_hard_wrapped(&lines, text) => paragraphs(&lines, text),
        Segmentation::Auto => each(&lines, text, Role::Paragraph),
    };
    let mut builder = DocumentBuilder::of_text(text.to_owned());
    for (span, role) in blocks {
        builder.plain_block(span, role);
    }
    Ok(Content::Text(builder.finish()))
}

/// The lines of a text without their ends; the form feed and the Unicode separators end one too.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        if matches!(character, '\n' | '\r' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            lines.push(Span::new(start, at));
            start = at + character.len_utf8();
        }
    }
    lines.push(Span::new(start, text.len()));
    lines
}

fn is_blank(line: Span, text: &str) -> bool {
    line.trimmed(text).is_empty()
}

/// Every line that is not blank, as a block of its own.
fn each(lines: &[Span], text: &str, role: Role) -> Vec<(Span, Role)> {
    let filled: Vec<Span> = lines.iter().map(|line| line.trimmed(text)).filter(|line| !line.is_empty()).collect();
    let of = |(number, span): (usize, &Span)| (*span, role_of(*span, text, role, number == 0, filled.len()));
    filled.iter().enumerate().map(of).collect()
}

/// Every line, blank or not; lines end at LF, CRLF or CR, and the last one's end begins no other.
fn every(text: &str) -> Vec<(Span, Role)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n').flat_map(|line| line.split_inclusive('\r')) {
        // A line feed alone is what is left of CRLF, or a blank line.
        if line == "\n" && Span::at(start).before(text).ends_with('\r') {
            start += 1;
            continue;
        }
        lines.push((Span::new(start, start + line.len()).trimmed(text), Role::Segment));
        start += line.len();
    }
    lines
}

/// Runs of lines between blank ones.
fn paragraphs(lines: &[Span], text: &str) -> Vec<(Span, Role)> {
    let joined = |run: &[Span]| run.iter().copied().reduce(Span::join).map(|span| span.trimmed(text));
    let runs: Vec<Span> = lines.split(|line| is_blank(*line, text)).filter_map(joined).collect();
    let of = |(number, span): (usize, &Span)| (*span, role_of(*span, text, Role::Paragraph, number == 0, runs.len()));
    runs.iter().enumerate().map(of).collect()
}

/// A text's first block is its headline if it has no end mark and others follow.
fn role_of(span: Span, text: &str, role: Role, first: bool, blocks: usize) -> Role {
    let headline = first && blocks > 1 && role == Role::Paragraph && !ends_sentence(span.of(text));
    if headline { Role::Heading } else { role }
}

fn ends_sentence(line: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || "\"”“»«')]’\u{200f}\u{200e}".contains(c);
    line.trim_end_matches(closing).ends_with(['.', '!', '?', '؟', '…', ':', '۔'])
}

/// Whether line ends inside paragraphs are only where the line was full. Lines of one paragraph each end in an end mark
/// as a rule and differ in length; wrapped ones end anywhere and come close to one width.
fn is_hard_wrapped(lines: &[Span], text: &str) -> bool {
    let width = |line: &Span| line.trimmed(text).of(text).chars().count();
    let mut inner = Vec::new();
    for run in lines.split(|line| is_blank(*line, text)) {
        inner.extend(run.iter().take(run.len().saturating_sub(1)));
    }
    let Some(longest) = inner.iter().map(&width).max() else { return true };
    let full = inner.iter().filter(|line| width(line) * 5 >= longest * 3).count();
    let open = inner.iter().filter(|line| !ends_sentence(line.trimmed(text).of(text))).count();
    longest <= 160 && full * 4 >= inner.len() * 3 && open * 2 > inner.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str, segmentation: Segmentation) -> Vec<(String, Role)> {
        let Ok(Content::Text(document)) = read(text, &segmentation.into()) else { panic!("a text") };
        document.blocks().iter().map(|block| (block.span.of(text).to_owned(), block.role)).collect()
    }

    #[test]
    fn a_wrapped_line_goes_on_in_the_next() {
        let text = "The committee met on Monday and talked\nfor hours about the budget that it had\nput off in spring.\n\nNothing was decided.\n";
        let found = blocks(text, Segmentation::Auto);
        assert_eq!(found.len(), 2);
        assert!(found[0].0.ends_with("in spring."));
    }

    #[test]
    fn a_paragraph_a_line_stays_one_even_with_blank_lines_between_some() {
        let text = "Headline without a mark\n\nFirst paragraph. It has two sentences and goes on for a while.\nSecond.\nA third paragraph of middling length?\n";
        let found = blocks(text, Segmentation::Auto);
        assert_eq!(
            found.iter().map(|(_, role)| *role).collect::<Vec<_>>(),
            [Role::Heading, Role::Paragraph, Role::Paragraph, Role::Paragraph]
        );
    }

    #[test]
    fn lines_are_segments_on_request_and_blank_ones_are_none() {
        let found = blocks("أ ب\r\n\r\nج. د\n", Segmentation::Lines);
        assert_eq!(found, [("أ ب".to_owned(), Role::Segment), ("ج. د".to_owned(), Role::Segment)]);
    }
}
