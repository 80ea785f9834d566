//! What someone or something is, told in the place of a name: الرئيس الفرنسي for “Macron”.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Pair;
use super::counterpart::OPEN;
use crate::language::arabic::letters::{plain, strip_proclitics};
use crate::language::exonyms::{self, Kind};
use crate::text::{Folding, Side, fold_word};

/// Arabic words for what someone or something is, and beginnings of the English words that they translate.
const ROLES: &str = "\
رئيس president prime premier pm chair head chief leader speaker boss ceo
وزير minister secretary chancellor prime premier
امين secretary chief trustee
مستشار chancellor advis counsel consult
ملك king queen monarch royal
امير prince emir duke
زعيم leader boss chief head
مرشد leader guide
سفير ambassador envoy
متحدث spokes speak talk
ناطق spokes speak
نائب deputy vice mp lawmaker congress represent rep legislat member attorney
سيناتور sen
مدرب coach manager train boss
لاعب player footballer golfer star play
نجم star
مهاجم striker forward attack
حارس keeper guard
قائد captain command leader skipper
جنرال general gen
عمدة mayor
حاكم governor gov rul
مدير director manager head chief executive
متهم accused defend suspect charg
ضحية victim
كاتب writer author
مخرج director filmmaker
ممثل actor actress represent
مغني singer rapper
مغن singer rapper
فنان artist
نظير counterpart
مبعوث envoy
بابا pope
عاصمة capital
مدينة city town
بلاد country nation
بلد country nation
حركة movement group
جماعة group
شركة company firm corp inc
نادي club team
صحيفة newspaper paper daily
حزب party republican democrat tory tories labour liberal conservative gop
قاضي judge justice
رجل man men guy
امراة woman women";

struct Table {
    /// The beginnings of the English words.
    rows: Vec<Vec<&'static str>>,
    /// Rows by their Arabic word.
    by_role: FxHashMap<&'static str, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), by_role: FxHashMap::default() };
    for (role, english) in ROLES.lines().filter_map(|line| line.split_once(' ')) {
        table.by_role.entry(role).or_default().push(table.rows.len());
        table.rows.push(english.split(' ').collect());
    }
    table
});

/// Endings of a role: feminine, dual, plural, and pronouns.
const ENDINGS: [&str; 9] = ["", "ة", "ان", "ين", "ا", "ه", "هم", "ها", "تا"];

/// The rows of the table that an Arabic word is of.
pub(super) fn read(word: &str) -> Vec<usize> {
    let plain = plain(word);
    let bare = strip_proclitics(&plain);
    let stems = ENDINGS.iter().filter_map(|ending| bare.strip_suffix(ending));
    stems.filter_map(|stem| TABLE.by_role.get(stem)).flatten().copied().collect()
}

/// The words of the target without counterpart, counted from its first, that tell someone or something by what it is, or by where
/// it is from, and that the source has no word for.
pub(super) fn roles(pair: &Pair<'_>) -> Vec<usize> {
    let (source, target) = (pair.source(), pair.target());
    let start = target.token_range().start;
    let said = |beginning: &&str| source.tokens().iter().any(|token| token.folded.starts_with(*beginning));
    let is_new = |row: &usize| TABLE.rows.get(*row).is_some_and(|english| !english.iter().any(&said));
    let facts = pair.facts(Side::Target);
    let words = target.tokens().iter().enumerate();
    let roles = words.filter(|(_, token)| facts.roles.of(token).iter().any(is_new)).map(|(at, _)| at);
    let all = roles.chain(origins(pair));
    all.filter(|at| pair.word_links().confidence(Side::Target, start + at) < OPEN).collect()
}

/// The adjectives of origin with an article, of lands that the source does not name.
fn origins(pair: &Pair<'_>) -> Vec<usize> {
    let (source, target) = (pair.source(), pair.target());
    let named = source.select(&source.analysis.anchors.exonyms, |found| found.span);
    let row = |id: u16| exonyms::all().get(usize::from(id));
    let found = target.select(&target.analysis.anchors.exonyms, |found| found.span);
    let demonyms = found.iter().filter(|found| row(found.id).is_some_and(|row| row.kind == Kind::Demonym));
    let place = |found: &exonyms::Found| target.tokens().partition_point(|token| token.span.end <= found.span.start);
    let word = |at: usize| target.tokens().get(at).map(|token| fold_word(&token.folded, Folding::Letters));
    let is_new = |found: &&exonyms::Found| {
        let word = word(place(found)).unwrap_or_default();
        let land = |id: u16| row(id).is_some_and(|land| land.is_named_by(&word));
        ["ال", "لل", "بال", "وال"].iter().any(|head| word.starts_with(head))
            && !named.iter().any(|other| other.id == found.id || land(other.id))
    };
    demonyms.filter(is_new).map(place).collect()
}
