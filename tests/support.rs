//! Texts for tests.

use muqabala::align::{Alignment, Analysis, Link};
use muqabala::language::{Language, segment};
use muqabala::text::{Block, Document, DocumentBuilder, Role, Sides, Span};

/// A document with one paragraph for each of `paragraphs`, not segmented.
pub fn document<S: AsRef<str>>(paragraphs: &[S]) -> Document {
    let text = paragraphs.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("\n\n");
    let mut builder = DocumentBuilder::of_text(text);
    let mut at = 0;
    for paragraph in paragraphs.iter().map(AsRef::as_ref) {
        let span = Span::new(at, at + paragraph.len());
        builder.block(Block { span, role: Role::Paragraph, unit: None, group: 0 });
        at = span.end + 2;
    }
    builder.finish()
}

/// Analyses of paragraph pairs and the alignment that links each paragraph with its counterpart.
pub fn pairs<S: AsRef<str>>(source: (&[S], Language), target: (&[S], Language)) -> (Sides<Analysis>, Alignment) {
    let analyse = |(paragraphs, language): (&[S], Language)| {
        let mut document = document(paragraphs);
        segment(&mut document, &language);
        Analysis::new(document, language)
    };
    let texts = Sides::new(analyse(source), analyse(target));
    let blocks = texts.source.document.blocks().len().max(texts.target.document.blocks().len());
    let run = |text: &Analysis, block: usize| {
        let number = |k: usize| text.document.segments().partition_point(|segment| segment.block < k);
        number(block)..number(block + 1)
    };
    let link = |k: usize| Link::given(Sides::new(run(&texts.source, k), run(&texts.target, k)));
    let links =
        (0..blocks).map(link).filter(|link| !link.segments.source.is_empty() || !link.segments.target.is_empty());
    let alignment = Alignment::new(links.collect());
    (texts, alignment)
}
