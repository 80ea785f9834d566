//! Which word translates which, for lighting up a word's counterpart.

use serde::Serialize;

use crate::align::{Analysis, Link, Options, WordLinker};
use crate::report::place::rounded;
use crate::text::{Side, Sides, Span, Unit, UnitIndex};

/// Texts of more links go without: the page would grow beyond what a browser opens at once.
const MOST_LINKS: usize = 4_000;

/// Word links of lower confidence are left out.
const LEAST: f32 = 0.3;

/// The linked words of a link.
#[derive(Serialize)]
pub(super) struct LinkWords {
    /// For each text: segment, start, end of each linked word, in UTF-16 units of the segment.
    at: [Vec<(usize, usize, usize)>; 2],
    /// Number of the source word and of the target word in those lists, confidence, what speaks for it.
    pairs: Vec<(usize, usize, f64, &'static str)>,
}

/// Links words, where there are not too many.
pub(super) struct Linker<'a> {
    texts: Sides<&'a Analysis>,
    words: WordLinker,
    units: Sides<UnitIndex>,
}

impl<'a> Linker<'a> {
    /// For two texts with so many links.
    pub(super) fn new(texts: Sides<&'a Analysis>, links: usize) -> Option<Self> {
        let is_small = links <= MOST_LINKS;
        is_small.then(|| Self {
            texts,
            words: WordLinker::new(texts, &Options::default().lexicons),
            units: texts.map(|text| UnitIndex::new(text.text(), Unit::Utf16)),
        })
    }

    /// The linked words of a link; nothing if there are none.
    pub(super) fn of(&self, link: &Link) -> Option<LinkWords> {
        let passage = |side: Side| self.texts.get(side).passage(link.segments.get(side).clone());
        let (source, target) = (passage(Side::Source), passage(Side::Target));
        if source.is_empty() || target.is_empty() {
            return None;
        }
        let links = self.words.links(Sides::new(&source, &target));
        let sure = links.all().iter().filter(|link| link.confidence >= LEAST);
        let mut tokens: [Vec<usize>; 2] = Default::default();
        let mut number = |side: usize, token: usize| {
            let known = tokens[side].iter().position(|&other| other == token);
            known.unwrap_or_else(|| {
                tokens[side].push(token);
                tokens[side].len() - 1
            })
        };
        let pairs: Vec<_> = sure
            .map(|link| {
                let (source, target) = (number(0, link.tokens.source), number(1, link.tokens.target));
                (source, target, rounded(link.confidence), link.evidence.name())
            })
            .collect();
        let [source, target] = tokens;
        let places = |side, tokens: Vec<usize>| tokens.into_iter().map(|token| self.place(side, token)).collect();
        let at = [places(Side::Source, source), places(Side::Target, target)];
        if pairs.is_empty() { None } else { Some(LinkWords { at, pairs }) }
    }

    fn place(&self, side: Side, token: usize) -> (usize, usize, usize) {
        let text = self.texts.get(side);
        let span = text.tokens.get(token).map_or(Span::default(), |token| token.span);
        let number = text.document.segment_at(span.start).unwrap_or_default();
        let start = text.document.segments().get(number).map_or(0, |segment| segment.span.start);
        let before = |offset: usize| self.units.get(side).before(text.text(), offset);
        (number, before(span.start) - before(start), before(span.end) - before(start))
    }
}
