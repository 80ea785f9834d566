//! Verbs that people are the subject of and never the object: what stands beside them is who does it.

use super::clitics::Gender;
use super::letters::{plain, strip_conjunction};
use super::verbs;
use crate::language::WordList;

/// Perfects of “he”, as [`plain`] writes them, that no noun is written like and that take nobody as their object.
static PERFECTS: WordList = WordList::new(
    "قال اضاف صرح اوضح اعلن اكد زعم اعترف ادعي اعرب تساءل افاد اشار نوه اردف استطرد غرد امتنع عاد سافر جاء وصل مات نشا عاش \
     ضحك ابتسم استيقظ هرب اعتذر استقال فاز وافق اضطر نجح اعتقد ابي اصر التحق انضم انتقل استمر قرر احتج اعتزل تقاعد انسحب \
     صاح هتف همس صرخ انهار انتحر اشتكي اختفي ادلي ابدي اقر اجهش احتفل استعد انهمك اعتاد اكتفي تقدم انحني انفجر نام خسر نجا \
     غادر توفي تلا اقترب ابتعد استسلم اختتم استانف القي ارتدي",
);

/// The gender of the one who does what a perfect says: `امتنعت` feminine.
pub fn perfect_gender(word: &str) -> Option<Gender> {
    let word = plain(word);
    let bare = strip_conjunction(&word);
    [&*word, bare].into_iter().find_map(|form| {
        if PERFECTS.has(form) {
            return Some(Gender::Masculine);
        }
        let stem = form.strip_suffix('ت')?;
        (PERFECTS.has(stem) || PERFECTS.has(&format!("{stem}ي"))).then_some(Gender::Feminine)
    })
}

/// Whether a stem that a pronoun stands behind is a verb, so that the pronoun is whom it is done to: اشترت(ها).
pub fn has_object(stem: &str) -> bool {
    verbs::is_he_perfect(stem)
        || perfect_gender(stem).is_some()
        || stem.strip_suffix('ت').is_some_and(|bare| verbs::is_he_perfect(bare) || is_weak(bare))
}

/// Whether a feminine perfect without its ت has lost a weak letter: اشتر(ت) of اشترى. بنت is a girl.
fn is_weak(bare: &str) -> bool {
    bare.chars().count() > 2 && WANTED.has(&format!("{bare}ي"))
}

/// Perfects of “he” that have an object, or are written like a noun: verbs only where a verb is wanted.
static WANTED: WordList = WordList::new(
    "رفض زار قابل التقي استقبل حضر كتب قرا الف اخرج نشر اسس ترك درس علم ساعد شكر اتهم هاجم وعد طلب سال اخبر ابلغ حذر دعا دعم قاد تراس \
     تولي شغل ادار قدم تلقي حصل نال احرز سجل سدد لعب هزم تغلب وقع نفي رد اجاب علق كشف عرض باع اشتري بني صمم طور اطلق افتتح انهي بدا \
     واصل تابع اكمل امضي قضي عمل تمكن تخرج تزوج انجب تعلم تعرض فقد وجد عثر اكتشف لاحظ عرف فهم تذكر نسي راي شاهد سمع احب كره تمني اراد \
     حاول اختار خاف بكي حمل وضع اخذ اعطي ارسل احضر نقل رفع فتح اغلق دفع كسب ربح شارك ذهب خرج دخل توجه تحدث وقف جلس ركض قفز رسم غني رقص \
     طبخ اكل شرب نظر توقف تقاعد فر ظل بات اصبح توفي سقط كسر حمي انقذ نجا ضرب قتل اطعم اعتني رعي تبني تبرع شغف طرد فصل عين انتخب كرم \
     منح اهدي ولد نشا تربي هاجر رحل تدرب انتظر وصف قارن ادان نفذ اجري القي شن ساهم اسهم شعر ضم",
);

/// The gender that a perfect shows where a verb is wanted and not a noun.
pub fn wanted_gender(word: &str) -> Option<Gender> {
    let word = plain(word);
    let bare = strip_conjunction(&word);
    perfect_gender(&word).or_else(|| {
        [&*word, bare].into_iter().find_map(|form| {
            if WANTED.has(form) {
                return Some(Gender::Masculine);
            }
            let stem = form.strip_suffix('ت')?;
            let fits = WANTED.has(stem) || WANTED.has(&format!("{stem}ي")) || WANTED.has(&format!("{stem}ا"));
            fits.then_some(Gender::Feminine)
        })
    })
}

/// The gender that a verb shows whose subject is one person: a perfect of the list or an imperfect that people are the subject of.
pub fn doer_gender(word: &str) -> Option<Gender> {
    perfect_gender(word).or_else(|| {
        let bare = plain(word);
        let bare = strip_conjunction(&bare);
        verbs::human_gender(bare).filter(|_| bare.starts_with(['ي', 'ت', 'س']) && verbs::saying(bare).is_none())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn perfects_show_who_does_it() {
        assert_eq!(perfect_gender("وامتنعت"), Some(Gender::Feminine));
        assert_eq!(perfect_gender("وأبى"), Some(Gender::Masculine));
        assert_eq!(perfect_gender("أبت"), Some(Gender::Feminine));
        assert_eq!(perfect_gender("وقت"), None);
    }

    #[test]
    fn imperfects_of_people_show_it_too() {
        assert_eq!(doer_gender("يعتقد"), Some(Gender::Masculine));
        assert_eq!(doer_gender("وتعتقد"), Some(Gender::Feminine));
        assert_eq!(doer_gender("يمكن"), None);
    }
}
