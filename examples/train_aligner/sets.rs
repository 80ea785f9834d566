//! The noisy texts that are made of the documents, by corpus and recipe.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use muqabala::align::Ground;
use muqabala::align::encoder::{Encoder, builtin};
use muqabala::align::lexicon::Lexicon;
use muqabala::align::signal::Evidence;
use muqabala::text::Sides;

use crate::FOLDS;
use crate::cache::Remembering;
use crate::chance::{Chance, hash};
use crate::corpus::{Document, Pair, languages, lexicon};
use crate::gold::{Gold, write_reversed};
use crate::recipe::{Line, Noisy, RECIPES, Strangers};
use crate::sentences::Sentences;
use crate::text::{Text, analysis};
use crate::turns::turns;

/// A noisy text and the document it is made of.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) document: usize,
    pub(crate) recipe: &'static str,
    pub(crate) noisy: Noisy,
}

/// How many recipes each document of a bitext goes through; those of a folder are fewer and go through all.
const DRAWS: usize = 3;

/// Of so many documents one is set beside the translation of another.
const UNRELATED: usize = 4;

/// Of so many sentences one is kept out of the text, to be put into it where it does not belong.
const TOPICAL: usize = 10;

/// Makes all noisy texts.
pub(crate) fn make(documents: &[Document]) -> Vec<Made> {
    let turns = turns(documents.iter().flat_map(|document| &document.pairs));
    let mut made = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let mut chance = Chance::of(&document.name);
        let first = chance.below(RECIPES.len());
        let same = |other: &&Document| other.corpus == document.corpus && other.name != document.name;
        let foreign: Vec<Pair> =
            documents.iter().filter(same).flat_map(|other| other.pairs.iter().step_by(9)).cloned().collect();
        let draws = if document.corpus == "documents" { RECIPES.len() } else { DRAWS };
        for draw in 0..draws.min(RECIPES.len()) {
            let recipe = RECIPES[(first + draw * 3) % RECIPES.len()];
            let (mut pairs, mut topical) = (Vec::new(), Vec::new());
            for pair in &document.pairs {
                let kept = document.pairs.len() <= 8 || chance.below(TOPICAL) > 0;
                (if kept { &mut pairs } else { &mut topical }).push(pair.clone());
            }
            let beside = documents.get(number + 1).filter(same).into_iter().flat_map(|other| &other.pairs);
            topical.extend(beside.take(4).cloned());
            let strangers = Strangers { foreign: &foreign, topical: &topical, turns: &turns };
            let noisy = recipe.varied(&mut chance).apply(&pairs, &strangers, &mut chance);
            made.push(Made { document: number, recipe: recipe.name, noisy });
        }
        if let Some(other) = documents.get(number + 1).filter(|other| number % UNRELATED == 0 && same(other)) {
            made.push(Made { document: number, recipe: "unrelated", noisy: Noisy::unrelated(document, other) });
        }
    }
    made
}

/// Writes noisy texts as CORPUS-RECIPE/NAME.{en,ar,gold,moved}, Arabic first in the beads.
pub(crate) fn write(documents: &[Document], made: &[Made], folder: &Path) -> Result<(), Box<dyn Error>> {
    for Made { document, recipe, noisy } in made {
        let document = &documents[*document];
        let folder = folder.join(format!("{}-{recipe}", document.corpus)).join("short");
        fs::create_dir_all(&folder)?;
        let file = |extension: &str| folder.join(format!("{}.{extension}", document.name));
        let text = |lines: &[Line]| lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect::<String>();
        fs::write(file("en"), text(&noisy.lines.source))?;
        fs::write(file("ar"), text(&noisy.lines.target))?;
        let beads = |beads: &[Gold]| beads.iter().flat_map(split_null).map(|bead| write_reversed(&bead)).collect();
        let gold: String = beads(&noisy.gold);
        fs::write(file("gold"), gold)?;
        if !noisy.moved.is_empty() {
            let moved: String = beads(&noisy.moved);
            fs::write(file("moved"), moved)?;
        }
    }
    Ok(())
}

fn split_null(bead: &Gold) -> Vec<Gold> {
    if bead.1.is_empty() {
        bead.0.iter().map(|&k| (vec![k], vec![])).collect()
    } else if bead.0.is_empty() {
        bead.1.iter().map(|&k| (vec![], vec![k])).collect()
    } else {
        vec![bead.clone()]
    }
}

/// Measures all noisy texts with lexicons that have not seen them: the first half of a corpus with one trained on other corpora
/// and its second half, so that words of its kind are known; the second with one trained on other corpora alone.
pub(crate) fn measure(documents: &[Document], made: &[Made], evidence: Evidence, vectors: Option<&Path>) -> Vec<Text> {
    let (encoder, lexicon_wanted) = sources(evidence, vectors);
    let mut corpora: Vec<&str> = documents.iter().map(|document| document.corpus.as_str()).collect();
    corpora.dedup();
    let mut lexicons: Vec<Option<Lexicon>> = Vec::new();
    for corpus in &corpora {
        for known in [true, false] {
            let seen = |other: &&Document| {
                other.corpus != "documents" && (other.corpus != *corpus || known && half(other) == 1)
            };
            lexicons.push(lexicon(documents.iter().filter(seen)));
        }
    }
    let lexicon_of = |document: &Document| {
        let corpus = corpora.iter().position(|corpus| *corpus == document.corpus).unwrap_or_default();
        lexicons.get(2 * corpus + half(document)).cloned().flatten()
    };
    let measure = |(number, made): (usize, &Made)| {
        let document = &documents[made.document];
        let languages = languages();
        let sides = Sides::new(
            analysis(&made.noisy.lines.source, made.noisy.paragraphs, languages.source),
            analysis(&made.noisy.lines.target, made.noisy.paragraphs, languages.target),
        );
        let lexicons: Vec<Lexicon> = lexicon_of(document).filter(|_| lexicon_wanted).into_iter().collect();
        let ground = Ground::new(sides.as_ref(), &lexicons, encoder.as_ref());
        let fold = (hash(&document.name) >> 8) as usize % FOLDS;
        let set = format!("{}/{}", document.corpus, made.recipe);
        Text::new(&set, number, fold, &ground, &made.noisy.gold, &made.noisy.moved)
    };
    let numbered: Vec<(usize, &Made)> = made.iter().enumerate().collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let shares = numbered.chunks(numbered.len().div_ceil(threads).max(1));
        let work: Vec<_> =
            shares.map(|share| scope.spawn(|| share.iter().map(|&made| measure(made)).collect::<Vec<_>>())).collect();
        work.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    })
}

/// The encoder, which knows no words where it is all there is, and whether a lexicon is looked into.
fn sources(evidence: Evidence, vectors: Option<&Path>) -> (Option<Arc<dyn Encoder>>, bool) {
    let remembering = || match vectors {
        Some(folder) => Arc::new(Remembering { encoder: builtin(), folder: folder.to_owned() }),
        None => builtin(),
    };
    let encoder: Option<Arc<dyn Encoder>> = match evidence {
        Evidence::EncoderAndLexicon => Some(remembering()),
        Evidence::Encoder => Some(Arc::new(Sentences(remembering()))),
        Evidence::Lexicon | Evidence::Neither => None,
    };
    (encoder, matches!(evidence, Evidence::Lexicon | Evidence::EncoderAndLexicon))
}

fn half(document: &Document) -> usize {
    (hash(&document.name) >> 16) as usize % 2
}
