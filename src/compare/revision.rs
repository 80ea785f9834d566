//! Two revisions of one text: which sentences were kept, edited, moved, split, merged, dropped or added, and what became
//! of the findings.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::redline::{Change, redline};
use super::text_of;
use crate::align::{Alignment, Analysis};
use crate::check::Finding;
use crate::text::{Side, Sides};

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It stands as it stood.
    Kept,
    /// Its words changed.
    Edited,
    /// It became several sentences.
    Split,
    /// Several sentences became it.
    Merged,
    /// Several sentences became several others.
    Recast,
    /// It is gone.
    Deleted,
    /// It is new.
    Inserted,
}

impl Fate {
    /// All, in the order of a summary.
    pub const ALL: [Self; 7] =
        [Self::Kept, Self::Edited, Self::Split, Self::Merged, Self::Recast, Self::Inserted, Self::Deleted];

    /// Its name in every output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Edited => "edited",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Recast => "recast",
            Self::Deleted => "deleted",
            Self::Inserted => "inserted",
        }
    }
}

/// A stretch of both revisions; `source` of its segments is the old one, `target` the new one.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// What became of it.
    pub fate: Fate,
    /// Whether it stands elsewhere now.
    pub moved: bool,
    /// Whether any word changed; a split sentence may keep all of its own.
    pub edited: bool,
    /// Segments of the old and the new revision.
    pub segments: Sides<Range<usize>>,
    /// Probability that the two belong together, 0 to 1.
    pub confidence: f32,
}

/// Tells the passages of two revisions that are aligned with each other, in the order of the old one.
pub fn passages(revisions: Sides<&Analysis>, alignment: &Alignment) -> Vec<Passage> {
    let passage = |link: &crate::align::Link| {
        let text = |side: Side| text_of(revisions.get(side), link.segments.get(side).clone());
        let (old, new) = (text(Side::Source), text(Side::Target));
        let edited = words_changed(&old, &new, revisions.target);
        Passage {
            fate: fate(&link.segments, old == new),
            moved: link.moved,
            edited,
            segments: link.segments.clone(),
            confidence: link.confidence,
        }
    };
    alignment.links().iter().map(passage).collect()
}

fn fate(segments: &Sides<Range<usize>>, same: bool) -> Fate {
    match (segments.source.len(), segments.target.len()) {
        (_, 0) => Fate::Deleted,
        (0, _) => Fate::Inserted,
        (1, 1) if same => Fate::Kept,
        (1, 1) => Fate::Edited,
        (1, _) => Fate::Split,
        (_, 1) => Fate::Merged,
        _ => Fate::Recast,
    }
}

/// Punctuation between split sentences is no change of words.
fn words_changed(old: &str, new: &str, text: &Analysis) -> bool {
    let is_word = |text: &str| text.chars().any(char::is_alphanumeric);
    let pieces = redline(old, new, &text.language);
    pieces.iter().any(|p| p.change != Change::Kept && (is_word(p.old.of(old)) || is_word(p.new.of(new))))
}

/// What a revision did to the findings: numbers into the lists of the old and of the new revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// Of the old revision, gone in the new one.
    pub fixed: Vec<usize>,
    /// In both: the old number and the new one.
    pub kept: Vec<(usize, usize)>,
    /// Of the new revision, not in the old one.
    pub introduced: Vec<usize>,
}

/// Pairs the findings of two revisions. Those of one fingerprint are the same; so are those of one rule on the same words
/// where the sentences they stand in belong together, since an edit elsewhere in a sentence changes the fingerprint.
pub fn turnover(revisions: Sides<&Analysis>, alignment: &Alignment, findings: Sides<&[Finding]>) -> Turnover {
    let mut pairing = Pairing { new_of: vec![None; findings.source.len()], taken: vec![false; findings.target.len()] };
    let prints = |findings: &[Finding]| findings.iter().map(|finding| finding.fingerprint.clone()).collect::<Vec<_>>();
    pairing.pair(&prints(findings.source), &prints(findings.target));
    let places = |side: Side| places(revisions.get(side), alignment, side, findings.get(side));
    pairing.pair(&places(Side::Source), &places(Side::Target));
    let numbered = || pairing.new_of.iter().enumerate();
    Turnover {
        fixed: numbered().filter(|(_, new)| new.is_none()).map(|(old, _)| old).collect(),
        kept: numbered().filter_map(|(old, new)| new.map(|new| (old, new))).collect(),
        introduced: pairing.taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(new, _)| new).collect(),
    }
}

/// Rule, words (the message where the finding is about the source alone) and passage of each finding.
type Place = (&'static str, String, Option<usize>);

fn places(text: &Analysis, alignment: &Alignment, side: Side, findings: &[Finding]) -> Vec<Place> {
    let links = alignment.links_by_segment(side, text.document.segments().len());
    let place = |finding: &Finding| match finding.places.target {
        Some(span) => {
            let passage =
                text.document.segment_at(span.start).and_then(|segment| links.get(segment).copied().flatten());
            (finding.rule, span.of(text.text()).to_owned(), passage)
        }
        None => (finding.rule, finding.message.clone(), None),
    };
    findings.iter().map(place).collect()
}

struct Pairing {
    new_of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairing {
    /// Pairs what has no pair yet and has equal keys, first with first.
    fn pair<K: Ord>(&mut self, old: &[K], new: &[K]) {
        let mut free: BTreeMap<&K, VecDeque<usize>> = BTreeMap::new();
        for (number, key) in new.iter().enumerate().filter(|(number, _)| self.taken.get(*number) == Some(&false)) {
            free.entry(key).or_default().push_back(number);
        }
        for (slot, key) in self.new_of.iter_mut().zip(old).filter(|(slot, _)| slot.is_none()) {
            *slot = free.get_mut(key).and_then(VecDeque::pop_front);
            if let Some(taken) = slot.and_then(|number| self.taken.get_mut(number)) {
                *taken = true;
            }
        }
    }
}
