//! Names that are translated rather than spelled by sound: countries, cities, organisations, peoples, in English and Arabic.

mod seats;

use crate::language::english::without_possessive;
use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Language;
use crate::text::{Folding, Span, Token, TokenKind, fold_word};
pub use seats::{stand_for_each_other, standing_for, states_of};

/// What an exonym names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A country, region, city, sea or building.
    Place,
    /// An organisation or institution.
    Organisation,
    /// A faith, its book or its feast.
    Faith,
    /// A people, an adjective of origin, a language or a following.
    Demonym,
    /// A person of history whom each language names in its own way.
    Person,
}

/// The kinds by their name in the data.
const KINDS: [(&str, Kind); 5] = [
    ("place", Kind::Place),
    ("org", Kind::Organisation),
    ("faith", Kind::Faith),
    ("demonym", Kind::Demonym),
    ("person", Kind::Person),
];

/// A name with its forms in both languages.
#[derive(Clone, Debug)]
pub struct Exonym {
    /// Its row in the table: the same on both sides of a text.
    pub id: u16,
    /// What it names.
    pub kind: Kind,
    /// English forms, the usual one first.
    pub english: Vec<&'static str>,
    /// Arabic forms, the usual one first.
    pub arabic: Vec<Form>,
}

/// An Arabic form of an exonym.
#[derive(Clone, Debug)]
pub struct Form {
    /// As it is written.
    pub text: &'static str,
    /// Whether it is an ordinary word or phrase too (صور, القاعدة).
    pub ambiguous: bool,
    words: Vec<Box<str>>,
}

/// An exonym in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place; on the Arabic side with the particles in front of it.
    pub span: Span,
    /// [`Exonym::id`].
    pub id: u16,
}

/// Every exonym; `id` is the place in the list.
pub fn all() -> &'static [Exonym] {
    &TABLE.rows
}

/// The exonym of an English phrase in the case it is written in (`US` is one, `us` is not), without its article.
pub fn lookup(english: &str) -> Option<&'static Exonym> {
    let key: Vec<String> = english.split([' ', '-']).filter(|word| !word.is_empty()).map(english_key).collect();
    TABLE.rows.get(usize::from(*TABLE.english.get(key.join(" ").as_str())?))
}

/// The exonyms among the tokens of a text, in order; none in a language that the table does not know.
pub fn find(text: &str, tokens: &[Token], language: &Language) -> Vec<Found> {
    if language.is_arabic() {
        find_arabic(tokens)
    } else if language.is_english() {
        find_english(text, tokens)
    } else {
        Vec::new()
    }
}

/// The exonyms among English tokens of `text`, the longest at each place, in order.
pub fn find_english(text: &str, tokens: &[Token]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let capitalised = token.span.of(text).chars().next().is_some_and(char::is_uppercase);
        let longest = if capitalised { longest_english(text, tokens, at) } else { None };
        if let Some((end, id)) = longest {
            let last = tokens.get(end - 1).map_or(token.span, |last| last.span);
            found.push(Found { span: token.span.join(last), id });
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Words of the longest English form.
const LONGEST: usize = 6;

fn longest_english(text: &str, tokens: &[Token], start: usize) -> Option<(usize, u16)> {
    let mut key = String::new();
    let (mut best, mut end) = (None, start);
    for _ in 0..LONGEST {
        let Some(token) = tokens.get(end).filter(|token| token.kind == TokenKind::Latin) else { break };
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&english_key(token.span.of(text)));
        end += 1;
        if let Some(&id) = TABLE.english.get(key.as_str()) {
            best = Some((end, id));
        }
        end += usize::from(is_hyphen(text, tokens, end));
    }
    best
}

fn is_hyphen(text: &str, tokens: &[Token], at: usize) -> bool {
    let neighbours = at.checked_sub(1).and_then(|before| tokens.get(before)).zip(tokens.get(at + 1));
    tokens.get(at).zip(neighbours).is_some_and(|(mark, (before, after))| {
        mark.span.of(text) == "-" && before.span.end == mark.span.start && mark.span.end == after.span.start
    })
}

/// A word as the table is asked for it: without dots and possessive; short words all in capitals keep them.
fn english_key(word: &str) -> String {
    let word = without_possessive(word);
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let acronym = plain.len() <= 5 && plain.len() > 1 && plain.chars().all(char::is_uppercase);
    if acronym { plain } else { plain.to_lowercase() }
}

/// The exonyms among Arabic tokens, the longest at each place, in order; ambiguous forms are left out.
pub fn find_arabic(tokens: &[Token]) -> Vec<Found> {
    let words: Vec<String> = tokens.iter().map(|token| fold_word(&token.folded, Folding::Letters)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let longest = if token.kind == TokenKind::Arabic { longest_arabic(&words, at) } else { None };
        if let Some((length, id)) = longest {
            let last = tokens.get(at + length - 1).map_or(token.span, |last| last.span);
            found.push(Found { span: token.span.join(last), id });
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

fn longest_arabic(words: &[String], at: usize) -> Option<(usize, u16)> {
    let word = words.get(at)?;
    let rest = words.get(at + 1..).unwrap_or_default();
    let mut best: Option<(usize, u16)> = None;
    for reading in readings(word) {
        for &(id, form) in TABLE.arabic.get(&*reading).into_iter().flatten() {
            let Some(form) = TABLE.rows.get(usize::from(id)).and_then(|row| row.arabic.get(form)) else { continue };
            let tail = form.words.get(1..).unwrap_or_default();
            let same = tail.len() <= rest.len() && tail.iter().zip(rest).all(|(a, b)| **a == **b);
            if same && !form.ambiguous && best.is_none_or(|(length, _)| length <= tail.len()) {
                best = Some((form.words.len(), id));
            }
        }
        if best.is_none() {
            best = demonym(&reading).map(|id| (1, id));
        }
    }
    best
}

/// Adjectives of the quarters of the sky, as names of lands have them.
const QUARTERS: [&str; 4] = ["الشماليه", "الجنوبيه", "الشرقيه", "الغربيه"];

impl Form {
    /// The second of its two words (folded with [`Folding::Letters`]) where it is a quarter of the sky: الشمالية of كوريا الشمالية.
    pub fn quarter(&self) -> Option<&str> {
        let [_, second] = self.words.as_slice() else { return None };
        QUARTERS.contains(&&**second).then_some(&**second)
    }
}

impl Exonym {
    /// Whether one of its Arabic forms, ambiguous ones too, stands among `words` (folded with [`Folding::Letters`]),
    /// with or without particles, a demonym in any inflection.
    pub fn is_among(&self, words: &[impl AsRef<str>]) -> bool {
        (0..words.len()).any(|at| self.arabic.iter().any(|form| self.stands(form, words, at)))
    }

    /// Whether a word (folded with [`Folding::Letters`]) is a word of its Arabic forms or names its people: روسيا, الروسي,
    /// وللروس.
    pub fn is_named_by(&self, word: &str) -> bool {
        let stems: Vec<&str> =
            self.arabic.iter().flat_map(|form| &form.words).flat_map(|word| people_stems(word)).collect();
        readings(word).iter().any(|reading| {
            let people = PEOPLES.iter().find(|(many, _)| people_stems(reading).any(|stem| stem == *many));
            people_stems(reading).chain(people.map(|(_, land)| *land)).any(|stem| stems.contains(&stem))
        })
    }

    /// Where `word` (folded with [`Folding::Letters`]) is one of its Arabic forms of one word, perhaps behind particles:
    /// how many letters stand before the form without its article.
    pub fn particles_of(&self, word: &str) -> Option<usize> {
        let forms = self.arabic.iter().filter(|form| form.words.len() == 1).filter_map(|form| form.words.first());
        let form = forms
            .filter(|form| readings(word).iter().any(|reading| **reading == ***form))
            .max_by_key(|form| form.len())?;
        let bare = form.strip_prefix("ال").unwrap_or(form);
        Some(word.chars().count().saturating_sub(bare.chars().count()))
    }

    fn stands(&self, form: &Form, words: &[impl AsRef<str>], at: usize) -> bool {
        let Some((first, rest)) = words.get(at..).and_then(<[_]>::split_first) else { return false };
        let Some((head, tail)) = form.words.split_first() else { return false };
        let tail_stands = tail.len() <= rest.len() && tail.iter().zip(rest).all(|(a, b)| **a == *b.as_ref());
        tail_stands
            && readings(first.as_ref()).iter().any(|reading| {
                **head == **reading || self.kind == Kind::Demonym && inflections(reading).any(|stem| stem == &**head)
            })
    }
}

/// A folded word as it stands, and without the particles it may begin with; لل becomes ال.
fn readings(word: &str) -> Vec<Cow<'_, str>> {
    let mut readings = Vec::with_capacity(8);
    for rest in [Some(word), word.strip_prefix(['و', 'ف'])].into_iter().flatten() {
        readings.push(Cow::Borrowed(rest));
        readings.extend(rest.strip_prefix("لل").map(|bare| Cow::Owned(format!("ال{bare}"))));
        readings.extend(rest.strip_prefix(['ب', 'ل', 'ك']).map(Cow::Borrowed));
    }
    readings
}

/// Endings that the name of a land and those of its people add to what they share, folded.
const LANDS: [&str; 14] = ["ستان", "يتين", "يتان", "يين", "يون", "يان", "يات", "يا", "ين", "يه", "ون", "ي", "ا", "ه"];

/// Peoples whose name has other letters than their land's.
const PEOPLES: [(&str, &str); 6] =
    [("اتراك", "ترك"), ("اكراد", "كرد"), ("احباش", "حبش"), ("انجليز", "انجلتر"), ("هنود", "هند"), ("طليان", "ايطالي")];

/// A folded word without article, and without each of these endings as long as three letters remain.
fn people_stems(word: &str) -> impl Iterator<Item = &str> {
    // ألمانيا begins with ال that is no article.
    let bare = word.strip_prefix("ال").into_iter().chain([word]);
    bare.flat_map(|bare| {
        let stems = LANDS.iter().filter_map(move |ending| bare.strip_suffix(ending));
        std::iter::once(bare).chain(stems.filter(|stem| stem.chars().count() > 2))
    })
}

/// Endings of a demonym, folded.
const ENDINGS: [&str; 9] = ["تين", "تان", "ون", "ين", "ان", "ات", "ا", "ه", ""];

/// What a folded word may be an inflected form of: without the article and without each ending it has.
fn inflections(word: &str) -> impl Iterator<Item = &str> {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    ENDINGS.iter().filter_map(move |ending| bare.strip_suffix(ending))
}

fn demonym(reading: &str) -> Option<u16> {
    inflections(reading).filter(|stem| stem.ends_with('ي')).find_map(|stem| TABLE.demonyms.get(stem).copied())
}

struct Table {
    rows: Vec<Exonym>,
    english: FxHashMap<String, u16>,
    /// Forms (row, form) by their first word, folded.
    arabic: FxHashMap<Box<str>, Vec<(u16, usize)>>,
    /// Unambiguous masculine singulars of demonyms, folded.
    demonyms: FxHashMap<Box<str>, u16>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows: Vec<Exonym> =
        include_str!("data/exonyms.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(read_row).collect();
    let rows: Vec<Exonym> = rows.into_iter().zip(0..).map(|(row, id)| Exonym { id, ..row }).collect();
    let (mut english, mut arabic, mut demonyms) =
        (FxHashMap::default(), FxHashMap::<_, Vec<_>>::default(), FxHashMap::default());
    for row in &rows {
        for form in &row.english {
            let words: Vec<String> = form.split([' ', '-']).filter(|word| !word.is_empty()).map(english_key).collect();
            english.entry(words.join(" ")).or_insert(row.id);
        }
        for (number, form) in row.arabic.iter().enumerate() {
            let Some(first) = form.words.first() else { continue };
            arabic.entry(first.clone()).or_default().push((row.id, number));
            if row.kind == Kind::Demonym && !form.ambiguous && first.ends_with('ي') && form.words.len() == 1 {
                demonyms.entry(first.clone()).or_insert(row.id);
            }
        }
    }
    Table { rows, english, arabic, demonyms }
});

fn read_row(line: &'static str) -> Option<Exonym> {
    let mut columns = line.split('\t');
    let name = columns.next()?;
    let kind = KINDS.iter().find(|(known, _)| *known == name)?.1;
    let english = columns.next()?.split('|').collect();
    let arabic = columns.next()?.split('|').map(read_form).collect();
    Some(Exonym { id: 0, kind, english, arabic })
}

fn read_form(form: &'static str) -> Form {
    let text = form.trim_end_matches('~');
    let words = text.split(' ').map(|word| fold_word(word, Folding::Letters).into_boxed_str()).collect();
    Form { text, ambiguous: text.len() < form.len(), words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn names(text: &str, found: impl Fn(&[Token]) -> Vec<Found>) -> Vec<&'static str> {
        let tokens = tokenize(text, Span::all(text));
        found(&tokens).iter().map(|found| all()[usize::from(found.id)].english[0]).collect()
    }

    #[test]
    fn the_longest_english_name_wins() {
        let text = "The U.S. and West Virginia told us that North Korea's envoy met the UN Security Council.";
        let found = names(text, |tokens| find_english(text, tokens));
        assert_eq!(found, ["United States", "West Virginia", "North Korea", "Security Council"]);
    }

    #[test]
    fn arabic_names_are_found_behind_particles() {
        let found = names("وقالت الولايات المتحدة للأمم المتحدة إن الكرملين وبالبيت الأبيض", find_arabic);
        assert_eq!(found, ["United States", "United Nations", "Kremlin", "White House"]);
    }

    #[test]
    fn demonyms_are_found_in_every_inflection() {
        let found = names("القوات الروسية والفرنسيون بريطانيين", find_arabic);
        assert_eq!(found, ["Russian", "French", "British"]);
    }

    #[test]
    fn an_ordinary_word_is_no_city_but_answers_for_one() {
        assert!(names("نشرت صورا في المدينة", find_arabic).is_empty());
        assert!(lookup("Tyre").unwrap().is_among(&["في", "صور"]));
    }

    #[test]
    fn letters_before_a_name_are_counted_with_its_article() {
        assert_eq!(lookup("Ukraine").unwrap().particles_of("ولاوكرانيا"), Some(2));
        assert_eq!(lookup("Kuwait").unwrap().particles_of("للكويت"), Some(2));
        assert_eq!(lookup("Kuwait").unwrap().particles_of("قطر"), None);
    }

    #[test]
    fn a_land_is_named_by_its_people() {
        let names = |land: &str, word: &str| lookup(land).unwrap().is_named_by(&fold_word(word, Folding::Letters));
        assert!(names("Russia", "الروسية") && names("Saudi Arabia", "وللسعوديين") && names("Turkey", "الأتراك"));
        assert!(names("China", "صينية") && names("Egypt", "المصريون") && names("United States", "الأميركي"));
        assert!(!names("Slovakia", "سلوفينيا") && !names("Niger", "نيجيريا") && !names("Mauritania", "موريشيوس"));
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let lines = include_str!("data/exonyms.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(all().len(), lines);
        assert!(all().iter().all(|row| row.arabic.iter().all(|form| !form.text.is_empty())));
    }
}
