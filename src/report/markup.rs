//! Text that goes into XML: escaped, without characters that XML cannot hold.

/// `text` for content and attributes; a character that XML 1.0 has no place for becomes U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\r' => out += "&#xD;",
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            _ => out.push(c),
        }
    }
    out
}

/// The same for an attribute, whose line ends and tabs would become spaces.
pub(super) fn attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#xA;").replace('\t', "&#x9;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_and_no_control_is_left() {
        assert_eq!(escaped("<a b=\"c\">&]]>\u{0}\u{1b}"), "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;\u{fffd}\u{fffd}");
        assert_eq!(attribute("a\nb"), "a&#xA;b");
    }
}
