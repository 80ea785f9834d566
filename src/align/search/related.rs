//! Whether two texts have anything in common: where they have little, a link is more likely to be chance than it looks.

use crate::align::Link;
use crate::text::{Side, Sides};

/// The share of the text that has fewer segments, linked, from which on two texts are taken to tell of the same.
const RELATED: f64 = 1.0 / 3.0;

/// By how much the log-odds of links fall where nothing is linked.
const UNRELATED: f64 = 5.6;

/// By how much more those of moved links fall: one is the best of all pairs of segments, so chance has had more tries.
const MOVED: f64 = 2.5;

/// Lowers the confidence of links where little is linked. Links that are as good as sure stay so.
pub(super) fn doubt(links: &mut [Link], segments: Sides<usize>) {
    let fewer = Side::BOTH.map(|side| *segments.get(side)).into_iter().min().unwrap_or_default();
    // Links of several segments on both sides count once: they are what a search makes of texts that have nothing in common.
    let linked: f64 = links.iter().filter(|link| !link.is_null()).map(|link| f64::from(link.confidence)).sum();
    let missing = 1.0 - linked / (fewer as f64 * RELATED);
    if fewer == 0 || missing <= 0.0 {
        return;
    }
    for link in links.iter_mut().filter(|link| !link.is_null() && !link.locked) {
        let factor = (UNRELATED * missing * if link.moved { MOVED } else { 1.0 }).exp();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn links(confidence: f32, count: usize) -> Vec<Link> {
        (0..count).map(|k| Link { confidence, ..Link::given(Sides::new(k..k + 1, k..k + 1)) }).collect()
    }

    fn doubted(mut links: Vec<Link>) -> f32 {
        doubt(&mut links, Sides::new(20, 30));
        links[0].confidence
    }

    #[test]
    fn a_lone_link_is_doubted_unless_it_is_sure() {
        assert!(doubted(links(0.66, 1)) < 0.2);
        assert!(doubted(links(0.88, 2)) < 0.5);
        assert!(doubted(links(0.9999, 1)) > 0.98);
    }

    #[test]
    fn a_lone_link_is_doubted_more_if_it_was_moved() {
        let moved = links(0.99, 1).into_iter().map(|link| Link { moved: true, ..link }).collect();
        assert!(doubted(moved) < 0.01 && doubted(links(0.99, 1)) > 0.3);
    }

    #[test]
    fn a_text_of_two_sentences_may_share_one() {
        let mut links = links(0.8, 1);
        doubt(&mut links, Sides::new(2, 2));
        assert!((links[0].confidence - 0.8).abs() < 1e-6);
    }

    #[test]
    fn texts_that_share_a_good_part_keep_their_confidence() {
        assert!((doubted(links(0.8, 10)) - 0.8).abs() < 1e-6);
    }
}
