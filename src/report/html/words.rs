//! Which word translates which, for lighting up a word's counterparts.
//!
//! A page has hundreds of thousands of linked words, of which those in view are asked for. So those of a row are one string for
//! each translation, which the page takes apart when it draws the row: numbers in the variable-length base 64 of source maps
//! (Source Map Revision 3), without signs. For source and translation in turn the number of words, and for each word the
//! segments of the row since the word before (if the row has several), the UTF-16 units since its end (or since the segment's
//! beginning) and its length; then for each link the source words since the link before, the word of the translation, and the
//! confidence in percent times the kinds of [`EVIDENCE`] plus the number of what speaks for it.

use super::columns::Row;
use super::model::Model;
use crate::align::{Options, WordEvidence, WordLinker};
use crate::text::{Side, Sides, Span, Unit, UnitIndex};

/// What speaks for word links, as their strings number it.
pub(super) static EVIDENCE: [WordEvidence; 7] = [
    WordEvidence::Same,
    WordEvidence::Value,
    WordEvidence::Table,
    WordEvidence::Spelling,
    WordEvidence::Lexicon,
    WordEvidence::Cognate,
    WordEvidence::Attached,
];

/// Word links of lower confidence are left out.
const LEAST: f32 = 0.3;

/// Links the words of the first text with those of each further one.
pub(super) struct Words<'a> {
    model: &'a Model<'a>,
    units: Vec<UnitIndex>,
    /// For each further text.
    linkers: Vec<WordLinker>,
}

/// A linked word: its segment in the row, and its place there in UTF-16 units.
type Place = (usize, usize, usize);

impl<'a> Words<'a> {
    /// Nothing is linked where the first text is not what the others translate.
    pub(super) fn new(model: &'a Model<'a>) -> Self {
        let texts: Vec<_> = model.texts.iter().map(|text| text.text).collect();
        let translations = texts.get(1..).filter(|_| model.is_translated).unwrap_or_default();
        let lexicons = Options::default().lexicons;
        let linker = |translation| Some(WordLinker::new(Sides::new(*texts.first()?, translation), &lexicons));
        Self {
            model,
            units: texts.iter().map(|text| UnitIndex::new(text.text(), Unit::Utf16)).collect(),
            linkers: translations.iter().filter_map(|&translation| linker(translation)).collect(),
        }
    }

    /// The linked words of a row, for each further text; nothing if there are none.
    pub(super) fn of(&self, row: &Row<'_>) -> Vec<String> {
        let packed: Vec<String> =
            (1..).zip(&self.linkers).map(|(number, linker)| self.packed(row, number, linker)).collect();
        if packed.iter().all(String::is_empty) { Vec::new() } else { packed }
    }

    fn packed(&self, row: &Row<'_>, number: usize, linker: &WordLinker) -> String {
        let mut pairs = Vec::new();
        let runs = |text: usize| row.runs.get(text).map(Vec::as_slice).unwrap_or_default();
        for source in runs(0) {
            for target in runs(number) {
                let passage = |text: usize, run: &std::ops::Range<usize>| {
                    Some(self.model.texts.get(text)?.text.passage(run.clone()))
                };
                let Some((source, target)) = passage(0, source).zip(passage(number, target)) else { continue };
                let links = linker.links(Sides::new(&source, &target));
                pairs.extend(links.all().iter().filter(|link| link.confidence >= LEAST).copied());
            }
        }
        if pairs.is_empty() {
            return String::new();
        }
        pairs.sort_by_key(|link| (link.tokens.source, link.tokens.target));
        let mut out = String::new();
        let tokens = [Side::Source, Side::Target].map(|side| {
            let mut tokens: Vec<usize> = pairs.iter().map(|link| *link.tokens.get(side)).collect();
            tokens.sort_unstable();
            tokens.dedup();
            tokens
        });
        for (text, tokens) in [0, number].into_iter().zip(&tokens) {
            push(&mut out, tokens.len());
            let (mut segment, mut end) = (0, 0);
            let is_several = runs(text).iter().map(std::ops::Range::len).sum::<usize>() > 1;
            for place in tokens.iter().map(|&token| self.place(runs(text), text, token)) {
                if is_several {
                    push(&mut out, place.0.saturating_sub(segment));
                }
                push(&mut out, place.1.saturating_sub(if place.0 == segment { end } else { 0 }));
                push(&mut out, place.2.saturating_sub(place.1));
                (segment, end) = (place.0, place.2);
            }
        }
        let [source, target] = tokens;
        let mut before = 0;
        for link in &pairs {
            let number = |tokens: &[usize], token: usize| tokens.binary_search(&token).unwrap_or_default();
            let word = number(&source, link.tokens.source);
            push(&mut out, word - before);
            push(&mut out, number(&target, link.tokens.target));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a confidence is 0 to 1")]
            let percent = (link.confidence.clamp(0.0, 1.0) * 100.0).round() as usize;
            let evidence = EVIDENCE.iter().position(|evidence| *evidence == link.evidence).unwrap_or_default();
            push(&mut out, percent * EVIDENCE.len() + evidence);
            before = word;
        }
        out
    }

    /// Where a token of a text stands among the segments of a row.
    fn place(&self, runs: &[std::ops::Range<usize>], text: usize, token: usize) -> Place {
        let Some((column, units)) = self.model.texts.get(text).zip(self.units.get(text)) else {
            return Place::default();
        };
        let span = column.text.tokens.get(token).map_or(Span::default(), |token| token.span);
        let number = column.text.document.segment_at(span.start).unwrap_or_default();
        let start = column.text.document.segments().get(number).map_or(0, |segment| segment.span.start);
        let before = |offset: usize| units.before(column.text.text(), offset) - units.before(column.text.text(), start);
        let row = runs.iter().flat_map(Clone::clone).position(|segment| segment == number).unwrap_or_default();
        (row, before(span.start), before(span.end))
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Appends a number: five bits a digit, the lowest first, and a sixth bit where more follow.
fn push(out: &mut String, mut number: usize) {
    loop {
        let more = usize::from(number >= 32) * 32;
        out.extend(DIGITS.get(number % 32 + more).map(|&digit| char::from(digit)));
        number /= 32;
        if more == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_source_maps_without_their_sign() {
        let packed = |number| {
            let mut out = String::new();
            push(&mut out, number);
            out
        };
        // The standard writes 0, 1 and 16 with a sign as 0, 2 and 32: A, C and gB.
        assert_eq!([0, 2, 32, 31, 1023, 1024].map(packed), ["A", "C", "gB", "f", "/f", "ggB"]);
    }

    #[test]
    fn everything_that_can_speak_for_a_link_has_its_number() {
        for (number, evidence) in EVIDENCE.iter().enumerate() {
            // A kind that is added to the enumeration has to be added here too.
            let expected = match evidence {
                WordEvidence::Same => 0,
                WordEvidence::Value => 1,
                WordEvidence::Table => 2,
                WordEvidence::Spelling => 3,
                WordEvidence::Lexicon => 4,
                WordEvidence::Cognate => 5,
                WordEvidence::Attached => 6,
            };
            assert_eq!(number, expected);
        }
    }
}
