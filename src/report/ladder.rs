//! `align --format ladder`: rungs as hunalign writes them. A link lies between its rung and the next; the third column is the
//! confidence of the link that begins there. A ladder cannot cross itself: moved links stand as unlinked.

use std::io::{self, Write};

use super::beads::decimal;
use super::{AlignReport, AlignWriter, Format, View};
use crate::text::Sides;

pub(super) const LADDER: Format<AlignWriter> =
    Format { name: "ladder", summary: "hunalign's rungs: two segment numbers and a score a line", write };

fn write(report: &AlignReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let mut here = Sides::new(0, 0);
    for link in report.alignment.links().iter().filter(|link| !link.moved && !link.is_null()) {
        let Sides { source, target } = link.segments.clone();
        gap(&mut here, Sides::new(source.start, target.start), out)?;
        writeln!(out, "{}\t{}\t{}", here.source, here.target, decimal(link.confidence))?;
        here = Sides::new(source.end, target.end);
    }
    gap(&mut here, report.texts.map(|text| text.document.segments().len()), out)?;
    writeln!(out, "{}\t{}\t0", here.source, here.target)
}

/// The rungs of segments without counterpart up to `end`, those of the source first.
fn gap(here: &mut Sides<usize>, end: Sides<usize>, out: &mut dyn Write) -> io::Result<()> {
    if here.source < end.source {
        writeln!(out, "{}\t{}\t0", here.source, here.target)?;
        here.source = end.source;
    }
    if here.target < end.target {
        writeln!(out, "{}\t{}\t0", here.source, here.target)?;
        here.target = end.target;
    }
    Ok(())
}
