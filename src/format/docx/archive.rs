//! The ZIP archive that a DOCX is (Open Packaging Conventions, ECMA-376): its parts as text, and how they are related.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::format::decode_declared;
use crate::format::xml::{Node, Xml};
use crate::{Error, Result};

/// What the parts that are read may be unpacked to together, in bytes.
const LARGEST: u64 = 100 << 20;

/// Entries that an archive may have.
const MOST_ENTRIES: usize = 20_000;

/// How a file begins that Word wrote before there was DOCX, or with a password.
const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// How an archive begins.
const ARCHIVE: &[u8] = b"PK";

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self> {
        if bytes.is_empty() {
            return Err(Error::input("the file is empty"));
        }
        if bytes.starts_with(COMPOUND_FILE) {
            let error = Error::input("this is no DOCX, but an older Word file or one with a password");
            return Err(error.hint("save it as DOCX without a password"));
        }
        if !bytes.starts_with(ARCHIVE) {
            return Err(Error::input("this is no DOCX, which is an archive").hint("name the file by what it is"));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let archive = Self { zip, left: LARGEST };
        archive.check_entries()?;
        Ok(archive)
    }

    /// Nothing is unpacked, yet a path that leads out of the archive says that it was not made by a word processor.
    fn check_entries(&self) -> Result<()> {
        if self.zip.len() > MOST_ENTRIES {
            return Err(Error::input(format!("the archive has more than {MOST_ENTRIES} entries")));
        }
        for name in self.zip.file_names() {
            let name = name.map_err(|error| unreadable(&error))?;
            if name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..") {
                return Err(Error::input(format!("the archive holds a path that leads out of it: {name}")));
            }
        }
        Ok(())
    }

    /// A part as text, if it is there.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(in_part(&unreadable(&error), name)),
        };
        let mut bytes = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| Error::input(format!("{name} in the archive is damaged: {error}")))?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            Error::input(format!("with {name} the archive is larger than {} MB unpacked", LARGEST >> 20))
        })?;
        let decoded = decode_declared(&bytes, Some("encoding=")).map_err(|error| in_part(&error, name))?;
        Ok(Some(decoded.text))
    }

    /// The part that `part` (the package itself if empty) names as its `kind`, and its name.
    pub(super) fn related_part(&mut self, part: &str, kind: &str) -> Result<Option<(String, String)>> {
        let Some(name) = self.related(part, kind)? else { return Ok(None) };
        Ok(self.part(&name)?.map(|text| (name, text)))
    }

    /// The name of the part that `part` names as its `kind`: the last word of the relation's type.
    pub(super) fn related(&mut self, part: &str, kind: &str) -> Result<Option<String>> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let name = joined(folder, &format!("_rels/{file}.rels"));
        let Some(text) = self.part(&name)? else { return Ok(None) };
        let target = relation(&text, kind).map_err(|error| in_part(&error, &name))?;
        Ok(target.map(|target| joined(folder, &target)))
    }
}

/// The target of the first relation of a kind.
fn relation(text: &str, kind: &str) -> Result<Option<String>> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "Relationship" => {
                let is_of_kind = tag.attribute("Type").is_some_and(|of| of.rsplit('/').next() == Some(kind));
                if is_of_kind && tag.attribute("TargetMode").as_deref() != Some("External") {
                    return Ok(tag.attribute("Target"));
                }
            }
            Node::End => return Ok(None),
            _ => {}
        }
    }
}

/// The name that `target` is in `folder`: one with a slash before it counts from the root.
fn joined(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

fn unreadable(error: &ZipError) -> Error {
    let what = match error {
        // The library says which of its own structures it did not find.
        ZipError::InvalidArchive(_) => "the archive cannot be read".to_owned(),
        error => format!("the archive cannot be read: {error}"),
    };
    Error::input(what).hint("the file seems to be cut off or damaged")
}

/// Places inside a part are no places of the file: the part is named in the message instead.
pub(super) fn in_part(error: &Error, name: &str) -> Error {
    Error::input(format!("in the archive, {}", error.clone().in_file(name)))
}
