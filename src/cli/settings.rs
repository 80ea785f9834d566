//! The configuration file and the command line, laid over each other.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use sha2::{Digest, Sha256};

use super::args::{CheckArgs, CompareArgs, DiffArgs, RuleArgs, TextArgs};
use super::files::{read_bytes, read_file};
use crate::align::encoder::{self, Encoder, PackedEncoder};
use crate::align::signal::Weights;
use crate::align::{self, Analysis};
use crate::check::{Finding, Glossary, Options};
use crate::config::{Accepted, Config, FILE_NAME, FailOn};
use crate::format::read_terms;
use crate::language::Language;
use crate::text::{Side, Sides};
use crate::{Error, Result};

/// The configuration that holds: the file named, else the nearest one upwards, else none.
pub(super) fn config(args: &TextArgs) -> Result<Config> {
    let Some(path) = args.config.clone().or_else(nearest) else { return Ok(Config::default()) };
    let name = path.to_string_lossy().into_owned();
    let text =
        fs::read_to_string(&path).map_err(|error| Error::input(format!("cannot be read: {error}")).in_file(&name))?;
    let mut config = Config::parse(&text).map_err(|error| error.in_file(&name))?;
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    for glossary in &mut config.glossary {
        *glossary = folder.join(&*glossary);
    }
    config.path = Some(path);
    Ok(config)
}

fn nearest() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let found = here.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())?;
    // In the current folder the name alone is what the user would type.
    if found.parent() == Some(here.as_path()) { Some(Path::new(FILE_NAME).to_owned()) } else { Some(found) }
}

/// How `align` is asked to go about it.
pub(super) fn align_options(args: &TextArgs) -> Result<align::Options> {
    let weights = args.weights.as_deref().map_or_else(|| Ok(Weights::builtin()), read_weights)?;
    Ok(align::Options { encoder: chosen_encoder(&args.encoder)?, weights, ..align::Options::default() })
}

fn read_weights(path: &Path) -> Result<Arc<Weights>> {
    let name = path.to_string_lossy();
    let bytes = read_file(path).map_err(|error| error.in_file(name.clone()))?;
    let weights = Weights::parse(&String::from_utf8_lossy(&bytes)).map_err(|error| error.in_file(name))?;
    Ok(Arc::new(weights))
}

fn chosen_encoder(choice: &Path) -> Result<Option<Arc<dyn Encoder>>> {
    match choice.to_str() {
        Some("none") => Ok(None),
        Some("builtin") => Ok(Some(encoder::builtin())),
        _ if choice.is_dir() || choice.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("onnx")) => {
            onnx_encoder(choice).map(Some)
        }
        _ => {
            let name = choice.to_string_lossy();
            let bytes = read_file(choice).map_err(|error| error.in_file(name.clone()))?;
            let encoder = PackedEncoder::parse(bytes).map_err(|error| error.in_file(name))?;
            Ok(Some(Arc::new(encoder)))
        }
    }
}

#[cfg(feature = "onnx")]
fn onnx_encoder(path: &Path) -> Result<Arc<dyn Encoder>> {
    Ok(Arc::new(encoder::OnnxEncoder::load(path)?))
}

#[cfg(not(feature = "onnx"))]
fn onnx_encoder(path: &Path) -> Result<Arc<dyn Encoder>> {
    let why = Error::input("this muqabala was built without the feature `onnx`, which runs models");
    let why = why.hint("install it by `cargo install --path . --locked --features onnx` (docs/onnx.md)");
    Err(why.in_file(path.to_string_lossy()))
}

/// The files that what was named on the command line is read from: a model has several.
#[cfg(feature = "onnx")]
fn parts(path: &Path) -> Result<Vec<PathBuf>> {
    let is_model = path.is_dir() || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("onnx"));
    if is_model { encoder::OnnxEncoder::files(path) } else { Ok(vec![path.to_owned()]) }
}

#[cfg(not(feature = "onnx"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature a model's folder may lack a file")]
fn parts(path: &Path) -> Result<Vec<PathBuf>> {
    Ok(vec![path.to_owned()])
}

/// The encoder that rules ask: the one chosen to align with, the built-in one if their thresholds say nothing about it.
pub(super) fn encoder_of_rules(aligning: &align::Options) -> Option<Arc<dyn Encoder>> {
    let chosen = aligning.encoder.as_ref()?;
    Some(if chosen.serves_rules() { Arc::clone(chosen) } else { encoder::builtin() })
}

/// All that decides what comes of a text, in one string: the arguments, the configuration, and the bytes of `files`.
pub(super) fn key(args: &impl Debug, config: &Config, files: &[&Path]) -> Result<String> {
    let mut key = format!("{args:?} {config:?}");
    for path in files.iter().map(|path| parts(path)).collect::<Result<Vec<_>>>()?.concat() {
        let digest = Sha256::digest(read_bytes(&path)?);
        key.extend(digest.iter().map(|byte| format!("{byte:02x}")));
    }
    Ok(key)
}

/// A glossary's name and bytes. What they say depends on the languages of the texts.
pub(super) type GlossaryFile = (String, Vec<u8>);

/// Reads the glossaries that the arguments and the configuration name.
pub(super) fn glossaries(args: &RuleArgs, config: &Config) -> Result<Vec<GlossaryFile>> {
    let named = config.glossary.iter().chain(&args.glossary);
    named.map(|path| Ok((path.to_string_lossy().into_owned(), read_bytes(path)?))).collect()
}

/// The terms of glossaries for texts in these languages.
pub(super) fn glossary(files: &[GlossaryFile], languages: Sides<&Language>) -> Result<Glossary> {
    let mut entries = Vec::new();
    for (name, bytes) in files {
        entries.extend(read_terms(bytes, languages.map(Language::tag)).map_err(|error| error.in_file(name))?);
    }
    Ok(Glossary::new(entries))
}

/// What was set that decides what is found, for people: as it would be typed.
pub(super) fn told(args: &CheckArgs, options: &Options, fail_on: FailOn) -> Vec<(&'static str, String)> {
    let mut told = vec![("min-confidence", options.min_confidence.to_string())];
    let mut add = |name, value: String| {
        if !value.is_empty() {
            told.push((name, value));
        }
    };
    add("min-severity", options.min_severity.name().to_owned());
    add("fail-on", fail_on.name());
    add("segments", args.texts.segments.name());
    add("encoder", args.texts.encoder.to_string_lossy().into_owned());
    add("select", options.select.join(","));
    add("ignore", options.ignore.join(","));
    let paths = |paths: Vec<&PathBuf>| paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join(",");
    add("diff-base", args.diff_base.clone().unwrap_or_default());
    add("baseline", paths(args.rules.baseline.iter().collect()));
    add("glossary", paths(args.rules.glossary.iter().collect()));
    told
}

/// The same of a comparison.
pub(super) fn told_of_comparison(args: &CompareArgs) -> Vec<(&'static str, String)> {
    vec![
        ("segments", args.texts.segments.name()),
        ("encoder", args.texts.encoder.to_string_lossy().into_owned()),
        ("tokenize", args.tokenize.name().to_owned()),
    ]
}

/// The same of two revisions.
pub(super) fn told_of_revisions(args: &DiffArgs, fail_on: FailOn) -> Vec<(&'static str, String)> {
    vec![
        ("segments", args.segments.name()),
        ("encoder", args.encoder.to_string_lossy().into_owned()),
        ("fail-on", fail_on.name()),
    ]
}

/// What `check` is asked to do with a text: what the configuration says of all files and then of this one; the command line goes
/// before both.
pub(super) fn options_for(args: &RuleArgs, config: &Config, path: &Path) -> Options {
    let mut options = check_options(args, config);
    let path = from_config(config, path);
    for part in config.overrides.iter().filter(|part| part.holds_for(&path)) {
        if !part.select.is_empty() && args.select.is_empty() {
            options.select.clone_from(&part.select);
        }
        options.ignore.extend(part.ignore.iter().cloned());
        options.severities.extend(part.severity.iter().map(|(rule, severity)| (rule.clone(), *severity)));
        options.rules.extend(part.rules.iter().map(|(rule, values)| (rule.clone(), values.clone())));
        options.min_confidence = args.min_confidence.or(part.min_confidence).unwrap_or(options.min_confidence);
        options.min_severity = args.min_severity.or(part.min_severity).unwrap_or(options.min_severity);
    }
    options
}

/// A path from the folder of the configuration, `/` between its names; as it is given where it lies elsewhere.
fn from_config(config: &Config, path: &Path) -> String {
    let real = |path: &Path| fs::canonicalize(if path.as_os_str().is_empty() { Path::new(".") } else { path }).ok();
    let folder = config.path.as_deref().and_then(Path::parent).and_then(real);
    let inside = folder.zip(real(path)).and_then(|(folder, path)| Some(path.strip_prefix(folder).ok()?.to_owned()));
    let path = inside.unwrap_or_else(|| path.to_owned());
    path.components().map(|name| name.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Takes out the findings that the configuration accepts in a file, and says how many these were.
pub(super) fn accept(config: &Config, path: &Path, texts: Sides<&Analysis>, findings: &mut Vec<Finding>) -> usize {
    if config.accept.is_empty() {
        return 0;
    }
    let path = from_config(config, path);
    let accepted: Vec<&Accepted> = config.accept.iter().filter(|accepted| accepted.holds_for(&path)).collect();
    let before = findings.len();
    let marks = |finding: &Finding, text: &str| {
        let marks = |side: Side| finding.places.get(side).is_some_and(|span| span.of(texts.get(side).text()) == text);
        Side::BOTH.into_iter().any(marks)
    };
    findings.retain(|finding| {
        !accepted.iter().any(|accepted| {
            accepted.rule.as_ref().is_none_or(|rule| rule == finding.rule)
                && accepted.fingerprint.as_ref().is_none_or(|fingerprint| *fingerprint == finding.fingerprint)
                && accepted.text.as_ref().is_none_or(|text| marks(finding, text))
        })
    });
    before - findings.len()
}

/// The same for any file.
pub(super) fn check_options(args: &RuleArgs, config: &Config) -> Options {
    let default = Options::default();
    let first = |given: &[String], configured: &[String]| {
        if given.is_empty() { configured.to_vec() } else { given.to_vec() }
    };
    Options {
        select: first(&args.select, &config.select),
        ignore: config.ignore.iter().chain(&args.ignore).cloned().collect(),
        rules: config.rules.clone(),
        severities: config.severity.clone(),
        min_confidence: args.min_confidence.or(config.min_confidence).unwrap_or(default.min_confidence),
        min_severity: args.min_severity.or(config.min_severity).unwrap_or(default.min_severity),
        ..default
    }
}
