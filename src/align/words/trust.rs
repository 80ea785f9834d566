//! How sure a word link is: a logistic function of what speaks for it, fitted on sentence pairs linked by hand.

use super::WordEvidence;

/// What is known of a link.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits {
    pub(super) evidence: WordEvidence,
    pub(super) strength: f32,
    /// How near it stands to where its neighbours would put it, 0 to 1.
    pub(super) support: f32,
    /// By how much it ranks above its best rival.
    pub(super) margin: f32,
    /// How far apart the two places are as shares of their passages.
    pub(super) drift: f32,
    pub(super) is_function: bool,
    /// Whether it is one of several links between phrases.
    pub(super) is_phrase: bool,
}

/// How much the confidence of its host's link is worth for a word attached to it.
pub(super) const ATTACHED: f32 = 0.95;

/// The log-odds of each kind of evidence.
fn base(evidence: WordEvidence) -> f32 {
    match evidence {
        WordEvidence::Same | WordEvidence::Value | WordEvidence::Table => 1.0,
        WordEvidence::Spelling => 0.0,
        WordEvidence::Lexicon | WordEvidence::Cognate | WordEvidence::Attached => -1.0,
    }
}

/// Probability that a link is right, 0 to 1.
pub(super) fn confidence(traits: &Traits) -> f32 {
    let flag = |flag: bool, weight: f32| if flag { weight } else { 0.0 };
    let sum =
        base(traits.evidence) + 3.0 * traits.strength + 1.0 * traits.support + 1.0 * traits.margin.clamp(-0.5, 1.0)
            - 1.0 * traits.drift
            + flag(traits.is_function, -1.0)
            + flag(traits.is_phrase, -0.3);
    1.0 / (1.0 + (-sum).exp())
}
