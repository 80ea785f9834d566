//! The model: its inputs and outputs checked, and texts of as many tokens put through it.

use std::sync::{Mutex, PoisonError};

use ort::session::Session;
use ort::value::{Outlet, Tensor, TensorElementType, ValueType};

use super::files::{EXPORT, Files, Pooling};
use super::runtime::{first_line, session};
use crate::{Error, Result};

/// A model that makes vectors of texts.
#[derive(Debug)]
pub(super) struct Network {
    session: Mutex<Session>,
    /// Its inputs, with the value that all tokens have there; nothing for their numbers.
    inputs: Vec<(String, Option<i64>)>,
    output: String,
    /// How the vectors of tokens become one; nothing if the model gives one for each text.
    pooling: Option<Pooling>,
    dimensions: usize,
}

/// The inputs that are known, with the value that all tokens have there; nothing for their numbers.
const INPUTS: [(&str, Option<i64>); 3] =
    [("input_ids", None), ("attention_mask", Some(1)), ("token_type_ids", Some(0))];

/// What a vector for each text is called, and vectors for each token.
const OF_TEXTS: [&str; 2] = ["sentence_embedding", "sentence_embeddings"];
const OF_TOKENS: [&str; 2] = ["last_hidden_state", "token_embeddings"];

/// A number that every vocabulary has.
const ANY_TOKEN: i64 = 1;

impl Network {
    /// Loads the model, and runs it once to see how long its vectors are.
    pub(super) fn load(files: &Files) -> Result<Self> {
        let session = session(&files.model)?;
        let inputs = session.inputs().iter().map(known_input).collect::<Result<Vec<_>>>()?;
        if !inputs.iter().any(|(_, value)| value.is_none()) {
            return Err(Error::input("the model has no input input_ids").hint(EXPORT));
        }
        let (output, rank) = known_output(session.outputs())?;
        let pooling = (rank == 3).then_some(files.pooling);
        if pooling == Some(Pooling::Other) {
            let why = "the model gives vectors of tokens, and what lies beside it makes more of them than a mean";
            return Err(Error::input(why).hint("export it with its pooling (docs/onnx.md)"));
        }
        let mut network = Self { session: Mutex::new(session), inputs, output, pooling, dimensions: 0 };
        let longest = vec![ANY_TOKEN; files.longest];
        network.run(&[&[ANY_TOKEN; 3], &[ANY_TOKEN; 3]])?;
        let vectors = network.run(&[&longest]).map_err(|error| {
            let limit = files.longest;
            error.hint(format!(
                "if it takes fewer than {limit} tokens, say so as model_max_length in tokenizer_config.json"
            ))
        })?;
        network.dimensions = vectors.first().map_or(0, Vec::len);
        Ok(network)
    }

    /// The length of its vectors.
    pub(super) fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The vectors of texts, all of as many tokens, brought to unit length.
    pub(super) fn run(&self, texts: &[&[i64]]) -> Result<Vec<Vec<f32>>> {
        let rows = self.outputs(texts).map_err(|why| Error::input(format!("the model fails: {why}")))?;
        Ok(rows.into_iter().map(unit).collect())
    }

    fn outputs(&self, texts: &[&[i64]]) -> std::result::Result<Vec<Vec<f32>>, String> {
        let told = |error: ort::Error| first_line(error.message());
        let shape = [texts.len(), texts.first().map_or(0, |text| text.len())];
        let mut inputs = Vec::with_capacity(self.inputs.len());
        for (name, value) in &self.inputs {
            let values = match value {
                None => texts.concat(),
                Some(value) => vec![*value; shape.iter().product()],
            };
            inputs.push((name.as_str(), Tensor::from_array((shape, values)).map_err(told)?));
        }
        // A run that panicked elsewhere leaves nothing behind in the session.
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let outputs = session.run(inputs).map_err(told)?;
        let output = outputs.get(&self.output).ok_or("its output is missing")?;
        let (found, values) = output.try_extract_tensor::<f32>().map_err(told)?;
        let found: Vec<usize> = found.iter().map(|&length| usize::try_from(length).unwrap_or(0)).collect();
        match (found.as_slice(), self.pooling) {
            (&[count, length], None) if count == shape[0] && length > 0 => {
                Ok(values.chunks_exact(length).map(<[f32]>::to_vec).collect())
            }
            (&[count, tokens, length], Some(pooling)) if [count, tokens] == shape && length > 0 && tokens > 0 => {
                Ok(values.chunks_exact(tokens * length).map(|text| pooled(text, length, pooling)).collect())
            }
            _ => Err(format!("its output is {found:?} for {shape:?} tokens")),
        }
    }
}

/// The name of an input and what is given there.
fn known_input(input: &Outlet) -> Result<(String, Option<i64>)> {
    let name = input.name();
    let known = INPUTS.iter().find(|(known, _)| *known == name);
    let Some((_, value)) = known else {
        let known = INPUTS.map(|(name, _)| name).join(", ");
        return Err(Error::input(format!("the model asks for {name}; what is given is {known}")).hint(EXPORT));
    };
    let wanted = |why: &str| Error::input(format!("the model's input {name} {why}")).hint(EXPORT);
    match input.dtype() {
        ValueType::Tensor { ty: TensorElementType::Int64, shape, .. } if shape.len() == 2 => {
            let is_open = shape.iter().all(|&length| length < 0);
            is_open.then(|| (name.to_owned(), *value)).ok_or_else(|| wanted("takes texts of one length only"))
        }
        _ => Err(wanted("is no table of 64-bit integers")),
    }
}

/// The name of the output that is taken, and how many dimensions it has: 2 for a vector a text, 3 for one a token.
fn known_output(outputs: &[Outlet]) -> Result<(String, usize)> {
    let rank = |output: &Outlet| match output.dtype() {
        ValueType::Tensor { ty: TensorElementType::Float32, shape, .. } => Some(shape.len()),
        _ => None,
    };
    let called = |names: &[&str], wanted: usize| {
        let found = outputs.iter().find(|output| names.contains(&output.name()) && rank(output) == Some(wanted));
        found.map(|output| (output.name().to_owned(), wanted))
    };
    // A single output needs no name that is known.
    let only = || match outputs {
        [output] => rank(output).filter(|rank| [2, 3].contains(rank)).map(|rank| (output.name().to_owned(), rank)),
        _ => None,
    };
    called(&OF_TEXTS, 2).or_else(|| called(&OF_TOKENS, 3)).or_else(only).ok_or_else(|| {
        let names: Vec<&str> = outputs.iter().map(Outlet::name).collect();
        let why = format!("the model gives {}, which are no 32-bit vectors of texts or tokens", names.join(", "));
        Error::input(why).hint(EXPORT)
    })
}

/// The vector of a text from those of its tokens.
fn pooled(text: &[f32], length: usize, pooling: Pooling) -> Vec<f32> {
    let mut tokens = text.chunks_exact(length);
    let mut sum = tokens.next().unwrap_or_default().to_vec();
    if pooling == Pooling::Mean {
        tokens.for_each(|token| sum.iter_mut().zip(token).for_each(|(sum, value)| *sum += value));
    }
    sum
}

fn unit(vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    let factor = if length.is_finite() && length > 0.0 { length.recip() } else { 0.0 };
    vector.into_iter().map(|value| value * factor).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_one_vector_as_their_files_say() {
        let tokens = [3.0, 0.0, 0.0, 4.0];
        assert_eq!(unit(pooled(&tokens, 2, Pooling::Mean)), [0.6, 0.8]);
        assert_eq!(unit(pooled(&tokens, 2, Pooling::First)), [1.0, 0.0]);
    }

    #[test]
    fn what_is_no_direction_becomes_nothing() {
        assert_eq!(unit(vec![0.0, 0.0]), [0.0, 0.0]);
        assert_eq!(unit(vec![f32::INFINITY, 1.0]).iter().filter(|value| value.is_finite()).count(), 1);
    }
}
