//! Which language a text is in, by script and function words.

use super::{Language, PROFILES, Profile, generic};
use crate::text::{Folding, Span, TokenKind, fold_word, is_arabic_letter, is_arabic_mark, is_invisible};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 20_000;
/// Fewer words than this tell nothing.
const FEWEST_WORDS: usize = 4;
/// Fewer letters than this tell nothing, where words are not set apart.
const FEWEST_LETTERS: usize = 10;
/// Fewer function words than this tell no Latin language.
const FEWEST_HITS: usize = 2;

/// The language of `text`, or nothing if the text is too short or too mixed to tell. Looks at the first 20 kB.
///
/// The script with most letters decides, so that an English text full of Arabic names is English; languages that share a
/// script are told apart by their function words and, in the Arabic script, by the letters that only some have.
pub fn detect(text: &str) -> Option<Language> {
    let text = sample(text);
    let mut counts = [0; SCRIPTS.len()];
    for c in text.chars() {
        if let Some(count) = script_of(c).and_then(|script| counts.get_mut(script)) {
            *count += 1;
        }
    }
    let all: usize = counts.iter().sum();
    let (script, &most) = counts.iter().enumerate().rev().max_by_key(|&(_, &count)| count)?;
    if most < FEWEST_LETTERS || most * 2 <= all {
        return None;
    }
    match SCRIPTS.get(script)?.decide {
        Decide::Only(subtag) => Some(Language::from_tag(subtag)),
        Decide::Letters(usual, letters, other) => {
            let marked = text.chars().filter(|&c| letters.contains(c) || is_kana(c) && other == "ja").count();
            Some(Language::from_tag(if marked * 50 > most { other } else { usual }))
        }
        Decide::Words(kind) => by_words(text, kind),
    }
}

/// A script, and how the language of a text in it is found.
struct Script {
    ranges: &'static [(char, char)],
    decide: Decide,
}

#[derive(Clone, Copy)]
enum Decide {
    /// One language is written in it, as far as is known here.
    Only(&'static str),
    /// The first, unless more than 2% of the letters are such as only the second has.
    Letters(&'static str, &'static str, &'static str),
    /// By function words.
    Words(TokenKind),
}

static SCRIPTS: [Script; 12] = [
    Script { ranges: &[('A', 'Z'), ('a', 'z'), ('À', 'ɏ'), ('Ḁ', 'ỿ')], decide: Decide::Words(TokenKind::Latin) },
    Script { ranges: &[('\u{620}', '\u{6ff}'), ('\u{fb50}', '\u{fefc}')], decide: Decide::Words(TokenKind::Arabic) },
    Script { ranges: &[('\u{400}', '\u{52f}')], decide: Decide::Letters("ru", "іїєґІЇЄҐ", "uk") },
    Script { ranges: &[('\u{370}', '\u{3ff}'), ('\u{1f00}', '\u{1fff}')], decide: Decide::Only("el") },
    Script { ranges: &[('\u{591}', '\u{5f4}')], decide: Decide::Only("he") },
    Script { ranges: &[('\u{3040}', '\u{30ff}'), ('\u{3400}', '\u{9fff}')], decide: Decide::Letters("zh", "", "ja") },
    Script { ranges: &[('\u{1100}', '\u{11ff}'), ('\u{ac00}', '\u{d7a3}')], decide: Decide::Only("ko") },
    Script { ranges: &[('\u{900}', '\u{97f}')], decide: Decide::Only("hi") },
    Script { ranges: &[('\u{980}', '\u{9ff}')], decide: Decide::Only("bn") },
    Script { ranges: &[('\u{e00}', '\u{e7f}')], decide: Decide::Only("th") },
    Script { ranges: &[('\u{531}', '\u{58f}')], decide: Decide::Only("hy") },
    Script { ranges: &[('\u{10a0}', '\u{10ff}')], decide: Decide::Only("ka") },
];

fn script_of(c: char) -> Option<usize> {
    let inside = |script: &Script| script.ranges.iter().any(|&(first, last)| first <= c && c <= last);
    if c.is_alphabetic() { SCRIPTS.iter().position(inside) } else { None }
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}')
}

/// The start of `text`, whole characters.
fn sample(text: &str) -> &str {
    let end = (0..=text.len().min(SAMPLE)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default();
    Span::new(0, end).of(text)
}

/// The language of that script with the most function words in the text.
fn by_words(text: &str, script: TokenKind) -> Option<Language> {
    let inside = |c: char| c.is_alphanumeric() || is_arabic_mark(c) || is_invisible(c) || c == '\u{640}';
    let words: Vec<String> = text
        .split(|c| !inside(c))
        .map(|word| fold_word(word, Folding::Marks))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let score = |profile: &Profile| {
        let signs = Sign::of(profile.subtag);
        words.iter().filter(|word| signs.count(word) || profile.function_words.contains(&word.as_str())).count()
    };
    let profiles = PROFILES.iter().copied().chain(&generic::OTHERS).filter(|profile| profile.script == script);
    let mut scores: Vec<(usize, &'static Profile)> = profiles.map(|profile| (score(profile), profile)).collect();
    scores.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
    let (&(best, profile), &(second, _)) = (scores.first()?, scores.get(1)?);
    let tells = if script == TokenKind::Arabic { best > second } else { best > second && best >= FEWEST_HITS };
    let usual = script == TokenKind::Arabic && best == 0;
    let found = if usual { PROFILES.iter().copied().find(|profile| profile.script == script) } else { Some(profile) };
    found.filter(|_| tells || usual).map(Language::of)
}

/// Letters and beginnings that only one of the languages of a script has.
#[derive(Clone, Copy)]
struct Sign {
    subtag: &'static str,
    letters: &'static str,
    article: &'static str,
}

static SIGNS: [Sign; 3] = [
    Sign { subtag: "ar", letters: "ةىأإ", article: "ال" },
    Sign { subtag: "fa", letters: "پچژگ", article: "" },
    Sign { subtag: "ur", letters: "ٹڈڑںےہھ", article: "" },
];

impl Sign {
    fn of(subtag: &str) -> Self {
        let none = Self { subtag: "", letters: "", article: "" };
        SIGNS.iter().find(|sign| sign.subtag == subtag).copied().unwrap_or(none)
    }

    fn count(self, word: &str) -> bool {
        let article = !self.article.is_empty() && word.starts_with(self.article);
        article || word.chars().any(|c| is_arabic_letter(c) && self.letters.contains(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Option<String> {
        detect(text).map(|language| language.tag().to_owned())
    }

    #[test]
    fn each_language_is_told_by_a_sentence() {
        for (expected, text) in [
            ("ar", "خرج الناس إلى الشارع بعد المطر وتأملوا السماء"),
            ("ar", "مطر خفيف وبرد شديد"),
            ("fa", "مردم پس از باران به خیابان آمدند و آسمان را نگاه کردند"),
            ("fa", "او گفت که اين كتاب براي من است"),
            ("ur", "بارش کے بعد لوگ سڑک پر آئے اور آسمان کو دیکھا"),
            ("en", "After the rain people came out to look at the sky"),
            ("de", "Nach dem Regen gingen die Leute auf die Straße und sahen in den Himmel"),
            ("fr", "Après la pluie, les gens sont sortis dans la rue pour regarder le ciel"),
            ("es", "Después de la lluvia la gente salió a la calle para mirar el cielo y las nubes"),
            ("it", "Dopo la pioggia la gente è uscita per strada e ha guardato il cielo con gli amici"),
            ("pt", "Depois da chuva as pessoas saíram à rua para olhar o céu e não voltaram"),
            ("nl", "Na de regen kwamen de mensen op straat om naar het weer te kijken"),
            ("tr", "Yağmurdan sonra insanlar bir süre sokakta kaldı ve gökyüzüne baktı"),
            ("id", "Setelah hujan orang keluar ke jalan dan melihat langit yang cerah"),
            ("ru", "После дождя люди вышли на улицу"),
            ("uk", "Після дощу люди вийшли на вулицю і дивилися в небо"),
            ("he", "אחרי הגשם יצאו האנשים לרחוב"),
            ("el", "Μετά τη βροχή βγήκαν στον δρόμο"),
            ("ja", "雨のあと人々は外に出て空を見上げた"),
            ("zh", "雨后人们走到街上抬头看着天空"),
        ] {
            assert_eq!(tag(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn quotations_in_another_script_change_nothing() {
        let text = "The word كتاب is derived from the root of كتب and so is مكتبة, which is the place of books.";
        assert_eq!(tag(text).as_deref(), Some("en"));
        assert_eq!(tag("أعلنت شركة Apple Inc. عن هاتف iPhone جديد في السوق").as_deref(), Some("ar"));
    }

    #[test]
    fn too_little_text_tells_nothing() {
        for text in ["", "12 345 — 6.7.", "Jakarta", "نعم", "Karim Haddad Beirut Oslo Paris"] {
            assert_eq!(tag(text), None, "{text:?}");
        }
    }

    #[test]
    fn only_the_start_of_a_long_text_is_read() {
        let text = "و".repeat(SAMPLE) + " ";
        assert_eq!(tag(&text), None);
        let text = "ذهب إلى البيت ثم عاد. ".repeat(1000) + &"the rest of it is English ".repeat(5000);
        assert_eq!(tag(&text).as_deref(), Some("ar"));
    }
}
