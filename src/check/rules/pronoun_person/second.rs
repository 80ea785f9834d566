//! “You” where the source says “we” or “I”: `لا يمكنكم` for “we cannot”.

use crate::check::Finding;
use crate::check::carriers::is_modal;
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::letters::{plain, strip_conjunction, strip_proclitics};
use crate::language::arabic::morphology::nouns::listed;
use crate::language::arabic::pronouns::{Host, Pronoun};
use crate::language::english::pronouns::Case;
use crate::language::english::pronouns::Referent::{Speaker, Us, You};

static MODALS: WordList = WordList::new("can cannot can't can’t could couldn't couldn’t");

/// `ستحتاج إليك` for “will need me”: the one word of the target that speaks to somebody, where the source speaks of itself and to nobody.
pub(super) fn addressed(view: &View<'_>) -> Option<Finding> {
    if view.has(&[You]) || super::speaks_of_anyone(view) || view.any_english(|word| ADDRESSING.has(word)) {
        return None;
    }
    // What is said of the speaker has no ending of the first person: needs me, my house.
    let speaks = |word: &str| word.ends_with(['ي', 'ى']) || word.ends_with("نا");
    let told = (0..view.arabic.len())
        .filter(|&at| speaks(view.word(at)) && !matches!(view.word(at), "في" | "على" | "إلى" | "التي" | "الذي"))
        .count();
    let own: Vec<_> = view.pronouns.iter().filter(|p| matches!(p.referent, Speaker | Us)).collect();
    let objects = own.iter().filter(|p| p.case != Case::Subject).count();
    let own = own.first().filter(|_| objects > told || objects == 0 && told == 0)?;
    // `Go ahead` is تفضل أنت.
    let may_be_bidden = |pronoun: &Pronoun| pronoun.host == Host::Alone && pronoun.number == Number::Singular;
    let closed = view.arabic_pronouns().filter(|(.., p)| p.person == Person::Second && !may_be_bidden(p));
    // We present to you: نقدم لكم for `we present`; أنتم is no such word.
    let closed = closed.filter(|(.., p)| objects > 0 || p.host == Host::Alone).map(|(at, ..)| at);
    let open = (0..view.arabic.len()).filter(|&at| objects > 0 && is_yours(view.word(at)));
    let places: Vec<usize> = closed.chain(open).collect();
    let [at] = places.as_slice() else { return None };
    let token = view.arabic.get(*at)?;
    let (said, theirs) = (view.said(token.span), own.span.of(view.source.whole()));
    let message = format!("“{said}” is second person, but the source says “{theirs}”.");
    Some(Finding::new(&super::RULE, message).target(token.span).source(own.span).confidence(0.6))
}

/// Particles with “you”, in plain spelling.
static TO_YOU: WordList =
    WordList::new("اليك لك لديك منك عنك معك بك فيك عندك انك لانك بانك لكنك كانك بدونك تجاهك نحوك حولك");

/// Words that end in ك like a noun with “you”.
static NOT_YOURS: WordList = WordList::new("مالك هناك سمك شبك حبك فلك سلك درك ضحك وشك شوك برك ترك");

/// Whether an Arabic word is a particle or a noun of the tables with “you”.
fn is_yours(word: &str) -> bool {
    let word = plain(word);
    let bare = strip_conjunction(&word);
    let noun = || {
        bare.strip_suffix('ك').is_some_and(|stem| listed(stem).is_some() || listed(strip_proclitics(stem)).is_some())
    };
    TO_YOU.has(bare) || !NOT_YOURS.has(bare) && !bare.starts_with("ال") && bare.chars().count() > 3 && noun()
}

/// English words with which somebody is spoken to without `you`, or that stand for anyone.
static ADDRESSING: WordList =
    WordList::new("people anybody anyone everyone everybody please let's let’s dear sir madam thanks thank hello ?");

/// `يمكنكم` for “we can”: the only modal of either side. Not يمكنك, which is said of anyone.
pub(super) fn clash(view: &View<'_>) -> Option<Finding> {
    let can = |at: usize| view.english.get(at).is_some_and(|token| MODALS.has(&token.folded));
    let mut all = (0..view.english.len()).filter(|&at| can(at));
    let modal = all.next().filter(|_| all.next().is_none())?;
    let speaks = |referent| matches!(referent, Us | Speaker);
    let subject = view
        .pronouns
        .iter()
        .find(|pronoun| pronoun.at + 1 == modal && pronoun.case == Case::Subject && speaks(pronoun.referent))?;
    let mut addressed = view.arabic.iter().filter(|token| {
        let word = plain(&token.folded);
        strip_conjunction(&word).strip_suffix("كم").is_some_and(is_modal)
    });
    let token = addressed.next().filter(|_| addressed.next().is_none() && !view.has(&[You]))?;
    let (said, theirs) = (view.said(token.span), subject.span.of(view.source.whole()));
    let message = format!("“{said}” is second person, but the source says “{theirs}”.");
    Some(Finding::new(&super::RULE, message).target(token.span).source(subject.span).confidence(0.7))
}
