//! Bounds of numbers that the target turns round: `less than half` and أكثر من نصف, `no more than 60` and ما يزيد على 60.

use std::ops::Range;

use super::{Fact, Kind};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_conjunction, strip_proclitics};
use crate::text::{Side, Span, Token, TokenKind, covered};

/// On which side of a number the value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Over,
    Under,
}

use Bound::{Over, Under};

impl Bound {
    fn other(self) -> Self {
        match self {
            Over => Under,
            Under => Over,
        }
    }
}

/// English words right before a number, the last first; those that need no `than` or the like; and words behind one.
#[rustfmt::skip]
const ENGLISH_BEFORE: [(&[&str], Bound); 38] = [
    (&["no", "more", "than"], Under), (&["not", "more", "than"], Under), (&["no", "longer", "than"], Under),
    (&["no", "older", "than"], Under), (&["no", "higher", "than"], Under), (&["no", "greater", "than"], Under),
    (&["no", "less", "than"], Over), (&["not", "less", "than"], Over), (&["no", "fewer", "than"], Over),
    (&["not", "fewer", "than"], Over), (&["no", "lower", "than"], Over),
    (&["more", "than"], Over), (&["greater", "than"], Over), (&["higher", "than"], Over), (&["larger", "than"], Over),
    (&["longer", "than"], Over), (&["older", "than"], Over),
    (&["less", "than"], Under), (&["fewer", "than"], Under), (&["lower", "than"], Under), (&["smaller", "than"], Under),
    (&["shorter", "than"], Under), (&["younger", "than"], Under),
    (&["at", "least"], Over), (&["upwards", "of"], Over), (&["excess", "of"], Over), (&["minimum", "of"], Over),
    (&["over"], Over), (&["above"], Over), (&["exceeding"], Over), (&["exceeds"], Over), (&["exceeded"], Over),
    (&["at", "most"], Under), (&["up", "to"], Under), (&["nearly"], Under), (&["almost"], Under), (&["under"], Under),
    (&["below"], Under),
];

#[rustfmt::skip]
const ENGLISH_BEHIND: [(&[&str], Bound); 8] = [
    (&["or", "more"], Over), (&["or", "above"], Over), (&["or", "older"], Over), (&["at", "least"], Over),
    (&["or", "less"], Under), (&["or", "fewer"], Under), (&["or", "below"], Under), (&["at", "most"], Under),
];

/// The same in Arabic, in plain spelling and without conjunction; of verbs in all persons that count.
#[rustfmt::skip]
const ARABIC_BEFORE: [(&[&str], Bound); 25] = [
    (&["اكثر", "من"], Over), (&["ازيد", "من"], Over), (&["يزيد", "علي"], Over), (&["يزيد", "عن"], Over), (&["تزيد", "علي"], Over),
    (&["تزيد", "عن"], Over), (&["زاد", "علي"], Over), (&["زادت", "علي"], Over), (&["يزيدون", "علي"], Over), (&["يربو", "علي"], Over),
    (&["تربو", "علي"], Over), (&["يتجاوز"], Over), (&["تتجاوز"], Over), (&["تجاوز"], Over), (&["يفوق"], Over), (&["تفوق"], Over),
    (&["اقل", "من"], Under), (&["ادني", "من"], Under), (&["يقل", "عن"], Under), (&["تقل", "عن"], Under), (&["قل", "عن"], Under),
    (&["يقلون", "عن"], Under), (&["فوق"], Over), (&["دون"], Under), (&["تحت"], Under),
];

#[rustfmt::skip]
const ARABIC_BEHIND: [(&[&str], Bound); 10] = [
    (&["علي", "الاقل"], Over), (&["كحد", "ادني"], Over), (&["او", "اكثر"], Over), (&["فاكثر"], Over), (&["فما", "فوق"], Over),
    (&["علي", "الاكثر"], Under), (&["كحد", "اقصي"], Under), (&["او", "اقل"], Under), (&["فاقل"], Under), (&["فما", "دون"], Under),
];

/// What turns a bound round where it stands right before, and leaves it open where it stands before it with no mark between.
static DENYING: WordList = WordList::new("لا لم لن ليس ليست الا");

/// English words that say it of others, or not at all: the bound is then open wherever they stand in its clause.
static EXCLUDING: WordList = WordList::new(
    "not never no none nobody nothing neither nor without cannot few rarely seldom barely hardly scarcely unless only except excluding \
     refuse refuses refused ban bans banned bar bars barred prevent prevents prevented forbid forbids forbidden prohibit prohibits \
     prohibited illegal waive waives waived exempt exempts exempted exemption doubtful doubt others otherwise",
);

/// The same in Arabic, in plain spelling: in the clause, and a little before the bound.
static EXCEPTING: WordList = WordList::new("الا سوي يقتصر تقتصر باستثناء عدا خلافا");
static OPENING: WordList = WordList::new("دون بدون غير قلما نادرا");

/// Words before a bound in which one of [`OPENING`] leaves it open.
const BEFORE: usize = 4;

/// Words behind a number in which its bound stands.
const BEHIND: usize = 4;

/// A number with its bound.
struct Bounded<'a> {
    fact: Fact<'a>,
    /// None where a word that denies stands near.
    bound: Option<Bound>,
    span: Span,
}

/// The bound of a number of the English source and the opposite one that the Arabic target has of the same number, each with it.
pub(crate) fn turned(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let (said, told) = (bounded(pair, Side::Source), bounded(pair, Side::Target));
    said.iter().find_map(|one| {
        let bound = one.bound?;
        let alike = |all: &[Bounded<'_>]| all.iter().filter(|other| other.fact.meets(&one.fact)).count();
        let other = told.iter().find(|other| other.fact.meets(&one.fact))?;
        let is_turned = other.bound == Some(bound.other()) && alike(&said) == 1 && alike(&told) == 1;
        is_turned.then_some((one.span, other.span))
    })
}

fn bounded<'a>(pair: &Pair<'a>, side: Side) -> Vec<Bounded<'a>> {
    let passage = pair.passage(side);
    let tokens = passage.tokens();
    let facts = Fact::of(passage).into_iter().filter(|fact| fact.kind == Kind::Number);
    facts
        .map(|fact| {
            let Range { start: first, end: behind } = covered(tokens, fact.span);
            let found =
                if side == Side::Source { english(tokens, first, behind) } else { arabic(tokens, first, behind) };
            let (bound, words) = found.map_or((None, None), |(bound, words)| (bound, tokens.get(words)));
            let words = words.and_then(|words| Some(words.first()?.span.join(words.last()?.span)));
            Bounded { span: words.map_or(fact.span, |words| words.join(fact.span)), bound, fact }
        })
        .collect()
}

type Found = (Option<Bound>, Range<usize>);

/// The bound of the number between two places, and where its words stand.
fn english(tokens: &[Token], first: usize, behind: usize) -> Option<Found> {
    let word = |at: usize| tokens.get(at).map_or("", |token| &*token.folded);
    let skipped = |at: usize| matches!(word(at), "a" | "an" | "the" | "$" | "£" | "€");
    let end = (0..first).rev().find(|&at| !skipped(at)).map_or(0, |at| at + 1);
    if let Some((bound, at)) = before(&ENGLISH_BEFORE, end, |at, wanted| word(at) == wanted) {
        return Some(((!excludes(tokens, at..end)).then_some(bound), at..end));
    }
    ENGLISH_BEHIND.iter().find_map(|(words, bound)| {
        let at = near(tokens, behind, |at| words.iter().enumerate().all(|(k, wanted)| word(at + k) == *wanted))?;
        Some(((!excludes(tokens, at..at)).then_some(*bound), at..at + words.len()))
    })
}

/// Whether the English words outside a bound leave it open.
fn excludes(tokens: &[Token], bound: Range<usize>) -> bool {
    let denies =
        |token: &Token| EXCLUDING.has(&token.folded) || token.folded.ends_with("n't") || token.folded.ends_with("n’t");
    let own = clause(tokens, &bound);
    tokens.iter().enumerate().any(|(at, token)| own.contains(&at) && !bound.contains(&at) && denies(token))
}

/// Words between the mark that an apposition begins with and its bound.
static NAMELY: WordList = WordList::new("أي وهو وهي or which is");

/// Where words that leave a bound open may stand: between the marks that end sentences and their halves; if the bound begins an
/// apposition (`only 19, less than half`), from there on.
fn clause(tokens: &[Token], bound: &Range<usize>) -> Range<usize> {
    let is = |at: usize, marks: &[&str]| tokens.get(at).is_some_and(|token| marks.contains(&&*token.folded));
    let ends = |at: &usize| {
        is(*at, &[".", ";", "؛", ":", "!", "?", "؟"])
            || is(*at, &[",", "،"]) && is(*at + 1, &["أما", "whereas", "while"])
    };
    let mut apposed = bound.start;
    while apposed.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| NAMELY.has(&token.folded)) {
        apposed -= 1;
    }
    let start = if apposed.checked_sub(1).is_some_and(|at| is(at, &[",", "،"])) {
        apposed
    } else {
        (0..bound.start).rev().find(ends).map_or(0, |at| at + 1)
    };
    start..(bound.end..tokens.len()).find(ends).unwrap_or(tokens.len())
}

fn arabic(tokens: &[Token], first: usize, behind: usize) -> Option<Found> {
    let word = |at: usize| tokens.get(at).map(|token| plain(&token.folded)).unwrap_or_default();
    let is = |at: usize, wanted: &str| {
        let word = word(at);
        word == wanted || strip_conjunction(&word) == wanted || strip_proclitics(&word) == wanted
    };
    if let Some((bound, at)) = before(&ARABIC_BEFORE, first, is).or_else(|| apart(tokens, first, is)) {
        let denies = |at: usize| DENYING.has(strip_conjunction(&word(at)));
        // إلا أقل من is “only less than”, ألا يقل عن “not below”.
        let is_verb = word(at).starts_with(['ي', 'ت']);
        let directly = at.checked_sub(1).is_some_and(|before| denies(before) && (is_verb || word(before) != "الا"));
        // لا يمكن أن يستخدم المصعد أكثر من ثمانية: the clause is denied.
        let is_mark = |&at: &usize| tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark);
        let start = (0..at).rev().find(is_mark).map_or(0, |mark| mark + 1);
        let end = at - usize::from(directly);
        // ما لم يتجاوز is “unless it exceeds”.
        let is =
            |back: usize, wanted: &str| at.checked_sub(back).is_some_and(|at| strip_conjunction(&word(at)) == wanted);
        let is_unless = is(1, "لم") && is(2, "ما");
        let opens = |at: usize| OPENING.has(strip_conjunction(&word(at)));
        let is_denier = |other: usize| directly && other + 1 == at;
        let excepts =
            clause(tokens, &(at..first)).any(|at| EXCEPTING.has(strip_conjunction(&word(at))) && !is_denier(at));
        let opened = (at.saturating_sub(BEFORE)..end).any(opens) || (start..end).any(denies);
        let denied = is_unless || excepts || opened;
        let bound = if directly { bound.other() } else { bound };
        return Some(((!denied).then_some(bound), at - usize::from(directly)..first));
    }
    ARABIC_BEHIND.iter().find_map(|(words, bound)| {
        let at = near(tokens, behind, |at| words.iter().enumerate().all(|(k, wanted)| word(at + k) == *wanted))?;
        Some((Some(*bound), at..at + words.len()))
    })
}

/// Verbs that bound a number with the preposition before it, or with none, behind their subject: يزيد عددهم على.
#[rustfmt::skip]
const VERBS: [(&str, &str, Bound); 8] = [
    ("يزيد", "علي", Over), ("تزيد", "علي", Over), ("يربو", "علي", Over), ("تربو", "علي", Over),
    ("يقل", "عن", Under), ("تقل", "عن", Under), ("يتجاوز", "", Over), ("تتجاوز", "", Over),
];

/// Words of a subject between such a verb and what it bounds.
const SUBJECT: usize = 3;

/// The bound that a verb puts on the number at a place behind its subject, and where the verb stands.
fn apart(tokens: &[Token], first: usize, is: impl Fn(usize, &str) -> bool) -> Option<(Bound, usize)> {
    VERBS.iter().find_map(|&(verb, preposition, bound)| {
        let end =
            if preposition.is_empty() { first } else { first.checked_sub(1).filter(|&at| is(at, preposition))? };
        let is_word = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Arabic);
        let at = (end.saturating_sub(SUBJECT + 1)..end).rev().take_while(is_word).find(|&at| is(at, verb))?;
        Some((bound, at))
    })
}

/// The bound that ends before a place, and where it begins; the longest is the first in the table.
fn before(table: &[(&[&str], Bound)], end: usize, is: impl Fn(usize, &str) -> bool) -> Option<(Bound, usize)> {
    table.iter().find_map(|(words, bound)| {
        let start = end.checked_sub(words.len())?;
        words.iter().enumerate().all(|(k, wanted)| is(start + k, wanted)).then_some((*bound, start))
    })
}

/// The first place behind a number that is as asked, no mark between.
fn near(tokens: &[Token], behind: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
    let goes_on = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind != TokenKind::Mark);
    (behind..behind + BEHIND).take_while(goes_on).find(|&at| is(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Analysis;
    use crate::language::Language;
    use crate::text::Role;

    fn bound_of(text: &str, language: &Language, number: &str) -> Option<Bound> {
        let analysis = Analysis::of_block(text, Role::Segment, language.clone());
        let start = text.find(number).unwrap();
        let first = analysis.tokens.partition_point(|token| token.span.end <= start);
        let behind = analysis.tokens.partition_point(|token| token.span.start < start + number.len());
        let read = if language.is_english() { english } else { arabic };
        read(&analysis.tokens, first, behind).and_then(|found| found.0)
    }

    #[test]
    fn english_words_bound_the_number_that_they_stand_at() {
        let bound = |text| bound_of(text, &Language::english(), "60");
        for text in
            ["more than 60 men", "no fewer than 60", "over $60", "at least 60", "60 years or more", "over the 60"]
        {
            assert_eq!(bound(text), Some(Over), "{text}");
        }
        for text in
            ["no more than 60", "only 19, less than 60", "under 60", "up to 60", "nearly 60", "60 people at most"]
        {
            assert_eq!(bound(text), Some(Under), "{text}");
        }
        for text in ["about 60", "60", "it did not rise above 60", "more men than 60", "only those under 60"] {
            assert_eq!(bound(text), None, "{text}");
        }
    }

    #[test]
    fn arabic_words_bound_the_number_that_they_stand_at() {
        let bound = |text| bound_of(text, &Language::arabic(), "60");
        for text in [
            "أكثر من 60 رجلاً",
            "يزيد عمق البحيرة على 60",
            "ما لا يقل عن 60",
            "بما يزيد على 60",
            "60 شخصاً على الأقل",
            "وتجاوز 60",
            "من هم فوق 60",
            "لم يبق سوى 19 رجلاً، أي أكثر من 60 في المئة",
        ] {
            assert_eq!(bound(text), Some(Over), "{text}");
        }
        for text in [
            "أقل من 60",
            "لم يتجاوز 60",
            "لا يتجاوز عددهم 60",
            "لا يزيد عن 60",
            "ألا تزيد عن 60",
            "ليس أكثر من 60",
            "60 عاماً فأقل",
            "من هم دون 60",
        ] {
            assert_eq!(bound(text), Some(Under), "{text}");
        }
        for text in [
            "نحو 60",
            "60",
            "لم يكن عددهم يتجاوز 60",
            "لا يرى إلا أقل من 60",
            "لا يمكن أن يستخدم هذا المصعد القديم أكثر من 60",
        ] {
            assert_eq!(bound(text), None, "{text}");
        }
    }
}
