//! How a message quotes what is too long for it.

/// The first `count` words of a text on one line, with a mark where there are more.
pub(super) fn beginning(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let more = if words.len() > count { " …" } else { "" };
    format!("{}{more}", words.get(..words.len().min(count)).unwrap_or_default().join(" "))
}

/// A text on one line; its first `head` words and its last `tail` ones where more than one word stands between.
pub(super) fn without_middle(text: &str, head: usize, tail: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match (words.get(..head), words.len().checked_sub(tail).and_then(|start| words.get(start..))) {
        (Some(first), Some(last)) if words.len() > head + tail + 1 => {
            format!("{} … {}", first.join(" "), last.join(" "))
        }
        _ => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_sentences_lose_their_middle() {
        assert_eq!(without_middle("one two  three\nfour", 7, 4), "one two three four");
        let long = "a b c d e f g h i j k l m n";
        assert_eq!(without_middle(long, 7, 4), "a b c d e f g … k l m n");
    }

    #[test]
    fn only_what_goes_on_is_marked() {
        assert_eq!(beginning("one two  three", 3), "one two three");
        assert_eq!(beginning("one two three four", 3), "one two three …");
    }
}
