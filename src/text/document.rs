//! A document: its text, the blocks it is made of and the sentences (segments) in them.

use std::collections::BTreeSet;

use super::{LineIndex, Position, Span, Unit};

/// What a block is in its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading or headline.
    Heading,
    /// A list item.
    ListItem,
    /// A table cell.
    Cell,
    /// A unit of text that is a segment already: a line of a line-by-line file, a cell of a bitext.
    Segment,
}

/// A stretch of text that no sentence crosses the end of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its place in the document's text.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// The name or number of its unit in a file that has units (a bitext's `id`).
    pub unit: Option<Box<str>>,
    /// Blocks of different groups are different texts (a bitext's `document`); numbered from 0, never falling.
    pub group: usize,
}

/// A sentence, or whatever else the alignment takes as its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its place in the document's text, without white space at its ends. Empty for an empty cell of a bitext.
    pub span: Span,
    /// The number of its block.
    pub block: usize,
}

/// Where the characters of an extracted text stand in the decoded file: pairs of (text offset, file offset) in bytes,
/// rising; between two of them the offsets run in step. Empty where the text is the file's.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    marks: Vec<(usize, usize)>,
}

impl SourceMap {
    /// Says that the text from `text` on stands in the file from `file` on.
    pub fn mark(&mut self, text: usize, file: usize) {
        self.marks.push((text, file));
    }

    /// The file offset of a text offset.
    pub fn to_file(&self, text: usize) -> usize {
        let mark = self.marks.partition_point(|&(at, _)| at <= text);
        mark.checked_sub(1).and_then(|k| self.marks.get(k)).map_or(text, |&(at, file)| file + (text - at))
    }
}

/// What stands before a document that is a part of a file, read bit by bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// Lines of the file.
    pub lines: usize,
    /// Rows of the bitext.
    pub rows: usize,
}

/// A text with its blocks and segments. Built by a format; segments are filled in by [`Document::set_segments`].
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    blocks: Vec<Block>,
    segments: Vec<Segment>,
    map: SourceMap,
    file: Option<String>,
    lines: LineIndex,
    language: Option<Box<str>>,
    left_out: Vec<LeftOut>,
    numberless: BTreeSet<usize>,
    before: Option<Before>,
    is_packed: bool,
    verbatim: Vec<Span>,
    rows: Vec<Span>,
    group_names: Vec<Box<str>>,
    parts_cells_by: Option<char>,
}

/// What a format left out of a text, counted: `3 fuzzy`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// How many units.
    pub count: usize,
    /// What they are.
    pub what: Box<str>,
}

impl Document {
    /// The text that all spans count in.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its blocks, in order and disjoint.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Its segments, in order and disjoint.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The text of segment `number`; empty if there is none of that number.
    pub fn segment_text(&self, number: usize) -> &str {
        self.segments.get(number).map_or("", |segment| segment.span.of(&self.text))
    }

    /// The block of segment `number`.
    ///
    /// # Panics
    /// If there is no segment of that number.
    pub fn block_of(&self, number: usize) -> &Block {
        &self.blocks[self.segments[number].block]
    }

    /// The number of the last segment that begins at or before `offset`.
    pub fn segment_at(&self, offset: usize) -> Option<usize> {
        self.segments.partition_point(|segment| segment.span.start <= offset).checked_sub(1)
    }

    /// Replaces the segments.
    pub fn set_segments(&mut self, segments: Vec<Segment>) {
        self.segments = segments;
    }

    /// Line and column in the file, of the byte `offset` of the text; the column in `unit`.
    pub fn position(&self, offset: usize, unit: Unit) -> Position {
        let place = self.lines.position(self.file(), self.map.to_file(offset), unit);
        Position { line: place.line + self.before.unwrap_or_default().lines, ..place }
    }

    /// Stretches that are no language but carried over as they are: code, and what the file says is not to be translated. In
    /// order and disjoint.
    pub fn verbatim(&self) -> &[Span] {
        &self.verbatim
    }

    /// The language that the file says it is in, as a BCP 47 tag.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// What of the file was left out, and is not checked.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Whether segment `number` is a plural form used with one number only, which it need not repeat (`ملفان`).
    pub fn implies_its_number(&self, number: usize) -> bool {
        self.segments.get(number).is_some_and(|segment| self.numberless.contains(&segment.block))
    }

    /// The decoded file: the text itself unless the text was extracted from something else.
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.text)
    }

    /// Whether the file is no text itself (an archive): lines and columns count in the text then, and [units](Block::unit)
    /// alone name places of the file.
    pub fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// The place in the file of a span of the text, if the file has the same characters there.
    pub fn in_file(&self, span: Span) -> Option<Span> {
        if self.is_packed {
            return None;
        }
        let start = self.map.to_file(span.start);
        let place = Span::new(start, start + span.len());
        (self.file().get(place.range()) == Some(span.of(&self.text))).then_some(place)
    }

    /// Where the byte `offset` of the text stands in the [file](Self::file): its line, from 1, and the byte offsets there
    /// of that line's start and of the place itself.
    pub fn line_of(&self, offset: usize) -> (usize, Span) {
        let at = self.map.to_file(offset).min(self.file().len());
        let (line, start) = self.lines.line(at);
        (line + self.before.unwrap_or_default().lines, Span::new(start, at))
    }

    /// The rows of the [file](Self::file) that its blocks stand in, one a block, each with its line end; none where the file has
    /// no rows.
    pub fn rows(&self) -> &[Span] {
        &self.rows
    }

    /// The name of a [group](Block::group) of blocks: that of a bitext's `document`; empty where it has none.
    pub fn group_name(&self, group: usize) -> &str {
        self.group_names.get(group).map_or("", |name| name)
    }

    /// Whether the text was taken out of a file that holds more than the text: markup, or a table.
    pub fn is_extracted(&self) -> bool {
        self.file.is_some()
    }

    /// The character that parts the cells of the table that the text stands in.
    pub fn parts_cells_by(&self) -> Option<char> {
        self.parts_cells_by
    }

    /// What stands before it in its file, if it is a part of one.
    pub fn before(&self) -> Option<Before> {
        self.before
    }

    /// Says that it is a part of a file: its places count from that file's beginning then.
    pub fn set_before(&mut self, before: Before) {
        self.before = Some(before);
    }
}

/// Puts a [`Document`] together block by block.
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    document: Document,
}

impl DocumentBuilder {
    /// A document whose text is `text` itself (plain text): add blocks with [`Self::block`].
    pub fn of_text(text: String) -> Self {
        let lines = LineIndex::new(&text);
        Self { document: Document { text, lines, ..Document::default() } }
    }

    /// A document extracted from the decoded file `file`: add text with [`Self::push_text`], blocks with [`Self::block`].
    pub fn of_file(file: String) -> Self {
        let lines = LineIndex::new(&file);
        Self { document: Document { file: Some(file), lines, ..Document::default() } }
    }

    /// A document whose text was put together from a file that is no text itself (an archive): lines and columns count in
    /// the text, and none of it stands in the file as it is.
    pub fn of_archive(text: String) -> Self {
        let mut builder = Self::of_text(text);
        builder.document.is_packed = true;
        builder
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.document.text
    }

    /// Appends `text`, which stands at `file_offset` in the file, and returns its place.
    pub fn push_text(&mut self, text: &str, file_offset: usize) -> Span {
        let start = self.document.text.len();
        self.document.map.mark(start, file_offset);
        self.document.text.push_str(text);
        Span::new(start, self.document.text.len())
    }

    /// Adds a block.
    pub fn block(&mut self, block: Block) -> &mut Self {
        self.document.blocks.push(block);
        self
    }

    /// Adds a paragraph-like block without unit in the first group.
    pub fn plain_block(&mut self, span: Span, role: Role) -> &mut Self {
        self.block(Block { span, role, unit: None, group: 0 })
    }

    /// Says that a stretch of the text, behind those said so before, is carried over as it is.
    pub fn verbatim(&mut self, span: Span) -> &mut Self {
        match self.document.verbatim.last_mut().filter(|last| last.end >= span.start) {
            Some(last) => *last = last.join(span),
            None => self.document.verbatim.push(span),
        }
        self
    }

    /// Says what language the file says it is in.
    pub fn language(&mut self, tag: Option<&str>) -> &mut Self {
        self.document.language = tag.map(str::trim).filter(|tag| !tag.is_empty()).map(Into::into);
        self
    }

    /// Says in which row of the file the block last added stands.
    pub fn row(&mut self, row: Span) -> &mut Self {
        self.document.rows.push(row);
        self
    }

    /// Names the next group of blocks.
    pub fn name_group(&mut self, name: &str) -> &mut Self {
        self.document.group_names.push(name.into());
        self
    }

    /// Says what parts the cells of the table that the text stands in.
    pub fn parts_cells_by(&mut self, delimiter: char) -> &mut Self {
        self.document.parts_cells_by = Some(delimiter);
        self
    }

    /// Counts a unit that is left out because it is `what`.
    pub fn leave_out(&mut self, what: &str) -> &mut Self {
        let left_out = &mut self.document.left_out;
        match left_out.iter_mut().find(|left| &*left.what == what) {
            Some(left) => left.count += 1,
            None => left_out.push(LeftOut { count: 1, what: what.into() }),
        }
        self
    }

    /// Says that the block last added is a plural form used with one number only.
    pub fn implies_its_number(&mut self) -> &mut Self {
        self.document.numberless.extend(self.document.blocks.len().checked_sub(1));
        self
    }

    /// The document, without segments yet.
    pub fn finish(self) -> Document {
        self.document
    }
}
