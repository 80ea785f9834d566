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
     غادر تلا اقترب ابتعد استسلم اختتم استانف القي ارتدي انجبت",
);

/// The gender of the one who does what a perfect says: `امتنعت` feminine.
pub fn perfect_gender(word: &str) -> Option<Gender> {
    let word = plain(word);
    let bare = strip_conjunction(&word);
    [word.as_str(), bare].into_iter().find_map(|form| {
        if PERFECTS.has(form) {
            return Some(Gender::Masculine);
        }
        let stem = form.strip_suffix('ت')?;
        (PERFECTS.has(stem) || PERFECTS.has(&format!("{stem}ي"))).then_some(Gender::Feminine)
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
