//! Quotations: what stands between quotation marks, over sentences but never over paragraphs.

use crate::text::{Document, Span, is_arabic_letter};

/// A quotation in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Between its marks.
    pub inner: Span,
    /// How many quotations it stands in.
    pub depth: usize,
}

/// A mark and the marks that close what it opens, the usual one first.
const PAIRS: [(char, &[char]); 6] =
    [('“', &['”', '"']), ('”', &['”', '“', '"']), ('«', &['»']), ('„', &['“', '”']), ('"', &['"', '”']), ('﴿', &['﴾'])];

/// The quotations of a document in order of their beginnings. A mark without its counterpart in the paragraph is no
/// quotation. Straight marks open and close in turn. Time linear in the length of the text.
pub fn find(document: &Document) -> Vec<Quotation> {
    let mut quotations: Vec<_> =
        document.blocks().iter().flat_map(|block| in_paragraph(document.text(), block.span)).collect();
    quotations.sort_by_key(|quotation| (quotation.span.start, quotation.depth));
    quotations
}

fn in_paragraph(text: &str, paragraph: Span) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut before = ' ';
    let mut characters = paragraph.of(text).char_indices().peekable();
    while let Some((at, mark)) = characters.next() {
        if is_mark(mark) {
            let start = at + paragraph.start;
            let after = characters.peek().map_or(' ', |&(_, after)| after);
            if let Some(depth) = closes(&open, mark, before, after) {
                if let Some(&(opener, first)) = open.get(depth) {
                    let inner = Span::new(first + opener.len_utf8(), start);
                    found.push(Quotation { span: Span::new(first, start + mark.len_utf8()), inner, depth });
                }
                open.truncate(depth);
            } else if mark != '”' && closing(mark).is_some() || mark == '”' && before.is_whitespace() {
                open.push((mark, start));
            }
        }
        before = mark;
    }
    found
}

/// Which of the open quotations a mark closes: the last, or the one it stands in if the last was never closed.
fn closes(open: &[(char, usize)], mark: char, before: char, after: char) -> Option<usize> {
    let last_two = open.len().saturating_sub(2)..open.len();
    let nearest = |wanted: &dyn Fn(char) -> bool| {
        last_two.clone().rev().find(|&k| open.get(k).is_some_and(|&(opener, _)| wanted(opener)))
    };
    let by_pair = nearest(&|opener| closing(opener).is_some_and(|closing| closing.contains(&mark)));
    // Writers from right to left type ” and “ the wrong way round: the white space around a mark shows what it does.
    let reversed = mark == '“' && !before.is_whitespace() && !after.is_alphanumeric();
    by_pair.or_else(|| if reversed { nearest(&is_curly) } else { None })
}

fn is_mark(mark: char) -> bool {
    // Most characters are letters and blanks, and that is told soonest.
    let is_plain = mark == ' ' || mark.is_ascii_alphanumeric() || is_arabic_letter(mark);
    !is_plain
        && !mark.is_alphanumeric()
        && PAIRS.iter().any(|(opener, closing)| *opener == mark || closing.contains(&mark))
}

fn is_curly(mark: char) -> bool {
    matches!(mark, '“' | '”')
}

fn closing(opener: char) -> Option<&'static [char]> {
    PAIRS.iter().find(|(mark, _)| *mark == opener).map(|(_, closing)| *closing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, DocumentBuilder, Role};

    fn quoted(text: &str) -> Vec<(String, usize)> {
        let mut builder = DocumentBuilder::of_text(text.to_owned());
        builder.block(Block { span: Span::all(text), role: Role::Paragraph, unit: None, group: 0 });
        let document = builder.finish();
        find(&document).iter().map(|q| (q.inner.of(text).to_owned(), q.depth)).collect()
    }

    #[test]
    fn a_quotation_runs_over_sentences() {
        assert_eq!(quoted("قال: \"جئت. ثم عدت.\" ومضى."), [("جئت. ثم عدت.".to_owned(), 0)]);
    }

    #[test]
    fn quotations_nest() {
        let found = quoted("«قال “نعم” ثم مضى» و\"انتهى\"");
        assert_eq!(found, [("قال “نعم” ثم مضى".to_owned(), 0), ("نعم".to_owned(), 1), ("انتهى".to_owned(), 0)]);
    }

    #[test]
    fn reversed_and_repeated_curly_marks_are_understood() {
        assert_eq!(quoted("قال ”نعم“ ثم ”لا” ومضى"), [("نعم".to_owned(), 0), ("لا".to_owned(), 0)]);
    }

    #[test]
    fn a_lone_mark_is_no_quotation() {
        assert!(quoted("قال “نعم ومضى").is_empty());
        assert!(quoted("قال نعم” ومضى").is_empty());
    }
}
