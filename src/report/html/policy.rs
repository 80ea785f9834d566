//! The page's Content Security Policy: its own style and script by their hashes, nothing else.

use sha2::{Digest, Sha256};

/// The policy for a page with one inline style and one inline script.
pub(super) fn content_security_policy(style: &str, script: &str) -> String {
    let hash = |text: &str| base64(&Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    )
}

/// Standard Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    let letter = |six: u32| match six & 63 {
        n @ 0..26 => 'A' as u32 + n,
        n @ 26..52 => 'a' as u32 + n - 26,
        n @ 52..62 => '0' as u32 + n - 52,
        62 => '+' as u32,
        _ => '/' as u32,
    };
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, k| bits << 8 | chunk.get(k).map_or(0, |&byte| u32::from(byte)));
        for k in 0..4 {
            let is_padding = k > chunk.len();
            let code = if is_padding { '=' as u32 } else { letter(bits >> (18 - 6 * k)) };
            out.extend(char::from_u32(code));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_agrees_with_the_examples_of_its_standard() {
        let examples = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, encoded) in examples {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }
}
