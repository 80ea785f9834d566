//! Links: URLs, e-mail addresses, handles and hashtags, which a translation keeps as they are.

use crate::text::{Span, Token, TokenKind};

/// What a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WebLinkKind {
    /// An address on the web.
    Url,
    /// An e-mail address.
    Email,
    /// `@name`.
    Handle,
    /// `#topic`.
    Hashtag,
}

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebLink {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub kind: WebLinkKind,
    /// What two links are compared by: lower case, without `http://`, `www.` and a last `/`.
    pub key: Box<str>,
}

/// The links of a text, in order.
pub fn find(tokens: &[Token]) -> Vec<WebLink> {
    let links = tokens.iter().filter(|token| token.kind == TokenKind::Link);
    links.map(|token| WebLink { span: token.span, kind: kind_of(&token.folded), key: key_of(&token.folded) }).collect()
}

fn kind_of(link: &str) -> WebLinkKind {
    match link.chars().next() {
        Some('@') => WebLinkKind::Handle,
        Some('#') => WebLinkKind::Hashtag,
        _ if link.contains("://") => WebLinkKind::Url,
        _ if link.contains('@') => WebLinkKind::Email,
        _ => WebLinkKind::Url,
    }
}

fn key_of(link: &str) -> Box<str> {
    let bare = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")).unwrap_or(link);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn links_are_told_apart_and_compared_by_what_matters() {
        let text = "زوروا https://www.Example.org/ أو راسلوا info@example.org أو @example أو #خبر";
        let links = find(&tokenize(text, Span::all(text)));
        let kinds: Vec<_> = links.iter().map(|link| link.kind).collect();
        assert_eq!(kinds, [WebLinkKind::Url, WebLinkKind::Email, WebLinkKind::Handle, WebLinkKind::Hashtag]);
        assert_eq!(&*links[0].key, "example.org");
    }
}
