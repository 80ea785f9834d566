//! Agreement inside an English target: `children goes`, `these city`, `the current, who`.

use super::{Clash, Feature};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::text::{Side, Span, TokenKind};

/// The English words of a target by their place.
struct Target<'p, 'a> {
    pair: &'p Pair<'a>,
}

/// Every clash of the target of a link.
pub(super) fn clashes(pair: &Pair<'_>) -> Vec<Clash> {
    let target = Target { pair };
    let all = 0..pair.target().tokens().len();
    all.filter_map(|at| target.verb(at).or_else(|| target.pointing(at)).or_else(|| target.relative(at))).collect()
}

/// Subjects in the plural without s.
static PLURALS: WordList = WordList::new("they we children people men women");

/// Subjects in the singular.
static SINGULARS: WordList = WordList::new("he she");

/// Verbs in the third person singular, and the form for the other persons.
const VERBS: [(&str, &str); 14] = [
    ("is", "are"),
    ("was", "were"),
    ("has", "have"),
    ("does", "do"),
    ("goes", "go"),
    ("says", "say"),
    ("comes", "come"),
    ("makes", "make"),
    ("takes", "take"),
    ("knows", "know"),
    ("wants", "want"),
    ("lives", "live"),
    ("needs", "need"),
    ("gets", "get"),
];

/// Words behind which a clause begins with its subject.
static OPENERS: WordList = WordList::new("that because when if while but although though since before after until");

/// Determiners of a plural or a singular subject.
static DETERMINERS: WordList = WordList::new(
    "the these those our their his her my your its some many several most all two three four five six seven eight nine ten other",
);

/// Words that end a noun phrase.
static ENDS: WordList = WordList::new(
    "in on at of to for from with by is are was were has have had and or but that who which when where will can as than",
);

impl Target<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.pair
            .target()
            .tokens()
            .get(at)
            .filter(|token| token.kind == TokenKind::Latin)
            .map_or("", |token| &token.folded)
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    fn said(&self, at: usize) -> (&str, Span) {
        let target = self.pair.target();
        target.tokens().get(at).map_or(("", Span::default()), |token| (token.span.of(target.whole()), token.span))
    }

    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.said(at).0 == mark
    }

    /// The Arabic word that the one at `at` translates.
    fn arabic(&self, at: usize) -> Option<&str> {
        let found = counterpart(self.pair, Side::Target, at)?;
        self.pair.source().tokens().get(found).map(|token| &*token.folded)
    }

    fn clash(&self, feature: Feature, at: usize, with: usize, right: Option<String>) -> Clash {
        let ((said, span), (other, _)) = (self.said(at), self.said(with));
        let message = format!("“{said}” does not agree with “{other}”.");
        Clash { feature, message, span, confidence: 0.75, right }
    }

    /// `children goes`, `that he have`: a verb right behind its subject.
    fn verb(&self, at: usize) -> Option<Clash> {
        let (subject, verb) = (self.before(at, 1), self.word(at));
        let (third, other) = VERBS.iter().find(|(third, other)| verb == *third || verb == *other)?;
        let number = |at: usize| self.before(at, 1);
        if verb == *third && PLURALS.has(subject) {
            // Each of the children goes, one of the men was; what they need is.
            let start = at - 1;
            let first = (1..=3).find(|back| !DETERMINERS.has(self.before(start, *back)))?;
            let opens = OPENERS.has(self.before(start, first))
                || self.before(start, first).is_empty()
                || matches!(self.before(start, first), "and" | "where");
            let pronoun = matches!(subject, "they" | "we");
            return (opens && (first > 1 || self.begins(start) || !pronoun || number(start) != "and"))
                .then(|| self.clash(Feature::Number, at, at - 1, Some((*other).to_owned())));
        }
        // Did he go, made her go: only where the clause begins.
        let begins = at > 0 && self.begins(at - 1) && !matches!(verb, "were");
        (verb == *other && SINGULARS.has(subject) && begins)
            .then(|| self.clash(Feature::Number, at, at - 1, Some((*third).to_owned())))
    }

    /// Whether a sentence or quotation begins at `at`.
    fn begins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        matches!(self.said(before).0, "." | ":" | "“" | "\"" | "«" | ";")
    }

    /// `these city`: a demonstrative of another number than its noun, which stands in the singular or plural in Arabic, too.
    fn pointing(&self, at: usize) -> Option<Clash> {
        let word = self.word(at);
        let noun = at + 1;
        let (said, after) = (self.word(noun), self.word(noun + 1));
        if said.len() < 4 || !(after.is_empty() || ENDS.has(after)) || self.said(noun + 1).0 == "-" {
            return None;
        }
        let arabic = counterpart(self.pair, Side::Target, noun)?;
        let source = self.pair.source();
        let pointer = arabic.checked_sub(1).and_then(|at| source.tokens().get(at)).map_or("", |token| &*token.folded);
        let pointed = ["هذا", "هذه", "ذلك", "تلك", "هؤلاء"].iter().any(|form| pointer.ends_with(form));
        let (_, arabic) = articled(source.tokens().get(arabic).map_or("", |token| &*token.folded))?;
        let plural = said.ends_with('s') && !said.ends_with("ss") && !said.ends_with("us") && !said.ends_with("is");
        let kinds = kinds(arabic);
        let (wrong, right) = match word {
            "these" => (
                !said.ends_with('s') && kinds.is_within(Kinds::MASCULINE.or(Kinds::FEMININE)) && !IRREGULAR.has(said),
                "this",
            ),
            "those" => (
                !said.ends_with('s') && kinds.is_within(Kinds::MASCULINE.or(Kinds::FEMININE)) && !IRREGULAR.has(said),
                "that",
            ),
            "this" => (plural && kinds.is_within(Kinds::THINGS.or(Kinds::PEOPLE)) && !SINGULAR_IN_S.has(said), "these"),
            _ => return None,
        };
        (pointed && wrong).then(|| self.clash(Feature::Number, at, noun, Some(right.to_owned())))
    }

    /// `the current, who`: a thing, of which the Arabic goes on with الذي or التي.
    fn relative(&self, at: usize) -> Option<Clash> {
        let comma = at.checked_sub(1).filter(|&before| self.is_mark(before, ","));
        let noun = comma.unwrap_or(at).checked_sub(1)?;
        let (said, _) = self.said(noun);
        if self.word(at) != "who" || !said.starts_with(char::is_lowercase) || BODIES.has(self.word(noun)) {
            return None;
        }
        let source = self.pair.source().tokens();
        let word = |at: usize| source.get(at).map_or("", |token| &*token.folded);
        let goes_on = |at: usize| matches!(word(at), "الذي" | "التي");
        let Some(found) = counterpart(self.pair, Side::Target, noun) else {
            let known = THINGS.has(self.word(noun)) && (0..source.len()).any(goes_on);
            return known.then(|| self.clash(Feature::Gender, at, noun, Some("which".to_owned())));
        };
        let arabic = self.arabic(noun)?;
        let bare = articled(strip_conjunction(arabic)).map_or(arabic, |(_, noun)| noun);
        let thing = match listed(bare) {
            Some(row) => !row.is_human,
            None => THINGS.has(self.word(noun)),
        };
        let relative = (found + 1..found + 4).any(goes_on);
        (thing && relative).then(|| self.clash(Feature::Gender, at, noun, Some("which".to_owned())))
    }
}

/// Plurals without s.
static IRREGULAR: WordList = WordList::new(
    "people children women police data media mice feet teeth geese cattle sheep fish aircraft criteria phenomena bacteria species series fungi \
     alumni folk youth troops staff poor rich young elderly dead wounded three four five nine",
);

/// Singulars in s.
static SINGULAR_IN_S: WordList = WordList::new(
    "news series species means lens mathematics physics politics economics headquarters barracks gas bus atlas canvas chaos bias",
);

/// Bodies that English may call “who”.
static BODIES: WordList = WordList::new(
    "team group company club party family families groups companies teams households parties communities community government committee council army police crowd side band union ministry agency organisation \
     organization firm country people public staff jury board majority minority generation couple one ones those all many others half most some",
);

/// Things whose Arabic names the table of nouns has not.
static THINGS: WordList = WordList::new(
    "current river wind sea water boat ship car train plane bridge house building city town village street road book letter film law plan \
     project programme report study result idea question problem machine phone table stone tree flower mountain island lake engine bus \
     fire flood storm earthquake election agreement contract decision",
);
