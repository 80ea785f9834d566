//! Amounts that the sides tell in other units, in a word for one or two of them, or in several: 60 days and شهرين, 15 months and عام
//! وثلاثة أشهر.

use super::Fact;
use crate::align::Passage;
use crate::align::anchors::{Form, Quantity};
use crate::check::Pair;
use crate::language::arabic::letters::strip_proclitics;
use crate::language::arabic::morphology::nouns::{Kinds, kinds};
use crate::language::units::{Dimension, Unit, size_of};
use crate::text::{Side, Sides, Span, Token};

/// What stands between the parts of an amount: `a year and three months`, `a month and a half`, شهر ونصف.
const BETWEEN: [&str; 4] = ["", "and", "and a", "و"];

/// What stands before one unit, or between a part and its unit: `a month`, `half a mile`.
const ONE: [&str; 4] = ["a", "an", "one", "half"];

/// How far two amounts may lie apart that are told in other units: six weeks are a month and a half.
const ROUGHLY: f64 = 0.085;

/// An amount of one dimension.
#[derive(Clone, Copy, Debug)]
struct Amount {
    dimension: Dimension,
    /// Its size against the base of the dimension.
    size: f64,
    /// The largest unit it is told in.
    unit: &'static Unit,
    span: Span,
}

fn amounts(passage: &Passage<'_>) -> Vec<Amount> {
    let quantities = passage.select(&passage.analysis.anchors.quantities, |quantity| quantity.span);
    let tokens = passage.tokens();
    let mut found: Vec<Amount> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        // The unit behind the half of another was taken with that.
        if found.last().is_some_and(|last| last.span.overlaps(token.span)) {
            continue;
        }
        let Some(amount) = amount(passage, quantities, before, token) else { continue };
        let amount = with_half(passage, tokens.get(at + 1..).unwrap_or_default(), amount)
            .unwrap_or_else(|| with_part(passage, quantities, amount));
        match found.last_mut() {
            Some(last) if last.is_before(&amount) && is_between(passage, last.span, amount.span) => {
                last.size += amount.size;
                last.span = last.span.join(amount.span);
            }
            _ => found.push(amount),
        }
    }
    found
}

impl Amount {
    /// Whether it may go on in another: years in months.
    fn is_before(&self, other: &Self) -> bool {
        let sizes = size_of(self.unit).zip(size_of(other.unit));
        self.dimension == other.dimension && sizes.is_some_and(|(own, other)| own > other)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.dimension == other.dimension && (self.size - other.size).abs() <= ROUGHLY * self.size.max(other.size)
    }
}

/// The amount whose unit a word names.
fn amount(passage: &Passage<'_>, quantities: &[Quantity], before: Option<&Token>, word: &Token) -> Option<Amount> {
    let language = passage.language();
    let bare = strip_proclitics(&word.folded);
    let (name, (.., unit)) =
        [&*word.folded, bare].into_iter().find_map(|name| Some((name, language.unit_name(&[name])?)))?;
    let of = |quantity: &&Quantity| quantity.measure.is_some_and(|measure| measure.span == word.span);
    let (number, start) = match quantities.iter().find(of) {
        Some(quantity) => (quantity.value, quantity.span.start),
        None if language.is_arabic() => (alone(name)?, word.span.start),
        None => {
            let article = before.filter(|before| ONE.contains(&&*before.folded))?;
            let part = quantities.iter().find(|quantity| {
                let is_part = quantity.form == Form::Fraction;
                is_part && quantity.span.end <= word.span.start && word.span.start - quantity.span.end <= " a ".len()
            });
            part.map_or((1.0, article.span.start), |part| (part.value, part.span.start))
        }
    };
    Some(Amount {
        dimension: unit.dimension,
        size: number * size_of(unit)?,
        unit,
        span: Span::new(start, word.span.end),
    })
}

/// How many units an Arabic name of one says without a number: none that is a plural.
fn alone(name: &str) -> Option<f64> {
    if name.ends_with("ين") && name != "سنين" {
        return Some(2.0);
    }
    let is_plural = ["ات", "ين", "ون"].iter().any(|ending| name.ends_with(ending)) || kinds(name).is_within(PLURAL);
    (!is_plural).then_some(1.0)
}

const PLURAL: Kinds = Kinds::THINGS.or(Kinds::PEOPLE);

/// An Arabic amount with the half of its unit or of another that follows: شهر ونصف, عاما ونصف العام, سنة ونصف شهر.
fn with_half(passage: &Passage<'_>, behind: &[Token], amount: Amount) -> Option<Amount> {
    let (half, rest) = behind.split_first()?;
    if !matches!(&*half.folded, "ونصف" | "ونصفا") || !is_between(passage, amount.span, half.span) {
        return None;
    }
    let named = rest.first().filter(|word| is_between(passage, half.span, word.span)).and_then(|word| {
        let bare = strip_proclitics(&word.folded);
        let name = [&*word.folded, bare].into_iter().find_map(|name| passage.language().unit_name(&[name]));
        name.map(|(.., unit)| (unit, word.span)).filter(|(unit, _)| unit.dimension == amount.dimension)
    });
    let (unit, span) = named.unwrap_or((amount.unit, half.span));
    Some(Amount { size: amount.size + size_of(unit)? / 2.0, span: amount.span.join(span), ..amount })
}

/// An amount with the half that follows it.
fn with_part(passage: &Passage<'_>, quantities: &[Quantity], amount: Amount) -> Amount {
    let part = quantities.iter().find(|quantity| {
        quantity.form == Form::Fraction
            && quantity.measure.is_none()
            && quantity.span.start >= amount.span.end
            && is_between(passage, amount.span, quantity.span)
    });
    match part.zip(size_of(amount.unit)) {
        Some((part, size)) => {
            Amount { size: amount.size + part.value * size, span: amount.span.join(part.span), ..amount }
        }
        None => amount,
    }
}

fn is_between(passage: &Passage<'_>, one: Span, next: Span) -> bool {
    one.end <= next.start && BETWEEN.contains(&Span::new(one.end, next.start).of(passage.whole()).trim())
}

fn has_measure(passage: &Passage<'_>) -> bool {
    let quantities = passage.select(&passage.analysis.anchors.quantities, |quantity| quantity.span);
    quantities.iter().any(|quantity| quantity.measure.is_some())
}

/// Amounts of the sides of a link that are the same and are told in other units: their places.
pub(crate) fn converted(pair: &Pair<'_>) -> Vec<Sides<Span>> {
    // Two that are told without a number have no other unit to be told in.
    if !Side::BOTH.into_iter().any(|side| has_measure(pair.passage(side))) {
        return Vec::new();
    }
    let sides = Sides::new(amounts(pair.source()), amounts(pair.target()));
    let mut found: Vec<Sides<Span>> = Vec::new();
    for source in &sides.source {
        let same = |target: &&Amount| {
            target.unit != source.unit
                && target.is_same(source)
                && !found.iter().any(|pair| pair.target.overlaps(target.span))
        };
        if let Some(target) = sides.target.iter().find(same) {
            found.push(Sides::new(source.span, target.span));
        }
    }
    found
}

/// Takes the numbers of converted amounts out of those that are `free`.
pub(super) fn settle(pair: &Pair<'_>, facts: &Sides<Vec<Fact<'_>>>, free: &mut Sides<Vec<bool>>) {
    for places in converted(pair) {
        for side in Side::BOTH {
            for (fact, free) in facts.get(side).iter().zip(free.get_mut(side)) {
                *free &= !fact.span.overlaps(*places.get(side));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_say_no_number_and_duals_two() {
        for plural in [
            "أيام",
            "أسابيع",
            "أشهر",
            "شهور",
            "أعوام",
            "سنوات",
            "سنين",
            "عقود",
            "قرون",
            "دقائق",
            "ساعات",
            "أمتار",
            "أميال",
            "أقدام",
            "أطنان",
            "أرطال",
            "أفدنة",
        ] {
            assert_eq!(alone(plural), None, "{plural}");
        }
        for (name, number) in [("شهر", 1.0), ("عاما", 1.0), ("سنة", 1.0), ("ساعة", 1.0), ("شهرين", 2.0), ("عامين", 2.0)]
        {
            assert_eq!(alone(name), Some(number), "{name}");
        }
    }
}
