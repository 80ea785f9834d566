//! The search for the best alignment.

mod adapt;
mod basis;
mod crossed;
mod effort;
mod lattice;
mod moved;
mod related;

use std::sync::Arc;

pub use lattice::{Lattice, Posterior, Tilt};

use super::bead::{Bead, SHAPES};
use super::encoder::{self, Encoder};
use super::ground::Ground;
use super::lexicon::{Lexicon, learn::learn};
use super::signal::{Model, Weights};
use super::{Alignment, Analysis, Fixed, Link, Share, cut};
use crate::text::Sides;
use basis::Basis;
use moved::Step;
use related::Doubt;

/// How to align.
#[derive(Clone, Debug)]
pub struct Options {
    /// The lexicons that words are looked up in; those for other languages are passed over.
    pub lexicons: Vec<Lexicon>,
    /// Links that are fixed; the rest is aligned around them.
    pub fixed: Fixed,
    /// The encoder of sentences, if any; not used unless it supports both languages, nor for texts of one language that no lexicon
    /// fits. Where none fits two languages, cosines that lie otherwise than those of the built-in one are brought to about its scale.
    pub encoder: Option<Arc<dyn Encoder>>,
    /// The weights of the signals.
    pub weights: Arc<Weights>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lexicons: vec![Lexicon::builtin()],
            fixed: Fixed::default(),
            encoder: Some(encoder::builtin()),
            weights: Weights::builtin(),
        }
    }
}

/// Aligns two analysed texts: the best monotone path over beads of up to 4-4 and null links, and blocks that were moved
/// across it, with a probability for each. Time n log n and memory linear in the number of segments: in long texts only a band is searched.
pub fn align(texts: Sides<&Analysis>, options: &Options) -> Alignment {
    best(texts, options).1
}

/// Aligns two analysed texts like [`align`], and cuts the sentences of running text where that makes links shorter: the
/// texts come back with their segments as they were cut. Lines and cells that are segments already stay whole.
pub fn align_running(texts: Sides<Analysis>, options: &Options) -> (Sides<Analysis>, Alignment) {
    let (ground, alignment) = best(texts.as_ref(), options);
    let plan = cut::plan(&ground, &options.weights, &alignment);
    plan.carry_out(texts, &alignment)
}

/// How often a lexicon is learned from the texts' own links, for languages that none fits.
const PASSES: usize = 2;

/// The best alignment, and what it was found on.
fn best<'a>(texts: Sides<&'a Analysis>, options: &Options) -> (Ground<'a>, Alignment) {
    let basis = Basis::of(texts, options);
    let mut ground = with_room(Ground::by(texts, &options.lexicons, basis.first), options);
    let mut alignment = search(&ground, options);
    for _ in 0..if basis.learns { PASSES } else { 0 } {
        let Some(lexicon) = learn(texts, &alignment) else { break };
        ground = with_room(ground.with_learned(lexicon, basis.then), options);
        alignment = search(&ground, options);
    }
    (ground, alignment)
}

/// The ground with room in its band for the links that are fixed.
fn with_room<'a>(mut ground: Ground<'a>, options: &Options) -> Ground<'a> {
    ground.band = options.fixed.widen(&ground.band);
    ground
}

/// Rounds of taking what was moved out of the path. A text in an order all of its own needs several: its path links what
/// belongs elsewhere.
const MOVES: usize = 4;

fn search(ground: &Ground<'_>, options: &Options) -> Alignment {
    let fixed = &options.fixed;
    let model = Model::new(ground, &options.weights);
    let mut lattice = lattice_around(ground, &model, fixed);
    lattice.score_likely(&[0.0; SHAPES], |bead| model.score(bead));
    let mut tilt = adapt::adapt(&lattice, &[0.0; SHAPES]);
    let mut path = crossed::best(&mut lattice, &model, &tilt, fixed);
    let mut moved = moved::find(ground, &model, &path, &tilt, fixed, 0.0);
    let mut taken = ground.segments().map(|count| vec![false; count]);
    for round in 1..=MOVES {
        if moved.is_empty() {
            break;
        }
        moved::take_all(&mut taken, &moved);
        let removed = moved::Removed::new(&taken);
        lattice.rescore(|bead, score| removed.score(bead, score));
        lattice.score_likely(&tilt, |bead| removed.score(bead, model.score(bead)));
        tilt = adapt::adapt(&lattice, &moved::counts(&taken));
        path = crossed::best(&mut lattice, &model, &tilt, fixed);
        let weak = if round < MOVES { moved::WEAK } else { 0.0 };
        moved = moved::find(ground, &model, &path, &tilt, fixed, weak);
        if moved::are_off(&path, &moved, ground.segments()) {
            break;
        }
    }
    let posterior = lattice.posterior(&tilt);
    let nulls = posterior.nulls();
    let confidence = |bead: &Bead| {
        let side = bead.side();
        let null = || nulls.get(side).get(*bead.start.get(side)).copied().unwrap_or_default();
        if bead.is_null() { null() } else { posterior.of(bead) }
    };
    let links = moved::merge(path, moved, ground.segments()).into_iter().map(|step| match step {
        Step::Plain(bead) => {
            let members = members(&posterior, &bead);
            Link { members, ..link(&bead, confidence(&bead), false, model.shares(&bead)) }
        }
        Step::Moved(moved) => link(&moved.bead, moved.confidence, true, moved.shares),
    });
    let mut links: Vec<Link> = links.collect();
    Doubt::by(ground.evidence).lower(&mut links, ground.segments());
    fixed.restore(links)
}

/// The lattice of two texts with every bead's score, wherever in the band it stands.
pub fn lattice(ground: &Ground<'_>, model: &Model<'_>) -> Lattice {
    Lattice::new(&ground.band, |bead| model.score(bead)).with(model.strength())
}

/// The most segments of a bead that is scored wherever in the band it stands.
const SMALL: usize = 3;

/// A lattice with some links fixed, with the scores of small beads.
fn lattice_around(ground: &Ground<'_>, model: &Model<'_>, fixed: &Fixed) -> Lattice {
    let is_small = |bead: &Bead| bead.size.source + bead.size.target <= SMALL;
    let score = |bead: &Bead| fixed.score(bead).or_else(|| is_small(bead).then(|| model.score(bead)));
    Lattice::partly(&ground.band, score).with(model.strength())
}

/// How probably each segment of a bead belongs to it; nothing for null links.
fn members(posterior: &Posterior<'_>, bead: &Bead) -> Sides<Vec<f32>> {
    if bead.is_null() {
        return Sides::default();
    }
    posterior.members(bead).map(|side| side.into_iter().map(|member| member.clamp(0.0, 1.0) as f32).collect())
}

fn link(bead: &Bead, confidence: f64, moved: bool, shares: Vec<Share>) -> Link {
    Link { confidence: confidence.clamp(0.0, 1.0) as f32, moved, shares, ..Link::given(bead.runs()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::text::{DocumentBuilder, Role, Side, Span};

    /// A text of which every line is a segment.
    fn lines(lines: &[&str], language: Language) -> Analysis {
        let text = lines.join("\n");
        let mut document = DocumentBuilder::of_text(text);
        let mut start = 0;
        for line in lines {
            document.plain_block(Span::new(start, start + line.len()), Role::Segment);
            start += line.len() + 1;
        }
        Analysis::of(document.finish(), language)
    }

    const REPORT: [&str; 10] = [
        "The harbour of Port Said was closed for two days after a storm sank a barge.",
        "Divers found the wreck on Monday at a depth of 14 metres.",
        "Nobody was hurt, said the captain of the tugboat.",
        "Insurance will pay 3 million dollars to the owner.",
        "Meanwhile 27 ships are waiting outside the canal.",
        "Fishermen complain that their nets were torn by the debris.",
        "The minister of transport promised an inquiry within a week.",
        "A second barge was towed to Damietta on Tuesday.",
        "Schools along the coast reopened on Wednesday morning.",
        "The lighthouse, built in 1869, lost all of its windows.",
    ];

    fn align_lines(source: &[&str], target: &[&str]) -> Alignment {
        let (source, target) = (lines(source, Language::english()), lines(target, Language::english()));
        align(Sides::new(&source, &target), &Options::default())
    }

    #[test]
    fn a_block_that_was_moved_is_linked_where_it_stands() {
        let mut target = REPORT.to_vec();
        target[1..10].rotate_left(3);
        let alignment = align_lines(&REPORT, &target);
        let moved: Vec<_> = alignment.links().iter().filter(|link| link.moved).collect();
        assert_eq!(
            moved.iter().map(|link| link.segments.clone()).collect::<Vec<_>>(),
            [Sides::new(1..2, 7..8), Sides::new(2..3, 8..9), Sides::new(3..4, 9..10)]
        );
        assert!(moved.iter().all(|link| link.confidence > 0.9));
    }

    #[test]
    fn a_shuffled_text_is_found_again_and_every_segment_has_one_link() {
        let order = [7, 2, 9, 4, 0, 6, 1, 8, 3, 5];
        let target: Vec<&str> = order.iter().map(|&k| REPORT[k]).collect();
        let alignment = align_lines(&REPORT, &target);
        for (number, &k) in order.iter().enumerate() {
            let right = Sides::new(k..k + 1, number..number + 1);
            assert!(alignment.links().iter().any(|link| link.segments == right), "{right:?}");
        }
        for side in Side::BOTH {
            let mut seen: Vec<usize> =
                alignment.links().iter().flat_map(|link| link.segments.get(side).clone()).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..REPORT.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_text_in_its_own_order_has_nothing_moved() {
        let mut target = REPORT.to_vec();
        target.remove(4);
        assert!(align_lines(&REPORT, &target).links().iter().all(|link| !link.moved));
    }
}
