//! `قال الوزيرة إن`: a verb of saying and its subject.

use super::{Clash, Feature, Words};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};

/// Verbs that report a speech, as “he” and “she” say them.
static VERBS: [(&str, &str); 12] = [
    ("قال", "قالت"),
    ("أضاف", "أضافت"),
    ("صرح", "صرحت"),
    ("أعلن", "أعلنت"),
    ("أكد", "أكدت"),
    ("أوضح", "أوضحت"),
    ("أفاد", "أفادت"),
    ("زعم", "زعمت"),
    ("يقول", "تقول"),
    ("يؤكد", "تؤكد"),
    ("يعتقد", "تعتقد"),
    ("يرى", "ترى"),
];

/// Whether a word is one of these verbs.
pub(super) fn may(word: &str) -> bool {
    let bare = strip_conjunction(word);
    VERBS.iter().any(|&(he, she)| bare == he || bare == she)
}

/// The verb at `at` against the subject behind it or before it, where the speech begins right behind both.
pub(super) fn clash(words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    let bare = strip_conjunction(word);
    let (wrong, right, takes) = VERBS.iter().find_map(|&(he, she)| match bare {
        _ if bare == he => Some((he, she, Kinds::FEMININE)),
        _ if bare == she => Some((she, he, Kinds::MASCULINE)),
        _ => None,
    })?;
    let is_speech = |k: usize| matches!(words.at(k), "إن" | "أن" | "ان" | "إنه" | "إنها" | "أنه" | "أنها" | "بأن");
    let subject = if is_speech(at + 2) {
        Some(at + 1)
    } else {
        at.checked_sub(1).filter(|&k| is_speech(at + 1) && opens(words, k))
    }?;
    let (_, noun) = articled(words.at(subject)).filter(|(head, _)| matches!(*head, "ال" | "وال"))?;
    if kinds(noun) != takes || takes == Kinds::FEMININE && !noun.ends_with('ة') {
        return None;
    }
    let (said, span) = words.said(at);
    let (noun, _) = words.said(subject);
    Some(Clash {
        feature: Feature::Gender,
        message: format!("“{said}” does not agree with “{noun}”."),
        span,
        confidence: 0.8,
        right: Some(word.replace(wrong, right)),
    })
}

/// Whether the noun at `at` opens a clause: nothing, a mark or a conjunction stands before it.
fn opens(words: Words<'_>, at: usize) -> bool {
    matches!(words.before(at), "" | "أن" | "إن" | "لكن" | "ولكن" | "لأن" | "بأن" | "وأن" | "وإن")
}
