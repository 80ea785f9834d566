//! Subtitles, `SubRip` and `WebVTT`: the text of the cues. A sentence may run over cues, so text goes on in one block until
//! a cue ends a sentence. Where few cues end like sentences, as without punctuation, each is a block; `--segments lines` takes
//! each for a segment.

use super::bitext::error_at;
use super::{Content, ReadOptions, Segmentation};
use crate::text::{Block, DocumentBuilder, Role, Span};
use crate::{Error, Result};

pub(super) fn read(file: &str, options: &ReadOptions) -> Result<Content> {
    let cues = cues(file)?;
    if cues.is_empty() {
        return Err(Error::input("the file holds no cues").hint("a cue has a line like 00:00:01,000 --> 00:00:04,000"));
    }
    let mut builder = DocumentBuilder::of_file(file.to_owned());
    let mut open: Option<(Span, String)> = None;
    let by_sentence = options.segmentation == Segmentation::Auto;
    let by_cue = !by_sentence || !is_punctuated(&cues, file);
    for cue in cues {
        for line in &cue.lines {
            let ends = open.as_ref().is_some_and(|(span, _)| {
                by_sentence && (ends_sentence(span.of(builder.text())) || begins_speech(line.of(file)))
            });
            if ends || (by_cue && line.start == cue.start()) {
                close(&mut builder, &mut open, options.segmentation);
            }
            if !builder.text().is_empty() {
                let separator = if open.is_some() { "\n" } else { "\n\n" };
                builder.push_text(separator, line.start);
            }
            let Some(span) = push_line(&mut builder, *line, file) else { continue };
            let unit = cue.name.clone();
            open = Some(open.map_or((span, unit), |(before, unit)| (before.join(span), unit)));
        }
    }
    close(&mut builder, &mut open, options.segmentation);
    if builder.text().trim().is_empty() {
        return Err(Error::input("the cues hold no text"));
    }
    Ok(Content::Text(builder.finish()))
}

fn close(builder: &mut DocumentBuilder, open: &mut Option<(Span, String)>, segmentation: Segmentation) {
    if let Some((span, unit)) = open.take() {
        let span = span.trimmed(builder.text());
        let role = if segmentation == Segmentation::Auto { Role::Paragraph } else { Role::Segment };
        if !span.is_empty() {
            builder.block(Block { span, role, unit: Some(unit.into()), group: 0 });
        }
    }
}

struct Cue {
    /// Its id or number.
    name: String,
    lines: Vec<Span>,
}

impl Cue {
    fn start(&self) -> usize {
        self.lines.first().map_or(0, |line| line.start)
    }
}

/// Of the cues, in percent, that end like a sentence in a text with punctuation, at least.
const PUNCTUATED: usize = 25;

fn is_punctuated(cues: &[Cue], file: &str) -> bool {
    let ends = cues.iter().filter(|cue| cue.lines.last().is_some_and(|line| ends_sentence(line.of(file)))).count();
    ends * 100 >= cues.len() * PUNCTUATED
}

fn cues(file: &str) -> Result<Vec<Cue>> {
    let is_web = file.trim_start().to_ascii_uppercase().starts_with("WEBVTT");
    let line_end = if file.contains('\n') { '\n' } else { '\r' };
    let mut cues: Vec<Cue> = Vec::new();
    let mut in_cue = false;
    // Lines since the cue before ended: text that goes on behind an empty line, then the name of the next cue.
    let mut between: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in file.split_inclusive(line_end) {
        let span = Span::new(at, at + line.len()).trimmed(file);
        at += line.len();
        let text = span.of(file);
        if text.contains("-->") && (!in_cue || text.starts_with(|c: char| c.is_ascii_digit())) {
            check_timing(text).map_err(|what| error_at(file, span.start, what))?;
            let name = between.pop_if(|name| is_web || is_number(name.of(file)));
            // The number of a cue without an empty line before it was taken for text.
            let name = name.or_else(|| cues.last_mut()?.lines.pop_if(|line| in_cue && is_number(line.of(file))));
            let name = name.map_or_else(|| (cues.len() + 1).to_string(), |name| name.of(file).to_owned());
            rejoin(&mut cues, &mut between);
            cues.push(Cue { name, lines: Vec::new() });
            in_cue = true;
        } else if text.is_empty() {
            in_cue = false;
            if is_web {
                // Notes and styles.
                between.clear();
            }
        } else if in_cue && let Some(cue) = cues.last_mut() {
            cue.lines.push(span);
        } else {
            between.push(span);
        }
    }
    if !is_web {
        rejoin(&mut cues, &mut between);
    }
    Ok(cues)
}

/// Gives a cue the lines that stand behind an empty line in it.
fn rejoin(cues: &mut [Cue], lines: &mut Vec<Span>) {
    if let Some(cue) = cues.last_mut() {
        cue.lines.append(lines);
    }
    lines.clear();
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// `00:00:01,000 --> 00:00:04.000 align:start`.
fn check_timing(line: &str) -> Result<(), String> {
    let is_time = |time: &str| {
        let parts: Vec<&str> = time.split([':', ',', '.']).collect();
        (3..=4).contains(&parts.len()) && parts.iter().all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()))
    };
    let (start, end) = line.split_once("-->").unwrap_or_default();
    let end = end.split_whitespace().next().unwrap_or_default();
    if is_time(start.trim()) && is_time(end) { Ok(()) } else { Err(format!("“{line}” is no timing of a cue")) }
}

/// Adds a line without its style tags; nothing if no text is left.
fn push_line(builder: &mut DocumentBuilder, line: Span, file: &str) -> Option<Span> {
    let text = line.of(file);
    let mut whole: Option<Span> = None;
    let mut push = |builder: &mut DocumentBuilder, text: &str, at: usize| {
        if !text.is_empty() {
            let span = builder.push_text(text, at);
            whole = Some(whole.map_or(span, |before| before.join(span)));
        }
    };
    let mut at = 0;
    while at < text.len() {
        let rest = Span::new(at, text.len()).of(text);
        let special = rest.find(['<', '{', '&']).unwrap_or(rest.len());
        push(builder, Span::new(0, special).of(rest), line.start + at);
        at += special;
        let rest = Span::new(at, text.len()).of(text);
        let entity = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
        if rest.is_empty() {
            break;
        } else if let Some(length) = style_length(rest) {
            at += length;
        } else if let Some((name, character)) = entity {
            push(builder, character, line.start + at);
            at += name.len();
        } else {
            push(builder, Span::new(0, 1).of(rest), line.start + at);
            at += 1;
        }
    }
    whole
}

const ENTITIES: [(&str, &str); 6] =
    [("&amp;", "&"), ("&gt;", ">"), ("&lrm;", "\u{200e}"), ("&lt;", "<"), ("&nbsp;", "\u{a0}"), ("&rlm;", "\u{200f}")];

/// The length of the `<i>`, `</i>`, `<v Name>`, `<00:01.000>` or `{\an8}` that `text` begins with.
fn style_length(text: &str) -> Option<usize> {
    let (open, close) = if text.starts_with("{\\") {
        ('{', '}')
    } else if text.starts_with('<') && text.chars().nth(1).is_some_and(|c| c.is_ascii_alphanumeric() || c == '/') {
        ('<', '>')
    } else {
        return None;
    };
    // Another one that opens before this one closes ends the search, so that no stretch is searched twice.
    let inner = text.strip_prefix(open)?;
    let end = inner.find([open, close])?;
    inner.get(end..)?.starts_with(close).then_some(open.len_utf8() + end + close.len_utf8())
}

fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || "\"”“»«')]’♪".contains(c);
    let text = text.trim_end_matches(closing);
    text.ends_with(['.', '!', '?', '؟', '…', '۔']) && !text.ends_with("...") && !text.ends_with('…')
}

/// A line with a dash before it is another speaker's.
fn begins_speech(line: &str) -> bool {
    line.starts_with(['-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Unit};

    fn document(file: &str, segmentation: Segmentation) -> Document {
        let Ok(Content::Text(document)) = read(file, &segmentation.into()) else { panic!("a text") };
        document
    }

    fn blocks(document: &Document) -> Vec<(&str, &str)> {
        let name = |unit: &'_ Option<Box<str>>| unit.as_deref().map_or("", |_| "x");
        document.blocks().iter().map(|b| (b.span.of(document.text()), name(&b.unit))).collect()
    }

    const SRT: &str = "1\r\n00:00:01,000 --> 00:00:03,000\r\n{\\an8}<i>We went to the\r\nmarket</i> and\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\nbought bread. \r\n\r\n3\r\n00:00:06,000 --> 00:00:07,000\r\n- Really?\r\n- Yes.\r\n";

    #[test]
    fn sentences_run_over_cues_and_speakers_part_them() {
        let found = document(SRT, Segmentation::Auto);
        let texts: Vec<&str> = blocks(&found).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["We went to the\nmarket and\nbought bread.", "- Really?", "- Yes."]);
        let at = found.text().find("bread").unwrap();
        let place = found.position(at, Unit::CodePoints);
        assert_eq!((place.line, place.column), (8, 8));
        assert_eq!(found.blocks()[1].unit.as_deref(), Some("3"));
    }

    #[test]
    fn line_by_line_each_cue_is_a_segment() {
        let found = document(SRT, Segmentation::Lines);
        let texts: Vec<&str> = blocks(&found).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["We went to the\nmarket and", "bought bread.", "- Really?\n- Yes."]);
    }

    #[test]
    fn notes_styles_and_voices_of_webvtt_are_no_text() {
        let vtt = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE a\nremark\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Sami>Fish &amp; <00:01.500>chips.</v>\n";
        let found = document(vtt, Segmentation::Auto);
        assert_eq!((found.text(), found.blocks()[0].unit.as_deref()), ("Fish & chips.", Some("intro")));
    }

    #[test]
    fn tags_that_never_close_are_text_and_take_no_time() {
        for open in ["<", "<a", "{\\a", "<a{\\b"] {
            let line = open.repeat(100_000);
            let found = document(&format!("1\n00:00:01,000 --> 00:00:02,000\n{line} <i>b</i>\n"), Segmentation::Auto);
            assert_eq!(found.text(), format!("{line} b"));
        }
    }

    #[test]
    fn a_broken_timing_is_an_error_with_its_place() {
        let error = read("1\n00:00:01,000 --> \nText\n", &ReadOptions::default()).unwrap_err().in_file("a.srt");
        assert!(error.to_string().starts_with("a.srt:2:1: “00:00:01,000 -->” is no timing"), "{error}");
        assert!(read("Just text.\n", &ReadOptions::default()).is_err());
    }

    #[test]
    fn text_behind_an_empty_line_and_arrows_in_text_are_kept() {
        let srt = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nTwo.\n\n2\n00:00:02,000 --> 00:00:03,000\nGo --> there.\n3\n00:00:04,000 --> 00:00:05,000\nLast.\n\nEnd.\n";
        let found = document(srt, Segmentation::Lines);
        let texts: Vec<&str> = blocks(&found).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["One.\nTwo.", "Go --> there.", "Last.\nEnd."]);
    }

    #[test]
    fn without_punctuation_each_cue_stands_alone() {
        let srt =
            "1\n00:00:01,000 --> 00:00:02,000\nذهبنا إلى السوق\n\n2\n00:00:02,000 --> 00:00:03,000\nواشترينا\nخبزا\n";
        let found = document(srt, Segmentation::Auto);
        let texts: Vec<&str> = blocks(&found).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["ذهبنا إلى السوق", "واشترينا\nخبزا"]);
    }
}
