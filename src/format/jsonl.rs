//! JSON lines: an object a line, its texts under the keys `source` and `target` or under those chosen; a key may lead into
//! nested objects with dots.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::bitext::{Bitext, Cell, Pair, error_at};
use super::table::Group;
use super::{Content, ReadOptions};
use crate::Result;
use crate::text::{Side, Sides, Span};

pub(super) fn read(file: &str, options: &ReadOptions) -> Result<Content> {
    let mut bitext = Bitext::new(file);
    let mut group = Group::default();
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        if !is_blank(line) {
            let line = Line { file, text: line, at };
            bitext.push(&line.pair(options, &mut group)?);
        }
        at += line.len();
    }
    bitext.finish("each line is an object with the keys source and target")
}

/// Whether a line holds no object.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Whether a line is a pair.
pub(super) fn is_pair(line: &str, options: &ReadOptions) -> bool {
    Line { file: line, text: line, at: 0 }.pair(options, &mut Group::default()).is_ok()
}

/// The document that a line names; empty if it names none.
pub(super) fn document_of(line: &str) -> String {
    let members: Members<'_> =
        if line.contains("\"document\"") { serde_json::from_str(line).unwrap_or_default() } else { Members::new() };
    optional(&members, "document").unwrap_or_default()
}

/// The members of an object as they are written.
type Members<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

struct Line<'a> {
    file: &'a str,
    text: &'a str,
    /// Where it begins in the file.
    at: usize,
}

impl Line<'_> {
    fn pair(&self, options: &ReadOptions, group: &mut Group) -> Result<Pair> {
        let members: Members<'_> = serde_json::from_str(self.text).map_err(|error| {
            let message = error.to_string();
            let what = message.split(" at line ").next().unwrap_or_default();
            let column = Span::new(0, error.column().saturating_sub(1).min(self.text.len()));
            let at = if self.text.is_char_boundary(column.end) { column.end } else { 0 };
            error_at(self.file, self.at + at, format!("this line is no JSON object: {what}"))
        })?;
        let cell = |side: Side| {
            let key = options.columns.get(side).as_deref().unwrap_or(side.name());
            let value = find(&members, key).ok_or_else(|| {
                error_at(self.file, self.at, format!("this object has no “{key}”"))
                    .hint("--source-column and --target-column choose other keys")
            })?;
            self.cell(value).ok_or_else(|| {
                error_at(self.file, self.at + self.offset(value), format!("the value of “{key}” is no text"))
            })
        };
        let cells = Sides::new(cell(Side::Source)?, cell(Side::Target)?);
        let document = optional(&members, "document").unwrap_or_default();
        let row = Some(Span::new(self.at, self.at + self.text.len()));
        let (unit, group) = (optional(&members, "id"), group.of(&document));
        Ok(Pair { cells, unit, group, document, row, ..Pair::default() })
    }

    /// Where a value stands in the line.
    fn offset(&self, value: &RawValue) -> usize {
        (value.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// The text of a string; null is an empty one.
    fn cell(&self, value: &RawValue) -> Option<Cell> {
        if value.get() == "null" {
            return Some(Cell::default());
        }
        let inner = value.get().strip_prefix('"')?.strip_suffix('"')?;
        let start = self.at + self.offset(value) + 1;
        let mut cell = Cell::default();
        let mut at = 0;
        while at < inner.len() {
            let rest = Span::new(at, inner.len()).of(inner);
            let length =
                if rest.starts_with('\\') { escape_length(rest) } else { rest.find('\\').unwrap_or(rest.len()) };
            let part = Span::new(at, at + length).of(inner);
            let text = if part.starts_with('\\') {
                serde_json::from_str::<String>(&format!("\"{part}\"")).ok()?
            } else {
                part.to_owned()
            };
            cell.push(text, start + at);
            at += length;
        }
        Some(cell)
    }
}

/// How long the escape is that `text` begins with; both halves of a surrogate pair are one.
fn escape_length(text: &str) -> usize {
    if !text.starts_with("\\u") {
        return 2.min(text.len());
    }
    let high = text.get(2..3).is_some_and(|c| c.eq_ignore_ascii_case("d"))
        && text.get(3..4).is_some_and(|c| "89abAB".contains(c));
    let length = if high && text.get(6..8) == Some("\\u") { 12 } else { 6 };
    length.min(text.len())
}

/// The value under a key, or under a path of keys with dots.
fn find<'a>(members: &Members<'a>, key: &str) -> Option<&'a RawValue> {
    if let Some(value) = members.get(key) {
        return Some(value);
    }
    let (head, tail) = key.split_once('.')?;
    let inner: Members<'a> = serde_json::from_str(members.get(head)?.get()).ok()?;
    find(&inner, tail)
}

/// What stands under a key besides the texts; null is nothing.
fn optional(members: &Members<'_>, key: &str) -> Option<String> {
    find(members, key).map(plain).filter(|text| text != "null")
}

/// A string's text, or another value as it is written.
fn plain(value: &RawValue) -> String {
    serde_json::from_str::<String>(value.get()).unwrap_or_else(|_| value.get().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{error, pairs};
    use super::*;
    use crate::text::Unit;

    #[test]
    fn escapes_are_read_and_places_point_into_the_line() {
        let file = "{\"source\": \"a \\\"b\\\"\\n\\ud835\\udcb3 c\", \"target\": \"\\u062a ب\"}\n";
        assert_eq!(pairs(read, file), [("a \"b\"\n𝒳 c".to_owned(), "ت ب".to_owned())]);
        let Content::Bitext(sides) = read(file, &ReadOptions::default()).unwrap() else { panic!("a bitext") };
        let place = sides.source.position(sides.source.text().find('c').unwrap(), Unit::CodePoints);
        assert_eq!((place.line, place.column), (1, file.find(" c").unwrap() + 2));
    }

    #[test]
    fn keys_may_be_nested() {
        let columns = Sides::new(Some("translation.en".to_owned()), Some("translation.ar".to_owned()));
        let options = ReadOptions { columns, ..ReadOptions::default() };
        let file = "{\"id\": 7, \"translation\": {\"en\": \"Yes\", \"ar\": \"نعم\"}}\n\n";
        let Content::Bitext(sides) = read(file, &options).unwrap() else { panic!("a bitext") };
        assert_eq!((sides.source.text(), sides.target.text()), ("Yes", "نعم"));
        assert_eq!(sides.source.blocks()[0].unit.as_deref(), Some("7"));
    }

    #[test]
    fn a_bad_line_is_an_error_with_its_place() {
        let good = "{\"source\": \"a\", \"target\": \"ب\"}\n";
        assert!(
            error(read, &format!("{good}{{\"source\": \"a\"}}\n")).starts_with("file:2:1: this object has no “target”")
        );
        assert!(error(read, &format!("{good}{{\"source\": \"a\n")).starts_with("file:2:"));
        assert!(
            error(read, "{\"source\": 1, \"target\": \"b\"}\n").contains("file:1:12: the value of “source” is no text")
        );
    }
}
