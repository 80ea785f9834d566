//! English number words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::numerals::{NumberWord, Numerals, Role};

/// How English writes numbers in words.
pub static NUMERALS: Numerals = Numerals {
    word,
    links: &["and"],
    units_first: false,
    articles: &["a", "an", "of"],
    part_of: (&["a", "one"], "of"),
    century: None,
    is_dual: |_| false,
    may_be_dual: |_| false,
};

const UNITS: [(&str, &str); 10] = [
    ("zero", ""),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
];

const TEENS: [(&str, &str); 10] = [
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

const DECADES: [&str; 8] =
    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

const OTHERS: [(&str, f64, Role); 54] = [
    ("hundred", 100.0, Role::Hundred),
    ("hundreds", 100.0, Role::Vague),
    ("dozen", 12.0, Role::Scale),
    ("dozens", 10.0, Role::Vague),
    ("tens", 10.0, Role::Vague),
    ("scores", 10.0, Role::Vague),
    ("thousand", 1e3, Role::Scale),
    ("thousands", 1e3, Role::Scales),
    ("million", 1e6, Role::Scale),
    ("millions", 1e6, Role::Scales),
    ("billion", 1e9, Role::Scale),
    ("billions", 1e9, Role::Scales),
    ("trillion", 1e12, Role::Scale),
    ("trillions", 1e12, Role::Scales),
    ("bn", 1e9, Role::Scale),
    ("mn", 1e6, Role::Scale),
    ("mln", 1e6, Role::Scale),
    ("bln", 1e9, Role::Scale),
    ("tn", 1e12, Role::Scale),
    ("half", 0.5, Role::Part),
    ("quarter", 0.25, Role::Part),
    ("halves", 0.5, Role::Parts),
    ("thirds", 1.0 / 3.0, Role::Parts),
    ("quarters", 0.25, Role::Parts),
    ("fourths", 0.25, Role::Parts),
    ("fifths", 0.2, Role::Parts),
    ("sixths", 1.0 / 6.0, Role::Parts),
    ("eighths", 0.125, Role::Parts),
    ("tenths", 0.1, Role::Parts),
    ("both", 2.0, Role::Hint),
    ("twice", 2.0, Role::Hint),
    ("double", 2.0, Role::Hint),
    ("doubled", 2.0, Role::Hint),
    ("doubles", 2.0, Role::Hint),
    ("doubling", 2.0, Role::Hint),
    ("couple", 2.0, Role::Hint),
    ("pair", 2.0, Role::Hint),
    ("duo", 2.0, Role::Hint),
    ("either", 2.0, Role::Hint),
    ("neither", 2.0, Role::Hint),
    ("twin", 2.0, Role::Hint),
    ("twins", 2.0, Role::Hint),
    ("bilateral", 2.0, Role::Hint),
    ("fortnight", 14.0, Role::Hint),
    ("thrice", 3.0, Role::Hint),
    ("triple", 3.0, Role::Hint),
    ("tripled", 3.0, Role::Hint),
    ("trio", 3.0, Role::Hint),
    ("treble", 3.0, Role::Hint),
    ("quartet", 4.0, Role::Hint),
    ("quadruple", 4.0, Role::Hint),
    ("decade", 10.0, Role::Hint),
    ("century", 100.0, Role::Hint),
    ("centenary", 100.0, Role::Hint),
];

const HIGH_ORDINALS: [(&str, f64, Role); 4] = [
    ("hundredth", 100.0, Role::Hundred),
    ("thousandth", 1e3, Role::Scale),
    ("millionth", 1e6, Role::Scale),
    ("umpteenth", 0.0, Role::Hint),
];

static WORDS: LazyLock<FxHashMap<&'static str, NumberWord>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    let mut add = |name: &'static str, value: f64, role: Role, ordinal: bool| {
        if !name.is_empty() {
            words.insert(name, NumberWord { ordinal, ..NumberWord::plain(value, role) });
        }
    };
    let ranges = [(&UNITS[..], 0, 1, Role::Unit), (&TEENS, 10, 1, Role::Teen), (&TENS, 20, 10, Role::Tens)];
    for (names, first, step, role) in ranges {
        for (k, (cardinal, ordinal)) in names.iter().enumerate() {
            let value = f64::from(first) + f64::from(step) * k as f64;
            add(cardinal, value, role, false);
            add(ordinal, value, role, true);
        }
    }
    for (k, name) in DECADES.iter().enumerate() {
        add(name, 20.0 + 10.0 * k as f64, Role::Decade, false);
    }
    for &(name, value, role) in &OTHERS {
        add(name, value, role, false);
    }
    for &(name, value, role) in &HIGH_ORDINALS {
        add(name, value, role, true);
    }
    words
});

fn word(folded: &str) -> Option<NumberWord> {
    WORDS.get(folded).copied()
}
