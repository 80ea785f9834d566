//! What single words of a text are: found once for each distinct word, when it is first asked for.

use std::sync::OnceLock;

use super::agreement::kinds_of;
use super::forms::{self, Form};
use super::glossary::{Resembled, resembled};
use super::roles;
use super::skeleton::Skeleton;
use super::{exchanged, modified, opposites, referents, renderings, similarity};
use super::{gendered, trades};
use crate::align::Analysis;
use crate::align::anchors::spelling::Arabic;
use crate::language::Language;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::hamza::{Restored, restore};
use crate::language::arabic::joining::joined;
use crate::language::arabic::yaa::{Respelled, respell};
use crate::language::arabic::{negation, verbs};
use crate::language::english::negation as english_negation;
use crate::language::english::pronouns;
use crate::text::{Folding, Token, TokenKind, fold_word};

/// Answers to one question about the words of a text.
#[derive(Debug)]
pub(super) struct Answers<'a, T> {
    text: &'a Analysis,
    by_word: OnceLock<Box<[OnceLock<T>]>>,
    /// The answer for what is no word of the text.
    none: T,
}

impl<'a, T: Default> Answers<'a, T> {
    pub(super) fn new(text: &'a Analysis) -> Self {
        Self { text, by_word: OnceLock::new(), none: T::default() }
    }

    /// The answer for a token of the text; `find` finds it out.
    pub(super) fn get(&self, token: &Token, find: impl FnOnce() -> T) -> &T {
        debug_assert!(self.text.is_word(token), "“{}” is of another text", token.folded);
        let answers = self.by_word.get_or_init(|| (0..self.text.word_count()).map(|_| OnceLock::new()).collect());
        answers.get(token.word as usize).map_or(&self.none, |answer| answer.get_or_init(find))
    }
}

/// A question about words that needs nothing but the word.
#[derive(Debug)]
pub(super) struct Fact<'a, T> {
    find: fn(&Token, &Language) -> T,
    answers: Answers<'a, T>,
}

impl<'a, T: Default> Fact<'a, T> {
    fn new(text: &'a Analysis, find: fn(&Token, &Language) -> T) -> Self {
        Self { find, answers: Answers::new(text) }
    }

    /// The answer for a token of the text.
    pub(super) fn of(&self, token: &Token) -> &T {
        self.answers.get(token, || (self.find)(token, &self.answers.text.language))
    }
}

/// All that rules ask of the words of a text.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    /// How an Arabic word may be read.
    pub(super) form: Fact<'a, Form>,
    /// Which kinds of words that agree with others an Arabic word may be.
    pub(super) agreeing: Fact<'a, u16>,
    /// What an Arabic word is with its hamza, if it lacks one.
    pub(super) restored: Fact<'a, Option<Box<Restored>>>,
    /// The stems that may translate an English word.
    pub(super) translations: Fact<'a, Vec<String>>,
    /// What the table of opposites has for a word of the target.
    pub(super) opposing: Fact<'a, opposites::Reading>,
    /// Which members of groups an Arabic word renders.
    pub(super) exchanged: Fact<'a, exchanged::Rendered>,
    /// What the table of modifiers has for a word of the target.
    pub(super) modifying: Fact<'a, modified::Reading>,
    /// Whether an Arabic or English word may negate.
    pub(super) negating: Fact<'a, bool>,
    /// What the table of nouns for one sex has for a word.
    pub(super) gendered: Fact<'a, gendered::Rows>,
    /// What the table of trades has for a word.
    pub(super) trades: Fact<'a, trades::Rows>,
    /// The terms of news that a word of the source may begin.
    pub(super) terms: Fact<'a, Vec<u32>>,
    /// The renderings of these that a word of the target may begin.
    pub(super) renderings: Fact<'a, Vec<u32>>,
    /// What a word may be a form of.
    pub(super) resembled: Fact<'a, Option<Box<Resembled>>>,
    /// The consonants of an Arabic word.
    pub(super) skeleton: Fact<'a, Skeleton>,
    /// The roles that an Arabic word names somebody by.
    pub(super) roles: Fact<'a, Vec<usize>>,
    /// The gender of an Arabic verb of saying.
    pub(super) saying: Fact<'a, Option<Gender>>,
    /// Whether an English word is a pronoun, but for how it is written.
    pub(super) pronoun: Fact<'a, bool>,
    /// What an Arabic word is without a hamza that it should not have.
    pub(super) joined: Fact<'a, Option<Box<str>>>,
    /// What an Arabic word with the wrong one of ي and ى is.
    pub(super) respelled: Fact<'a, Option<Box<Respelled>>>,
    /// The sounds of an Arabic word.
    pub(super) spelled: Fact<'a, Option<Arabic>>,
    /// How many Arabic letters a word has.
    pub(super) letter_count: Fact<'a, usize>,
    /// A word with its letters unified.
    pub(super) unified: Fact<'a, String>,
}

fn may_negate(token: &Token, language: &Language) -> bool {
    if language.is_arabic() {
        arabic(token).is_some_and(negation::may_negate)
    } else {
        language.is_english() && english_negation::may_negate(&token.folded)
    }
}

/// The word of a token in the Arabic script.
fn arabic(token: &Token) -> Option<&str> {
    (token.kind == TokenKind::Arabic).then_some(&*token.folded)
}

impl<'a> Facts<'a> {
    pub(super) fn new(text: &'a Analysis) -> Self {
        Self {
            form: Fact::new(text, forms::read),
            agreeing: Fact::new(text, |token, _| arabic(token).map_or(0, kinds_of)),
            restored: Fact::new(text, |token, _| restore(&token.folded).map(Box::new)),
            translations: Fact::new(text, referents::translations),
            opposing: Fact::new(text, |token, _| opposites::read(token)),
            exchanged: Fact::new(text, |token, _| arabic(token).map(exchanged::read).unwrap_or_default()),
            modifying: Fact::new(text, |token, _| modified::read(token)),
            negating: Fact::new(text, may_negate),
            gendered: Fact::new(text, gendered::read),
            trades: Fact::new(text, trades::read),
            terms: Fact::new(text, |token, _| renderings::terms(token)),
            renderings: Fact::new(text, |token, _| renderings::renderings(token)),
            resembled: Fact::new(text, |token, _| resembled(token).map(Box::new)),
            skeleton: Fact::new(text, |token, _| Skeleton::of_arabic(&token.folded)),
            roles: Fact::new(text, |token, _| arabic(token).map(roles::read).unwrap_or_default()),
            saying: Fact::new(text, |token, _| arabic(token).and_then(verbs::saying)),
            pronoun: Fact::new(text, |token, _| pronouns::pronoun(&token.folded).is_some()),
            joined: Fact::new(text, |token, _| arabic(token).and_then(joined).map(String::into_boxed_str)),
            respelled: Fact::new(text, |token, _| arabic(token).and_then(respell).map(Box::new)),
            spelled: Fact::new(text, |token, _| arabic(token).map(Arabic::new)),
            letter_count: Fact::new(text, |token, _| similarity::letters(token)),
            unified: Fact::new(text, |token, _| fold_word(&token.folded, Folding::Letters)),
        }
    }
}
