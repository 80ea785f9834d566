//! What an encoder of sentences says: how alike the sides of a bead are (Feng et al. 2022; Thompson and Koehn 2019 for runs of
//! sentences; Artetxe and Schwenk 2019 for the margin), and whether their parts are matched inside it.

use super::contrast::Contrast;
use super::parts::Matching;
use super::{Measure, Signal};
use crate::align::bead::Bead;
use crate::align::ground::{Grain, Ground, Meaning as Vectors};
use crate::text::Side;

#[derive(Debug)]
pub(super) struct Meaning;

impl Signal for Meaning {
    fn name(&self) -> &'static str {
        "meaning"
    }

    fn features(&self) -> &'static [&'static str] {
        &[
            "alike",
            "alike-squared",
            "alike-short",
            "alike-several",
            "unlike",
            "gain",
            "loss",
            "stands-out",
            "rivalled",
            "weakest",
            "holds-together",
            "margin",
            "margin-several",
            "sentence-misplaced",
            "sentence-lost",
            "sentences-covered",
            "sentences-covered-several",
            "clause-misplaced",
            "clause-lost",
            "clauses-covered",
            "clauses-covered-several",
            "null-best",
            "null-echo",
            "beaten",
            "clause-unmatched",
            "sentence-owned",
            "clause-owned",
            "null-outdone",
            "null-sentences-covered",
            "null-sentence-owned",
            "null-clauses-covered",
            "null-clause-owned",
            "unlike-short",
            "foreign",
        ]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        let Some(vectors) = &ground.meaning else { return Box::new(Silent) };
        let contrast = Contrast::new(&ground.band, ground.segments(), |bead| vectors.cosine(&bead.runs()));
        let matching = Grain::BOTH.map(|grain| Matching::new(ground, vectors, grain));
        Box::new(Alike { ground, vectors, contrast, matching })
    }
}

/// Where there is no encoder.
struct Silent;

impl Measure for Silent {
    fn measure(&self, _bead: &Bead, _values: &mut [f32]) {}
}

struct Alike<'g> {
    ground: &'g Ground<'g>,
    vectors: &'g Vectors<'g>,
    contrast: Contrast,
    matching: [Matching; 2],
}

/// Characters by which a bead's shortness is measured.
const SHORT: f64 = 25.0;

/// What true pairs seldom fall short of.
const USUAL: f32 = 0.45;

/// What sentences that have nothing to do with each other seldom exceed.
const CHANCE: f32 = 0.25;

impl Alike<'_> {
    /// How much a null bead's segment is like the ones beside it on its own side.
    fn echo(&self, bead: &Bead) -> f32 {
        let (side, run) = (bead.side(), bead.run(bead.side()));
        let beside = [run.start.checked_sub(1), Some(run.end)].into_iter().flatten();
        beside.map(|at| self.vectors.cosine_within(side, &run, &(at..at + 1))).fold(0.0, f32::max)
    }
}

impl Measure for Alike<'_> {
    #[expect(clippy::too_many_lines, reason = "a line for each feature")]
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let [
            alike,
            squared,
            short,
            alike_several,
            unlike,
            gain,
            loss,
            out,
            rivalled,
            weakest,
            together,
            margin,
            margin_several,
            sentence_misplaced,
            sentence_lost,
            sentences,
            sentences_several,
            clause_misplaced,
            clause_lost,
            clauses,
            clauses_several,
            best,
            echo,
            beaten,
            clause_unmatched,
            sentence_owned,
            clause_owned,
            outdone,
            null_sentences,
            null_sentence,
            null_clauses,
            null_clause,
            unlike_short,
            foreign,
        ] = values
        else {
            return;
        };
        if bead.is_null() {
            *best = self.contrast.best(bead);
            *echo = self.echo(bead);
            *outdone = self.contrast.outdone(bead);
            let [by_sentence, by_clause] = self.matching.each_ref().map(|matching| matching.claim(bead));
            (*null_sentences, *null_sentence) = (by_sentence.covered, by_sentence.owned);
            (*null_clauses, *null_clause) = (by_clause.covered, by_clause.owned);
            return;
        }
        *alike = self.contrast.of(bead);
        *squared = *alike * *alike;
        *unlike = (USUAL - *alike).max(0.0);
        let length = Side::BOTH.map(|side| self.ground.length(side, bead.run(side)));
        let shortness = (-length[0].min(length[1]) / SHORT).exp() as f32;
        *short = *alike * shortness;
        *unlike_short = *unlike * shortness;
        *foreign = (CHANCE - *alike).max(0.0);
        *gain = self.contrast.gain(bead);
        *loss = self.contrast.loss(bead);
        *out = self.contrast.stands_out(bead);
        *rivalled = self.contrast.rivalled(bead);
        *weakest = self.contrast.weakest(bead);
        *together = self.contrast.holds_together(bead);
        *margin = self.contrast.margin(bead);
        *beaten = self.contrast.beaten(bead);
        let [by_sentence, by_clause] = self.matching.each_ref().map(|matching| matching.of(bead));
        (*sentence_misplaced, *sentences, *sentence_owned) =
            (by_sentence.misplaced, by_sentence.covered, by_sentence.owned);
        (*clause_misplaced, *clauses, *clause_owned) = (by_clause.misplaced, by_clause.covered, by_clause.owned);
        *clause_unmatched = by_clause.unmatched;
        *sentence_lost = sentence_misplaced.max(0.0);
        *clause_lost = clause_misplaced.max(0.0);
        if bead.is_multiple() {
            *alike_several = *alike;
            *margin_several = *margin;
            *sentences_several = *sentences;
            *clauses_several = *clauses;
        }
    }
}
