//! Latin and Arabic spellings of one name, compared by a weighted edit distance over consonant symbols.
//!
//! Both spellings are first brought to symbols: digraphs become one (`sh`, `kh`, تش), doubled letters collapse, silent
//! letters go. The distance is the least cost of turning one into the other, where English vowels and the Arabic matres
//! ا و ي cost little, and letters that render each other (`p` ب, `v` ف, `g` غ ج ق) nothing. It is divided by the number
//! of consonants of the Latin form. Particles in front of the Arabic word (و ف ب ل ك س ال لل) are tried away: as they
//! stand in front and both words are read backwards, one table gives the distance of all these readings at once.
//!
//! Time: the product of the two lengths, at most [`LONGEST`] each, cut short as soon as no reading can be near enough.
//! No allocation but for Latin letters outside ASCII.

mod costs;

use crate::language::english::without_possessive;
use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;

use crate::text::{Span, is_arabic_mark, is_invisible};
use costs::{FAR, STEP, delete, insert, replace, symbol_of};

/// Symbols kept of one word; what is longer is cut.
pub const LONGEST: usize = 24;

/// Readings of an Arabic word: with everything, and without its particles.
const READINGS: usize = 8;

/// Distance per consonant up to which two spellings are one name, where the Latin form has three consonants or more.
const NEAR: f32 = 0.22;

/// The same for shorter names, which resemble each other by chance.
const NEAR_SHORT: f32 = 0.10;

/// A word in the Latin script as symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latin {
    symbols: Symbols,
    consonants: u8,
}

/// A word in the Arabic script as symbols, last letter first, and the readings of it without particles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arabic {
    symbols: Symbols,
    /// For each reading how many symbols it has, and how many letters of the word stand before it.
    readings: [(u8, u8); READINGS],
    reading_count: u8,
}

/// How an Arabic word spells a Latin one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Cost per consonant of the Latin form; 0 is a letter by letter rendering.
    pub distance: f32,
    /// Letters (not marks) of particles in front of the name.
    pub particles: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Symbols {
    codes: [u8; LONGEST],
    length: u8,
}

impl Symbols {
    const EMPTY: Self = Self { codes: [0; LONGEST], length: 0 };

    fn push(&mut self, code: u8) {
        if let Some(slot) = self.codes.get_mut(usize::from(self.length)) {
            *slot = code;
            self.length += 1;
        }
    }

    fn as_slice(&self) -> &[u8] {
        self.codes.get(..usize::from(self.length)).unwrap_or_default()
    }

    fn reverse(&mut self) {
        if let Some(used) = self.codes.get_mut(..usize::from(self.length)) {
            used.reverse();
        }
    }
}

/// Letter groups that stand for one sound, the longest first.
const DIGRAPHS: [(&[u8], &[u8]); 18] = [
    (b"tsch", b"C"),
    (b"tch", b"C"),
    (b"sch", b"S"),
    (b"sh", b"S"),
    (b"ch", b"C"),
    (b"zh", b"Z"),
    (b"th", b"T"),
    (b"ph", b"f"),
    (b"kh", b"X"),
    (b"gh", b"G"),
    (b"ck", b"k"),
    (b"qu", b"kw"),
    (b"tz", b"D"),
    (b"ts", b"D"),
    (b"dj", b"j"),
    (b"dg", b"j"),
    (b"cz", b"C"),
    (b"sz", b"S"),
];

/// Beginnings with a letter that is not heard, or that hide a vowel.
const BEGINNINGS: [(&[u8], &[u8]); 4] = [(b"mc", b"mak"), (b"kn", b"n"), (b"wr", b"r"), (b"ps", b"s")];

fn is_vowel(code: u8) -> bool {
    matches!(code, b'a' | b'e' | b'i' | b'o' | b'u')
}

impl Latin {
    /// The symbols of a word. A possessive `'s` is dropped, accents and apostrophes are ignored.
    pub fn new(word: &str) -> Self {
        let letters = ascii_letters(without_possessive(word));
        let mut symbols = Symbols::EMPTY;
        let mut rest = letters.as_slice();
        for (beginning, sound) in BEGINNINGS {
            if let Some(after) = rest.strip_prefix(beginning) {
                push_all(&mut symbols, sound);
                rest = after;
                break;
            }
        }
        while let Some((&letter, after)) = rest.split_first() {
            if let Some((group, sound)) = DIGRAPHS.iter().find(|(group, _)| rest.starts_with(group)) {
                push_all(&mut symbols, sound);
                rest = rest.get(group.len()..).unwrap_or_default();
                continue;
            }
            match letter {
                b'x' if symbols.length == 0 => push_once(&mut symbols, b'z'),
                b'x' => push_all(&mut symbols, b"ks"),
                b'c' if !matches!(after.first(), Some(b'e' | b'i' | b'y')) => push_once(&mut symbols, b'k'),
                other => push_once(&mut symbols, other),
            }
            rest = after;
        }
        drop_silent_e(&mut symbols);
        let consonants = symbols.as_slice().iter().filter(|&&code| !is_vowel(code)).count() as u8;
        symbols.reverse();
        Self { symbols, consonants }
    }

    /// How many consonants it has.
    pub fn consonants(&self) -> usize {
        usize::from(self.consonants)
    }

    /// The distance up to which another spelling counts as the same name.
    pub fn threshold(&self) -> f32 {
        if self.consonants >= 3 { NEAR } else { NEAR_SHORT }
    }

    /// What costs are divided by.
    fn divisor(&self) -> f32 {
        f32::from(self.consonants.max(2)) * f32::from(STEP)
    }
}

/// Lower-case ASCII letters of a word, at most twice [`LONGEST`].
fn ascii_letters(word: &str) -> Vec<u8> {
    let mut letters = Vec::with_capacity(word.len());
    for character in word.nfd().take(4 * LONGEST) {
        match character.to_ascii_lowercase() {
            'ß' => letters.extend(b"ss"),
            'æ' | 'Æ' => letters.extend(b"ae"),
            'œ' | 'Œ' => letters.extend(b"oe"),
            'ø' | 'Ø' => letters.push(b'o'),
            'ł' | 'Ł' => letters.push(b'l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => letters.push(b'd'),
            'þ' | 'Þ' => letters.extend(b"th"),
            'ı' => letters.push(b'i'),
            letter if letter.is_ascii_lowercase() => letters.push(letter as u8),
            _ => {}
        }
    }
    letters
}

fn push_once(symbols: &mut Symbols, code: u8) {
    if symbols.as_slice().last() != Some(&code) {
        symbols.push(code);
    }
}

fn push_all(symbols: &mut Symbols, sound: &[u8]) {
    for &code in sound {
        push_once(symbols, code);
    }
}

fn drop_silent_e(symbols: &mut Symbols) {
    if let [.., before, b'e'] = symbols.as_slice()
        && symbols.length > 2
        && !is_vowel(*before)
    {
        symbols.length -= 1;
    }
}

impl Arabic {
    /// The symbols and readings of a word, which may carry tashkeel, tatweel and particles.
    pub fn new(word: &str) -> Self {
        let mut letters = [' '; LONGEST];
        let mut count = 0;
        for letter in folded_letters(word) {
            if let Some(slot) = letters.get_mut(count) {
                *slot = letter;
                count += 1;
            }
        }
        let letters = letters.get(..count).unwrap_or_default();
        let mut symbols = Symbols::EMPTY;
        // symbols_before[k]: symbols made of the first k letters.
        let mut symbols_before = [0_u8; LONGEST + 1];
        let mut k = 0;
        while let Some(&letter) = letters.get(k) {
            let affricate =
                if letter == 'ت' { letters.get(k + 1).and_then(|&next| costs::affricate(next)) } else { None };
            let (code, used) = affricate.map_or((symbol_of(letter), 1), |code| (code, 2));
            let doubled = symbols.as_slice().last() == Some(&code) && !matches!(letter, 'و' | 'ي');
            if code != costs::NONE && !doubled {
                symbols.push(code);
            }
            for before in symbols_before.iter_mut().skip(k + 1) {
                *before = symbols.length;
            }
            k += used;
        }
        let mut arabic = Self { symbols, readings: [(symbols.length, 0); READINGS], reading_count: 0 };
        for start in particle_ends(letters).into_iter().flatten() {
            let before = symbols_before.get(start).copied().unwrap_or_default();
            arabic.read(symbols.length - before, start as u8);
        }
        arabic.symbols.reverse();
        arabic
    }

    fn read(&mut self, symbols: u8, particles: u8) {
        if let Some(slot) = self.readings.get_mut(usize::from(self.reading_count)) {
            *slot = (symbols, particles);
            self.reading_count += 1;
        }
    }

    fn readings(&self) -> &[(u8, u8)] {
        self.readings.get(..usize::from(self.reading_count)).unwrap_or_default()
    }
}

/// Letters as they are compared: hamza carriers unified, letters of other languages brought to Arabic ones.
fn folded_letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|&c| !is_arabic_mark(c) && !is_invisible(c) && c != 'ـ').map(|c| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ئ' | 'ی' => 'ي',
        'ؤ' => 'و',
        'ڤ' => 'ف',
        'پ' => 'ب',
        'گ' | 'ڨ' | 'ڭ' => 'غ',
        'ک' => 'ك',
        other => other,
    })
}

/// Where the name may begin: 0, and after each run of particles that leaves enough of the word.
fn particle_ends(letters: &[char]) -> [Option<usize>; READINGS] {
    let mut ends = [None; READINGS];
    let mut count = 0;
    let mut add = |end: usize| {
        if !ends.contains(&Some(end))
            && let Some(slot) = ends.get_mut(count)
        {
            *slot = Some(end);
            count += 1;
        }
    };
    let at = |k: usize| letters.get(k).copied().unwrap_or(' ');
    let left = |k: usize| letters.len().saturating_sub(k);
    let conjunction = usize::from(matches!(at(0), 'و' | 'ف') && left(0) > 3);
    for start in [0, conjunction] {
        add(start);
        let preposition = start + usize::from(matches!(at(start), 'ب' | 'ل' | 'ك' | 'س') && left(start) > 3);
        add(preposition);
        for article in [start, preposition] {
            if at(article + 1) == 'ل' && matches!(at(article), 'ا' | 'ل') && left(article) > 4 {
                add(article + 2);
            }
        }
    }
    ends
}

/// How `arabic` spells `latin`, or nothing if no reading of it is within the threshold.
pub fn distance(latin: &Latin, arabic: &Arabic) -> Option<Match> {
    let limit = (latin.threshold() * latin.divisor()) as u16;
    let (rows, columns) = (latin.symbols.as_slice(), arabic.symbols.as_slice());
    let near = |length: u8| length >= 2 && usize::from(length).abs_diff(rows.len()) <= 4;
    if rows.len() < 2 || !arabic.readings().iter().any(|&(length, _)| near(length)) {
        return None;
    }
    let row = last_row(rows, columns, limit)?;
    arabic
        .readings()
        .iter()
        .filter(|&&(length, _)| near(length))
        .filter_map(|&(length, particles)| Some((*row.get(usize::from(length))?, length, particles)))
        .filter(|&(cost, ..)| cost <= limit)
        // Equal costs: the longer name; of one name (doubled letters collapse), the one behind all its particles.
        .min_by_key(|&(cost, length, particles)| (cost, Reverse(length), Reverse(particles)))
        .map(|(cost, _, particles)| Match {
            distance: f32::from(cost) / latin.divisor(),
            particles: usize::from(particles),
        })
}

/// The costs of turning all of `rows` into each beginning of `columns`; nothing if all are above `limit`.
fn last_row(rows: &[u8], columns: &[u8], limit: u16) -> Option<[u16; LONGEST + 1]> {
    let mut row = [FAR; LONGEST + 1];
    let mut sum = 0;
    for (slot, cost) in row.iter_mut().zip(std::iter::once(0).chain(columns.iter().map(|&code| insert(code)))) {
        sum += cost;
        *slot = sum;
    }
    for &latin in rows {
        let deletion = delete(latin);
        let mut diagonal = row.first().copied().unwrap_or(FAR);
        let mut left = diagonal.saturating_add(deletion);
        let mut least = left;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (slot, &arabic) in row.iter_mut().skip(1).zip(columns) {
            let above = *slot;
            let cost = (diagonal + replace(latin, arabic)).min(above + deletion).min(left + insert(arabic));
            diagonal = above;
            left = cost;
            *slot = cost;
            least = least.min(cost);
        }
        if least > limit {
            return None;
        }
    }
    Some(row)
}

/// How alike two spellings are: 1 less the [`distance`], or nothing if they are not one name.
pub fn similarity(latin: &Latin, arabic: &Arabic) -> Option<f32> {
    distance(latin, arabic).map(|found| 1.0 - found.distance)
}

/// The part of an Arabic word behind its first `particles` letters; `span` is the word's place in `text`.
pub fn behind_particles(text: &str, span: Span, particles: usize) -> Span {
    let letters = span.of(text).char_indices().filter(|&(_, c)| !is_arabic_mark(c) && !is_invisible(c) && c != 'ـ');
    let start = letters.map(|(at, _)| at).nth(particles).unwrap_or_default();
    Span::new(span.start + start, span.end)
}

#[cfg(test)]
mod tests;
