//! Files to analysed texts.

use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::args::TextArgs;
use super::corrections::{Corrections, Given};
use super::files::{Bytes, FileText, from_disk, is_stdin, read_file, read_text};
use super::languages::{languages, refuse_same_language};
use super::limits::{refuse_long_text, refuse_many_segments, refuse_texts_in_cells};
use crate::align::lexicon::Lexicon;
use crate::align::{Alignment, Analysis, Link, Options, align, align_running};
use crate::config::Config;
use crate::format::{Content, Format, ReadOptions, Segmentation, UNPACKED_LIMIT, unpacked};
use crate::language::Language;
use crate::report::FileInfo;
use crate::text::{Document, Side, Sides};
use crate::{Error, Result};

/// Two texts, read, analysed and aligned.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) files: Sides<FileInfo>,
    pub(super) texts: Sides<Analysis>,
    pub(super) alignment: Alignment,
    pub(super) is_bitext: bool,
    /// The lexicons that words are looked up in.
    pub(super) lexicons: Vec<Lexicon>,
}

impl Input {
    /// The texts and their links.
    pub(super) fn aligned(&self) -> Aligned<'_> {
        Aligned {
            files: self.files.as_ref(),
            texts: self.texts.as_ref(),
            alignment: &self.alignment,
            is_bitext: self.is_bitext,
        }
    }
}

/// Texts and the links between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aligned<'a> {
    pub(super) files: Sides<&'a FileInfo>,
    pub(super) texts: Sides<&'a Analysis>,
    pub(super) alignment: &'a Alignment,
    pub(super) is_bitext: bool,
}

/// What is done about two texts in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SameLanguage {
    /// They are refused unless both languages were given.
    Refused,
    /// They are aligned all the same.
    Allowed,
}

/// What is done with sentences of running text that stand beside several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sentences {
    /// They are cut where that makes links shorter: for pairs of a corpus.
    Cut,
    /// They stay whole: a rule reads sentences, and a text has the same segments whatever it is aligned with.
    Whole,
}

/// Reads, analyses and aligns what the arguments name.
pub(super) fn load(
    args: &TextArgs,
    config: &Config,
    options: &Options,
    same: SameLanguage,
    sentences: Sentences,
    given: Given,
) -> Result<Input> {
    load_from(&from_disk, args, config, options, (same, sentences, given))
}

/// Does as [`load`] with texts whose bytes come from elsewhere.
pub(super) fn load_from(
    bytes: Bytes<'_>,
    args: &TextArgs,
    config: &Config,
    options: &Options,
    (same, sentences, given): (SameLanguage, Sentences, Given),
) -> Result<Input> {
    let corrections = Corrections::read(args, given)?;
    let (files, documents, is_bitext) = read_all(args, bytes)?;
    let languages = languages(args, config, &documents, is_bitext)?;
    if same == SameLanguage::Refused {
        refuse_same_language(args, config, &languages)?;
        if is_bitext {
            refuse_texts_in_cells(&documents).map_err(|error| error.in_file(&files.source.path))?;
        }
    }
    let lexicons = lexicons(args, languages.as_ref())?;
    let texts = Analysis::of_sides(documents, languages);
    if is_bitext {
        if !corrections.is_empty() {
            return Err(Error::usage(
                "the pairs of a bitext are its alignment: --anchors and --alignment are for two texts",
            ));
        }
        let alignment = given_pairs(&texts);
        return Ok(Input { files, texts, alignment, is_bitext, lexicons });
    }
    refuse_many_segments(files.as_ref(), texts.as_ref())?;
    let options = Options { lexicons: lexicons.clone(), ..options.clone() };
    let (mut texts, mut alignment) = if sentences == Sentences::Whole {
        let alignment = align(texts.as_ref(), &options);
        (texts, alignment)
    } else {
        align_running(texts, &options)
    };
    if !corrections.is_empty() {
        // Corrections count the segments that an alignment without them has shown.
        texts = corrections.segmented(files.as_ref(), texts)?;
        alignment = corrections.align(texts.as_ref(), given, options)?;
    }
    Ok(Input { files, texts, alignment, is_bitext, lexicons })
}

/// The lexicons that the arguments name, and the one that comes with the program.
pub(super) fn lexicons(args: &TextArgs, languages: Sides<&Language>) -> Result<Vec<Lexicon>> {
    let mut lexicons = Vec::with_capacity(args.lexicon.len() + 1);
    for path in &args.lexicon {
        let FileText { name, text } = read_text(path)?;
        let lexicon = Lexicon::parse_checked(text).map_err(|error| error.in_file(&name))?;
        if !lexicon.fits(languages) {
            let [first, second] = lexicon.languages();
            let (source, target) = (languages.source.tag(), languages.target.tag());
            let error =
                Error::usage(format!("a lexicon of {first} and {second}, but the texts are in {source} and {target}"));
            return Err(error.in_file(name));
        }
        lexicons.push(lexicon);
    }
    lexicons.push(Lexicon::builtin());
    Ok(lexicons)
}

/// Reads two texts whose lines stand against each other, blank ones too, so that nothing need be aligned.
pub(super) fn load_parallel(args: &TextArgs, config: &Config) -> Result<Input> {
    let Some(target) = &args.target else { return Err(Error::usage("a translation is missing")) };
    let read = |path: &Path| {
        let name = path.to_string_lossy().into_owned();
        let bytes = read_file(path).map_err(|error| error.in_file(&name))?;
        let content = unpacked(&bytes, UNPACKED_LIMIT).map_err(|error| error.in_file(&name))?;
        let content = Format::of_name("lines.txt")
            .read(&content, ReadOptions { segmentation: Segmentation::Parallel, ..read_options(args) });
        match content.map_err(|error| error.in_file(&name))? {
            Content::Text(document) => Ok((FileInfo { path: name, sha256: sha256(&bytes) }, document)),
            Content::Bitext(_) => Err(Error::usage("this is a bitext, not one text").in_file(name)),
        }
    };
    let ((source_info, source), (target_info, target)) = (read(&args.source)?, read(target)?);
    let lines = [&source, &target].map(|document| document.blocks().len());
    if lines[0] != lines[1] {
        let message = format!("{} lines stand against {} of {}", lines[1], lines[0], source_info.path);
        let hint = "with --segments lines every text has a line for each of the source's; leave it out to align them";
        return Err(Error::input(message).in_file(target_info.path).hint(hint));
    }
    if args.anchors.is_some() || !args.alignment.is_empty() {
        return Err(Error::usage(
            "with --segments lines the lines are the alignment: --anchors and --alignment change nothing",
        ));
    }
    let documents = Sides::new(source, target);
    let languages = languages(args, config, &documents, false)?;
    let lexicons = lexicons(args, languages.as_ref())?;
    let texts = Analysis::of_sides(documents, languages);
    let alignment = given_pairs(&texts);
    Ok(Input { files: Sides::new(source_info, target_info), texts, alignment, is_bitext: false, lexicons })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

fn read_all(args: &TextArgs, bytes: Bytes<'_>) -> Result<(Sides<FileInfo>, Sides<Document>, bool)> {
    let Some(target) = &args.target else { return read_bitext(args, bytes) };
    if is_stdin(&args.source) && is_stdin(target) {
        return Err(Error::usage("standard input can be one of the two texts, not both"));
    }
    let (source_info, source) = read(&args.source, args, bytes)?;
    let (target_info, target) = read(target, args, bytes)?;
    match (source, target) {
        (Content::Text(source), Content::Text(target)) => {
            Ok((Sides::new(source_info, target_info), Sides::new(source, target), false))
        }
        _ => Err(Error::usage("a bitext holds both sides").hint("give it alone, or two texts")),
    }
}

fn read_bitext(args: &TextArgs, bytes: Bytes<'_>) -> Result<(Sides<FileInfo>, Sides<Document>, bool)> {
    let (info, content) = read(&args.source, args, bytes)?;
    match content {
        Content::Bitext(sides) => Ok((Sides::new(info.clone(), info), sides, true)),
        Content::Text(_) => {
            let error = Error::usage("the text under check is missing").in_file(info.path);
            Err(error
                .hint("type `muqabala check SOURCE TARGET`, or give a bitext (.tsv, .csv, .jsonl, .tmx, .xlf, .po)"))
        }
    }
}

fn read(path: &Path, args: &TextArgs, bytes: Bytes<'_>) -> Result<(FileInfo, Content)> {
    let name = path.to_string_lossy().into_owned();
    let bytes = bytes(path).map_err(|error| error.in_file(&name))?;
    let content = unpacked(&bytes, UNPACKED_LIMIT).map_err(|error| error.in_file(&name))?;
    let mut format = Format::of(&name, &content);
    if is_stdin(path) && args.target.is_none() {
        format = bitext_on_stdin(format);
    }
    let content = format.read(&content, read_options(args)).map_err(|error| error.in_file(&name))?;
    if let Content::Text(document) = &content {
        refuse_long_text(document, path)?;
    }
    if !args.quiet {
        say_what_is_left_out(&name, &content);
    }
    Ok((FileInfo { path: name, sha256: sha256(&bytes) }, content))
}

/// The format of a bitext on standard input, which has no name to tell it by: what it begins like, else TSV.
pub(super) fn bitext_on_stdin(told: &'static Format) -> &'static Format {
    if told.is_bitext { told } else { Format::of_name("stdin.tsv") }
}

pub(super) fn read_options(args: &TextArgs) -> ReadOptions {
    ReadOptions {
        segmentation: args.segments.into(),
        columns: Sides::new(args.source_column.clone(), args.target_column.clone()),
        no_header: args.no_header,
        languages: Sides::new(args.source_lang.clone(), args.target_lang.clone()),
    }
}

/// Tells on standard error what of a bitext is not checked, so that nothing goes silently.
fn say_what_is_left_out(name: &str, content: &Content) {
    let Content::Bitext(sides) = content else { return };
    let left: Vec<String> =
        sides.target.left_out().iter().map(|left| format!("{} {}", left.count, left.what)).collect();
    if !left.is_empty() {
        // If that fails there is nobody left to tell.
        drop(writeln!(io::stderr(), "muqabala: {name}: left out: {}", left.join(", ")));
    }
}

/// The pairs of a bitext as an alignment: segment k with segment k, an empty cell being no counterpart.
pub(super) fn given_pairs(texts: &Sides<Analysis>) -> Alignment {
    let run = |side: Side, k: usize| {
        let empty = texts.get(side).document.segments().get(k).is_none_or(|segment| segment.span.is_empty());
        if empty { k..k } else { k..k + 1 }
    };
    let pair = |k: usize| Link::given(Sides::new(run(Side::Source, k), run(Side::Target, k)));
    let count = texts.source.document.segments().len();
    Alignment::new(
        (0..count)
            .map(pair)
            .filter(|link| !(link.segments.source.is_empty() && link.segments.target.is_empty()))
            .collect(),
    )
}
