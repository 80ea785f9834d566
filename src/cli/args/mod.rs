//! What can be typed: the commands, each with its arguments in a file of their own.

mod align;
mod check;
mod compare;
mod examples;
mod many;
mod texts;
mod values;

use std::num::NonZero;

use clap::{Args as ClapArgs, Parser, Subcommand};

pub(super) use align::{AlignArgs, LexiconCommand, TrainArgs};
pub(super) use check::{CheckArgs, FixArgs, RuleArgs};
pub(super) use compare::{CompareArgs, DiffArgs};
pub(super) use many::BatchArgs;
pub(super) use texts::{Color, Segments, TextArgs};

/// Aligns the sentences of a translation with those of its reference version and reports where the two disagree.
#[derive(Debug, Parser)]
#[command(name = "muqabala", version, about, after_help = examples::ALL, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Work on so many threads at most; the output does not depend on it [default: as many as the machine has]
    #[arg(long, global = true, value_name = "N")]
    pub(super) threads: Option<NonZero<usize>>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Align two texts and report where they disagree
    #[command(after_help = examples::CHECK)]
    Check(CheckArgs),
    /// Repair what can be repaired unseen in the text under check
    #[command(after_help = examples::FIX)]
    Fix(FixArgs),
    /// Align two texts
    #[command(after_help = examples::ALIGN)]
    Align(AlignArgs),
    /// Compare translations of one source: findings, metrics, differences
    #[command(after_help = examples::COMPARE)]
    Compare(CompareArgs),
    /// Compare two revisions of one translation
    #[command(after_help = examples::DIFF)]
    Diff(DiffArgs),
    /// List the rules, or show one rule's page
    #[command(after_help = examples::RULES)]
    Rules(RulesArgs),
    /// Make a lexicon of one's own
    #[command(subcommand, after_help = examples::LEXICON)]
    Lexicon(LexiconCommand),
}

#[derive(Debug, ClapArgs)]
pub(super) struct RulesArgs {
    /// The rule to show
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(super) color: Color,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }
}
