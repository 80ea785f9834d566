//! Writing results: whole or not at all. Where they may go, [`Places`](super::places::Places) says.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use super::args::{Color, TextArgs};
use super::hyperlinks;
use crate::report::{Detail, Lines, View};
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
        let width = width.map_or(default.width, |width| width.clamp(40, 160));
        let lines = if self.is_terminal() { Lines::Folded } else { Lines::Whole };
        View { color, width, detail, hyperlinks, lines, ..default }
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
