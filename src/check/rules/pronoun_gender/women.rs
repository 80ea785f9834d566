//! `إنهم` for women: a masculine plural where the source knows women alone.

use crate::check::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::letters::length;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::pronouns::Host;
use crate::language::english::pronouns::Referent::They;
use crate::language::english::pronouns::{may_be_plural, names_man};
use crate::text::{Span, Token};

static WOMEN: WordList = WordList::new(
    "women girls sisters mothers daughters wives ladies actresses nuns widows grandmothers queens schoolgirls",
);

static NISA: WordList = WordList::new(
    "النساء نساء السيدات سيدات الفتيات فتيات البنات بنات الأمهات أمهات الزوجات الممثلات الراهبات الأرامل الطالبات",
);

/// What in the source speaks of women alone, and the masculine plural of the target that stands for them.
pub(super) fn men_for_women<'a>(view: &View<'a>) -> Option<(Span, &'a Token)> {
    they(view).map(|(they, token)| (they.span, token)).or_else(|| theirs(view))
}

/// `قلبن تأخرهم`: behind a verb of women a noun with “their” of men.
fn theirs<'a>(view: &View<'a>) -> Option<(Span, &'a Token)> {
    let owner = |word: &str| word.trim_end_matches("'s").trim_end_matches("’s").to_owned();
    let bare = |word: &str| WOMEN.has(word) || word.ends_with('s') && WOMEN.has(&owner(word));
    let women = view.english.iter().find(|token| bare(&token.folded))?;
    let men = view.any_english(names_man) || view.any_english(|word| matches!(word, "children" | "men" | "families"));
    let named = view.arabic.iter().any(|token| NISA.has(token.folded.trim_start_matches(['و', 'ف', 'ل', 'ب'])));
    let (_, token, _) = view.suffixed().find(|(at, _, enclitic)| {
        let before = at.checked_sub(1).map_or("", |before| view.word(before));
        let verb =
            before.ends_with('ن') && !before.ends_with("ان") && !before.ends_with("ين") && !before.ends_with("ون");
        let verb =
            verb && (4..=6).contains(&length(before)) && articled(before).is_none() && kinds(before) == Kinds::ANY;
        let they = enclitic.person == Person::Third
            && enclitic.number == Number::Plural
            && enclitic.gender == Gender::Masculine;
        they && verb && !OTHERS.has(before)
    })?;
    (named && !men).then_some((women.span, token))
}

/// Words in ن that are no verbs of women.
static OTHERS: WordList =
    WordList::new("ولكن لكن ممكن ليكن يكن تكن إذن وطن ضمن بدن مدن سفن زمن ثمن حسن يمكن ومن وعن سجن ركن أمن عدن");

/// The “they” of a source whose only people before it are women, and a masculine plural of the target.
fn they<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let they = view.first(&[They])?;
    let before = view.english.get(..they.at).unwrap_or_default();
    let nearest = before.iter().rev().find(|token| may_be_plural(&token.folded) || WOMEN.has(&token.folded))?;
    let men = view.any_english(names_man)
        || view.any_english(|word| matches!(word, "children" | "men" | "families" | "husbands" | "sons"));
    let named = view.arabic.iter().any(|token| NISA.has(token.folded.trim_start_matches(['و', 'ف', 'ل', 'ب'])));
    if !WOMEN.has(&nearest.folded) || men || !named {
        return None;
    }
    let (_, token, _) = view.arabic_pronouns().find(|(_, _, p)| {
        p.host == Host::Clause
            && p.person == Person::Third
            && p.number == Number::Plural
            && p.gender == Gender::Masculine
    })?;
    Some((they, token))
}
