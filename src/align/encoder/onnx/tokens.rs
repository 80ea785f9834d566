//! Texts as the numbers that a model reads.

use std::borrow::Cow;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tokenizers::{PostProcessor, Tokenizer, TruncationParams};

use super::files::Files;
use crate::{Error, Result};

/// What a tokenizer is tried with when it is read.
const TRIAL: &str = "One, 2 words: كلمتان.";

/// What the tokenizer's crate makes; nothing where it panics, as it does on some files that are not whole.
fn unbroken<T>(make: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(make)).ok()
}

/// A model's tokenizer.
#[derive(Debug)]
pub(super) struct Tokens {
    tokenizer: Tokenizer,
    /// What is put before every text.
    prompt: String,
}

impl Tokens {
    /// Reads the tokenizer beside a model.
    pub(super) fn read(files: &Files) -> Result<Self> {
        let wrong = |why: String| Error::input(why).in_file(files.tokenizer.to_string_lossy());
        let bytes = fs::read(&files.tokenizer).map_err(|error| wrong(format!("cannot be read: {error}")))?;
        let unknown = |error| wrong(format!("no tokenizer that is known: {error}"));
        let broken = || wrong("no tokenizer that is whole".to_owned());
        let mut tokenizer = unbroken(|| Tokenizer::from_bytes(bytes)).ok_or_else(broken)?.map_err(unknown)?;
        let own = tokenizer.get_truncation().cloned().unwrap_or_default();
        let max_length = own.max_length.min(files.longest);
        tokenizer.with_padding(None);
        let special = tokenizer.get_post_processor().map_or(0, |processor| processor.added_tokens(false));
        if max_length <= special {
            return Err(wrong(format!("texts of {max_length} tokens have no room beside its {special} special ones")));
        }
        let cut = TruncationParams { max_length, direction: own.direction, ..TruncationParams::default() };
        tokenizer.with_truncation(Some(cut)).map_err(unknown)?;
        unbroken(|| tokenizer.encode_fast(TRIAL, true)).ok_or_else(broken)?.map_err(unknown)?;
        Ok(Self { tokenizer, prompt: files.prompt.clone() })
    }

    /// The tokens of a text, special ones included, cut at the model's limit; none for a text without anything to see.
    pub(super) fn of(&self, text: &str) -> Vec<i64> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let text = if self.prompt.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(self.prompt.clone() + text) };
        let encoded = unbroken(|| self.tokenizer.encode_fast(text, true));
        encoded
            .and_then(std::result::Result::ok)
            .map(|encoding| encoding.get_ids().iter().map(|&id| i64::from(id)).collect())
            .unwrap_or_default()
    }
}
