//! Punctuation that both languages set alike: question marks, sentence ends, quotation marks; and segments that are no whole
//! sentences: a text cut at its commas goes on in the next segment.

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
        &["question", "end", "quotes", "broken-inside", "open-inside", "null-broken"]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        let segments: Sides<Vec<End>> = ground.texts.map(|text| {
            (0..text.document.segments().len()).map(|segment| read(text.document.segment_text(segment))).collect()
        });
        let seams = segments.as_ref().map(|segments| seams(segments));
        Box::new(Ends { segments, seams })
    }
}

#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "marks that a segment has or has not, each by itself")]
struct End {
    question: bool,
    closed: bool,
    comma: bool,
    /// Whether it begins in lower case.
    goes_on: bool,
    quotes: u16,
}

/// What the seam in front of a segment is like, 0 to 1, the less the more seams of the text are like it.
#[derive(Clone, Copy, Default)]
struct Seam {
    /// A sentence goes on over it: there is a comma, or a small letter behind it.
    broken: f32,
    /// Nothing ends a sentence there.
    open: f32,
}

fn seams(segments: &[End]) -> Vec<Seam> {
    let broken = |pair: &[End]| !pair[0].closed && (pair[0].comma || pair[1].goes_on);
    let open = |pair: &[End]| !pair[0].closed && !broken(pair);
    let rarity = |is: &dyn Fn(&[End]) -> bool| {
        let count = segments.windows(2).filter(|pair| is(pair)).count();
        1.0 - count as f32 / segments.len().max(1) as f32
    };
    let (rare_broken, rare_open) = (rarity(&broken), rarity(&open));
    let seam = |pair: &[End]| Seam {
        broken: if broken(pair) { rare_broken } else { 0.0 },
        open: if open(pair) { rare_open } else { 0.0 },
    };
    std::iter::once(Seam::default()).chain(segments.windows(2).map(seam)).collect()
}

const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];

fn read(text: &str) -> End {
    let closing = |c: char| QUOTES.contains(&c) || c.is_whitespace() || "')]’".contains(c);
    let last = text.trim_end_matches(closing).chars().next_back().unwrap_or(' ');
    End {
        question: matches!(last, '?' | '؟' | '？'),
        closed: matches!(last, '.' | '!' | '?' | '؟' | '…' | ':' | '。' | '？' | '！'),
        comma: matches!(last, ',' | '،' | ';' | '؛' | '-' | '–' | '—'),
        goes_on: text.trim_start().starts_with(char::is_lowercase),
        quotes: text.chars().filter(|c| QUOTES.contains(c)).count().min(u16::MAX.into()) as u16,
    }
}

struct Ends {
    segments: Sides<Vec<End>>,
    seams: Sides<Vec<Seam>>,
}

impl Measure for Ends {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let [question, closed, quotes, broken, open, null_broken] = values else { return };
        if bead.is_null() {
            let (seams, start) = (self.seams.get(bead.side()), *bead.start.get(bead.side()));
            *null_broken = seams.iter().skip(start).take(2).map(|seam| seam.broken).sum();
            return;
        }
        for side in Side::BOTH {
            for seam in self.seams.get(side).get(bead.run(side)).unwrap_or_default().iter().skip(1) {
                *broken += seam.broken;
                *open += seam.open;
            }
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

    #[test]
    fn a_sentence_goes_on_behind_a_comma_or_in_lower_case() {
        let seams = seams(&["He ran,", "and fell", "then rose.", "A headline", "The end."].map(read));
        let kinds: Vec<(bool, bool)> = seams.iter().map(|seam| (seam.broken > 0.0, seam.open > 0.0)).collect();
        assert_eq!(kinds, [(false, false), (true, false), (true, false), (false, false), (false, true)]);
    }
}
