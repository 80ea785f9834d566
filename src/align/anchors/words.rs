//! Adding up the words of one number: `two hundred and five`, خمسة آلاف وثلاثمئة.

use super::quantities::{Form, same_value};
use crate::language::numerals::{NumberWord, Role};

/// A number in words, read so far. Words are added in groups; a scale multiplies its group into the total.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    total: f64,
    group: f64,
    /// The smallest place of the group that is filled: 1, 10, 100; more where the group is empty.
    floor: f64,
    /// The scale last multiplied in.
    scale: f64,
    /// Where the number ends if the group after the last scale turns out to be another number.
    before_group: Option<(usize, f64)>,
    ordinal: bool,
    definite: bool,
    tail: Tail,
    units_first: bool,
    /// One past the last piece.
    pub end: usize,
}

/// What can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    Open,
    /// Behind a part only a scale: `two and a half million`.
    Part,
    /// Behind a counted part nothing: `two thirds`.
    Fraction,
    Closed,
}

/// مليونا دينار is two million of them; مليونا without tanwin may be one as well.
pub(super) fn construct_dual(word: NumberWord, written: &str) -> Option<f64> {
    (word.role == Role::Scale && written.ends_with('ا')).then_some(2.0 * word.value)
}

const EMPTY: f64 = 1000.0;

impl Sum {
    /// A number that begins with `first`, which ends before piece `end`.
    pub(super) fn new(first: NumberWord, end: usize, units_first: bool) -> Self {
        let mut sum = Self {
            total: 0.0,
            group: 0.0,
            floor: EMPTY,
            scale: f64::INFINITY,
            before_group: None,
            ordinal: first.ordinal,
            definite: first.prefixes.article,
            tail: Tail::Open,
            units_first,
            end,
        };
        match first.role {
            Role::Scale => sum.close(1.0, first.value),
            Role::TwoScales => sum.close(2.0, first.value / 2.0),
            _ => sum.fill(first.value, place(first)),
        }
        sum
    }

    fn fill(&mut self, value: f64, place: f64) {
        self.group += value;
        self.floor = self.floor.min(place);
    }

    fn close(&mut self, count: f64, scale: f64) {
        self.total += count * scale;
        self.scale = scale;
        (self.group, self.floor) = (0.0, EMPTY);
        self.before_group = Some((self.end, self.total));
    }

    /// Whether the smallest place filled is this one.
    fn holds(&self, place: f64) -> bool {
        same_value(self.floor, place)
    }

    fn is_empty(&self) -> bool {
        self.floor >= EMPTY
    }

    /// Goes on with `word`, which ends before piece `end`; false if it begins something else.
    pub(super) fn accept(&mut self, word: NumberWord, linked: bool, end: usize) -> bool {
        let open = match self.tail {
            Tail::Open => true,
            Tail::Part => word.role == Role::Scale,
            Tail::Fraction | Tail::Closed => false,
        };
        if !open || !self.agrees(word) {
            return false;
        }
        let before = self.end;
        self.end = end;
        let accepted = match word.role {
            Role::Unit | Role::Teen | Role::Tens | Role::Hundreds => self.add(word, linked),
            Role::Ten => self.add_ten(word, linked),
            Role::Hundred => self.add_hundred(word, linked),
            Role::Scale | Role::Scales => self.multiply(word.value, linked),
            Role::TwoScales => self.add_scales(word.value, linked),
            Role::Part => self.add_part(word.value, linked),
            Role::Parts => self.divide(word.value, linked),
            Role::Vague | Role::Decade | Role::Hint => false,
        };
        if accepted {
            self.ordinal |= word.ordinal;
        } else {
            self.end = before;
            if matches!(word.role, Role::Scale | Role::Scales) && !linked {
                self.give_back_group();
            }
        }
        accepted
    }

    /// خمسة آلاف وثلاثة ملايين: the last group belongs to the next number.
    fn give_back_group(&mut self) {
        if let Some((end, total)) = self.before_group.filter(|_| !self.is_empty()) {
            (self.end, self.total) = (end, total);
            (self.group, self.floor, self.tail) = (0.0, EMPTY, Tail::Closed);
        }
    }

    /// Ordinals go on with tens and more (الثالث والعشرون); in languages with units last they end a number.
    fn agrees(&self, word: NumberWord) -> bool {
        if self.units_first {
            // الثالث والعشرون, but الثالثة وعشرون دقيقة.
            if self.ordinal { word.prefixes.article == self.definite || word.role == Role::Ten } else { !word.ordinal }
        } else {
            !self.ordinal
        }
    }

    fn add(&mut self, word: NumberWord, linked: bool) -> bool {
        let place = place(word);
        let below = self.floor > word.value.max(place);
        let fits = if self.units_first {
            let unit_before = word.role == Role::Tens && self.holds(1.0) && self.group % 100.0 < 10.0;
            linked && (below && (self.total > 0.0 || !self.is_empty()) || unit_before)
        } else {
            // `twenty three`, but not `twenty and three`, which are two numbers.
            below && (!linked || self.floor >= 100.0)
        };
        if fits {
            self.fill(word.value, if same_value(place, 10.0) && self.holds(1.0) { 1.0 } else { place });
        }
        fits
    }

    fn add_ten(&mut self, word: NumberWord, linked: bool) -> bool {
        let teen = !linked && self.holds(1.0) && self.group % 100.0 < 10.0;
        let fits = teen || linked && self.floor >= 100.0 && (self.total > 0.0 || !self.is_empty());
        if fits {
            self.fill(word.value, 1.0);
        }
        fits
    }

    fn add_hundred(&mut self, word: NumberWord, linked: bool) -> bool {
        if linked {
            let fits = self.units_first && self.is_empty() && self.total > 0.0;
            if fits {
                self.fill(word.value, 100.0);
            }
            return fits;
        }
        let fits = !self.is_empty() && self.group < 100.0 && self.group >= 1.0;
        if fits {
            self.group *= word.value;
            self.floor = 100.0;
        }
        fits
    }

    fn multiply(&mut self, scale: f64, linked: bool) -> bool {
        if self.is_empty() {
            // مليون وألف, but `a thousand million` as one.
            if linked {
                return self.units_first && self.add_scales(scale, linked);
            }
            let fits = self.total > 0.0 && scale > self.scale;
            if fits {
                let total = self.total;
                self.total = 0.0;
                self.close(total, scale);
            }
            return fits;
        }
        let fits = !linked && scale < self.scale;
        if fits {
            let group = self.group;
            self.tail = Tail::Open;
            self.close(group, scale);
        }
        fits
    }

    fn add_scales(&mut self, value: f64, linked: bool) -> bool {
        let fits = linked && self.is_empty() && self.total > 0.0 && value < self.scale;
        if fits {
            self.close(1.0, value);
        }
        fits
    }

    fn add_part(&mut self, value: f64, linked: bool) -> bool {
        if linked && self.is_empty() && self.total > 0.0 {
            self.total += value * self.scale;
        } else if linked && !self.ordinal {
            self.group += value;
        } else {
            return false;
        }
        self.tail = Tail::Part;
        true
    }

    fn divide(&mut self, part: f64, linked: bool) -> bool {
        let fits = !linked && self.total == 0.0 && self.group >= 1.0 && self.group < 20.0;
        if fits {
            self.group *= part;
            self.tail = Tail::Fraction;
        }
        fits
    }

    /// Where the number ends and what it is.
    pub(super) fn result(&self) -> (usize, f64) {
        (self.end, self.total + self.group)
    }

    /// Whether its last word was a part: مليون ونصف.
    pub(super) fn ends_in_part(&self) -> bool {
        self.tail == Tail::Part && self.total > 0.0
    }

    /// How it is written.
    pub(super) fn form(&self) -> Form {
        if self.tail == Tail::Fraction {
            Form::Fraction
        } else if self.ordinal {
            Form::Ordinal
        } else {
            Form::Words
        }
    }
}

/// The place a word fills: 1 for units and teens, 10, 100.
fn place(word: NumberWord) -> f64 {
    match word.role {
        Role::Tens => 10.0,
        Role::Hundred | Role::Hundreds => 100.0,
        _ => 1.0,
    }
}
