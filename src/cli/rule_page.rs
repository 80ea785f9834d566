//! A rule's page in the terminal: its Markdown wrapped to the width, headings set off, examples laid out.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::check::Rule;
use crate::report::{View, isolated};

/// Writes the page of `rule`.
pub(super) fn write_page(rule: &Rule, view: View, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { view, out, words: Vec::new(), example: None, bullet: false, heading: None };
    for event in Parser::new(rule.docs) {
        page.event(event)?;
    }
    let areta = rule.areta.map_or_else(String::new, |tag| format!(" · ARETA {tag}"));
    let tags = format!("Severity {} · MQM {} · ITS {}{areta}", rule.severity.name(), rule.mqm, rule.its);
    let tags = page.styled(&tags, Style::new().dimmed());
    writeln!(page.out, "{tags}")
}

struct Page<'o> {
    view: View,
    out: &'o mut dyn Write,
    /// The words of the paragraph that is being read, with their widths and styles.
    words: Vec<(String, Style)>,
    /// The lines of the example that is being read.
    example: Option<(bool, String)>,
    bullet: bool,
    heading: Option<HeadingLevel>,
}

impl Page<'_> {
    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading = Some(level),
            Event::End(TagEnd::Heading(_)) => return self.end_heading(),
            Event::Start(Tag::Item) => self.bullet = true,
            Event::End(TagEnd::Paragraph) => return self.end_paragraph(true),
            Event::End(TagEnd::Item) => return self.end_paragraph(false),
            Event::End(TagEnd::List(_)) => return writeln!(self.out),
            Event::Start(Tag::CodeBlock(kind)) => {
                let is_pair = matches!(&kind, CodeBlockKind::Fenced(name) if &**name == "pair");
                self.example = Some((is_pair, String::new()));
            }
            Event::End(TagEnd::CodeBlock) => return self.end_example(),
            Event::Text(text) => match &mut self.example {
                Some((_, lines)) => lines.push_str(&text),
                None => self.push(&text, Style::new()),
            },
            Event::Code(text) => self.push_code(&text),
            Event::SoftBreak | Event::HardBreak => self.push(" ", Style::new()),
            _ => {}
        }
        Ok(())
    }

    /// Adds text word by word; a word goes on with the last one if no space stands between.
    fn push(&mut self, text: &str, style: Style) {
        for (k, part) in text.split(' ').enumerate() {
            if k == 0 {
                match self.words.last_mut() {
                    Some((word, last)) if *last == style => word.push_str(part),
                    _ => self.words.push((part.to_owned(), style)),
                }
            } else {
                self.words.push((String::new(), Style::new()));
                self.words.push((part.to_owned(), style));
            }
        }
    }

    /// Code stays on one line and keeps its own direction.
    fn push_code(&mut self, text: &str) {
        let shown = if text.is_ascii() { text.to_owned() } else { isolated(text) };
        let shown = if self.view.color { shown } else { format!("`{shown}`") };
        self.words.push((shown, Style::new().fg_color(Some(AnsiColor::Cyan.into()))));
    }

    fn end_heading(&mut self) -> io::Result<()> {
        let text: String =
            self.words.drain(..).map(|(word, _)| if word.is_empty() { " ".to_owned() } else { word }).collect();
        let is_title = self.heading.take() == Some(HeadingLevel::H1);
        let style = Style::new().bold();
        let line = if is_title { style.underline() } else { style };
        let line = self.styled(&text, line);
        writeln!(self.out, "{line}\n")
    }

    fn end_paragraph(&mut self, is_apart: bool) -> io::Result<()> {
        let words = std::mem::take(&mut self.words);
        if words.is_empty() {
            return Ok(());
        }
        let mark = if std::mem::take(&mut self.bullet) { "  • " } else { "  " };
        let indent = " ".repeat(mark.chars().count());
        write!(self.out, "{mark}")?;
        let mut column = mark.chars().count();
        for cluster in words.split(|(word, _)| word.is_empty()) {
            let width: usize = cluster.iter().map(|(word, _)| word.chars().filter(|c| !is_isolate(*c)).count()).sum();
            if width == 0 {
                continue;
            }
            if column + 1 + width > self.view.width && column > indent.len() {
                write!(self.out, "\n{indent}")?;
                column = indent.len();
            } else if column > indent.len() {
                write!(self.out, " ")?;
                column += 1;
            }
            for (word, style) in cluster {
                let word = self.styled(word, *style);
                write!(self.out, "{word}")?;
            }
            column += width;
        }
        writeln!(self.out)?;
        if is_apart { writeln!(self.out) } else { Ok(()) }
    }

    /// An example of a pair: its two texts, and what is said of them.
    fn end_example(&mut self) -> io::Result<()> {
        let Some((is_pair, lines)) = self.example.take() else { return Ok(()) };
        let mut is_clean = true;
        for line in lines.lines() {
            match line.split_once(": ").filter(|_| is_pair) {
                Some(("finding", message)) => {
                    is_clean = false;
                    let message = self.styled(message, Style::new().fg_color(Some(AnsiColor::Yellow.into())));
                    writeln!(self.out, "    {:<8}{message}", "→")?;
                }
                Some((label, text)) => {
                    let label = self.styled(&format!("{label:<8}"), Style::new().dimmed());
                    writeln!(self.out, "    {label}{}", isolated(text))?;
                }
                None => writeln!(self.out, "    {line}")?,
            }
        }
        if is_pair && is_clean {
            let line = self.styled("no finding", Style::new().fg_color(Some(AnsiColor::Green.into())));
            writeln!(self.out, "    {:<8}{line}", "✓")?;
        }
        writeln!(self.out)
    }

    fn styled(&self, text: &str, style: Style) -> String {
        if self.view.color && style != Style::new() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

fn is_isolate(character: char) -> bool {
    matches!(character, '\u{2068}' | '\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    fn page(rule: &Rule, view: View) -> String {
        let mut out = Vec::new();
        write_page(rule, view, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_page_fits_its_width_and_loses_no_example() {
        for rule in RULES {
            let view = View { width: 60, ..View::default() };
            let text = page(rule, view);
            assert!(text.matches('→').count() >= rule.docs.matches("\nfinding: ").count(), "{}", rule.name);
            let prose = text.lines().filter(|line| !line.starts_with("    ") && !line.starts_with("Severity"));
            let wide: Vec<&str> = prose
                .filter(|line| line.contains(' ') && line.chars().filter(|c| !is_isolate(*c)).count() > 60)
                .filter(|line| line.trim().split(' ').count() > 2)
                .collect();
            assert!(wide.is_empty(), "{}: {wide:#?}", rule.name);
        }
    }

    #[test]
    fn colour_is_written_only_where_it_is_wanted() {
        assert!(!page(RULES[0], View::default()).contains('\u{1b}'));
        assert!(page(RULES[0], View { color: true, ..View::default() }).contains("\u{1b}[1m"));
    }
}
