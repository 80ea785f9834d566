//! Paragraphs: where both texts begin a new one, a bead begins; a bead that runs over a paragraph's end is unlikely if the
//! other text has about as many paragraphs.

use super::{Measure, Signal};
use crate::align::Analysis;
use crate::align::bead::Bead;
use crate::align::ground::Ground;
use crate::text::{Role, Side, Sides};

#[derive(Debug)]
pub(super) struct Structure;

impl Signal for Structure {
    fn name(&self) -> &'static str {
        "structure"
    }

    fn features(&self) -> &'static [&'static str] {
        &["both-begin", "one-begins", "runs-over"]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        let starts = ground.texts.map(starts);
        let count = |side: Side| starts.get(side).iter().filter(|&&start| start).count() as f32;
        let (fewer, more) =
            (count(Side::Source).min(count(Side::Target)), count(Side::Source).max(count(Side::Target)));
        let trust = if fewer > 0.0 { fewer / more } else { 0.0 };
        Box::new(Paragraphs { starts, trust: trust * trust })
    }
}

/// For each segment whether it begins a paragraph; nowhere where every line is one, which says nothing. The first does not
/// count: nothing comes before it.
fn starts(text: &Analysis) -> Vec<bool> {
    let document = &text.document;
    let segments = document.segments();
    let lines = document.blocks().iter().all(|block| block.role == Role::Segment);
    let mut starts: Vec<bool> = segments.windows(2).map(|pair| !lines && pair[0].block != pair[1].block).collect();
    starts.insert(0, false);
    starts
}

struct Paragraphs {
    starts: Sides<Vec<bool>>,
    /// How alike the two texts' paragraphs are in number, 0 to 1.
    trust: f32,
}

impl Measure for Paragraphs {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let [both, one, over] = values else { return };
        if bead.is_null() || self.trust == 0.0 {
            return;
        }
        let starts = |side: Side| self.starts.get(side).get(bead.run(side)).unwrap_or_default();
        let begins = |side: Side| starts(side).first() == Some(&true);
        match (begins(Side::Source), begins(Side::Target)) {
            (true, true) => *both = self.trust,
            (false, false) => {}
            _ => *one = self.trust,
        }
        let inside = Side::BOTH.map(|side| starts(side).iter().skip(1).filter(|&&start| start).count());
        *over = self.trust * inside.iter().sum::<usize>().min(3) as f32;
    }
}
