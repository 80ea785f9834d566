//! Lines for a terminal, broken between words.

/// `text` in lines of at most `width` characters each, broken at spaces; a longer word has a line of its own. Marks that isolate
/// directions take no column.
pub(super) fn folded(text: &str, width: usize) -> Vec<String> {
    let columns = |text: &str| text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).count();
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split(' ') {
        let length = columns(word);
        match lines.last_mut() {
            Some(line) if used + 1 + length <= width => {
                line.push(' ');
                line.push_str(word);
                used += 1 + length;
            }
            _ => {
                lines.push(word.to_owned());
                used = length;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_nothing_is_lost() {
        assert_eq!(folded("one two three", 8), ["one two", "three"]);
        assert_eq!(folded("a \u{2068}b\u{2069} c", 5), ["a \u{2068}b\u{2069} c"]);
        assert_eq!(folded("unbreakable it is", 4), ["unbreakable", "it", "is"]);
    }
}
