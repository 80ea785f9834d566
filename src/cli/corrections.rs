//! Links that were given: anchors, and an alignment given back.

use std::path::Path;

use super::args::TextArgs;
use super::files::{FileText, read_text};
use crate::align::{Alignment, Analysis, Fixed, Options, Saved, align};
use crate::report::FileInfo;
use crate::text::{Side, Sides};
use crate::{Error, Result};

/// What is done with an alignment that is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// It holds as it is.
    Whole,
    /// Its locked links are kept and the rest is aligned again.
    Locked,
}

/// The corrections that the arguments name.
#[derive(Debug)]
pub(super) struct Corrections {
    alignment: Option<(String, Saved)>,
    anchors: Option<(String, Saved)>,
}

impl Corrections {
    /// Reads the files.
    pub(super) fn read(args: &TextArgs, given: Given) -> Result<Self> {
        let alignment = match args.alignment.as_slice() {
            [] => None,
            [path] => Some(path),
            _ => return Err(Error::usage("two texts have one alignment: give --alignment once")),
        };
        if given == Given::Whole && alignment.is_some() && args.anchors.is_some() {
            let error = Error::usage("an alignment that is given back is taken as it is: --anchors cannot change it");
            return Err(error.hint("make the new alignment with `muqabala align --alignment … --anchors …` first"));
        }
        let read = |path: &Path, parse: fn(&str) -> Result<Saved>| {
            let FileText { name, text } = read_text(path)?;
            let saved = parse(&text).map_err(|error| error.in_file(&name))?;
            Ok::<_, Error>((name, saved))
        };
        Ok(Self {
            alignment: alignment.map(|path| read(path, Saved::parse)).transpose()?,
            anchors: args.anchors.as_deref().map(|path| read(path, Saved::parse_anchors)).transpose()?,
        })
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.alignment.is_none() && self.anchors.is_none()
    }

    /// The texts cut into segments as they were when the alignment was made.
    pub(super) fn segmented(&self, files: Sides<&FileInfo>, texts: Sides<Analysis>) -> Result<Sides<Analysis>> {
        let Some((name, saved)) = &self.alignment else { return Ok(texts) };
        let hashes = files.map(|file| file.sha256.as_str());
        saved.check_hashes(hashes).map_err(|error| error.in_file(name))?;
        let recut = |side: Side, text: Analysis| {
            let segments = saved.segments_of(side, &text.document).map_err(|error| error.in_file(name))?;
            let Some(segments) = segments else { return Ok::<_, Error>(text) };
            let mut document = text.document;
            document.set_segments(segments);
            Ok(Analysis::new(document, text.language))
        };
        Ok(Sides::new(recut(Side::Source, texts.source)?, recut(Side::Target, texts.target)?))
    }

    /// Aligns the texts around what is given.
    pub(super) fn align(&self, texts: Sides<&Analysis>, given: Given, options: Options) -> Result<Alignment> {
        let documents = texts.map(|text| &text.document);
        let mut fixed = Fixed::default();
        if let Some((name, saved)) = &self.alignment {
            if given == Given::Whole {
                return saved.alignment(documents).map_err(|error| error.in_file(name));
            }
            fixed = saved.locked(documents).map_err(|error| error.in_file(name))?;
        }
        if let Some((name, saved)) = &self.anchors {
            let anchors = saved.locked(documents).map_err(|error| error.in_file(name))?;
            let joined = fixed.join(anchors, documents.map(|document| document.segments().len()));
            fixed = joined.map_err(|conflict| Error::from(conflict).in_file(name))?;
        }
        Ok(align(texts, &Options { fixed, ..options }))
    }
}
