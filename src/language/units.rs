//! Units of measure, money and time, with their names in each language.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Language;
use super::arabic::numbers::unify;

/// What a unit measures; only units of one dimension can be confused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Percent, percentage points.
    Share,
    /// Currencies.
    Money,
    /// Lengths.
    Length,
    /// Masses.
    Mass,
    /// Stretches of time.
    Time,
    /// Temperatures.
    Temperature,
    /// Areas.
    Area,
    /// Volumes.
    Volume,
    /// Power.
    Power,
    /// Amounts of data.
    Data,
}

/// A unit: a row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Unit {
    /// Canonical name.
    pub id: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// Signs and abbreviations of any language, as they are written before or behind a number.
    pub signs: &'static [&'static str],
    /// English names, lower case, singular and plural.
    pub english: &'static [&'static str],
    /// Arabic names without clitics, hamza on alef folded, ة as ه, ى as ي.
    pub arabic: &'static [&'static str],
}

use Dimension::{Area, Data, Length, Mass, Money, Power, Share, Temperature, Time, Volume};

const fn unit(
    id: &'static str,
    dimension: Dimension,
    signs: &'static [&'static str],
    english: &'static [&'static str],
    arabic: &'static [&'static str],
) -> Unit {
    Unit { id, dimension, signs, english, arabic }
}

/// Every unit. Currencies that share a name in one of the languages share a row (pounds, dollars): text seldom says
/// which it is.
#[rustfmt::skip]
pub static UNITS: &[Unit] = &[
    unit("percent", Share, &["%", "٪"], &["percent", "pct"], &["بالمئه", "بالمائه"]),
    unit("percentage point", Share, &[], &[], &[]),
    unit("dollar", Money, &["$", "us$", "usd"], &["dollar", "dollars"], &["دولار", "دولارا", "دولارات", "دولارين", "دولاران"]),
    unit("euro", Money, &["€", "eur"], &["euro", "euros"], &["يورو", "اورو", "يوروهات"]),
    unit("pound", Money, &["£", "gbp", "egp"], &["pound", "pounds", "quid"], &["جنيه", "جنيها", "جنيهات", "باوند", "جنيهين"]),
    unit("yen", Money, &["¥", "jpy"], &["yen"], &["ين", "ينا"]),
    unit("yuan", Money, &["cny"], &["yuan", "renminbi"], &["يوان", "يوانا"]),
    unit("rupee", Money, &["₹", "rs", "inr"], &["rupee", "rupees"], &["روبيه", "روبيات"]),
    unit("rouble", Money, &["₽", "rub"], &["rouble", "roubles", "ruble", "rubles"], &["روبل", "روبلا", "روبلات"]),
    unit("riyal", Money, &["sar", "qar", "﷼"], &["riyal", "riyals", "rial", "rials", "reais"], &["ريال", "ريالا", "ريالات"]),
    unit("dirham", Money, &["aed"], &["dirham", "dirhams"], &["درهم", "درهما", "دراهم"]),
    unit("dinar", Money, &["kwd", "bhd", "jod"], &["dinar", "dinars"], &["دينار", "دينارا", "دنانير"]),
    unit("lira", Money, &["₺"], &["lira", "liras", "lire"], &["ليره", "ليرات"]),
    unit("shekel", Money, &["₪", "ils"], &["shekel", "shekels"], &["شيكل", "شيكلا", "شيقل", "شواكل"]),
    unit("franc", Money, &["chf"], &["franc", "francs"], &["فرنك", "فرنكا", "فرنكات"]),
    unit("peso", Money, &[], &["peso", "pesos"], &["بيزو", "بيسو"]),
    unit("won", Money, &["₩", "krw"], &[], &["وون"]),
    unit("krone", Money, &["nok", "sek", "dkk"], &["krona", "kronor", "krone", "kroner", "koruna"], &["كرونه", "كرونات", "كرون"]),
    unit("cent", Money, &["¢"], &["cent", "cents"], &["سنت", "سنتا", "سنتات"]),
    unit("kilometre", Length, &["km", "كم"], &["kilometre", "kilometres", "kilometer", "kilometers"],
        &["كيلومتر", "كيلومترا", "كيلومترات", "كيلومترين"]),
    unit("metre", Length, &["m"], &["metre", "metres", "meter", "meters"], &["متر", "مترا", "امتار", "مترين"]),
    unit("centimetre", Length, &["cm", "سم"], &["centimetre", "centimetres", "centimeter", "centimeters"],
        &["سنتيمتر", "سنتيمترا", "سنتيمترات", "سنتمتر"]),
    unit("millimetre", Length, &["mm", "ملم", "مم"], &["millimetre", "millimetres", "millimeter", "millimeters"],
        &["مليمتر", "مليمترا", "ملليمتر", "مليمترات"]),
    unit("mile", Length, &["mi"], &["mile", "miles"], &["ميل", "ميلا", "اميال", "ميلين"]),
    unit("nautical mile", Length, &[], &[], &[]),
    unit("foot", Length, &["ft"], &["foot", "feet"], &["قدم", "قدما", "اقدام", "قدمين"]),
    unit("inch", Length, &[], &["inch", "inches"], &["بوصه", "بوصات", "انش", "انشا"]),
    unit("yard", Length, &["yd"], &["yard", "yards"], &["يارده", "ياردات"]),
    unit("kilogram", Mass, &["kg", "كغ", "كغم", "كجم"], &["kilogram", "kilograms", "kilo", "kilos", "kilogramme", "kilogrammes"],
        &["كيلوغرام", "كيلوغراما", "كيلوغرامات", "كيلوجرام", "كيلوجراما", "كيلوجرامات", "كيلو"]),
    unit("gram", Mass, &["g", "غم", "جم"], &["gram", "grams", "gramme", "grammes"],
        &["غرام", "غراما", "غرامات", "جرام", "جراما", "جرامات"]),
    unit("milligram", Mass, &["mg", "ملغ", "ملغم", "ملجم"], &["milligram", "milligrams", "milligramme", "milligrammes"],
        &["مليغرام", "مليغراما", "مليغرامات", "ملليغرام", "ملليغراما", "ملليغرامات", "ميليغرام", "ميليغراما", "مليجرام", "ملليجرام",
          "ملليجراما"]),
    unit("microgram", Mass, &["µg", "mcg"], &["microgram", "micrograms"], &["ميكروغرام", "ميكروغراما", "ميكروغرامات", "ميكروجرام"]),
    unit("tonne", Mass, &[], &["tonne", "tonnes", "ton", "tons"], &["طن", "طنا", "اطنان"]),
    unit("pound-mass", Mass, &["lb", "lbs"], &[], &["رطل", "رطلا", "ارطال"]),
    unit("ounce", Mass, &["oz"], &["ounce", "ounces"], &["اونصه", "اونصات", "اوقيه"]),
    unit("second", Time, &[], &["seconds"], &["ثانيه", "ثوان", "ثواني", "ثانيتين"]),
    unit("minute", Time, &["min", "mins"], &["minute", "minutes"], &["دقيقه", "دقائق", "دقيقتين"]),
    unit("hour", Time, &["hr", "hrs"], &["hour", "hours"], &["ساعه", "ساعات", "ساعتين"]),
    unit("day", Time, &[], &["day", "days"], &["يوم", "يوما", "ايام", "يومين"]),
    unit("week", Time, &[], &["week", "weeks"], &["اسبوع", "اسبوعا", "اسابيع", "اسبوعين"]),
    unit("month", Time, &[], &["month", "months"], &["شهر", "شهرا", "اشهر", "شهور", "شهرين"]),
    unit("year", Time, &[], &["year", "years"], &["عام", "عاما", "اعوام", "سنه", "سنوات", "سنين", "عامين", "سنتين", "ربيعا"]),
    unit("decade", Time, &[], &["decades"], &["عقود"]),
    unit("century", Time, &[], &["centuries"], &["قرون"]),
    unit("degree", Temperature, &["°"], &["degree", "degrees"], &[]),
    unit("hectare", Area, &["ha"], &["hectare", "hectares"], &["هكتار", "هكتارا", "هكتارات"]),
    unit("square kilometre", Area, &["km²", "كم²"], &[], &[]),
    unit("square metre", Area, &["m²", "م²"], &[], &[]),
    unit("square mile", Area, &[], &[], &[]),
    unit("square foot", Area, &[], &[], &[]),
    unit("cubic metre", Volume, &["m³", "م³"], &[], &[]),
    unit("litre", Volume, &[], &["litre", "litres", "liter", "liters"], &["لتر", "لترا", "لترات", "ليتر", "ليترا", "ليترات", "لترين"]),
    unit("millilitre", Volume, &["ml", "مل"], &["millilitre", "millilitres", "milliliter", "milliliters"],
        &["مليلتر", "مليلترا", "ملليلتر", "ملليلترا", "ميليلتر"]),
    unit("gallon", Volume, &[], &["gallon", "gallons"], &["غالون", "غالونا", "غالونات", "جالون", "جالونا"]),
    unit("barrel", Volume, &[], &["barrel", "barrels"], &["برميل", "برميلا", "براميل", "برميلين"]),
    unit("kilowatt", Power, &["kw"], &["kilowatt", "kilowatts"], &["كيلوواط", "كيلووات", "كيلوواطا"]),
    unit("megawatt", Power, &["mw"], &["megawatt", "megawatts"], &["ميغاواط", "ميغاوات", "ميجاوات", "ميغاواطا"]),
    unit("gigawatt", Power, &["gw"], &["gigawatt", "gigawatts"], &["غيغاواط", "غيغاوات", "جيجاوات", "غيغاواطا"]),
    unit("kilobyte", Data, &["kb"], &["kilobyte", "kilobytes"], &["كيلوبايت"]),
    unit("megabyte", Data, &["mb"], &["megabyte", "megabytes"], &["ميغابايت", "ميجابايت"]),
    unit("gigabyte", Data, &["gb"], &["gigabyte", "gigabytes"], &["غيغابايت", "جيجابايت"]),
    unit("terabyte", Data, &["tb"], &["terabyte", "terabytes"], &["تيرابايت"]),
    unit("acre", Area, &[], &["acre", "acres"], &["فدان", "فدانا", "افدنه", "ايكر"]),
];

/// Unit names of more than one word; where several fit, the longest comes first.
#[rustfmt::skip]
const PHRASES: [(&[&str], &str); 58] = [
    (&["percentage", "-", "points"], "percentage point"), (&["percentage", "-", "point"], "percentage point"),
    (&["percentage", "points"], "percentage point"), (&["percentage", "point"], "percentage point"),
    (&["%", "points"], "percentage point"), (&["per", "cent"], "percent"),
    (&["نقطه", "مئويه"], "percentage point"), (&["نقاط", "مئويه"], "percentage point"), (&["نقطتين", "مئويتين"], "percentage point"),
    (&["نقطه", "مءويه"], "percentage point"), (&["نقطه", "بالمئه"], "percentage point"),
    (&["في", "المئه"], "percent"), (&["في", "المائه"], "percent"), (&["فى", "المئه"], "percent"), (&["فى", "المائه"], "percent"),
    (&["ب", "المئه"], "percent"), (&["ب", "المائه"], "percent"), (&["درجه", "مئويه"], "degree"), (&["درجات", "مئويه"], "degree"),
    (&["square", "kilometre"], "square kilometre"), (&["square", "kilometres"], "square kilometre"),
    (&["square", "kilometer"], "square kilometre"), (&["square", "kilometers"], "square kilometre"),
    (&["square", "metre"], "square metre"), (&["square", "metres"], "square metre"), (&["square", "meter"], "square metre"),
    (&["square", "meters"], "square metre"), (&["square", "mile"], "square mile"), (&["square", "miles"], "square mile"),
    (&["square", "foot"], "square foot"), (&["square", "feet"], "square foot"), (&["cubic", "metre"], "cubic metre"),
    (&["cubic", "metres"], "cubic metre"), (&["cubic", "meter"], "cubic metre"), (&["cubic", "meters"], "cubic metre"),
    (&["nautical", "mile"], "nautical mile"), (&["nautical", "miles"], "nautical mile"), (&["ميل", "بحري"], "nautical mile"),
    (&["ميلا", "بحريا"], "nautical mile"), (&["اميال", "بحريه"], "nautical mile"), (&["كيلومتر", "مربع"], "square kilometre"),
    (&["كيلومترا", "مربعا"], "square kilometre"), (&["كيلومترات", "مربعه"], "square kilometre"),
    (&["كيلومترين", "مربعين"], "square kilometre"), (&["متر", "مربع"], "square metre"), (&["مترا", "مربعا"], "square metre"),
    (&["امتار", "مربعه"], "square metre"), (&["مترين", "مربعين"], "square metre"), (&["ميل", "مربع"], "square mile"),
    (&["ميلا", "مربعا"], "square mile"), (&["اميال", "مربعه"], "square mile"), (&["قدم", "مربع"], "square foot"),
    (&["قدم", "مربعه"], "square foot"), (&["قدما", "مربعا"], "square foot"), (&["قدما", "مربعه"], "square foot"),
    (&["متر", "مكعب"], "cubic metre"), (&["مترا", "مكعبا"], "cubic metre"), (&["امتار", "مكعبه"], "cubic metre"),
];

/// Words that may stand between a number and the name of a currency: `20 million US dollars`.
const COUNTRIES: [&str; 16] = [
    "us",
    "u.s",
    "american",
    "canadian",
    "australian",
    "singapore",
    "hong",
    "kong",
    "british",
    "egyptian",
    "saudi",
    "turkish",
    "swiss",
    "new",
    "zealand",
    "jordanian",
];

/// Sizes of units against a base of their dimension: metre, kilogram, day, hectare, litre, kilowatt, megabyte.
#[rustfmt::skip]
const SIZES: [(&str, f64); 42] = [
    ("kilometre", 1000.0), ("metre", 1.0), ("centimetre", 0.01), ("millimetre", 0.001), ("mile", 1609.344), ("foot", 0.3048),
    ("inch", 0.0254), ("yard", 0.9144), ("kilogram", 1.0), ("gram", 0.001), ("tonne", 1000.0), ("pound-mass", 0.4536),
    ("ounce", 0.02835), ("minute", 1.0 / 1440.0), ("hour", 1.0 / 24.0), ("day", 1.0), ("week", 7.0), ("month", 30.44),
    ("year", 365.25), ("decade", 3652.5), ("century", 36525.0), ("hectare", 1.0), ("acre", 0.4047),
    ("milligram", 1e-6), ("microgram", 1e-9), ("nautical mile", 1852.0), ("square kilometre", 100.0), ("square metre", 1e-4),
    ("square mile", 259.0), ("square foot", 9.29e-6), ("cubic metre", 1000.0), ("litre", 1.0), ("millilitre", 0.001),
    ("gallon", 3.785), ("barrel", 158.99), ("kilowatt", 1.0), ("megawatt", 1000.0), ("gigawatt", 1e6), ("kilobyte", 0.001),
    ("megabyte", 1.0), ("gigabyte", 1000.0), ("terabyte", 1e6),
];

/// How far two amounts may lie apart and still be one, converted and rounded.
const ROUNDING: f64 = 0.06;

/// Whether two amounts in different units of one dimension are the same: 18 feet and 5.5 metres.
pub fn same_amount(one: (f64, &Unit), other: (f64, &Unit)) -> bool {
    // Pounds of weight share their English name with pounds of money.
    let mass = |id: &str| if id == "pound" { Some(0.4536) } else { None };
    let sizes = size_of(one.1).or_else(|| mass(one.1.id)).zip(size_of(other.1).or_else(|| mass(other.1.id)));
    let weighs = |unit: &Unit| unit.dimension == Mass || unit.id == "pound";
    if one.1.id == other.1.id || one.1.dimension != other.1.dimension && !(weighs(one.1) && weighs(other.1)) {
        return false;
    }
    sizes.is_some_and(|(a, b)| {
        let (a, b) = (one.0 * a, other.0 * b);
        (a - b).abs() <= ROUNDING * a.max(b)
    })
}

/// The size of a unit against the base of its dimension: metre, kilogram, day, hectare, litre, kilowatt, megabyte. Nothing for those without a fixed one.
pub fn size_of(unit: &Unit) -> Option<f64> {
    SIZES.iter().find(|(id, _)| *id == unit.id).map(|&(_, size)| size)
}

static SIGNS: LazyLock<Names> = LazyLock::new(|| names(|unit| unit.signs));
static ENGLISH: LazyLock<Names> = LazyLock::new(|| names(|unit| unit.english));
static ARABIC: LazyLock<Names> = LazyLock::new(|| names(|unit| unit.arabic));

type Names = FxHashMap<&'static str, &'static Unit>;

fn names(of: impl Fn(&Unit) -> &'static [&'static str]) -> Names {
    UNITS.iter().flat_map(|unit| of(unit).iter().map(move |&name| (name, unit))).collect()
}

/// The unit of that canonical name.
pub fn unit_by_id(id: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.id == id)
}

/// The unit of a sign or an abbreviation, folded.
pub fn unit_by_sign(sign: &str) -> Option<&'static Unit> {
    SIGNS.get(sign).copied()
}

impl Language {
    /// The unit that the folded `words` (words and marks) behind a number begin with: where its name begins and ends in
    /// `words`, and the unit.
    pub fn unit_name(&self, words: &[&str]) -> Option<(usize, usize, &'static Unit)> {
        let unified: Vec<Cow<'_, str>> = words.iter().take(3).map(|word| unify(word)).collect();
        let begins =
            |phrase: &[&str]| phrase.len() <= unified.len() && phrase.iter().zip(&unified).all(|(a, b)| a == b);
        if let Some((phrase, id)) = PHRASES.iter().find(|(phrase, _)| begins(phrase)) {
            return Some((0, phrase.len(), unit_by_id(id)?));
        }
        let first = unified.first()?;
        if self.is_arabic() {
            return ARABIC.get(&**first).map(|unit| (0, 1, *unit));
        }
        if !self.is_english() {
            return None;
        }
        if let Some(unit) = ENGLISH.get(&**first) {
            return Some((0, 1, *unit));
        }
        let skipped = unified.iter().take_while(|word| COUNTRIES.contains(&&***word)).count();
        let unit = ENGLISH.get(&**unified.get(skipped)?).filter(|unit| unit.dimension == Money)?;
        (skipped > 0).then_some((0, skipped + 1, *unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_name_means_two_units() {
        let mut seen = BTreeSet::new();
        for unit in UNITS {
            assert_eq!(unit_by_id(unit.id), Some(unit));
            for name in unit.signs.iter().chain(unit.english).chain(unit.arabic) {
                assert!(seen.insert(*name), "{name}");
            }
        }
    }

    #[test]
    fn phrases_name_units_of_the_table() {
        for (_, id) in PHRASES {
            assert!(unit_by_id(id).is_some(), "{id}");
        }
    }
}
