//! Characters that nobody sees, for the rules on them: what each does, and where it does harm.

use super::discourse::blocks_of;
use super::gathered::gathered;
use super::{Applicability, Discourse, Finding, Rule};
use crate::text::{Side, Span, is_arabic_letter, is_arabic_mark, is_invisible};

/// What an invisible character does, which decides where it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Nothing that running text needs.
    None,
    /// Hyphenates a long word: not an Arabic one.
    Hyphenates,
    /// Joins or parts the letters beside it; needed behind a lone letter and between emoji.
    Joins,
    /// Gives what stands beside it a direction: right beside Latin, numbers and punctuation.
    Directs,
    /// Opens an embedding or override, closed by U+202C.
    Embeds,
    /// Opens an isolate, closed by U+2069.
    Isolates,
    /// Closes an embedding.
    EndsEmbedding,
    /// Closes an isolate.
    EndsIsolate,
}

/// Character, Unicode name, what it does.
const CHARACTERS: [(char, &str, Work); 19] = [
    ('\u{ad}', "SOFT HYPHEN", Work::Hyphenates),
    ('\u{61c}', "ARABIC LETTER MARK", Work::Directs),
    ('\u{180e}', "MONGOLIAN VOWEL SEPARATOR", Work::None),
    ('\u{200b}', "ZERO WIDTH SPACE", Work::None),
    ('\u{200c}', "ZERO WIDTH NON-JOINER", Work::Joins),
    ('\u{200d}', "ZERO WIDTH JOINER", Work::Joins),
    ('\u{200e}', "LEFT-TO-RIGHT MARK", Work::Directs),
    ('\u{200f}', "RIGHT-TO-LEFT MARK", Work::Directs),
    ('\u{202a}', "LEFT-TO-RIGHT EMBEDDING", Work::Embeds),
    ('\u{202b}', "RIGHT-TO-LEFT EMBEDDING", Work::Embeds),
    ('\u{202c}', "POP DIRECTIONAL FORMATTING", Work::EndsEmbedding),
    ('\u{202d}', "LEFT-TO-RIGHT OVERRIDE", Work::Embeds),
    ('\u{202e}', "RIGHT-TO-LEFT OVERRIDE", Work::Embeds),
    ('\u{2060}', "WORD JOINER", Work::None),
    ('\u{2066}', "LEFT-TO-RIGHT ISOLATE", Work::Isolates),
    ('\u{2067}', "RIGHT-TO-LEFT ISOLATE", Work::Isolates),
    ('\u{2068}', "FIRST STRONG ISOLATE", Work::Isolates),
    ('\u{2069}', "POP DIRECTIONAL ISOLATE", Work::EndsIsolate),
    ('\u{feff}', "ZERO WIDTH NO-BREAK SPACE", Work::None),
];

/// An invisible character in a text.
#[derive(Clone, Copy, Debug)]
struct Found {
    span: Span,
    character: char,
    name: &'static str,
    work: Work,
}

impl Work {
    /// Whether it is there to direct the text.
    pub(super) fn is_directional(self) -> bool {
        !matches!(self, Self::None | Self::Hyphenates | Self::Joins)
    }
}

/// Reports the characters among those `wanted` that do harm in the Arabic side of a text.
pub(super) fn report(
    rule: &'static Rule,
    discourse: &Discourse<'_>,
    wanted: impl Fn(Work) -> bool,
    findings: &mut Vec<Finding>,
) {
    for side in Side::BOTH.into_iter().filter(|&side| discourse.texts.get(side).language.is_arabic()) {
        let text = discourse.texts.get(side).text();
        let mut found = Vec::new();
        for block in blocks_of(discourse, side) {
            let all = invisible(text, block);
            let unpaired = unpaired(&all);
            let wrong = all.iter().enumerate().filter(|&(k, found)| match found.work {
                Work::Embeds | Work::Isolates | Work::EndsEmbedding | Work::EndsIsolate => {
                    unpaired.contains(&k) || is_inside_word(text, block, found.span)
                }
                _ => is_wrong(text, block, found),
            });
            let wrong = wrong.filter(|(_, found)| wanted(found.work));
            found.extend(wrong.map(|(_, found)| finding(rule, text, block, found, side)));
        }
        findings.extend(gathered(found, |_, count| format!("{count} places have a character that nobody sees.")));
    }
}

fn invisible(text: &str, within: Span) -> Vec<Found> {
    let part = within.of(text).char_indices().filter(|&(_, c)| is_invisible(c));
    part.filter_map(|(at, c)| {
        let &(character, name, work) = CHARACTERS.iter().find(|row| row.0 == c)?;
        let span = Span::new(at, at + c.len_utf8()).shifted_by(within.start);
        Some(Found { span, character, name, work })
    })
    .collect()
}

/// Numbers of the controls that open and are not closed, or close what is not open.
fn unpaired(all: &[Found]) -> Vec<usize> {
    let (mut embeddings, mut isolates, mut lonely) = (Vec::new(), Vec::new(), Vec::new());
    for (k, found) in all.iter().enumerate() {
        match found.work {
            Work::Embeds => embeddings.push(k),
            Work::Isolates => isolates.push(k),
            Work::EndsEmbedding if embeddings.pop().is_none() => lonely.push(k),
            Work::EndsIsolate if isolates.pop().is_none() => lonely.push(k),
            _ => {}
        }
    }
    lonely.extend(embeddings);
    lonely.extend(isolates);
    lonely
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| is_arabic_letter(c) || is_arabic_mark(c) || c == 'ـ')
}

/// The nearest visible characters on both sides.
fn neighbours(text: &str, within: Span, span: Span) -> (Option<char>, Option<char>) {
    let before = Span::new(within.start, span.start).of(text).trim_end_matches(is_invisible);
    let after = Span::new(span.end, within.end).of(text).trim_start_matches(is_invisible);
    (before.chars().next_back(), after.chars().next())
}

fn is_inside_word(text: &str, within: Span, span: Span) -> bool {
    let (before, after) = neighbours(text, within, span);
    is_letter(before) && is_letter(after)
}

fn is_wrong(text: &str, within: Span, found: &Found) -> bool {
    let (before, after) = neighbours(text, within, found.span);
    let beside = is_letter(before) || is_letter(after);
    match found.work {
        Work::None => beside || !before.is_none_or(char::is_alphanumeric) || !after.is_none_or(char::is_alphanumeric),
        Work::Hyphenates => beside,
        Work::Joins => beside && !is_behind_lone_letter(text, within, found.span),
        Work::Directs => is_inside_word(text, within, found.span) || misdirects(text, within, found),
        _ => false,
    }
}

/// `ه` with a joiner, as in the abbreviation of the Hijri year.
fn is_behind_lone_letter(text: &str, within: Span, span: Span) -> bool {
    let before = Span::new(within.start, span.start).of(text).trim_end_matches(is_invisible);
    let letters = before.chars().rev().take_while(|&c| is_letter(Some(c))).take(2).count();
    letters == 1 && !is_letter(neighbours(text, within, span).1)
}

/// A left-to-right mark at the head of an Arabic word, with nothing before it that it could direct.
fn misdirects(text: &str, within: Span, found: &Found) -> bool {
    let before = Span::new(within.start, found.span.start).of(text).trim_end_matches(is_invisible);
    let apart = before.chars().next_back().is_none_or(char::is_whitespace);
    let word = before.chars().rev().find(|c| c.is_alphanumeric());
    found.character == '\u{200e}'
        && apart
        && (word.is_none() || is_letter(word))
        && is_letter(neighbours(text, within, found.span).1)
}

fn finding(rule: &'static Rule, text: &str, within: Span, found: &Found, side: Side) -> Finding {
    let visible = |part: &str| part.chars().filter(|&c| !is_invisible(c)).collect::<String>();
    let before = Span::new(within.start, found.span.start).of(text);
    let after = Span::new(found.span.end, within.end).of(text);
    let head = visible(before.rsplit(char::is_whitespace).next().unwrap_or_default());
    let tail = visible(after.split(char::is_whitespace).next().unwrap_or_default());
    let place = match (head.is_empty(), tail.is_empty()) {
        (false, false) => format!("inside “{head}{tail}”"),
        (false, true) => format!("behind “{head}”"),
        (true, false) => format!("before “{tail}”"),
        (true, true) => "between spaces".to_owned(),
    };
    let why = match found.work {
        Work::Embeds | Work::Isolates => " is never closed",
        Work::EndsEmbedding | Work::EndsIsolate => " closes nothing",
        _ => "",
    };
    let message = format!("U+{:04X} {} {place}{why}.", u32::from(found.character), found.name);
    let finding = Finding::new(rule, message).on(side, found.span).confidence(0.9);
    if side == Side::Source { finding } else { finding.fix(Applicability::Safe, found.span, "") }
}
