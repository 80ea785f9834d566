//! What a machine left in a translation: signs of its vocabulary, codes that were not decoded, remarks about the translation.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::gathered::gathered;
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::text::{Folding, Side, Span, fold_word};

pub(super) static RULE: Rule = Rule {
    name: "machine-residue",
    summary: "What a machine left behind: <unk>, &quot;, Ø§Ù„, “Translation:”",
    docs: include_str!("../../../docs/rules/machine-residue.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Design and markup > Character formatting",
    its: "characters",
    areta: None,
    yields_to: &["invisible-character", "link-mismatch"],
    build: from_options::<MachineResidue>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MachineResidue {}

/// Signs that are no text, with what they are.
const SIGNS: [(&str, &[&str]); 5] = [
    (
        "a sign of a machine's vocabulary",
        &[
            "<unk>",
            "<UNK>",
            "[UNK]",
            "⟨unk⟩",
            "<pad>",
            "[PAD]",
            "<s>",
            "</s>",
            "<bos>",
            "<eos>",
            "[CLS]",
            "[SEP]",
            "[MASK]",
            "<mask>",
            "<|endoftext|>",
            "<|im_start|>",
            "<|im_end|>",
            "[INST]",
            "[/INST]",
            "▁",
            "@@",
            "@-@",
            "##",
            "⁇",
        ],
    ),
    (
        "a code for a character",
        &[
            "&quot;", "&amp;", "&nbsp;", "&apos;", "&lt;", "&gt;", "&#39;", "&#34;", "&#x27;", "&laquo;", "&raquo;",
            "\\n", "\\t", "\\\"", "\\u06",
        ],
    ),
    ("a character that was not read", &["\u{fffd}"]),
    ("a mark of markup", &["**", "```", "~~", "###"]),
    ("a mark of an end", &["[END]", "<end>", "<|end|>", "<EOS>"]),
];

/// Words that speak of translating, folded: where the source does not, a heading or remark that has one is about the translation.
const ABOUT: [&str; 6] = ["translat", "ترجم", "ترجمه", "الترجمه", "المترجم", "مترجم"];
/// Languages by name: a heading that is nothing else says what the machine was asked for.
const LANGUAGES: [&str; 6] = ["arabic", "english", "العربيه", "بالعربيه", "الانجليزيه", "عربي"];
const ABOUT_SOURCE: [&str; 3] = ["translat", "interpret", "ترجم"];

/// Characters up to the colon of a heading.
const HEADING: usize = 60;

impl Check for MachineResidue {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (pair.source(), pair.target());
        let (said, text) = (source.span().of(source.whole()), target.span().of(target.whole()));
        let remarks = remarks(text);
        if pair.is_null() || remarks.is_empty() {
            return;
        }
        let said = folded(said);
        if ABOUT_SOURCE.iter().chain(&LANGUAGES).any(|word| said.contains(word)) {
            return;
        }
        for span in remarks {
            let remark = span.of(text);
            let span = span.shifted_by(target.span().start);
            let message = format!("“{remark}” is about the translation, not in the source.");
            let finding = Finding::new(&RULE, message).target(span).confidence(0.85);
            findings.push(finding.fix(Applicability::Unsafe, span, ""));
        }
    }

    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (discourse.whole(Side::Source), discourse.whole(Side::Target));
        let said = source.span().of(source.whole());
        let text = target.span().of(target.whole());
        let latin = target.language().is_arabic() || target.language().is_english();
        let found: Vec<Finding> = signs(text, said)
            .into_iter()
            .chain(
                misread(text).filter(|_| latin && misread(said).next().is_none()).map(|span| (span, "misread bytes")),
            )
            .chain(pictures(text, said))
            .map(|(span, what)| {
                let sign = span.of(text);
                let message = format!("“{sign}” is {what}.");
                Finding::new(&RULE, message).target(span.shifted_by(target.span().start)).confidence(0.9)
            })
            .collect();
        findings.extend(gathered(found, |first, count| {
            let sign = first.places.target.map_or("", |span| span.of(target.whole()));
            format!("{count} signs are no text, such as “{sign}”.")
        }));
    }
}

fn folded(text: &str) -> String {
    fold_word(text, Folding::Letters).to_lowercase()
}

/// The signs of the table that the source does not have.
fn signs(text: &str, source: &str) -> Vec<(Span, &'static str)> {
    let all = SIGNS.iter().flat_map(|(what, signs)| signs.iter().map(move |sign| (*sign, *what)));
    let absent = all.filter(|(sign, _)| text.contains(sign) && !source.contains(sign));
    let mut found: Vec<(Span, &'static str)> = absent
        .flat_map(|(sign, what)| text.match_indices(sign).map(move |(at, _)| (Span::new(at, at + sign.len()), what)))
        .filter(|(span, _)| !is_of_word(text, *span))
        .collect();
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    found.dedup_by(|later, earlier| later.0.overlaps(earlier.0));
    found
}

/// Whether a sign of markup is part of something longer: a path, a row of asterisks or hashes.
fn is_of_word(text: &str, span: Span) -> bool {
    let sign = span.of(text);
    let (before, after) = (span.before(text).chars().next_back(), span.after(text).chars().next());
    let is_path = sign.starts_with('\\') && before.is_some_and(|c| c == ':' || c.is_ascii_alphanumeric());
    let same = |c: Option<char>| c.is_some_and(|c| sign.starts_with(c) && "*#~@".contains(c));
    is_path || same(before) || same(after)
}

/// Letters that UTF-8 read as Latin-1 or Windows-1252 shows: Ø§Ù„ for ال, â€œ for “.
fn misread(text: &str) -> impl Iterator<Item = Span> {
    let is_lead = |c: char| matches!(c, 'Ø' | 'Ù' | 'Ú' | 'Û' | 'Ã' | 'Â' | 'â');
    let letters: Vec<(usize, char)> =
        if text.chars().any(is_lead) { text.char_indices().collect() } else { Vec::new() };
    let is_trail =
        |c: char| matches!(c, '\u{80}'..='\u{bf}') || "‚„†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€ƒ…".contains(c) || c == '\u{fffd}';
    let at = move |k: usize| letters.get(k).copied();
    let mut spans: Vec<Span> = Vec::new();
    let mut k = 0;
    while let Some((start, first)) = at(k) {
        let mut end = k;
        let mut pairs = 0;
        while let (Some((_, lead)), Some((_, trail))) = (at(end), at(end + 1)) {
            if !(is_lead(lead) && is_trail(trail)) {
                break;
            }
            pairs += 1;
            end += 2;
            while at(end).is_some_and(|(_, c)| is_trail(c)) {
                end += 1;
            }
        }
        let euro = first == 'â' && at(k + 1).is_some_and(|(_, c)| c == '€');
        if pairs > 1 || pairs == 1 && euro {
            let stop = at(end).map_or(text.len(), |(stop, _)| stop);
            spans.push(Span::new(start, stop));
            k = end;
        } else {
            k += 1;
        }
    }
    spans.into_iter()
}

/// Pictures that the source does not have.
fn pictures<'t>(text: &'t str, source: &'t str) -> impl Iterator<Item = (Span, &'static str)> + 't {
    let is_picture =
        |c: char| matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2705}' | '\u{2728}' | '\u{274c}' | '\u{2b50}');
    let has_any = source.chars().any(is_picture);
    let all = text.char_indices().filter(move |(_, c)| !has_any && is_picture(*c));
    all.map(|(at, c)| (Span::new(at, at + c.len_utf8()), "a picture that the source does not have"))
}

/// A heading up to its colon, and a remark in brackets at the end, that speak of translating.
fn remarks(text: &str) -> Vec<Span> {
    let is_about = |span: Span| {
        let words = folded(span.of(text));
        let language = words.trim_end_matches(':').trim_matches(['[', ']', '(', ')', '*', ' ']);
        LANGUAGES.contains(&language)
            || words
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| ABOUT.contains(&word) || word.starts_with(ABOUT[0]))
    };
    let colon = text.char_indices().take(HEADING).find(|(_, c)| *c == ':').map(|(at, _)| Span::new(0, at + 1));
    let closed = |open: char, close: char| {
        let trimmed = text.trim_end().trim_end_matches('.');
        let start = trimmed.ends_with(close).then(|| trimmed.rfind(open)).flatten()?;
        Some(Span::new(start, trimmed.len()))
    };
    let first = text.starts_with('[').then(|| text.find(']')).flatten().map(|end| Span::new(0, end + 1));
    let mut found: Vec<Span> = [colon, first, closed('(', ')'), closed('[', ']')]
        .into_iter()
        .flatten()
        .filter(|span| is_about(*span))
        .collect();
    found.dedup();
    found
}
