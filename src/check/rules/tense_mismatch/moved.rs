//! Verbs that say what will be where the source says what was, and the reverse: ستزرع for `were planted`, وصلت for `will reach`.

use super::MODALS;
use crate::check::Pair;
use crate::language::arabic::clitics::light_stem;
use crate::language::arabic::future::future;
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::{WordList, is_function_word, stem};
use crate::text::{Side, TokenKind};

/// A verb of each side, by their places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moved {
    pub(super) english: usize,
    pub(super) arabic: usize,
    /// Whether the English one speaks of the future.
    pub(super) is_lost: bool,
}

/// From this strength of the lexicon on two verbs translate each other, and from this cosine of their vectors on.
const KNOWN: f32 = 0.1;
const ALIKE: f32 = 0.55;

/// Verbs of both sides that are held against each other at most: texts without sentences have any number.
const MOST: usize = 64;

/// English words that speak of what may come, or of something past as of what was to come: anywhere, and before the verb.
static OPEN: WordList = WordList::new(
    "if unless whether next tomorrow wish wished suppose imagine feared fears asked asks later afterwards subsequently eventually passed",
);
static OPEN_BEFORE: WordList = WordList::new(
    "may might must can could soon upcoming forthcoming future until when once plan plans time on \
     planned planning expect expects expected expecting due set intend intends intended hope hopes hoped aim aims aimed vow vowed vows \
     pledge pledges pledged promise promises promised threaten threatened threatens prepare prepared preparing ready likely scheduled \
     project projected projects forecast forecasts predict predicts predicted bound want wants wanted propose proposes proposed ordered \
     order agreed agree agrees decided decide decides potential potentially proposal bid let get gets getting to",
);

/// So many words before a verb open what it says.
const OPENING: usize = 6;

/// English pasts that do not end in `ed`, those that are participles too behind them.
static PASTS: WordList = WordList::new(
    "became began chose drew drove fell flew gave grew knew rose said shook spoke stole swore took threw went wore wrote broke",
);
static PARTICIPLES: WordList = WordList::new(
    "built bought caught chosen dealt drawn driven fallen felt fought found flown given grown held kept known led left lost made met paid \
     risen sold sent shot shown spent spoken spread stood stolen struck taken taught told thought thrown gone won worn written broken brought \
     sown laid fed sung begun eaten hidden hung bred cut put shut",
);

/// Words before a participle that put it into the past, and those that do not.
static WAS: WordList = WordList::new("was were had has have been");
static IS: WordList = WordList::new("be being is are am get gets getting to as not");

/// Words right before a participle that is an adjective; an adverb may stand between.
static DETERMINERS: WordList = WordList::new(
    "a an the its his her their our my your this that these those any some no all newly recently already once by with of and or",
);

/// English words with which `would` speaks of what is not or was wont to be.
static REPORTED_OPEN: WordList = WordList::new(
    "if unless have rather like love prefer wish wished could might should often always every sometimes never usually each be as otherwise",
);

/// Perfects by which Arabic says that something is done again.
static AGAIN: WordList = WordList::new("اعيد اعيدت اعاد اعادت اعادوا");

/// So many words before a participle its auxiliary stands.
const AUXILIARY: usize = 3;

/// Arabic words behind which a perfect says what may come. In plain spelling ان is also أن and إن: in reported speech nothing is said.
static CONDITIONS: WordList = WordList::new(
    "اذا لو لولا متي مهما كلما عندما حالما بمجرد ريثما بعدما ليت لعل لربما حينما كيفما اينما ان الا حال ايا فور لحظة لحظه",
);

/// Arabic words that say that something will be, whatever the verbs.
static COMING: WordList = WordList::new(
    "سوف لن المقرر المتوقع المرتقب المنتظر المزمع يتوقع تتوقع يعتزم تعتزم المحتمل يرجح ينوي تنوي يخطط تخطط ربما يمكن",
);

/// Arabic words by which what came later in the past is told as what will be, and what is not so.
static TOLD_LATER: WordList = WordList::new("بعد بعدها بعدئذ بعدما لاحقا قبل حين لو لنفترض اتمني نتمني هب");

/// Arabic words whose verb stands in a clause of its own.
static RELATIVES: WordList =
    WordList::new("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي ما كما مما بما فيما عما حيث كالذي كالتي");

/// Roots that end in ت: تثبت, تفلت, تلفت are imperfects.
static ROOTS_IN_TAA: WordList =
    WordList::new("ثبت نبت نحت فلت لفت لتفت سكت نصت صمت كبت مقت نعت شتت تفتت ثبتت خفت قنت بهت");

/// Articles that no perfect has.
const ARTICLES: [&str; 4] = ["ال", "بال", "كال", "لل"];

/// Words before `will` that make it a noun.
static BEFORE_NOUN: WordList = WordList::new(
    "the a an his her their its my your our good free political ill own of against no last strong any at this that",
);

/// What stands between `will` and its verb.
static BETWEEN: WordList =
    WordList::new("be also then now still likely probably only soon finally not first again already");

/// The verbs of a link from English to Arabic whose time is another.
pub(super) fn moved(pair: &Pair<'_>) -> Option<Moved> {
    let has = |side: Side, of: fn(&str) -> bool| pair.passage(side).tokens().iter().any(|token| of(&token.folded));
    let (may_be_future, may_be_lost) = (has(Side::Target, may_be_future), has(Side::Source, is_will));
    let is_reported = has(Side::Source, |word| word == "would");
    if !may_be_future && !may_be_lost && !is_reported {
        return None;
    }
    let view = View::new(pair);
    let made = may_be_future.then(|| view.made_future()).flatten();
    let lost = || may_be_lost.then(|| view.lost_future()).flatten();
    made.or_else(lost).or_else(|| is_reported.then(|| view.lost_in_report()).flatten())
}

fn may_be_future(word: &str) -> bool {
    strip_conjunction(word).starts_with('س')
}

/// Whether an English word says what will be.
pub(super) fn is_will(word: &str) -> bool {
    word == "will" || word == "ll" || word.ends_with("'ll") || word.ends_with("’ll")
}

struct View<'p, 'a> {
    pair: &'p Pair<'a>,
    english: Vec<String>,
    /// The words of the target in plain spelling.
    arabic: Vec<String>,
}

impl<'p, 'a> View<'p, 'a> {
    fn new(pair: &'p Pair<'a>) -> Self {
        let english = pair.source().tokens().iter().map(|token| token.folded.replace('’', "'"));
        let arabic = pair.target().tokens().iter().map(|token| plain(&token.folded).into_owned());
        Self { pair, english: english.collect(), arabic: arabic.collect() }
    }

    fn word(&self, at: usize) -> &str {
        self.english.get(at).map_or("", String::as_str)
    }

    /// An Arabic word without a conjunction.
    fn bare(&self, at: usize) -> &str {
        self.arabic.get(at).map_or("", |word| strip_conjunction(word))
    }

    /// A verb with the س of the future for an English past; nothing where the English side speaks of what may come.
    fn made_future(&self) -> Option<Moved> {
        let futures: Vec<usize> = (0..self.arabic.len()).filter(|&at| self.future(at).is_some()).collect();
        // They won; they won't.
        let is_won = |at: usize| self.word(at) == "won" && !matches!(self.word(at + 1), "'" | "t" | "not");
        let is_open =
            |at: usize| MODALS.has(self.word(at)) && !is_won(at) || OPEN.has(self.word(at)) || is_year(self.word(at));
        let is_told_later = |at: usize| TOLD_LATER.has(self.bare(at));
        if futures.is_empty() || (0..self.english.len()).any(is_open) || (0..self.arabic.len()).any(is_told_later) {
            return None;
        }
        let pasts: Vec<usize> = (0..self.english.len()).filter(|&at| self.is_past(at)).collect();
        if futures.len() * pasts.len() > MOST {
            return None;
        }
        let free = futures.into_iter().filter(|&at| !self.is_relative(at));
        let mut pairs = free.flat_map(|arabic| pasts.iter().map(move |&english| (english, arabic)));
        let (english, arabic) = pairs.find(|&(english, arabic)| self.are_one(english, arabic))?;
        Some(Moved { english, arabic, is_lost: false })
    }

    /// A perfect for a verb behind `will`; nothing where the Arabic side speaks of what will be, or of conditions.
    fn lost_future(&self) -> Option<Moved> {
        let (will, verb) = self.only(is_will)?;
        if will.checked_sub(1).is_some_and(|before| BEFORE_NOUN.has(self.word(before))) {
            return None;
        }
        let is_participle = self.word(verb).ends_with("ed") || PARTICIPLES.has(self.word(verb));
        let is_said_of =
            (will..verb).any(|at| self.word(at) == "be") != is_participle && !self.word(verb).ends_with("ing");
        let is_verb = !is_function_word(self.pair.source().language(), self.word(verb));
        if !is_verb || is_said_of || self.word(verb) == "have" || self.speaks_of_future() {
            return None;
        }
        // فقد أعيد: a perfect that is none of a condition.
        let mut done = (0..self.arabic.len()).filter(|&at| self.is_done(at)).take(MOST);
        if let Some(arabic) = done.find(|&at| self.are_one(verb, at)) {
            return Some(Moved { english: verb, arabic, is_lost: true });
        }
        if (0..self.arabic.len()).any(|at| CONDITIONS.has(self.bare(at))) {
            return None;
        }
        // `which will be sown`, `will also close`: the verb of that clause.
        let before = will.checked_sub(1).map_or("", |before| self.word(before));
        let is_clause = |at: usize| {
            let joint = at.checked_sub(1).map_or("", |before| self.bare(before));
            matches!(before, "which" | "who") && joint.starts_with("ال") || verb > will + 1 && joint == "كما"
        };
        let is_own = |at: usize| self.is_perfect(at) && (!self.is_relative(at) || is_clause(at));
        let perfects = (0..self.arabic.len()).filter(|&at| is_own(at)).take(MOST);
        let arabic = perfects.into_iter().find(|&at| self.are_one(verb, at))?;
        Some(Moved { english: verb, arabic, is_lost: true })
    }

    /// Where the only word of a kind stands in the source, and the verb behind it.
    fn only(&self, is: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
        let mut auxiliaries = (0..self.english.len()).filter(|&at| is(self.word(at)));
        let auxiliary = auxiliaries.next().filter(|_| auxiliaries.next().is_none())?;
        Some((auxiliary, (auxiliary + 1..self.english.len()).find(|&at| !BETWEEN.has(self.word(at)))?))
    }

    /// Whether the target says of anything that it will be.
    fn speaks_of_future(&self) -> bool {
        (0..self.arabic.len()).any(|at| COMING.has(self.bare(at)) || self.future(at).is_some())
    }

    /// `said she would appeal` for قالت إنها استأنفت: a perfect right behind the pronoun of what is reported.
    fn lost_in_report(&self) -> Option<Moved> {
        let (_, verb) = self.only(|word| word == "would")?;
        let is_open = |word: &String| REPORTED_OPEN.has(word) || is_will(word);
        if self.english.iter().any(is_open) || self.speaks_of_future() {
            return None;
        }
        let reported = |at: &usize| {
            let before = at.checked_sub(1).map_or("", |before| self.bare(before));
            matches!(before, "انها" | "انهم" | "انهما" | "انهن" | "انه") && self.is_perfect(*at)
        };
        let arabic = (0..self.arabic.len()).filter(reported).find(|&at| self.are_one(verb, at))?;
        Some(Moved { english: verb, arabic, is_lost: true })
    }

    /// The imperfect behind the س of the future.
    fn future(&self, at: usize) -> Option<&str> {
        // فستان is a dress.
        let written = self.arabic.get(at)?;
        future(self.bare(at)).filter(|_| !written.starts_with('ف') || written.starts_with("فسي"))
    }

    /// Whether a word is a perfect of “she” by its shape, which few nouns share.
    fn is_perfect(&self, at: usize) -> bool {
        let written = self.arabic.get(at).map_or("", String::as_str);
        [written, self.bare(at)].iter().any(|word| {
            let stem = word.strip_suffix('ت').filter(|stem| !stem.ends_with(['ا', 'و', 'ي']) && length(stem) > 2);
            let is_imperfect = word.strip_prefix(['ت', 'ي', 'ن', 'ا']).is_some_and(|rest| ROOTS_IN_TAA.has(rest));
            stem.is_some()
                && !is_imperfect
                && !ROOTS_IN_TAA.has(word)
                && !ARTICLES.iter().any(|it| word.starts_with(it))
        })
    }

    /// Whether a word is a perfect behind قد. قد أعود is `I may return`, unless nobody speaks of himself.
    fn is_done(&self, at: usize) -> bool {
        let written = self.pair.target().tokens().get(at).map_or("", |token| &*token.folded);
        let imperfect = written.starts_with(['ي', 'ت', 'ن']) && !written.starts_with("تم")
            || written.starts_with('أ') && self.english.iter().any(|word| word == "i");
        let before = at.checked_sub(1).map_or("", |before| self.bare(before));
        matches!(before, "قد" | "فقد" | "لقد") && (!imperfect || self.is_perfect(at))
    }

    /// Whether an Arabic verb stands in a relative clause or one of comparison.
    fn is_relative(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| RELATIVES.has(self.bare(before)))
    }

    fn is_past(&self, at: usize) -> bool {
        let Some(token) = self.pair.source().tokens().get(at).filter(|token| token.kind == TokenKind::Latin) else {
            return false;
        };
        let word = self.word(at);
        let is_name = token.span.of(self.pair.source().whole()).starts_with(char::is_uppercase);
        let is_opened = (at.saturating_sub(OPENING)..at).any(|before| OPEN_BEFORE.has(self.word(before)));
        let is_participle = word.ends_with("ed") && word.len() > 4 && !word.ends_with("eed") || PARTICIPLES.has(word);
        let auxiliary = (at.saturating_sub(AUXILIARY)..at).rev().map(|before| self.word(before));
        let auxiliary = auxiliary.into_iter().find(|word| WAS.has(word) || IS.has(word));
        let before = |steps: usize| at.checked_sub(steps).map_or("", |before| self.word(before));
        let is_adjective = DETERMINERS.has(before(1)) || before(1).ends_with("ly") && DETERMINERS.has(before(2));
        let is_finite = auxiliary.map_or(!is_adjective, |word| WAS.has(word));
        !is_name && !is_opened && (PASTS.has(word) || is_participle && is_finite)
    }

    /// Whether two verbs translate each other: the lexicon or their vectors say so, and no other word of either side is nearer to one of
    /// them than they are to each other. `reopen` is أعاد with a noun.
    fn are_one(&self, english: usize, arabic: usize) -> bool {
        let (shared, language) = (self.pair.shared(), self.pair.source().language());
        if self.word(english).starts_with("re") && AGAIN.has(self.bare(arabic)) {
            return true;
        }
        let written = self.arabic.get(arabic).map_or("", String::as_str);
        let verbs = self.future(arabic).map_or([written, self.bare(arabic)], |verb| [verb; 2]);
        let stem_at =
            |at: usize| self.pair.source().tokens().get(at).map(|token| stem(token, language)).unwrap_or_default();
        let own = stem_at(english);
        let is_said_twice = |at: usize| at != english && stem_at(at) == own;
        if (0..self.english.len()).any(is_said_twice) {
            return false;
        }
        let strength = |word: &str| shared.strength(&own, &light_stem(word));
        let known = verbs.iter().map(|verb| strength(verb)).fold(0.0, f32::max);
        if known >= KNOWN {
            let is_rival = |at: &usize| *at != arabic && strength(self.bare(*at)) >= known;
            return !(0..self.arabic.len()).any(|at| is_rival(&at));
        }
        let Some(vectors) = shared.word_vectors() else { return false };
        let forms = vectors.of(&[self.word(english), &past_of(self.word(english)), verbs[0], verbs[1]]);
        let cosine = |form: usize| forms.cosine(0, &forms, form).max(forms.cosine(1, &forms, form));
        let (likeness, form) = if cosine(2) >= cosine(3) { (cosine(2), 2) } else { (cosine(3), 3) };
        if likeness < ALIKE {
            return false;
        }
        let content = |side: Side| {
            let start = self.pair.passage(side).token_range().start;
            move |at: &usize| self.pair.word_linker().is_content(side, start + at)
        };
        let others = (0..self.english.len()).filter(|&at| at != english).filter(content(Side::Source));
        let others: Vec<&str> = others.map(|at| self.word(at)).collect();
        let rivals = (0..self.arabic.len()).filter(|&at| at != arabic).filter(content(Side::Target));
        let rivals: Vec<&str> = rivals.map(|at| self.bare(at)).collect();
        let (others, rivals) = (vectors.of(&others), vectors.of(&rivals));
        (0..others.len()).all(|at| others.cosine(at, &forms, form) < likeness)
            && (0..rivals.len()).all(|at| rivals.cosine(at, &forms, 0).max(rivals.cosine(at, &forms, 1)) < likeness)
    }
}

/// Whether a word is a year: what came later in a biography is told as what will be.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The past of a verb that forms it as most do.
fn past_of(verb: &str) -> String {
    match verb.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o', 'u'])) {
        _ if verb.ends_with("ed") => verb.to_owned(),
        Some(rest) => format!("{rest}ied"),
        None if verb.ends_with('e') => format!("{verb}d"),
        None => format!("{verb}ed"),
    }
}
