//! Finding the dates and numbers of a text: names of months and weekdays first, numbers around them, then the dates they
//! make together; what is left are quantities.

use super::dates::{DateMention, Part};
use super::measures;
use super::numbers::{Found, Reader};
use super::pieces::{Piece, PieceKind, pieces};
use super::quantities::{Form, Quantity, same_value};
use crate::language::Language;
use crate::language::calendar::CalendarWord;
use crate::text::{Span, Token};

/// The dates and the quantities of a text, each sorted by place. `token_ends[k]` is where the tokens of segment k end.
pub(super) fn find(
    text: &str,
    tokens: &[Token],
    token_ends: &[usize],
    language: &Language,
) -> (Vec<DateMention>, Vec<Quantity>) {
    let (mut dates, mut quantities) = (Vec::new(), Vec::new());
    let mut start = 0;
    for &end in token_ends {
        let (new_dates, new_quantities) = in_segment(text, tokens.get(start..end).unwrap_or_default(), language);
        dates.extend(new_dates);
        quantities.extend(new_quantities);
        start = end;
    }
    (dates, quantities)
}

fn in_segment(text: &str, tokens: &[Token], language: &Language) -> (Vec<DateMention>, Vec<Quantity>) {
    let pieces = pieces(text, tokens);
    let mut taken = vec![false; pieces.len()];
    let calendar = calendar_words(text, &pieces, language, &mut taken);
    let reader = Reader { text, pieces: &pieces, taken: &taken, numerals: language.numerals() };
    let mut numbers = reader.read();
    measures::attach(&pieces, language, &mut numbers);
    let mut dates = Dates { pieces: &pieces, used: vec![false; numbers.len()], numbers, found: Vec::new() };
    dates.build(&calendar);
    dates.numeric();
    dates.finish()
}

/// A month, weekday or relative day.
#[derive(Clone, Copy, Debug)]
struct Named {
    word: CalendarWord,
    first: usize,
    end: usize,
    span: Span,
    doubtful: bool,
}

fn calendar_words(text: &str, pieces: &[Piece], language: &Language, taken: &mut [bool]) -> Vec<Named> {
    let word = |at: usize| pieces.get(at).map_or("", Piece::word);
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let before = at.checked_sub(1).map_or("", word);
        let hit =
            if piece.word().is_empty() { None } else { language.calendar_word(before, piece.word(), word(at + 1)) };
        let capital = piece.span.of(text).chars().next().is_some_and(|c| !c.is_lowercase());
        let relative = hit.is_some_and(|hit| matches!(hit.word, CalendarWord::Relative(_)));
        let Some(hit) = hit.filter(|_| capital || relative) else {
            at += 1;
            continue;
        };
        let end = at + hit.words;
        let span = pieces.get(end - 1).map_or(piece.span, |last| piece.span.join(last.span));
        let is_month = matches!(hit.word, CalendarWord::Month { .. });
        let doubtful = hit.doubtful && !(is_month && beside_number(pieces, at, end));
        // A doubtful weekday may be a number: الاثنين. A doubtful month is no number, and may hide none.
        taken.iter_mut().take(end).skip(at).for_each(|taken| *taken = !doubtful);
        found.push(Named { word: hit.word, first: at, end, span, doubtful });
        at = end;
    }
    found
}

fn beside_number(pieces: &[Piece], first: usize, end: usize) -> bool {
    let day_or_year = |piece: &Piece| piece.whole().is_some_and(|n| n <= 31 || (1800..2200).contains(&n));
    let before = first.checked_sub(1).and_then(|at| pieces.get(at)).is_some_and(day_or_year);
    let stop = pieces.get(end).is_some_and(|piece| piece.glued && piece.is_mark("."));
    before || pieces.get(end + usize::from(stop)).is_some_and(day_or_year)
}

struct Dates<'a> {
    pieces: &'a [Piece],
    numbers: Vec<Found>,
    used: Vec<bool>,
    found: Vec<DateMention>,
}

/// Words that may stand between the parts of a date.
const JOINTS: [&str; 13] =
    ["of", "the", "شهر", "من", "عام", "سنة", "لعام", "لسنة", "on", "يوم", "في", "العام", "ميلادي"];

impl Dates<'_> {
    fn build(&mut self, calendar: &[Named]) {
        let mut k = 0;
        while let Some(&named) = calendar.get(k) {
            k += 1;
            let mut date = DateMention { span: named.span, ..DateMention::default() };
            let certain = !named.doubtful;
            let span = named.span;
            match named.word {
                CalendarWord::Weekday(value) => date.weekday = Some(Part { value, span, certain }),
                CalendarWord::Relative(value) => date.relative = Some(Part { value, span, certain }),
                CalendarWord::Month { number, hijri } => {
                    date.month = Some(Part { value: number, span, certain });
                    date.hijri = hijri;
                    let mut end = named.end;
                    // يوليو (تموز), تموز/يوليو: one month named twice.
                    if let Some((next, close)) = calendar.get(k).and_then(|next| self.same_month(&named, next)) {
                        let whole = span.join(next.span);
                        date.month = Some(Part { value: number, span: whole, certain: certain || !next.doubtful });
                        end = close;
                        k += 1;
                    }
                    self.add_numbers(&mut date, named.first, end);
                }
            }
            self.push(date);
        }
    }

    fn same_month<'n>(&self, one: &Named, next: &'n Named) -> Option<(&'n Named, usize)> {
        let (CalendarWord::Month { number: a, hijri: x }, CalendarWord::Month { number: b, hijri: y }) =
            (one.word, next.word)
        else {
            return None;
        };
        let between = self.pieces.get(one.end..next.first)?;
        let marks = between.len() == 1 && between.iter().all(|piece| piece.is_mark("/(-،–"));
        let close = next.end + usize::from(self.pieces.get(next.end).is_some_and(|piece| piece.is_mark(")")));
        (a == b && x == y && marks).then_some((next, close))
    }

    /// Takes the day before or behind the month and the year behind it.
    fn add_numbers(&mut self, date: &mut DateMention, first: usize, end: usize) {
        if let Some(k) = self.number_ending(self.before_joints(first)) {
            date.day = self.day(k);
        }
        // The stop of an abbreviation: `Oct. 2`.
        let mut end = end + usize::from(self.pieces.get(end).is_some_and(|piece| piece.glued && piece.is_mark(".")));
        if date.day.is_none()
            && let Some(k) = self.number_starting(end)
            && self.numbers.get(k).is_some_and(|number| number.quantity.measure.is_none())
        {
            date.day = self.day(k);
            if date.day.is_some() {
                end = self.numbers.get(k).map_or(end, |number| number.end);
            }
        }
        if let Some(k) = self.number_starting(self.after_joints(end)) {
            date.year = self.year(k);
        }
    }

    fn before_joints(&self, at: usize) -> usize {
        let joint = |k: usize| self.pieces.get(k).is_some_and(|piece| JOINTS.contains(&piece.word()));
        (0..at).rev().take(3).find(|&k| !joint(k)).map_or(0, |k| k + 1)
    }

    fn after_joints(&self, at: usize) -> usize {
        let joint =
            |k: usize| self.pieces.get(k).is_some_and(|piece| JOINTS.contains(&piece.word()) || piece.is_mark(",،"));
        (at..at + 3).find(|&k| !joint(k)).unwrap_or(at)
    }

    fn number_ending(&self, at: usize) -> Option<usize> {
        self.numbers.binary_search_by(|number| number.end.cmp(&at)).ok()
    }

    fn number_starting(&self, at: usize) -> Option<usize> {
        self.numbers.binary_search_by(|number| number.first.cmp(&at)).ok()
    }

    fn day(&mut self, k: usize) -> Option<Part<u8>> {
        let quantity = &self.numbers.get(k)?.quantity;
        let first = quantity.form == Form::Hint && same_value(quantity.value, 1.0);
        let form = first || matches!(quantity.form, Form::Digits | Form::Ordinal | Form::Words);
        let fits = form && quantity.value >= 1.0 && quantity.value <= 31.0 && quantity.value.fract() == 0.0;
        let unmeasured = quantity.magnitude.is_none();
        let part = Part { value: quantity.value as u8, span: quantity.span, certain: true };
        self.take(k, fits && unmeasured).then_some(part)
    }

    fn year(&mut self, k: usize) -> Option<Part<u16>> {
        let quantity = &self.numbers.get(k)?.quantity;
        let fits =
            quantity.form == Form::Digits && (1000.0..2200.0).contains(&quantity.value) && quantity.measure.is_none();
        let plain = quantity.value.fract() == 0.0 && quantity.magnitude.is_none() && quantity.other_value.is_none();
        let part = Part { value: quantity.value as u16, span: quantity.span, certain: true };
        self.take(k, fits && plain).then_some(part)
    }

    fn take(&mut self, k: usize, fits: bool) -> bool {
        let slot = self.used.get_mut(k).filter(|used| fits && !**used);
        slot.map(|used| *used = true).is_some()
    }

    fn push(&mut self, mut date: DateMention) {
        let spans = [date.day.map(|part| part.span), date.month.map(|part| part.span), date.year.map(|part| part.span)];
        date.span = spans.into_iter().flatten().fold(date.span, Span::join);
        self.found.push(date);
    }

    /// `25/3/2021`, `2021-03-25`. Where day and month can be exchanged they stay uncertain quantities.
    fn numeric(&mut self) {
        for k in 2..self.numbers.len() {
            let Some([a, b, c]) = self.numbers.get(k - 2..=k) else { continue };
            let separated = |one: &Found, next: &Found| {
                let between = self.pieces.get(one.end..next.first).unwrap_or_default();
                between.len() == 1 && between.iter().all(|piece| piece.glued && piece.is_mark("/-.")) && {
                    self.pieces.get(next.first).is_some_and(|piece| piece.glued)
                }
            };
            if !separated(a, b) || !separated(b, c) {
                continue;
            }
            let whole = |found: &Found| self.pieces.get(found.first).and_then(Piece::whole).unwrap_or(0);
            let is_year = |n: u32| (1300..2200).contains(&n);
            let (year, others) = if is_year(whole(c)) { (k, [k - 2, k - 1]) } else { (k - 2, [k - 1, k]) };
            let values = others.map(|at| self.numbers.get(at).map_or(0, whole));
            if self.numbers.get(year).is_some_and(|found| is_year(whole(found)))
                && values.iter().all(|n| (1..32).contains(n))
            {
                self.push_numeric(year, others, values);
            }
        }
    }

    fn push_numeric(&mut self, year: usize, others: [usize; 2], values: [u32; 2]) {
        let mut date = DateMention { year: self.year(year), ..DateMention::default() };
        let Some(part) = date.year else { return };
        date.span = part.span;
        let order = if others[0] > year { [1, 0] } else { [0, 1] };
        let [mut day, mut month] = order.map(|k| (others[k], values[k]));
        if month.1 > 12 {
            (day, month) = (month, day);
        }
        let told_apart = day.1 > 12 || day.1 == month.1 || others[0] > year;
        if told_apart && month.1 <= 12 {
            date.day = self.day(day.0);
            date.month = self.day(month.0);
        } else {
            for k in others {
                if let Some(number) = self.numbers.get_mut(k) {
                    number.quantity.certain = false;
                }
            }
        }
        self.push(date);
    }

    fn finish(mut self) -> (Vec<DateMention>, Vec<Quantity>) {
        self.seasons();
        let rest = self.numbers.into_iter().zip(self.used).filter(|(_, used)| !used);
        let mut quantities: Vec<Quantity> = rest.map(|(found, _)| found.quantity).collect();
        quantities.sort_by_key(|quantity| quantity.span);
        self.found.sort_by_key(|date| date.span);
        (self.found, quantities)
    }

    /// `2016/17`: the second number is 2017.
    fn seasons(&mut self) {
        for k in 1..self.numbers.len() {
            let Some([one, next]) = self.numbers.get_mut(k - 1..=k) else { continue };
            let between = self.pieces.get(one.end..next.first).unwrap_or_default();
            let joined = between.len() == 1 && between.iter().all(|piece| piece.glued && piece.is_mark("/-–"));
            let plain = |found: &Found| match self.pieces.get(found.first).map(|piece| piece.kind) {
                Some(PieceKind::Digits { plain: true, value, .. }) if found.end == found.first + 1 => value,
                _ => 0.0,
            };
            let (year, short) = (plain(one), plain(next));
            if joined && (1900.0..2100.0).contains(&year) && short < 100.0 && same_value((year + 1.0) % 100.0, short) {
                next.quantity.value = year + 1.0;
                next.quantity.other_value = Some(short);
                next.quantity.certain = true;
            }
        }
    }
}
