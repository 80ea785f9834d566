//! A particle too many: two prepositions in a row, و before و, the article twice.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::align::lexicon::Lexicon;
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::language::WordList;
use crate::language::arabic::clitics::light_stem;
use crate::language::arabic::letters::strip_conjunction;
use crate::text::{Folding, Span, Token, TokenKind, fold_word};

pub(super) static RULE: Rule = Rule {
    name: "doubled-particle",
    summary: "A particle too many: في على, و والبيت, الالبيت",
    docs: include_str!("../../../docs/rules/doubled-particle.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Grammar > Function words",
    its: "grammar",
    areta: Some("XT"),
    yields_to: &["repeated-word", "split-words", "merged-words"],
    build: from_options::<DoubledParticle>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct DoubledParticle {}

/// Prepositions that never stand before one another.
const PREPOSITIONS: [&str; 4] = ["في", "على", "إلى", "عن"];
/// The article, and what it is written as twice.
const ARTICLE: &str = "ال";
const TWICE: &str = "الال";
/// Letters of the shortest word that the article is found twice at: of a shorter one it may be a part (الألم).
const SHORTEST: usize = 4;

impl Check for DoubledParticle {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let target = pair.target();
        if !target.language().is_arabic() {
            return;
        }
        // على may be the name علي in a text that writes final ي without dots.
        let named =
            pair.source().tokens().iter().any(|token| matches!(&*token.folded, "ali" | "aly" | "ali's" | "eli"));
        let tokens = target.tokens();
        for (first, second) in tokens.iter().zip(tokens.iter().skip(1)) {
            if is_apart(target, first, second)
                && (!named && are_prepositions(first, second) || is_doubled_and(first, second))
            {
                findings.push(row(target, first, second));
            }
        }
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Arabic);
        for (token, at) in words.filter_map(|token| Some((token, doubled_article(token)?))) {
            let said = token.span.of(target.whole());
            let again = Span::new(token.span.start + at, token.span.start + at + ARTICLE.len());
            let finding = Finding::new(&RULE, format!("“{said}” has the article twice."));
            findings.push(finding.target(token.span).confidence(0.85).fix(Applicability::Unsafe, again, ""));
        }
    }
}

fn is_apart(passage: &Passage<'_>, first: &Token, second: &Token) -> bool {
    Span::new(first.span.end, second.span.start).of(passage.whole()) == " "
}

fn are_prepositions(first: &Token, second: &Token) -> bool {
    let preposition = |word: &str| PREPOSITIONS.contains(&word);
    preposition(strip_conjunction(&first.folded)) && preposition(&second.folded) && first.folded != second.folded
}

/// Foreign names that begin as a conjunction and an article would, and nouns in وال.
static NAMES: WordList = WordList::new("والت والتر والس والاس والي والية والا");

fn is_doubled_and(first: &Token, second: &Token) -> bool {
    let word = &*second.folded;
    &*first.folded == "و" && word.starts_with("وال") && !word.starts_with("والد") && !NAMES.has(word)
}

fn row(passage: &Passage<'_>, first: &Token, second: &Token) -> Finding {
    let span = first.span.join(second.span);
    let said = span.of(passage.whole());
    Finding::new(&RULE, format!("“{said}” has a particle too many.")).target(span).confidence(0.85)
}

/// Where in a word the article stands a second time, if it is none without it and one with it once.
fn doubled_article(token: &Token) -> Option<usize> {
    let written = strip_conjunction(&token.folded);
    let rest = written.strip_prefix(TWICE)?;
    let at = token.folded.len() - rest.len() - ARTICLE.len();
    // A form VIII or II of a root in ل begins in الت, too: الالتزام.
    if rest.chars().count() < SHORTEST || rest.starts_with('ت') {
        return None;
    }
    let lexicon = Lexicon::builtin();
    let stem = |word: &str| light_stem(&fold_word(word, Folding::Letters));
    let knows = |word: &str| lexicon.knows(&stem(word));
    let once = format!("{ARTICLE}{rest}");
    let is_word = lexicon.knows(&fold_word(&once, Folding::Letters)) || knows(written);
    (!is_word && knows(&once)).then_some(at)
}
