//! How long texts may be that are aligned or checked: beyond that they are refused before the work begins.

use std::path::Path;

use crate::align::Analysis;
use crate::report::FileInfo;
use crate::text::{Document, Side, Sides, Unit};
use crate::{Error, Result};

/// A text that is aligned may have this many bytes, markup left aside: some four million words.
const LONGEST_TEXT: usize = 24 << 20;

/// And this many segments.
const MOST_SEGMENTS: usize = 400_000;

/// A cell of a bitext that is checked may have this many bytes.
const LONGEST_CELL: usize = 256 << 10;

const HINT: &str = "give it in parts (docs/many-files.md), or as a bitext with --stream";

/// Refuses a text that is too long.
pub(super) fn refuse_long_text(document: &Document, path: &Path) -> Result<()> {
    if document.text().len() <= LONGEST_TEXT {
        return Ok(());
    }
    let error = Error::input(format!("the text has more than {} MiB", LONGEST_TEXT >> 20));
    Err(error.in_file(path.to_string_lossy()).hint(HINT))
}

/// Refuses texts of too many segments.
pub(super) fn refuse_many_segments(files: Sides<&FileInfo>, texts: Sides<&Analysis>) -> Result<()> {
    for side in Side::BOTH {
        if texts.get(side).document.segments().len() > MOST_SEGMENTS {
            let error = Error::input(format!("the text has more than {MOST_SEGMENTS} segments"));
            return Err(error.in_file(&files.get(side).path).hint(HINT));
        }
    }
    Ok(())
}

/// Refuses pairs that are no sentences but whole texts: rules that hold every word of a side against every word of the other
/// would not come to an end.
pub(super) fn refuse_texts_in_cells(bitext: &Sides<Document>) -> Result<()> {
    for document in [&bitext.source, &bitext.target] {
        let Some(cell) = document.blocks().iter().find(|cell| cell.span.len() > LONGEST_CELL) else { continue };
        let place = document.position(cell.span.start, Unit::CodePoints);
        let error = Error::input(format!("this side of a pair has more than {} KiB", LONGEST_CELL >> 10));
        let hint = "a pair holds sentences; `muqabala align --documents` aligns texts that stand in rows";
        return Err(error.at(place.line, place.column).hint(hint));
    }
    Ok(())
}
