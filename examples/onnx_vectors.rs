//! What a model in ONNX gives for the lines of a file, as it is before anything is made of it: `onnx_vectors MODEL FILE VECTORS`
//! writes them as `f32`, little-endian, one behind the other. `tests/interop/encoders.py` compares them with what Python makes.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use muqabala::align::encoder::OnnxEncoder;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [model, file, output] = arguments.as_slice() else { return Err("which model, file and output?".into()) };
    let text = fs::read_to_string(file)?;
    let lines: Vec<&str> = text.lines().collect();
    let vectors = OnnxEncoder::load(Path::new(model))?.network_vectors(&lines)?;
    fs::write(output, vectors.concat().into_iter().flat_map(f32::to_le_bytes).collect::<Vec<u8>>())?;
    Ok(())
}
