//! The tokenisers of BLEU, as sacreBLEU names them.

use std::sync::LazyLock;

use regex::Regex;

/// How BLEU cuts text into words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tokenizer {
    /// `13a`: mteval-v13a's rules, which know ASCII punctuation alone.
    #[default]
    Mteval13a,
    /// `intl`: mteval-v14's international rules, by Unicode categories.
    International,
    /// `none`: at white space.
    None,
}

/// Replacements, done one after the other over the whole line.
type Rules = Vec<(Regex, &'static str)>;

fn rules(table: &[(&str, &'static str)]) -> Rules {
    table.iter().filter_map(|&(pattern, by)| Some((Regex::new(pattern).ok()?, by))).collect()
}

/// mteval-v13a: punctuation other than period, comma and hyphen; period and comma not between digits; a hyphen behind
/// a digit.
static MTEVAL_13A: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        (r"([{-~\[-` -&(-+:-@/])", " $1 "),
        (r"([^0-9])([.,])", "$1 $2 "),
        (r"([.,])([^0-9])", " $1 $2"),
        (r"([0-9])(-)", "$1 $2 "),
    ])
});

/// mteval-v14, international: punctuation not between numbers; symbols.
static INTERNATIONAL: LazyLock<Rules> =
    LazyLock::new(|| rules(&[(r"(\P{N})(\p{P})", "$1 $2 "), (r"(\p{P})(\P{N})", " $1 $2"), (r"(\p{S})", " $1 ")]));

/// What mteval undoes before it tokenises.
const ENTITIES: [(&str, &str); 4] = [("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")];

impl Tokenizer {
    /// All, the default first.
    pub const ALL: [Self; 3] = [Self::Mteval13a, Self::International, Self::None];

    /// Its name in a signature.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mteval13a => "13a",
            Self::International => "intl",
            Self::None => "none",
        }
    }

    /// The words of a line.
    pub fn words(self, line: &str) -> Vec<String> {
        let line = line.trim_end_matches(is_space);
        let line = match self {
            Self::None => line.to_owned(),
            Self::Mteval13a => replaced(&format!(" {} ", plain(line)), &MTEVAL_13A),
            Self::International => replaced(line, &INTERNATIONAL),
        };
        line.split(is_space).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }
}

fn plain(line: &str) -> String {
    let line = line.replace("<skipped>", "").replace("-\n", "").replace('\n', " ");
    ENTITIES.iter().fold(line, |line, (entity, by)| line.replace(entity, by))
}

fn replaced(line: &str, rules: &Rules) -> String {
    rules.iter().fold(line.to_owned(), |line, (pattern, by)| pattern.replace_all(&line, *by).into_owned())
}

/// White space as Python's `str.split` sees it: Unicode's, and the four information separators.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_13a_rules_leave_numbers_whole_and_know_no_arabic_marks() {
        let words = Tokenizer::Mteval13a.words("It's 3.5%, or 1,000 &lt;b&gt; — «قال»، نعم. 10-20");
        assert_eq!(words.join(" "), "It's 3.5 % , or 1,000 < b > — «قال»، نعم . 10 - 20");
    }

    #[test]
    fn the_international_rules_know_every_mark_and_symbol() {
        let words = Tokenizer::International.words("It's 3.5%, «قال»، نعم. 5€+1");
        assert_eq!(words.join(" "), "It ' s 3.5 % , « قال » ، نعم . 5 € + 1");
    }
}
