//! Two things of which the target has many: `two health clinics` and عيادات صحية.

use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::duals::{is_dual, may_be_dual};
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, counted_feminine, listed};
use crate::language::english::pronouns::may_be_plural;
use crate::text::{Side, Sides, Span, Token, TokenKind};

/// Words behind `two` with which it is another number, or not the whole.
static BEHIND_TWO: WordList = WordList::new(
    "of or and to hundred thousand million billion trillion dozen score pairs pair thirds fifths halves quarters sevenths ninths more times \
     per percent kinds sorts in for by at from",
);

/// What may be in two and in the plural: parts of the body and the like.
static PAIRED: WordList = WordList::new(
    "hands eyes feet legs arms ears knees shoulders lips cheeks lungs kidneys wings sides parents shoes gloves thumbs wrists ankles elbows \
     eyebrows halves breasts",
);

/// Words that speak of two, of which the target may speak without a dual.
static OF_TWO: WordList =
    WordList::new("2 both second couple pair pairs twin twins double twice either neither duo dual");

/// Arabic words that count two without a dual, in plain spelling and without conjunction.
static COUNTING: WordList = WordList::new(
    "2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي كلا كلتا كلي كلتي كلاهما كليهما كلتاهما زوج زوجا زوجان زوجين مثني توام \
     ثنائي الثنائي ثاني الثاني الثانية ثان ثانية شطر معا سوية احد احدي احدهما احداهما الاخر الاخري اخر اخري",
);

/// Words before `two` that leave the number open.
static BEFORE_TWO: WordList = WordList::new("or and to least every one between only about around no any");

/// Words between `two` and its noun at most.
const BETWEEN: usize = 3;

/// The two of an English source, and the plural that an Arabic target without dual has for them.
pub(crate) fn many_for_two(pair: &Pair<'_>) -> Option<Sides<Span>> {
    let english = pair.source().tokens();
    let word = |at: usize| english.get(at).map_or("", |token| &*token.folded);
    let mut twos = (0..english.len()).filter(|&at| word(at) == "two");
    let two = twos.next().filter(|_| twos.next().is_none())?;
    let is_open = two.checked_sub(1).is_some_and(|before| BEFORE_TWO.has(word(before)));
    if is_open
        || english.iter().any(|token| OF_TWO.has(&token.folded))
        || BEHIND_TWO.has(word(two + 1))
        || !word(two + 1).starts_with(char::is_alphabetic)
    {
        return None;
    }
    let first = (two + 1..two + 1 + BETWEEN).find(|&at| may_be_plural(word(at)))?;
    let noun = (first..first + BETWEEN).take_while(|&at| may_be_plural(word(at))).last()?;
    if PAIRED.has(word(noun)) || (two + 1..noun).any(|at| BEHIND_TWO.has(word(at))) {
        return None;
    }
    let many = counterpart(pair, Side::Source, noun)?;
    let arabic = pair.target().tokens();
    let found = arabic.get(many).filter(|token| is_plural(&token.folded) && !may_be_dual(&plain(&token.folded)))?;
    // قمري اتصالات, غرفتا عمليات.
    let is_governed = |before: usize| arabic.get(before).is_some_and(|token| token.folded.ends_with(['ي', 'ا', 'ى']));
    if many.checked_sub(1).is_some_and(is_governed) {
        return None;
    }
    let renders_another =
        |at: usize| counterpart(pair, Side::Target, at).is_some_and(|word| !(two..=noun).contains(&word));
    // An adjective behind the noun ends as a dual does.
    let counts = |at: usize, token: &Token| {
        let plain = plain(&token.folded);
        COUNTING.has(strip_conjunction(&plain))
            || token.kind == TokenKind::Arabic && may_be_dual(&plain) && at != many + 1 && !renders_another(at)
            || is_dual(&token.folded)
    };
    let counted = arabic.iter().enumerate().any(|(at, token)| at != many && counts(at, token));
    let said = english.get(two)?.span.join(english.get(noun)?.span);
    (!counted).then(|| Sides::new(said, found.span))
}

/// A plural by the tables, or by the ending of women and things.
fn is_plural(word: &str) -> bool {
    let bare = strip_conjunction(word);
    let stem = articled(bare).map_or(bare, |(_, noun)| noun);
    let unprefixed = stem.strip_prefix(['ل', 'ب', 'ك']).filter(|rest| rest.chars().count() > 4);
    std::iter::once(stem).chain(unprefixed).any(|stem| {
        let is_broken = listed(stem).is_some_and(|row| matches!(row.kinds, Kinds::THINGS | Kinds::PEOPLE));
        is_broken || counted_feminine(stem).is_some() || stem.ends_with("ات") && stem.chars().count() > 4
    })
}
