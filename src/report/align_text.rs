//! `align --format text`: the alignment for people, the sides of each link one above the other; or its word
//! links alone, one line for each link.

use std::io::{self, Write};

use super::beads::percent;
use super::visible::{Show, isolated, visible};
use super::words::pharaoh;
use super::{AlignReport, AlignWriter, Format, View};
use crate::align::Link;
use crate::text::Side;

pub(super) const TEXT: Format<AlignWriter> =
    Format { name: "text", summary: "both texts link by link, for people", write };

fn write(report: &AlignReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    for (number, link) in report.alignment.links().iter().enumerate() {
        if let Some(line) = pharaoh(report, number) {
            writeln!(out, "{line}")?;
            continue;
        }
        writeln!(out, "{}", heading(number, link, report.explain))?;
        for side in Side::BOTH {
            let text = report.texts.get(side).passage(link.segments.get(side).clone()).text();
            let shown = if text.is_empty() { "∅".to_owned() } else { isolated(&visible(text, Show::Active)) };
            writeln!(out, "  {shown}")?;
        }
        writeln!(out)?;
    }
    if view.detail == super::Detail::Quiet || report.words.is_some() {
        Ok(())
    } else {
        writeln!(out, "{}", summary(report))
    }
}

fn heading(number: usize, link: &Link, explain: bool) -> String {
    let sizes = link.segments.as_ref().map(ExactSizeIterator::len);
    let moved = if link.moved { ", moved" } else { "" };
    let percent = percent(link.confidence);
    let line = format!("{}  {}-{}  {percent}{moved}", number + 1, sizes.source, sizes.target);
    let shares = link.shares.iter().filter(|_| explain).map(|share| format!("{} {:+.2}", share.signal, share.score));
    std::iter::once(line).chain(shares).collect::<Vec<_>>().join("  ")
}

fn summary(report: &AlignReport<'_>) -> String {
    let links = report.alignment.links();
    let missing = |side: Side| links.iter().filter(|link| link.segments.get(side).is_empty()).count();
    let segments = report.texts.map(|text| text.document.segments().len());
    format!(
        "{} links of {} source and {} target segments; {} without target, {} without source, {} moved.",
        links.len(),
        segments.source,
        segments.target,
        missing(Side::Target),
        missing(Side::Source),
        links.iter().filter(|link| link.moved).count()
    )
}
