//! A sentence of the target that ends without the mark of its source, or with one of another kind.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::gathered::gathered;
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::WordList;
use crate::text::{Role, Span, TokenKind, is_arabic_mark, is_invisible};

pub(super) static RULE: Rule = Rule {
    name: "final-punctuation",
    summary: "A sentence without its full stop or question mark, or with another mark",
    docs: include_str!("../../../docs/rules/final-punctuation.md"),
    severity: Severity::Minor,
    scope: Scope::Link,
    mqm: "Linguistic conventions > Punctuation",
    its: "typographical",
    areta: Some("PM"),
    yields_to: &[],
    build: from_options::<FinalPunctuation>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct FinalPunctuation {}

/// How a passage ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Stop,
    Question,
    Exclamation,
    /// A letter or digit.
    Word,
    /// Anything else: a dash, a colon, an ellipsis.
    Other,
}

/// The end of a passage.
#[derive(Clone, Copy, Debug)]
struct Ending {
    end: End,
    /// Its last word or mark, without closing quotation marks and brackets.
    span: Span,
    /// Whether closing quotation marks or brackets stand behind it.
    closed: bool,
}

impl Check for FinalPunctuation {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let habit = habit(discourse);
        let judged = discourse.pairs.iter().filter_map(|pair| judge(pair, habit));
        let (mut missing, mut other) = (Vec::new(), Vec::new());
        for finding in judged {
            if finding.fix.is_some() { missing.push(finding) } else { other.push(finding) }
        }
        findings.extend(gathered(missing, |_, count| format!("{count} sentences end without the mark of the source.")));
        findings.extend(other);
    }
}

/// Sentences that tell whether a text sets full stops, and the share of them that must have one.
const ENOUGH: usize = 6;
const KEPT: usize = 70;

/// Whether a text ends its sentences with a mark where the source does; nothing if it has too few sentences to tell.
fn habit(discourse: &Discourse<'_>) -> Option<bool> {
    let stopped = |pair: &&Pair<'_>| ending(pair.source()).is_some_and(|ending| ending.end == End::Stop);
    let (mut all, mut kept) = (0, 0);
    for pair in discourse.pairs.iter().filter(stopped) {
        if let Some(target) = ending(pair.target()) {
            all += 1;
            kept += usize::from(target.end != End::Word);
        }
    }
    (all >= ENOUGH).then_some(kept * 100 >= all * KEPT)
}

fn judge(pair: &Pair<'_>, habit: Option<bool>) -> Option<Finding> {
    let (source, target) = (ending(pair.source())?, ending(pair.target())?);
    let text = pair.target().whole();
    let arabic = pair.target().language().is_arabic();
    let written = target.span.of(text);
    let missing = |mark: &str, confidence: f32| {
        let message = format!("No “{mark}” behind “{written}”, where the source ends with one.");
        let at = Span::at(target.span.end);
        let finding = Finding::new(&RULE, message).source(source.span).target(target.span).confidence(confidence);
        Some(finding.fix(Applicability::Unsafe, at, mark))
    };
    let differs = |confidence: f32| {
        let meant = source.span.of(pair.source().whole());
        let message = format!("The sentence ends with “{written}” where the source has “{meant}”.");
        Some(Finding::new(&RULE, message).source(source.span).target(target.span).confidence(confidence))
    };
    let finding = match (source.end, target.end) {
        (End::Question, End::Word) => missing(if arabic { "؟" } else { "?" }, 0.85),
        (End::Exclamation, End::Word) => missing("!", 0.7),
        (End::Stop, End::Word) => missing(".", trust(pair, source, target, habit)),
        (End::Question, End::Stop) => differs(if target.closed || source.closed { 0.4 } else { 0.75 }),
        // “I wonder what he wants.” is a question in Arabic; so may be one that is asked by the way.
        (End::Stop, End::Question) if asks(pair.source()) => differs(0.3),
        (End::Stop | End::Exclamation, End::Question) => differs(0.55),
        (End::Question, End::Exclamation) => differs(0.45),
        _ => None,
    };
    finding.map(|finding| Finding { link: Some(pair.number), ..finding })
}

/// Words that ask, in a question or a clause that depends on a verb.
static ASKING: WordList =
    WordList::new("what why how whether who whom whose when where which if wonder wonders ask asks asked asking");

/// Whether an English passage has a question in it, be it an indirect one.
fn asks(passage: &Passage<'_>) -> bool {
    passage.language().is_english() && passage.tokens().iter().any(|token| ASKING.has(&token.folded))
}

/// How sure it is that a full stop is missing: by the habit of the text, where it has one.
fn trust(pair: &Pair<'_>, source: Ending, target: Ending, habit: Option<bool>) -> f32 {
    let words = |passage: &Passage<'_>| passage.tokens().iter().filter(|token| token.kind.is_word()).count();
    if is_heading(pair.target()) || is_heading(pair.source()) || is_abbreviation(pair.source(), source) {
        0.3
    } else if target.closed || source.closed || words(pair.target()) < 3 {
        // Inside a closing quotation mark or behind it: typists leave one of two out.
        0.45
    } else {
        match habit {
            Some(true) => 0.9,
            Some(false) => 0.5,
            None => 0.6,
        }
    }
}

fn is_heading(passage: &Passage<'_>) -> bool {
    let document = &passage.analysis.document;
    let segment = document.segments().get(passage.segments.start);
    let block = segment.and_then(|segment| document.blocks().get(segment.block));
    block.is_some_and(|block| matches!(block.role, Role::Heading | Role::ListItem | Role::Cell))
}

/// `p.m.`, `Inc.`, `Jr.`: the stop belongs to the word.
fn is_abbreviation(passage: &Passage<'_>, ending: Ending) -> bool {
    let before = Span::new(passage.span().start, ending.span.start).of(passage.whole());
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.contains('.') || letters == 1 || ABBREVIATIONS.contains(&word)
}

/// Words that end in a stop of their own.
const ABBREVIATIONS: [&str; 10] = ["Inc", "Co", "Corp", "Ltd", "Jr", "Sr", "etc", "No", "St", "al"];

fn ending(passage: &Passage<'_>) -> Option<Ending> {
    if passage.is_empty() {
        return None;
    }
    let (text, within) = (passage.whole(), passage.span());
    let closes = |c: char| c.is_whitespace() || is_invisible(c) || "\"'”“’‘»«)]}﴾﴿".contains(c);
    let body = within.of(text).trim_end_matches(closes);
    let tail = Span::new(within.start + body.len(), within.end).of(text);
    let closed = tail.chars().any(|c| !c.is_whitespace() && !is_invisible(c));
    let last = body.chars().next_back()?;
    let end = match last {
        '.' | '。' | '۔' if body.ends_with("..") => End::Other,
        '.' | '。' | '۔' => End::Stop,
        '?' | '؟' | '？' => End::Question,
        '!' | '！' => End::Exclamation,
        c if c.is_alphanumeric() || is_arabic_mark(c) || matches!(c, '%' | '٪' | 'ـ') => End::Word,
        _ => End::Other,
    };
    let stop = within.start + body.len();
    let span = if end == End::Word {
        let tokens = passage.tokens().iter().rev();
        let token = tokens.filter(|token| token.kind != TokenKind::Mark).find(|token| token.span.end <= stop)?;
        if token.kind == TokenKind::Link {
            return None;
        }
        token.span
    } else {
        Span::new(stop - last.len_utf8(), stop)
    };
    Some(Ending { end, span, closed })
}
