//! Which files of a folder are a pair: names with `{name}` in them, and `{ext}` for an ending that both share.

use crate::{Error, Result};

/// A path below a folder with two holes: `{name}.en.{ext}`. Paths are bytes, since names need not be UTF-8, with `/` between
/// their parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    before: Vec<u8>,
    /// What stands behind the name: all of it, or up to `{ext}`.
    behind: Vec<u8>,
    /// What stands behind `{ext}`, if there is one.
    last: Option<Vec<u8>>,
}

/// What stood in the holes of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Holes {
    pub(super) name: Vec<u8>,
    pub(super) ext: Vec<u8>,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Unless it has one `{name}`, and at most one `{ext}` behind it.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let refused = |why: &str| {
            let error = Error::usage(format!("the pattern “{text}” {why}"));
            Err(error.hint("give one like {name}.en.txt,{name}.ar.txt or en/{name}.{ext},ar/{name}.{ext}"))
        };
        let Some((before, behind)) = text.split_once("{name}") else { return refused("has no {name}") };
        let (behind, last) = match behind.split_once("{ext}") {
            Some((behind, last)) => (behind, Some(last)),
            None => (behind, None),
        };
        if [before, behind, last.unwrap_or_default()].iter().any(|part| part.contains(['{', '}'])) {
            return refused("has more holes than {name} and then {ext}");
        }
        if last.is_some() && behind.is_empty() {
            return refused("has nothing between {name} and {ext}");
        }
        let bytes = |part: &str| part.as_bytes().to_vec();
        Ok(Self { before: bytes(before), behind: bytes(behind), last: last.map(bytes) })
    }

    /// What stands in the holes, if `path` is of this pattern; the shortest name that leaves an ending.
    pub(super) fn holes(&self, path: &[u8]) -> Option<Holes> {
        let rest = path.strip_prefix(self.before.as_slice())?;
        let Some(last) = &self.last else {
            let name = rest.strip_suffix(self.behind.as_slice())?;
            return (!name.is_empty()).then(|| Holes { name: name.to_vec(), ext: Vec::new() });
        };
        let rest = rest.strip_suffix(last.as_slice())?;
        (1..rest.len()).find_map(|at| {
            let (name, tail) = rest.split_at_checked(at)?;
            let ext = tail.strip_prefix(self.behind.as_slice()).filter(|ext| is_ending(ext))?;
            Some(Holes { name: name.to_vec(), ext: ext.to_vec() })
        })
    }

    /// The path with these holes filled in.
    pub(super) fn path(&self, holes: &Holes) -> Vec<u8> {
        let mut path = [self.before.as_slice(), &holes.name, &self.behind].concat();
        if let Some(last) = &self.last {
            path.extend_from_slice(&holes.ext);
            path.extend_from_slice(last);
        }
        path
    }
}

/// Whether it is an ending: letters and digits, and `.gz` behind them perhaps.
fn is_ending(text: &[u8]) -> bool {
    let ending = text.strip_suffix(b".gz").unwrap_or(text);
    !ending.is_empty() && ending.iter().all(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holes(pattern: &str, path: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
        Pattern::parse(pattern).unwrap().holes(path).map(|holes| (holes.name, holes.ext))
    }

    #[test]
    fn the_name_stands_where_the_hole_is() {
        assert_eq!(holes("{name}.en.txt", b"a/b.en.txt"), Some((b"a/b".to_vec(), Vec::new())));
        assert_eq!(holes("{name}.en.{ext}", b"b.en.txt.gz"), Some((b"b".to_vec(), b"txt.gz".to_vec())));
        assert_eq!(holes("en/{name}.{ext}", b"en/a.b.md"), Some((b"a.b".to_vec(), b"md".to_vec())));
        assert_eq!(holes("{name}.en.txt", b"\xff.en.txt"), Some((b"\xff".to_vec(), Vec::new())));
        for other in [&b".en.txt"[..], b"b.ar.txt", b"b.en.txt~"] {
            assert_eq!(holes("{name}.en.txt", other), None);
        }
        assert_eq!(holes("{name}.en.{ext}", b"x.en.d/file"), None);
    }

    #[test]
    fn filling_in_what_was_found_gives_the_path_again() {
        for (pattern, path) in [("{name}.en.{ext}", &b"a/b.en.txt"[..]), ("x-{name}!", b"x-y!"), ("{name}", b"z")] {
            let pattern = Pattern::parse(pattern).unwrap();
            assert_eq!(pattern.path(&pattern.holes(path).unwrap()), path);
        }
    }

    #[test]
    fn a_pattern_needs_its_name() {
        for wrong in ["en.txt", "{nam}.txt", "{name}{ext}", "{name}.{ext}.{ext}", "{ext}.{name}"] {
            assert!(Pattern::parse(wrong).is_err(), "{wrong}");
        }
    }
}
