//! `في الحكومة الجديد`: a noun behind a preposition and the adjective behind it.

use super::{Clash, Feature, Words};
use crate::language::WordList;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};

/// Adjectives in the masculine, which are no nouns for persons.
static ADJECTIVES: WordList = WordList::new(
    "جديد قديم طويل قصير خطير شديد سريع مهم واسع مختلف متزايد محدود مشترك نهائي أساسي رئيسي تاريخي قانوني رسمي كبير صغير \
     سابق مقبل قادم ماضي حالي جيد سيئ عالمي دولي محلي داخلي خارجي اجتماعي اقتصادي سياسي عسكري أمني ثقافي إعلامي تجاري \
     صناعي زراعي نووي وطني شعبي",
);

/// Those of them that persons are called by too: before these an indefinite noun may be in the construct state.
static PERSONS: WordList = WordList::new("اقتصادي سياسي عسكري أمني إعلامي تجاري صناعي وطني سابق كبير صغير قديم رسمي");

/// Prepositions: a noun behind one begins its phrase.
static PREPOSITIONS: WordList = WordList::new("في من على إلى عن مع بعد قبل منذ خلال بين حول ضد نحو");

/// The adjective at `at` against the noun before it.
pub(super) fn clash(words: Words<'_>, at: usize) -> Option<Clash> {
    let before = at.checked_sub(1)?;
    let (adjective, is_definite) = match articled(words.at(at)) {
        Some(("ال", adjective)) => (adjective, true),
        Some(_) => return None,
        None => (words.at(at), false),
    };
    let feminine = adjective.strip_suffix('ة');
    let stem = feminine.unwrap_or(adjective);
    if !ADJECTIVES.has(stem) {
        return None;
    }
    let noun = noun(words, before, is_definite)?;
    let clashes = match feminine {
        Some(_) => kinds(noun) == Kinds::MASCULINE,
        None => kinds(noun) == Kinds::FEMININE && noun.ends_with('ة') && length(noun) > 3,
    };
    // السابق ذكرها, الجديد منها: the adjective belongs to what follows.
    let goes_on = words.at(at + 1).ends_with("ها") || words.at(at + 1).ends_with('ه');
    let construct = !is_definite && (PERSONS.has(stem) || articled(words.at(at + 1)).is_some());
    if !clashes || goes_on || construct {
        return None;
    }
    let (said, span) = words.said(at);
    let (noun, _) = words.said(before);
    let word = words.at(at);
    let right = if feminine.is_some() { word.strip_suffix('ة').map(str::to_owned) } else { Some(format!("{word}ة")) };
    Some(Clash {
        feature: Feature::Gender,
        message: format!("“{said}” does not agree with “{noun}”."),
        span,
        confidence: 0.8,
        right,
    })
}

/// The noun at `at` without its article, if it is definite or indefinite as asked and begins its phrase.
fn noun(words: Words<'_>, at: usize, is_definite: bool) -> Option<&str> {
    let preposition = PREPOSITIONS.has(strip_conjunction(words.before(at)));
    match articled(words.at(at)) {
        Some(("ال", noun)) => (is_definite && preposition).then_some(noun),
        Some(("بال" | "لل" | "وبال" | "ولل", noun)) => is_definite.then_some(noun),
        Some(_) => None,
        None => (!is_definite && preposition && !words.is_accusative(at)).then(|| words.at(at)),
    }
}
