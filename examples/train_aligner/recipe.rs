//! Recipes: what is done to a document to make a noisy text of it.

use std::collections::BTreeSet;

use muqabala::text::{Side, Sides};

use crate::chance::Chance;
use crate::corpus::{Document, Pair};
use crate::gold::{Gold, beads};
use crate::seams;

/// Percentages of what is done to a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Recipe {
    pub(crate) name: &'static str,
    /// Sentences joined to the line before, and how many of these without a sentence's mark at the seam.
    join: usize,
    unmarked: usize,
    /// Lines cut in two on one side.
    cut: usize,
    /// Sentences that one side lacks, and how many of these have another in their place.
    drop: usize,
    replaced: usize,
    /// Lines put in on one side from other documents, and from this one or its neighbour.
    foreign: usize,
    topical: usize,
    /// Sentences told before as a headline, often on one side alone.
    headline: usize,
    /// Short turns put between the sentences.
    turns: usize,
    /// Blocks moved elsewhere on the target side.
    moved: usize,
    /// Texts whose paragraphs are known.
    paragraphs: usize,
}

const NONE: Recipe = Recipe {
    name: "",
    join: 0,
    unmarked: 0,
    cut: 0,
    drop: 0,
    replaced: 0,
    foreign: 0,
    topical: 0,
    headline: 0,
    turns: 0,
    moved: 0,
    paragraphs: 0,
};

/// Every recipe.
pub(crate) const RECIPES: &[Recipe] = &[
    Recipe { name: "clean", ..NONE },
    Recipe { name: "merge", join: 15, unmarked: 15, paragraphs: 30, ..NONE },
    Recipe { name: "noisy", join: 15, unmarked: 15, drop: 8, foreign: 4, paragraphs: 30, ..NONE },
    Recipe { name: "clauses", join: 22, unmarked: 85, cut: 12, paragraphs: 10, ..NONE },
    Recipe { name: "gaps", join: 12, unmarked: 30, drop: 15, replaced: 20, foreign: 3, ..NONE },
    Recipe { name: "additions", join: 12, unmarked: 30, drop: 5, replaced: 30, topical: 9, ..NONE },
    Recipe { name: "headlines", join: 10, unmarked: 40, drop: 5, headline: 14, topical: 2, ..NONE },
    Recipe { name: "interview", join: 8, unmarked: 40, drop: 10, turns: 40, topical: 2, ..NONE },
    Recipe {
        name: "everything",
        join: 18,
        unmarked: 70,
        cut: 10,
        drop: 12,
        replaced: 20,
        foreign: 3,
        topical: 3,
        headline: 3,
        turns: 6,
        ..NONE
    },
    Recipe { name: "moved", join: 15, unmarked: 20, drop: 6, foreign: 3, moved: 100, ..NONE },
];

/// Where lines come from that one side has alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strangers<'a> {
    /// Sentences of other documents.
    pub(crate) foreign: &'a [Pair],
    /// Sentences on the same subject.
    pub(crate) topical: &'a [Pair],
    /// Short turns.
    pub(crate) turns: &'a [Pair],
}

/// A line, the sentences it tells (or stands in for), and whether a paragraph begins with it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) atoms: BTreeSet<usize>,
    pub(crate) begins: bool,
}

/// A noisy text and its right alignment.
#[derive(Debug)]
pub(crate) struct Noisy {
    pub(crate) lines: Sides<Vec<Line>>,
    /// Whether its paragraphs are known.
    pub(crate) paragraphs: bool,
    /// The right beads of both sides; those of the moved block among them.
    pub(crate) gold: Vec<Gold>,
    /// Those of the moved block.
    pub(crate) moved: Vec<Gold>,
}

/// A sentence of the text, and whether it tells the next one as a headline does.
#[derive(Debug)]
struct Told {
    pair: Pair,
    is_headline: bool,
}

/// Of so many sentences no two are the same turn: nobody could tell which of them one side lacks.
const APART: usize = 12;

/// Sentences that one side alone has are numbered from here on.
const ALONE: usize = 1 << 20;

impl Noisy {
    /// A document beside the translation of another: nothing belongs together.
    pub(crate) fn unrelated(document: &Document, other: &Document) -> Self {
        let line =
            |text: &str, atom: usize| Line { text: text.to_owned(), atoms: BTreeSet::from([atom]), begins: false };
        let source = document.pairs.iter().enumerate().map(|(k, pair)| line(&pair.source, k));
        let target = other.pairs.iter().enumerate().map(|(k, pair)| line(&pair.target, ALONE + k));
        let lines = Sides::new(source.collect(), target.collect());
        Self { gold: beads(&lines), lines, paragraphs: false, moved: Vec::new() }
    }
}

impl Recipe {
    /// The same with every percentage a little different.
    pub(crate) fn varied(&self, chance: &mut Chance) -> Self {
        let mut vary = |percent: usize| percent * (50 + chance.below(100)) / 100;
        Self {
            join: vary(self.join),
            unmarked: vary(self.unmarked).min(100),
            cut: vary(self.cut),
            drop: vary(self.drop),
            foreign: vary(self.foreign),
            topical: vary(self.topical),
            ..*self
        }
    }

    /// Makes a noisy text of `pairs`.
    pub(crate) fn apply(&self, pairs: &[Pair], strangers: &Strangers<'_>, chance: &mut Chance) -> Noisy {
        let told = self.retell(pairs, strangers, chance);
        let heads: BTreeSet<usize> = (0..told.len()).filter(|&atom| told[atom].is_headline).collect();
        let mut spoken: Sides<Vec<(usize, String)>> = Sides::default();
        // The side that lacks the headline of the sentence at hand.
        let mut headless: Option<Side> = None;
        for (atom, Told { pair, is_headline }) in told.iter().enumerate() {
            let fate = chance.below(200);
            let lacking = |side: &Side| fate / 100 == *side as usize && fate % 100 < 2 * self.drop;
            // A headline here and its sentence there would be each other's translation.
            let lacking = Side::BOTH.into_iter().find(lacking).filter(|&side| headless != Some(side.other()));
            headless = lacking.filter(|_| *is_headline);
            for side in Side::BOTH {
                let dropped = lacking == Some(side);
                let list = spoken.get_mut(side);
                if !dropped {
                    list.push((atom, pair.get(side).clone()));
                }
                let lost = dropped && chance.happens(self.replaced);
                for (pool, wanted) in [
                    (strangers.foreign, chance.happens(self.foreign)),
                    (strangers.topical, lost || chance.happens(self.topical)),
                ] {
                    // Each side draws from its own half, or a stranger on one side would be the counterpart of one on the other.
                    let number = 2 * chance.below(pool.len().div_ceil(2)) + side as usize;
                    if let Some(stranger) = pool.get(number).filter(|_| wanted) {
                        list.push((ALONE + 2 * list.len() + side as usize, stranger.get(side).clone()));
                    }
                }
            }
        }
        let block = self.block(told.len(), chance);
        move_block(&mut spoken.target, &block, chance);
        let mut lines = Sides::new(
            self.lines(&spoken.source, Side::Source, (&block, &heads), chance),
            self.lines(&spoken.target, Side::Target, (&block, &heads), chance),
        );
        close(&mut lines);
        let gold = beads(&lines);
        let inside =
            |run: &[usize], lines: &[Line]| run.iter().any(|&k| lines[k].atoms.iter().any(|atom| block.contains(atom)));
        let is_moved = |bead: &&Gold| {
            !bead.0.is_empty() && !bead.1.is_empty() && inside(&bead.0, &lines.source) && inside(&bead.1, &lines.target)
        };
        let moved = gold.iter().filter(is_moved).cloned().collect();
        Noisy { lines, paragraphs: chance.happens(self.paragraphs), gold, moved }
    }

    /// The sentences with headlines and turns between them.
    fn retell(&self, pairs: &[Pair], strangers: &Strangers<'_>, chance: &mut Chance) -> Vec<Told> {
        let mut told: Vec<Told> = Vec::new();
        for (number, pair) in pairs.iter().enumerate() {
            let head = self.headline > 0 && number == 0 || chance.happens(self.headline);
            if head && pair.source.len() > 45 {
                let percent = 55 + chance.below(30);
                let pair = pair.as_ref().map(|sentence| seams::headline(sentence, percent));
                told.push(Told { pair, is_headline: true });
            }
            told.push(Told { pair: pair.clone(), is_headline: false });
            if let Some(turn) = chance.one_of(strangers.turns).filter(|_| chance.happens(self.turns))
                && !told.iter().rev().take(APART).any(|told| told.pair == *turn)
            {
                told.push(Told { pair: turn.clone(), is_headline: false });
            }
        }
        told
    }

    /// The sentences that are moved.
    fn block(&self, count: usize, chance: &mut Chance) -> std::ops::Range<usize> {
        if count < 10 || !chance.happens(self.moved) {
            return 0..0;
        }
        let size = 2 + chance.below(3);
        let start = chance.below(count - size);
        start..start + size
    }

    /// Lines made of sentences: one each, joined with the one before, or cut in two.
    fn lines(
        &self,
        spoken: &[(usize, String)],
        side: Side,
        (block, heads): (&std::ops::Range<usize>, &BTreeSet<usize>),
        chance: &mut Chance,
    ) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for (atom, sentence) in spoken {
            let begins = *atom < ALONE && (atom * 40_503 / 256) % 3 == 0 && chance.happens(85) || chance.happens(5);
            // A headline stands in a line of its own.
            let follows = |line: &&mut Line| {
                let last = line.atoms.last().filter(|last| *last + 1 == *atom && !heads.contains(last));
                last.is_some() && !heads.contains(atom) && block.start != *atom && block.end != *atom
            };
            if chance.happens(self.join)
                && let Some(line) = lines.last_mut().filter(follows)
            {
                let marked = !chance.happens(self.unmarked);
                seams::join(&mut line.text, sentence, side, marked, chance);
                line.atoms.insert(*atom);
                continue;
            }
            let atoms = BTreeSet::from([*atom]);
            // One side alone cuts a sentence, so that the parts belong to one bead.
            let may =
                !heads.contains(atom) && atom % 2 == usize::from(side == Side::Target) && chance.happens(2 * self.cut);
            if let Some((first, second)) = may.then(|| seams::cut(sentence, side, chance)).flatten() {
                lines.push(Line { text: first, atoms: atoms.clone(), begins });
                lines.push(Line { text: second, atoms, begins: false });
            } else {
                lines.push(Line { text: sentence.clone(), atoms, begins });
            }
        }
        lines
    }
}

/// Takes lines away that belong to nothing and stand between lines of one bead.
fn close(lines: &mut Sides<Vec<Line>>) {
    let (mut source, mut target) = (BTreeSet::new(), BTreeSet::new());
    for bead in beads(lines) {
        for (run, inside) in [(&bead.0, &mut source), (&bead.1, &mut target)] {
            if let [first, .., last] = run.as_slice() {
                inside.extend((*first..*last).filter(|line| !run.contains(line)));
            }
        }
    }
    for (list, inside) in [(&mut lines.source, &source), (&mut lines.target, &target)] {
        let mut number = 0;
        list.retain(|line| {
            number += 1;
            !inside.contains(&(number - 1)) || line.atoms.iter().any(|&atom| atom < ALONE)
        });
    }
}

fn move_block(spoken: &mut Vec<(usize, String)>, block: &std::ops::Range<usize>, chance: &mut Chance) {
    let (moved, mut rest): (Vec<_>, Vec<_>) = spoken.drain(..).partition(|(atom, _)| block.contains(atom));
    let at = rest.iter().take_while(|(atom, _)| *atom < block.start || *atom >= ALONE).count();
    let apart = |to: usize| to.abs_diff(at) >= 3;
    let places: Vec<usize> = (0..=rest.len()).filter(|&to| apart(to)).collect();
    let to = chance.one_of(&places).copied().unwrap_or(at);
    rest.splice(to..to, moved);
    *spoken = rest;
}
