//! Text that goes into XML: escaped, without characters that XML cannot hold.

use crate::text::{Protected, Span, protected_spans};

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

/// The text with its tags as inline code: `code` makes the element for a tag; all else is escaped.
pub(super) fn with_codes(text: &str, mut code: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut at = 0;
    for span in protected_spans(text) {
        let is_tag = Protected::at(text, span.start).is_some_and(|(_, protected)| protected.is_tag());
        if is_tag {
            out += &escaped(Span::new(at, span.start).of(text));
            out += &code(span.of(text));
            at = span.end;
        }
    }
    out + &escaped(Span::new(at, text.len()).of(text))
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
