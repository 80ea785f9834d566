//! What a translation carries over unread: markup tags (`<b>`, `<x id="1"/>`) and placeholders (`{0}`, `%s`, `%(name)s`,
//! `{{var}}`, `${x}`).

use super::Span;

/// What a protected stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProtectedKind {
    /// A tag that opens.
    Opening,
    /// A tag that closes.
    Closing,
    /// A tag that stands alone.
    Alone,
    /// A placeholder that is filled by its place: `%s`, `{}`.
    Positional,
    /// A placeholder that is filled by its name or number: `%1$s`, `{name}`.
    Named,
}

/// A protected stretch of text, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protected {
    /// What it is.
    pub kind: ProtectedKind,
    /// What it is compared by: a tag's name with its id, a placeholder without padding.
    pub key: String,
}

/// Tags are not looked for beyond this many bytes, placeholders not beyond [`LONGEST_PLACEHOLDER`].
const LONGEST_TAG: usize = 1000;
const LONGEST_PLACEHOLDER: usize = 100;

/// Elements of HTML that never have content.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "meta", "wbr"];

/// Attributes that tell two tags of one name apart (XLIFF, TMX).
const IDS: [&str; 6] = ["id", "x", "i", "rid", "startRef", "mid"];

impl Protected {
    /// Reads the tag or placeholder that stands at byte `at` of `text`, with its length in bytes.
    pub fn at(text: &str, at: usize) -> Option<(usize, Self)> {
        let rest = Span::new(at, text.len()).of(text);
        let before = Span::new(0, at).of(text).chars().next_back();
        match rest.as_bytes().first()? {
            b'<' => tag(rest),
            b'{' => double_braced(rest).or_else(|| braced(rest)),
            b'$' => wrapped(rest, "${", "}"),
            b'%' if before.is_none_or(|c| !c.is_numeric() && c != '%') => {
                wrapped(rest, "%{", "}").or_else(|| printf(rest))
            }
            _ => None,
        }
    }

    /// Whether it is a tag.
    pub fn is_tag(&self) -> bool {
        matches!(self.kind, ProtectedKind::Opening | ProtectedKind::Closing | ProtectedKind::Alone)
    }
}

/// The protected stretches of `text`, in order. Time linear in its length.
pub fn protected_spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, _) in text.match_indices(['<', '{', '$', '%']) {
        if spans.last().is_none_or(|last| last.end <= at)
            && let Some((length, _)) = Protected::at(text, at)
        {
            spans.push(Span::new(at, at + length));
        }
    }
    spans
}

fn found(length: usize, kind: ProtectedKind, key: String) -> (usize, Protected) {
    (length, Protected { kind, key })
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_.-[]".contains(c))
}

/// The text before the first `end`, if it comes soon.
fn upto<'a>(text: &'a str, end: &str, longest: usize) -> Option<&'a str> {
    let limit = (0..=longest.min(text.len())).rev().find(|&at| text.is_char_boundary(at))?;
    let near = Span::new(0, limit).of(text);
    near.split_once(end).map(|(inside, _)| inside)
}

fn tag(rest: &str) -> Option<(usize, Protected)> {
    let inside = upto(rest.strip_prefix('<')?, ">", LONGEST_TAG)?;
    let length = inside.len() + 2;
    let closes = inside.starts_with('/');
    let body = inside.trim_start_matches('/');
    let alone = body.ends_with('/');
    let body = body.trim_end_matches('/');
    let name = body.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let good_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_:.-".contains(c));
    if !good_name || body.contains('<') || inside.starts_with("//") {
        return None;
    }
    let kind = match (closes, alone || VOID.contains(&name)) {
        (true, _) => ProtectedKind::Closing,
        (_, true) => ProtectedKind::Alone,
        _ => ProtectedKind::Opening,
    };
    let slash = if closes { "/" } else { "" };
    let id = IDS.iter().find_map(|id| attribute(body, id)).map(|id| format!(" {id}")).unwrap_or_default();
    Some(found(length, kind, format!("<{slash}{name}{id}>")))
}

/// The value of a tag's attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let (before, value) = rest.split_once('=')?;
        let value = value.trim_start();
        let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (inside, after) = value.strip_prefix(mark)?.split_once(mark)?;
        if before.trim_end().rsplit(char::is_whitespace).next() == Some(name) {
            return Some(inside);
        }
        rest = after;
    }
}

/// `{{ name }}`.
fn double_braced(rest: &str) -> Option<(usize, Protected)> {
    let inside = upto(rest.strip_prefix("{{")?, "}}", LONGEST_PLACEHOLDER)?;
    let simple = !inside.trim().is_empty() && !inside.contains(['{', '}', '\n']);
    if simple {
        Some(found(inside.len() + 4, ProtectedKind::Named, format!("{{{{{}}}}}", inside.trim())))
    } else {
        None
    }
}

/// `{}`, `{0}`, `{name}`, `{0:.2f}`, `{0,number}`.
fn braced(rest: &str) -> Option<(usize, Protected)> {
    let inside = upto(rest.strip_prefix('{')?, "}", LONGEST_PLACEHOLDER)?;
    if inside.contains(['{', '\n']) {
        return None;
    }
    let name = inside.split([':', ',', '!']).next().unwrap_or_default();
    let kind = if name.is_empty() { ProtectedKind::Positional } else { ProtectedKind::Named };
    let good = if name.is_empty() { inside.is_empty() || inside.starts_with([':', '!']) } else { is_name(name) };
    if good { Some(found(inside.len() + 2, kind, format!("{{{name}}}"))) } else { None }
}

/// `${name}`, `%{name}`.
fn wrapped(rest: &str, open: &str, close: &str) -> Option<(usize, Protected)> {
    let inside = upto(rest.strip_prefix(open)?, close, LONGEST_PLACEHOLDER)?;
    let length = inside.len() + open.len() + close.len();
    if is_name(inside) { Some(found(length, ProtectedKind::Named, format!("{open}{inside}{close}"))) } else { None }
}

/// `%s`, `%1$s`, `%-5.2f`, `%ld`, `%(name)s`.
fn printf(rest: &str) -> Option<(usize, Protected)> {
    let mut tail = rest.strip_prefix('%')?;
    let mut name = "";
    if let Some(inner) = tail.strip_prefix('(') {
        name = upto(inner, ")", LONGEST_PLACEHOLDER).filter(|name| is_name(name))?;
        tail = inner.get(name.len() + 1..)?;
    } else if let Some((number, after)) = tail.split_once('$')
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit())
    {
        (name, tail) = (number, after);
    }
    let tail = tail.trim_start_matches(['-', '+', '#', '0']);
    let tail = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == '*');
    let tail = tail.strip_prefix('.').map_or(tail, |tail| tail.trim_start_matches(|c: char| c.is_ascii_digit()));
    let modifier = ["hh", "ll", "h", "l", "L", "q", "j", "z", "t"].iter().find(|m| tail.starts_with(**m)).copied();
    let tail = tail.strip_prefix(modifier.unwrap_or_default())?;
    let conversion = tail.chars().next().filter(|c| "diouxXeEfFgGcsS@".contains(*c))?;
    let after = tail.chars().nth(1);
    if after.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let conversion = if conversion == 'i' { 'd' } else { conversion };
    let length = rest.len() - tail.len() + 1;
    let modifier = modifier.unwrap_or_default();
    if name.is_empty() {
        Some(found(length, ProtectedKind::Positional, format!("%{modifier}{conversion}")))
    } else {
        Some(found(length, ProtectedKind::Named, format!("%{name}${modifier}{conversion}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        protected_spans(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn placeholders_of_every_common_kind_are_seen() {
        let text = "%s %d %1$s %-5.2f %(name)s {0} {} {name} {0:.2f} {{ var }} ${x} %{y} ب%s،";
        let expected = [
            "%s",
            "%d",
            "%1$s",
            "%-5.2f",
            "%(name)s",
            "{0}",
            "{}",
            "{name}",
            "{0:.2f}",
            "{{ var }}",
            "${x}",
            "%{y}",
            "%s",
        ];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn percentages_and_prose_are_none() {
        assert_eq!(found("50% discount, 50%d, 100 %discount, 5 < 6 > 4, {not this}, $5, {\"a\": 1}, <3"), [""; 0]);
        assert_eq!(found("<https://example.org> <me@example.org> a%%s"), [""; 0]);
    }

    #[test]
    fn tags_are_compared_by_name_and_id() {
        let key = |text: &str| Protected::at(text, 0).unwrap().1.key;
        assert_eq!(key("<a href=\"x\" class='y'>"), "<a>");
        assert_eq!(key("<br/>"), key("<br />"));
        assert_eq!(key("<g ctype=\"bold\" id=\"1\">"), "<g 1>");
        assert_eq!(key("</g>"), "</g>");
        assert_ne!(key("<x id=\"1\"/>"), key("<x id=\"2\"/>"));
    }
}
