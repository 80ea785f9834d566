//! Bytes to text: UTF-8 and UTF-16 with or without byte order mark, Windows-1256, ISO-8859-6 and what else can be
//! told by its frequencies.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::{LineIndex, Position, Unit};
use crate::{Error, Result};

/// A decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Its text without byte order mark.
    pub text: String,
    /// The encoding it was in, by its WHATWG name.
    pub encoding: &'static str,
}

/// Decodes a file that may name its encoding: in its first lines, behind `declares`.
///
/// # Errors
/// As [`decode`]; or if the encoding named is not known.
pub fn decode_declared(bytes: &[u8], declares: Option<&str>) -> Result<Decoded> {
    match declares.and_then(|word| declared(bytes, word)) {
        Some(label) if Encoding::for_bom(bytes).is_none() => match Encoding::for_label(label.as_bytes()) {
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => decode(bytes),
            Some(encoding) => decode_as(encoding, bytes),
            // What stands there in a template.
            None if label == "CHARSET" => decode(bytes),
            None => Err(Error::input(format!("the file says it is in “{label}”, which is no known encoding"))),
        },
        _ => decode(bytes),
    }
}

/// The name of the encoding that follows `word` near the start.
fn declared(bytes: &[u8], word: &str) -> Option<String> {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if start.contains(&0) {
        return None;
    }
    let head: String = start.iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { ' ' }).collect();
    let (_, label) = head.split_once(word)?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"_-:.".contains(c)).unwrap_or(label.len());
    label.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
}

/// The start of a file as text, whatever its encoding, for telling formats apart.
pub(super) fn head(bytes: &[u8]) -> String {
    let start = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| utf16_without_mark(start));
    encoding.unwrap_or(UTF_8).decode_with_bom_removal(start).0.into_owned()
}

/// The first of them begins like the mark of UTF-16.
const UTF_32_MARKS: [&[u8]; 2] = [b"\xff\xfe\0\0", b"\0\0\xfe\xff"];

/// Decodes a file.
///
/// # Errors
/// If it is binary, or not valid in its encoding: with line and column of the first bad byte.
pub fn decode(bytes: &[u8]) -> Result<Decoded> {
    if UTF_32_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Error::input("UTF-32 is not read").hint("save the file as UTF-8"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes);
    }
    if is_binary(bytes) {
        if let Some(place) = lone_null(bytes) {
            return Err(null_at(place));
        }
        return Err(Error::input("this is a binary file, not text").hint("give plain text, Markdown or a TSV bitext"));
    }
    let Err(error) = std::str::from_utf8(bytes) else {
        return decode_as(UTF_8, bytes);
    };
    if looks_like_utf8(bytes) {
        return Err(bad_byte(UTF_8, bytes, error.valid_up_to()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    decode_as(detector.guess(None, Utf8Detection::Deny), bytes)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if text.contains('\0') => Err(null_in(&text)),
        Some(text) => Ok(Decoded { text: text.into_owned(), encoding: encoding.name() }),
        None => Err(bad_byte(encoding, bytes, first_bad(encoding, bytes))),
    }
}

fn null_in(text: &str) -> Error {
    null_at(LineIndex::new(text).position(text, text.find('\0').unwrap_or_default(), Unit::CodePoints))
}

fn null_at(place: Position) -> Error {
    Error::input("a null character, which stands in no text").at(place.line, place.column)
}

/// A text in an encoding, with the byte order mark that `original` begins with, if it does.
pub(super) fn encode(text: &str, encoding: &str, original: &[u8]) -> Result<Vec<u8>> {
    let mark = Encoding::for_bom(original).map_or(0, |(_, length)| length);
    let mut bytes = original.get(..mark).unwrap_or_default().to_vec();
    match Encoding::for_label(encoding.as_bytes()).unwrap_or(UTF_8) {
        known if known == UTF_16LE => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        known if known == UTF_16BE => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        known => {
            let (encoded, _, has_strangers) = known.encode(text);
            if has_strangers {
                let error = Error::output(format!("{encoding} does not have all characters of the repaired text"));
                return Err(error.hint("save the file as UTF-8 first"));
            }
            bytes.extend_from_slice(&encoded);
        }
    }
    Ok(bytes)
}

/// How many leading bytes decode without error: by halving, since a prefix of a valid text is valid up to a character.
fn first_bad(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let fails = |end: usize| {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut out = vec![0; end * 3 + 16];
        let prefix = bytes.get(..end).unwrap_or_default();
        let (result, ..) = decoder.decode_to_utf8_without_replacement(prefix, &mut out, false);
        matches!(result, encoding_rs::DecoderResult::Malformed(..))
    };
    let (mut good, mut bad) = (0, bytes.len() + 1);
    while bad - good > 1 {
        let middle = usize::midpoint(good, bad);
        if middle <= bytes.len() && fails(middle) { bad = middle } else { good = middle }
    }
    good.min(bytes.len())
}

fn bad_byte(encoding: &'static Encoding, bytes: &[u8], at: usize) -> Error {
    let (before, _) = encoding.decode_without_bom_handling(bytes.get(..at).unwrap_or_default());
    let place = LineIndex::new(&before).position(&before, before.len(), Unit::CodePoints);
    let byte = bytes.get(at).map_or_else(|| "end of file".to_owned(), |byte| format!("byte 0x{byte:02X}"));
    Error::input(format!("not valid {}: {byte} at offset {at}", encoding.name())).at(place.line, place.column)
}

/// UTF-16 text in a Latin or Arabic script has one of few high bytes in every other place.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096) & !1).unwrap_or_default();
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) || !sample.contains(&0) {
        return None;
    }
    let high = |offset: usize| {
        let all = sample.iter().skip(offset).step_by(2);
        all.filter(|&&byte| matches!(byte, 0x00 | 0x06 | 0x20 | 0xfb | 0xfe)).count() * 20 >= (sample.len() / 2) * 19
    };
    let text = |encoding: &'static Encoding| {
        let (text, malformed) = encoding.decode_without_bom_handling(sample);
        !malformed && !text.contains('\0')
    };
    [(1, UTF_16LE), (0, UTF_16BE)]
        .into_iter()
        .find(|&(offset, encoding)| high(offset) && text(encoding))
        .map(|(_, e)| e)
}

fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let control = sample.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b));
    bytes.contains(&0) || control.count() * 50 > sample.len()
}

/// Where the first null character stands in what is text but for a few of them.
fn lone_null(bytes: &[u8]) -> Option<Position> {
    const FEW: usize = 8;
    let text = std::str::from_utf8(bytes).ok()?;
    let count = text.matches('\0').count();
    let rest = bytes.iter().copied().filter(|&byte| byte != 0).collect::<Vec<_>>();
    let at = text.find('\0').filter(|_| count <= FEW && !is_binary(&rest))?;
    Some(LineIndex::new(text).position(text, at, Unit::CodePoints))
}

/// Whether a text with errors was meant to be UTF-8: most of what is not ASCII in it is well-formed.
fn looks_like_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "قال الوزير إن المفاوضات ستستأنف غدا في العاصمة، وأضاف أن الوفد سيصل مساء اليوم.\n";

    fn encoded(label: &str, text: &str) -> Vec<u8> {
        Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    }

    #[test]
    fn legacy_arabic_encodings_are_told_apart() {
        for label in ["windows-1256", "iso-8859-6"] {
            let decoded = decode(&encoded(label, ARABIC)).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding.to_ascii_lowercase().as_str()), (ARABIC, label));
        }
    }

    #[test]
    fn utf16_is_read_with_and_without_mark() {
        for mark in ["\u{feff}", ""] {
            let text = format!("{mark}{ARABIC}");
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(decode(&little).unwrap().text, ARABIC);
            assert_eq!(decode(&big).unwrap().text, ARABIC);
        }
    }

    #[test]
    fn a_text_goes_back_into_the_bytes_it_came_from() {
        let wide = |mark: &str| format!("{mark}{ARABIC}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        let files: [Vec<u8>; 4] =
            [encoded("windows-1256", ARABIC), wide("\u{feff}"), wide(""), format!("\u{feff}{ARABIC}").into_bytes()];
        for bytes in files {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(encode(&decoded.text, decoded.encoding, &bytes).unwrap(), bytes, "{}", decoded.encoding);
        }
        assert!(encode("漢", "windows-1256", &[]).is_err());
    }

    #[test]
    fn the_mark_is_no_part_of_the_text() {
        assert_eq!(decode("\u{feff}نعم".as_bytes()).unwrap().text, "نعم");
    }

    #[test]
    fn broken_utf8_is_an_error_that_names_the_place() {
        let mut bytes = ARABIC.as_bytes().to_vec();
        bytes.extend("سطر ثان".as_bytes());
        bytes.push(0xff);
        let error = decode(&bytes).unwrap_err().in_file("a.txt").to_string();
        assert!(error.starts_with("a.txt:2:8: not valid UTF-8: byte 0xFF"), "{error}");
    }

    #[test]
    fn broken_utf16_is_an_error() {
        assert!(decode(&[0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]).is_err());
    }

    #[test]
    fn a_null_character_in_a_text_is_told_with_its_place() {
        let error = decode("سطر\nثان\0 هنا".as_bytes()).unwrap_err().in_file("a.txt").to_string();
        assert_eq!(error, "a.txt:2:4: a null character, which stands in no text");
        let marked: Vec<u8> = "\u{feff}سطر\nثان\0 هنا".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&marked).unwrap_err().in_file("a.txt").to_string(), error);
    }

    #[test]
    fn utf32_is_called_by_its_name() {
        let wide: Vec<u8> = "\u{feff}نعم".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let error = decode(&wide).unwrap_err().in_file("a.txt").to_string();
        assert_eq!(error, "a.txt: UTF-32 is not read; save the file as UTF-8");
    }

    #[test]
    fn binary_files_are_refused() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").is_err());
    }
}
