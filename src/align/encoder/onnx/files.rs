//! What lies beside a model: its tokenizer, how its vectors are pooled, how long its texts may be, and what goes before them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Error, Result};

/// Where a model and what belongs to it lie, and what the files beside it say.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) model: PathBuf,
    pub(super) tokenizer: PathBuf,
    /// How the vectors of tokens become one, for models that leave that to their user.
    pub(super) pooling: Pooling,
    /// The most tokens of a text.
    pub(super) longest: usize,
    /// What is put before every text.
    pub(super) prompt: String,
}

/// How the vectors of a text's tokens become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pooling {
    /// Their mean.
    Mean,
    /// That of the first token.
    First,
    /// In a way that is not known here.
    Other,
}

/// Where in a folder the model is looked for.
const MODELS: [&str; 2] = ["model.onnx", "onnx/model.onnx"];

/// The tokenizer's name.
const TOKENIZER: &str = "tokenizer.json";

/// Files that tell the most tokens of a text, and the key there.
const LENGTHS: [(&str, &str); 2] =
    [("tokenizer_config.json", "model_max_length"), ("sentence_bert_config.json", "max_seq_length")];

/// The most tokens of a text whatever the files say: sentences are shorter, and the time that a model takes grows with the square.
const MOST: usize = 512;

/// Keys of the pooling that are known here.
const POOLINGS: [(&str, Pooling); 2] =
    [("pooling_mode_mean_tokens", Pooling::Mean), ("pooling_mode_cls_token", Pooling::First)];

impl Files {
    /// What belongs to the model at `path`, a file or a folder. The tokenizer lies beside the model or one folder above.
    pub(super) fn find(path: &Path) -> Result<Self> {
        let model = if path.is_dir() {
            let places = MODELS.iter().map(|name| path.join(name));
            places.into_iter().find(|place| place.is_file()).ok_or_else(|| {
                Error::input(format!("there is no {} in this folder", MODELS.join(" or "))).hint(EXPORT)
            })?
        } else {
            path.to_owned()
        };
        if !model.is_file() {
            return Err(Error::input("there is no such file"));
        }
        let beside = model.parent().unwrap_or_else(|| Path::new("")).to_owned();
        let above = beside.join("..");
        let root = [beside, above].into_iter().find(|folder| folder.join(TOKENIZER).is_file());
        let root = root.ok_or_else(|| {
            Error::input(format!("there is no {TOKENIZER} beside the model or in the folder above")).hint(EXPORT)
        })?;
        let longest = LENGTHS.iter().filter_map(|(name, key)| read(&root.join(name))?.get(key)?.as_f64());
        let longest = longest.filter(|&longest| longest >= 1.0).fold(MOST as f64, f64::min) as usize;
        let (tokenizer, pooling, prompt) = (root.join(TOKENIZER), pooling(&root), prompt(&root).unwrap_or_default());
        Ok(Self { model, tokenizer, pooling, longest, prompt })
    }
}

/// What to do where a file is missing.
pub(super) const EXPORT: &str = "docs/onnx.md says how a model is exported";

fn pooling(root: &Path) -> Pooling {
    let has_more = read(&root.join("modules.json")).is_some_and(|modules| modules.to_string().contains(".Dense\""));
    if has_more {
        return Pooling::Other;
    }
    let Some(config) = read(&root.join("1_Pooling/config.json")) else { return Pooling::Mean };
    let is_set = |key: &str| config.get(key).and_then(Value::as_bool).unwrap_or(false);
    let mut set = POOLINGS.iter().filter(|(key, _)| is_set(key)).map(|(_, pooling)| *pooling);
    set.next().filter(|_| set.next().is_none()).unwrap_or(Pooling::Other)
}

/// What the model wants before every text, if it wants something.
fn prompt(root: &Path) -> Option<String> {
    let config = read(&root.join("config_sentence_transformers.json"))?;
    Some(config.get("prompts")?.get(config.get("default_prompt_name")?.as_str()?)?.as_str()?.to_owned())
}

/// What a file of JSON says; nothing if it is missing or no JSON.
fn read(path: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_model_in_its_own_folder_takes_what_lies_one_folder_above() {
        let pooling = r#"{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}"#;
        let length = r#"{"max_seq_length": 128, "do_lower_case": false}"#;
        let folder = folder(&[
            ("onnx/model.onnx", ""),
            (TOKENIZER, "{}"),
            ("1_Pooling/config.json", pooling),
            ("sentence_bert_config.json", length),
            ("tokenizer_config.json", r#"{"model_max_length": 1000000000000000019884624838656}"#),
        ]);
        for path in [folder.path().to_owned(), folder.path().join("onnx/model.onnx")] {
            let files = Files::find(&path).unwrap();
            assert_eq!((files.pooling, files.longest), (Pooling::First, 128));
        }
    }

    #[test]
    fn the_prompt_that_holds_without_being_asked_for_goes_before_every_text() {
        let name = "config_sentence_transformers.json";
        let prompt = |name_of: &str| {
            let config = format!(r#"{{"prompts": {{"query": "query: "}}, "default_prompt_name": {name_of}}}"#);
            let folder = folder(&[("model.onnx", ""), (TOKENIZER, "{}"), (name, &config)]);
            Files::find(folder.path()).unwrap().prompt
        };
        assert_eq!(prompt("\"query\""), "query: ");
        assert_eq!(prompt("null"), "");
    }

    #[test]
    fn a_missing_model_or_tokenizer_is_told() {
        let empty = folder(&[]);
        assert!(Files::find(empty.path()).unwrap_err().to_string().contains("no model.onnx"));
        let alone = folder(&[("model.onnx", "")]);
        assert!(Files::find(alone.path()).unwrap_err().to_string().contains("no tokenizer.json"));
        assert!(Files::find(&alone.path().join("other.onnx")).unwrap_err().to_string().contains("no such file"));
    }

    #[test]
    fn what_stands_behind_the_pooling_is_not_made_up_for() {
        let modules = r#"[{"type": "sentence_transformers.models.Dense"}]"#;
        let folder = folder(&[("model.onnx", ""), (TOKENIZER, "{}"), ("modules.json", modules)]);
        assert_eq!(Files::find(folder.path()).unwrap().pooling, Pooling::Other);
    }
}
