//! `check --format junit`: `JUnit` XML with a test case a rule. A rule fails that found something critical or major which is
//! not judged yet; what else it found stands in its output.

use std::io::{self, Write};

use super::level::level;
use super::markup::{attribute, escaped};
use super::place::Map;
use super::{CheckReport, CheckWriter, Format, View};
use crate::check::{Finding, RULES, Status};
use crate::text::{Side, Sides};

pub(super) const JUNIT: Format<CheckWriter> = Format { name: "junit", summary: "JUnit XML, a test case a rule", write };

fn write(report: &CheckReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    let of = |rule: &str| -> Vec<&Finding> { report.findings.iter().filter(|finding| finding.rule == rule).collect() };
    let failures = RULES.iter().filter(|rule| of(rule.name).iter().any(|finding| fails(finding))).count();
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\"", RULES.len());
    let file = attribute(&report.files.target.path);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"muqabala\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"{file}\" {counts}>")?;
    for rule in RULES {
        let findings = of(rule.name);
        write!(out, "    <testcase classname=\"muqabala\" name=\"{}\" file=\"{file}\"", rule.name)?;
        if findings.is_empty() {
            writeln!(out, "/>")?;
            continue;
        }
        writeln!(out, ">")?;
        let (failing, other): (Vec<&Finding>, Vec<&Finding>) = findings.into_iter().partition(|finding| fails(finding));
        if let Some(first) = failing.first() {
            let message =
                if failing.len() == 1 { first.message.clone() } else { format!("{} findings", failing.len()) };
            let severity = failing.iter().map(|finding| finding.severity).max().unwrap_or(rule.severity).name();
            let lines = lines(report, &maps, &failing);
            writeln!(out, "      <failure type=\"{severity}\" message=\"{}\">{lines}</failure>", attribute(&message))?;
        }
        if !other.is_empty() {
            writeln!(out, "      <system-out>{}</system-out>", lines(report, &maps, &other))?;
        }
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")?;
    writeln!(out, "</testsuites>")
}

fn fails(finding: &Finding) -> bool {
    finding.status == Status::Open && level(finding.severity).fails
}

/// `path:line:column [unit]: severity: message`, one a line.
fn lines(report: &CheckReport<'_>, maps: &Sides<Map<'_>>, findings: &[&Finding]) -> String {
    let line = |finding: &&Finding| {
        let side = if finding.places.target.is_some() { Side::Target } else { Side::Source };
        let path = &report.files.get(side).path;
        let place =
            finding.places.get(side).map_or_else(|| path.clone(), |span| maps.get(side).address(path, span.start));
        escaped(&format!("{place}: {}: {}", finding.severity.name(), finding.message))
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}
