//! Joining two sentences into one line, and cutting a line in two, in each language's ways.

use muqabala::text::Side;

use crate::chance::Chance;

/// How two sentences are joined that become clauses of one.
const SEAMS: &[[&str; 2]] =
    &[[" ", " "], [", ", "، "], [", and ", "، و"], ["; ", "؛ "], [" and ", " و"], [", while ", "، بينما "]];

/// Words that are in lower case inside a sentence.
const LOWER: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "You", "This", "That", "These", "Those", "In", "On", "At",
    "For", "From", "With", "After", "Before", "When", "While", "But", "And", "If", "As", "There", "His", "Her",
    "Their", "Its", "My", "Our", "Your", "One", "Some", "Many", "All", "No", "By", "To", "What", "Why", "How",
];

/// Before what a line is cut where it has no comma.
const CLAUSES: [&[&str]; 2] = [
    &[" and ", " but ", " which ", " who ", " that ", " because ", " after ", " when ", " while "],
    &[" و", " لكن ", " الذي ", " التي ", " أن ", " لأن ", " بعد ", " عندما ", " حيث "],
];

/// The least bytes of either part of a line that is cut.
const PART: usize = 16;

fn side(side: Side) -> usize {
    usize::from(side == Side::Target)
}

/// Adds a sentence to a line; `marked` keeps the mark at the seam, otherwise the two are told as one sentence.
pub(crate) fn join(line: &mut String, sentence: &str, of: Side, marked: bool, chance: &mut Chance) {
    if marked {
        line.push(' ');
        line.push_str(sentence);
        return;
    }
    line.truncate(line.trim_end_matches(['.', '!', '?', '؟', '…', ' ']).len());
    line.push_str(chance.one_of(SEAMS).map_or(" ", |seam| seam[side(of)]));
    let first = sentence.split(' ').next().unwrap_or_default();
    if LOWER.contains(&first) {
        line.push_str(&first.to_lowercase());
        line.push_str(&sentence[first.len()..]);
    } else {
        line.push_str(sentence);
    }
}

/// Cuts a line at a comma or before a clause, if it has one.
pub(crate) fn cut(line: &str, of: Side, chance: &mut Chance) -> Option<(String, String)> {
    let commas: Vec<usize> = line.match_indices([',', '،', '؛', ';', ':']).map(|(at, mark)| at + mark.len()).collect();
    let clauses = CLAUSES[side(of)].iter().flat_map(|word| line.match_indices(word)).map(|place| place.0);
    let mut places = if commas.is_empty() || chance.happens(35) { clauses.collect() } else { commas };
    places.retain(|&at| at >= PART && at + PART <= line.len() && line[at..].starts_with(' '));
    let at = *chance.one_of(&places)?;
    Some((line[..at].to_owned(), line[at..].trim_start().to_owned()))
}

/// The first part of a sentence, as a headline tells it.
pub(crate) fn headline(sentence: &str, percent: usize) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let kept = (words.len() * percent).div_ceil(100).max(3);
    let text = words[..kept.min(words.len())].join(" ");
    text.trim_end_matches([',', '،', '.', ';', '؛', ':']).to_owned()
}
