//! Finding numbers: digits with the signs and words that belong to them, and numbers in words.

mod parts;

use super::pieces::{Piece, PieceKind};
use super::quantities::{Form, Magnitude, Quantity};
use super::words::{Sum, construct_dual};
use crate::language::numerals::{NumberWord, Numerals, Role};
use crate::text::Span;

/// A number with the pieces it is made of.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Number of its first piece.
    pub first: usize,
    /// One past its last piece.
    pub end: usize,
    /// The number.
    pub quantity: Quantity,
}

/// Reads the numbers of one segment.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub pieces: &'a [Piece],
    /// Pieces that are taken already, by names of months and weekdays.
    pub taken: &'a [bool],
    pub numerals: Option<&'static Numerals>,
}

/// Letters glued to digits that multiply them.
const LETTERS: [(&str, f64); 7] =
    [("k", 1e3), ("m", 1e6), ("b", 1e9), ("bn", 1e9), ("mn", 1e6), ("tn", 1e12), ("mln", 1e6)];

/// Words that a hyphen may join to a number without making a name of it: `mid-2018`, but `COVID-19`.
const OPEN_PREFIXES: [&str; 14] =
    ["mid", "pre", "post", "under", "over", "top", "early", "late", "sub", "age", "aged", "circa", "plus", "to"];

/// Particles that Arabic glues to digits: الـ20, و5.
const PARTICLES: [&str; 17] =
    ["ال", "و", "ف", "ب", "ل", "ك", "وال", "بال", "لل", "كال", "وب", "ول", "فال", "وبال", "ولل", "ه", "ا"];

/// Roman numerals, from 1 on.
const ROMAN: [&str; 16] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];

/// Words before a scale that leave its number open: `several hundred`.
const SEVERAL: [&str; 10] = ["several", "few", "many", "couple", "بضع", "بضعة", "عدة", "بضعه", "عده", "some"];

impl Reader<'_> {
    /// All numbers, in order.
    pub(super) fn read(&self) -> Vec<Found> {
        let mut found = self.read_each();
        for k in 0..found.len() {
            let base = k.checked_sub(1).and_then(|before| found.get(before)).filter(|before| {
                before.quantity.form == Form::Dual && found.get(k).is_some_and(|part| part.first == before.end)
            });
            let base = base.map_or(1.0, |before| before.quantity.value);
            if let Some(number) = found.get_mut(k) {
                self.add_distant_part(number, base);
            }
        }
        found
    }

    /// سبعة أيام ونصف, عامين ونصف: the part stands behind the noun. The value may be without it or with it.
    fn add_distant_part(&self, number: &mut Found, base: f64) {
        if !self.numerals.is_some_and(|numerals| numerals.units_first) {
            return;
        }
        let part = |at: usize| self.word(at).filter(|word| word.is_linked() && word.role == Role::Part);
        let quantity = &mut number.quantity;
        if quantity.form == Form::Fraction && part(number.first).is_some() {
            quantity.other_value = Some(base + quantity.value);
        } else if quantity.form != Form::Dual && quantity.other_value.is_none() {
            quantity.other_value = part(number.end + 1).map(|part| quantity.value + part.value);
        }
    }

    /// 30 ثانية: behind a number the ordinal is a unit of time. عام 1908 ثاني أقدم has a rank.
    fn is_second_of_time(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.word() == "ثانيه")
            && self.word(at).is_some_and(|word| word.ordinal && !word.is_linked() && !word.is_apart())
    }

    fn read_each(&self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < self.pieces.len() {
            match self.number_at(at) {
                Some(number) => {
                    let (first, end) = (number.first, number.end.max(at + 1));
                    at = end;
                    let unit = found.last().is_some_and(|last| last.end == first) && self.is_second_of_time(first);
                    if !unit {
                        found.push(number);
                    }
                }
                None => at += 1,
            }
        }
        found
    }

    pub(super) fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|_| !self.taken.get(at).copied().unwrap_or(false))
    }

    fn before(&self, at: usize, back: usize) -> Option<&Piece> {
        at.checked_sub(back).and_then(|k| self.pieces.get(k))
    }

    /// What piece `at` says of a number in words.
    pub(super) fn word(&self, at: usize) -> Option<NumberWord> {
        let word = self.piece(at)?.word();
        if word.is_empty() { None } else { (self.numerals?.word)(word) }
    }

    fn number_at(&self, at: usize) -> Option<Found> {
        match self.piece(at)?.kind {
            PieceKind::Digits { value, other, .. } => Some(self.digits_at(at, value, other)),
            PieceKind::Word => self.words_at(at).or_else(|| self.dual_at(at)).or_else(|| self.roman_at(at)),
            _ => None,
        }
    }

    fn found(&self, first: usize, end: usize, value: f64, form: Form) -> Option<Found> {
        let span = self.pieces.get(first)?.span.join(self.pieces.get(end.checked_sub(1)?)?.span);
        Some(Found { first, end, quantity: Quantity::new(span, value, form) })
    }

    fn dual_at(&self, at: usize) -> Option<Found> {
        let word = self.piece(at)?.word();
        if (self.numerals?.is_dual)(word) { self.found(at, at + 1, 2.0, Form::Dual) } else { None }
    }

    /// `Phase III`: a Roman numeral can stand for a number, but may be something else.
    fn roman_at(&self, at: usize) -> Option<Found> {
        let word = self.piece(at)?.span.of(self.text);
        let value = ROMAN.iter().position(|numeral| *numeral == word)? + 1;
        self.found(at, at + 1, value as f64, Form::Hint)
    }

    fn digits_at(&self, at: usize, value: f64, other: Option<f64>) -> Found {
        let span = self.pieces.get(at).map_or(Span::default(), |piece| piece.span);
        let mut quantity = Quantity { other_value: other, ..Quantity::new(span, value, Form::Digits) };
        quantity.certain = !self.is_apart(at);
        if self.is_label(at) {
            quantity.form = Form::Label;
            return Found { first: at, end: at + 1, quantity };
        }
        let mut found = Found { first: at, end: at + 1, quantity };
        if !(self.take_clock(&mut found) || self.take_suffix(&mut found)) {
            self.take_magnitude(&mut found);
        }
        found
    }

    /// Whether digits are part of a name: `F-16`, `G20`.
    fn is_label(&self, at: usize) -> bool {
        let glued = |piece: &&Piece| self.pieces.get(at).is_some_and(|digits| digits.glued) && !piece.folded.is_empty();
        let Some(before) = self.before(at, 1).filter(glued) else { return false };
        if before.kind == PieceKind::Word {
            return before.word().ends_with(|c: char| c.is_ascii_alphabetic()) && !PARTICLES.contains(&before.word());
        }
        let word = self.before(at, 2).map_or("", Piece::word);
        let name = !word.is_empty() && !OPEN_PREFIXES.contains(&word) && self.word(at.saturating_sub(2)).is_none();
        before.is_mark("-–‑") && before.glued && name
    }

    /// Whether digits number a list item (`1.` at the start) or a note (`[1]`), or are one of two with a slash, which may be
    /// a day and a month.
    fn is_apart(&self, at: usize) -> bool {
        let glued = |at: usize| self.pieces.get(at).is_some_and(|piece| piece.glued);
        let mark = |at: usize, marks: &str| self.pieces.get(at).is_some_and(|piece| piece.is_mark(marks));
        let short = self.pieces.get(at).and_then(Piece::whole).is_some_and(|value| value < 100);
        let listed =
            at == 0 && glued(at + 1) && mark(at + 1, ".)-") && self.pieces.get(at + 2).is_some() && !glued(at + 2);
        let slash_behind = glued(at + 1) && mark(at + 1, "/") && self.digits(at + 2);
        let slash_before = at > 1 && glued(at) && mark(at - 1, "/") && self.digits(at - 2);
        let noted = at > 0 && mark(at - 1, "[") && mark(at + 1, "]");
        short && (listed || slash_behind || slash_before) || noted
    }

    fn digits(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| matches!(piece.kind, PieceKind::Digits { .. }))
    }

    /// `10:30`, `7pm`, `7.30 p.m.`
    fn take_clock(&self, found: &mut Found) -> bool {
        let (mut last, mut value) = (found.first, found.quantity.value);
        if self.piece(found.end).is_some_and(|piece| piece.glued && piece.is_mark(":")) {
            let minutes = self.piece(found.end + 1).filter(|piece| piece.glued && piece.folded.len() == 2);
            let Some(minutes) = minutes.and_then(Piece::whole).filter(|&minutes| minutes < 60) else { return false };
            value += f64::from(minutes) / 100.0;
            last = found.end + 1;
        }
        let half_of_day = |piece: &Piece| matches!(piece.word(), "am" | "pm" | "a.m" | "p.m" | "gmt");
        let halved = self.piece(last + 1).is_some_and(half_of_day);
        if value >= 25.0 || last == found.first && !halved {
            return false;
        }
        let certain = found.quantity.certain;
        let span = self.pieces.get(last).map_or(found.quantity.span, |piece| found.quantity.span.join(piece.span));
        found.quantity = Quantity { certain, ..Quantity::new(span, value, Form::Clock) };
        found.end = last + 1 + usize::from(halved);
        true
    }

    /// `21st`, `1990s`.
    fn take_suffix(&self, found: &mut Found) -> bool {
        let Some(suffix) = self.piece(found.end).filter(|piece| piece.glued) else { return false };
        let value = found.quantity.value;
        let form = match suffix.word() {
            "st" | "nd" | "rd" | "th" => Form::Ordinal,
            "s" | "'s" | "’s" if value % 10.0 == 0.0 && (value < 100.0 || (1000.0..2100.0).contains(&value)) => {
                Form::Decade
            }
            _ => return false,
        };
        found.quantity.form = form;
        found.quantity.span = found.quantity.span.join(suffix.span);
        found.end += 1;
        true
    }

    /// `3.5 million`, `3bn`, ثلاثة behind digits: 3 ملايين ونصف, 3 ملايين و200 ألف.
    fn take_magnitude(&self, found: &mut Found) {
        let Some((end, factor)) = self.factor_at(found.end) else { return };
        let Some(last) = end.checked_sub(1).and_then(|last| self.pieces.get(last)) else { return };
        let quantity = &mut found.quantity;
        if &*last.folded == "m" {
            // It may be metres.
            quantity.other_value = Some(quantity.value);
        } else {
            quantity.other_value = quantity.other_value.map(|other| other * factor);
        }
        quantity.value *= factor;
        quantity.magnitude = Some(Magnitude { factor, span: last.span });
        quantity.span = quantity.span.join(last.span);
        found.end = end;
        if let Some((end, more)) = self.rest_at(end, factor) {
            let Some(last) = end.checked_sub(1).and_then(|last| self.pieces.get(last)) else { return };
            quantity.value += more;
            quantity.span = quantity.span.join(last.span);
            quantity.magnitude = None;
            found.end = end;
        }
    }

    /// A word or letter at `at` that multiplies the digits before: where it ends and by how much.
    fn factor_at(&self, at: usize) -> Option<(usize, f64)> {
        let piece = self.piece(at)?;
        if piece.glued
            && let Some(&(_, factor)) = LETTERS.iter().find(|(letter, _)| *letter == piece.word())
        {
            return Some((at + 1, factor));
        }
        let at = if piece.glued && piece.is_mark("-‑+") { at + 1 } else { at };
        let word = self.word(at).filter(|word| !word.is_linked() && !word.is_apart() && !word.ordinal)?;
        matches!(word.role, Role::Scale | Role::Scales | Role::Hundred).then_some((at + 1, word.value))
    }

    /// What Arabic adds behind a magnitude: ونصف, و200 ألف.
    fn rest_at(&self, at: usize, factor: f64) -> Option<(usize, f64)> {
        let numerals = self.numerals.filter(|numerals| numerals.units_first)?;
        if let Some(word) = self.word(at).filter(|word| word.is_linked() && word.role == Role::Part) {
            let same = self.word(at + 1).is_some_and(|next| next.role == Role::Scale && !next.is_linked());
            return Some((at + 1 + usize::from(same), word.value * factor));
        }
        if !numerals.links.contains(&self.piece(at)?.word()) {
            return None;
        }
        let PieceKind::Digits { value, .. } = self.piece(at + 1)?.kind else { return None };
        let (end, less) = self.factor_at(at + 2)?;
        (less < factor && value * less < factor).then_some((end, value * less))
    }

    fn words_at(&self, at: usize) -> Option<Found> {
        let first = self.word(at)?;
        let mut found = match first.role {
            Role::Hint => self.found(at, at + 1, first.value, Form::Hint),
            Role::Decade => self.decade_at(at, first.value),
            Role::Vague | Role::Scales => self.vague_at(at, first.value),
            Role::Part => self.part_at(at, first.value),
            Role::Parts => None,
            _ => self.sum_at(at, first),
        }?;
        if self.is_part(&found) {
            found.quantity.form = Form::Fraction;
            found.quantity.value = found.quantity.value.recip();
        }
        let written = self.piece(at)?.span.of(self.text);
        found.quantity.other_value = construct_dual(first, written).filter(|_| found.end == at + 1);
        // Some nine thousand are about as many, some thousands are not.
        let is_scale = matches!(first.role, Role::Scale | Role::Scales | Role::Hundred | Role::Vague);
        let several = self
            .before(at, 1)
            .is_some_and(|before| SEVERAL.contains(&before.word()) && (is_scale || before.word() != "some"));
        let couple = self.before(at, 2).is_some_and(|before| &*before.folded == "couple");
        // Two dozen are twenty or so.
        let dozen = (at..found.end).any(|k| self.piece(k).is_some_and(|piece| piece.word() == "dozen"));
        let none = first.ordinal && self.piece(found.end + 1).is_some_and(|piece| piece.word() == "none");
        found.quantity.certain = !(none || first.doubtful || several || couple || dozen);
        Some(found)
    }

    fn after_articles(&self, at: usize) -> usize {
        let articles = self.numerals.map_or(&[][..], |numerals| numerals.articles);
        let is_article = |k: usize| {
            self.piece(k).is_some_and(|piece| articles.contains(&piece.word()) || piece.glued && piece.is_mark("-‑"))
        };
        (at..self.pieces.len()).find(|&k| !is_article(k)).unwrap_or(at)
    }

    /// A number of one or more words that are added and multiplied.
    fn sum_at(&self, at: usize, first: NumberWord) -> Option<Found> {
        let units_first = self.numerals?.units_first;
        let mut sum = Sum::new(first, at + 1, units_first);
        while let Some((next, linked)) = self.next_word(sum.end) {
            let Some(word) = self.word(next) else { break };
            let linked = linked || word.is_linked();
            if word.is_apart() || !sum.accept(word, linked, next + 1) {
                break;
            }
        }
        let (end, value) = sum.result();
        let end = if sum.ends_in_part() { self.after_repeated_scale(end) } else { end };
        self.found(at, end, value, sum.form())
    }

    /// مليون ونصف المليون: the scale is said again.
    fn after_repeated_scale(&self, at: usize) -> usize {
        let same = self.word(at).is_some_and(|word| word.role == Role::Scale && !word.is_linked() && !word.is_apart());
        at + usize::from(same && self.numerals.is_some_and(|numerals| numerals.units_first))
    }

    /// The next word of a number: its place, and whether a link stood before it.
    fn next_word(&self, at: usize) -> Option<(usize, bool)> {
        let piece = self.piece(at)?;
        if piece.is_mark("-‑") && piece.glued && self.piece(at + 1)?.glued {
            let link = self.numerals?.links.contains(&self.piece(at + 1)?.word());
            return if link { self.next_word(at + 1) } else { Some((at + 1, false)) };
        }
        if piece.kind != PieceKind::Word {
            return None;
        }
        if self.numerals?.links.contains(&piece.word()) {
            let next = self.after_articles(at + 1);
            let skipped = next > at + 1;
            return (!skipped || self.word(next)?.role == Role::Part).then_some((next, true));
        }
        Some((at, false))
    }
}
