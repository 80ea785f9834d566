//! Ranks: which of a row something is, and `the second largest`.

use super::Fact;
use crate::align::Passage;
use crate::align::anchors::{Form, same_value};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_proclitics};
use crate::text::{Side, Span};

/// A rank of one side, and what the other has instead, if it has any.
pub(in crate::check) struct Rank {
    /// The side of `span`, which is English.
    pub(in crate::check) side: Side,
    pub(in crate::check) span: Span,
    pub(in crate::check) instead: Option<Span>,
}

/// Arabic words for who or what is first, and what says it otherwise.
static FIRST: WordList =
    WordList::new("اول اولي اوائل اولا احد احدي واحد واحدة بدء بداية باكورة مبكر مبكرة سابق سابقة قبل اسبق حتي");

/// Arabic words by which something comes behind another: أكبر مدينة بعد القاهرة is the second largest.
static BEHIND: WordList = WordList::new(
    "بعد يلي تلي تليه تليها يليه يليها خلف وراء وصيف وصيفة اخر اخري عقب مرتين ضعف نصف ثلث ربع التالي التالية سوي الا \
     يفوق تفوق يتفوق تتفوق يسبق تسبق يسبقه تسبقه يتقدم تتقدم يتقدمه تتقدمها قبل تعذر وحدها وحده بديل",
);

/// English words before a rank, words with which `first` is none, and those that an Arabic rank may stand for.
static DETERMINING: WordList = WordList::new("the a an his her their its our my becoming became");
static NO_RANKS: WordList = WordList::new("of place time day days night to aid lady name names half hand snow");
static AGAIN: WordList =
    WordList::new("again other another then next besides runner-up after later else second secondly finally");
static AGAIN_ARABIC: WordList = WordList::new("ثانية ثانيا ثالثة ثالثا");

/// Superlatives that do not end in -est.
static MOST: WordList = WordList::new("most least best worst");

/// Nouns and verbs that end like superlatives.
static NO_SUPERLATIVES: WordList = WordList::new(
    "test tests interest request guest protest forest harvest quest contest arrest west northwest southwest rest chest nest pest invest \
     suggest digest conquest inquest bequest modest honest priest",
);

/// A rank that the other side does not have: `first` for ثاني, `second highest` for أعلى.
pub(in crate::check) fn other_rank(pair: &Pair<'_>) -> Option<Rank> {
    let side = Side::BOTH.into_iter().find(|&side| pair.passage(side).language().is_english())?;
    let (english, arabic) = (pair.passage(side), pair.passage(side.other()));
    if !arabic.language().is_arabic() {
        return None;
    }
    instead_of_first(english, arabic, side).or_else(|| of_superlative(english, arabic, side))
}

/// Whether a passage has one of the words, whatever is written before it.
fn has(passage: &Passage<'_>, list: &WordList) -> bool {
    passage.tokens().iter().any(|token| {
        let plain = plain(&token.folded);
        list.has(&plain) || list.has(strip_proclitics(&plain))
    })
}

fn is_ordinal(fact: &Fact<'_>) -> bool {
    fact.quantity.is_some_and(|quantity| quantity.form == Form::Ordinal)
}

/// `the first African` for ثاني أفريقي: the only rank of either side.
fn instead_of_first(english: &Passage<'_>, arabic: &Passage<'_>, side: Side) -> Option<Rank> {
    let words = english.tokens();
    let word = |at: usize| words.get(at).map_or("", |token| &*token.folded);
    let mut firsts = (0..words.len()).filter(|&at| word(at) == "first");
    let at = firsts.next().filter(|_| firsts.next().is_none() && !has(arabic, &FIRST))?;
    // At first, in the first place, he first saw: no rank of a row.
    let is_rank = at.checked_sub(1).is_some_and(|before| DETERMINING.has(word(before))) && !NO_RANKS.has(word(at + 1));
    let first = words.get(at).filter(|_| is_rank && !words.iter().any(|token| AGAIN.has(&token.folded)))?;
    let (said, told) = (Fact::of(english), Fact::of(arabic));
    let mut ranks = told.iter().filter(|fact| is_ordinal(fact));
    let rank = ranks.next().filter(|fact| ranks.next().is_none() && (2.0..11.0).contains(&fact.value))?;
    // بكى ثانية: he wept again.
    let is_again = AGAIN_ARABIC.has(&plain(rank.span.of(arabic.whole())));
    let is_told = said.iter().any(|fact| fact.meets(rank) || same_value(fact.value, rank.value));
    (!is_told && !is_again).then_some(Rank { side, span: first.span, instead: Some(rank.span) })
}

/// `the second highest` for أعلى.
fn of_superlative(english: &Passage<'_>, arabic: &Passage<'_>, side: Side) -> Option<Rank> {
    let said = Fact::of(english);
    let is_of_superlative = |fact: &&Fact<'_>| {
        let next = english.tokens().iter().find(|token| token.span.start >= fact.span.end && &*token.folded != "-");
        let is_superlative =
            |word: &str| MOST.has(word) || word.ends_with("est") && word.len() > 5 && !NO_SUPERLATIVES.has(word);
        is_ordinal(fact) && fact.value >= 2.0 && next.is_some_and(|next| is_superlative(&next.folded))
    };
    let mut ranks = said.iter().filter(is_of_superlative);
    let rank = ranks.next().filter(|_| ranks.next().is_none())?;
    let is_told = Fact::of(arabic).iter().any(|fact| fact.meets(rank) || same_value(fact.value, rank.value));
    (!is_told && !has(arabic, &BEHIND)).then_some(Rank { side, span: rank.span, instead: None })
}
