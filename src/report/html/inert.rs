//! JSON as it can stand in a script element: nothing in it ends the element or a line of it.

use std::io::{self, Write};

/// Passes JSON on, with escapes for what means something to a reader of HTML and for controls.
pub(super) struct Inert<'o> {
    pub(super) out: &'o mut dyn Write,
}

impl Write for Inert<'_> {
    /// Takes whole characters, as the serializer writes them.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        let mut rest = text;
        while let Some(character) = rest.chars().find(|&c| is_active(c)) {
            let Some((before, after)) = rest.split_once(character) else { break };
            write!(self.out, "{before}\\u{:04x}", u32::from(character))?;
            rest = after;
        }
        self.out.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn is_active(character: char) -> bool {
    matches!(character, '<' | '>' | '&' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_stays_the_same() {
        let value = serde_json::json!("</script>&\u{2028}\u{85}<!--");
        let mut out = Vec::new();
        serde_json::to_writer(Inert { out: &mut out }, &value).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.contains(is_active), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
