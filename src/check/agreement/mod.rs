//! Agreement inside an Arabic target: words that take gender and number from a noun beside them.

mod adjective;
mod counted;
mod demonstrative;
mod indefinite;
mod kin;
mod named;
mod one_of;
mod participle;
mod predicate;
mod relative;
mod speaker;
mod subject;
mod teens;
mod things;
mod two;
mod verb;

use super::{Applicability, Finding, Pair, Rule};
use crate::language::WordList;
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::doings::has_object;
use crate::language::arabic::letters::{length, looks_imperfect, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, kinds};
use crate::language::arabic::pronouns::suffix;
use crate::language::arabic::verbs;
use crate::text::{Span, Token, TokenKind};

/// What two words disagree in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    Gender,
    Number,
}

/// Two words that should agree and do not.
#[derive(Clone, Debug)]
pub(super) struct Clash {
    pub(super) feature: Feature,
    pub(super) message: String,
    /// The word that is wrong.
    pub(super) span: Span,
    pub(super) confidence: f32,
    /// What it should be, where one form alone fits.
    pub(super) right: Option<String>,
}

impl Clash {
    /// The finding of `rule` that says so.
    pub(super) fn finding(self, rule: &'static Rule) -> Finding {
        let finding = Finding::new(rule, self.message).target(self.span).confidence(self.confidence);
        match self.right {
            Some(right) => finding.fix(Applicability::Unsafe, self.span, right),
            None => finding,
        }
    }
}

/// What the feminine singular stands with; people in the plural are often taken as a group, and pass too.
const GROUP: Kinds = Kinds::FEMININE.or(Kinds::THINGS).or(Kinds::PEOPLE);

/// Perfects of “he” that are written like no noun that governs another.
static PERFECTS: WordList = WordList::new(
    "أصبح قال أعلن أكد أضاف أوضح أشار قرر شهد زار غادر دخل وصل شاهد استقبل التقى انتقد اتهم افتتح أطلق أصدر نشر أنهى بدأ واصل شكر حضر وصف رفض نفى استخدم أدان ترأس ضرب دمر قتل عبر فاز خسر صدر وقع اختار انتخب وضع أخذ أعطى منح جعل ترك",
);

/// The Arabic words of a passage by their place in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Words<'a> {
    /// The folded word at `at`; empty past either end and for what is no Arabic word.
    pub(super) fn at(&self, at: usize) -> &'a str {
        self.tokens.get(at).filter(|token| token.kind == TokenKind::Arabic).map_or("", |token| &token.folded)
    }

    /// The word before `at`.
    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.at(before))
    }

    /// The word at `at` as written, and its place.
    pub(super) fn said(&self, at: usize) -> (&'a str, Span) {
        self.tokens.get(at).map_or(("", Span::default()), |token| (token.span.of(self.text), token.span))
    }

    /// Whether the word at `at` is written with the ending of an indefinite accusative: no noun is governed by it.
    pub(super) fn is_accusative(&self, at: usize) -> bool {
        self.said(at).0.contains('ً')
    }

    /// Whether the word at `at` is a verb in every reading that the tables know.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let word = strip_conjunction(self.at(at));
        let negated = matches!(strip_conjunction(self.before(at)), "لا" | "لم" | "لن");
        let feminine = word.ends_with('ت') && !word.ends_with("ات") && length(word) > 3 && kinds(word) == Kinds::ANY;
        let with_object = || suffix(word).is_some_and(|(stem, _)| has_object(&stem));
        with_object()
            || verbs::imperfect(word).is_some()
            || feminine
            || negated && looks_imperfect(word)
            || PERFECTS.has(word)
    }

    /// Whether the verb at `at` has its subject in itself: `شاهدوا`, `يدعمون`.
    pub(super) fn is_plural_verb(&self, at: usize) -> bool {
        let word = strip_conjunction(self.at(at));
        length(word) > 4
            && (word.ends_with("وا")
                || verbs::imperfect(word)
                    .is_some_and(|verb| verb.number == Number::Plural && verb.person == Person::Third))
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// That the word at `at` does not agree with the one at `with`.
    fn clash(&self, feature: Feature, at: usize, with: usize, confidence: f32, right: Option<String>) -> Clash {
        let ((said, span), (other, _)) = (self.said(at), self.said(with));
        let message = format!("“{said}” does not agree with “{other}”.");
        Clash { feature, message, span, confidence, right }
    }
}

/// Every clash in the target of a link.
pub(super) fn clashes(pair: &Pair<'_>) -> Vec<Clash> {
    let target = pair.target();
    if !target.language().is_arabic() {
        return Vec::new();
    }
    let words = Words { text: target.whole(), tokens: target.tokens() };
    let mut found = Vec::new();
    for at in 0..words.len() {
        found.extend(demonstrative::clash(pair, words, at));
        found.extend(relative::clash(words, at));
        found.extend(counted::clash(words, at));
        found.extend(indefinite::clash(words, at));
        found.extend(adjective::clash(pair, words, at).or_else(|| things::clash(pair, words, at)));
        let verb = speaker::clash(words, at).or_else(|| subject::clash(words, at));
        found.extend(verb.or_else(|| verb::clash(pair, words, at)));
        for rule in [two::clash, teens::clash, one_of::clash, kin::clash, predicate::clash, participle::clash] {
            found.extend(rule(words, at));
        }
    }
    found.extend(named::clashes(pair, words));
    found
}

/// The clashes of one feature, as findings of `rule`.
pub(super) fn findings(pair: &Pair<'_>, feature: Feature, rule: &'static Rule) -> Vec<Finding> {
    let found = pair.clashes().iter().filter(|clash| clash.feature == feature);
    found.map(|clash| clash.clone().finding(rule)).collect()
}
