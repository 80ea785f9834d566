//! What can be typed: the commands, each with its arguments in a file of their own.

mod align;
mod check;
mod compare;
mod examples;
mod many;
mod texts;
mod values;
mod wording;

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
    #[command(after_help = examples::FIX, mut_args = wording::fix)]
    Fix(FixArgs),
    /// Align two texts
    #[command(after_help = examples::ALIGN, mut_args = wording::align)]
    Align(AlignArgs),
    /// Compare translations of one source: findings, metrics, differences
    #[command(after_help = examples::COMPARE, mut_args = wording::compare, override_usage = "muqabala compare [OPTIONS] <SOURCE> <TARGET> [TARGET]...")]
    Compare(CompareArgs),
    /// Compare two revisions of one translation
    #[command(after_help = examples::DIFF, mut_args = wording::diff)]
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

    #[test]
    fn no_help_speaks_of_what_another_command_does() {
        let help = |name: &str| {
            let mut all = Args::command();
            all.find_subcommand_mut(name).map(|command| command.render_long_help().to_string()).unwrap_or_default()
        };
        let compare = help("compare");
        assert!(compare.contains("A translation of it"));
        assert!(!["under check", "--anchors", "--no-header", "DIR"].iter().any(|words| compare.contains(words)));
        assert!(!["folder", "DIR"].iter().any(|words| help("fix").contains(words)));
        assert!(!help("diff").contains("DIR"));
    }

    #[test]
    fn every_command_has_examples_in_lines_of_a_terminal() {
        let mut all = Args::command();
        for command in all.get_subcommands_mut() {
            let help = command.render_long_help().to_string();
            let (_, examples) = help.split_once("Examples:").unwrap_or_default();
            assert!(examples.contains("  muqabala "), "{}", command.get_name());
            assert!(examples.lines().all(|line| line.chars().count() <= 100), "{}", command.get_name());
        }
    }
}
