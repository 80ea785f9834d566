//! Marks in a file that say of a passage what is to be ignored in it: `muqabala: ignore RULE` in a comment.

use std::collections::BTreeSet;

use super::{Finding, Rule};
use crate::text::{Document, LineIndex, Side, Sides, Span, Unit};
use crate::{Error, Result};

/// What a mark begins with; white space between the two may be left out.
const MARK: [&str; 2] = ["muqabala:", "ignore"];

/// The marks of two texts.
///
/// A mark stands outside the text that is read: in a comment (`<!-- muqabala: ignore tatweel, missing-hamza -->`, `# muqabala: ignore`
/// in PO) or in another cell of a table's row. It is for the paragraph or unit that it stands in or follows in its line, else for
/// the next one, and for all rules if it names none. Plain text has no comments, so it has no marks.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    marks: Sides<Vec<Mark>>,
    is_bitext: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    block: usize,
    /// All if there are none.
    rules: Vec<&'static str>,
}

impl Marks {
    /// Reads the marks of both texts. Those of a bitext are for its pairs.
    ///
    /// # Errors
    /// If a mark names a rule that does not exist; with line and column, and the side it stands on.
    pub fn read(documents: Sides<&Document>, is_bitext: bool) -> Result<Self, (Side, Error)> {
        let read = |side: Side| marks(documents, side, is_bitext).map_err(|error| (side, error));
        let source = if is_bitext { Vec::new() } else { read(Side::Source)? };
        Ok(Self { marks: Sides::new(source, read(Side::Target)?), is_bitext })
    }

    /// Takes out the findings that a mark is for, and says how many these were.
    pub fn apply(&self, documents: Sides<&Document>, findings: &mut Vec<Finding>) -> usize {
        let before = findings.len();
        if Side::BOTH.into_iter().any(|side| !self.marks.get(side).is_empty()) {
            findings.retain(|finding| !Side::BOTH.into_iter().any(|side| self.are_for(finding, documents, side)));
        }
        before - findings.len()
    }

    fn are_for(&self, finding: &Finding, documents: Sides<&Document>, side: Side) -> bool {
        let document = documents.get(side);
        let segment = finding.places.get(side).and_then(|span| document.segment_at(span.start));
        let Some(block) = segment.and_then(|number| document.segments().get(number)).map(|segment| segment.block)
        else {
            return false;
        };
        let marks = self.marks.get(if self.is_bitext { Side::Target } else { side });
        marks.iter().any(|mark| mark.block == block && (mark.rules.is_empty() || mark.rules.contains(&finding.rule)))
    }
}

fn marks(documents: Sides<&Document>, side: Side, is_bitext: bool) -> Result<Vec<Mark>> {
    let document = documents.get(side);
    let file = document.file();
    if !document.is_extracted() || document.is_packed() || !file.contains(MARK[0]) {
        return Ok(Vec::new());
    }
    // What is read as text is no mark but something to read.
    let sides: &[Side] = if is_bitext { &Side::BOTH } else { &[side] };
    let read: BTreeSet<usize> = sides.iter().flat_map(|side| read_places(documents.get(*side))).collect();
    let blocks: Vec<Span> = document.blocks().iter().map(|block| place_of(document, block.span)).collect();
    let mut marks = Vec::new();
    for (at, word) in file.match_indices(MARK[0]).filter(|(at, _)| !read.contains(at)) {
        let Some(rules) = rules(file, at + word.len())? else { continue };
        let next = blocks.partition_point(|place| place.start < at);
        let own = next.checked_sub(1).filter(|&block| blocks.get(block).is_some_and(|place| belongs(file, *place, at)));
        let block = own.unwrap_or(next);
        if block < blocks.len() {
            marks.push(Mark { block, rules });
        }
    }
    Ok(marks)
}

/// Where in the file the word that marks begin with is read as text.
fn read_places(document: &Document) -> Vec<usize> {
    document.text().match_indices(MARK[0]).map(|(at, _)| document.line_of(at).1.end).collect()
}

/// The place of a passage in the file.
fn place_of(document: &Document, span: Span) -> Span {
    let last = span.of(document.text()).char_indices().next_back();
    let (last, width) = last.map_or((span.start, 0), |(at, last)| (span.start + at, last.len_utf8()));
    let (start, last) = (document.line_of(span.start).1.end, document.line_of(last).1.end);
    Span::new(start.min(last), last + width)
}

/// Whether a mark at `at`, behind the beginning of a passage, stands in it or follows it in its line and element.
fn belongs(file: &str, passage: Span, at: usize) -> bool {
    file.get(passage.end..at).is_none_or(|between| !between.contains('\n') && !between.contains("</"))
}

/// The rules named in a mark, from behind its first word; nothing if it is none.
fn rules(file: &str, at: usize) -> Result<Option<Vec<&'static str>>> {
    let Some(mut rest) = file.get(at..).and_then(|rest| rest.trim_start_matches(' ').strip_prefix(MARK[1])) else {
        return Ok(None);
    };
    let is_named = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return Ok(None);
    }
    let mut rules = Vec::new();
    loop {
        rest = rest.strip_prefix(", ").unwrap_or(rest).trim_start_matches(' ');
        let end = rest.find(|c| !is_named(c)).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default().trim_end_matches('-');
        if name.is_empty() {
            return Ok(Some(rules));
        }
        let rule = Rule::named(name).map_err(|error| {
            let place = LineIndex::new(file).position(file, at, Unit::CodePoints);
            error.at(place.line, place.column)
        })?;
        rules.push(rule.name);
        rest = rest.get(name.len()..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;
    use crate::text::{Block, DocumentBuilder, Role, Segment};

    /// A document whose blocks are the lines of `file` that are not in comments.
    fn document(file: &str) -> Document {
        let mut builder = DocumentBuilder::of_file(file.to_owned());
        let (mut at, mut segments) = (0, Vec::new());
        for line in file.split_inclusive('\n') {
            let text = line.split("<!--").next().unwrap_or_default().trim_end();
            if !text.is_empty() {
                let span = builder.push_text(text, at);
                builder.block(Block { span, role: Role::Paragraph, unit: None, group: 0 });
                segments.push(Segment { span, block: segments.len() });
                builder.push_text("\n", at + text.len());
            }
            at += line.len();
        }
        let mut document = builder.finish();
        document.set_segments(segments);
        document
    }

    /// The blocks in which a finding of the first rule is left by the marks of `file`.
    fn left(file: &str) -> Vec<usize> {
        let (source, target) = (Document::default(), document(file));
        let documents = Sides::new(&source, &target);
        let of = |block: &Block| Finding::new(RULES[0], "").target(block.span);
        let mut findings: Vec<Finding> = target.blocks().iter().map(of).collect();
        let marks = Marks::read(documents, false).unwrap();
        let taken = marks.apply(documents, &mut findings);
        assert_eq!(findings.len() + taken, target.blocks().len());
        findings.iter().filter_map(|finding| target.segment_at(finding.places.target?.start)).collect()
    }

    #[test]
    fn a_mark_is_for_the_paragraph_of_its_line_or_else_for_the_next() {
        let name = RULES[0].name;
        assert_eq!(left(&format!("one\n<!-- muqabala: ignore {name} -->\ntwo\nthree\n")), [0, 2]);
        assert_eq!(left(&format!("one <!-- muqabala:ignore {name}-->\ntwo\n")), [1]);
        assert_eq!(left("one\n<!-- muqabala: ignore -->\ntwo\n"), [0]);
        assert_eq!(left("one\n<!-- muqabala: ignore -->\n"), [0]);
    }

    #[test]
    fn other_rules_and_other_words_are_no_matter() {
        let (name, other) = (RULES[0].name, RULES[1].name);
        assert_eq!(left(&format!("<!-- muqabala: ignore {other} -->\none\n")), [0]);
        assert_eq!(left(&format!("<!-- muqabala: ignore {other}, {name} -->\none\n")), Vec::<usize>::new());
        assert_eq!(left("<!-- muqabala: ignored -->\none\nmuqabala: ignore\n"), [0, 1]);
    }

    #[test]
    fn a_rule_that_does_not_exist_is_told_with_its_place() {
        let (source, target) = (Document::default(), document("one\n<!-- muqabala: ignore tatwel -->\ntwo\n"));
        let (side, error) = Marks::read(Sides::new(&source, &target), false).unwrap_err();
        assert_eq!(side, Side::Target);
        let error = error.in_file("a.md").to_string();
        assert!(error.starts_with("a.md:2:") && error.contains("“tatweel”"), "{error}");
    }
}
