//! The library that runs models: found, checked and loaded before anything of it is called.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use ort::session::Session;

use crate::align::threads;
use crate::{Error, Result};

/// The environment variable that names the library.
const VARIABLE: &str = "ORT_DYLIB_PATH";

/// Names by which the system may know it.
#[cfg(windows)]
const NAMES: [&str; 1] = ["onnxruntime.dll"];
#[cfg(target_vendor = "apple")]
const NAMES: [&str; 1] = ["libonnxruntime.dylib"];
#[cfg(not(any(windows, target_vendor = "apple")))]
const NAMES: [&str; 2] = ["libonnxruntime.so", "libonnxruntime.so.1"];

/// How it is to be had.
const HINT: &str = "install ONNX Runtime 1.17 or later and name its library in ORT_DYLIB_PATH (docs/onnx.md)";

/// Loads the library, once for the process.
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
    let places = given.map_or_else(|| NAMES.iter().map(PathBuf::from).collect(), |path| vec![from_here(path)]);
    let mut why = String::new();
    for place in &places {
        match ort::init_from(place) {
            Ok(environment) => {
                let quiet = Arc::new(|_: ort::logging::LogLevel, _: &str, _: &str, _: &str, _: &str| {});
                environment.with_logger(quiet).with_telemetry(false).commit();
                return Ok(());
            }
            Err(error) => why = error.to_string(),
        }
    }
    Err(Error::input(format!("ONNX Runtime cannot be loaded: {why}")).hint(HINT))
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
    let builder = builder.with_log_level(ort::logging::LogLevel::Fatal).unwrap_or_else(ort::Error::recover);
    let builder = builder.with_deterministic_compute(true).unwrap_or_else(ort::Error::recover);
    let builder = builder.with_intra_op_spinning(false).unwrap_or_else(ort::Error::recover);
    let mut builder = builder.with_intra_threads(threads::count()).unwrap_or_else(ort::Error::recover);
    builder.commit_from_file(model).map_err(told)
}

/// What an error says, in one line.
pub(super) fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or("for no reason that it tells").trim().to_owned()
}
