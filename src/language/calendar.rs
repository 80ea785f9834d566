//! Months, weekdays and days near today, with their names in each language.

use crate::language::english::without_possessive;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Language;
use super::arabic::numbers::{unify, unprefixed};

/// A month of the Gregorian or the Islamic calendar: a row of the table.
#[derive(Debug)]
pub struct Month {
    /// 1 to 12 of its calendar.
    pub number: u8,
    /// Whether it is of the Islamic calendar.
    pub hijri: bool,
    /// English names and abbreviations, lower case.
    pub english: &'static [&'static str],
    /// Arabic names in every tradition: Egypt and the Gulf, the Levant and Iraq, Tunisia and Algeria, Morocco. Folded as
    /// by [`unify`].
    pub arabic: &'static [&'static str],
}

const fn month(number: u8, english: &'static [&'static str], arabic: &'static [&'static str]) -> Month {
    Month { number, hijri: false, english, arabic }
}

const fn hijri(number: u8, english: &'static [&'static str], arabic: &'static [&'static str]) -> Month {
    Month { number, hijri: true, english, arabic }
}

/// Every month.
#[rustfmt::skip]
pub static MONTHS: [Month; 24] = [
    month(1, &["january", "jan"], &["يناير", "كانون الثاني", "جانفي"]),
    month(2, &["february", "feb"], &["فبراير", "شباط", "فيفري"]),
    month(3, &["march", "mar"], &["مارس", "اذار"]),
    month(4, &["april", "apr"], &["ابريل", "نيسان", "افريل"]),
    month(5, &["may"], &["مايو", "ايار", "ماي"]),
    month(6, &["june", "jun"], &["يونيو", "يونيه", "حزيران", "جوان"]),
    month(7, &["july", "jul"], &["يوليو", "يوليه", "تموز", "جويليه", "يوليوز"]),
    month(8, &["august", "aug"], &["اغسطس", "اب", "اوت", "غشت"]),
    month(9, &["september", "sep", "sept"], &["سبتمبر", "ايلول", "شتنبر"]),
    month(10, &["october", "oct"], &["اكتوبر", "تشرين الاول"]),
    month(11, &["november", "nov"], &["نوفمبر", "تشرين الثاني", "نونبر"]),
    month(12, &["december", "dec"], &["ديسمبر", "ديسيمبر", "كانون الاول", "دجنبر"]),
    hijri(1, &["muharram"], &["محرم"]),
    hijri(2, &["safar"], &["صفر"]),
    hijri(3, &["rabi al-awwal", "rabi i"], &["ربيع الاول"]),
    hijri(4, &["rabi al-thani", "rabi ii"], &["ربيع الثاني", "ربيع الاخر"]),
    hijri(5, &["jumada al-awwal", "jumada i"], &["جمادي الاولي"]),
    hijri(6, &["jumada al-thani", "jumada ii"], &["جمادي الاخره", "جمادي الثانيه"]),
    hijri(7, &["rajab"], &["رجب"]),
    hijri(8, &["shaban", "sha'ban"], &["شعبان"]),
    hijri(9, &["ramadan", "ramadhan"], &["رمضان"]),
    hijri(10, &["shawwal"], &["شوال"]),
    hijri(11, &["qidah", "qadah", "qaadah", "qa'dah", "qi'dah"], &["ذو القعده", "ذي القعده"]),
    hijri(12, &["hijjah", "hijja"], &["ذو الحجه", "ذي الحجه"]),
];

/// Month names that are other words too: verbs, people, cars. They need a date around them.
const DOUBTFUL_MONTHS: [&str; 18] = [
    "may",
    "march",
    "mar",
    "jan",
    "dec",
    "jun",
    "sep",
    "oct",
    "مارس",
    "ماي",
    "اب",
    "نيسان",
    "جوان",
    "اوت",
    "صفر",
    "محرم",
    "رجب",
    "شعبان",
];

/// Weekdays, Monday first: English names, then Arabic ones without the article.
#[rustfmt::skip]
const WEEKDAYS: [(&[&str], &str); 7] = [
    (&["monday", "mondays"], "اثنين"),
    (&["tuesday", "tuesdays"], "ثلاثاء"),
    (&["wednesday", "wednesdays"], "اربعاء"),
    (&["thursday", "thursdays"], "خميس"),
    (&["friday", "fridays"], "جمعه"),
    (&["saturday", "saturdays"], "سبت"),
    (&["sunday", "sundays"], "احد"),
];

/// Days near today: folded name, days from today.
const RELATIVE: [(&str, i8); 7] =
    [("yesterday", -1), ("today", 0), ("tomorrow", 1), ("امس", -1), ("البارحه", -1), ("اليوم", 0), ("غدا", 1)];

/// Arabic names of months by their first word, with the second if there is one.
static ARABIC_MONTHS: LazyLock<FxHashMap<&str, Vec<(&str, &Month)>>> = LazyLock::new(|| {
    let mut names: FxHashMap<&str, Vec<(&str, &Month)>> = FxHashMap::default();
    for month in &MONTHS {
        for name in month.arabic {
            let (first, second) = name.split_once(' ').unwrap_or((name, ""));
            names.entry(first).or_default().push((second, month));
        }
    }
    names
});

/// Words before a month that show it to be one.
const BEFORE_MONTH: [&str; 40] = [
    "in",
    "of",
    "last",
    "next",
    "this",
    "early",
    "late",
    "since",
    "until",
    "till",
    "by",
    "mid",
    "during",
    "between",
    "every",
    "each",
    "from",
    "before",
    "after",
    "through",
    "until",
    "شهر",
    "في",
    "منذ",
    "حتي",
    "خلال",
    "بدايه",
    "نهايه",
    "اوائل",
    "اواخر",
    "منتصف",
    "مطلع",
    "قبل",
    "بعد",
    "بين",
    "ايار",
    "اذار",
    "اغسطس",
    "يونيو",
    "ابريل",
];

/// Words before a weekday that show it to be one.
const BEFORE_WEEKDAY: [&str; 14] =
    ["يوم", "صباح", "مساء", "ليل", "ليله", "ظهر", "فجر", "عصر", "امسيه", "نهار", "يومي", "ايام", "يوما", "اليوم"];

/// Words behind a weekday that show it to be one.
const AFTER_WEEKDAY: [&str; 7] = ["الماضي", "القادم", "المقبل", "الموافق", "المنصرم", "الفائت", "الجاري"];

/// What a word or two say of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// A month.
    Month {
        /// 1 to 12.
        number: u8,
        /// Whether it is of the Islamic calendar.
        hijri: bool,
    },
    /// 0 for Monday to 6 for Sunday.
    Weekday(u8),
    /// Days from today.
    Relative(i8),
}

/// A calendar word found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarMatch {
    /// What it is.
    pub word: CalendarWord,
    /// How many words it takes: one or two.
    pub words: usize,
    /// Whether it may be something else unless a date stands around it.
    pub doubtful: bool,
}

impl Language {
    /// The month, weekday or relative day that the folded word `first`, followed by `second`, begins with. `before` is the
    /// word before it; all empty where there is none.
    pub fn calendar_word(&self, before: &str, first: &str, second: &str) -> Option<CalendarMatch> {
        if self.is_arabic() {
            arabic_word(&unify(before), &unify(first), &unify(second))
        } else if self.is_english() {
            english_word(before, first)
        } else {
            None
        }
    }
}

fn english_word(before: &str, word: &str) -> Option<CalendarMatch> {
    let word = without_possessive(word);
    let found = |word: CalendarWord, doubtful: bool| Some(CalendarMatch { word, words: 1, doubtful });
    if let Some(k) = WEEKDAYS.iter().position(|(names, _)| names.contains(&word)) {
        return found(CalendarWord::Weekday(k as u8), false);
    }
    if let Some(&(_, days)) = RELATIVE.iter().find(|(name, _)| *name == word) {
        return found(CalendarWord::Relative(days), false);
    }
    let month = MONTHS.iter().find(|month| month.english.contains(&word))?;
    let doubtful = DOUBTFUL_MONTHS.contains(&word) && !BEFORE_MONTH.contains(&before);
    found(CalendarWord::Month { number: month.number, hijri: month.hijri }, doubtful)
}

fn arabic_word(before: &str, first: &str, second: &str) -> Option<CalendarMatch> {
    if let Some(&(_, days)) = RELATIVE.iter().find(|(name, _)| *name == first) {
        return Some(CalendarMatch { word: CalendarWord::Relative(days), words: 1, doubtful: false });
    }
    let by_name = |stem: &str| {
        let names = ARABIC_MONTHS.get(stem)?;
        let fits = |rest: &str| rest.is_empty() || rest == second;
        let &(rest, month) = names.iter().find(|(rest, _)| fits(rest))?;
        Some((month, if rest.is_empty() { 1 } else { 2 }))
    };
    unprefixed(first).into_iter().find_map(|(stem, prefixes)| {
        if prefixes.article {
            // الأحد عشر: the eleven.
            if matches!(second, "عشر" | "عشره") {
                return None;
            }
            let k = WEEKDAYS.iter().position(|&(_, name)| name == stem)?;
            let shown = unprefixed(before).iter().any(|(stem, _)| BEFORE_WEEKDAY.contains(stem));
            let doubtful = k == 0 && !shown && !AFTER_WEEKDAY.contains(&second);
            return Some(CalendarMatch { word: CalendarWord::Weekday(k as u8), words: 1, doubtful });
        }
        let (month, words) = by_name(stem)?;
        let doubtful = words == 1 && DOUBTFUL_MONTHS.contains(&stem) && !BEFORE_MONTH.contains(&before);
        let word = CalendarWord::Month { number: month.number, hijri: month.hijri };
        Some(CalendarMatch { word, words, doubtful })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arabic(before: &str, first: &str, second: &str) -> Option<(CalendarWord, bool)> {
        Language::arabic().calendar_word(before, first, second).map(|found| (found.word, found.doubtful))
    }

    #[test]
    fn knows_the_months_of_every_tradition() {
        let month = |number| Some((CalendarWord::Month { number, hijri: false }, false));
        for (first, second, number) in [
            ("يناير", "", 1),
            ("كانون", "الثاني", 1),
            ("جانفي", "", 1),
            ("وغشت", "", 8),
            ("شتنبر", "", 9),
            ("تشرين", "الأول", 10),
            ("بأيلول", "", 9),
        ] {
            assert_eq!(arabic("", first, second), month(number), "{first}");
        }
        assert_eq!(arabic("شهر", "مارس", ""), month(3));
    }

    #[test]
    fn doubts_names_that_are_other_words() {
        assert!(arabic("الرجل", "مارس", "الرياضة").unwrap().1);
        assert!(arabic("", "الاثنين", "").unwrap().1);
        assert!(!arabic("يوم", "الإثنين", "").unwrap().1);
        assert!(Language::english().calendar_word("theresa", "may", "said").unwrap().doubtful);
    }

    #[test]
    fn weekdays_need_their_article() {
        assert_eq!(arabic("", "أحد", ""), None);
        assert_eq!(arabic("", "الأحد", "عشر"), None);
        assert_eq!(arabic("", "وللخميس", "").unwrap().0, CalendarWord::Weekday(3));
    }
}
