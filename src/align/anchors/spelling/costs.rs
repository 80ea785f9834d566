//! What it costs to render a Latin symbol by an Arabic one, to leave one out, to put one in.
//!
//! Latin symbols are ASCII: a lower-case letter is itself (`c` the soft one), an upper-case one a digraph: `T` th, `S` sh,
//! `C` ch, `Z` zh, `X` kh, `G` gh, `D` ts. Arabic symbols are the places of the letters in [`ARABIC`].

/// Cost units of one whole consonant.
pub(super) const STEP: u16 = 100;

/// More than any word costs.
pub(super) const FAR: u16 = u16::MAX / 4;

/// The code of a character that is no symbol (a bare hamza, a character of another script).
pub(super) const NONE: u8 = 0;

/// Letters by code, from 1. `č` stands for تش, `ť` for تس.
const ARABIC: [char; 33] = [
    'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل',
    'م', 'ن', 'ه', 'و', 'ي', 'ى', 'ة', 'č', 'ť', 'ژ',
];

const CODES: usize = ARABIC.len() + 1;

/// The code of a letter; [`NONE`] if it is no symbol.
pub(super) const fn symbol_of(letter: char) -> u8 {
    let letter = if letter as u32 == 'چ' as u32 { 'č' } else { letter };
    let mut k = 0;
    while k < ARABIC.len() {
        if ARABIC[k] as u32 == letter as u32 {
            return k as u8 + 1;
        }
        k += 1;
    }
    NONE
}

/// The one symbol that ت and the letter after it make.
pub(super) fn affricate(next: char) -> Option<u8> {
    match next {
        'ش' => Some(symbol_of('č')),
        'س' => Some(symbol_of('ť')),
        _ => None,
    }
}

/// Renderings of a Latin symbol with their cost in hundredths; any other costs [`STEP`], or [`VOWEL_STEP`] for a vowel.
const RENDERINGS: [(u8, &[(char, u16)]); 32] = [
    (b'b', &[('ب', 0)]),
    (b'p', &[('ب', 0)]),
    (b't', &[('ت', 0), ('ط', 0), ('د', 50)]),
    (b'T', &[('ث', 0), ('ت', 5), ('ذ', 10), ('ط', 20), ('س', 40)]),
    (b'd', &[('د', 0), ('ض', 0), ('ذ', 30), ('ط', 50)]),
    (b'g', &[('غ', 0), ('ج', 0), ('ق', 5), ('ك', 10)]),
    (b'j', &[('ج', 0), ('ي', 20), ('خ', 20), ('غ', 30), ('ه', 30), ('č', 30), ('ژ', 0)]),
    (b'k', &[('ك', 0), ('ق', 0), ('خ', 40)]),
    (b'q', &[('ق', 0), ('ك', 5), ('č', 30)]),
    (b's', &[('س', 0), ('ص', 0), ('ز', 15), ('ش', 35)]),
    (b'z', &[('ز', 0), ('ذ', 30), ('س', 30), ('ظ', 20)]),
    (b'S', &[('ش', 0), ('س', 40), ('č', 30)]),
    (b'C', &[('č', 0), ('ش', 0), ('ك', 20), ('خ', 20), ('ج', 40)]),
    (b'Z', &[('ج', 0), ('ز', 20), ('ش', 30), ('ژ', 0)]),
    (b'X', &[('خ', 0), ('ك', 30), ('ح', 30)]),
    (b'G', &[('غ', 0), ('ج', 10), ('ك', 30), ('ق', 20), ('ف', 30)]),
    (b'f', &[('ف', 0)]),
    (b'v', &[('ف', 0), ('و', 10)]),
    (b'w', &[('و', 0), ('ف', 20)]),
    (b'h', &[('ه', 0), ('ح', 0), ('خ', 20), ('ة', 20)]),
    (b'l', &[('ل', 0)]),
    (b'm', &[('م', 0), ('ن', 50)]),
    (b'n', &[('ن', 0), ('م', 50)]),
    (b'r', &[('ر', 0)]),
    (b'c', &[('س', 0), ('ش', 20), ('č', 20), ('ك', 30), ('ص', 10)]),
    (b'D', &[('ذ', 40), ('ز', 10), ('س', 30), ('ť', 0)]),
    (b'y', &[('ي', 0), ('ا', 15), ('ى', 10)]),
    (b'a', &[('ا', 0), ('ع', 5), ('ي', 10), ('ه', 10), ('ة', 5), ('و', 15), ('ى', 0)]),
    (b'e', &[('ي', 0), ('ا', 5), ('ه', 10), ('ة', 10), ('و', 20), ('ع', 10), ('ى', 5)]),
    (b'i', &[('ي', 0), ('ا', 10), ('ع', 10)]),
    (b'o', &[('و', 0), ('ا', 10), ('ع', 10), ('ي', 20)]),
    (b'u', &[('و', 0), ('ا', 10), ('ي', 15), ('ع', 10)]),
];

/// Latin symbols that Arabic may leave unwritten; any other costs [`STEP`].
const DELETIONS: [(u8, u16); 12] = [
    (b'a', 12),
    (b'e', 8),
    (b'i', 12),
    (b'o', 12),
    (b'u', 12),
    (b'y', 20),
    (b'h', 30),
    (b'w', 50),
    (b'r', 60),
    (b'g', 60),
    (b'G', 35),
    (b't', 70),
];

/// Arabic letters without a Latin one to answer for: matres lectionis, ع and the endings.
const INSERTIONS: [(char, u16); 7] = [('ا', 18), ('و', 20), ('ي', 20), ('ع', 25), ('ه', 30), ('ة', 15), ('ى', 15)];

const VOWEL_STEP: u16 = 90;

static REPLACE: [[u16; CODES]; 128] = replace_table();
static DELETE: [u16; 128] = delete_table();
static INSERT: [u16; CODES] = insert_table();

const fn replace_table() -> [[u16; CODES]; 128] {
    let mut table = [[STEP; CODES]; 128];
    let vowels = b"aeiou";
    let mut k = 0;
    while k < vowels.len() {
        table[vowels[k] as usize] = [VOWEL_STEP; CODES];
        k += 1;
    }
    let mut row = 0;
    while row < RENDERINGS.len() {
        let (latin, letters) = RENDERINGS[row];
        let mut k = 0;
        while k < letters.len() {
            table[latin as usize][symbol_of(letters[k].0) as usize] = letters[k].1;
            k += 1;
        }
        row += 1;
    }
    table
}

const fn delete_table() -> [u16; 128] {
    let mut table = [STEP; 128];
    let mut k = 0;
    while k < DELETIONS.len() {
        table[DELETIONS[k].0 as usize] = DELETIONS[k].1;
        k += 1;
    }
    table
}

const fn insert_table() -> [u16; CODES] {
    let mut table = [STEP; CODES];
    let mut k = 0;
    while k < INSERTIONS.len() {
        table[symbol_of(INSERTIONS[k].0) as usize] = INSERTIONS[k].1;
        k += 1;
    }
    table
}

pub(super) fn replace(latin: u8, arabic: u8) -> u16 {
    REPLACE.get(usize::from(latin)).and_then(|row| row.get(usize::from(arabic))).copied().unwrap_or(STEP)
}

pub(super) fn delete(latin: u8) -> u16 {
    DELETE.get(usize::from(latin)).copied().unwrap_or(STEP)
}

pub(super) fn insert(arabic: u8) -> u16 {
    INSERT.get(usize::from(arabic)).copied().unwrap_or(STEP)
}
