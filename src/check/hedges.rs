//! `May` and its like where the Arabic is certain: `may explain` for تفسر.

use super::Pair;
use super::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::future::future;
use crate::language::arabic::letters::{plain, strip_conjunction, strip_imperfect, strip_proclitics};
use crate::text::{Side, Span, Token, TokenKind};

/// English words that leave something open.
static OPEN: WordList = WordList::new("may might perhaps maybe possibly");

/// What `perhaps` stands before where it says about how many.
static COUNTED: WordList = WordList::new(
    "a an half the one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy \
     eighty ninety hundred thousand million dozen most as",
);

/// Who may is allowed to, mostly.
static ALLOWED: WordList = WordList::new("you i we they one students visitors users members only");

/// Words beside the noun `might`.
static OF_POWER: WordList = WordList::new("the a all his her their its our my your military of and");

/// Words of a sentence that grants with `may` what it then holds against: Arabic grants it in other words.
static GRANTING: WordList = WordList::new("but yet although though however");

/// Words before one of [`OPEN`] whose clause is open already, and how far before they stand.
static CONDITIONS: WordList = WordList::new(
    "if whether unless lest only how what which when who whoever whatever where fear afraid worried risk suspect believe think",
);
const BEFORE: usize = 7;

/// Arabic words that leave something open or render an English one of [`OPEN`], in plain spelling and without a conjunction.
static WORDS: WordList = WordList::new(
    "قد ربما لربما عسي كاد يكاد تكاد لو لولا كي لكي لئلا لاجل مهما وارد واردا جائز جائزا قابل قابلة بقدر اذن اذا هل سواء يحق تحق شك رجاء تارة يبدو تبدو عادة ظن",
);

/// Beginnings of such words, without what is written before them and without the letter of the person.
#[rustfmt::skip]
static BEGINNINGS: WordList = WordList::new(
    "لعل امكن مكن تمكن ممكن امكان محتمل احتمال حتمل جواز جوز اجاز وسع قدر قادر مقدور استطاع ستطيع ستطع مستطاع تسني تاح متاح \
     تيح اتاح سمح مسموح مرجح رجح ارجح مجال فرص شان معرضا خشي مخاف خوف خاف حذر كفيل جدير مؤهل احيان خطر \
     غالب اغلب شتبه مشتبه اشتبه اعتقد عتقد توقع متوقع فترض افترض مفترض نظري تمني نوي عزم",
);

/// A word of an English source that leaves something open where nothing in the Arabic target does.
pub(super) fn dropped(pair: &Pair<'_>) -> Option<Span> {
    let (source, target) = (pair.source(), pair.target());
    let english = source.tokens();
    let word = |at: usize| english.get(at).map_or("", |token| &*token.folded);
    let before_word = |at: usize| at.checked_sub(1).map(word);
    let is_open = |at: &usize| {
        let next = word(at + 1);
        let modal = matches!(word(*at), "may" | "might");
        let small = !modal
            || english.get(*at).is_some_and(|token| token.span.of(source.whole()).starts_with(char::is_lowercase));
        let denied = (at + 1..at + 3).any(|at| matches!(word(at), "not" | "no" | "never" | "only" | "least"))
            || word(*at + 1) == "well" && word(*at + 2) == "as";
        let of_power =
            word(*at) == "might" && (OF_POWER.has(next) || before_word(*at).is_some_and(|word| OF_POWER.has(word)));
        let allows = word(*at) == "may" && before_word(*at).is_some_and(|word| ALLOWED.has(word));
        let before = at.saturating_sub(BEFORE)..*at;
        small
            && !denied
            && next.starts_with(char::is_alphabetic)
            && !COUNTED.has(next)
            && !of_power
            && !allows
            && !before.into_iter().any(|at| CONDITIONS.has(word(at)))
    };
    let could = (0..english.len()).find(|&at| word(at) == "could");
    let certain =
        could.map_or_else(|| is_certain(pair, None), |at| !is_idle(english, at) && is_certain(pair, Some(at)));
    if !certain && english.iter().any(|token| GRANTING.has(&token.folded)) {
        return None;
    }
    let mut open = (0..english.len()).filter(|&at| OPEN.has(word(at)) || certain && word(at) == "could");
    let at = open.next().filter(|at| open.next().is_none() && is_open(at))?;
    // A sentence of which the target has little may have lost more than this.
    let says_so = target.tokens().iter().any(|token| token.kind == TokenKind::Arabic && leaves_open(token));
    let is_long = target.tokens().len() * 3 >= english.len() * 2;
    (is_long && !says_so).then(|| english.get(at).map(|token| token.span)).flatten()
}

/// English words that leave something open, beside those of [`OPEN`].
static ENGLISH: WordList = WordList::new(
    "may might could can would should must perhaps maybe possibly probably likely apparently presumably arguably seem seems seemed appear \
     appears appeared suggest suggests suggested think thinks thought believe believes believed believing suppose supposed expect expected \
     if whether unless sometimes often tend tends guess wonder wondering suspect suspected chance chances risk potential potentially \
     possible probable or about some around estimated hope hopes hoped fear feared doubt what why how when who ? least even able unsure \
     unclear allegedly reportedly assume assumed else ever 'd ought any likelihood said rumour rumor rumoured rumored rumours attributed \
     claim claims claimed claiming as looks look sounds sound necessarily imagine imagines imagined indication indications dare perchance \
     presumed presume uncertain will all known times occasionally mostly generally roughly almost nearly",
);

/// `ربما وجدت` for `existed`: the Arabic leaves open what the English does not, with the one word that says nothing else.
pub(super) fn added(pair: &Pair<'_>) -> Option<Span> {
    let (source, target) = (pair.source(), pair.target());
    let is_open = |token: &Token| matches!(strip_conjunction(&plain(&token.folded)), "ربما" | "لربما");
    let mut open = target.tokens().iter().filter(|token| token.kind == TokenKind::Arabic && is_open(token));
    let word = open.next().filter(|_| open.next().is_none())?;
    let says = |token: &Token| ENGLISH.has(&token.folded);
    // A sentence of which the source has little may have lost more than this.
    let is_long = source.tokens().len() * 3 >= target.tokens().len() * 2;
    (is_long && !source.tokens().iter().any(says)).then_some(word.span)
}

/// Words of an English sentence that a future of the Arabic may render.
static FUTURES: WordList =
    WordList::new("will would 'll ll wo shall should going due set soon next until when if whether unless");
static OF_PLANS: WordList =
    WordList::new("plan intend expect forecast predict promis vow pledg hop schedul slat prospect futur");

/// Words before `could` with which it is no open future.
static OF_NOBODY: WordList = WordList::new("nobody no none few hardly scarcely barely you one only who if");

/// Whether a `could` is of the past or of nobody: `could have`, `few could match`.
fn is_idle(english: &[Token], at: usize) -> bool {
    let word = |at: usize| english.get(at).map_or("", |token| &*token.folded);
    word(at + 1) == "have" || (at.saturating_sub(3)..at).any(|at| OF_NOBODY.has(word(at)))
}

/// Words behind `could` in which what a future of the target renders stands.
const BEHIND: usize = 4;

/// Whether the target says that something will be where the source has no future: ستدفع for `could send`. A future that renders another
/// word than those behind the `could` is none of it.
fn is_certain(pair: &Pair<'_>, could: Option<usize>) -> bool {
    let says = |token: &Token| FUTURES.has(&token.folded) || OF_PLANS.begins(&token.folded);
    let is_of = |at: usize| {
        let own = counterpart(pair, Side::Target, at);
        could.zip(own).is_none_or(|(could, own)| (could..could + BEHIND).contains(&own))
    };
    let will = |(at, token): (usize, &Token)| {
        let plain = plain(&token.folded);
        let bare = strip_conjunction(&plain);
        token.kind == TokenKind::Arabic && (bare == "سوف" || future(bare).is_some()) && is_of(at)
    };
    let target = pair.target();
    target.tokens().iter().enumerate().any(will) && !pair.source().tokens().iter().any(says)
}

fn leaves_open(token: &Token) -> bool {
    let plain = plain(&token.folded);
    let bare = strip_conjunction(&plain);
    let stem = strip_proclitics(&plain);
    WORDS.has(bare)
        || [bare, stem, strip_imperfect(bare), strip_imperfect(stem)].into_iter().any(|form| BEGINNINGS.begins(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(word: &str) -> bool {
        use crate::align::Analysis;
        use crate::language::Language;
        use crate::text::Role;
        let text = Analysis::of_block(word, Role::Segment, Language::arabic());
        text.tokens.iter().any(leaves_open)
    }

    #[test]
    fn words_that_leave_something_open_are_known_with_what_is_written_onto_them() {
        for word in ["قد", "فقد", "وربما", "لعلّه", "يمكنها", "وبإمكانهم", "المحتمل", "شأنه"]
        {
            assert!(opens(word), "{word}");
        }
        for word in ["تفسر", "سيصل", "المدينة", "بدون", "الجائزة", "المعرض", "الواردات"]
        {
            assert!(!opens(word), "{word}");
        }
    }
}
