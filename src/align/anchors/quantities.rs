//! Quantities: numbers in digits or words with their value, so that both sides can be compared.

use crate::language::units::Unit;
use crate::text::Span;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Digits, with or without a word for the magnitude: `1,200`, `3.5 million`.
    Digits,
    /// Words: `twenty-three`, خمسة آلاف.
    Words,
    /// An ordinal, in digits or words: `21st`, الثالثة.
    Ordinal,
    /// A part: `half`, `two thirds`, ربع.
    Fraction,
    /// A round plural that says no more than its magnitude: `hundreds`, عشرات الآلاف.
    Vague,
    /// A decade: `1990s`, التسعينيات. Only the last two digits count.
    Decade,
    /// A time of day; the value is hours, minutes are hundredths of it: 10:30 is 10.3.
    Clock,
    /// Digits that belong to a name: `F-16`, `G20`. Names keep them, but may be dropped whole.
    Label,
    /// An Arabic dual: عامين. It can stand for a two, but asks for none.
    Dual,
    /// A word that can stand for a number but is none: `both`, `twice`, `decade`, عقد.
    Hint,
}

/// A unit beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What it is.
    pub unit: &'static Unit,
    /// Where it stands.
    pub span: Span,
    /// Whether it stands at the other end of a range: `20 to 30 percent`.
    pub shared: bool,
}

/// A word of magnitude behind digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Magnitude {
    /// 1,000, 1,000,000 ...
    pub factor: f64,
    /// Where it stands.
    pub span: Span,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its place, with the magnitude and without the unit.
    pub span: Span,
    /// Its value, the magnitude multiplied in.
    pub value: f64,
    /// Another reading: `1.250` is 1.25 and in other hands 1,250.
    pub other_value: Option<f64>,
    /// How it is written.
    pub form: Form,
    /// The word of magnitude, if it has one of its own.
    pub magnitude: Option<Magnitude>,
    /// The unit, if it has one.
    pub measure: Option<Measure>,
    /// Whether it is a value in its own right: not the number of a list item or a note, not part of a date in figures.
    pub certain: bool,
}

impl Quantity {
    /// A certain number without unit.
    pub(super) fn new(span: Span, value: f64, form: Form) -> Self {
        Self { span, value, other_value: None, form, magnitude: None, measure: None, certain: true }
    }

    /// The value as a key that is equal for equal values, whatever the language, script and form: ten-thousandths. For
    /// indexes; decades are keyed by their last two digits.
    pub fn key(&self) -> u64 {
        let value = if self.form == Form::Decade { self.value % 100.0 } else { self.value };
        key_of(value)
    }

    /// All keys it answers to: of its value, of its other reading.
    pub fn keys(&self) -> impl Iterator<Item = u64> {
        std::iter::once(self.key()).chain(self.other_value.map(key_of))
    }

    /// Whether it says which number it is: in digits or words, neither a hint nor a dual, and not the word for one, which
    /// languages add and drop.
    pub fn is_explicit(&self) -> bool {
        let exact = !matches!(self.form, Form::Dual | Form::Hint);
        self.certain
            && exact
            && self.value > 0.0
            && (!same_value(self.value, 1.0) || matches!(self.form, Form::Label | Form::Digits))
    }

    /// Whether it is written in digits.
    pub fn is_digits(&self) -> bool {
        matches!(self.form, Form::Digits | Form::Clock | Form::Label)
    }

    /// The value without its magnitude: 3.5 for `3.5 million`.
    pub fn mantissa(&self) -> f64 {
        self.magnitude.map_or(self.value, |magnitude| self.value / magnitude.factor)
    }
}

/// Whether two values are the same, to ten-thousandths.
pub fn same_value(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.000_05
}

/// The key of a value: ten-thousandths, rounded.
pub fn key_of(value: f64) -> u64 {
    (value * 10_000.0).round() as u64
}
