//! Writing results: whole or not at all, never over an input.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use super::args::{Color, TextArgs};
use super::hyperlinks;
use crate::report::{Detail, View};
use crate::{Error, Result};

/// Unfinished files of this process, to remove if it is told to stop.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// On SIGINT, SIGTERM or SIGHUP: removes what is unfinished and ends with the shell's status for it.
pub(super) fn clean_up_on_signals() {
    let handler = || {
        if let Ok(paths) = UNFINISHED.lock() {
            for path in paths.iter() {
                drop(fs::remove_file(path));
            }
        }
        #[expect(clippy::exit, reason = "a signal handler has no caller to return to")]
        std::process::exit(130);
    };
    // Without a handler the files stay behind; that is no reason not to work.
    drop(ctrlc::set_handler(handler));
}

/// Where the main output goes.
#[derive(Debug)]
pub(super) enum Destination {
    /// Standard output.
    Stdout,
    /// A file, made whole or not at all.
    File(PathBuf),
}

impl Destination {
    /// The place for `path`, checked before any work is done: it may be no input and no folder, and its folder exists.
    pub(super) fn new(path: Option<&Path>, args: &TextArgs) -> Result<Self> {
        let texts = std::iter::once(&args.source).chain(&args.target);
        Self::beside(path, texts.chain(args.besides()).map(AsRef::as_ref))
    }

    /// The place for `path` beside `inputs`, checked before any work is done.
    pub(super) fn beside<'p>(path: Option<&Path>, mut inputs: impl Iterator<Item = &'p Path>) -> Result<Self> {
        let Some(path) = path else { return Ok(Self::Stdout) };
        let name = path.to_string_lossy();
        if inputs.any(|input| is_same_file(input, path)) {
            return Err(Error::usage("the output would overwrite an input").in_file(name));
        }
        if path.is_dir() {
            return Err(Error::output("this is a folder, not a file").in_file(name));
        }
        if !folder_of(path).is_dir() {
            return Err(Error::output("its folder does not exist").in_file(name).hint("make it first"));
        }
        Ok(Self::File(path.to_owned()))
    }

    /// Refuses to write over `input`, which is read besides the texts.
    pub(super) fn refuse_over(&self, input: &Path) -> Result<()> {
        match self {
            Self::File(path) if is_same_file(path, input) => Err(Error::usage("the output would overwrite an input")),
            _ => Ok(()),
        }
    }

    /// Whether both are the same file.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        matches!((self, other), (Self::File(a), Self::File(b)) if is_same_file(a, b))
    }

    /// Whether people look at it at once.
    fn is_terminal(&self) -> bool {
        matches!(self, Self::Stdout) && io::stdout().is_terminal()
    }

    /// How output for people looks there.
    pub(super) fn view(&self, args: &TextArgs) -> View {
        self.view_of(args.color, args.quiet)
    }

    /// How output for people looks there, with colours as asked for.
    pub(super) fn view_of(&self, color: Color, is_quiet: bool) -> View {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.is_terminal() && !plain && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        };
        let default = View::default();
        let width = if self.is_terminal() {
            terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
        } else {
            None
        };
        let detail = if is_quiet { Detail::Quiet } else { Detail::Summary };
        let hyperlinks = color && self.is_terminal() && hyperlinks::are_understood();
        View { color, width: width.map_or(default.width, |width| width.clamp(40, 160)), detail, hyperlinks, ..default }
    }

    /// Writes what `render` makes.
    pub(super) fn write(&self, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        match self {
            Self::Stdout => write_stdout(render),
            Self::File(path) => {
                write_file(path, render).map_err(|error| failed(&error).in_file(path.to_string_lossy()))
            }
        }
    }
}

fn failed(error: &io::Error) -> Error {
    Error::output(format!("cannot be written: {error}"))
}

/// A reader that has seen enough closes the pipe: that is no error.
fn write_stdout(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match render(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(failed(&error).in_file("standard output")),
        Ok(()) => Ok(()),
    }
}

fn write_file(path: &Path, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // Devices and FIFOs cannot be replaced; a link is written through.
    let in_place = fs::metadata(path).is_ok_and(|meta| !meta.is_file());
    if in_place {
        let mut out = io::BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
        render(&mut out)?;
        return out.flush();
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let file = NamedTempFile::new_in(folder_of(&path))?;
    remember(file.path());
    let written = render_into(&file, &path, render);
    let unfinished = file.path().to_owned();
    let kept = written.and_then(|()| file.persist(&path).map(drop).map_err(|error| error.error));
    forget(&unfinished);
    kept
}

fn render_into(
    file: &NamedTempFile,
    path: &Path,
    render: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = io::BufWriter::new(file);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz")) {
        // Neither name nor time stand in it, so that the same output has the same bytes.
        let mut packed = GzEncoder::new(&mut out, Compression::default());
        render(&mut packed)?;
        packed.finish()?;
    } else {
        render(&mut out)?;
    }
    out.flush()?;
    drop(out);
    match fs::metadata(path) {
        Ok(meta) => file.as_file().set_permissions(meta.permissions()),
        Err(_) => open_to_others(file),
    }
}

/// Temporary files are private; a result is as open as other new files.
#[cfg(unix)]
fn open_to_others(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_others(_file: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

fn remember(path: &Path) {
    if let Ok(mut paths) = UNFINISHED.lock() {
        paths.push(path.to_owned());
    }
}

fn forget(path: &Path) {
    if let Ok(mut paths) = UNFINISHED.lock() {
        paths.retain(|unfinished| unfinished != path);
    }
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Whether two paths name one file, through links and spellings; a device is never "the same".
fn is_same_file(a: &Path, b: &Path) -> bool {
    let other = Identity::all(b);
    Identity::all(a).iter().any(|identity| other.contains(identity))
}

/// What makes a file the same under another name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity {
    /// Its path with all links followed.
    Path(PathBuf),
    /// Its place on its disk.
    Inode(u64, u64),
}

impl Identity {
    /// All that identifies the file at `path`, there yet or not; nothing for a device.
    pub(super) fn all(path: &Path) -> Vec<Self> {
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
