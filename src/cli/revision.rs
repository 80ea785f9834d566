//! `check --diff-base`: files as they were in a revision of git, and which findings came since.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Output};

use super::args::TextArgs;
use super::files::{is_stdin, read_file};
use super::output::folder_of;
use crate::align::Analysis;
use crate::check::Finding;
use crate::text::{Side, Sides};
use crate::{Error, Result};

/// A revision that texts are held against.
#[derive(Clone, Debug)]
pub(super) struct Revision {
    /// As it was typed.
    pub(super) name: String,
    /// The commit that it is.
    pub(super) commit: String,
}

impl Revision {
    /// The revision that `name` means where the texts lie.
    ///
    /// # Errors
    /// If `git` cannot be run, the texts are in no repository, there is no such revision, or a text comes from standard input.
    pub(super) fn of(name: &str, texts: &TextArgs) -> Result<Self> {
        if [Some(&texts.source), texts.target.as_ref()].into_iter().flatten().any(|path| is_stdin(path)) {
            return Err(Error::usage("--diff-base reads files, not standard input"));
        }
        if texts.anchors.is_some() || !texts.alignment.is_empty() {
            let error = Error::usage("--anchors and --alignment are of the texts as they are now, not as they were");
            return Err(error.hint("leave them or --diff-base out"));
        }
        let folder = if texts.source.is_dir() { texts.source.as_path() } else { folder_of(&texts.source) };
        if !git(folder, ["rev-parse", "--is-inside-work-tree"])?.status.success() {
            let error = Error::usage("--diff-base needs a repository of git, and this folder is in none");
            return Err(error.in_file(folder.to_string_lossy()));
        }
        let commit =
            git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{name}^{{commit}}")])?;
        if !commit.status.success() {
            let error = Error::usage(format!("--diff-base: there is no revision “{name}”"));
            return Err(
                error.hint("give a branch, a tag or a commit; in a shallow clone its history has to be fetched first")
            );
        }
        Ok(Self { name: name.to_owned(), commit: String::from_utf8_lossy(&commit.stdout).trim().to_owned() })
    }

    /// The bytes of a file in this revision; none if it was not there, or empty.
    ///
    /// # Errors
    /// If `git` cannot be run, or not read the file.
    pub(super) fn bytes(&self, path: &Path) -> Result<Option<Vec<u8>>> {
        let Some(name) = path.file_name() else { return Ok(None) };
        let folder = folder_of(path);
        let below = |before: &str| {
            let mut text = OsString::from(before);
            text.push("./");
            text.push(name);
            text
        };
        // Names of the tree are taken as they are, not as patterns.
        let list = ["--literal-pathspecs", "ls-tree", "-z", "--name-only", self.commit.as_str()].map(OsString::from);
        let listed = git(folder, list.into_iter().chain([below("")]))?;
        let failed = || Error::input(format!("git cannot read this file as it was in {}", self.name));
        if !listed.status.success() {
            return Err(failed().in_file(path.to_string_lossy()));
        }
        if listed.stdout.is_empty() {
            return Ok(None);
        }
        let shown = git(folder, [OsString::from("show"), below(&format!("{}:", self.commit))])?;
        if !shown.status.success() {
            return Err(failed().in_file(path.to_string_lossy()));
        }
        Ok(Some(shown.stdout).filter(|bytes| !bytes.trim_ascii().is_empty()))
    }

    /// The bytes of a file in this revision, or as they are now if it was not there.
    pub(super) fn bytes_or_now(&self, path: &Path) -> Result<Vec<u8>> {
        self.bytes(path)?.map_or_else(|| read_file(path), Ok)
    }
}

fn git(folder: &Path, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Result<Output> {
    let output = Command::new("git").arg("-C").arg(folder).args(args).output();
    output.map_err(|error| {
        let error = Error::usage(format!("--diff-base runs `git`, which cannot be run here: {error}"));
        error.hint("install git, or take an earlier run's JSON as --baseline")
    })
}

/// Takes out the findings that stood in the earlier texts: those of the same fingerprint, then, one for one, those of the same rule
/// that are about the same words in a sentence that was changed.
pub(super) fn keep_introduced(
    findings: &mut Vec<Finding>,
    texts: Sides<&Analysis>,
    earlier: (&[Finding], Sides<&Analysis>),
) {
    let (old, old_texts) = earlier;
    let prints = |findings: &[Finding]| -> BTreeSet<String> {
        findings.iter().map(|finding| finding.fingerprint.clone()).collect()
    };
    let (now, before) = (prints(findings), prints(old));
    let mut left: BTreeMap<Words, usize> = BTreeMap::new();
    for finding in old.iter().filter(|finding| !now.contains(&finding.fingerprint)) {
        *left.entry(words(finding, old_texts)).or_default() += 1;
    }
    findings.retain(|finding| {
        if before.contains(&finding.fingerprint) {
            return false;
        }
        let count = left.get_mut(&words(finding, texts)).filter(|count| **count > 0);
        count.is_none_or(|count| {
            *count -= 1;
            false
        })
    });
}

/// A rule, and the words of both sides that a finding of it is about.
type Words = (&'static str, String, String);

fn words(finding: &Finding, texts: Sides<&Analysis>) -> Words {
    let text = |side: Side| finding.places.get(side).map_or("", |span| span.of(texts.get(side).text())).to_owned();
    (finding.rule, text(Side::Source), text(Side::Target))
}
