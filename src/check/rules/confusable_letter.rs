//! A letter of another alphabet that looks like the right one.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::gathered::gathered;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Side, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "confusable-letter",
    summary: "A letter that only looks right: Persian ک in Arabic, Cyrillic а in Latin",
    docs: include_str!("../../../docs/rules/confusable-letter.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Design and markup > Character formatting",
    its: "characters",
    areta: None,
    yields_to: &[],
    build: from_options::<ConfusableLetter>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct ConfusableLetter {}

/// Letters of Persian, Urdu and Kurdish that look like an Arabic one in every place of a word or in some.
const IN_ARABIC: [(char, char); 10] = [
    ('ی', 'ي'),
    ('ې', 'ي'),
    ('ے', 'ي'),
    ('ک', 'ك'),
    ('ڪ', 'ك'),
    ('ہ', 'ه'),
    ('ھ', 'ه'),
    ('ە', 'ه'),
    ('ۀ', 'ة'),
    ('ۃ', 'ة'),
];

/// Letters that no Arabic word has: a word with one of them is of another language.
const FOREIGN: &str = "پچژگٹڈڑںڵڕێۆۇڤڭڠ";

/// Cyrillic and Greek letters that look like Latin ones.
const IN_LATIN: [(char, char); 32] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ѕ', 'S'),
    ('Ј', 'J'),
    ('ο', 'o'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Χ', 'X'),
];

impl Check for ConfusableLetter {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH {
            let passage = discourse.whole(side);
            let text = passage.whole();
            let arabic = passage.language().is_arabic();
            let corrected = passage.tokens().iter().filter_map(|token| {
                let word = token.span.of(text);
                let right = match token.kind {
                    TokenKind::Arabic if arabic => right_arabic(word),
                    TokenKind::Latin => right_latin(word),
                    _ => None,
                }?;
                Some((token.span, word, right))
            });
            let found = corrected
                .map(|(span, word, (right, confidence))| {
                    let letters: String =
                        word.chars().zip(right.chars()).filter(|(a, b)| a != b).map(|(a, _)| a).collect();
                    let code = letters.chars().next().map_or(0, u32::from);
                    let message = format!("“{word}” has a letter of another alphabet, “{letters}” (U+{code:04X}).");
                    let finding = Finding::new(&RULE, message).on(side, span).confidence(confidence);
                    let applicability = if confidence > 0.85 { Applicability::Safe } else { Applicability::Unsafe };
                    if side == Side::Source { finding } else { finding.fix(applicability, span, right) }
                })
                .collect();
            findings.extend(gathered(found, |first, count| {
                let word = first.places.get(side).map_or("", |span| span.of(text));
                format!("{count} words have letters of another alphabet, such as “{word}”.")
            }));
        }
    }
}

/// An Arabic word with Arabic letters in place of those that look like them, and how sure it is. Final ی may stand for ي or ى.
fn right_arabic(word: &str) -> Option<(String, f32)> {
    let wrong = |c: char| IN_ARABIC.iter().any(|row| row.0 == c);
    if !word.contains(wrong)
        || word.contains(|c| FOREIGN.contains(c))
        || word.chars().filter(|c| c.is_alphabetic()).count() < 2
    {
        return None;
    }
    let right =
        word.chars().map(|c| IN_ARABIC.iter().find(|row| row.0 == c && wrong(c)).map_or(c, |row| row.1)).collect();
    let inner_sure = word.chars().rev().skip(1).any(wrong) || word.ends_with(['ک', 'ڪ']);
    Some((right, if inner_sure { 0.9 } else { 0.8 }))
}

/// A Latin word with Latin letters in place of those that look like them.
fn right_latin(word: &str) -> Option<(String, f32)> {
    if word.is_ascii() {
        return None;
    }
    let like = |c: char| IN_LATIN.iter().find(|row| row.0 == c);
    let latin = word.chars().filter(char::is_ascii_alphabetic).count();
    let wrong = word.chars().filter(|&c| like(c).is_some()).count();
    (wrong > 0 && latin > wrong).then(|| (word.chars().map(|c| like(c).map_or(c, |row| row.1)).collect(), 0.9))
}
