//! Seconds of the search alone: what aligning two texts takes on one core once their lines are analysed and all vectors known.
//!
//! `cargo bench --bench search -- ARABIC ENGLISH`, two texts with a sentence a line. Set beside `benches/vecalign.py --seconds`.

use std::collections::HashMap;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::num::NonZero;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use muqabala::align::encoder::{Encoder, Vectors, builtin};
use muqabala::align::{Analysis, Options, align, threads};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::{Sides, Span};

/// The built-in encoder, which is asked once for the same.
#[derive(Debug)]
struct Remembering {
    encoder: Arc<dyn Encoder>,
    state: RandomState,
    known: Mutex<HashMap<u64, Vectors>>,
}

impl Remembering {
    fn of(&self, question: u64, answer: impl FnOnce() -> Vectors) -> Vectors {
        let mut known = self.known.lock().expect("no thread that panicked");
        known.entry(question).or_insert_with(answer).clone()
    }
}

impl Encoder for Remembering {
    fn name(&self) -> &str {
        self.encoder.name()
    }

    fn dimensions(&self) -> usize {
        self.encoder.dimensions()
    }

    fn supports(&self, language: &Language) -> bool {
        self.encoder.supports(language)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        self.of(self.state.hash_one(texts), || self.encoder.encode(texts))
    }

    fn words(&self, written: &str) -> Vec<String> {
        self.encoder.words(written)
    }

    // These it remembers itself.
    fn glosses(&self, words: &[&str]) -> Option<Vectors> {
        self.encoder.glosses(words)
    }

    fn encode_spans(&self, text: &str, segments: &[Span], spans: &[Span]) -> Vectors {
        let places = |spans: &[Span]| spans.iter().map(|span| (span.start, span.end)).collect::<Vec<_>>();
        let question = self.state.hash_one((text, places(segments), places(spans)));
        self.of(question, || self.encoder.encode_spans(text, segments, spans))
    }
}

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let [arabic, english] = files.as_slice() else {
        println!("no two texts given: nothing measured");
        return;
    };
    threads::limit(NonZero::<usize>::MIN);
    let read = |path: &str, language: Language| {
        let bytes = fs::read(path).expect("a text");
        match Format::of_name("a.txt").read(&bytes, Segmentation::Lines) {
            Ok(Content::Text(document)) => Analysis::of(document, language),
            other => panic!("{other:?}"),
        }
    };
    let texts = Sides::new(read(arabic, Language::arabic()), read(english, Language::english()));
    let encoder = Remembering { encoder: builtin(), state: RandomState::new(), known: Mutex::default() };
    let options = Options { encoder: Some(Arc::new(encoder)), ..Options::default() };
    for what in ["with encoding", "the search alone"] {
        let start = Instant::now();
        let found = align(texts.as_ref(), &options);
        println!("{what}: {:.2} s for {} links", start.elapsed().as_secs_f64(), found.links().len());
    }
}
