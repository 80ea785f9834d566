//! Corpora: documents of sentence pairs, and the lexicons that they are aligned with.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use muqabala::align::lexicon::Lexicon;
use muqabala::align::lexicon::train::train;
use muqabala::language::Language;
use muqabala::text::{Side, Sides};

use crate::chance::Chance;

/// A sentence and its translation.
pub(crate) type Pair = Sides<String>;

/// Sentence pairs in the order of a text.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) corpus: String,
    pub(crate) name: String,
    pub(crate) pairs: Vec<Pair>,
}

/// A bitext that is cut into documents of so many pairs.
const DOCUMENT: (usize, usize) = (18, 42);

/// At most so many documents are made of a bitext.
const DOCUMENTS: usize = 60;

/// The documents of a bitext (TSV, columns `source` and `target`, unquoted). One that is `loose` has its pairs in no order, and
/// neighbours that say nearly the same, of which nobody could tell which was left out: documents are drawn from all of it,
/// without pairs that are alike.
pub(crate) fn read_bitext(path: &Path, loose: bool) -> Result<Vec<Document>, Box<dyn Error>> {
    let corpus = path.file_stem().ok_or("a bitext without a name")?.to_string_lossy().into_owned();
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
    let pairs: Vec<Pair> = lines.map(|(source, target)| Sides::new(source.to_owned(), target.to_owned())).collect();
    let mut chance = Chance::of(&corpus);
    let mut documents = Vec::new();
    let skip = (pairs.len() / DOCUMENTS).saturating_sub(DOCUMENT.1) + 1;
    let mut at = 0;
    while at + DOCUMENT.0 < pairs.len() && documents.len() < DOCUMENTS {
        let size = (DOCUMENT.0 + chance.below(DOCUMENT.1 - DOCUMENT.0)).min(pairs.len() - at);
        let number = |k: usize, chance: &mut Chance| if loose { chance.below(pairs.len()) } else { at + k };
        let mut own: Vec<Pair> = Vec::with_capacity(size);
        for k in 0..size {
            let pair = &pairs[number(k, &mut chance)];
            if !loose || !own.iter().any(|other| are_alike(pair, other)) {
                own.push(pair.clone());
            }
        }
        documents.push(Document {
            corpus: corpus.clone(),
            name: format!("{corpus}-{:03}", documents.len()),
            pairs: own,
        });
        at += size + chance.below(2 * skip);
    }
    Ok(documents)
}

/// Whether two pairs share most of their words on a side.
fn are_alike(a: &Pair, b: &Pair) -> bool {
    Side::BOTH.iter().any(|&side| {
        let words =
            |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<BTreeSet<String>>();
        let (a, b) = (words(a.get(side)), words(b.get(side)));
        5 * a.intersection(&b).count() >= 3 * a.len().min(b.len())
    })
}

/// The documents of a folder: NAME.en and NAME.ar, line by line.
pub(crate) fn read_folder(folder: &Path, corpus: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for path in files(folder, "en")? {
        let (english, arabic) = (fs::read_to_string(&path)?, fs::read_to_string(path.with_extension("ar"))?);
        let pairs = english.lines().zip(arabic.lines()).map(|(en, ar)| Sides::new(en.to_owned(), ar.to_owned()));
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        documents.push(Document {
            corpus: corpus.to_owned(),
            name: format!("{corpus}-{name}"),
            pairs: pairs.collect(),
        });
    }
    Ok(documents)
}

/// The files of a folder with an extension, sorted.
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let listed = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = listed.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|own| own == extension));
    files.sort();
    Ok(files)
}

/// The languages of every corpus.
pub(crate) fn languages() -> Sides<Language> {
    Sides::new(Language::english(), Language::arabic())
}

/// A lexicon trained on documents; none if there are none.
pub(crate) fn lexicon<'a>(documents: impl Iterator<Item = &'a Document>) -> Option<Lexicon> {
    let pairs = documents.flat_map(|document| &document.pairs);
    let languages = languages();
    train(pairs.map(|pair| (pair.source.as_str(), pair.target.as_str())), languages.as_ref()).ok()
}
