//! Where words in Latin letters belong into an Arabic text.

use crate::check::Pair;
use crate::text::{Span, Token, TokenKind};

/// Units, abbreviations and short words of technical text that stay in Latin letters, in lower case. Sorted.
const KEPT: [&str; 46] = [
    "al", "am", "app", "apps", "bit", "bpm", "cc", "cm", "com", "css", "db", "et", "etc", "ft", "gb", "ghz", "html",
    "http", "https", "hz", "kb", "kg", "khz", "km", "kmh", "kw", "kwh", "lb", "mb", "mg", "mhz", "ml", "mm", "mp",
    "mph", "org", "oz", "pdf", "pm", "ppm", "px", "rpm", "tb", "vs", "wh", "www",
];

/// Arabic words that speak of a word or a letter: what they name is quoted, not left untranslated. Folded.
const MENTIONS: [&str; 16] = [
    "كلمة",
    "كلمتي",
    "الكلمة",
    "لكلمة",
    "حرف",
    "الحرف",
    "حرفي",
    "لفظ",
    "لفظة",
    "مصطلح",
    "عبارة",
    "تعني",
    "وتعني",
    "يعني",
    "اختصار",
    "بادئة",
];

/// Whether a word is a unit or the like.
pub(super) fn is_kept(folded: &str) -> bool {
    KEPT.binary_search(&folded).is_ok()
}

/// Whether a run of Latin words stands where such words belong: in brackets or quotation marks of its own, after a word
/// that speaks of words, or glued to figures, dots or slashes.
pub(super) fn is_excepted(pair: &Pair<'_>, run: &[Token]) -> bool {
    let text = pair.target().whole();
    let Some(span) = run.first().zip(run.last()).map(|(first, last)| first.span.join(last.span)) else { return true };
    let (before, after) = (span.before(text), span.after(text));
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let glued = |c: Option<char>, rest: Option<char>| {
        c.is_some_and(|c| c.is_numeric() || "/\\_@#=<>{}[]|`~+*&".contains(c))
            || c.is_some_and(|c| ".:".contains(c)) && rest.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    glued(last, before.chars().rev().nth(1))
        || glued(next, after.chars().nth(1))
        || is_enclosed(before, after)
        || is_mentioned(pair, span)
}

/// Characters between a run and the brackets around it.
const LONGEST: usize = 200;

/// Whether nothing but Latin text stands between the brackets or quotation marks around a run.
fn is_enclosed(before: &str, after: &str) -> bool {
    let opens = before.chars().rev().take(LONGEST).find(|&c| !belongs(c));
    let closes = after.chars().take(LONGEST).find(|&c| !belongs(c));
    let opener = |c: char| "([{\"“”«‘'„‹".contains(c);
    let closer = |c: char| ")]}\"“”»’'‹›".contains(c);
    opens.is_some_and(opener) && closes.is_some_and(closer)
}

/// What may stand inside a title in Latin letters.
fn belongs(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == ' ' || ".,:;!?-–’&".contains(c) || ('\u{c0}'..='\u{24f}').contains(&c)
}

fn is_mentioned(pair: &Pair<'_>, span: Span) -> bool {
    let tokens = pair.target().tokens();
    let at = tokens.partition_point(|token| token.span.start < span.start);
    let words = tokens.get(..at).unwrap_or_default().iter().rev().filter(|token| token.kind != TokenKind::Mark);
    words.take(1).any(|token| MENTIONS.contains(&&*token.folded))
}

#[cfg(test)]
mod tests {
    #[test]
    fn units_are_sorted() {
        assert!(super::KEPT.is_sorted());
    }
}
