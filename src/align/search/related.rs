//! Whether two texts have anything in common: where they have little, a link is more likely to be chance than it looks.

use crate::align::Link;
use crate::align::signal::Evidence;
use crate::text::{Side, Sides};

/// The share of the text that has fewer segments, linked, from which on two texts are taken to tell of the same.
const RELATED: f64 = 1.0 / 3.0;

/// How links of texts that share little are doubted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt {
    /// By how much the log-odds of links fall where nothing is linked.
    unrelated: f64,
    /// How many times as much those of moved links: one is the best of all pairs of segments, so chance has had more tries.
    moved: f64,
    /// By which power of its confidence a link counts for what two texts share: links of translations are nearly sure where there is much
    /// to go by, so many middling ones are chance. In short texts they count as they are.
    power: i32,
}

/// With an encoder to go by, which makes chance links look sure, and with less. The first by 480 pairs of articles that have
/// nothing to do with each other.
const MUCH: Doubt = Doubt { unrelated: 11.0, moved: 2.2, power: 4 };
const LITTLE: Doubt = Doubt { unrelated: 5.6, moved: 1.0, power: 1 };

/// Segments of the longest text that is short.
const FEW: usize = 5;

impl Doubt {
    /// By what there is to go by.
    pub(super) fn by(evidence: Evidence) -> Self {
        match evidence {
            Evidence::EncoderAndLexicon | Evidence::Encoder => MUCH,
            Evidence::Lexicon | Evidence::Neither => LITTLE,
        }
    }

    /// Lowers the confidence of links where little is linked.
    pub(super) fn lower(self, links: &mut [Link], segments: Sides<usize>) {
        let fewer = Side::BOTH.map(|side| *segments.get(side)).into_iter().min().unwrap_or_default();
        let power = if fewer > FEW { self.power } else { 1 };
        // Links of several segments on both sides count once: they are what a search makes of texts that have nothing in common.
        let known = links.iter().filter(|link| !link.is_null());
        let linked: f64 = known.map(|link| f64::from(link.confidence).powi(power)).sum();
        let missing = 1.0 - linked / (fewer as f64 * RELATED);
        if fewer == 0 || missing <= 0.0 {
            return;
        }
        for link in links.iter_mut().filter(|link| !link.is_null() && !link.locked) {
            let factor = (self.unrelated * missing * if link.moved { self.moved } else { 1.0 }).exp();
            let doubted = |confidence: &mut f32| {
                let own = f64::from(*confidence);
                *confidence = (own / (own + (1.0 - own) * factor)) as f32;
            };
            doubted(&mut link.confidence);
            for side in Side::BOTH {
                link.members.get_mut(side).iter_mut().for_each(doubted);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(confidence: f32, count: usize) -> Vec<Link> {
        (0..count).map(|k| Link { confidence, ..Link::given(Sides::new(k..k + 1, k..k + 1)) }).collect()
    }

    fn doubted(mut links: Vec<Link>) -> f32 {
        MUCH.lower(&mut links, Sides::new(20, 30));
        links[0].confidence
    }

    #[test]
    fn a_lone_link_is_doubted_unless_it_is_sure() {
        assert!(doubted(links(0.66, 1)) < 0.2);
        assert!(doubted(links(0.88, 2)) < 0.5);
        assert!(doubted(links(0.99999, 1)) > 0.8);
    }

    #[test]
    fn many_middling_links_are_as_good_as_none() {
        assert!(doubted(links(0.5, 15)) < 0.01);
    }

    #[test]
    fn with_less_to_go_by_middling_links_are_what_there_is() {
        let mut middling = links(0.6, 15);
        LITTLE.lower(&mut middling, Sides::new(20, 30));
        assert!((middling[0].confidence - 0.6).abs() < 1e-6);
    }

    #[test]
    fn a_lone_link_is_doubted_more_if_it_was_moved() {
        let moved = links(0.99, 1).into_iter().map(|link| Link { moved: true, ..link }).collect();
        assert!(doubted(moved) < doubted(links(0.99, 1)) / 4.0);
    }

    #[test]
    fn a_text_of_two_sentences_may_share_one() {
        let mut links = links(0.8, 1);
        MUCH.lower(&mut links, Sides::new(2, 2));
        assert!((links[0].confidence - 0.8).abs() < 1e-6);
    }

    #[test]
    fn texts_that_share_a_good_part_keep_their_confidence() {
        assert!((doubted(links(0.95, 10)) - 0.95).abs() < 1e-6);
    }
}
