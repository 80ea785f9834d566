//! Words that names of institutions, places and works are made of: they are translated, not spelled.

use crate::align::anchors::NameWord;
use crate::check::Pair;
use crate::check::vectors::written_stems;
use crate::language::{Language, WordList, stem_of, words};
use crate::text::{Side, TokenKind};

/// English words, sorted, that stand in names and are no names by themselves.
static WORDS: WordList = WordList::new(
    "academy act administration administrator advocate affordable agency airport alliance alternative andromeda antarctic \
aquarius arctic area arena aries army assembly association athletics atlantic attorney authority avenue ball bank battle \
bay beach biennale board bond book brexit bridge budget bureau business campaign capital capricorn carnival cathedral \
celebrity celsius center central centre champion championship charter church circuit city civic climate club coalition \
coast college combat command commission committee commons community company confederation conference congress \
congressional constitution consumer convention cooperative corps council country county court creditor crescent cross \
cup customs cycling daily decade defence defender defense democracy democrat democratic department derby desert \
development digital diplomatic district drought earth east eastern economic economy education elite emperor empire \
energy enforcement environment environmental equality estate european evil exchange executive express facility faculty \
fahrenheit farmer federal federation festival finance fishery fleet food force forest forum foundation freedom friend \
frigate frontier fund future game gemini general giant giro global golden government grand green group guard guardian \
hall harbor harbour health hill holiday hospital hotel house human humanitarian hurricane immigration independence \
industry initiative inquirer institute intelligence international investigation investment island journal justice kelvin \
kingdom labor laboratory labour lake land law leader league liberal libra library literature loan lord magazine \
magistrate majesty majority manager marathon marine maritime market medal medical memorial mining minister ministry \
minority mission monitor morning mount mountain movement muppet museum mutual national nature navy news north northeast \
northern northwest observatory ocean office officer open opera orchestra organisation organization orion ownership pact \
palace park parliament partnership party path patrol peace peninsula pension pentagon people pilgrim pisces planet \
platform plaza polar police popular post power premier president press pretrial prevention prince princess prison prix \
prize program programme progress progressive project prosecutor protection protector protocol provident province public \
queen race radio railway rainfall rally reef regatta region regional register regulator republic republican rescue \
research reserve resort review revolution right river road ronda royal rural safety sagittarius saving school science \
scorpio sea secretariat section sector security senate senator service shelter shooting show slam socialist society \
solar solidarity south southeast southern southwest space special square stadium star state station statistic storm \
street studies study summit sun superior support supreme survey system taurus tax teacher technology telescope temple \
theater theatre throne times tour tournament tower town trade transparency transport treasury treaty triathlon tribunal \
tribune trooper trophy tropical trust tunnel union united universal university urban valley vatican veteran village \
vision volunteer voter vuelta war watch water weather week welfare west western white wildlife wing woman women worker \
workshop world youth zodiac zone",
);

/// Cosine of the vectors of an English and an Arabic word from which on one translates the other, and where the lexicon does not know
/// the English one: names lie beside each other.
const TRANSLATES: f32 = 0.6;
const SURELY_TRANSLATES: f32 = 0.75;

/// Whether the Arabic side has a word that lies beside a word of a name, in lower case: names of places and works are made of words.
pub(super) fn has_translation(pair: &Pair<'_>, word: &str) -> bool {
    let Some(vectors) = pair.shared().word_vectors() else { return false };
    let known = std::iter::once(word.to_owned()).chain(stems(word));
    let mut known = known.map(|word| stem_of(TokenKind::Latin, &word, pair.source().language()));
    let is_known = known.any(|stem| pair.shared().has_stem(Side::Source, &stem));
    let least = if is_known { TRANSLATES } else { SURELY_TRANSLATES };
    let arabic = pair.target().tokens().iter().filter(|token| token.kind == TokenKind::Arabic);
    let forms: Vec<String> = arabic.flat_map(|token| written_stems(&token.folded)).collect();
    vectors.learn(forms.iter().map(String::as_str).chain([word]));
    let (own, others) = (vectors.of(&[word]), vectors.of(&forms.iter().map(String::as_str).collect::<Vec<_>>()));
    (0..forms.len()).any(|form| own.cosine(0, &others, form) >= least)
}

/// Whether a word in lower case is one of them.
pub(super) fn is_word(word: &str) -> bool {
    WORDS.has(word)
}

/// Endings of English words that are made of others; names of one word that end so may be such words.
const ENDINGS: [&str; 31] = [
    "ian", "ians", "an", "ans", "ese", "ish", "ist", "ists", "ern", "ward", "ing", "ings", "tion", "tions", "ment",
    "ments", "ity", "ness", "able", "ers", "est", "ism", "ies", "ful", "ary", "ial", "ical", "ised", "ized", "n't",
    "n’t",
];

/// Whether a word may be derived from another: an adjective of origin, a noun of action.
pub(super) fn is_derived(word: &str) -> bool {
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// A word in lower case and what it may be the plural or another form of.
pub(super) fn stems(word: &str) -> Vec<String> {
    let mut stems = vec![word.to_owned()];
    let mut strip = |ending: &str, instead: &str| {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 2) {
            stems.push(format!("{stem}{instead}"));
        }
    };
    for (ending, instead) in
        [("s", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("ly", "")]
    {
        strip(ending, instead);
    }
    let hisses = word.strip_suffix("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'h']));
    stems.extend(hisses.map(str::to_owned));
    stems
}

/// Whether a word is a name by itself: no word of the language, nothing that names of institutions are made of.
pub(super) fn is_proper(word: &NameWord) -> bool {
    let stems = stems(&word.folded);
    let vowels = word.folded.contains(['a', 'e', 'i', 'o', 'u', 'y', 'á', 'é', 'í', 'ó', 'ú']);
    let english = Language::english();
    let made = ["ing", "ings", "ment", "ness", "esses", "ships", "ship"];
    vowels
        && !made.iter().any(|ending| word.folded.ends_with(ending))
        && !words::is_noun(&english, &word.folded)
        && !stems.iter().any(|stem| words::is_common(&english, stem) == Some(true) || is_word(stem))
}
