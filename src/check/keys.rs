//! Letters that fingers and eyes take for each other.

/// The rows of the Arabic and the English keyboard.
const ROWS: [&str; 7] = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر", "ىةوزظ", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Arabic letters that differ in their dots.
const DOTTED: [&str; 9] = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];

/// Whether the keys of two letters lie side by side.
pub(super) fn are_neighbours(one: char, other: char) -> bool {
    let are_in = |row: &str| {
        let mut letters = row.chars().zip(row.chars().skip(1));
        letters.any(|two| two == (one, other) || two == (other, one))
    };
    ROWS.iter().any(|row| are_in(row))
}

/// Whether two letters differ in their dots.
pub(super) fn differ_in_dots(one: char, other: char) -> bool {
    DOTTED.iter().any(|group| group.contains(one) && group.contains(other))
}
