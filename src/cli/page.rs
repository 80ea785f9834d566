//! The HTML report that is written beside what a command prints.

use super::args::{PageArgs, TextArgs};
use super::output::Destination;
use crate::{Error, Result};

/// Where the report goes, if one is asked for: over no input, and not where the output goes. Checked before any work is done.
pub(super) fn destination(args: &PageArgs, output: &Destination, texts: &[TextArgs]) -> Result<Option<Destination>> {
    let Some(path) = args.report.as_deref() else { return Ok(None) };
    let places = texts.iter().map(|texts| Destination::new(Some(path), texts)).collect::<Result<Vec<_>>>()?;
    let place = places.into_iter().next();
    if place.as_ref().is_some_and(|place| place.is_same(output)) {
        return Err(Error::usage("the report and the output are the same file"));
    }
    Ok(place)
}
