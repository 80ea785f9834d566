//! Units of measure, money and time, with their names in each language.

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

use Dimension::{Area, Length, Mass, Money, Share, Temperature, Time};

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
    unit("riyal", Money, &["sar", "qar", "﷼"], &["riyal", "riyals", "rial", "rials"], &["ريال", "ريالا", "ريالات"]),
    unit("dirham", Money, &["aed"], &["dirham", "dirhams"], &["درهم", "درهما", "دراهم"]),
    unit("dinar", Money, &["kwd", "bhd", "jod"], &["dinar", "dinars"], &["دينار", "دينارا", "دنانير"]),
    unit("lira", Money, &["₺"], &["lira", "liras", "lire"], &["ليره", "ليرات"]),
    unit("shekel", Money, &["₪", "ils"], &["shekel", "shekels"], &["شيكل", "شيكلا", "شيقل", "شواكل"]),
    unit("franc", Money, &["chf"], &["franc", "francs"], &["فرنك", "فرنكا", "فرنكات"]),
    unit("peso", Money, &[], &["peso", "pesos"], &["بيزو", "بيسو"]),
    unit("won", Money, &["₩", "krw"], &[], &["وون"]),
    unit("krone", Money, &["nok", "sek", "dkk"], &["krona", "kronor", "krone", "kroner"], &["كرونه", "كرونات", "كرون"]),
    unit("cent", Money, &["¢"], &["cent", "cents"], &["سنت", "سنتا", "سنتات"]),
    unit("kilometre", Length, &["km", "كم"], &["kilometre", "kilometres", "kilometer", "kilometers"],
        &["كيلومتر", "كيلومترا", "كيلومترات", "كيلومترين"]),
    unit("metre", Length, &["m"], &["metre", "metres", "meter", "meters"], &["متر", "مترا", "امتار", "مترين"]),
    unit("centimetre", Length, &["cm", "سم"], &["centimetre", "centimetres", "centimeter", "centimeters"],
        &["سنتيمتر", "سنتيمترا", "سنتيمترات", "سنتمتر"]),
    unit("millimetre", Length, &["mm", "ملم", "مم"], &["millimetre", "millimetres", "millimeter", "millimeters"],
        &["مليمتر", "مليمترا", "ملليمتر", "مليمترات"]),
    unit("mile", Length, &["mi"], &["mile", "miles"], &["ميل", "ميلا", "اميال", "ميلين"]),
    unit("foot", Length, &["ft"], &["foot", "feet"], &["قدم", "قدما", "اقدام", "قدمين"]),
    unit("inch", Length, &[], &["inch", "inches"], &["بوصه", "بوصات", "انش", "انشا"]),
    unit("yard", Length, &["yd"], &["yard", "yards"], &["يارده", "ياردات"]),
    unit("kilogram", Mass, &["kg", "كغ", "كغم", "كجم"], &["kilogram", "kilograms", "kilo", "kilos", "kilogramme", "kilogrammes"],
        &["كيلوغرام", "كيلوغراما", "كيلوغرامات", "كيلوجرام", "كيلوجراما", "كيلوجرامات", "كيلو"]),
    unit("gram", Mass, &["g", "غم", "جم"], &["gram", "grams", "gramme", "grammes"],
        &["غرام", "غراما", "غرامات", "جرام", "جراما", "جرامات"]),
    unit("tonne", Mass, &[], &["tonne", "tonnes", "ton", "tons"], &["طن", "طنا", "اطنان"]),
    unit("pound-mass", Mass, &["lb", "lbs"], &[], &["رطل", "رطلا", "ارطال"]),
    unit("ounce", Mass, &["oz"], &["ounce", "ounces"], &["اونصه", "اونصات", "اوقيه"]),
    unit("second", Time, &[], &["seconds"], &["ثوان", "ثواني"]),
    unit("minute", Time, &["min", "mins"], &["minute", "minutes"], &["دقيقه", "دقائق", "دقيقتين"]),
    unit("hour", Time, &["hr", "hrs"], &["hour", "hours"], &["ساعه", "ساعات", "ساعتين"]),
    unit("day", Time, &[], &["day", "days"], &["يوم", "يوما", "ايام", "يومين"]),
    unit("week", Time, &[], &["week", "weeks"], &["اسبوع", "اسبوعا", "اسابيع", "اسبوعين"]),
    unit("month", Time, &[], &["month", "months"], &["شهر", "شهرا", "اشهر", "شهور", "شهرين"]),
    unit("year", Time, &[], &["year", "years"], &["عام", "عاما", "اعوام", "سنه", "سنوات", "سنين", "عامين", "سنتين", "ربيعا"]),
    unit("degree", Temperature, &["°"], &["degree", "degrees"], &[]),
    unit("hectare", Area, &["ha"], &["hectare", "hectares"], &["هكتار", "هكتارا", "هكتارات"]),
    unit("acre", Area, &[], &["acre", "acres"], &["فدان", "فدانا", "افدنه", "ايكر"]),
];

/// The unit of that canonical name.
pub fn unit_by_id(id: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_name_means_two_units() {
        let mut seen = BTreeSet::new();
        for unit in UNITS {
            for name in unit.signs.iter().chain(unit.english).chain(unit.arabic) {
                assert!(seen.insert(*name), "{name}");
            }
        }
    }
}
