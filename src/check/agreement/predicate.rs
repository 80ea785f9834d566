//! `هو مهندسة`, `كان طبيبة`: a trade as the predicate of a pronoun or verb of the other gender.

use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::morphology::people::{officer, role};
use crate::language::arabic::names::{Sex, sex};

/// What stands before a predicate and shows the gender of the one it speaks of.
static HE: WordList = WordList::new("هو إنه أنه لأنه بأنه لكنه كان يكون أصبح يصبح سيصبح كونه بصفته باعتباره");
static SHE: WordList = WordList::new("هي إنها أنها لأنها بأنها لكنها كانت تكون أصبحت تصبح ستصبح كونها بصفتها باعتبارها");

/// Trades in the masculine that only people have and that women are not called by.
static MEN: WordList = WordList::new("مهندس طبيب شاعر رسام مغن صحفي صحافي ممرض روائي محاسب راقص فلاح أرمل راهب");

/// Trades in the feminine whose word is no thing.
static THINGS: WordList = WordList::new("مدرسة عالمة عاملة مساعدة طفلة شابة عجوز سيدة مرأة بطلة نجمة");

/// Whether a word is a trade that shows a gender, or the name of a woman.
pub(super) fn may(word: &str) -> bool {
    let noun = masculine(word);
    MEN.has(noun) || is_woman(noun) || sex(&plain(word)) == Some(Sex::Female)
}

/// A noun without the ending of an indefinite accusative, if it is one that men are called by.
fn masculine(word: &str) -> &str {
    word.strip_suffix('ا').filter(|bare| MEN.has(bare)).unwrap_or(word)
}

/// Whether a noun is a trade in the feminine.
fn is_woman(noun: &str) -> bool {
    noun.ends_with('ة') && role(noun) == Some(Gender::Feminine) && !THINGS.has(noun)
}

/// The predicate at `at` against what stands before it.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let subject = at.checked_sub(1)?;
    // المهندس نادية: an office before a woman's name.
    if sex(&plain(words.at(at))) == Some(Sex::Female)
        && officer(words.at(subject)) == Some(Gender::Masculine)
        && !words.at(subject).starts_with("وال")
        && words.before(subject) != "بين"
    {
        return Some(words.clash(Feature::Gender, subject, at, 0.7, None));
    }
    let noun = masculine(words.at(at));
    let before = strip_conjunction(words.at(subject));
    let is_he = HE.has(before);
    if !is_he && !SHE.has(before) {
        return None;
    }
    let clashes = if is_he { is_woman(noun) } else { MEN.has(noun) };
    clashes.then(|| words.clash(Feature::Gender, at, subject, 0.7, None))
}
