//! Aligns with an encoder of one's own, here for German and French: `cargo run --example own_encoder --no-default-features`.
//!
//! A real one would call a model. This one counts the letters that words of both languages begin with, which is enough for
//! names and loan words.

use std::sync::Arc;

use muqabala::align::encoder::{Encoder, Vectors};
use muqabala::align::{Analysis, Options, align};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::Sides;
use muqabala::{Error, Result};

#[derive(Debug)]
struct FirstLetters;

impl Encoder for FirstLetters {
    fn name(&self) -> &'static str {
        "first-letters"
    }

    fn dimensions(&self) -> usize {
        26
    }

    fn supports(&self, language: &Language) -> bool {
        ["de", "fr"].contains(&language.profile().subtag)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        let mut vectors = Vectors::with_capacity(self.dimensions(), texts.len());
        for text in texts {
            let mut counts = [0.0; 26];
            for word in text.split_whitespace() {
                let first = word.bytes().next().map(|letter| letter.to_ascii_lowercase());
                if let Some(letter) = first.filter(u8::is_ascii_lowercase) {
                    counts[usize::from(letter - b'a')] += 1.0;
                }
            }
            vectors.push(&counts);
        }
        vectors
    }
}

fn main() -> Result<()> {
    let texts = Sides::new(
        read("Der Minister kam nach Paris. Das Parlament tagte am Montag.", Language::from_tag("de"))?,
        read("Le ministre est venu à Paris. Le parlement a siégé lundi.", Language::from_tag("fr"))?,
    );
    let encoder: Arc<dyn Encoder> = Arc::new(FirstLetters);
    println!("aligned with {}", encoder.name());
    let alignment = align(texts.as_ref(), &Options { encoder: Some(encoder), ..Options::default() });
    for link in alignment.links() {
        println!("{:?} {:?} {:.2}", link.segments.source, link.segments.target, link.confidence);
    }
    Ok(())
}

fn read(text: &str, language: Language) -> Result<Analysis> {
    match Format::of_name("text.txt").read(text.as_bytes(), Segmentation::Auto)? {
        Content::Text(document) => Ok(Analysis::of(document, language)),
        Content::Bitext(_) => Err(Error::usage("this is no single text")),
    }
}
