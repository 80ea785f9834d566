//! Languages without tables of their own: enough to tell them apart. Each is a row.

use std::sync::LazyLock;

use super::Profile;
use super::segment::Words;
use crate::text::TokenKind;

/// What holds of every language.
pub(super) static PROFILE: Profile = latin("und", "Unknown", &[]).of(TokenKind::Other);

static GERMAN: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("data/segment.de.txt")));

static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("data/segment.fr.txt")));

/// Languages known by name, script and, where others share the script, function words (own compilation). A word stands in
/// every language that has it.
#[rustfmt::skip]
pub(super) static OTHERS: [Profile; 22] = [
    right_to_left("fa", "Persian", &[
        "از", "به", "که", "را", "این", "است", "با", "برای", "آن", "بود", "شد", "می", "تا", "هم", "خود", "یک", "کرد", "شده", "ها",
        "های", "اما", "اين", "مي", "يك", "كه", "كرد", "براي", "هاي", "نیز", "دارد", "در", "و", "ما", "بر", "یا",
    ]),
    right_to_left("ur", "Urdu", &[
        "کے", "کی", "میں", "ہے", "اور", "سے", "کا", "کو", "نے", "ہیں", "پر", "کہ", "یہ", "اس", "وہ", "تھا", "تھی", "بھی", "ایک",
        "نہیں", "لیے", "گیا", "ان", "تو", "ہو", "جو", "ہی", "کر",
    ]),
    latin("de", "German", &[
        "der", "die", "das", "und", "in", "den", "von", "zu", "mit", "ist", "im", "auf", "für", "nicht", "ein", "eine", "sich",
        "dem", "des", "als", "auch", "es", "an", "er", "sie", "dass", "war", "bei", "einen", "hat", "aus", "wird", "nach", "am",
        "um", "einer", "wie", "ich", "oder", "aber", "haben", "wir", "noch", "sind", "über", "vor", "zum", "zur",
    ]).split_by(&[&GERMAN]),
    latin("fr", "French", &[
        "le", "la", "les", "de", "des", "et", "en", "un", "une", "du", "est", "que", "qui", "dans", "pour", "pas", "au", "sur",
        "plus", "par", "ce", "il", "ne", "se", "l", "d", "qu", "n", "s", "c", "avec", "son", "sa", "ses", "elle", "ont", "été",
        "mais", "aux", "je", "cette", "nous", "vous", "était", "sont", "leur", "où", "comme", "a", "à",
    ]).split_by(&[&FRENCH]),
    latin("es", "Spanish", &[
        "el", "la", "los", "las", "de", "y", "en", "un", "una", "que", "se", "del", "al", "por", "con", "para", "su", "no",
        "es", "lo", "más", "como", "pero", "sus", "le", "ha", "o", "este", "sí", "porque", "esta", "entre", "cuando", "muy", "sin",
        "sobre", "también", "me", "hasta", "hay", "donde", "fue", "era", "a", "ser", "está",
    ]),
    latin("it", "Italian", &[
        "il", "la", "le", "lo", "gli", "i", "di", "e", "che", "in", "un", "una", "per", "non", "con", "del", "della", "dei",
        "delle", "da", "si", "è", "al", "nel", "nella", "sono", "ha", "come", "più", "anche", "alla", "ma", "l", "d", "dal", "dalla",
        "suo", "sua", "questo", "questa", "era", "se", "ci", "o", "su", "a", "ai", "sul", "dell", "all",
    ]),
    latin("pt", "Portuguese", &[
        "o", "a", "os", "as", "de", "e", "que", "do", "da", "dos", "das", "em", "um", "uma", "no", "na", "nos", "nas", "para",
        "com", "não", "por", "mais", "se", "foi", "ao", "como", "mas", "é", "ele", "ela", "seu", "sua", "são", "à", "pelo", "pela",
        "também", "isso", "ser", "está", "muito", "até", "já", "eu", "ou",
    ]),
    latin("nl", "Dutch", &[
        "de", "het", "een", "en", "van", "in", "is", "dat", "op", "te", "zijn", "met", "voor", "niet", "aan", "er", "ook",
        "als", "om", "bij", "maar", "die", "hij", "was", "door", "over", "naar", "uit", "nog", "ze", "heeft", "hebben", "worden",
        "wordt", "ik", "tot", "kan", "dan", "geen", "deze", "zich", "werd",
    ]),
    latin("tr", "Turkish", &[
        "ve", "bir", "bu", "da", "de", "için", "ile", "çok", "daha", "olarak", "olan", "ne", "gibi", "en", "var", "ama", "o",
        "ben", "sonra", "kadar", "değil", "her", "mi", "ki", "oldu", "ya", "diye", "şey", "sen", "yok", "dedi", "göre", "ise",
    ]),
    latin("id", "Indonesian", &[
        "yang", "dan", "di", "itu", "dengan", "untuk", "tidak", "ini", "dari", "dalam", "akan", "pada", "juga", "saya", "ke",
        "ada", "karena", "mereka", "oleh", "atau", "sudah", "bisa", "telah", "kami", "adalah", "dia", "kita", "orang", "seperti",
        "lebih", "saat", "kepada", "bahwa", "sebagai", "para",
    ]),
    other("ru", "Russian"),
    other("uk", "Ukrainian"),
    other("el", "Greek"),
    other("he", "Hebrew").mirrored(),
    other("zh", "Chinese"),
    other("ja", "Japanese"),
    other("ko", "Korean"),
    other("hi", "Hindi"),
    other("bn", "Bengali"),
    other("th", "Thai"),
    other("hy", "Armenian"),
    other("ka", "Georgian"),
];

const fn latin(subtag: &'static str, name: &'static str, function_words: &'static [&'static str]) -> Profile {
    Profile { subtag, name, right_to_left: false, script: TokenKind::Latin, function_words, words: &[] }
}

const fn right_to_left(subtag: &'static str, name: &'static str, words: &'static [&'static str]) -> Profile {
    latin(subtag, name, words).of(TokenKind::Arabic).mirrored()
}

const fn other(subtag: &'static str, name: &'static str) -> Profile {
    latin(subtag, name, &[]).of(TokenKind::Other)
}

impl Profile {
    const fn of(self, script: TokenKind) -> Self {
        Self { script, ..self }
    }

    const fn split_by(self, words: &'static [&'static LazyLock<Words>]) -> Self {
        Self { words, ..self }
    }

    const fn mirrored(self) -> Self {
        Self { right_to_left: true, ..self }
    }
}
