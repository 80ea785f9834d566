//! Whether a word of the target is one that somebody knows, and what the source asks for that the target lacks.

use super::Pair;
use super::shared::Shared;
use crate::language::arabic::clitics;
use crate::language::arabic::letters::{strip_conjunction, strip_proclitics};
use crate::language::arabic::morphology::broken::singulars;
use crate::language::arabic::verbs;
use crate::language::stem_of;
use crate::text::{Folding, Side, Token, TokenKind, fold_word};

/// The least strength of the lexicon with which the source asks for a word, and with which another word of the target answers it.
const ASKS: f32 = 0.05;
const ANSWERS: f32 = 0.2;

/// Whether a lexicon has a word of the target, whatever is written onto it, or one that it is formed from.
pub(super) fn is_known(pair: &Pair<'_>, token: &Token) -> bool {
    let (shared, word) = (pair.shared(), &*token.folded);
    let has = |stem: &str| shared.has_stem(Side::Target, stem);
    let has_free = |stem: &String| has(&clitics::light_stem(&fold_word(stem, Folding::Letters)));
    let is_read = || clitics::stems(word).iter().any(|reading| reading.free_stems().iter().any(has_free));
    has(&stem_of(token.kind, word, pair.target().language()))
        || token.kind == TokenKind::Arabic && (is_read() || is_formed(shared, word))
}

/// Whether a lexicon has a word as it stands, or behind what may be written before it: nothing more is taken off (الوسابق is not سابق).
pub(super) fn is_word(pair: &Pair<'_>, kind: TokenKind, word: &str) -> bool {
    let has = |stem: &str| pair.shared().has_stem(Side::Target, stem);
    let folded = fold_word(word, Folding::Letters);
    has(&stem_of(kind, &fold_word(word, Folding::Marks), pair.target().language()))
        || kind == TokenKind::Arabic && clitics::stems(&folded).iter().any(|reading| has(reading.stem))
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

/// The words that a link's source asks for without a word of the target that renders them, but for one.
pub(super) struct Asked<'p, 'a> {
    pair: &'p Pair<'a>,
    stems: Vec<String>,
}

impl<'p, 'a> Asked<'p, 'a> {
    pub(super) fn but_for(pair: &'p Pair<'a>, token: &Token) -> Self {
        let (source, target) = (pair.source(), pair.target());
        let others = target.tokens().iter().filter(|other| other.span != token.span);
        let others: Vec<String> = others.map(|other| stem_of(other.kind, &other.folded, target.language())).collect();
        let words = source.tokens().iter().filter(|word| matches!(word.kind, TokenKind::Latin | TokenKind::Arabic));
        let stems = words.map(|word| stem_of(word.kind, &word.folded, source.language()));
        let is_open = |stem: &String| others.iter().all(|other| pair.shared().strength(stem, other) < ANSWERS);
        Self { pair, stems: stems.filter(is_open).collect() }
    }

    /// Which of the source's words a word of the target would render, by their places in a list.
    pub(super) fn by(&self, kind: TokenKind, word: &str) -> impl Iterator<Item = usize> {
        let (shared, stem) = (self.pair.shared(), stem_of(kind, word, self.pair.target().language()));
        // Most that is asked about is no word, which is told sooner than what it would translate.
        let stems = if shared.has_stem(Side::Target, &stem) { self.stems.as_slice() } else { &[] };
        let asks = move |source: &String| shared.strength(source, &stem) >= ASKS;
        stems.iter().enumerate().filter(move |(_, source)| asks(source)).map(|(at, _)| at)
    }
}
