//! A quotation of the source whose marks the target leaves out: the words of another become the writer's.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::counterpart::{COVERED, counterpart};
use crate::check::delimiters::{Balance, Family, QUOTES};
use crate::check::quoting::without_middle;
use crate::check::referents::EnglishPronoun;
use crate::check::{Check, Finding, Pair, Severity};
use crate::language::WordList;
use crate::language::arabic::clitics::Person;
use crate::language::arabic::letters::{looks_imperfect, plain, strip_conjunction};
use crate::language::arabic::pronouns::Host;
use crate::language::arabic::verbs::saying;
use crate::language::english::pronouns::Referent;
use crate::text::{Side, Span};

pub(super) static RULE: Rule = Rule {
    name: "quote-mismatch",
    summary: "A quotation of the source that stands without quotation marks",
    docs: include_str!("../../../docs/rules/quote-mismatch.md"),
    severity: Severity::Minor,
    scope: Scope::Link,
    mqm: "Linguistic conventions > Punctuation",
    its: "typographical",
    areta: Some("PM"),
    yields_to: &["untranslated-sentence"],
    build: from_options::<QuoteMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct QuoteMismatch {}

impl Check for QuoteMismatch {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        if pair.is_null() || has_marks(pair.target()) {
            return;
        }
        let Some(quotations) = quotations(pair.source()) else { return };
        let words = |span: Span| span.of(pair.source().whole()).split_whitespace().count();
        let Some(&longest) = quotations.iter().max_by_key(|span| words(**span)) else { return };
        let confidence = match words(longest) {
            0 | 1 => 0.5,
            2 | 3 => 0.6,
            _ => 0.8,
        };
        // What is told in other words is no longer a quotation.
        let confidence = if is_rendered(pair, longest) { confidence } else { confidence * PARAPHRASED };
        let goes_on = quotations.len() > 1 && pair.target().tokens().iter().any(|token| AND_THAT.has(&token.folded));
        let is_reported = words(longest) >= CLAUSE && is_reported(pair.target());
        let told = goes_on || is_reported || is_told(pair, longest);
        let is_name = words(longest) <= LONGEST_NAME && is_title(pair, longest);
        let confidence = if told || is_name { confidence * TOLD } else { confidence };
        let target = pair.target().span();
        let inner = longest.of(pair.source().whole()).trim_matches(|c: char| !c.is_alphanumeric());
        let quote = without_middle(inner, SHOWN.0, SHOWN.1);
        let message = format!("“{quote}” of the source is a quotation; the target has no quotation marks.");
        findings.push(Finding::new(&RULE, message).source(longest).target(target).confidence(confidence));
    }
}

/// Words of a quotation's beginning and end that the message shows.
const SHOWN: (usize, usize) = (4, 3);

/// What a finding is worth where the target tells in words of its own what was said.
const PARAPHRASED: f32 = 0.75;

/// What it is worth where the target turns direct speech into indirect.
const TOLD: f32 = 0.5;

/// Words of the longest title that is looked for.
const LONGEST_NAME: usize = 6;

/// Whether an English target has a quotation of an Arabic source as a title, in capitals: the paper «الحياة» is Al-Hayat.
fn is_title(pair: &Pair<'_>, quotation: Span) -> bool {
    let (source, target) = (pair.source(), pair.target());
    if !source.language().is_arabic() || !target.language().is_english() {
        return false;
    }
    let is_capital = |at: usize| {
        let token = at.checked_sub(1).and_then(|before| Some((target.tokens().get(before)?, target.tokens().get(at)?)));
        token.is_some_and(|(before, token)| {
            let opens = matches!(&*before.folded, "." | "!" | "?" | ":");
            !opens && token.span.of(target.whole()).starts_with(char::is_uppercase)
        })
    };
    let is_said = quotation.before(source.whole()).trim_end().ends_with(':');
    let inside = (0..).zip(source.tokens()).filter(|(_, token)| quotation.contains(token.span.start));
    let words: Vec<usize> = inside.filter_map(|(at, _)| counterpart(pair, Side::Source, at)).collect();
    !is_said && !words.is_empty() && words.into_iter().all(is_capital)
}

/// Words that begin reported speech. `إن` is not one: what is said word for word stands behind it as well.
static THAT: WordList = WordList::new("أن أنه أنها أنهم أنهما أنهن أنني أننا بأن بأنه بأنها بأنهم كيف");

/// Words that go on with it.
static AND_THAT: WordList = WordList::new("وإن وأن وإنه وإنها وإنهم");

/// Words of the shortest quotation that is a clause, and tokens before that of the clause that reports it at most.
const CLAUSE: usize = 5;
const REPORTING: usize = 16;

/// Whether Arabic reports what was said: يوضح المهندس أن, and no colon.
fn is_reported(passage: &Passage<'_>) -> bool {
    let tokens = passage.tokens();
    let word = |at: usize| tokens.get(at).map_or("", |token| &*token.folded);
    let opens = |at: &usize| saying(word(*at)).is_some() || looks_imperfect(strip_conjunction(&plain(word(*at))));
    // ولم يقتنع الجميع، إذ رأت: the clause that reports may be the second.
    let says = (0..2).find(opens).or_else(|| (2..tokens.len()).find(|&at| saying(word(at)).is_some()));
    let Some(says) = says.filter(|_| (0..tokens.len()).all(|at| word(at) != ":")) else { return false };
    // أن behind another verb is of what was said: يجب أن ننتظر.
    let is_of_verb = |at: usize| {
        let before = at.checked_sub(1).map_or("", word);
        at > says + 2 && (looks_imperfect(&plain(before)) || before.starts_with("علي"))
    };
    let that = (says..tokens.len().min(says + REPORTING)).find(|&at| THAT.has(word(at)));
    that.is_some_and(|at| !is_of_verb(at))
}

/// Whether the target tells what was said as somebody else's: “We are tired” as إنهم متعبون.
fn is_told(pair: &Pair<'_>, quotation: Span) -> bool {
    let Some(view) = pair.view() else { return false };
    let speaker = |pronoun: &&EnglishPronoun| matches!(pronoun.referent, Referent::Us | Referent::Speaker);
    let speaks = view.pronouns.iter().filter(speaker).any(|pronoun| quotation.overlaps(pronoun.span));
    let of = |person: Person| {
        view.arabic_pronouns()
            .filter(move |(_, _, p)| p.person == person && (person == Person::First || p.host == Host::Clause))
    };
    speaks && of(Person::Third).next().is_some() && of(Person::First).next().is_none()
}

/// Whether the target has the words of a quotation: half of those that could be linked are.
fn is_rendered(pair: &Pair<'_>, quotation: Span) -> bool {
    let (links, linker) = (pair.word_links(), pair.word_linker());
    let tokens = pair.source().token_range().zip(pair.source().tokens());
    let inside = tokens.filter(|(_, token)| quotation.contains(token.span.start)).map(|(number, _)| number);
    let known = |number: &usize| linker.is_content(Side::Source, *number) && linker.is_known(Side::Source, *number);
    let (mut all, mut linked) = (0, 0);
    for number in inside.filter(known) {
        all += 1;
        linked += usize::from(links.confidence(Side::Source, number) >= COVERED);
    }
    linked * 2 >= all
}

/// Whether a passage has any quotation mark.
fn has_marks(passage: &Passage<'_>) -> bool {
    passage.text().contains(['"', '“', '”', '„', '‟', '«', '»', '‹', '›', '﴿', '﴾', '\'', '‘', '’', '`', '＂'])
}

/// The quotations of a passage with their marks; nothing unless its marks are in balance: a quotation may begin before it
/// or end behind it.
fn quotations(passage: &Passage<'_>) -> Option<Vec<Span>> {
    let mut found = Vec::new();
    for family in QUOTES.into_iter().filter(|family| *family != Family::Verse) {
        let balance = Balance::in_passage(passage, family);
        if !balance.closing.is_empty() || !balance.opening.is_empty() {
            return None;
        }
        let text = passage.whole();
        let names_word = |span: &Span| span.of(text).chars().any(char::is_alphabetic);
        // `Headmasters" and Headmistresses"` are apostrophes: what is quoted begins behind a space.
        let begins = |open: Span| open.before(text).chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let pairs = balance.pairs.into_iter().filter(|pair| begins(pair.0));
        found.extend(pairs.map(|(open, close)| open.join(close)).filter(names_word));
    }
    Some(found)
}
