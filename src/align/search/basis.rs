//! What two texts are aligned by: chosen once for them, by the lexicons, the encoder and the weights that are there.

use std::sync::Arc;

use super::Options;
use super::effort::effort;
use crate::align::Analysis;
use crate::align::encoder::Encoder;
use crate::align::ground::Asked;
use crate::align::signal::Evidence;
use crate::text::Sides;

/// The effort that an encoder is still put to, see [`effort`]; longer texts, of more than about two megabytes together, repetitions
/// not counted, are aligned by words, lengths and anchors alone.
const MOST_EFFORT: usize = 3_000_000;

/// What there is to go by, pass by pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Basis<'o> {
    /// What the encoder is asked for in the first pass.
    pub(super) first: Option<Asked<'o>>,
    /// The same in the passes with a lexicon that is learned from the texts.
    pub(super) then: Option<Asked<'o>>,
    /// Whether there are such passes.
    pub(super) learns: bool,
}

impl<'o> Basis<'o> {
    /// Texts of one language are aligned by their words, which are the same: nothing is learned, and unless a lexicon fits nothing is
    /// encoded. Weights that have none for an encoder alone take it together with the learned lexicon.
    pub(super) fn of(texts: Sides<&Analysis>, options: &'o Options) -> Self {
        let languages = texts.map(|text| &text.language);
        let is_given = options.lexicons.iter().any(|lexicon| lexicon.fits(languages));
        let learns = !is_given && !languages.source.is_same(languages.target);
        let has = |evidence: Evidence| options.weights.has(evidence);
        let asked = |is_fitted: bool, asked: fn(&'o Arc<dyn Encoder>) -> Asked<'o>| {
            let encoder = options.encoder.as_ref().filter(|_| is_fitted)?;
            (effort(texts.source) + effort(texts.target) <= MOST_EFFORT).then(|| asked(encoder))
        };
        let (beside, alone) = (has(Evidence::EncoderAndLexicon), has(Evidence::Encoder));
        let without: fn(&'o Arc<dyn Encoder>) -> Asked<'o> =
            if beside { Asked::SentencesAndWords } else { Asked::Sentences };
        match (is_given, learns, alone) {
            (true, ..) => Self { first: asked(beside, Asked::BesideLexicon), then: None, learns },
            (false, true, true) => {
                let first = asked(true, without);
                Self { first, then: first, learns }
            }
            (false, true, false) => Self { first: None, then: asked(beside, Asked::BesideLexicon), learns },
            (false, false, _) => Self { first: None, then: None, learns },
        }
    }
}
