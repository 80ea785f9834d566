//! What speaks for a word being a slip for another, and how sure it makes that.

use super::candidates::{Candidate, inflects};
use super::weights::{ARABIC, ARABIC_BY_WORDS, ENGLISH, ENGLISH_BY_WORDS, Weights};
use crate::check::slips::Kind;
use crate::check::transliterated::spells_name;
use crate::check::wanted::{Asking, Word};
use crate::language::arabic::roots::is_of_known_root;
use crate::language::vocabulary;
use crate::text::TokenKind;

/// Letters that make other words of the same root: جادل and جدال.
const FORMING: &str = "اويتمنس";

/// The farthest that one candidate is told to be ahead of the others, in likelihood and in cosine.
const FARTHEST: f64 = 10.0;
const FARTHEST_AHEAD: f64 = 0.15;

/// What is known of one candidate.
struct Evidence {
    kind: Kind,
    /// Whether the letters concerned are those of Arabic inflection.
    is_inflecting: bool,
    /// Whether the source has a word that this translates, and nothing else in the target does.
    is_asked: bool,
    model: Option<ByModel>,
}

/// What an encoder says of a candidate.
struct ByModel {
    /// By how much it is likelier than what is written (natural logarithm), and than the likeliest other candidate.
    gain: f64,
    lead: f64,
    /// Its greatest cosine with a word of the source, and by how much that is more than the one of what is written.
    cosine: f32,
    nearer: f32,
    /// By how much its cosine is more than the one of the nearest other candidate.
    ahead: f32,
}

/// The surest of some candidates, and how sure it is, 0 to 1. For words that may be formed of others, and for letters that neither fingers
/// nor eyes take for each other, it is only what the source asks for.
pub(super) fn surest(asking: &Asking<'_, '_>, word: &Word<'_>, candidates: Vec<Candidate>) -> Option<(String, f32)> {
    let is_asked = |right: &str| asking.by(word, right).next().is_some();
    let letters: Vec<char> = word.token.folded.chars().collect();
    let is_rooted = word.token.kind == TokenKind::Arabic && is_of_known_root(&word.token.folded);
    let is_formed = vocabulary::may_be_word(asking.pair().target().language(), &word.token.folded) == Some(true);
    // What has no say is a rival even so.
    let has_say = |Candidate { slip, right }: &Candidate| {
        // جادل and جدال are of one root.
        let is_other_form = is_rooted && slip.letters().any(|letter| FORMING.contains(letter));
        let is_chance = is_rooted || is_formed || matches!(slip.kind(&letters), Kind::Extra | Kind::Other);
        !is_other_form && (!is_chance || is_asked(right))
    };
    // سيرخيو is another spelling of Sergio, whom سيرجيو spells.
    let is_name = |candidate: &Candidate| spells_name(asking.pair(), &candidate.right);
    if !candidates.iter().any(has_say) || candidates.iter().any(is_name) {
        return None;
    }
    let models = by_model(asking, word, &candidates);
    let weights = match (word.token.kind, &models) {
        (TokenKind::Arabic, Some(_)) => &ARABIC,
        (TokenKind::Arabic, None) => &ARABIC_BY_WORDS,
        (_, Some(_)) => &ENGLISH,
        (_, None) => &ENGLISH_BY_WORDS,
    };
    let mut models = models.into_iter().flatten();
    let rivals = (candidates.len() as f64).ln();
    let with_models = candidates.into_iter().map(|candidate| (candidate, models.next()));
    let scored = with_models.filter(|(candidate, _)| has_say(candidate)).map(|(candidate, model)| {
        let evidence = Evidence {
            kind: candidate.slip.kind(&letters),
            is_inflecting: candidate.slip.letters().all(inflects),
            is_asked: is_asked(&candidate.right),
            model,
        };
        (score(&evidence, weights) + weights.rivals * rivals, candidate.right)
    });
    let (score, right) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((right, (1.0 / (1.0 + (-score).exp())) as f32))
}

fn score(evidence: &Evidence, weights: &Weights) -> f64 {
    let kind = weights.kinds.iter().find(|(kind, _)| *kind == evidence.kind).map_or(0.0, |(_, weight)| *weight);
    let flags = [(evidence.is_asked, weights.is_asked), (evidence.is_inflecting, weights.is_inflecting)];
    let flags: f64 = flags.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
    let model = evidence.model.as_ref().map_or(0.0, |model| {
        weights.gain * model.gain
            + weights.lead * model.lead
            + weights.cosine * f64::from(model.cosine)
            + weights.nearer * f64::from(model.nearer)
            + weights.ahead * f64::from(model.ahead)
    });
    weights.intercept + kind + flags + model
}

/// What an encoder says of each of some candidates; nothing without one.
fn by_model(asking: &Asking<'_, '_>, word: &Word<'_>, candidates: &[Candidate]) -> Option<Vec<ByModel>> {
    let pair = asking.pair();
    let (shared, source) = (pair.shared(), pair.source());
    let vectors = shared.word_vectors()?;
    let written = shared.likelihood(&word.token.folded)?;
    let likelihoods: Option<Vec<f64>> = candidates.iter().map(|one| shared.likelihood(&one.right)).collect();
    let likelihoods = likelihoods?;
    let is_word = |kind| matches!(kind, TokenKind::Latin | TokenKind::Arabic);
    let words: Vec<&str> =
        source.tokens().iter().filter(|token| is_word(token.kind)).map(|token| &*token.folded).collect();
    let sources = vectors.of(&words);
    let asked: Vec<&str> =
        std::iter::once(&*word.token.folded).chain(candidates.iter().map(|one| &*one.right)).collect();
    let targets = vectors.of(&asked);
    let nearest = |at: usize| (0..words.len()).map(|source| targets.cosine(at, &sources, source)).fold(0.0, f32::max);
    let (own, cosines) = (nearest(0), (1..=candidates.len()).map(nearest).collect::<Vec<f32>>());
    let lead = |values: &[f64], at: usize, farthest: f64| {
        let own = values.get(at).copied().unwrap_or_default();
        let others = values.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| own - other);
        others.fold(farthest, f64::min).max(-farthest)
    };
    let wide: Vec<f64> = cosines.iter().map(|cosine| f64::from(*cosine)).collect();
    let of = |(at, (likelihood, cosine)): (usize, (&f64, &f32))| ByModel {
        gain: likelihood - written,
        lead: lead(&likelihoods, at, FARTHEST),
        cosine: *cosine,
        nearer: cosine - own,
        ahead: lead(&wide, at, FARTHEST_AHEAD) as f32,
    };
    Some(likelihoods.iter().zip(&cosines).enumerate().map(of).collect())
}
