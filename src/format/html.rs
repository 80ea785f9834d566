//! HTML: the main content of a page, block by block, with places in the page. The `<main>` or `<article>` that holds the
//! text is taken, else the element that holds most of the prose, without navigation, headers and footers.

mod content;
mod elements;
mod guarded;
mod page;
mod pieces;

use self::content::choose;
use self::page::Page;
use super::{Content, ReadOptions};
use crate::text::{DocumentBuilder, LineIndex, Span, Unit};
use crate::{Error, Result};

pub(super) fn read(file: &str, _options: &ReadOptions) -> Result<Content> {
    let page = Page::read(file).map_err(|(error, read)| {
        let rest = Span::new(read.min(file.len()), file.len()).of(file);
        let at = file.len() - rest.trim_start().len();
        let place = LineIndex::new(file).position(file, at, Unit::CodePoints);
        Error::input(error.to_string()).at(place.line, place.column)
    })?;
    let kept = choose(&page);
    let mut builder = DocumentBuilder::of_file(file.to_owned());
    builder.language(page.language.as_deref());
    for block in page.blocks.iter().zip(kept).filter_map(|(block, kept)| kept.then_some(block)) {
        if !builder.text().is_empty() {
            let at = block.pieces.first().map_or(0, |&(_, at)| at);
            builder.push_text("\n\n", at);
        }
        let mut span = Span::at(builder.text().len());
        let mut verbatim = block.verbatim.iter().peekable();
        for (number, (text, at)) in block.pieces.iter().enumerate() {
            let piece = builder.push_text(text, *at);
            span = span.join(piece);
            if verbatim.next_if_eq(&&number).is_some() {
                builder.verbatim(piece);
            }
        }
        let span = span.trimmed(builder.text());
        builder.plain_block(span, block.role);
    }
    if builder.text().trim().is_empty() {
        return Err(Error::input("the page holds no text"));
    }
    Ok(Content::Text(builder.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Role, Unit};

    fn document(file: &str) -> Document {
        let Ok(Content::Text(document)) = read(file, &ReadOptions::default()) else { panic!("a text") };
        document
    }

    fn blocks(document: &Document) -> Vec<(&str, Role)> {
        document.blocks().iter().map(|block| (block.span.of(document.text()), block.role)).collect()
    }

    const PAGE: &str = "<!DOCTYPE html><html lang=\"ar\"><head><title>t</title><style>p{}</style></head><body>\n<nav><a href=\"/\">الرئيسية</a></nav>\n<article><h1>عنوان</h1>\n<p>فقرة <b>مهمة</b> فيها\n   &amp; علامة&nbsp;وكلمة.<p>ثانية.<ul><li>بند<li>آخر</ul>\n<figure><img src=x><figcaption>صورة.</figcaption></figure><script>var x = '<p>no</p>';</script></article><footer>حقوق</footer></body></html>";

    #[test]
    fn the_article_is_kept_with_its_roles() {
        let found = document(PAGE);
        let expected = [
            ("عنوان", Role::Heading),
            ("فقرة مهمة فيها & علامة\u{a0}وكلمة.", Role::Paragraph),
            ("ثانية.", Role::Paragraph),
            ("بند", Role::ListItem),
            ("آخر", Role::ListItem),
            ("صورة.", Role::Paragraph),
        ];
        assert_eq!(blocks(&found), expected);
        assert_eq!(found.language(), Some("ar"));
    }

    #[test]
    fn places_point_into_the_page_behind_entities_too() {
        let found = document(PAGE);
        for word in ["مهمة", "علامة", "وكلمة", "صورة"] {
            let place = found.position(found.text().find(word).unwrap(), Unit::CodePoints);
            let line = PAGE.lines().nth(place.line - 1).unwrap();
            let there: String = line.chars().skip(place.column - 1).take(word.chars().count()).collect();
            assert_eq!(there, word);
        }
    }

    #[test]
    fn without_regions_the_longest_running_text_is_found() {
        let long =
            "The ferry was late again because of the fog, and the passengers, who had waited since dawn, went home. ";
        let page = format!(
            "<html><body><div class=\"menu\"><a href=\"/a\">Home</a> <a href=\"/b\">News</a></div><div class=\"story\"><h1>Fog stops the ferry</h1>{}</div><div class=\"footer\"><a href=\"/c\">Imprint</a></div></body></html>",
            format!("<p>{long}{long}{long}</p>").repeat(4)
        );
        let found = document(&page);
        let texts: Vec<&str> = blocks(&found).into_iter().map(|(text, _)| text).collect();
        assert_eq!((texts.len(), texts[0]), (5, "Fog stops the ferry"), "{texts:?}");
    }

    #[test]
    fn an_element_with_very_many_attributes_is_refused_with_its_place() {
        let page = format!("<p>One.\n</p>\n  <p {}>Two.", "a=\"1\" ".repeat(100_000));
        let error = read(&page, &ReadOptions::default()).err().map(|error| error.in_file("a.html").to_string());
        assert_eq!(error.as_deref(), Some("a.html:3:3: an element has more than 256 attributes"));
    }

    fn texts(file: &str) -> Vec<String> {
        blocks(&document(file)).into_iter().map(|(text, _)| text.to_owned()).collect()
    }

    const LONG: &str = "The council met in the old harbour hall and voted for the new pier after a long debate.";

    #[test]
    fn teasers_and_comments_beside_the_article_are_left_out() {
        let page = format!(
            "<main><article><header><h1>Title</h1><p>{LONG}</p><p>By A. Writer</p></header><p>{LONG}</p><p>{LONG}</p><article><p>First!</p></article></article><article><h2>Another story</h2><p>Teaser.</p></article></main>"
        );
        assert_eq!(texts(&page), ["Title", LONG, LONG, LONG]);
    }

    #[test]
    fn a_page_that_is_one_form_or_all_header_is_read() {
        let page = format!("<form><h1>Title</h1><p>{LONG} {LONG}</p><p>{LONG} {LONG}</p><button>Send</button></form>");
        assert_eq!(texts(&page).len(), 3);
        assert_eq!(texts("<header><p>Only this.</p></header>"), ["Only this."]);
    }

    #[test]
    fn what_stands_inside_a_line_does_not_cut_it_and_two_breaks_do() {
        let page = "<p>One <svg><text>no</text></svg>line <my-mark>of</my-mark> text<a class=\"headerlink\">¶</a>.<br>Still.<br>\n<br>Next.</p><p hidden>no</p>";
        assert_eq!(texts(page), ["One line of text. Still.", "Next."]);
    }

    #[test]
    fn marks_of_notes_are_not_read_and_other_raised_text_is() {
        let page = "<p>The mayor<sup><a href=\"#n1\">1</a></sup> left<a class=\"footnote-ref\" href=\"#fn2\"><sup>2</sup></a> the 5<sup>th</sup> pier<a href=\"#n3\" role=\"doc-noteref\">3</a>.</p>";
        assert_eq!(texts(page), ["The mayor left the 5th pier."]);
    }

    #[test]
    fn code_and_what_is_not_to_be_translated_is_carried_over() {
        let found =
            document("<p>Call <code>open &lt;file&gt;</code> of <span translate=\"no\">Big Desk</span> now.</p>");
        let texts: Vec<&str> = found.verbatim().iter().map(|span| span.of(found.text())).collect();
        assert_eq!(texts, ["open <file>", "Big Desk"]);
    }

    #[test]
    fn paragraphs_belong_to_the_list_item_or_heading_around_them() {
        let found = document("<ul><li><p>Item.</p></ul><h2><div>Heading</div></h2><table><td><p>Text.</table>");
        let roles: Vec<Role> = found.blocks().iter().map(|block| block.role).collect();
        assert_eq!(roles, [Role::ListItem, Role::Heading, Role::Paragraph]);
    }
}
