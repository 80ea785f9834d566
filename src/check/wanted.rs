//! Whether a word of the target is one that somebody knows, and what the source asks for that the target lacks.

use super::Pair;
use super::shared::Shared;
use crate::language::arabic::clitics;
use crate::language::arabic::letters::{length, strip_conjunction, strip_proclitics};
use crate::language::arabic::morphology::broken::singulars;
use crate::language::arabic::verbs;
use crate::language::{Language, stem_of};
use crate::text::{Folding, Side, Token, TokenKind, fold_word};

/// The least strength of the lexicon with which the source asks for a word, and with which another word of the target answers it.
const ASKS: f32 = 0.05;
const ANSWERS: f32 = 0.2;

/// Letters of the shortest stem that is found in a word by taking off what may be written onto it: in تيهما is none.
const SHORTEST: usize = 3;

/// A word of the target as it is written, and its place among the tokens.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) token: &'t Token,
    pub(super) at: usize,
    pub(super) said: &'t str,
}

/// Bytes of the longest word that is looked at, marks too: what is longer is a line that lost its spaces, or no text.
const LONGEST: usize = 120;

/// The words of a link's target that are of one script, and no longer than words are.
pub(super) fn words<'p>(pair: &'p Pair<'_>, kind: TokenKind) -> impl Iterator<Item = Word<'p>> {
    let target = pair.target();
    let is_word = move |token: &Token| token.kind == kind && token.span.end - token.span.start <= LONGEST;
    let tokens = target.tokens().iter().enumerate().filter(move |(_, token)| is_word(token));
    tokens.map(move |(at, token)| Word { token, at, said: token.span.of(target.whole()) })
}

/// The script of the words that are looked at: of languages whose words are known.
pub(super) fn script(language: &Language) -> Option<TokenKind> {
    if language.is_arabic() { Some(TokenKind::Arabic) } else { language.is_english().then_some(TokenKind::Latin) }
}

/// Whether a lexicon has a word of the target, whatever is written onto it, or one that it is formed from, or a table has it as part of
/// a date or a name: يوليوز is July in Morocco.
pub(super) fn is_known(pair: &Pair<'_>, token: &Token) -> bool {
    let (shared, word) = (pair.shared(), &*token.folded);
    let has = |stem: &str| shared.has_stem(Side::Target, stem);
    let has_free = |stem: &String| has(&clitics::light_stem(&fold_word(stem, Folding::Letters)));
    let is_read = || {
        clitics::stems(word).iter().any(|reading| {
            reading.free_stems().iter().any(has_free)
                || reading.enclitic.is_some() && before_pronoun(reading.stem).is_some_and(|noun| has_free(&noun))
        })
    };
    let is_in_lexicon = || {
        has(&stem_of(token.kind, word, pair.target().language()))
            || token.kind == TokenKind::Arabic && (is_read() || is_formed(shared, word))
    };
    *shared.known.get(token, is_in_lexicon) || is_listed(pair, token)
}

/// The noun of a dual or plural that a pronoun stands behind: سفارتي(هما) is of سفارة, مستشارو(ها) of مستشار.
fn before_pronoun(stem: &str) -> Option<String> {
    let of_feminine = ["تي", "تا"].iter().find_map(|ending| stem.strip_suffix(ending)).map(|noun| format!("{noun}ة"));
    of_feminine
        .or_else(|| stem.strip_suffix(['ي', 'ا', 'و']).map(str::to_owned))
        .filter(|noun| length(noun) >= SHORTEST)
}

fn is_listed(pair: &Pair<'_>, token: &Token) -> bool {
    let target = pair.target();
    let anchors = &target.analysis.anchors;
    target.select(&anchors.dates, |date| date.span).iter().any(|date| date.span.overlaps(token.span))
        || target.select(&anchors.exonyms, |name| name.span).iter().any(|name| name.span.overlaps(token.span))
}

/// Whether an Arabic word that no lexicon has is formed from one that it has: السوابق is the plural of سابقة, تفتتح the imperfect of
/// افتتح.
fn is_formed(shared: &Shared<'_>, word: &str) -> bool {
    let has = |form: &str| shared.has_stem(Side::Target, &clitics::light_stem(&fold_word(form, Folding::Letters)));
    let bare = strip_proclitics(word);
    let imperfect = ['ي', 'ت', 'ن', 'أ'].iter().find_map(|person| strip_conjunction(bare).strip_prefix(*person));
    // Forms VII, VIII and X, whose perfect begins with a joining alef: no noun has their shape.
    let perfect = imperfect.map(|rest| format!("ا{rest}"));
    singulars(bare).iter().any(|singular| has(singular))
        || perfect.is_some_and(|perfect| verbs::is_he_perfect(&perfect))
}

/// The words that a link's source asks for and that one word of the target at most renders.
pub(super) struct Asking<'p, 'a> {
    pair: &'p Pair<'a>,
    stems: Vec<(&'a str, Option<usize>)>,
}

impl<'p, 'a> Asking<'p, 'a> {
    pub(super) fn of(pair: &'p Pair<'a>) -> Self {
        let (source, strengths) = (pair.source(), pair.strengths());
        let words = source.tokens().iter().enumerate();
        let words = words.filter(|(_, word)| matches!(word.kind, TokenKind::Latin | TokenKind::Arabic));
        let facts = pair.facts(Side::Source);
        let stems = words.filter_map(|(at, word)| {
            let mut answers = strengths.targets(at, ANSWERS);
            let answer = answers.next();
            let [stem, _] = &facts.form.of(word).stems;
            answers.next().is_none().then_some((stem.as_str(), answer))
        });
        Self { pair, stems: stems.collect() }
    }

    pub(super) fn pair(&self) -> &'p Pair<'a> {
        self.pair
    }

    /// Which words of the source nothing but one of the target renders, and `word` in its place would: their numbers in a list.
    pub(super) fn by(&self, in_place_of: &Word<'_>, word: &str) -> impl Iterator<Item = usize> {
        let (at, kind) = (in_place_of.at, in_place_of.token.kind);
        let (shared, stem) = (self.pair.shared(), stem_of(kind, word, self.pair.target().language()));
        // Most that is asked about is no word, which is told sooner than what it would translate.
        let stems = if shared.has_stem(Side::Target, &stem) { self.stems.as_slice() } else { &[] };
        let asks = move |(source, answer): &(&str, Option<usize>)| {
            answer.is_none_or(|answer| answer == at) && shared.strength(source, &stem) >= ASKS
        };
        stems.iter().enumerate().filter(move |(_, source)| asks(source)).map(|(number, _)| number)
    }
}
