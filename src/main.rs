//! The `muqabala` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    muqabala::cli::run()
}
