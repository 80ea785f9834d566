//! Rates: `tonnes a second`, `dollars an ounce`, and the unit that the target counts by (في الدقيقة, للغرام).

use crate::check::Pair;
use crate::language::arabic::letters::{plain, strip_proclitics};
use crate::text::{Span, Token, TokenKind};

/// A unit to count by: its English forms, and the Arabic ones without article, in plain spelling.
struct Unit {
    english: &'static [&'static str],
    arabic: &'static [&'static str],
}

#[rustfmt::skip]
const UNITS: [Unit; 19] = [
    Unit { english: &["second", "seconds"], arabic: &["ثانية", "ثواني", "ثوان"] },
    Unit { english: &["minute", "minutes"], arabic: &["دقيقة", "دقائق"] },
    Unit { english: &["hour", "hours", "hourly"], arabic: &["ساعة", "ساعات"] },
    Unit { english: &["day", "days", "daily"], arabic: &["يوم", "يوميا", "ايام", "يومية", "يومي"] },
    Unit { english: &["week", "weeks", "weekly"], arabic: &["اسبوع", "اسبوعيا", "اسابيع", "اسبوعية", "اسبوعي"] },
    Unit { english: &["month", "months", "monthly"], arabic: &["شهر", "شهريا", "اشهر", "شهور", "شهرية", "شهري"] },
    Unit { english: &["year", "years", "annually", "yearly", "annum", "annual"],
        arabic: &["سنة", "عام", "سنويا", "سنوات", "اعوام", "سنوية", "سنوي"] },
    Unit { english: &["ounce", "ounces"], arabic: &["اوقية", "اونصة"] },
    Unit { english: &["gram", "grams", "gramme"], arabic: &["غرام", "جرام"] },
    Unit { english: &["kilo", "kilos", "kilogram", "kilograms", "kg"],
        arabic: &["كيلوغرام", "كيلوجرام", "كيلو", "كغ", "كجم"] },
    Unit { english: &["pound", "pounds", "lb"], arabic: &["رطل"] },
    Unit { english: &["ton", "tonne", "tons", "tonnes"], arabic: &["طن"] },
    Unit { english: &["barrel", "barrels"], arabic: &["برميل"] },
    Unit { english: &["gallon", "gallons"], arabic: &["غالون", "جالون"] },
    Unit { english: &["litre", "liter", "litres", "liters"], arabic: &["لتر", "ليتر"] },
    Unit { english: &["mile", "miles", "mph"], arabic: &["ميل"] },
    Unit { english: &["kilometre", "kilometer", "kilometres", "kilometers", "km", "kph"], arabic: &["كيلومتر"] },
    Unit { english: &["metre", "meter", "metres", "meters"], arabic: &["متر"] },
    Unit { english: &["bushel", "bushels"], arabic: &["بوشل"] },
];

/// Endings of the name of a unit.
const ENDINGS: [&str; 6] = ["", "ا", "ات", "ين", "ان", "ة"];

/// Where the two texts count by different units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exchanged {
    pub(super) source: Span,
    pub(super) target: Span,
}

/// The units that are exchanged: the source counts by one of which the target says nothing, and the target by one of which the
/// source says nothing.
pub(super) fn exchanged(pair: &Pair<'_>) -> Option<Exchanged> {
    let (source, target) = (pair.source(), pair.target());
    if !source.language().is_english() || !target.language().is_arabic() {
        return None;
    }
    let (english, arabic) = (source.tokens(), target.tokens());
    let said = |unit: &Unit| english.iter().any(|token| unit.english.contains(&&*token.folded));
    let rendered = |unit: &Unit| {
        arabic.iter().any(|token| {
            let plain = plain(&token.folded);
            let stem = strip_proclitics(&plain);
            let is_name = |name: &&str| {
                let rest = |word: &str| word.strip_prefix(*name).is_some_and(|rest| ENDINGS.contains(&rest));
                rest(stem) || rest(&plain) || name.chars().count() > 3 && plain.contains(*name)
            };
            unit.arabic.iter().any(is_name)
        })
    };
    let mut counted = (2..english.len()).filter_map(|at| Some((english_rate(english, at)?, english.get(at)?.span)));
    let (_, right) = counted.find(|(unit, _)| !rendered(unit))?;
    let mut counted = (0..arabic.len()).filter_map(|at| arabic_rate(arabic, at));
    let (_, wrong) = counted.find(|(unit, _)| !said(unit))?;
    Some(Exchanged { source: right, target: wrong })
}

/// `dollars an ounce`, `per second`, `60 words a minute`: the unit at `at` behind an article and an amount.
fn english_rate(tokens: &[Token], at: usize) -> Option<&'static Unit> {
    let word = |at: usize| tokens.get(at).map_or("", |token| &*token.folded);
    let unit = UNITS.iter().find(|unit| unit.english.contains(&word(at)) && !word(at).ends_with('s'))?;
    let counts = |word: &str| {
        let verb =
            matches!(word, "was" | "is" | "has" | "this" | "as" | "us" | "its" | "his" | "does" | "lasts" | "takes");
        !verb && word.ends_with('s')
            || word.ends_with(|c: char| c.is_ascii_digit())
            || matches!(word, "percent" | "cent" | "people" | "once" | "%")
    };
    let behind = word(at + 1);
    let ends = !matches!(behind, "-" | "of" | "and" | "later" | "ago" | "earlier" | "before" | "after");
    match word(at - 1) {
        "per" => Some(unit),
        // `a second` may be another one.
        "a" | "an" if ends && counts(word(at - 2)) => {
            let is_noun =
                tokens.get(at + 1).is_none_or(|next| next.kind == TokenKind::Mark || FOLLOWING.contains(&behind));
            (unit.english.first() != Some(&"second") || is_noun).then_some(unit)
        }
        _ => None,
    }
}

/// Words that may stand behind a rate.
const FOLLOWING: [&str; 12] = ["in", "to", "from", "at", "on", "and", "during", "when", "as", "with", "for", "since"];

/// في الدقيقة, للغرام: the unit behind a preposition and its article, with no ordinal behind it.
fn arabic_rate(tokens: &[Token], at: usize) -> Option<(&'static Unit, Span)> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Arabic)?;
    let plain = plain(&token.folded);
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |token| &*token.folded);
    let name = match plain.strip_prefix("لل") {
        Some(name) => name,
        None if before == "في" => plain.strip_prefix("ال")?,
        None => return None,
    };
    let unit = UNITS.iter().find(|unit| unit.arabic.first() == Some(&name) || unit.arabic.get(1) == Some(&name))?;
    let follows = tokens.get(at + 1).map_or("", |token| &*token.folded);
    let ordinal = follows.starts_with("ال") || follows.starts_with(|c: char| c.is_numeric());
    (!ordinal).then_some((unit, token.span))
}
