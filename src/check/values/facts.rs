//! Facts: what a passage says in numbers and dates, one by one.

use crate::align::Passage;
use crate::align::anchors::{DateMention, Form, Part, Quantity, key_of, same_value};
use crate::language::units::same_amount;
use crate::text::Span;

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A number.
    Number,
    /// A day of the week.
    Weekday,
    /// A month.
    Month,
    /// A day of a month.
    Day,
    /// The year of a full date.
    Year,
    /// Yesterday, today or tomorrow.
    Relative,
}

/// One value in a text.
#[derive(Clone, Debug)]
pub(crate) struct Fact<'a> {
    /// What it is about.
    pub kind: Kind,
    /// The value; weekdays, months and relative days by their number, Islamic months from 21.
    pub value: f64,
    /// Where it stands.
    pub span: Span,
    /// The quantity it is, if it is one.
    pub quantity: Option<&'a Quantity>,
    /// Whether it belongs to a date of more than one part.
    pub bound: bool,
    /// Whether it asks for a counterpart. Others can only be one.
    pub asks: bool,
}

const HIJRI_MONTHS: f64 = 20.0;

impl<'a> Fact<'a> {
    /// The facts of a passage, sorted by place.
    pub(crate) fn of(passage: &Passage<'a>) -> Vec<Self> {
        let anchors = &passage.analysis.anchors;
        let quantities = passage.select(&anchors.quantities, |quantity| quantity.span);
        let mut facts: Vec<Self> = quantities.iter().map(Self::of_quantity).collect();
        for date in passage.select(&anchors.dates, |date| date.span) {
            facts.extend(Self::of_date(date));
        }
        facts.sort_by_key(|fact| fact.span);
        facts
    }

    fn of_quantity(quantity: &'a Quantity) -> Self {
        let asks = quantity.is_explicit();
        Self {
            kind: Kind::Number,
            value: quantity.value,
            span: quantity.span,
            quantity: Some(quantity),
            bound: false,
            asks,
        }
    }

    fn of_date(date: &DateMention) -> impl Iterator<Item = Self> {
        fn fact<'a, T: Into<f64>>(kind: Kind, part: Part<T>) -> Fact<'a> {
            let value = part.value.into();
            Fact { kind, value, span: part.span, quantity: None, bound: false, asks: part.certain }
        }
        let bound = date.day.is_some() || date.year.is_some();
        let hijri = if date.hijri { HIJRI_MONTHS } else { 0.0 };
        let shifted = move |mut month: Self| {
            month.value += hijri;
            month
        };
        let facts = [
            date.weekday.map(|part| fact(Kind::Weekday, part)),
            date.day.map(|part| fact(Kind::Day, part)),
            date.month.map(|part| shifted(fact(Kind::Month, part))),
            date.year.map(|part| fact(Kind::Year, part)),
            date.relative.map(|part| fact(Kind::Relative, part)),
        ];
        facts.into_iter().flatten().map(move |fact| Self { bound, ..fact })
    }

    /// Whether it is a month of the Islamic calendar.
    pub(crate) fn is_hijri(&self) -> bool {
        self.kind == Kind::Month && self.value > HIJRI_MONTHS
    }

    /// Its unit's name; empty if it has none.
    pub(crate) fn unit(&self) -> &'static str {
        self.quantity.and_then(|quantity| quantity.measure).map_or("", |measure| measure.unit.id)
    }

    /// Numbers of different styles are rarely each other's counterparts: digits, words, ordinals, vague plurals.
    pub(crate) fn style(&self) -> u8 {
        match self.quantity.map(|quantity| quantity.form) {
            None | Some(Form::Digits | Form::Clock | Form::Decade) => 1,
            Some(Form::Ordinal) => 2,
            Some(Form::Vague) => 3,
            Some(Form::Words | Form::Dual | Form::Hint) => 4,
            Some(Form::Fraction) => 5,
            Some(Form::Label) => 6,
        }
    }

    fn form(&self) -> Option<Form> {
        self.quantity.map(|quantity| quantity.form)
    }

    /// Every value it can be read as.
    fn readings(&self) -> Vec<u64> {
        let mut values = vec![self.value];
        let whole = self.value.trunc();
        match self.form() {
            Some(Form::Clock) => values.extend([whole, whole % 12.0, whole % 12.0 + 12.0]),
            Some(Form::Decade) => values.push(self.value % 100.0),
            Some(Form::Fraction) if self.value > 0.0 => values.extend([1.0 / self.value, self.value * 100.0]),
            _ => {}
        }
        if self.form() == Some(Form::Clock) && self.value > 12.0 {
            values.push(self.value - 12.0);
        }
        let century = (1900.0..2100.0).contains(&self.value) && same_value(whole, self.value);
        if century && self.style() == 1 {
            values.push(self.value % 100.0);
        }
        values.extend(self.quantity.and_then(|quantity| quantity.other_value));
        values.into_iter().map(key_of).collect()
    }

    /// Whether both say the same in the same way; the others of [`Self::meets`] are second choice.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        let same = self.kind == other.kind && key_of(self.value + 10.0) == key_of(other.value + 10.0);
        same && self.form_fits(other) && other.form_fits(self)
    }

    /// Whether one can stand for the other, whatever its form: the word for the digits, the dual for two, the month for its
    /// number.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        if self.kind != Kind::Number && other.kind != Kind::Number {
            return self.equals(other);
        }
        if !self.number_fits(other) || !other.number_fits(self) || !self.form_fits(other) || !other.form_fits(self) {
            return false;
        }
        // The sixties of one century are not those of another.
        let full = |fact: &Self| fact.form() == Some(Form::Decade) && fact.value >= 1000.0;
        if full(self) && full(other) {
            return same_value(self.value, other.value);
        }
        let (own, others) = (self.readings(), other.readings());
        own.iter().any(|value| others.contains(value))
    }

    /// A month can only be told by the number in a date in figures, a day or year by any.
    fn number_fits(&self, other: &Self) -> bool {
        let quantity = other.quantity;
        match self.kind {
            Kind::Number => true,
            Kind::Month => quantity.is_some_and(|quantity| quantity.form == Form::Digits && !quantity.certain),
            Kind::Day => !matches!(other.form(), Some(Form::Hint | Form::Dual | Form::Clock | Form::Label)),
            Kind::Year => other.style() == 1,
            Kind::Weekday | Kind::Relative => false,
        }
    }

    /// The kind it is paired by: a number that looks like a year may stand for one.
    pub(crate) fn likely_kind(&self) -> Kind {
        let bare = self.quantity.is_some_and(|quantity| {
            quantity.form == Form::Digits && quantity.measure.is_none() && quantity.magnitude.is_none()
        });
        if bare && (1500.0..2100.0).contains(&self.value) && self.value.fract() == 0.0 { Kind::Year } else { self.kind }
    }

    fn form_fits(&self, other: &Self) -> bool {
        match (self.form(), other.form()) {
            (Some(Form::Vague), form) => form == Some(Form::Vague),
            (Some(Form::Ordinal), Some(Form::Dual | Form::Hint)) => false,
            (Some(Form::Clock), Some(Form::Clock)) => (self.value - other.value).abs() % 12.0 < 1e-6,
            _ => true,
        }
    }

    /// Whether one can stand for the other, or is the same amount in another unit: 18 feet are 5.5 metres, three decades 30
    /// years.
    pub(crate) fn meets_or_converts(&self, other: &Self) -> bool {
        let amount = |fact: &Self| {
            let quantity = fact.quantity?;
            Some((quantity.value, quantity.measure?.unit))
        };
        self.meets(other) || amount(self).zip(amount(other)).is_some_and(|(one, other)| same_amount(one, other))
    }

    /// Whether a reader would take one for a wrong version of the other: a round plural is none of an exact number, a part
    /// none of a whole, a decade in digits none of a number in words.
    pub(crate) fn may_stand_for(&self, other: &Self) -> bool {
        let group = |fact: &Self| match fact.form() {
            Some(form @ (Form::Vague | Form::Fraction)) => Some(form),
            _ => None,
        };
        let decade = |one: &Self, other: &Self| one.form() == Some(Form::Decade) && other.style() != 1;
        group(self) == group(other) && !decade(self, other) && !decade(other, self)
    }
}
