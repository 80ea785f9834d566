//! A rule's page as HTML: our own Markdown, with the examples laid out as pairs.

use std::fmt::Write;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::check::Rule;

/// The page of `rule` without its title, headings one level down.
pub(super) fn html(rule: &Rule) -> String {
    let mut events = Vec::new();
    let mut example: Option<String> = None;
    let mut in_title = false;
    for event in Parser::new_ext(rule.docs, Options::ENABLE_TABLES) {
        match (event, &mut example) {
            (Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }), _) => in_title = true,
            (Event::End(TagEnd::Heading(HeadingLevel::H1)), _) => in_title = false,
            (_, _) if in_title => {}
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))), _) if &*kind == "pair" => {
                example = Some(String::new());
            }
            (Event::Text(text), Some(lines)) => lines.push_str(&text),
            (Event::End(TagEnd::CodeBlock), Some(lines)) => {
                events.push(Event::Html(CowStr::from(pair(lines))));
                example = None;
            }
            (Event::Start(Tag::Heading { .. }), _) => events.push(Event::Html(CowStr::from("<h3>"))),
            (Event::End(TagEnd::Heading(_)), _) => events.push(Event::Html(CowStr::from("</h3>\n"))),
            (Event::Code(text), _) => events.push(Event::Html(CowStr::from(code(&text)))),
            // No page of a rule holds HTML; if one did, it would be shown, not obeyed.
            (Event::Html(text) | Event::InlineHtml(text), _) => events.push(Event::Text(text)),
            (event, _) => events.push(event),
        }
    }
    let mut page = String::new();
    html::push_html(&mut page, events.into_iter());
    page
}

fn code(text: &str) -> String {
    format!("<code><bdi lang=\"{}\">{}</bdi></code>", lang(text), escape(text))
}

/// An example: a line for each of its parts.
fn pair(lines: &str) -> String {
    let mut out = String::from("<dl class=\"pair\">\n");
    for line in lines.lines() {
        let Some((key, value)) = line.split_once(": ") else { continue };
        let (key, value, lang) = (escape(key), escape(value), if key == "finding" { "en" } else { lang(value) });
        let written =
            writeln!(out, "<div class=\"{key}\"><dt>{key}</dt><dd lang=\"{lang}\" dir=\"auto\">{value}</dd></div>");
        debug_assert!(written.is_ok(), "a string takes everything");
    }
    out + "</dl>\n"
}

fn lang(text: &str) -> &'static str {
    if text.chars().any(crate::text::is_arabic_letter) { "ar" } else { "en" }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    #[test]
    fn every_page_shows_its_examples() {
        for rule in RULES {
            let page = html(rule);
            assert_eq!(
                page.matches("<dl class=\"pair\">").count(),
                rule.docs.matches("```pair").count(),
                "{}",
                rule.name
            );
            assert!(!page.contains("<h1") && page.contains("<h3>"), "{}", rule.name);
        }
    }
}
