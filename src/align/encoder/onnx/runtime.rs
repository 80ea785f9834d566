//! The library that runs models: found, checked and loaded before anything of it is called.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use ort::logging::LogLevel;
use ort::session::Session;

use crate::align::threads;
use crate::{Error, Result};

/// The environment variable that names the library.
const VARIABLE: &str = "ORT_DYLIB_PATH";

/// Its name where the variable is not set.
#[cfg(windows)]
const NAME: &str = "onnxruntime.dll";
#[cfg(target_vendor = "apple")]
const NAME: &str = "libonnxruntime.dylib";
#[cfg(not(any(windows, target_vendor = "apple")))]
const NAME: &str = "libonnxruntime.so";

/// How it is to be had.
const HINT: &str = "install ONNX Runtime 1.17 or later and name its library in ORT_DYLIB_PATH (docs/onnx.md)";

/// Loads the library. This is tried once in a process: `ort` takes a second attempt after one that failed for loaded.
fn load_library() -> Result<()> {
    static LOADED: OnceLock<Result<()>> = OnceLock::new();
    LOADED.get_or_init(load_first).clone()
}

fn load_first() -> Result<()> {
    // What follows looks beside the program first, and would panic where that is nowhere.
    if !env::current_exe().is_ok_and(|program| program.parent().is_some()) {
        return Err(Error::input(
            "ONNX Runtime cannot be looked for: the system does not tell where this program lies",
        ));
    }
    let given = env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    let environment = ort::init_from(given.map_or_else(|| PathBuf::from(NAME), from_here));
    let environment =
        environment.map_err(|why| Error::input(format!("ONNX Runtime cannot be loaded: {why}")).hint(HINT))?;
    let quiet = Arc::new(|_: LogLevel, _: &str, _: &str, _: &str, _: &str| {});
    environment.with_logger(quiet).with_telemetry(false).commit();
    Ok(())
}

/// A path as the user means it, from the current folder.
fn from_here(path: PathBuf) -> PathBuf {
    if path.is_file() { std::path::absolute(&path).unwrap_or(path) } else { path }
}

/// A session for the model in a file.
pub(super) fn session(model: &Path) -> Result<Session> {
    load_library()?;
    open(model).map_err(|why| Error::input(format!("no model that ONNX Runtime reads: {why}")))
}

fn open(model: &Path) -> std::result::Result<Session, String> {
    let told = |error: ort::Error| first_line(error.message());
    let builder = Session::builder().map_err(told)?;
    let builder = builder.with_log_level(LogLevel::Fatal).unwrap_or_else(ort::Error::recover);
    let builder = builder.with_deterministic_compute(true).unwrap_or_else(ort::Error::recover);
    let builder = builder.with_intra_op_spinning(false).unwrap_or_else(ort::Error::recover);
    let mut builder = builder.with_intra_threads(threads::count()).unwrap_or_else(ort::Error::recover);
    builder.commit_from_file(model).map_err(told)
}

/// What an error says, in one line.
pub(super) fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or("for no reason that it tells").trim().to_owned()
}
