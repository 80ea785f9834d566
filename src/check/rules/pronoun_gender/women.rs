//! `إنهم` for women: a masculine plural where the source knows women alone.

use crate::check::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::pronouns::Host;
use crate::language::english::pronouns::Referent::They;
use crate::language::english::pronouns::{may_be_plural, names_man};
use crate::text::Token;

static WOMEN: WordList = WordList::new(
    "women girls sisters mothers daughters wives ladies actresses nuns widows grandmothers queens schoolgirls",
);

static NISA: WordList = WordList::new(
    "النساء نساء السيدات سيدات الفتيات فتيات البنات بنات الأمهات أمهات الزوجات الممثلات الراهبات الأرامل الطالبات",
);

/// The “they” of a source whose only people before it are women, and a masculine plural of the target.
pub(super) fn men_for_women<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
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
