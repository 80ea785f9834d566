//! What is being done, on standard error while it lasts, if people look at it there.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line that says what is being done and for how long. It is gone when the work is.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins; silently unless standard error is a terminal that people look at: logs of CI may come from one, too.
    pub(super) fn new(is_quiet: bool) -> Self {
        let is_log = std::env::var_os("CI").is_some_and(|value| !value.is_empty());
        if is_quiet || is_log || !io::stderr().is_terminal() {
            return Self { bar: ProgressBar::hidden() };
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar }
    }

    /// Begins to count what is done of `total`.
    pub(super) fn counted(is_quiet: bool, total: usize) -> Self {
        let progress = Self::new(is_quiet);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} {elapsed} {wide_msg}") {
            progress.bar.set_style(style);
        }
        progress.bar.set_length(total as u64);
        progress
    }

    /// Begins to count rows of which nobody knows how many there are.
    pub(super) fn of_rows(is_quiet: bool) -> Self {
        let progress = Self::new(is_quiet);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} rows {elapsed} ({per_sec})") {
            progress.bar.set_style(style);
        }
        progress
    }

    /// Counts so many more as done.
    pub(super) fn done(&self, count: usize) {
        self.bar.inc(count as u64);
    }

    /// Does what prints, with the line out of its way.
    pub(super) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// Says what is being done now.
    pub(super) fn stage(&self, what: impl Into<String>) {
        self.bar.set_message(what.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
