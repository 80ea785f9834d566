//! Cutting of running text: where a sentence of one text stands beside several of the other, the seam is looked for inside
//! it, so that a link is no longer than it has to be. It finds the seams that no mark tells: headlines run into the lead,
//! sentences that the other language joins with a comma or a conjunction.
//!
//! Every link that is not 1-1 is cut in two where both halves together score about as much as the whole, and the halves
//! again. Time linear in the length of those links.

mod gaps;
mod halves;

use super::ground::Ground;
use super::signal::Weights;
use super::{Alignment, Analysis, Link};
use crate::text::{Document, Role, Segment, Side, Sides, Span};
use halves::Part;

/// Rounds of cutting; a link of 4-4 is in pieces of 1-1 after three.
const ROUNDS: usize = 5;

/// Links with their places in the texts instead of segment numbers.
#[derive(Debug)]
pub(super) struct Plan {
    parts: Vec<Part>,
    cuts: usize,
}

/// Looks for seams inside the segments of all links that are not 1-1.
pub(super) fn plan(ground: &Ground<'_>, weights: &Weights, alignment: &Alignment) -> Plan {
    let spans = |side: Side, link: &Link| -> Vec<Span> {
        let segments = ground.texts.get(side).document.segments();
        segments.get(link.segments.get(side).clone()).unwrap_or_default().iter().map(|segment| segment.span).collect()
    };
    let mut parts: Vec<Part> = alignment
        .links()
        .iter()
        .map(|link| Part {
            pieces: Sides::new(spans(Side::Source, link), spans(Side::Target, link)),
            link: link.clone(),
            whole: false,
        })
        .collect();
    let running = ground.texts.map(is_running);
    let mut cuts = 0;
    for _ in 0..ROUNDS {
        let found = halves::cut((ground, weights), running, &mut parts);
        cuts += found;
        if found == 0 {
            break;
        }
    }
    Plan { parts, cuts }
}

/// Whether a text has sentences that may be cut: lines and cells that are segments already stay as they are.
fn is_running(text: &Analysis) -> bool {
    text.document.blocks().iter().any(|block| block.role != Role::Segment)
}

impl Plan {
    /// The texts with their segments cut, and the links between those.
    pub(super) fn carry_out(self, texts: Sides<Analysis>, alignment: &Alignment) -> (Sides<Analysis>, Alignment) {
        if self.cuts == 0 {
            return (texts, alignment.clone());
        }
        let pieces = |side: Side| {
            let mut pieces: Vec<Span> = self.parts.iter().flat_map(|part| part.pieces.get(side)).copied().collect();
            pieces.sort_by_key(|piece| piece.start);
            pieces
        };
        let pieces = Sides::new(pieces(Side::Source), pieces(Side::Target));
        let links = self.parts.into_iter().map(|part| {
            let run = |side: Side| {
                let pieces = pieces.get(side);
                let at = |offset: usize| pieces.partition_point(|piece| piece.start < offset);
                match part.pieces.get(side).as_slice() {
                    [] => {
                        let behind = texts.get(side).document.segments().get(part.link.segments.get(side).start);
                        let at = behind.map_or(pieces.len(), |segment| at(segment.span.start));
                        at..at
                    }
                    [first, ..] => at(first.start)..at(first.start) + part.pieces.get(side).len(),
                }
            };
            Link { segments: Sides::new(run(Side::Source), run(Side::Target)), ..part.link }
        });
        let alignment = Alignment::new(links.collect());
        let Sides { source, target } = texts;
        (Sides::new(recut(source, &pieces.source), recut(target, &pieces.target)), alignment)
    }
}

/// The text with these segments.
fn recut(text: Analysis, pieces: &[Span]) -> Analysis {
    let Analysis { mut document, language, .. } = text;
    if document.segments().len() != pieces.len() {
        let segments = pieces.iter().map(|&span| Segment { span, block: block_of(&document, span) });
        let segments = segments.collect();
        document.set_segments(segments);
    }
    Analysis::new(document, language)
}

fn block_of(document: &Document, span: Span) -> usize {
    document
        .segment_at(span.start)
        .and_then(|number| document.segments().get(number))
        .map_or(0, |segment| segment.block)
}

#[cfg(test)]
mod tests {
    use crate::align::{Alignment, Analysis, Options, align_running};
    use crate::language::Language;
    use crate::text::{Role, Side, Sides};

    const SOURCE: &str = "The president visited Cairo on Thursday and met the foreign minister, the two countries signed a trade \
                          agreement worth 40 million dollars. The visit ends on Friday.";

    const TARGET: &str = "زار الرئيس القاهرة يوم الخميس والتقى وزير الخارجية. وقعت الدولتان اتفاقية تجارية بقيمة 40 مليون دولار. \
                          تنتهي الزيارة يوم الجمعة.";

    fn aligned(role: Role) -> (Sides<Analysis>, Alignment) {
        let texts = Sides::new(
            Analysis::of_block(SOURCE, role, Language::english()),
            Analysis::of_block(TARGET, Role::Paragraph, Language::arabic()),
        );
        align_running(texts, &Options::default())
    }

    #[test]
    fn a_sentence_beside_two_is_cut_at_the_seam() {
        let (texts, alignment) = aligned(Role::Paragraph);
        let pairs: Vec<(&str, usize)> = alignment
            .links()
            .iter()
            .map(|link| (texts.source.passage(link.segments.source.clone()).text(), link.segments.target.len()))
            .collect();
        assert_eq!(pairs[0], ("The president visited Cairo on Thursday and met the foreign minister,", 1));
        assert!(pairs[1].0.starts_with("the two countries") && pairs[1].1 == 1);
        assert_eq!(pairs.len(), 3);
    }

    #[test]
    fn nothing_but_white_space_is_lost_and_every_segment_has_one_link() {
        let (texts, alignment) = aligned(Role::Paragraph);
        for side in Side::BOTH {
            let text = texts.get(side);
            let joined: String =
                (0..text.document.segments().len()).map(|number| text.document.segment_text(number)).collect();
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(&joined), bare(text.text()));
            let mut seen: Vec<usize> =
                alignment.links().iter().flat_map(|link| link.segments.get(side).clone()).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..text.document.segments().len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_line_that_is_a_segment_stays_whole() {
        assert_eq!(aligned(Role::Segment).0.source.document.segments().len(), 1);
    }
}
