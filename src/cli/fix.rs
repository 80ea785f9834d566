//! `muqabala fix`: repairs of the text under check, as a diff or written back.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use similar::TextDiff;

use super::args::FixArgs;
use super::checking::{Checked, Setup};
use super::files::read_bytes;
use super::input::read_options;
use super::output::Destination;
use super::places::Places;
use super::progress::Progress;
use super::{Outcome, settings};
use crate::align::Analysis;
use crate::check::{Applicability, Edit, Finding, Repairs, check, place_in_file, worsened};
use crate::format::{Content, Format, ReadOptions, is_packed};
use crate::text::{Document, Sides};
use crate::{Error, Result};

/// How often a text is repaired and checked again at most: repairs that overlap are made one after another.
const MOST_ROUNDS: usize = 5;

pub(super) fn run(args: &FixArgs) -> Result<Outcome> {
    let path = args.texts.target.as_ref().unwrap_or(&args.texts.source);
    if path.as_os_str() == "-" && args.write {
        return Err(Error::usage("standard input cannot be written back").hint("leave --write out to see a diff"));
    }
    if path.as_os_str() == "-" {
        return Err(Error::usage("`fix` reads the text under check from a file, not from standard input"));
    }
    let config = settings::config(&args.texts)?;
    let mut places = Places::beside(args.texts.files().chain(args.rules.files()).chain(config.files()));
    let output = places.output(args.texts.output.as_deref())?;
    let setup = Setup::of(config, &args.texts, &args.rules, None)?;
    let bytes = read_bytes(path)?;
    refuse_packed(path, &bytes)?;
    let progress = Progress::new(args.texts.quiet);
    let checked = Checked::new(&args.texts, &setup, |what| progress.stage(what))?;
    let name = path.to_string_lossy().into_owned();
    let text = Text { format: Format::of(&name, &bytes), options: read_options(&args.texts) };
    let mut state = State { bytes, texts: checked.input.texts, findings: checked.findings, repaired: 0 };
    let document = &state.texts.target.document;
    let decoded = if document.is_packed() { None } else { Some(text.format.decode(&state.bytes)) };
    let original = decoded.transpose().map_err(|error| error.in_file(&name))?;
    let Some(original) = original.filter(|original| original == document.file()) else {
        let error = Error::usage("repairs cannot be written back into a file of this format").in_file(name);
        return Err(
            error.hint("`muqabala check` shows them; export the text as plain text, Markdown, HTML or a bitext")
        );
    };
    progress.stage("repairing");
    let alignment = checked.input.alignment;
    let find = |texts: &Sides<Analysis>| check(texts.as_ref(), &alignment, &checked.options);
    let dismissed = dismissed(&find(&state.texts)?, &state);
    let find = |texts: &Sides<Analysis>| {
        let mut findings = find(texts)?;
        findings
            .retain(|finding| place(finding, &texts.target.document).is_none_or(|place| !dismissed.contains(&place)));
        Ok(findings)
    };
    repair(&text, find, args.is_unsafe, &mut state).map_err(|error| error.in_file(&name))?;
    drop(progress);
    let repaired = text.format.decode(&state.bytes).map_err(|error| error.in_file(&name))?;
    if args.write {
        write_back(path, &original, &repaired, &state.bytes)?;
    } else {
        output.write(|out| diff(&name, &original, &repaired, out))?;
    }
    if !args.texts.quiet {
        say(args, &state);
    }
    Ok(if args.write || original == repaired { Outcome::Clean } else { Outcome::Findings })
}

/// Repairs are edits of the file itself.
fn refuse_packed(path: &Path, bytes: &[u8]) -> Result<()> {
    if !is_packed(bytes) {
        return Ok(());
    }
    let error = Error::usage("this file is compressed, and repairs are made in the text itself");
    Err(error.in_file(path.to_string_lossy()).hint("unpack it first (`gunzip`), and pack it again afterwards"))
}

/// A rule and the segment where it found something.
fn place(finding: &Finding, document: &Document) -> Option<(usize, &'static str)> {
    Some((document.segment_at(finding.places.target?.start)?, finding.rule))
}

/// Where there are findings that the baseline dismisses: of `all` those that the state has not. A repair in the same sentence
/// changes what tells a finding from others, its place stays.
fn dismissed(all: &[Finding], state: &State) -> BTreeSet<(usize, &'static str)> {
    let left: BTreeSet<&str> = state.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let gone = all.iter().filter(|finding| !left.contains(finding.fingerprint.as_str()));
    gone.filter_map(|finding| place(finding, &state.texts.target.document)).collect()
}

/// How the text under check is read again.
#[derive(Debug)]
struct Text {
    format: &'static Format,
    options: ReadOptions,
}

/// What a text has become.
#[derive(Debug)]
struct State {
    bytes: Vec<u8>,
    texts: Sides<Analysis>,
    findings: Vec<Finding>,
    /// How many findings were repaired.
    repaired: usize,
}

impl Text {
    /// The target of a file's bytes, analysed.
    fn target(&self, bytes: &[u8], before: &Analysis) -> Result<Analysis> {
        let document = match self.format.read(bytes, self.options.clone())? {
            Content::Text(document) => document,
            Content::Bitext(sides) => sides.target,
        };
        Ok(Analysis::of(document, before.language.clone()))
    }
}

/// Repairs the text until nothing is left to repair. A repair after which its sentence has a finding of a rule that it had
/// none of before is taken back.
fn repair(
    text: &Text,
    find: impl Fn(&Sides<Analysis>) -> Result<Vec<Finding>>,
    with_unsafe: bool,
    state: &mut State,
) -> Result<()> {
    let mut spared = BTreeSet::new();
    let mut rounds = 0;
    while rounds < MOST_ROUNDS {
        let document = &state.texts.target.document;
        let is_spared =
            |edit: &Edit| document.segment_at(edit.span.start).is_some_and(|number| spared.contains(&number));
        let place = |edit: &Edit| place_in_file(edit, document).filter(|_| !is_spared(edit));
        let repairs = Repairs::choose(&state.findings, with_unsafe, |edit| place(edit).is_some());
        let edits: Vec<_> = repairs.edits.iter().filter_map(|edit| Some((place(edit)?, edit.text.as_str()))).collect();
        if edits.is_empty() {
            return Ok(());
        }
        let bytes = text.format.replace(&state.bytes, &edits)?;
        let target = text.target(&bytes, &state.texts.target)?;
        if target.document.segments().len() != document.segments().len() {
            // The alignment says nothing of sentences that are cut elsewhere. Every such try spares more, so they come to an end.
            spared.extend(cut_elsewhere(&repairs, document, &target.document));
            continue;
        }
        rounds += 1;
        let texts = Sides::new(state.texts.source.clone(), target);
        let findings = find(&texts)?;
        let worse = worsened((&state.findings, document), (&findings, &texts.target.document));
        let worse: BTreeSet<usize> = worse.difference(&spared).copied().collect();
        if worse.is_empty() {
            let repaired = state.repaired + repairs.findings;
            *state = State { bytes, texts, findings, repaired };
        } else {
            spared.extend(worse);
        }
    }
    Ok(())
}

/// The segments of what was edited in blocks that are cut into another number of sentences now; of all that was edited where
/// the blocks themselves are others.
fn cut_elsewhere(repairs: &Repairs, before: &Document, after: &Document) -> BTreeSet<usize> {
    let sizes = |document: &Document| {
        let mut sizes = vec![0_usize; document.blocks().len()];
        for segment in document.segments() {
            if let Some(size) = sizes.get_mut(segment.block) {
                *size += 1;
            }
        }
        sizes
    };
    let (old, new) = (sizes(before), sizes(after));
    let edited = repairs.edits.iter().filter_map(|edit| before.segment_at(edit.span.start));
    let block = |segment: usize| before.segments().get(segment).map(|segment| segment.block);
    let is_other = |segment: &usize| {
        old.len() != new.len() || block(*segment).is_some_and(|block| old.get(block) != new.get(block))
    };
    edited.filter(is_other).collect()
}

fn write_back(path: &Path, original: &str, repaired: &str, bytes: &[u8]) -> Result<()> {
    if original == repaired {
        return Ok(());
    }
    Destination::File(path.to_owned()).write(|out| out.write_all(bytes))
}

fn diff(name: &str, original: &str, repaired: &str, out: &mut dyn Write) -> io::Result<()> {
    if original == repaired {
        return Ok(());
    }
    write!(out, "{}", TextDiff::from_lines(original, repaired).unified_diff().header(name, name))
}

/// Tells on standard error what was and what can still be done.
fn say(args: &FixArgs, state: &State) {
    let count = |wanted: Applicability| {
        let fixes = state.findings.iter().filter_map(|finding| finding.fix.as_ref());
        fixes.filter(|fix| fix.applicability == wanted).count()
    };
    let done = if args.write { "repaired" } else { "can be repaired" };
    let (unsafe_left, safe_left) = (count(Applicability::Unsafe), count(Applicability::Safe));
    let mut told = vec![format!("{} {done}", findings(state.repaired))];
    if unsafe_left > 0 && !args.is_unsafe {
        told.push(format!("{} with a repair to look at (--unsafe makes it)", findings(unsafe_left)));
    }
    let not_made = safe_left + if args.is_unsafe { unsafe_left } else { 0 };
    if not_made > 0 {
        told.push(format!("{} that no repair could be made of here", findings(not_made)));
    }
    // If that fails there is nobody left to tell.
    drop(writeln!(io::stderr(), "muqabala: {}", told.join("; ")));
}

fn findings(count: usize) -> String {
    format!("{count} finding{}", if count == 1 { "" } else { "s" })
}
