//! `في الحكومة الجديد`: a noun behind a preposition and the adjective behind it.

use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::text::Side;

/// Adjectives in the masculine, which are no nouns for persons.
static ADJECTIVES: WordList = WordList::new(
    "جديد قديم طويل قصير خطير شديد سريع مهم واسع مختلف متزايد محدود مشترك نهائي أساسي رئيسي تاريخي قانوني رسمي كبير صغير \
     سابق مقبل قادم ماضي حالي جيد سيئ عالمي دولي محلي داخلي خارجي اجتماعي اقتصادي سياسي عسكري أمني ثقافي إعلامي تجاري \
     صناعي زراعي نووي وطني شعبي جميل قوي ضعيف كثيف خفيف ثقيل عميق ضيق عريض مرتفع منخفض حاد شامل كامل جزئي مؤقت دائم مستمر \
     مستقر مستقل مستدام متواصل متوقع مفاجئ مبكر متأخر أخير راهن معاصر حديث عريق أصلي فرعي حقيقي مزيف صحيح خاطئ واضح غامض \
     بسيط معقد صعب سهل ضروري مفتوح مغلق مأهول نادر شائع معروف مشهور شهير عظيم هائل ضخم ساخن دافئ جاف رطب نظيف ملوث هادئ \
     مجاني باهظ فعال مفيد ضار صحي طبي أدبي تعليمي ديني تقليدي رقمي إلكتروني كهربائي نفطي مالي نقدي مصرفي ضريبي قضائي \
     دستوري انتخابي حكومي إقليمي إنساني بشري طبيعي بيئي مناخي جغرافي يومي أسبوعي شهري سنوي موسمي فوري مباشر مزدوج متعدد \
     متنوع مماثل مشابه مرفق ملحوظ ملموس بارز لافت ممتد مجاور متضرر مدمر منكوب محاصر ثاني ثالث رابع خامس سادس سابع ثامن تاسع \
     عاشر ناجح فاشل ممتاز رائع مخيف مثير غريب مهجور مستعمل مسروق مكسور مغلق فارغ مزدحم ناشئ متطور متقدم مخصص مستخدم \
     مشبوه مؤلم محزن عاجل طارئ",
);

/// Those of them that count.
static ORDINALS: WordList = WordList::new("ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر");

/// Those of them that persons are called by too: before these an indefinite noun may be in the construct state.
static PERSONS: WordList = WordList::new(
    "اقتصادي سياسي عسكري أمني إعلامي تجاري صناعي وطني سابق كبير صغير قديم رسمي ضعيف قوي مستقل معاصر بشري بارز متضرر مشهور معروف",
);

/// Prepositions: a noun behind one begins its phrase.
pub(super) static PREPOSITIONS: WordList = WordList::new("في من على إلى عن مع بعد قبل منذ خلال بين حول ضد نحو");

/// Whether a word is an adjective, with the article or without.
pub(super) fn may(word: &str) -> bool {
    let (adjective, is_definite) = match articled(word) {
        Some(("ال", adjective)) => (adjective, true),
        Some(_) => return false,
        None => (word, false),
    };
    let stem = adjective.strip_suffix('ة').unwrap_or(adjective);
    ADJECTIVES.has(stem) || is_definite && is_relation(stem)
}

/// The adjective at `at` against the noun before it.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let (adjective, is_definite) = match articled(words.at(at)) {
        Some(("ال", adjective)) => (adjective, true),
        Some(_) => return None,
        None => (words.at(at), false),
    };
    let feminine = adjective.strip_suffix('ة');
    let stem = feminine.unwrap_or(adjective);
    // الثاني من يناير, الرابع عشر: dates and longer numbers.
    if ORDINALS.has(stem)
        && (!is_definite || matches!(words.at(at + 1), "من" | "عشر" | "عشرة") || words.at(at + 1).starts_with("وال"))
    {
        return None;
    }
    let listed = ADJECTIVES.has(stem);
    let relation = is_definite && is_relation(stem);
    if !listed && !relation {
        return None;
    }
    let before = head(words, at, is_definite)?;
    let noun = noun(words, before, is_definite, feminine.is_none())?;
    let clashes = match feminine {
        Some(_) => kinds(noun) == Kinds::MASCULINE,
        None => kinds(noun) == Kinds::FEMININE && noun.ends_with('ة') && length(noun) > 3,
    };
    if !clashes {
        return None;
    }
    // السابق ذكرها, الجديد منها: the adjective belongs to what follows.
    let goes_on = words.at(at + 1).ends_with("ها") || words.at(at + 1).ends_with('ه');
    let by_another = before + 1 < at && feminine.is_some();
    let may_be_plural = || feminine.is_some() && translates_plural(pair, before);
    let construct = !is_definite && (feminine.is_none() && PERSONS.has(stem) || articled(words.at(at + 1)).is_some());
    // الدولي المصري محمد صلاح: the adjective may be a noun of its own, the subject behind a phrase that was put first.
    // الهيئة الانتخابي المكسيكية: what follows agrees with the noun, and so should it.
    let goes_on_feminine = articled(words.at(at + 1)).is_some_and(|(head, next)| {
        head == "ال" && next.strip_suffix('ة').is_some_and(|next| ADJECTIVES.has(next) || next.ends_with('ي'))
    });
    let may_be_noun =
        !listed || (stem.ends_with('ي') || PERSONS.has(stem)) && !goes_on_feminine && !is_subject(words, before);
    let is_excused = goes_on || construct || by_another || may_be_plural();
    // في الرعاية الصحي.: no subject ends a sentence so.
    let ends = is_definite && feminine.is_none() && before + 1 == at && words.at(at + 1).is_empty();
    let may_be_subject = feminine.is_none() && waits_for_subject(words, before);
    if is_excused
        || may_be_subject && !describes(pair, before, at, 2)
        || may_be_noun && !ends && !describes(pair, before, at, 3)
    {
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

/// Whether the feminine noun at `at` is surely the subject: a feminine verb or a particle stands before it.
fn is_subject(words: Words<'_>, at: usize) -> bool {
    let before = strip_conjunction(words.before(at));
    matches!(before, "" | "أن" | "إن" | "لأن" | "لكن" | "بأن")
        || before.ends_with('ت') && at.checked_sub(1).is_some_and(|verb| words.is_verb(verb))
}

/// How far before the noun its masculine verb may stand, in words.
const NEAR: usize = 3;

/// `فاز بالبطولة الكيني`: a masculine verb that the noun at `at` follows, with nothing between that may be its subject.
fn waits_for_subject(words: Words<'_>, at: usize) -> bool {
    let verb = (1..=NEAR).filter_map(|back| at.checked_sub(back)).find(|&k| words.is_verb(k));
    verb.is_some_and(|verb| {
        let word = strip_conjunction(words.at(verb));
        let next = articled(words.at(verb + 1)).filter(|(head, _)| *head == "ال");
        let has_subject = verb + 1 < at && next.is_some_and(|(_, noun)| kinds(noun).meets(Kinds::MASCULINE));
        !has_subject
            && !word.ends_with('ت')
            && !word.starts_with("ت")
            && !word.starts_with("ست")
            && !words.is_plural_verb(verb)
    })
}

/// Words in ي that are nouns, or adjectives of other shapes.
static NO_RELATIONS: WordList = WordList::new(
    "نادي قاضي محامي وادي ثاني راعي والي شاطئ كرسي صبي نبي وحي سعي نفي وعي رأي رمي جدي وصي مفتي مدعي مغني أهالي أراضي ليالي معاني مباني نواحي \
     ضواحي أيادي أيدي تالي جاري باقي شافي كافي مقاهي ملاهي مراعي مساعي ماضي حامي ناهي داعي ساعي راوي هاوي غازي طاهي مصلي مشتري لاجئ أغاني أماني",
);

/// Whether a word without article or ending is an adjective: one of the table, or one of relation.
pub(in crate::check) fn is_adjective(stem: &str) -> bool {
    ADJECTIVES.has(stem) || is_relation(stem)
}

/// Whether a word (without article) has the shape of an adjective of relation: `ذهبي`, `انتخابي`.
fn is_relation(word: &str) -> bool {
    word.ends_with('ي') && length(word) >= 4 && !NO_RELATIONS.has(word)
}

/// Whether the source has the adjective at `at` at most `reach` words before what the noun at `noun` translates.
fn describes(pair: &Pair<'_>, noun: usize, at: usize, reach: usize) -> bool {
    let (Some(adjective), Some(noun)) = (counterpart(pair, Side::Target, at), counterpart(pair, Side::Target, noun))
    else {
        return false;
    };
    pair.source().language().is_english() && (adjective + 1..=adjective + reach).contains(&noun)
}

/// Whether the source has a plural for the noun at `noun`: النهج is the approach, and the approaches.
fn translates_plural(pair: &Pair<'_>, noun: usize) -> bool {
    let found = counterpart(pair, Side::Target, noun).and_then(|found| pair.source().tokens().get(found));
    pair.source().language().is_english() && found.is_some_and(|word| word.folded.ends_with('s'))
}

/// The place of the noun that the adjective at `at` belongs to: right before it, or before adjectives that agree with it.
fn head(words: Words<'_>, at: usize, is_definite: bool) -> Option<usize> {
    let mut before = at.checked_sub(1)?;
    let is_adjective = |word: &str| {
        let stem = articled(word).map_or(word, |(_, stem)| stem);
        let stem = stem.strip_suffix('ة').unwrap_or(stem);
        ADJECTIVES.has(stem) || is_relation(stem)
    };
    while is_definite
        && matches!(articled(words.at(before)), Some(("ال", _)))
        && is_adjective(words.at(before))
        && articled(words.before(before)).is_some()
    {
        before -= 1;
    }
    Some(before)
}

/// The noun at `at` without its article, if it is definite or indefinite as asked and begins its phrase, or if feminine nouns alone
/// govern it and it may be governed.
fn noun(words: Words<'_>, at: usize, is_definite: bool, may_be_governed: bool) -> Option<&str> {
    // منظمة الصحة: what governs the noun is feminine as well.
    let governs = |k: &usize| {
        articled(words.at(*k)).is_none() && words.at(*k).ends_with('ة') && kinds(words.at(*k)) == Kinds::FEMININE
    };
    let start =
        if is_definite && may_be_governed { (0..at).rev().take_while(governs).last().unwrap_or(at) } else { at };
    let first = strip_conjunction(words.before(start));
    // What stands behind a verb or such a particle is in no construct state either.
    let particle = matches!(first, "" | "أن" | "إن" | "لأن" | "لكن" | "بأن");
    let preposition = PREPOSITIONS.has(first)
        || is_definite && (particle || start.checked_sub(1).is_some_and(|verb| words.is_verb(verb)));
    match articled(words.at(at)) {
        Some(("ال", noun)) => (is_definite && preposition).then_some(noun),
        Some(("بال" | "لل" | "وبال" | "ولل", noun)) => is_definite.then_some(noun),
        Some(_) => None,
        None if is_definite || words.is_accusative(at) => None,
        None => {
            let word = words.at(at);
            let attached = strip_conjunction(word).strip_prefix(['ب', 'ل']).filter(|noun| listed(noun).is_some());
            let verb = || at.checked_sub(1).is_some_and(|verb| words.is_verb(verb)) && word.ends_with('ة');
            attached.or_else(|| (preposition || verb()).then_some(word))
        }
    }
}
