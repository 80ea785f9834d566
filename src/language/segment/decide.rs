//! Whether a sentence ends at a mark.
//!
//! A full stop ends a sentence unless something speaks against it (an abbreviation, an initial, a label, a reporting
//! clause); three dots end one only if something speaks for it; a question or exclamation mark ends one unless the
//! sentence goes on behind a quotation or bracket. A lower-case letter alone speaks against nothing.

use super::marks::{Candidate, Closed, Mark, Next, Opened, Start};
use super::pairs::{is_dash, is_head};
use super::scan::{char_at, count_words, is_arabic, letters, skip, word_at, word_before};
use super::words::{Section, Sections, Words};
use crate::text::Span;

/// The tables of the languages that a text may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tables<'w>(pub(super) &'w [&'w Words]);

impl Tables<'_> {
    fn has(&self, word: &str, section: Section) -> bool {
        self.sections(word).has(section)
    }

    fn sections(&self, word: &str) -> Sections {
        self.0.iter().fold(Sections::default(), |all, words| all.or(words.sections(word)))
    }

    /// A word that usually begins a sentence; in Arabic also behind و or ف.
    fn starts(&self, word: &str) -> bool {
        let bare = |word: &str| self.has(word, Section::Starter);
        bare(word) || is_arabic(word) && word.strip_prefix(['و', 'ف']).is_some_and(bare)
    }
}

/// How an abbreviation stands to the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Abbreviation {
    Never,
    Number,
    Strict,
    Loose,
}

static CLASSES: [(Section, Abbreviation); 4] = [
    (Section::Never, Abbreviation::Never),
    (Section::Number, Abbreviation::Number),
    (Section::Strict, Abbreviation::Strict),
    (Section::Loose, Abbreviation::Loose),
];

/// Whether a sentence ends at `candidate`.
pub(super) fn ends_sentence(candidate: &Candidate<'_>, tables: Tables<'_>) -> bool {
    let Some(next) = candidate.next else { return true };
    if matches!(next.first, ',' | ';' | ':' | '،' | '؛' | '/' | '%' | '&' | '=') || candidate.bracketed {
        return false;
    }
    let decision = Decision { candidate, next, tables };
    let attached = !next.gap && !next.first.is_alphanumeric() && !next.opening && !is_dash(next.first);
    if attached && next.start == Start::Symbol {
        return false;
    }
    if !next.gap && (candidate.closed.is_none() || next.start == Start::Lower) && !is_dash(next.first) {
        return decision.glued();
    }
    match candidate.mark {
        Mark::Stop => decision.stop(),
        Mark::Dots => decision.dots(),
        Mark::Strong => decision.strong(),
    }
}

struct Decision<'c> {
    candidate: &'c Candidate<'c>,
    next: Next<'c>,
    tables: Tables<'c>,
}

impl<'c> Decision<'c> {
    fn text(&self) -> &'c str {
        self.candidate.text
    }

    /// The place of the word before the mark.
    fn before(&self) -> Span {
        word_before(self.text(), self.candidate.sentence.start, self.candidate.sentence.end)
    }

    /// No white space behind the mark: `عاد.واشترى` and `end.Next` end, `U.S`, `Node.js` and `3.5` do not.
    fn glued(&self) -> bool {
        let before = self.before().of(self.text());
        let last = before.rsplit('.').next().unwrap_or_default();
        if self.candidate.linked || self.candidate.mark == Mark::Dots || self.is_label() {
            return false;
        }
        if self.candidate.mark == Mark::Strong {
            return matches!(self.next.start, Start::Arabic | Start::Upper)
                || self.next.start == Start::Digit && is_arabic(last);
        }
        let listed = self.class(before).is_some() || self.class(last).is_some();
        let ends_word = letters(last) > 1 || last.ends_with(char::is_numeric);
        if listed || !ends_word && self.candidate.closed.is_none() {
            return false;
        }
        match self.next.start {
            Start::Arabic => letters(self.next.word) > 1,
            Start::Digit => letters(last) > 2 && is_arabic(last),
            Start::Upper => !before.contains('.') && is_plain_end(last) && self.is_plain_start(),
            Start::Lower | Start::Symbol => false,
        }
    }

    /// A capital, then small letters, then something that ends a word.
    fn is_plain_start(&self) -> bool {
        let after = char_at(self.text(), self.next.end);
        let small = self.next.word.chars().skip(1).all(|c| !c.is_uppercase() && !c.is_numeric());
        small && after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '’' | '\''))
    }

    fn stop(&self) -> bool {
        let span = self.before();
        let before = span.of(self.text());
        if self.is_label() || self.is_ordinal(before) {
            return false;
        }
        let class = self.class_at(span);
        if let Some(closed) = self.candidate.closed {
            if self.is_plain_lower() || closed.quote && self.is_reported(closed) {
                return false;
            }
            return closed.quote || class.is_none_or(|class| self.abbreviation(class));
        }
        match class {
            Some(class) => self.abbreviation(class),
            None if is_single(before) && !is_arabic(before) => self.initial(span),
            None => !(self.is_plain_lower() && is_vowelless(before)),
        }
    }

    /// A number that is an ordinal by its stop: `3. August`.
    fn is_ordinal(&self, before: &str) -> bool {
        before.len() < 4
            && before.chars().all(|c| c.is_ascii_digit())
            && self.tables.has(self.next.word, Section::Ordinal)
    }

    /// The class of an abbreviation from the tables or from its shape; nothing for ordinary words and Latin initials.
    fn class_at(&self, span: Span) -> Option<Abbreviation> {
        let word = span.of(self.text());
        let by_shape = || {
            let previous = self.word_ahead_of(span);
            if self.tables.has(word, Section::Unit) && previous.ends_with(char::is_numeric) {
                return Some(Abbreviation::Loose);
            }
            let single = word.split('.').all(|part| letters(part) == 1);
            if !single || letters(word) == 1 && !is_arabic(word) {
                return None;
            }
            if is_arabic(word) && previous.ends_with(char::is_numeric) {
                Some(Abbreviation::Loose)
            } else if is_arabic(word) && letters(word) == 1 {
                let lettered = self.tables.has(previous, Section::Lettered);
                Some(if lettered { Abbreviation::Loose } else { Abbreviation::Never })
            } else {
                Some(Abbreviation::Strict)
            }
        };
        self.class(word).or_else(by_shape)
    }

    fn class(&self, word: &str) -> Option<Abbreviation> {
        let sections = self.tables.sections(word);
        CLASSES.iter().find(|(section, _)| sections.has(*section)).map(|&(_, class)| class)
    }

    fn word_ahead_of(&self, span: Span) -> &'c str {
        word_before(self.text(), self.candidate.sentence.start, span.start).of(self.text())
    }

    fn abbreviation(&self, class: Abbreviation) -> bool {
        let next = &self.next;
        match class {
            Abbreviation::Never => false,
            Abbreviation::Number => !self.counts(),
            _ if next.start == Start::Lower || next.dash || self.is_adverbial() => false,
            Abbreviation::Strict => self.tables.starts(next.word) && !self.is_abbreviated(),
            Abbreviation::Loose => match next.start {
                Start::Arabic => !self.goes_on(),
                Start::Upper => !self.tables.has(next.word, Section::Calendar) && !self.is_abbreviated(),
                Start::Digit => !is_arabic(self.before().of(self.text())),
                Start::Lower | Start::Symbol => false,
            },
        }
    }

    /// The next word is what `No.` or `Fig.` stands before: a number, a letter, a word in lower case. `No. I left.` is none.
    fn counts(&self) -> bool {
        let next = &self.next;
        let answer = self.tables.has(self.before().of(self.text()), Section::Starter);
        let letter = (is_single(next.word) || is_roman(next.word)) && !answer;
        letter || matches!(next.start, Start::Digit | Start::Lower) || self.is_abbreviated()
    }

    /// Whether the next word is itself an abbreviation or initial.
    fn is_abbreviated(&self) -> bool {
        let stopped = char_at(self.text(), self.next.end) == Some('.');
        stopped && (is_single(self.next.word) || self.class(self.next.word).is_some())
    }

    /// An Arabic preposition or the like, which hangs on what stands before it.
    fn goes_on(&self) -> bool {
        let attached = ["بال", "لل", "كال"].iter().any(|prefix| self.next.word.starts_with(prefix));
        attached || self.tables.has(self.next.word, Section::Preposition)
    }

    /// The sentence so far is a short phrase of time or place, which is no sentence: `في سنة 749 م.`
    fn is_adverbial(&self) -> bool {
        let sentence = self.candidate.sentence.trimmed(self.text());
        let first = word_at(self.text(), sentence.start).of(self.text());
        self.tables.has(first, Section::Preposition) && count_words(self.text(), sentence, 6) < 6
    }

    /// A single Latin capital: an initial, unless the word before takes a letter (`vitamin C`) or the next begins a
    /// sentence.
    fn initial(&self, span: Span) -> bool {
        let letter = span.of(self.text());
        if !letter.starts_with(char::is_uppercase) {
            return true;
        }
        let previous = self.word_ahead_of(span);
        let next_is_initial = is_single(self.next.word) && self.is_abbreviated();
        if next_is_initial || self.next.start == Start::Lower {
            return false;
        }
        let pronoun = letter == "I"
            && previous.starts_with(char::is_lowercase)
            && !self.tables.has(previous, Section::GivenBefore);
        pronoun
            || self.tables.has(previous, Section::Lettered)
            || self.tables.starts(self.next.word)
            || self.next.start == Start::Digit
            || self.next.start == Start::Arabic && self.next.opening
    }

    /// `1.`, `a.` or `IV.` at the head of a sentence, or a number in a list that runs on: `; 3. Urges`.
    fn is_label(&self) -> bool {
        let span = self.before();
        let word = span.of(self.text());
        let labels = is_short_number(word) || is_single(word) || is_roman(word) || is_numbering(word);
        let ahead = Span::new(self.candidate.sentence.start, span.start);
        self.candidate.mark == Mark::Stop
            && (labels && is_head(self.text(), ahead) || is_short_number(word) && self.is_item(ahead, word))
    }

    /// Whether a number begins an item by what stands `ahead` of it: a semicolon, or the colon before a list.
    fn is_item(&self, ahead: Span, number: &str) -> bool {
        let ahead = ahead.of(self.text());
        let before = ahead.trim_end();
        before.len() < ahead.len()
            && match before.chars().next_back() {
                Some(';' | '؛') => true,
                Some(':') => matches!(number, "1" | "١"),
                _ => false,
            }
    }

    fn dots(&self) -> bool {
        let next = &self.next;
        let words = count_words(self.text(), self.candidate.sentence, 3);
        let spaced = self.candidate.sentence.of(self.text()).ends_with(char::is_whitespace);
        match (next.start, self.candidate.closed) {
            (_, Some(closed)) if closed.quote && self.is_reported(closed) => false,
            (Start::Lower | Start::Symbol, _) => false,
            (Start::Upper | Start::Arabic, Some(closed)) => {
                next.start == Start::Upper || closed.opened != Opened::Inside
            }
            (Start::Upper, None) => words > 2 && (self.tables.starts(next.word) || !spaced),
            (Start::Arabic, None) => {
                words > 1 && !self.candidate.two_dots && self.tables.has(next.word, Section::Interrogative)
            }
            (Start::Digit, closed) => closed.is_some_and(|closed| closed.opened != Opened::Inside),
        }
    }

    fn strong(&self) -> bool {
        let next = &self.next;
        if let Some(closed) = self.candidate.closed {
            let inside = closed.opened == Opened::Inside;
            let uncased = next.start == Start::Arabic || next.start == Start::Digit && self.is_arabic_so_far();
            return !(self.is_plain_lower() || closed.quote && self.is_reported(closed) || inside && uncased);
        }
        if next.dash {
            let dialogue = self.candidate.sentence.of(self.text()).trim_start().starts_with(is_dash);
            return next.start != Start::Lower && (next.start != Start::Arabic || dialogue);
        }
        if self.tables.has(self.before().of(self.text()), Section::Exclaimed) {
            return next.start != Start::Lower && self.tables.starts(next.word);
        }
        let lower = self.is_plain_lower();
        !(lower && (self.tables.has(next.word, Section::Conjunction) || self.is_pronoun_reporting()))
    }

    fn is_arabic_so_far(&self) -> bool {
        is_arabic(self.before().of(self.text()))
    }

    /// The next word is in lower case throughout; `iPhone` is not.
    fn is_plain_lower(&self) -> bool {
        self.next.start == Start::Lower && !self.next.word.contains(char::is_uppercase)
    }

    /// `he asked`, behind a mark.
    fn is_pronoun_reporting(&self) -> bool {
        self.tables.has(self.next.word, Section::Pronoun) && self.tables.has(self.second_word(), Section::Reporting)
    }

    /// The word after the next.
    fn second_word(&self) -> &'c str {
        word_at(self.text(), skip(self.text(), self.next.end, char::is_whitespace)).of(self.text())
    }

    /// A reporting clause follows the quotation: `صاح الحارس`, `Karim shouted`.
    fn is_reported(&self, closed: Closed) -> bool {
        if self.next.opening || closed.opened != Opened::AtStart {
            return false;
        }
        match self.next.start {
            Start::Arabic if self.tables.has(self.next.word, Section::Conjunction) => {
                self.is_reporting_verb(self.second_word())
            }
            Start::Arabic => self.is_reporting_verb(self.next.word),
            Start::Upper => !self.tables.starts(self.next.word) && self.is_named_reporting(),
            _ => false,
        }
    }

    /// A reporting verb, also with endings of gender, number and object: قالت, قالها.
    fn is_reporting_verb(&self, word: &str) -> bool {
        let reporting = |word: &str| self.tables.has(word, Section::Reporting);
        reporting(word)
            || ["ت", "وا", "ا", "ها", "ه", "تها", "ته", "وها"]
                .iter()
                .any(|ending| word.strip_suffix(ending).is_some_and(|stem| letters(stem) > 1 && reporting(stem)))
    }

    /// One to three capitalised words and a reporting verb.
    fn is_named_reporting(&self) -> bool {
        let mut at = self.next.end;
        for _ in 0..3 {
            at = skip(self.text(), at, |c| c.is_whitespace() || c == '.');
            let word = word_at(self.text(), at);
            if self.tables.has(word.of(self.text()), Section::Reporting) {
                return true;
            }
            if !word.of(self.text()).starts_with(char::is_uppercase) {
                return false;
            }
            at = word.end;
        }
        false
    }
}

/// Not part of a name in code: no capital inside or at the end.
fn is_plain_end(word: &str) -> bool {
    !word.chars().skip(1).any(char::is_uppercase) && !word.ends_with(char::is_uppercase)
}

/// Up to three digits.
fn is_short_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_numeric) && word.chars().count() <= 3
}

fn is_single(word: &str) -> bool {
    letters(word) == 1 && !word.contains(['.', '\'', '’', '-']) && !word.chars().any(char::is_numeric)
}

fn is_roman(word: &str) -> bool {
    let all = |digits: &str| !word.is_empty() && word.len() < 6 && word.chars().all(|c| digits.contains(c));
    all("IVXLC") || all("ivxlc")
}

/// `2.1`, as a label.
fn is_numbering(word: &str) -> bool {
    word.len() < 8 && word.contains('.') && word.split('.').all(|part| part.len() < 3 && part.parse::<u8>().is_ok())
}

/// A short word without vowels, which is an abbreviation that the tables do not know: `hrs`, `bldg`.
fn is_vowelless(word: &str) -> bool {
    word.len() < 6
        && word.chars().all(|c| c.is_ascii_alphabetic())
        && !word.chars().any(|c| "aeiouyAEIOUY".contains(c))
        && !word.chars().all(char::is_uppercase)
}
