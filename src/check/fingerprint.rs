//! Fingerprints: what makes a finding the same in two runs.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Finding;
use crate::align::Analysis;
use crate::text::{Side, Sides};

/// A fingerprint is made of the rule, the text of the span, the text of its sentence, and its ordinal among findings
/// equal in these.
pub(super) fn set_fingerprints(findings: &mut [Finding], texts: Sides<&Analysis>) {
    let mut seen: HashMap<[u8; 32], usize> = HashMap::new();
    // A sentence is digested once, however many findings stand in it.
    let mut sentences: HashMap<(Side, usize), [u8; 32]> = HashMap::new();
    for finding in findings {
        let mut hash = Sha256::new();
        hash.update(finding.rule);
        for side in Side::BOTH {
            let Some(span) = finding.places.get(side) else { continue };
            let document = &texts.get(side).document;
            let number = document.segment_at(span.start).unwrap_or_default();
            let digest = || Sha256::digest(document.segment_text(number)).into();
            let sentence = sentences.entry((side, number)).or_insert_with(digest);
            hash.update([0, side as u8]);
            hash.update(span.of(document.text()));
            hash.update([0]);
            hash.update(*sentence);
        }
        let base: [u8; 32] = hash.clone().finalize().into();
        let ordinal = seen.entry(base).or_insert(0);
        hash.update([0]);
        hash.update(ordinal.to_string());
        *ordinal += 1;
        let digest = hash.finalize();
        finding.fingerprint = digest.iter().take(10).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    }
}
