//! `muqabala rules`: the table, or one rule's page.

use std::io::Write;

use anstyle::{AnsiColor, Style};

use super::Outcome;
use super::args::RulesArgs;
use super::output::Destination;
use super::rule_page::write_page;
use crate::Result;
use crate::check::{RULES, Rule};
use crate::report::View;

pub(super) fn run(args: &RulesArgs) -> Result<Outcome> {
    let page = args.name.as_deref().map(Rule::named).transpose()?;
    let output = Destination::Stdout;
    let view = output.view_of(args.color, false);
    output.write(|out| match page {
        Some(rule) => write_page(rule, view, out),
        None => write_table(view, out),
    })?;
    Ok(Outcome::Clean)
}

fn write_table(view: View, out: &mut dyn Write) -> std::io::Result<()> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let (bold, cyan) = (Style::new().bold(), Style::new().fg_color(Some(AnsiColor::Cyan.into())));
    let (bold, cyan) = if view.color { (bold, cyan) } else { (Style::new(), Style::new()) };
    for rule in RULES {
        let (name, severity) = (format!("{:width$}", rule.name), format!("{:8}", rule.severity.name()));
        writeln!(out, "{bold}{name}{bold:#}  {cyan}{severity}{cyan:#}  {}", rule.summary)?;
    }
    writeln!(out, "\n{} rules. `muqabala rules NAME` shows what one finds and what it leaves alone.", RULES.len())
}
