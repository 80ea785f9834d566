//! Words that names of institutions, places and works are made of: they are translated, not spelled.

/// English words, sorted, that stand in names and are no names by themselves.
const WORDS: &str = "academy act administration administrator advocate affordable agency airport area arena army assembly association attorney authority avenue \
ball bank battle bay beach board book brexit bridge bureau business cathedral celebrity center centre champion championship charter church circuit city club coast \
college command commission committee commons company conference congress congressional constitution convention corps \
council country county court cup customs daily defence defense democrat department desert development diplomatic district \
drought earth east eastern emperor empire enforcement environment estate european evil exchange executive express facility \
federal federation festival fleet force forest foundation frigate fund game general giant global golden government group guard guardian hall harbor \
harbour health hill holiday hospital hotel house hurricane immigration independence industry initiative inquirer \
institute intelligence international investigation island journal justice kingdom labor labour lake land law leader \
league liberal library lord magazine magistrate majesty majority manager market medal medical memorial minister ministry minority \
monitor morning mount mountain museum national navy news north northeast northern northwest ocean office officer open \
opera ownership palace park parliament party peninsula pentagon people plaza police post power premier president press \
pretrial prevention prince princess prison prize progressive project protector protocol province public queen race radio railway \
rainfall region register republic republican reserve resort review revolution river road royal safety school science sea \
security senate senator service shooting show society south southeast southern southwest square stadium star state station storm \
street studies study summit sun supreme technology temple theater theatre throne times tournament tower town trade transport \
treasury treaty tribunal tribune trooper trophy tropical trust tunnel union united university valley vatican veteran village voter \
war water watch week west western white wing woman women world youth zone";

/// Whether a word in lower case is one of them.
pub(super) fn is_word(word: &str) -> bool {
    WORDS.split(' ').any(|known| known == word)
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
