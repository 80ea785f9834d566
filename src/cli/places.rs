//! Where outputs may go: over nothing that is read, and no two to one place. Looked at before any work is done.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::output::{Destination, folder_of};
use crate::{Error, Result};

/// What a run reads, and the outputs that have their places.
#[derive(Debug)]
pub(super) struct Places {
    read: BTreeSet<Identity>,
    written: BTreeSet<Identity>,
}

impl Places {
    /// Nothing is written yet; `read` is all that is read: texts, what is named beside them, the configuration and what it names.
    pub(super) fn beside<'p>(read: impl Iterator<Item = &'p Path>) -> Self {
        Self { read: read.flat_map(Identity::all).collect(), written: BTreeSet::new() }
    }

    /// The place of an output, standard output if none is named.
    ///
    /// # Errors
    /// As [`Self::claim`]; or if its folder does not exist.
    pub(super) fn output(&mut self, path: Option<&Path>) -> Result<Destination> {
        Ok(self.file(path)?.unwrap_or(Destination::Stdout))
    }

    /// The place of an output that is written only if it is named.
    ///
    /// # Errors
    /// As [`Self::output`].
    pub(super) fn file(&mut self, path: Option<&Path>) -> Result<Option<Destination>> {
        let Some(path) = path else { return Ok(None) };
        self.claim(path)?;
        if !folder_of(path).is_dir() {
            let error = Error::output("its folder does not exist").in_file(path.to_string_lossy());
            return Err(error.hint("make it first"));
        }
        Ok(Some(Destination::File(path.to_owned())))
    }

    /// Keeps a place for an output whose folder may be made later.
    ///
    /// # Errors
    /// If it is something that is read, has been claimed before, or is a folder.
    pub(super) fn claim(&mut self, path: &Path) -> Result<()> {
        let own = Identity::all(path);
        let name = path.to_string_lossy();
        if own.iter().any(|identity| self.read.contains(identity)) {
            return Err(Error::usage("the output would overwrite an input").in_file(name));
        }
        if path.is_dir() {
            return Err(Error::output("this is a folder, not a file").in_file(name));
        }
        for identity in own {
            if !self.written.insert(identity) {
                let error = Error::usage("two outputs would be written here").in_file(name);
                return Err(error.hint("give each a name of its own"));
            }
        }
        Ok(())
    }
}

/// What makes a file the same under another name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    /// Its path with all links followed.
    Path(PathBuf),
    /// Its place on its disk.
    Inode(u64, u64),
}

impl Identity {
    /// All that identifies the file at `path`, there yet or not; nothing for a device.
    fn all(path: &Path) -> Vec<Self> {
        let meta = fs::metadata(path).ok();
        if meta.as_ref().is_some_and(|meta| !meta.is_file() && !meta.is_dir()) {
            return Vec::new();
        }
        let beside = || Some(fs::canonicalize(folder_of(path)).ok()?.join(path.file_name()?));
        let real = fs::canonicalize(path).ok().or_else(beside);
        let mut all = vec![Self::Path(real.unwrap_or_else(|| path.components().collect()))];
        all.extend(meta.as_ref().and_then(Self::inode));
        all
    }

    #[cfg(unix)]
    #[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
    fn inode(meta: &fs::Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self::Inode(meta.dev(), meta.ino()))
    }

    #[cfg(not(unix))]
    fn inode(_meta: &fs::Metadata) -> Option<Self> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_is_neither_an_input_nor_another_output_however_it_is_spelled() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("read"), "").unwrap();
        let read = path("read");
        let mut places = Places::beside(std::iter::once(read.as_path()));
        assert!(places.output(Some(&path("./read"))).is_err());
        assert!(places.output(Some(&path("new"))).is_ok());
        assert!(places.file(Some(&path("./new"))).is_err());
        assert!(places.claim(&path("no/such/folder")).is_ok() && places.output(Some(&path("no/folder"))).is_err());
        assert!(places.claim(folder.path()).is_err());
        for _ in 0..2 {
            assert!(places.output(Some(Path::new("/dev/null"))).is_ok() || cfg!(not(unix)));
        }
    }
}
