//! What was told as what will be, and the reverse: لن where the source denies the past, ستزرع where it has `were planted`.

mod moved;

use moved::Moved;
use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::language::WordList;
use crate::language::arabic::letters::strip_conjunction;
use crate::text::{Span, Token};

pub(super) static RULE: Rule = Rule {
    name: "tense-mismatch",
    summary: "What was told as what will be, and the reverse: ستزرع for “were planted”, لم for “will not”",
    docs: include_str!("../../../docs/rules/tense-mismatch.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: None,
    yields_to: &["mistranslation", "omission"],
    build: from_options::<TenseMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct TenseMismatch {}

/// Auxiliaries that deny the past with `not` behind them, and words that speak of the past.
static PAST: WordList = WordList::new(
    "did has have had was were didn hasn haven hadn wasn weren didn't hasn't haven't hadn't wasn't weren't",
);
/// Words that may stand for a denial of what was.
static DENIES: WordList = WordList::new(
    "no never yet without nor neither not fail failed fails unable isn't aren't don't doesn't isn aren don doesn none nobody nothing few",
);
/// Auxiliaries of the future, and of what would be.
static MODALS: WordList = WordList::new(
    "will won won't would wouldn wouldn't shall shan't should shouldn't going ll d i'll you'll he'll she'll it'll we'll they'll i'd you'd he'd \
     she'd it'd we'd they'd",
);
/// Other words that speak of what may be.
static MAYBE: WordList = WordList::new(
    "can can't cannot could couldn couldn't never may might must unlikely until before yet refuse refused",
);

impl Check for TenseMismatch {
    fn is_mirrored(&self) -> bool {
        true
    }

    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        if pair.is_null() || !pair.source().language().is_english() || !pair.target().language().is_arabic() {
            return;
        }
        let placed = || moved::moved(pair).and_then(|moved| misplaced(pair, moved));
        findings.extend(denied(pair).or_else(placed));
    }
}

/// What the one particle of the target denies, where the source denies it of another time.
fn denied(pair: &Pair<'_>) -> Option<Finding> {
    let mut particles = pair.target().tokens().iter().filter(|token| is_particle(token));
    let only = particles.next().filter(|_| particles.next().is_none())?;
    let words: Vec<(String, Span)> =
        pair.source().tokens().iter().map(|token| (token.folded.replace('’', "'"), token.span)).collect();
    let (denial, right) = match strip_conjunction(&only.folded) {
        "لن" => (denied_past(&words)?, "لم"),
        _ => (denied_future(&words)?, "لن"),
    };
    Some(finding(pair, denial, only, right))
}

fn is_particle(token: &Token) -> bool {
    ["لم", "لن"].contains(&strip_conjunction(&token.folded))
}

/// The one denial of a source that speaks of the past and of nothing that may come.
fn denied_past(words: &[(String, Span)]) -> Option<Span> {
    if words.iter().any(|(word, _)| MODALS.has(word) || MAYBE.has(word)) {
        return None;
    }
    denials(words, |auxiliary| PAST.has(auxiliary))
}

/// The one denial of a source that speaks of the future and of nothing that was.
fn denied_future(words: &[(String, Span)]) -> Option<Span> {
    let auxiliary = |word: &str| matches!(word, "will" | "won" | "won't");
    let span = denials(words, auxiliary)?;
    let outside = words.iter().filter(|(_, place)| !place.overlaps(span));
    let mut rest = outside.map(|(word, _)| word.as_str());
    rest.all(|word| !PAST.has(word) && !DENIES.has(word)).then_some(span)
}

fn denials(words: &[(String, Span)], auxiliary: impl Fn(&str) -> bool) -> Option<Span> {
    let at = |k: usize| words.get(k).map_or("", |(word, _)| word.as_str());
    let span = |from: usize, to: usize| Some(words.get(from)?.1.join(words.get(to)?.1));
    (0..words.len()).find_map(|k| {
        let contracted = at(k).ends_with("n't") && auxiliary(at(k));
        if contracted {
            return span(k, k);
        }
        let next = (at(k + 1) == "not").then_some(k + 1);
        let apart = (at(k + 1) == "'" && at(k + 2) == "t").then_some(k + 2);
        next.or(apart).filter(|_| auxiliary(at(k))).and_then(|end| span(k, end))
    })
}

fn finding(pair: &Pair<'_>, denial: Span, particle: &Token, right: &str) -> Finding {
    let (said, wrong) = (denial.of(pair.source().whole()), particle.span.of(pair.target().whole()));
    let conjunction = &*wrong.strip_suffix("لن").or_else(|| wrong.strip_suffix("لم")).unwrap_or_default().to_owned();
    Finding::new(&RULE, format!("“{wrong}” stands where the source has “{said}”."))
        .source(denial)
        .target(particle.span)
        .confidence(0.8)
        .fix(Applicability::DisplayOnly, particle.span, format!("{conjunction}{right}"))
}

fn misplaced(pair: &Pair<'_>, moved: Moved) -> Option<Finding> {
    let (source, target) = (pair.source(), pair.target());
    let english = source.tokens().get(moved.english)?.span;
    let arabic = target.tokens().get(moved.arabic)?.span;
    let (said, wrong) = (english.of(source.whole()), arabic.of(target.whole()));
    let message = if moved.is_lost {
        let is_will = source.tokens().iter().any(|token| moved::is_will(&token.folded));
        let auxiliary = if is_will { "will" } else { "would" };
        format!("“{wrong}” says what was; the source says what will be: “{auxiliary} … {said}”.")
    } else {
        format!("“{wrong}” says what will be; the source says what was: “{said}”.")
    };
    Some(Finding::new(&RULE, message).source(english).target(arabic).confidence(0.7))
}
