//! The command line: arguments to work to exit status. Everything that prints is here.

mod align;
mod args;
mod batch;
mod check;
mod checking;
mod compare;
mod corrections;
mod diff;
mod files;
mod fix;
mod hyperlinks;
mod input;
mod languages;
mod lexicon;
mod limits;
mod output;
mod places;
mod progress;
mod revision;
mod rule_page;
mod rules;
mod settings;
mod stream;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use args::{Args, Command};

use crate::Error;
use crate::align::threads;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above the severity asked for.
    Clean,
    /// Findings at or above it.
    Findings,
    /// Of many texts some could not be read or written, which was told; the others were.
    Failed,
}

/// Runs the command line of this process and says how it ended: 0 nothing to report, 1 findings, 2 an error.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version come as errors too; they go to standard output and are none.
            let failed = error.use_stderr();
            let printed = if failed && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                print_usage_error(&error)
            } else {
                error.print()
            };
            return if printed.is_err() || failed { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    output::clean_up_on_signals();
    if let Some(threads) = args.threads {
        threads::limit(threads);
    }
    let outcome = match args.command {
        Command::Check(args) => check::run(&args),
        Command::Fix(args) => fix::run(&args),
        Command::Align(args) => align::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Lexicon(command) => lexicon::run(&command),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(error) => {
            say(&error);
            ExitCode::from(2)
        }
    }
}

/// Prints what is wrong with the arguments, without the blank lines between.
fn print_usage_error(error: &clap::Error) -> io::Result<()> {
    const MOST_LINES: usize = 4;
    let styled = error.render();
    let text = if io::stderr().is_terminal() { styled.ansi().to_string() } else { styled.to_string() };
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(MOST_LINES);
    let mut out = io::stderr().lock();
    lines.try_for_each(|line| writeln!(out, "{line}"))
}

/// Prints an error on standard error, on one line; if that fails there is nobody left to tell.
fn say(error: &Error) {
    let line = error.to_string().replace(['\n', '\r'], " ");
    drop(writeln!(io::stderr(), "muqabala: {line}"));
}
