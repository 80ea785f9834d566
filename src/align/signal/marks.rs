//! Punctuation that both languages set alike: question marks, sentence ends, quotation marks.

use super::{Measure, Signal};
use crate::align::bead::Bead;
use crate::align::ground::Ground;
use crate::text::{Side, Sides};

#[derive(Debug)]
pub(super) struct Marks;

impl Signal for Marks {
    fn name(&self) -> &'static str {
        "marks"
    }

    fn features(&self) -> &'static [&'static str] {
        &["question", "end", "quotes"]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        Box::new(Ends {
            segments: ground.texts.map(|text| {
                (0..text.document.segments().len()).map(|segment| read(text.document.segment_text(segment))).collect()
            }),
        })
    }
}

#[derive(Clone, Copy, Default)]
struct End {
    question: bool,
    closed: bool,
    quotes: u16,
}

const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];

fn read(text: &str) -> End {
    let closing = |c: char| QUOTES.contains(&c) || c.is_whitespace() || "')]’".contains(c);
    let last = text.trim_end_matches(closing).chars().next_back().unwrap_or(' ');
    End {
        question: matches!(last, '?' | '؟' | '？'),
        closed: matches!(last, '.' | '!' | '?' | '؟' | '…' | ':' | '。' | '？' | '！'),
        quotes: text.chars().filter(|c| QUOTES.contains(c)).count().min(u16::MAX.into()) as u16,
    }
}

struct Ends {
    segments: Sides<Vec<End>>,
}

impl Measure for Ends {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let [question, closed, quotes] = values else { return };
        if bead.is_null() {
            return;
        }
        let run = |side: Side| self.segments.get(side).get(bead.run(side)).unwrap_or_default();
        let (source, target) = (run(Side::Source), run(Side::Target));
        let last = |run: &[End]| run.last().copied().unwrap_or_default();
        let count = |run: &[End]| run.iter().map(|end| f32::from(end.quotes)).sum::<f32>();
        *question = f32::from(last(source).question != last(target).question);
        *closed = f32::from(last(source).closed != last(target).closed);
        *quotes = (count(source) - count(target)).abs().min(3.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_mark_is_seen_through_closing_quotes() {
        assert!(read("قال: \"من أين؟\"").question);
        assert!(read("He left.’)").closed);
        assert!(!read("A headline").closed);
        assert_eq!(read("«نعم» “no").quotes, 3);
    }
}
