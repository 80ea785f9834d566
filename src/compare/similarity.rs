//! How near a translation is to its source, as a sentence encoder sees it.

use super::text_of;
use crate::align::encoder::Encoder;
use crate::align::{Alignment, Analysis};
use crate::text::{Side, Sides};

/// Longer texts (in bytes, both together) go without: they would take minutes.
const MOST: usize = 2_000_000;

/// The mean cosine (-1 to 1) of both sides of the links that have text on both, each weighed by the words of its source; none
/// if the encoder was not made for the languages or nothing is linked. Time linear in the length of the texts.
///
/// It is low for omissions and mistranslations of whole sentences and says little of single words: texts of like quality
/// come within a few hundredths of each other.
pub fn similarity(texts: Sides<&Analysis>, alignment: &Alignment, encoder: &dyn Encoder) -> Option<f32> {
    if texts.source.text().len() + texts.target.text().len() > MOST {
        return None;
    }
    if !encoder.supports(&texts.source.language) || !encoder.supports(&texts.target.language) {
        return None;
    }
    let links: Vec<_> = alignment.links().iter().filter(|link| !link.is_null()).collect();
    let vectors = |side: Side| {
        let all: Vec<String> =
            links.iter().map(|link| text_of(texts.get(side), link.segments.get(side).clone())).collect();
        encoder.encode(&all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let (source, target) = (vectors(Side::Source), vectors(Side::Target));
    let words = |number: usize| {
        let tokens = links.get(number).map(|link| texts.source.passage(link.segments.source.clone()).tokens());
        tokens.into_iter().flatten().filter(|token| token.kind.is_word()).count() as f32
    };
    let (sum, weight) = (0..links.len()).fold((0.0, 0.0), |(sum, weight), number| {
        (sum + words(number) * source.cosine(number, &target, number), weight + words(number))
    });
    (weight > 0.0).then(|| sum / weight)
}
