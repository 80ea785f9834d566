//! What numbers and dates are found in.

use super::{Anchors, Form, Quantity, same_value};
use crate::language::Language;
use crate::text::{Block, DocumentBuilder, Role, Segment, Span, tokenize};

fn anchors(text: &str, language: &Language) -> Anchors {
    let mut builder = DocumentBuilder::of_text(text.to_owned());
    builder.block(Block { span: Span::all(text), role: Role::Segment, unit: None, group: 0 });
    let mut document = builder.finish();
    document.set_segments(vec![Segment { span: Span::all(text), block: 0 }]);
    let tokens = tokenize(text, Span::all(text));
    Anchors::find(&document, &tokens, &[tokens.len()], language)
}

fn english(text: &str) -> Vec<Quantity> {
    anchors(text, &Language::english()).quantities
}

fn arabic(text: &str) -> Vec<Quantity> {
    anchors(text, &Language::arabic()).quantities
}

fn value(quantities: &[Quantity]) -> f64 {
    let [only] = quantities else { panic!("not one number: {quantities:?}") };
    only.value
}

#[test]
fn adds_up_english_words() {
    for (text, expected) in [
        ("twenty-three", 23.0),
        ("two hundred and five", 205.0),
        ("twelve thousand three hundred and forty-five", 12_345.0),
        ("half a million", 500_000.0),
        ("two and a half million", 2_500_000.0),
        ("nineteen hundred", 1900.0),
        ("3.5 million", 3_500_000.0),
        ("$300+ billion", 3e11),
        ("10k", 10_000.0),
    ] {
        assert!(same_value(value(&english(text)), expected), "{text}");
    }
}

#[test]
fn adds_up_arabic_words() {
    for (text, expected) in [
        ("ثلاثة وعشرين", 23.0),
        ("مائتين وخمسين", 250.0),
        ("ثلاث مئة وخمسة", 305.0),
        ("خمسة آلاف وثلاثمئة", 5300.0),
        ("مئة وخمسة وعشرون ألفا وثلاثمئة وستة وسبعون", 125_376.0),
        ("ألف وتسعمئة وخمسة وسبعين", 1975.0),
        ("مليون ونصف المليون", 1_500_000.0),
        ("مليونين", 2_000_000.0),
        ("إحدى عشرة", 11.0),
        ("الحادي والعشرين", 21.0),
        ("3 ملايين و200 ألف", 3_200_000.0),
    ] {
        assert!(same_value(value(&arabic(text)), expected), "{text}");
    }
}

#[test]
fn keeps_numbers_apart_that_only_stand_together() {
    let values = |quantities: Vec<Quantity>| quantities.iter().map(|quantity| quantity.value).collect::<Vec<_>>();
    assert_eq!(values(arabic("خمسة آلاف وثلاثة ملايين")), [5000.0, 3e6]);
    assert_eq!(values(arabic("ثلاثة وأربعة")), [3.0, 4.0]);
    assert_eq!(values(arabic("الثالثة وعشرون دقيقة")), [3.0, 20.0]);
    assert_eq!(values(english("twenty and three")), [20.0, 3.0]);
    assert_eq!(values(english("2016/17")), [2016.0, 2017.0]);
}

#[test]
fn equal_values_have_equal_keys_in_every_form() {
    let forms = [english("three hundred"), english("300"), arabic("ثلاثمئة"), arabic("٣٠٠"), arabic("ثلاث مائة")];
    let keys: Vec<u64> = forms.iter().flatten().map(Quantity::key).collect();
    assert_eq!(keys, [3_000_000; 5]);
}

#[test]
fn tells_forms_apart() {
    let form = |quantities: Vec<Quantity>| quantities.first().map(|quantity| quantity.form);
    assert_eq!(form(english("the 1990s")), Some(Form::Decade));
    assert_eq!(form(english("F-16")), Some(Form::Label));
    assert_eq!(form(english("mid-2018")), Some(Form::Digits));
    assert_eq!(form(english("10:30")), Some(Form::Clock));
    assert_eq!(form(english("hundreds of thousands")), Some(Form::Vague));
    assert_eq!(form(english("a third of them")), Some(Form::Fraction));
    assert_eq!(form(english("the third of them")), Some(Form::Ordinal));
    assert_eq!(form(arabic("عامين")), Some(Form::Dual));
}

#[test]
fn finds_the_unit_and_its_place() {
    for (text, language, unit) in [
        ("£5 million", Language::english(), "pound"),
        ("twenty per cent", Language::english(), "percent"),
        ("20 million US dollars", Language::english(), "dollar"),
        ("5 في المئة", Language::arabic(), "percent"),
        ("5 نقاط مئوية", Language::arabic(), "percentage point"),
        ("3.6 مليارات دولار", Language::arabic(), "dollar"),
        ("10 كم", Language::arabic(), "kilometre"),
    ] {
        let found = anchors(text, &language).quantities;
        let ids: Vec<_> = found.iter().filter_map(|quantity| quantity.measure).map(|measure| measure.unit.id).collect();
        assert_eq!(ids, [unit], "{text}");
        assert_eq!(found.len(), 1, "{text}");
    }
}

#[test]
fn a_range_shares_its_unit() {
    let found = english("20 to 30 percent");
    let shared: Vec<_> = found.iter().filter_map(|quantity| quantity.measure).map(|measure| measure.shared).collect();
    assert_eq!(shared, [true, false]);
}

#[test]
fn puts_dates_together() {
    type Parts = (Option<u8>, Option<u8>, Option<u16>);
    let english_dates: [(&str, Parts); 6] = [
        ("March 5, 2021", (Some(5), Some(3), Some(2021))),
        ("the 5th of June 2019", (Some(5), Some(6), Some(2019))),
        ("Oct. 2, 1968", (Some(2), Some(10), Some(1968))),
        ("2021-03-25", (Some(25), Some(3), Some(2021))),
        ("25/3/2021", (Some(25), Some(3), Some(2021))),
        ("5/3/2021", (None, None, Some(2021))),
    ];
    let arabic_dates: [(&str, Parts); 4] = [
        ("الخامس من مارس 2021", (Some(5), Some(3), Some(2021))),
        ("5 كانون الثاني/يناير 2020", (Some(5), Some(1), Some(2020))),
        ("يوليو (تموز) 2014", (None, Some(7), Some(2014))),
        ("الحادي والعشرين من غشت", (Some(21), Some(8), None)),
    ];
    let check = |dates: &[(&str, Parts)], language: &Language| {
        for (text, parts) in dates {
            let found = anchors(text, language).dates;
            let [date] = found.as_slice() else { panic!("{text}: {found:?}") };
            let values = (date.day.map(|p| p.value), date.month.map(|p| p.value), date.year.map(|p| p.value));
            assert_eq!(values, *parts, "{text}");
        }
    };
    check(&english_dates, &Language::english());
    check(&arabic_dates, &Language::arabic());
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_in_order(words in proptest::collection::vec(proptest::sample::select(SCRAPS), 0..30)) {
        let text = words.concat();
        for language in [Language::english(), Language::arabic()] {
            let found = anchors(&text, &language);
            let places: Vec<_> = found.quantities.iter().map(|quantity| quantity.span).collect();
            proptest::prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}: {places:?}");
            proptest::prop_assert!(found.dates.windows(2).all(|pair| pair[0].span <= pair[1].span), "{text}");
        }
    }
}

/// What numbers and dates are made of, to be thrown together.
const SCRAPS: &[&str] = &[
    "5",
    "12",
    "2020",
    "٣",
    "1,200",
    "1.5",
    " ",
    " ",
    " ",
    "-",
    "/",
    ":",
    ".",
    "%",
    "$",
    "(",
    ")",
    "[",
    "]",
    "و",
    "ال",
    "k",
    "m",
    "th",
    "s",
    "million",
    "half",
    " and ",
    "a ",
    "of ",
    "two",
    "twenty",
    "hundred",
    "third",
    "dozens",
    "May",
    "March",
    "Monday",
    "مليون",
    "مليونين",
    "ونصف",
    "ثلاثة",
    "عشر",
    "مئة",
    "وخمسة",
    "آلاف",
    "الثاني",
    "كانون",
    "مارس",
    "الاثنين",
    "في",
    "المئة",
    "عامين",
    "COVID",
    "II",
    "p.m.",
    "pm",
    "،",
    "\u{200f}",
    "½",
    "²",
    "percent",
    "April.The",
];
