//! Quotation marks and brackets that find no partner, judged on the whole text: a quotation may run over several
//! sentences, and the rows of a bitext may each hold a part of one.

use super::delimiters::{Balance, Family};
use super::{Discourse, Pair};
use crate::align::Passage;
use crate::text::{Role, Side, Span};

/// A mark without partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unmatched {
    pub(super) span: Span,
    /// Whether it opens.
    pub(super) opens: bool,
    /// Number of its link in the discourse's pairs.
    pub(super) pair: usize,
    /// Whether the next paragraph opens the same quotation again, as English does without closing it.
    pub(super) is_reopened: bool,
}

/// A quotation that runs over more links than this is taken for one that was never closed.
const FARTHEST: usize = 12;

/// What one link leaves open.
struct Rest {
    pair: usize,
    closing: Vec<Span>,
    opening: Vec<Span>,
    /// It may as well be in balance: its marks are badly spaced, or it is two halves of quotations.
    is_soft: bool,
}

/// The marks of `family` on one side that find no partner within the text and that the other side does not leave
/// unmatched in the same link.
pub(super) fn unmatched(discourse: &Discourse<'_>, side: Side, family: Family) -> Vec<Unmatched> {
    let own = lonely(discourse, side, family);
    if own.is_empty() {
        return own;
    }
    let theirs: Vec<Unmatched> =
        counterparts(family).iter().flat_map(|&family| lonely(discourse, side.other(), family)).collect();
    let is_lonely_there = |mark: &Unmatched| {
        let pair = discourse.pairs.get(mark.pair);
        theirs.iter().any(|other| other.pair == mark.pair)
            || pair.is_some_and(|pair| has_single_quotes_left(pair.passage(side.other())) && is_quote(family))
    };
    let translates = |mark: &Unmatched| {
        let pair = discourse.pairs.get(mark.pair);
        side == Side::Target && pair.is_some_and(|pair| !pair.passage(side.other()).is_empty())
    };
    own.into_iter().filter(|mark| !is_lonely_there(mark) && (!mark.is_reopened || translates(mark))).collect()
}

fn is_quote(family: Family) -> bool {
    super::delimiters::QUOTES.contains(&family)
}

/// The families that stand for `family` in the other text.
fn counterparts(family: Family) -> &'static [Family] {
    match family {
        Family::Double | Family::Guillemet | Family::Verse => &[Family::Double, Family::Guillemet],
        Family::Round | Family::Square | Family::Curly => &[Family::Round, Family::Square, Family::Curly],
    }
}

fn lonely(discourse: &Discourse<'_>, side: Side, family: Family) -> Vec<Unmatched> {
    let mut rests: Vec<Rest> =
        discourse.pairs.iter().enumerate().filter_map(|(k, pair)| rest(pair, k, side, family)).collect();
    rests.sort_by_key(|rest| rest.closing.first().or(rest.opening.first()).copied());
    let mut found = Vec::new();
    let mut open: Option<Unmatched> = None;
    for rest in rests {
        let near = open.is_some_and(|open| rest.pair.abs_diff(open.pair) <= FARTHEST);
        if rest.is_soft && !near {
            continue;
        }
        let mark = |opens: bool| move |span| Unmatched { span, opens, pair: rest.pair, is_reopened: false };
        let mut closing = rest.closing.into_iter();
        if near && closing.next().is_some() {
            open = None;
        }
        found.extend(closing.map(mark(false)));
        let mut opening = rest.opening.into_iter().map(mark(true));
        if let Some(last) = opening.next_back() {
            let before = open.replace(last);
            found.extend(
                before.map(|before| Unmatched { is_reopened: reopens(discourse, side, before, last), ..before }),
            );
        }
        found.extend(opening);
    }
    found.extend(open);
    found
}

/// Whether `again` stands at the head of the paragraph after that of `open`.
fn reopens(discourse: &Discourse<'_>, side: Side, open: Unmatched, again: Unmatched) -> bool {
    let document = &discourse.texts.get(side).document;
    let block = |mark: Unmatched| document.blocks().partition_point(|block| block.span.end <= mark.span.start);
    let head = document.blocks().get(block(again)).is_some_and(|block| {
        block.role != Role::Segment && block.span.trimmed(document.text()).start == again.span.start
    });
    head && block(again) == block(open) + 1
}

fn rest(pair: &Pair<'_>, number: usize, side: Side, family: Family) -> Option<Rest> {
    let balance = Balance::in_passage(pair.passage(side), family);
    let (closing, opening) = (balance.closing, balance.opening);
    let is_soft = closing.len() == 1 && opening.len() == 1;
    (!closing.is_empty() || !opening.is_empty()).then_some(Rest { pair: number, closing, opening, is_soft })
}

/// British quotations: `'We know it won't` opens and does not close here.
fn has_single_quotes_left(passage: &Passage<'_>) -> bool {
    let text = passage.text();
    let (mut opened, mut closed) = (0, 0);
    for (at, mark) in text.char_indices().filter(|&(_, c)| matches!(c, '\'' | '‘' | '’')) {
        let span = Span::new(at, at + mark.len_utf8());
        let before = span.before(text).chars().next_back();
        let after = span.after(text).chars().next();
        let begins = before.is_none_or(|c| c.is_whitespace() || "([\"“-–—".contains(c));
        let ends = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]\"”-–—".contains(c));
        if begins && after.is_some_and(char::is_alphanumeric) {
            opened += 1;
        } else if after.is_none()
            || ends && before.is_some_and(|c| ".,!?…".contains(c) || c.is_alphanumeric() && c != 's')
        {
            closed += 1;
        }
    }
    opened != closed
}

/// Whether the side is written in rows, each a text of its own for all that is known.
pub(super) fn in_rows(discourse: &Discourse<'_>, side: Side) -> bool {
    let text = match side {
        Side::Source => discourse.texts.source,
        Side::Target => discourse.texts.target,
    };
    let first = discourse.segments.get(side).start;
    text.document.segments().get(first).is_some() && text.document.block_of(first).role == Role::Segment
}

/// The sentence that tells of a mark without partner; `what` is what it should enclose.
pub(super) fn lone_mark(text: &str, mark: &Unmatched, what: &str) -> String {
    let sign = mark.span.of(text);
    let words = |part: &str| part.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    if mark.opens {
        let line = mark.span.after(text).split('\n').next().unwrap_or_default();
        format!("The {what} opened by “{sign}” before “{}” is never closed.", words(line))
    } else {
        let line = mark.span.before(text).rsplit('\n').next().unwrap_or_default();
        let mut last: Vec<&str> = line.split_whitespace().rev().take(3).collect();
        last.reverse();
        format!("The {what} closed by “{sign}” after “{}” is never opened.", last.join(" "))
    }
}
