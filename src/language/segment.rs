//! Sentence segmentation driven by a language's tables.

use unicode_segmentation::UnicodeSegmentation;

use super::Language;
use crate::text::{Document, Role, Segment, Span};

/// Splits every block of `document` into sentences; blocks that are segments already stay whole, even empty ones.
pub fn segment(document: &mut Document, language: &Language) {
    let mut segments = Vec::new();
    for (number, block) in document.blocks().iter().enumerate() {
        if block.role == Role::Segment {
            segments.push(Segment { span: block.span.trimmed(document.text()), block: number });
        } else {
            let spans = sentences(document.text(), block.span, language);
            segments.extend(spans.into_iter().map(|span| Segment { span, block: number }));
        }
    }
    document.set_segments(segments);
}

/// The sentences of `text` inside `within`, trimmed, in order; no character but white space lies outside them.
pub fn sentences(text: &str, within: Span, _language: &Language) -> Vec<Span> {
    let part = within.of(text);
    part.split_sentence_bound_indices()
        .map(|(start, sentence)| Span::new(start, start + sentence.len()).shifted_by(within.start).trimmed(text))
        .filter(|span| !span.is_empty())
        .collect()
}
