//! A finding: what a rule saw, where, how sure it is and how it may be repaired.

use serde::{Deserialize, Serialize};

use super::Rule;
use crate::text::{Sides, Span};

/// How much a finding matters (MQM severity levels).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing, nothing to repair.
    Neutral,
    /// A reader stumbles.
    Minor,
    /// A reader is misled.
    Major,
    /// Harm is done.
    Critical,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::Major, Self::Minor, Self::Neutral];

    /// `critical`, `major`, `minor` or `neutral`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Neutral => "neutral",
        }
    }

    /// What a finding of this severity costs (the usual MQM weights).
    pub fn weight(self) -> usize {
        match self {
            Self::Critical => 25,
            Self::Major => 5,
            Self::Minor => 1,
            Self::Neutral => 0,
        }
    }
}

/// What people have said of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing yet.
    #[default]
    Open,
    /// That it is right.
    Accepted,
    /// It stood in an earlier run.
    Known,
}

/// Whether a repair may be made without a person looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// It may.
    Safe,
    /// A person has to look.
    Unsafe,
    /// It is a suggestion to read, not an edit to make.
    DisplayOnly,
}

/// A replacement of a span of the target text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// A repair of the target text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be made unseen.
    pub applicability: Applicability,
    /// Disjoint edits, in order.
    pub edits: Vec<Edit>,
}

/// A fact that a finding rests on, in a few words.
pub type Evidence = String;

/// A place on each side; at least one is there.
pub type Places = Sides<Option<Span>>;

/// What a rule saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Probability that an editor agrees, 0 to 1. Rules give their own; the link's is multiplied in where it counts.
    pub confidence: f32,
    /// One sentence about this text that quotes it between “ and ”.
    pub message: String,
    /// Where.
    pub places: Places,
    /// Further places of the same finding.
    pub further: Vec<Places>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// How to repair it.
    pub fix: Option<Fix>,
    /// Number of the link it stands on.
    pub link: Option<usize>,
    /// What people have said of it.
    pub status: Status,
    /// Made of rule, text and sentence, not of positions; unique in a run. Set when all findings are in.
    pub fingerprint: String,
}

impl Finding {
    /// A finding of `rule` with the rule's severity and full confidence; add where it is.
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule: rule.name,
            severity: rule.severity,
            confidence: 1.0,
            message: message.into(),
            places: Sides::default(),
            further: Vec::new(),
            evidence: Vec::new(),
            fix: None,
            link: None,
            status: Status::Open,
            fingerprint: String::new(),
        }
    }

    /// Says where in the target it is.
    #[must_use]
    pub fn target(mut self, span: Span) -> Self {
        self.places.target = Some(span);
        self
    }

    /// Says where in the source it is, or what there it is about.
    #[must_use]
    pub fn source(mut self, span: Span) -> Self {
        self.places.source = Some(span);
        self
    }

    /// Says where it is on one side.
    #[must_use]
    pub fn on(mut self, side: crate::text::Side, span: Span) -> Self {
        *self.places.get_mut(side) = Some(span);
        self
    }

    /// Names a further place of it.
    #[must_use]
    pub fn also(mut self, places: Places) -> Self {
        self.further.push(places);
        self
    }

    /// Sets the confidence.
    #[must_use]
    pub fn confidence(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }

    /// Sets a severity other than the rule's.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds a fact that it rests on.
    #[must_use]
    pub fn evidence(mut self, fact: impl Into<Evidence>) -> Self {
        self.evidence.push(fact.into());
        self
    }

    /// Says how to respell the word at `span` of the target's `text`: as `right`, by changing the letters that differ and no
    /// others, so that several rules can each repair their own letter of one word.
    #[must_use]
    pub fn respell(self, applicability: Applicability, text: &str, span: Span, right: &str) -> Self {
        let written = span.of(text);
        let same = |(a, b): &(char, char)| a == b;
        let head: usize =
            written.chars().zip(right.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let (old, new) = (Span::new(head, written.len()).of(written), Span::new(head, right.len()).of(right));
        let tail: usize =
            old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let changed = Span::new(span.start + head, span.end - tail);
        self.fix(applicability, changed, Span::new(0, new.len() - tail).of(new))
    }

    /// Says how to repair the target: `span` becomes `text`. May be called again for further edits.
    #[must_use]
    pub fn fix(mut self, applicability: Applicability, span: Span, text: impl Into<String>) -> Self {
        let edit = Edit { span, text: text.into() };
        self.fix.get_or_insert(Fix { applicability, edits: Vec::new() }).edits.push(edit);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    fn edit(written: &str, right: &str) -> (Span, String) {
        let rule = RULES.first().copied().unwrap();
        let found = Finding::new(rule, "").respell(Applicability::Safe, written, Span::all(written), right);
        let edit = found.fix.unwrap().edits.remove(0);
        (edit.span, edit.text)
    }

    #[test]
    fn a_word_is_respelled_by_the_letters_that_differ() {
        assert_eq!(edit("الامريكى", "الأمريكى"), (Span::new(4, 6), "أ".to_owned()));
        assert_eq!(edit("الامريكى", "الامريكي"), (Span::new(14, 16), "ي".to_owned()));
        assert!(!edit("اى", "أى").0.overlaps(edit("اى", "اي").0));
        assert_eq!(edit("مدرسه", "مدرسة"), (Span::new(8, 10), "ة".to_owned()));
    }
}
