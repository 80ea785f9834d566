//! `الدراسة الذي تحمل`: a relative pronoun and the verb of its clause, where no pronoun takes the relative up so that the verb may have
//! another subject.

use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::pronouns::suffix;
use crate::language::arabic::shown::gender_of_verb;
use crate::language::english::pronouns::Referent::{He, She, Speaker, Us, You};
use crate::language::english::pronouns::{Case, is_saying};

/// Words between a relative and its verb.
static BETWEEN: WordList = WordList::new("لا لم لن قد سوف لقد");

/// Whether a word is a relative pronoun in the singular.
pub(super) fn may(word: &str) -> bool {
    read(word).is_some()
}

fn read(word: &str) -> Option<Gender> {
    match strip_conjunction(word) {
        "الذي" => Some(Gender::Masculine),
        "التي" => Some(Gender::Feminine),
        _ => None,
    }
}

/// The relative pronoun at `at` against the verb of its clause.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let (gender, view) = (read(words.at(at))?, pair.view()?);
    let verb = verb(words, at + 1)?;
    let asked = gender == Gender::Feminine && strip_conjunction(words.before(at)) == "ما";
    if let Some(measure) = of_another(words, verb, gender) {
        return Some(words.clash(Feature::Gender, at, measure, 0.75, None));
    }
    let opposite = if gender == Gender::Masculine { Gender::Feminine } else { Gender::Masculine };
    if has_own_subject(view, opposite) {
        return None;
    }
    if let Some(noun) = likely(words, at, gender) {
        return Some(words.clash(Feature::Gender, at, noun, 0.75, None));
    }
    if asked && !is_resumed(words, at, gender)
        || is_of_nobody(words, at, verb, gender)
        || !TIMES.has(words.before(at)) && done_by_others(words, verb, gender)
    {
        return Some(words.clash(Feature::Gender, at, verb, 0.75, None));
    }
    let other = gender_of_verb(words.at(verb), BETWEEN.has(words.before(verb))).filter(|other| *other != gender)?;
    if is_resumed(words, at, gender) || other == Gender::Feminine && view.has(&[Speaker, You, Us]) {
        return None;
    }
    let takes = if gender == Gender::Masculine { Kinds::MASCULINE } else { THINGS };
    let found = head(words, at);
    let agrees = found != Kinds::ANY && found.meets(takes);
    let has_object = || suffix(words.at(verb)).is_some();
    let alone = || view.has_no_subject_after(verb) || view.is_object(verb + 1, other) || has_object();
    if agrees || found == Kinds::ANY && !alone() {
        return None;
    }
    let right = (found != Kinds::ANY).then(|| {
        let (wrong, right) =
            if gender == Gender::Masculine { ("الذي", "التي") } else { ("التي", "الذي") };
        words.at(at).replace(wrong, right)
    });
    Some(words.clash(Feature::Gender, at, verb, 0.8, right))
}

/// What the feminine relative surely stands behind.
const THINGS: Kinds = Kinds::FEMININE.or(Kinds::THINGS);

/// Where the verb stands that a relative clause has its subject with: in يمكن أن تسبب and من المتوقع أن تسبب the second.
fn verb(words: Words<'_>, start: usize) -> Option<usize> {
    let behind = |at: usize| (at..at + 3).find(|&k| !BETWEEN.has(words.at(k)));
    let first = behind(start)?;
    let (word, next) = (words.at(first), words.at(first + 1));
    let is_of_nobody = word == "من" || next == "من" && word == "كان" || next == "أن" && !is_feminine(word);
    if is_of_nobody {
        let that = (first + 1..first + 5).find(|&k| words.at(k) == "أن")?;
        return behind(that + 1);
    }
    // كانت تستخدم: what follows is no subject of either.
    let is_auxiliary = matches!(word, "كان" | "كانت") && gender_of_verb(next, false) == gender_of_verb(word, false);
    Some(if is_auxiliary { first + 1 } else { first })
}

fn is_feminine(word: &str) -> bool {
    gender_of_verb(word, false) == Some(Gender::Feminine)
}

/// Verbs that a measure follows as their subject.
static MEASURING: WordList =
    WordList::new("يبلغ تبلغ بلغ بلغت يتجاوز تتجاوز يتراوح تتراوح يزيد تزيد يقل تقل تقدر يقدر يصل تصل تجاوز تجاوزت");

/// `السفينة الذي يبلغ وزنها`: the measure behind the verb, where it is that of something of the other gender.
fn of_another(words: Words<'_>, verb: usize, gender: Gender) -> Option<usize> {
    let measure = verb + 1;
    let (_, enclitic) = suffix(words.at(measure)).filter(|_| MEASURING.has(words.at(verb)))?;
    let one = enclitic.person == Person::Third && enclitic.number == Number::Singular;
    (one && enclitic.gender != gender).then_some(measure)
}

/// `what she wanted`: a pronoun of `gender` inside the source's clauses, which may be the subject of the relative's with nothing that
/// takes the relative up: `الذي تريد`.
fn has_own_subject(view: &View<'_>, gender: Gender) -> bool {
    let referent = if gender == Gender::Feminine { She } else { He };
    view.pronouns.iter().any(|pronoun| {
        let says = view.english.get(pronoun.at + 1).is_some_and(|next| is_saying(&next.folded));
        pronoun.referent == referent && pronoun.case == Case::Subject && pronoun.at > 0 && !says
    })
}

/// Words whose pronoun is the relative's where nothing else takes that up: من شأنه, يمكنها.
static OWN: WordList = WordList::new("شأن شان يمكن بإمكان بوسع باستطاعت لدي");

/// `الذي يمكنها`: such a word with the pronoun of the other gender, and where it stands.
fn likely(words: Words<'_>, at: usize, gender: Gender) -> Option<usize> {
    let next = if words.at(at + 1) == "من" { at + 2 } else { at + 1 };
    // يمكنها من العيش: it enables her.
    let enables = |stem: &str| stem == "يمكن" && words.at(next + 1) == "من";
    let (_, enclitic) = suffix(words.at(next)).filter(|(stem, _)| OWN.has(stem.as_str()) && !enables(stem))?;
    let one = enclitic.person == Person::Third && enclitic.number == Number::Singular && enclitic.gender != gender;
    (one && !is_resumed(words, at, gender)).then_some(next)
}

/// Verbs that have their subject behind them, so that a pronoun must take the relative up.
static PASSIVE: WordList = WordList::new("تم يتم سيتم جرى يجري سيجري يمكن يجب ينبغي");

/// What may stand behind such a verb and is not what is done.
static NOT_DONE: WordList = WordList::new(
    "أن بين مع في أمام على إلى من عن رغم برغم ضد خلال قبل بعد عند حول منذ حتى عبر أثناء وسط داخل خارج تحت فوق وراء خلف قرب نحو دون \
     لدى لصالح باسم بسبب بشأن بحضور بمشاركة بناء أمس اليوم الآن حاليا سرا هناك هنا مؤخرا أخيرا أيضا سابقا الأسبوع الشهر العام السنة الليلة \
     الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الماضي صباح مساء ظهر يوم ليلة فجر عام سنة شهر لا لم كما وفق وفقا حسب",
);

/// Whether the word at `at` may be the noun for what is done, as behind `تم`; behind `يمكن` a way may stand before it: `من خلالها`.
fn is_done(words: Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    let way = word == "من" && words.at(at + 1).starts_with("خلال") && words.before(at) == "يمكن";
    let attached = ["بال", "لل"].iter().any(|head| word.starts_with(head));
    way || !(word.is_empty() || NOT_DONE.has(word) || attached || words.is_accusative(at))
}

/// `الشهادة الذي تم الإدلاء بها`: the pronoun behind such a verb is of the other gender, and none of the relative's.
fn is_of_nobody(words: Words<'_>, at: usize, verb: usize, gender: Gender) -> bool {
    let other = if gender == Gender::Masculine { Gender::Feminine } else { Gender::Masculine };
    PASSIVE.has(words.at(verb))
        && is_done(words, verb + 1)
        && !is_resumed(words, at, gender)
        && is_resumed(words, verb, other)
}

/// Verbs of two objects, of which the relative may be one.
static GIVING: WordList =
    WordList::new("منح منحت يمنح تمنح أعطى أعطي أعطت يعطي تعطي أهدى أهدي أهدت يهدي تهدي وهب وهبت علم سلم");

/// What a relative stands behind as an adverb of its clause.
static TIMES: WordList =
    WordList::new("الوقت اليوم الحين اللحظة الساعة السنة العام الشهر الأسبوع الليلة الفترة المرة الزمن المكان الحد");

/// `الفئة الذي استخدمها الألمان`: people behind the verb are its subject, and its pronoun is not the relative's.
fn done_by_others(words: Words<'_>, verb: usize, gender: Gender) -> bool {
    let people = |word: &str| {
        let (_, noun) = articled(word).filter(|(head, _)| *head == "ال").unwrap_or_default();
        kinds(noun) == Kinds::PEOPLE || noun.ends_with("ون") && kinds(noun) == Kinds::ANY && length(noun) > 5
    };
    let object =
        suffix(words.at(verb)).filter(|(stem, _)| gender_of_verb(stem, false).is_some() && !GIVING.has(stem.as_str()));
    let other = object.is_some_and(|(_, enclitic)| {
        enclitic.person == Person::Third && enclitic.number == Number::Singular && enclitic.gender != gender
    });
    other && people(words.at(verb + 1)) && !is_resumed(words, verb, gender)
}

/// How far behind the relative a pronoun may take it up, in words.
const REACH: usize = 9;

/// Whether a pronoun of the relative's gender follows in the sentence.
fn is_resumed(words: Words<'_>, at: usize, gender: Gender) -> bool {
    let follows = (at + 1..at + REACH).take_while(|&k| k < words.len() && !matches!(words.said(k).0, "،" | "." | "؛"));
    follows.map(|k| words.at(k)).any(|word| match gender {
        Gender::Feminine => word.ends_with("ها") || word.ends_with("هما"),
        _ => word.ends_with('ه') && !matches!(word, "هذه" | "وهذه" | "بهذه" | "لهذه"),
    })
}

/// Numbers and ordinals behind a noun with the article: `السنوات الخمس`.
static NUMBERS: WordList = WordList::new(
    "ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثماني ثمانية تسع تسعة عشر عشرة أول أولى ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة أخير أخيرة",
);

/// What the noun before the relative may be, past a comma or a number.
fn head(words: Words<'_>, at: usize) -> Kinds {
    let Some(mut before) = at.checked_sub(1) else { return Kinds::ANY };
    if matches!(words.said(before).0, "،" | "(") {
        let Some(next) = before.checked_sub(1) else { return Kinds::ANY };
        before = next;
    }
    let counts = |at: usize| articled(words.at(at)).is_some_and(|(head, number)| head == "ال" && NUMBERS.has(number));
    if counts(before) && articled(words.before(before)).is_some() {
        before = before.saturating_sub(1);
    }
    match articled(words.at(before)) {
        // الشركة الأمريكية: the adjective agrees with its noun.
        Some((_, noun)) => kinds(noun),
        None => Kinds::ANY,
    }
}
