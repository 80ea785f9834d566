//! Very short turns, as interviews have them.

use muqabala::text::Sides;

use crate::corpus::Pair;

const TURNS: &[(&str, &str)] = &[
    ("Yes.", "نعم."),
    ("No.", "لا."),
    ("Why?", "لماذا؟"),
    ("How?", "كيف؟"),
    ("When?", "متى؟"),
    ("Where?", "أين؟"),
    ("Really?", "حقًا؟"),
    ("Of course.", "بالطبع."),
    ("Not yet.", "ليس بعد."),
    ("Never.", "أبدًا."),
    ("I do not know.", "لا أعرف."),
    ("He is free.", "إنه حر."),
    ("She agreed.", "لقد وافقت."),
    ("And then?", "وماذا بعد؟"),
    ("What happened?", "ماذا حدث؟"),
    ("Are you sure?", "هل أنت متأكد؟"),
    ("That is true.", "هذا صحيح."),
    ("Nobody came.", "لم يأتِ أحد."),
    ("Thank you.", "شكرًا لكم."),
    ("Absolutely not.", "قطعًا لا."),
    ("Who told you?", "من أخبرك؟"),
    ("We waited.", "انتظرنا."),
    ("It is over.", "انتهى الأمر."),
    ("Maybe.", "ربما."),
];

/// The most bytes of the English side of a turn.
const LONGEST: usize = 22;

/// The turns to draw from: a few of our own, and the shortest pairs of the corpora.
pub(crate) fn turns<'a>(pairs: impl Iterator<Item = &'a Pair>) -> Vec<Pair> {
    let own = TURNS.iter().map(|&(source, target)| Sides::new(source.to_owned(), target.to_owned()));
    let found = pairs.filter(|pair| pair.source.len() <= LONGEST).step_by(7).cloned();
    own.cycle().take(TURNS.len() * 3).chain(found.take(400)).collect()
}
