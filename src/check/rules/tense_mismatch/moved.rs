//! Verbs that say what will be where the source says what was, and the reverse: ستزرع for `were planted`, وصلت for `will reach`.

use crate::check::Pair;
use crate::language::arabic::clitics::light_stem;
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::{WordList, stem};
use crate::text::{Side, Token, TokenKind};

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

/// English words that speak of what may come: anywhere, and before the verb.
static OPEN: WordList = WordList::new(
    "will won would wouldn wouldn't shall ll d going i'd you'd he'd she'd it'd we'd they'd i'll you'll he'll she'll it'll we'll they'll",
);
static OPEN_BEFORE: WordList = WordList::new(
    "may might must can could should tomorrow soon next upcoming forthcoming future later until unless if whether when once plan plans \
     planned planning expect expects expected expecting due set intend intends intended hope hopes hoped aim aims aimed vow vowed vows \
     pledge pledges pledged promise promises promised threaten threatened threatens prepare prepared preparing ready likely scheduled \
     project projected projects forecast forecasts predict predicts predicted bound want wants wanted propose proposes proposed ordered \
     order agreed agree agrees decided decide decides eventually potential potentially proposal bid let get gets getting to",
);

/// So many words before a verb open what it says.
const OPENING: usize = 6;

/// English pasts that do not end in `ed`.
static IRREGULAR: WordList = WordList::new(
    "became began built bought caught chose chosen came dealt drew drawn drove driven fell fallen felt fought found flew flown gave given \
     grew grown held kept knew known led left lost made met paid ran rose risen said sold sent shook shown shot spent spoke spoken spread \
     stood stole stolen struck swore took taken taught told thought threw thrown went gone won wore wrote written broke broken brought",
);

/// Words before a participle that put it into no past.
static BEFORE_PARTICIPLE: WordList = WordList::new("be being is are am get gets getting to as not a an the");

/// Arabic words behind which a perfect says what may come.
static CONDITIONS: WordList =
    WordList::new("اذا لو لولا متي مهما كلما عندما حالما بمجرد ريثما بعدما ليت لعل لربما حينما كيفما اينما ان وان فان");

/// Arabic words that say that something will be, whatever the verbs.
static COMING: WordList = WordList::new(
    "سوف لن المقرر المتوقع المرتقب المنتظر المزمع يتوقع تتوقع يعتزم تعتزم المحتمل يرجح ينوي تنوي يخطط تخطط ربما لربما يمكن",
);

/// Nouns that are written like a perfect of “she”, and the articles that no perfect has.
static NOUNS: WordList =
    WordList::new("وقت تحت بنت اخت سبت صمت زفت بحت نحت كبت بخت تخت نفط انترنت شمت سمت مقت عنت حنت");
const ARTICLES: [&str; 4] = ["ال", "بال", "كال", "لل"];

/// Words that only look like an imperfect behind the س of the future.
static NO_FUTURES: WordList = WordList::new(
    "سيرا سيره سيرها سيرهم سيره سيما سيناء سينا سينما ستار ستائر سيجار سيطر سيطرت سيطروا سيطرا سيدنا سيدها سيده سياج سياق سيول سيوف سنوات سناتور \
     سنتات سنتيمتر سترات سيدات سيدتي سيدي سيناريو سيارات سيارته سياسي سياسات سيادته سيادتها سيرته سيرتها سيناتور ستيفن ستيف سيلفر سيمون \
     سيمفوني سينمائي سندات سنتر سنجار سنغال سنويا سنوي سنين سيلان سيليكون سيراليون سيبيريا سيدني سياتل سيول سينغ",
);

/// Pronouns behind a verb, longest first.
const ENCLITICS: [&str; 6] = ["هما", "هم", "ها", "نا", "كم", "ه"];

/// What stands between `will` and its verb.
static BETWEEN: WordList =
    WordList::new("be also then now still likely probably only soon finally not first again already eventually");

/// The verbs of a link from English to Arabic whose time is another.
pub(super) fn moved(pair: &Pair<'_>) -> Option<Moved> {
    let has = |side: Side, of: fn(&str) -> bool| pair.passage(side).tokens().iter().any(|token| of(&token.folded));
    if !has(Side::Target, may_be_future) && !has(Side::Source, is_will) {
        return None;
    }
    let view = View::new(pair);
    view.made_future().or_else(|| view.lost_future())
}

fn may_be_future(word: &str) -> bool {
    strip_conjunction(word).starts_with('س')
}

fn is_will(word: &str) -> bool {
    matches!(word, "will" | "ll")
}

struct View<'p, 'a> {
    pair: &'p Pair<'a>,
    english: &'p [Token],
    arabic: Vec<String>,
}

impl<'p, 'a> View<'p, 'a> {
    fn new(pair: &'p Pair<'a>) -> Self {
        let arabic = pair.target().tokens().iter().map(|token| strip_conjunction(&plain(&token.folded)).to_owned());
        Self { pair, english: pair.source().tokens(), arabic: arabic.collect() }
    }

    fn word(&self, at: usize) -> &str {
        self.english.get(at).map_or("", |token| &token.folded)
    }

    /// A verb with the س of the future for an English past; nothing where the English side speaks of what may come.
    fn made_future(&self) -> Option<Moved> {
        let futures = (0..self.arabic.len()).filter(|&at| self.future(at).is_some());
        let mut futures = futures.peekable();
        futures.peek()?;
        if (0..self.english.len()).any(|at| OPEN.has(self.word(at))) {
            return None;
        }
        futures.find_map(|arabic| {
            let english = (0..self.english.len()).find(|&at| self.is_past(at) && self.are_one(at, arabic))?;
            Some(Moved { english, arabic, is_lost: false })
        })
    }

    /// A perfect for a verb behind `will`; nothing where the Arabic side speaks of what will be, or of conditions.
    fn lost_future(&self) -> Option<Moved> {
        let is_coming = |at: usize| {
            let word = self.arabic.get(at).map_or("", String::as_str);
            COMING.has(word) || CONDITIONS.has(word) || self.future(at).is_some()
        };
        let mut wills = (0..self.english.len()).filter(|&at| is_will(self.word(at)));
        let will = wills.next().filter(|_| wills.next().is_none())?;
        let verb = (will + 1..self.english.len()).find(|&at| !BETWEEN.has(self.word(at)))?;
        let is_said_of = self.word(verb - 1) == "be" && !is_participle(self.word(verb));
        if self.word(verb) == "have" || is_said_of || (0..self.arabic.len()).any(is_coming) {
            return None;
        }
        let arabic = (0..self.arabic.len()).find(|&at| self.is_perfect(at) && self.are_one(verb, at))?;
        Some(Moved { english: verb, arabic, is_lost: true })
    }

    /// The imperfect behind the س of the future.
    fn future(&self, at: usize) -> Option<&str> {
        let word = self.arabic.get(at)?;
        let verb = word.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت', 'ن']))?;
        let written = &self.pair.target().tokens().get(at)?.folded;
        // فستان is a dress.
        if NO_FUTURES.has(word) || written.starts_with('ف') && !written.starts_with("فسي") {
            return None;
        }
        let bare = ENCLITICS.iter().find_map(|enclitic| verb.strip_suffix(enclitic)).unwrap_or(verb);
        (length(bare) > 2 && !verb.ends_with(['ة', 'ء'])).then_some(verb)
    }

    /// Whether a word is a perfect of “she” by its shape, which few nouns share.
    fn is_perfect(&self, at: usize) -> bool {
        let word = self.arabic.get(at).map_or("", String::as_str);
        let stem = word.strip_suffix('ت').filter(|stem| !stem.ends_with(['ا', 'و', 'ي']) && length(stem) > 2);
        stem.is_some() && !NOUNS.has(word) && !ARTICLES.iter().any(|article| word.starts_with(article))
    }

    fn is_past(&self, at: usize) -> bool {
        let Some(token) = self.english.get(at).filter(|token| token.kind == TokenKind::Latin) else { return false };
        let word = &*token.folded;
        let is_name = token.span.of(self.pair.source().whole()).starts_with(char::is_uppercase);
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let is_opened = (at.saturating_sub(OPENING)..at).any(|before| OPEN_BEFORE.has(self.word(before)));
        let is_shaped = word.ends_with("ed") && word.len() > 4 && !word.ends_with("eed");
        !is_name && !is_opened && (is_shaped || IRREGULAR.has(word)) && !BEFORE_PARTICIPLE.has(before)
    }

    /// Whether two verbs translate each other: the lexicon has them, or no other word of either side is nearer to one of them than they
    /// are to each other.
    fn are_one(&self, english: usize, arabic: usize) -> bool {
        let (shared, source) = (self.pair.shared(), self.pair.source());
        let verb = self.future(arabic).or(self.arabic.get(arabic).map(String::as_str)).unwrap_or_default();
        let own = self.english.get(english).map(|token| stem(token, source.language())).unwrap_or_default();
        if shared.strength(&own, &light_stem(verb)) >= KNOWN {
            return true;
        }
        let Some(vectors) = shared.word_vectors() else { return false };
        let forms = vectors.of(&[self.word(english), &past_of(self.word(english)), verb]);
        let likeness = forms.cosine(0, &forms, 2).max(forms.cosine(1, &forms, 2));
        let content = |side: Side| {
            let start = self.pair.passage(side).token_range().start;
            move |at: &usize| self.pair.word_linker().is_content(side, start + at)
        };
        let others = (0..self.english.len()).filter(|&at| at != english).filter(content(Side::Source));
        let others: Vec<&str> = others.map(|at| self.word(at)).collect();
        let rivals = (0..self.arabic.len()).filter(|&at| at != arabic).filter(content(Side::Target));
        let rivals: Vec<&str> = rivals.filter_map(|at| self.arabic.get(at).map(String::as_str)).collect();
        let (others, rivals) = (vectors.of(&others), vectors.of(&rivals));
        likeness >= ALIKE
            && (0..others.len()).all(|at| others.cosine(at, &forms, 2) < likeness)
            && (0..rivals.len()).all(|at| rivals.cosine(at, &forms, 0).max(rivals.cosine(at, &forms, 1)) < likeness)
    }
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("en") || word.ends_with("ing") || IRREGULAR.has(word)
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
