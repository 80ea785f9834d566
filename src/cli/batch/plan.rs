//! What is to be done: which texts, and where their outputs go. Everything that can be refused is refused before any work.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::asked::{Asked, Job};
use super::pattern::{Holes, Pattern};
use super::walk::{Entry, Tree, walk};
use super::{bitexts, manifest, state};
use crate::cli::args::{BatchArgs, TextArgs};
use crate::cli::input::read_options;
use crate::config::Config;
use crate::format::FORMATS;
use crate::{Error, Result};

/// The jobs, and what was wrong on the way to them.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) jobs: Vec<Job>,
    /// Folders that could not be read.
    pub(super) errors: Vec<Error>,
    /// Files that are of a pattern but have no counterpart.
    pub(super) alone: Vec<PathBuf>,
    /// Files of a folder that are called like bitexts and do not begin like one.
    pub(super) no_bitexts: Vec<PathBuf>,
}

/// Whether the arguments name many files.
///
/// # Errors
/// If they do, with options that are for one pair of texts or one bitext; or if they do not, with options that are for many.
pub(in crate::cli) fn is_asked(texts: &TextArgs, batch: &BatchArgs, is_streamed: bool) -> Result<bool> {
    let is_asked = batch.manifest || texts.source.is_dir() || texts.target.as_deref().is_some_and(Path::is_dir);
    let refused = [
        (is_asked && (texts.anchors.is_some() || !texts.alignment.is_empty()), FOR_ONE_PAIR),
        (is_asked && is_streamed, FOR_ONE_BITEXT),
        (!is_asked && !batch.pattern.is_empty(), FOR_FOLDERS),
        (!is_asked && !is_streamed && batch.summary.is_some(), FOR_MANY),
    ];
    match refused.into_iter().find(|(is_refused, _)| *is_refused) {
        Some((_, why)) => Err(Error::usage(why)),
        None => Ok(is_asked),
    }
}

const FOR_ONE_PAIR: &str = "--anchors and --alignment are for one pair of texts";
const FOR_ONE_BITEXT: &str = "--stream, --keep and --documents are for one bitext, not for a folder or a manifest";
const FOR_FOLDERS: &str = "--pattern says which files of a folder are a pair, and there is no folder here";
const FOR_MANY: &str = "--summary is for many texts (a folder, --manifest) and for a bitext read with --stream";

/// Finds the jobs. Folders that outputs go to are not looked into for texts, and what an earlier run wrote is none.
pub(super) fn plan(asked: &Asked<'_>) -> Result<Plan> {
    let Asked { texts, batch, config, .. } = *asked;
    let mut except: Vec<PathBuf> = asked.report.iter().map(|folder| (*folder).to_owned()).collect();
    except.extend(texts.output.clone());
    except.extend(
        [Some(&texts.source), texts.target.as_ref()].into_iter().flatten().flat_map(|root| state::outputs(root)),
    );
    let plan = if batch.manifest {
        let jobs = manifest::read(&texts.source)?;
        Plan { jobs, ..Plan::default() }
    } else {
        let named = named_patterns(&batch.pattern)?;
        match &texts.target {
            None => one_folder(asked, named, &except)?,
            Some(target) => two_folders(texts, target, named, config, &except)?,
        }
    };
    if plan.jobs.is_empty() && plan.errors.is_empty() {
        let error = Error::usage("there is no pair of texts").in_file(texts.source.to_string_lossy());
        return Err(error.hint("say with --pattern which files are a pair: --pattern '{name}.en.txt,{name}.ar.txt'"));
    }
    Ok(plan)
}

fn named_patterns(given: &[String]) -> Result<Option<Vec<[Pattern; 2]>>> {
    match given {
        [] => Ok(None),
        [source, target] => Ok(Some(vec![[Pattern::parse(source)?, Pattern::parse(target)?]])),
        _ => Err(Error::usage("--pattern takes two names: the source's and the target's")
            .hint("--pattern '{name}.en.txt,{name}.ar.txt'")),
    }
}

fn languages(texts: &TextArgs, config: &Config) -> [String; 2] {
    let first = |given: &Option<String>, configured: &Option<String>, usual: &str| {
        given.as_ref().or(configured.as_ref()).map_or_else(|| usual.to_owned(), Clone::clone)
    };
    [first(&texts.source_lang, &config.source_lang, "en"), first(&texts.target_lang, &config.target_lang, "ar")]
}

/// How pairs lie in one folder unless a pattern says otherwise; `@` is the language.
const USUAL: [&str; 4] = ["{name}.@.{ext}", "{name}_@.{ext}", "{name}-@.{ext}", "@/{name}.{ext}"];

fn usual(languages: &[String; 2]) -> Result<Vec<[Pattern; 2]>> {
    let pattern = |text: &str, side: usize| Pattern::parse(&text.replace('@', &languages[side]));
    USUAL.iter().map(|text| Ok([pattern(text, 0)?, pattern(text, 1)?])).collect()
}

/// How pairs lie in two folders unless a pattern says otherwise: with the language in their names, or as namesakes.
fn namesakes(languages: &[String; 2]) -> Result<Vec<[Pattern; 2]>> {
    let mut patterns = usual(languages)?;
    patterns.pop();
    patterns.push([Pattern::parse("{name}.{ext}")?, Pattern::parse("{name}.{ext}")?]);
    Ok(patterns)
}

/// Texts in one folder: pairs, and bitexts that are not named beside them as a glossary, say.
fn one_folder(asked: &Asked<'_>, named: Option<Vec<[Pattern; 2]>>, except: &[PathBuf]) -> Result<Plan> {
    let is_named = named.is_some();
    let patterns = named.map_or_else(|| usual(&languages(asked.texts, asked.config)), Ok)?;
    let tree = walk(&asked.texts.source, except)?;
    let mut plan = pairs(&tree, &tree, &patterns, |ext| is_named || is_text(ext));
    plan.errors = tree.errors;
    if asked.takes_bitexts && !is_named {
        let known: BTreeSet<PathBuf> = plan.jobs.iter().flat_map(Job::files).map(real).collect();
        let named: BTreeSet<PathBuf> = asked.besides.iter().copied().map(real).collect();
        let options = read_options(asked.texts);
        for file in tree.files.iter().filter(|file| is_bitext(&file.key)) {
            let path = real(&file.path);
            if known.contains(&path) || named.contains(&path) {
                continue;
            }
            if bitexts::begins_like_one(&file.path, &options) {
                let name = path_of(&file.key);
                plan.jobs.push(Job { source: file.path.clone(), target: None, name, is_whole: false });
            } else {
                plan.no_bitexts.push(file.path.clone());
            }
        }
    }
    plan.jobs.sort_by(|a, b| a.source.cmp(&b.source));
    Ok(plan)
}

fn two_folders(
    texts: &TextArgs,
    target: &Path,
    named: Option<Vec<[Pattern; 2]>>,
    config: &Config,
    outputs: &[PathBuf],
) -> Result<Plan> {
    let source = &texts.source;
    for (folder, other) in [(source.as_path(), target), (target, source.as_path())] {
        if !other.is_dir() && folder.is_dir() {
            let (name, what) = (other.to_string_lossy(), if other.exists() { "a file" } else { "no folder" });
            let error = Error::usage(format!("this is a folder, but {name} is {what}"));
            return Err(error.in_file(folder.to_string_lossy()).hint("give two folders, or two files"));
        }
    }
    let is_named = named.is_some();
    let patterns = named.map_or_else(|| namesakes(&languages(texts, config)), Ok)?;
    let (sources, targets) = (walk(source, outputs)?, walk(target, outputs)?);
    let mut plan = pairs(&sources, &targets, &patterns, |ext| is_named || is_text(ext));
    plan.errors = sources.errors.into_iter().chain(targets.errors).collect();
    Ok(plan)
}

/// The files of `sources` with their counterparts among `targets`, by the first pattern that gives one.
fn pairs(sources: &Tree, targets: &Tree, patterns: &[[Pattern; 2]], is_ending: impl Fn(&[u8]) -> bool) -> Plan {
    let by_key: BTreeMap<&[u8], &Entry> = targets.files.iter().map(|file| (file.key.as_slice(), file)).collect();
    let holes = |pattern: &Pattern, file: &Entry| {
        pattern.holes(&file.key).filter(|holes| holes.ext.is_empty() || is_ending(&holes.ext))
    };
    let mut plan = Plan::default();
    let mut paired: BTreeSet<&Path> = BTreeSet::new();
    for file in &sources.files {
        let found = patterns.iter().find_map(|[source, target]| {
            let holes = holes(source, file)?;
            let counterpart = by_key.get(target.path(&holes).as_slice()).filter(|other| other.path != file.path)?;
            Some((holes, *counterpart))
        });
        if let Some((Holes { name, .. }, counterpart)) = found {
            paired.extend([file.path.as_path(), counterpart.path.as_path()]);
            let (source, target) = (file.path.clone(), Some(counterpart.path.clone()));
            plan.jobs.push(Job { source, target, name: path_of(&name), is_whole: false });
        }
    }
    let is_alone = |side: usize| {
        let holes = &holes;
        move |file: &&Entry| patterns.iter().any(|pattern| holes(&pattern[side], file).is_some())
    };
    let alone = sources.files.iter().filter(is_alone(0)).chain(targets.files.iter().filter(is_alone(1)));
    let mut alone: Vec<PathBuf> =
        alone.filter(|file| !paired.contains(file.path.as_path())).map(|file| file.path.clone()).collect();
    alone.sort();
    alone.dedup();
    plan.alone = alone;
    plan
}

/// The path with all links followed, or as it is.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn is_of(ending: &str, is_bitext: bool) -> bool {
    let ending = ending.to_ascii_lowercase();
    FORMATS.iter().any(|format| format.is_bitext == is_bitext && format.endings.contains(&ending.as_str()))
}

/// Whether texts have this ending.
fn is_text(ext: &[u8]) -> bool {
    let ext = String::from_utf8_lossy(ext);
    is_of(ext.strip_suffix(".gz").unwrap_or(&ext), false)
}

/// Whether the name is that of a bitext.
fn is_bitext(key: &[u8]) -> bool {
    let name = String::from_utf8_lossy(key);
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(_, ending)| is_of(ending, true))
}

/// The path of bytes that came out of paths.
fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    let name = {
        use std::os::unix::ffi::OsStringExt;
        OsString::from_vec(bytes.to_vec())
    };
    #[cfg(not(unix))]
    let name = OsString::from(String::from_utf8_lossy(bytes).into_owned());
    PathBuf::from(name)
}

/// What is written for a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The output itself, which a manifest may name.
    Output,
    /// The page beside it.
    Page,
}

/// The outputs of the jobs below `folder`, in their order, `ending` behind their names unless they are whole.
pub(super) fn outputs(jobs: &[Job], folder: &Path, ending: &str, kind: Kind) -> Result<Vec<PathBuf>> {
    let named = |job: &Job| {
        if job.is_whole && kind == Kind::Output {
            return folder.join(&job.name);
        }
        let mut name = OsString::from(&job.name);
        name.push(".");
        name.push(ending);
        folder.join(name)
    };
    make_if_missing(folder)?;
    jobs.iter()
        .map(|job| {
            let leads_out = job.name.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
            if leads_out {
                let error = Error::usage("this output leads out of the folder of the outputs");
                return Err(error.in_file(job.name.to_string_lossy()).hint("name it by a path within that folder"));
            }
            Ok(named(job))
        })
        .collect()
}

/// Makes the folder of the outputs, in a folder that there is: a path that is wrong from further up is a slip.
fn make_if_missing(folder: &Path) -> Result<()> {
    let refused = |what: String, hint| Err(Error::output(what).in_file(folder.to_string_lossy()).hint(hint));
    if folder.is_dir() {
        return Ok(());
    }
    if folder.exists() {
        return refused("this is a file; many texts have a folder for their outputs".to_owned(), "name a folder");
    }
    match fs::create_dir(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            refused("the folder that this is to be made in does not exist".to_owned(), "make it first")
        }
        Err(error) => refused(format!("this folder cannot be made: {error}"), "name another"),
    }
}

/// Makes the folders that `output` stands in, below the folder `root`, and sees that no link on the way leads out of it.
pub(super) fn make_folders(output: &Path, root: &Path) -> Result<()> {
    let Some(folder) = output.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let failed = |error: std::io::Error| {
        Error::output(format!("this folder cannot be made: {error}")).in_file(folder.to_string_lossy())
    };
    // The part that is there already must lie inside before anything is made in it.
    let there = folder.ancestors().find(|part| part.exists()).unwrap_or(folder);
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    let inside = fs::canonicalize(there).map_err(failed)?.starts_with(fs::canonicalize(root).map_err(failed)?);
    if !inside {
        let error = Error::output("a link leads out of the folder of the outputs");
        return Err(error.in_file(output.to_string_lossy()));
    }
    fs::create_dir_all(folder).map_err(failed)
}
