//! Dates: days, months, years and weekdays, and yesterday, today and tomorrow.

use crate::text::Span;

/// A part of a date and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// What it says.
    pub value: T,
    /// Where.
    pub span: Span,
    /// Whether it can be nothing else: `May` may be a name, الاثنين the two.
    pub certain: bool,
}

/// A date as far as a text tells it. At least one part is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateMention {
    /// Its place, from its first part to its last.
    pub span: Span,
    /// Day of the month, 1 to 31.
    pub day: Option<Part<u8>>,
    /// Month, 1 to 12 of its calendar.
    pub month: Option<Part<u8>>,
    /// Year of its calendar. A year without day and month is a [`super::Quantity`].
    pub year: Option<Part<u16>>,
    /// Day of the week, 0 for Monday to 6 for Sunday.
    pub weekday: Option<Part<u8>>,
    /// Days from today: -1 is yesterday.
    pub relative: Option<Part<i8>>,
    /// Whether month and year are of the Islamic calendar.
    pub hijri: bool,
}

impl DateMention {
    /// Keys of its parts, equal on both sides for equal parts: weekday, month, and day with its month.
    pub fn keys(&self) -> Vec<u64> {
        let month = self.month.map_or(0, |part| u64::from(part.value) + if self.hijri { 12 } else { 0 });
        let key = |kind: u64, value: u64| kind * 100_000 + value;
        let parts = [
            self.weekday.map(|part| key(1, u64::from(part.value))),
            (month > 0).then(|| key(2, month)),
            self.day.map(|part| key(3, u64::from(part.value) * 100 + month)),
            self.year.map(|part| key(4, u64::from(part.value))),
        ];
        parts.into_iter().flatten().collect()
    }
}
