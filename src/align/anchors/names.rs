//! Names: capitalised words that are likely to name a person, a place or a thing.

use crate::language::english::without_possessive;
use std::collections::HashSet;

use super::acronyms;
use super::spelling::Latin;
use crate::language::{Language, words};
use crate::text::{Span, Token, TokenKind};

/// A name of one or more words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// From its first word to its last, without a possessive ending.
    pub span: Span,
    /// Its words in order; particles between them (`de`, `bin`) are left out.
    pub words: Vec<NameWord>,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameWord {
    /// Its place, without a possessive ending.
    pub span: Span,
    /// In lower case, without a possessive ending.
    pub folded: Box<str>,
    /// Its sounds, to be compared with Arabic words.
    pub spelling: Latin,
}

/// Particles inside a name, in lower case. Sorted.
const PARTICLES: [&str; 18] = [
    "al", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "van",
    "von",
];

/// The names of a text, in order. `token_ends` are the ends of its segments' tokens. Time linear in their number.
pub fn find(text: &str, tokens: &[Token], token_ends: &[usize], language: &Language) -> Vec<Name> {
    let finder = Finder { text, tokens, language, inside: inside_sentences(text, tokens, token_ends, language) };
    let mut names = Vec::new();
    let mut start = 0;
    for &end in token_ends {
        finder.segment(start, end, &mut names);
        start = end;
    }
    names
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: &'a Language,
    /// Words (folded, bare) seen capitalised inside a sentence.
    inside: HashSet<&'a str>,
}

fn inside_sentences<'a>(
    text: &str,
    tokens: &'a [Token],
    token_ends: &[usize],
    language: &Language,
) -> HashSet<&'a str> {
    let mut inside = HashSet::new();
    let mut start = 0;
    for &end in token_ends {
        if !is_title_case(text, tokens.get(start..end).unwrap_or_default()) {
            let capitalised = (start..end).filter_map(|at| Some((at, tokens.get(at)?)));
            inside.extend(
                capitalised
                    .filter(|(at, token)| {
                        is_capitalised(text, token) && !begins_sentence(text, tokens, start, *at, language)
                    })
                    .map(|(_, token)| without_possessive(&token.folded)),
            );
        }
        start = end;
    }
    inside
}

impl Finder<'_> {
    fn segment(&self, start: usize, end: usize, names: &mut Vec<Name>) {
        let title_case = is_title_case(self.text, self.tokens.get(start..end).unwrap_or_default());
        // The token where the name in hand may go on.
        let mut open: Option<usize> = None;
        for (at, token) in self.tokens.iter().enumerate().take(end).skip(start) {
            if self.is_name(start, at, token, title_case) {
                let word = name_word(self.text, token);
                match (names.last_mut(), open) {
                    (Some(name), Some(next)) if next == at => {
                        name.span = name.span.join(word.span);
                        name.words.push(word);
                    }
                    _ => names.push(Name { span: word.span, words: vec![word] }),
                }
                let possessive = names.last().is_some_and(|name| name.span.end < token.span.end);
                open = (!possessive).then_some(at + 1);
            } else if open == Some(at) && self.joins(at, end) {
                open = Some(at + 1);
            }
        }
    }

    fn is_name(&self, start: usize, at: usize, token: &Token, title_case: bool) -> bool {
        let word = without_possessive(&token.folded);
        if !is_capitalised(self.text, token)
            || word.chars().count() < 2
            || words::is_no_name(self.language, word)
            || acronyms::is_acronym(token.span.of(self.text))
        {
            return false;
        }
        let common = words::is_common(self.language, word);
        if title_case {
            return common != Some(true) || self.inside.contains(word);
        }
        if !matches!(self.language.profile().script, TokenKind::Latin | TokenKind::Other) {
            return true;
        }
        if !begins_sentence(self.text, self.tokens, start, at, self.language) {
            return !self.language.profile().function_words.contains(&word);
        }
        self.inside.contains(word) || common == Some(false) && !words::is_of_science(self.language, word)
    }

    /// Whether a token that is no name joins the names around it: a hyphen, or a particle before another capital.
    fn joins(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let Some(next) = self.tokens.get(at + 1).filter(|_| at + 1 < end) else { return false };
        if matches!(token.span.of(self.text), "-" | "‑") {
            let before = at.checked_sub(1).and_then(|k| self.tokens.get(k));
            return before.is_some_and(|before| before.span.end == token.span.start)
                && token.span.end == next.span.start;
        }
        let particle = |token: &Token| PARTICLES.binary_search(&&*token.folded).is_ok();
        particle(token) && (is_capitalised(self.text, next) || particle(next) || next.span.of(self.text) == "-")
    }
}

fn name_word(text: &str, token: &Token) -> NameWord {
    let folded = without_possessive(&token.folded);
    let written = token.span.of(text);
    let ending = ["'s", "’s", "'S", "’S", "'", "’"].iter().find(|ending| written.ends_with(**ending));
    let span = Span::new(token.span.start, token.span.end - ending.map_or(0, |ending| ending.len()));
    NameWord { span, folded: folded.into(), spelling: Latin::new(folded) }
}

fn is_capitalised(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Latin && token.span.of(text).chars().next().is_some_and(char::is_uppercase)
}

/// Whether most words of a segment are capitalised, as in a headline.
fn is_title_case(text: &str, tokens: &[Token]) -> bool {
    let long = |token: &&Token| token.kind == TokenKind::Latin && token.folded.len() > 3;
    let words = tokens.iter().filter(long).count();
    let capitals = tokens.iter().filter(long).filter(|token| is_capitalised(text, token)).count();
    words >= 4 && capitals * 10 >= words * 7
}

/// Whether the token stands where any word takes a capital.
fn begins_sentence(text: &str, tokens: &[Token], start: usize, at: usize, language: &Language) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&k| k >= start).and_then(|k| tokens.get(k)) else { return true };
    if before.kind != TokenKind::Mark {
        return false;
    }
    match before.span.of(text) {
        "." => {
            let word = at.checked_sub(2).filter(|&k| k >= start).and_then(|k| tokens.get(k));
            !word.is_some_and(|word| {
                let written = word.span.of(text);
                words::is_no_name(language, &word.folded)
                    || written.chars().count() == 1
                    || written.contains('.')
                    || acronyms::is_acronym(written)
            })
        }
        mark => mark.chars().all(|c| "?!:;\"“”„«»‘’'(–—…•".contains(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn names(text: &str) -> Vec<String> {
        let tokens = tokenize(text, Span::all(text));
        let found = find(text, &tokens, &[tokens.len()], &Language::english());
        found.iter().map(|name| name.span.of(text).to_owned()).collect()
    }

    #[test]
    fn names_of_several_words_stay_together() {
        let text = "On Monday President Vladimir Putin called Ursula von der Leyen and Abd al-Rahman's aide.";
        assert_eq!(names(text), ["Vladimir Putin", "Ursula von der Leyen", "Abd al-Rahman"]);
    }

    #[test]
    fn a_capital_at_the_beginning_of_a_sentence_makes_no_name() {
        assert_eq!(names("However, the deal holds. Officials said so: “Every word counts.”"), [""; 0]);
        assert_eq!(names("Putin left. The U.S. Senate and Mr. Brown stayed."), ["Putin", "Senate", "Brown"]);
    }

    #[test]
    fn a_word_seen_as_a_name_elsewhere_is_one_at_the_beginning_too() {
        assert_eq!(names("Rose met him. He thanked Rose."), ["Rose", "Rose"]);
    }

    #[test]
    fn acronyms_are_not_names() {
        assert_eq!(names("In Brussels NATO and the EU met."), ["Brussels"]);
    }

    #[test]
    fn a_headline_names_only_unusual_words() {
        assert_eq!(names("Senator Harlow Will Take Hard Look At Running"), ["Harlow"]);
    }

    #[test]
    fn particles_are_sorted() {
        assert!(PARTICLES.is_sorted());
    }
}
