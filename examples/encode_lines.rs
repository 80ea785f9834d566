//! Encodes the lines of a file: `encode_lines FILE [-o VECTORS]`. Prints how long it took; the vectors are written as `f32`,
//! little-endian, one behind the other. With `--runs N` the vectors are those of all runs of 1 to N lines; `--threads N` bounds the
//! threads. `benches/encoder_ratio.py` measures it.

use std::error::Error;
use std::fs;
use std::time::Instant;

use muqabala::align::encoder::{Encoder, Vectors, builtin};
use muqabala::align::threads;
use muqabala::text::Span;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut option = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.drain(place..place + 2).nth(1)
    };
    let (output, longest) = (option("-o"), option("--runs").map(|number| number.parse()).transpose()?);
    if let Some(threads) = option("--threads") {
        threads::limit(threads.parse()?);
    }
    let text = fs::read_to_string(arguments.first().ok_or("which file?")?)?;
    let lines: Vec<&str> = text.lines().collect();
    let encoder = builtin();
    let start = Instant::now();
    let vectors = match longest {
        Some(longest) => runs(&*encoder, &lines, longest),
        None => encoder.encode(&lines),
    };
    println!("{:.4} s for {} vectors of {} lines", start.elapsed().as_secs_f64(), vectors.len(), lines.len());
    if let Some(output) = output {
        fs::write(output, bytes(&vectors))?;
    }
    Ok(())
}

/// The vectors of all runs of 1 line by their start, then those of 2, and so on.
fn runs(encoder: &dyn Encoder, lines: &[&str], longest: usize) -> Vectors {
    let text = lines.join("\n");
    let mut segments: Vec<Span> = Vec::new();
    for line in lines {
        let start = segments.last().map_or(0, |last| last.end + 1);
        segments.push(Span::new(start, start + line.len()));
    }
    let runs = (1..=longest).flat_map(|length| segments.windows(length).map(move |run| run[0].join(run[length - 1])));
    encoder.encode_spans(&text, &segments, &runs.collect::<Vec<_>>())
}

fn bytes(vectors: &Vectors) -> Vec<u8> {
    (0..vectors.len()).flat_map(|number| vectors.to_f32(number)).flat_map(f32::to_le_bytes).collect()
}
