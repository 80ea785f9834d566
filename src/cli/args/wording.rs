//! What arguments that several commands share mean in one of them, where that is less than in `check`.

use clap::Arg;

/// How an argument is told in the help of one command.
enum Told {
    As(&'static str),
    /// As this, with this name for its value.
    Named(&'static str, &'static str),
    /// Not at all: the command refuses it or has no use for it.
    Hidden,
}

use Told::{As, Hidden, Named};

const FIX: &[(&str, Told)] = &[
    (
        "source",
        As(
            "The reference version (what the text should say), or a bitext (TSV, CSV, JSON lines, TMX, XLIFF, PO); `-` is \
            standard input",
        ),
    ),
    ("target", As("The text to repair; none if SOURCE is a bitext")),
    ("output", Named("FILE", "Write the diff to this file instead of standard output")),
];

const COMPARE: &[(&str, Told)] = &[
    ("source", As("The text that all of them translate")),
    ("target", As("A translation of it")),
    ("anchors", Hidden),
    (
        "alignment",
        As(
            "An alignment given back, taken as it is: JSON, beads or a ladder; may be repeated, one for each translation in \
            their order",
        ),
    ),
    ("source_column", Hidden),
    ("target_column", Hidden),
    ("no_header", Hidden),
    ("output", Named("FILE", "Write to this file instead of standard output")),
    ("report", Named("FILE.html", "Write the HTML report, too, to this file")),
];

const DIFF: &[(&str, Told)] = &[("report", Named("FILE.html", "Write the HTML report, too, to this file"))];

const ALIGN: &[(&str, Told)] = &[
    ("target", As("Its translation, or the folder of the translations; none if SOURCE is a bitext or holds both")),
    ("alignment", As("An alignment given back: what is locked in it is kept; JSON, beads or a ladder")),
];

pub(super) fn fix(argument: Arg) -> Arg {
    told(FIX, argument)
}

pub(super) fn compare(argument: Arg) -> Arg {
    told(COMPARE, argument)
}

pub(super) fn diff(argument: Arg) -> Arg {
    told(DIFF, argument)
}

pub(super) fn align(argument: Arg) -> Arg {
    told(ALIGN, argument)
}

fn told(table: &[(&str, Told)], argument: Arg) -> Arg {
    match table.iter().find(|(id, _)| *id == argument.get_id().as_str()) {
        None => argument,
        Some((_, As(help))) => argument.help(*help),
        Some((_, Named(value, help))) => argument.help(*help).value_name(*value),
        Some((_, Hidden)) => argument.hide(true),
    }
}
