//! Futures of one word: an imperfect behind س.

use super::clitics::ENCLITICS;
use super::letters::length;
use crate::language::WordList;

/// Words that only look like one.
static NO_FUTURES: WordList = WordList::new(
    "سيرا سيما سينما ستار ستائر سيجار سيطر سيطرت سيطروا سيطرا سياج سياق سيول سيوف سنوات سناتور سنتات سنتيمتر سترات سيدات سيدتي سيدا سيدهم \
     سيناريو سيارات سيارته سيارتها سياسي سياسيا سياسيين سياسات سياسته سياستها سيادته سيادتها سيرته سيرتها سيناتور ستيفن ستيف سيلفر سيمون \
     سيمفوني سينمائي سندات سنتر سنجار سنغال سنويا سنوي سنين سيلان سيليكون سيراليون سيبيريا سيدني سياتل سينغ ستين ستون ستوكهولم سيوفهم",
);

/// The imperfect of a word in plain spelling, without a conjunction, that is one.
pub fn future(word: &str) -> Option<&str> {
    let verb = word.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت', 'ن']))?;
    let bare = ENCLITICS.iter().filter_map(|enclitic| verb.strip_suffix(enclitic.text)).min_by_key(|bare| bare.len());
    let is_long = length(bare.unwrap_or(verb)) > 2;
    // سياقها is its context.
    let is_noun = NO_FUTURES.has(word) || bare.is_some_and(|bare| NO_FUTURES.has(&format!("س{bare}")));
    (is_long && !verb.ends_with(['ة', 'ء']) && !is_noun).then_some(verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_futures_and_nouns_are_not() {
        for (word, verb) in [("ستزرع", "تزرع"), ("سيفتتح", "يفتتح"), ("سنعود", "نعود"), ("سيرسلها", "يرسلها")]
        {
            assert_eq!(future(word), Some(verb));
        }
        for noun in ["سيارة", "ستار", "سنوات", "سياسي", "سيرها", "سيناء", "سيطرت", "سؤال", "سينا", "سياقها"]
        {
            assert_eq!(future(noun), None, "{noun}");
        }
    }
}
