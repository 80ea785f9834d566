//! Which pieces are kept: those that Arabic and English text is written with.

use std::error::Error;

use crate::vocabulary::Piece;

/// The English pieces, which no rule tells from those of other languages in Latin letters.
const ENGLISH: &str = include_str!("../english_pieces.txt");

/// Letters of the Arabic script that Arabic does not use.
const NOT_ARABIC: &str = "پچژکگیےۓٹڈڑںھہۃۆۇۋېۀ";

/// Digits and marks that are kept alone and in short runs.
const MARKS: &str = "0123456789٠١٢٣٤٥٦٧٨٩.,:;!?،؛؟«»\"'“”‘’()[]/%$€£&+-–—…*#@_=<>~";

/// The most characters of a run of digits and marks.
const LONGEST_RUN: usize = 5;

/// What stands for a space before a word.
const SPACE: char = '▁';

/// The pieces that are kept: unknown, start and end, then the others sorted by bytes.
pub(crate) fn kept(pieces: &[Piece]) -> Result<Vec<&Piece>, Box<dyn Error>> {
    let lines = ENGLISH.lines().filter(|line| !line.starts_with('#'));
    let english = lines.flat_map(str::split_whitespace).map(str::parse).collect::<Result<Vec<usize>, _>>()?;
    let wanted = |piece: &&Piece| is_wanted(&piece.text) || english.binary_search(&piece.id).is_ok();
    let (special, rest) = pieces.split_at(3);
    let mut rest: Vec<&Piece> = rest.iter().filter(wanted).collect();
    rest.sort_by(|a, b| a.text.cmp(&b.text));
    Ok(special.iter().chain(rest).collect())
}

fn is_wanted(piece: &str) -> bool {
    let bare = piece.strip_prefix(SPACE).unwrap_or(piece);
    let mut letters = bare.chars();
    let is_single = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && letters.next().is_none();
    let is_run = !bare.is_empty() && bare.chars().all(|c| MARKS.contains(c)) && piece.chars().count() <= LONGEST_RUN;
    piece == "▁" || is_single || is_run || is_arabic(piece)
}

fn is_arabic(piece: &str) -> bool {
    piece.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)) && !piece.chars().any(|c| NOT_ARABIC.contains(c))
}
