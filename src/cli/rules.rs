//! `muqabala rules`: the table, or one rule's page.

use std::io::Write;

use super::Outcome;
use super::args::RulesArgs;
use super::output::Destination;
use crate::Result;
use crate::check::{RULES, Rule};

pub(super) fn run(args: &RulesArgs) -> Result<Outcome> {
    let page = args.name.as_deref().map(Rule::named).transpose()?;
    Destination::Stdout.write(|out| match page {
        Some(rule) => write_page(rule, out),
        None => write_table(out),
    })?;
    Ok(Outcome::Clean)
}

fn write_table(out: &mut dyn Write) -> std::io::Result<()> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in RULES {
        writeln!(out, "{:width$}  {:8}  {}", rule.name, rule.severity.name(), rule.summary)?;
    }
    writeln!(out, "\n{} rules. `muqabala rules NAME` shows what one finds and what it leaves alone.", RULES.len())
}

fn write_page(rule: &Rule, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{}", rule.docs.trim_end())?;
    let areta = rule.areta.map_or_else(String::new, |tag| format!(" · ARETA {tag}"));
    writeln!(out, "\nSeverity {} · MQM {} · ITS {}{areta}", rule.severity.name(), rule.mqm, rule.its)
}
