//! `check --format github`: workflow commands that GitHub shows beside the lines. Only open findings: the others were seen.

use std::io::{self, Write};

use super::level::level;
use super::place::Map;
use super::{CheckReport, CheckWriter, Format, View};
use crate::check::Status;
use crate::text::Side;

pub(super) const GITHUB: Format<CheckWriter> =
    Format { name: "github", summary: "annotations in the log of a GitHub workflow", write };

fn write(report: &CheckReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    for finding in report.findings.iter().filter(|finding| finding.status == Status::Open) {
        let side = if finding.places.target.is_some() { Side::Target } else { Side::Source };
        let mut place = format!("file={}", property(&report.files.get(side).path));
        let map = maps.get(side);
        let span = *finding.places.get(side);
        if let Some(span) = span.filter(|_| map.has_lines()) {
            let ((line, column), (end_line, end_column)) = (map.position(span.start), map.end(span));
            place = format!("{place},line={line},endLine={end_line},col={column}");
            if end_line == line && end_column > column {
                // GitHub's end column is the last one.
                place = format!("{place},endColumn={}", end_column - 1);
            }
        }
        let unit = span.and_then(|span| map.unit(span.start)).map_or_else(String::new, |unit| format!(" [{unit}]"));
        let (command, title) = (level(finding.severity).github, property(&format!("{}{unit}", finding.rule)));
        writeln!(out, "::{command} {place},title={title}::{}", data(&finding.message))?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
        assert_eq!(data("a: b\r\n::error::x"), "a: b%0D%0A::error::x");
    }
}
