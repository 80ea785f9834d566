//! Final ه written for ة: words in which it cannot be a pronoun or a letter of the root.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::clitics::stems;
use super::letters::{length, plain, strip_conjunction};
use super::pronouns::ends_in_root_haa;
use crate::language::WordList;
use crate::text::Span;

/// How sure it is that ة was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// The word has the article, which no pronoun goes with.
    Shape,
    /// Without the ه it is no word.
    Stem,
    /// It may be a word with a pronoun.
    Unknown,
}

/// Stems that are no words without their ة.
static STEMS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/taa_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Words with an article of their own that end in a ه of the root or of a foreign name.
static ARTICLED: WordList = WordList::new("الله والله بالله فالله تالله لله ولله اللهم اله الاله التي");

/// Words that begin with ال, بال or وال as part of themselves, and may have a pronoun behind them: التزامه, والدته.
static OWN_ARTICLE: WordList = WordList::new(
    "التزام التحاق التقاء التقائ التماس التفات التفاف التهاب التهام التقاط التباس التجاء التصاق التواء التئام التحام التقط التهم التزم التمس التحق التق والد والي والا بالغ بالون باله بالاه",
);

/// The word (folded with [`crate::text::Folding::Marks`]) with ة for its final ه, if ة may be meant.
pub fn with_taa(word: &str) -> Option<(String, Sure)> {
    let stem = word.strip_suffix('ه')?;
    if length(stem) < 3 || ARTICLED.has(word) || ends_in_root_haa(&plain(word)) {
        return None;
    }
    let right = format!("{stem}ة");
    let bare = Span::new(0, stem.len()).of(word);
    let readings = stems(bare);
    let articled = readings.iter().find(|reading| reading.proclitics.article && reading.enclitic.is_none());
    if let Some(reading) = articled
        && starts_with_article(word)
        && !OWN_ARTICLE.begins(word)
        && !OWN_ARTICLE.begins(strip_conjunction(word))
    {
        let noun = reading.stem;
        let foreign = noun.ends_with(['ا', 'و', 'ى']);
        // الشاريتيه is no word of relation.
        let foreign =
            foreign || noun.ends_with('ي') && !STEMS.contains(noun) && !noun.ends_with("اي") && length(noun) > 4;
        let run = length(noun) > 12;
        return (length(noun) >= 2 && !foreign && !run && !ends_in_root_haa(&plain(&format!("{noun}ه"))))
            .then_some((right, Sure::Shape));
    }
    let known =
        readings.iter().filter(|reading| reading.enclitic.is_none()).any(|reading| STEMS.contains(reading.stem));
    Some((right, if known { Sure::Stem } else { Sure::Unknown }))
}

/// Whether a word begins with the article, with or without a conjunction or preposition: in `كالـ`, `فالـ` the first
/// letters may be the word's own.
fn starts_with_article(word: &str) -> bool {
    ["ال", "وال", "بال", "لل", "وبال", "ولل"].iter().any(|head| word.starts_with(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(word: &str) -> Option<Sure> {
        with_taa(word).map(|(_, sure)| sure)
    }

    #[test]
    fn behind_an_article_no_pronoun_stands() {
        for word in ["المدرسه", "والحكومه", "للجامعه", "بالقاهره", "السياسيه"] {
            assert_eq!(sure(word), Some(Sure::Shape), "{word}");
        }
    }

    #[test]
    fn a_stem_that_is_no_word_has_no_pronoun() {
        for word in ["حكومه", "وزاره", "عسكريه", "وقضيه"] {
            assert_eq!(sure(word), Some(Sure::Stem), "{word}");
        }
        assert_eq!(sure("كتابه"), Some(Sure::Unknown));
    }

    #[test]
    fn a_haa_of_the_root_stays() {
        for word in ["الوجه", "المياه", "الله", "بالاتجاه", "الفقه", "التنبيه", "فيه", "منه", "الإله", "والمنتزه"]
        {
            assert_eq!(sure(word), None, "{word}");
        }
        for word in ["التزامه", "والدته", "والتحاقه", "بالغه"] {
            assert_ne!(sure(word), Some(Sure::Shape), "{word}");
        }
    }
}
