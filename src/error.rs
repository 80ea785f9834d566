//! The one public error of the library.

use std::fmt;

/// What went wrong, as one clear message that names the file, the place and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
    file: Option<String>,
    place: Option<(usize, usize)>,
    hint: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Input,
    Usage,
    Output,
}

/// A result with the library's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), file: None, place: None, hint: None }
    }

    /// Something that was read is not as it must be.
    pub fn input(message: impl Into<String>) -> Self {
        Self::new(Kind::Input, message)
    }

    /// An option or argument makes no sense.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Something could not be written.
    pub fn output(message: impl Into<String>) -> Self {
        Self::new(Kind::Output, message)
    }

    /// Names the file it is about, as the user gave it.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file.get_or_insert(file.into());
        self
    }

    /// Names the place in the file: line and column from 1.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.place = Some((line, column));
        self
    }

    /// Says that what it was found in begins behind `lines` lines of the file.
    #[must_use]
    pub fn below(mut self, lines: usize) -> Self {
        self.place = self.place.map(|(line, column)| (line + lines, column));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Whether something that was read was at fault.
    pub fn is_input(&self) -> bool {
        self.kind == Kind::Input
    }

    /// Whether an option or argument was at fault.
    pub fn is_usage(&self) -> bool {
        self.kind == Kind::Usage
    }

    /// Whether something could not be written.
    pub fn is_output(&self) -> bool {
        self.kind == Kind::Output
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}:")?;
            if let Some((line, column)) = self.place {
                write!(f, "{line}:{column}:")?;
            }
            write!(f, " ")?;
        }
        write!(f, "{}", self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "; {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
