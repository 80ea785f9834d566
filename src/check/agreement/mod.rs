//! Agreement inside an Arabic target: words that take gender and number from a noun beside them.

mod adjective;
mod clause;
mod counted;
mod demonstrative;
mod indefinite;
mod kin;
mod named;
mod one_of;
mod participle;
mod passive;
mod predicate;
mod relative;
mod several;
mod speaker;
mod subject;
mod teens;
mod things;
mod told;
mod two;
mod verb;

pub(super) use adjective::is_adjective;

use super::{Applicability, Finding, Pair, Rule};
use crate::language::WordList;
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::doings::has_object;
use crate::language::arabic::letters::{length, looks_imperfect, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, kinds};
use crate::language::arabic::pronouns::suffix;
use crate::language::arabic::verbs;
use crate::text::{Side, Span, Token, TokenKind};

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
    "أصبح قال أعلن أكد أضاف أوضح أشار قرر شهد زار غادر دخل وصل شاهد استقبل التقى انتقد اتهم افتتح أطلق أصدر نشر أنهى بدأ واصل شكر حضر وصف رفض نفى استخدم أدان ترأس ضرب دمر قتل عبر فاز خسر صدر وقع اختار انتخب وضع أخذ أعطى منح جعل ترك نجح غاب أحرز",
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
            || [word, self.at(at)].iter().any(|word| PERFECTS.has(word))
    }

    /// Whether the verb at `at` has its subject in itself: `شاهدوا`, `يدعمون`.
    pub(super) fn is_plural_verb(&self, at: usize) -> bool {
        is_plural_verb(self.at(at))
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

/// Whether a word is a verb that has its subject in itself: `شاهدوا`, `يدعمون`.
fn is_plural_verb(word: &str) -> bool {
    let word = strip_conjunction(word);
    let they = |verb: verbs::Agreement| verb.number == Number::Plural && verb.person == Person::Third;
    length(word) > 4 && (word.ends_with("وا") || verbs::imperfect(word).is_some_and(they))
}

/// Whether `word` is `form` with nothing but a conjunction or preposition before it.
fn is_behind_clitics(word: &str, form: &str) -> bool {
    word.strip_suffix(form)
        .is_some_and(|head| length(head) <= 2 && head.trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']).is_empty())
}

/// Words that take their gender or number from another: a row of the table.
struct Kind {
    /// Whether a word may be one.
    may: fn(&str) -> bool,
    /// What the word at a place does not agree with.
    clash: fn(&Pair<'_>, Words<'_>, usize) -> Option<Clash>,
}

const fn kind(may: fn(&str) -> bool, clash: fn(&Pair<'_>, Words<'_>, usize) -> Option<Clash>) -> Kind {
    Kind { may, clash }
}

static KINDS: [Kind; 13] = [
    kind(demonstrative::may, demonstrative::clash),
    kind(
        |word| relative::may(word) || clause::may(word),
        |pair, words, at| relative::clash(pair, words, at).or_else(|| clause::clash(pair, words, at)),
    ),
    kind(
        |word| counted::may(word) || counted::is_plural(word),
        |pair, words, at| counted::clash(pair, words, at).or_else(|| counted::after_figures(pair, words, at)),
    ),
    kind(indefinite::may, indefinite::clash),
    kind(
        |word| adjective::may(word) || things::may(word) || told::may(word),
        |pair, words, at| {
            let by_table = adjective::clash(pair, words, at).or_else(|| things::clash(pair, words, at));
            by_table.or_else(|| told::clash(pair, words, at))
        },
    ),
    kind(
        |word| speaker::may(word) || subject::may(word) || verb::may(word) || several::may(word),
        |pair, words, at| {
            let verb = speaker::clash(words, at).or_else(|| subject::clash(words, at));
            verb.or_else(|| verb::clash(pair, words, at)).or_else(|| several::clash(pair, words, at))
        },
    ),
    kind(two::may, two::clash),
    kind(teens::may, teens::clash),
    kind(one_of::may, one_of::clash),
    kind(kin::may, kin::clash),
    kind(predicate::may, predicate::clash),
    kind(participle::may, participle::clash),
    kind(passive::may, passive::clash),
];

/// Which of the kinds a word may be: a bit for each row.
pub(super) fn kinds_of(word: &str) -> u16 {
    const { assert!(KINDS.len() <= u16::BITS as usize) };
    KINDS.iter().enumerate().filter(|(_, kind)| (kind.may)(word)).fold(0, |bits, (row, _)| bits | 1 << row)
}

/// Every clash in the target of a link.
pub(super) fn clashes(pair: &Pair<'_>) -> Vec<Clash> {
    let target = pair.target();
    if !target.language().is_arabic() {
        return Vec::new();
    }
    let words = Words { text: target.whole(), tokens: target.tokens() };
    let mut found = Vec::new();
    let facts = pair.facts(Side::Target);
    for (at, token) in words.tokens.iter().enumerate() {
        let own = *facts.agreeing.of(token);
        let kinds = KINDS.iter().enumerate().filter(|(row, _)| own & 1 << row != 0);
        found.extend(kinds.filter_map(|(_, kind)| (kind.clash)(pair, words, at)));
    }
    let named = named::clashes(pair, words);
    found.retain(|clash| named.iter().all(|other| other.span != clash.span));
    found.extend(named);
    found
}

/// The clashes of one feature, as findings of `rule`.
pub(super) fn findings(pair: &Pair<'_>, feature: Feature, rule: &'static Rule) -> Vec<Finding> {
    let found = pair.clashes().iter().filter(|clash| clash.feature == feature);
    found.map(|clash| clash.clone().finding(rule)).collect()
}
