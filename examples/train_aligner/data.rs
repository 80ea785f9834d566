//! Texts to train on: read from folders, or made of sentence pairs with noise.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use muqabala::align::lexicon::{Lexicon, train::train};
use muqabala::align::signal::{Model, feature_names};
use muqabala::align::{Analysis, Bead, Ground, Lattice, lattice};
use muqabala::language::Language;
use muqabala::text::{Block, Document, DocumentBuilder, Role, Segment, Sides, Span};

/// A right bead: the source and the target segments.
pub(crate) type Gold = (Vec<usize>, Vec<usize>);

/// A text with its features and its right alignment.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) set: String,
    pub(crate) fold: usize,
    pub(crate) lattice: Lattice,
    pub(crate) beads: Vec<Bead>,
    pub(crate) width: usize,
    pub(crate) features: Vec<f32>,
    /// Which beads the right alignment may be made of.
    pub(crate) gold_mask: Vec<bool>,
    pub(crate) gold: Vec<Gold>,
}

impl Text {
    fn new(set: &str, fold: usize, sides: &Sides<Analysis>, lexicon: &Lexicon, gold: Vec<Gold>) -> Self {
        let lexicons = [lexicon.clone()];
        let ground = Ground::new(sides.as_ref(), &lexicons);
        let model = Model::new(&ground);
        let lattice = lattice(&ground, &model);
        let beads: Vec<Bead> = lattice.beads().map(|(bead, _)| bead).collect();
        let width = feature_names().count();
        let mut features = Vec::new();
        for bead in &beads {
            features.extend_from_slice(&model.features(bead)[..width]);
        }
        let gold_mask = mask(&beads, &gold);
        Self { set: set.to_owned(), fold, lattice, beads, width, features, gold_mask, gold }
    }
}

/// Null links may stand wherever the gap is; of a bead too large for the lattice any beads that make it up are right.
fn mask(beads: &[Bead], gold: &[Gold]) -> Vec<bool> {
    let known: BTreeSet<(usize, usize, usize, usize)> = beads.iter().filter(|bead| !bead.is_null()).map(key).collect();
    let gold_key = |(source, target): &Gold| (source[0], target[0], source.len(), target.len());
    let linked: Vec<&Gold> = gold.iter().filter(|bead| !bead.0.is_empty() && !bead.1.is_empty()).collect();
    let exact: BTreeSet<_> = linked.iter().map(|bead| gold_key(bead)).collect();
    let large: Vec<&&Gold> = linked.iter().filter(|bead| !known.contains(&gold_key(bead))).collect();
    let nulls: Sides<BTreeSet<usize>> = Sides::new(
        gold.iter().filter(|bead| bead.1.is_empty()).flat_map(|bead| bead.0.clone()).collect(),
        gold.iter().filter(|bead| bead.0.is_empty()).flat_map(|bead| bead.1.clone()).collect(),
    );
    let right = |bead: &Bead| {
        let runs = bead.runs();
        if bead.is_null() && nulls.get(bead.side()).contains(bead.start.get(bead.side())) {
            return true;
        }
        let inside = |(source, target): &Gold| {
            source[0] <= runs.source.start
                && runs.source.end <= source[0] + source.len()
                && target[0] <= runs.target.start
                && runs.target.end <= target[0] + target.len()
        };
        (!bead.is_null() && exact.contains(&key(bead))) || large.iter().any(|gold| inside(gold))
    };
    beads.iter().map(right).collect()
}

fn key(bead: &Bead) -> (usize, usize, usize, usize) {
    (bead.start.source, bead.start.target, bead.size.source, bead.size.target)
}

/// All texts that the arguments name.
pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Vec<Text>, Box<dyn Error>> {
    let (mut folders, mut parallel, mut bitexts) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(argument) = arguments.next() {
        let list = match argument.as_str() {
            "--folder" => &mut folders,
            "--parallel" => &mut parallel,
            _ => {
                bitexts.push(argument);
                continue;
            }
        };
        list.push(PathBuf::from(arguments.next().ok_or(format!("{argument} needs a folder"))?));
    }
    let corpora: Vec<(String, Vec<Pair>)> = bitexts.iter().map(read_pairs).collect::<Result<_, _>>()?;
    let languages = Sides::new(Language::english(), Language::arabic());
    let lexicon = |pairs: &mut dyn Iterator<Item = &Pair>| {
        train(pairs.map(|pair| (pair.0.as_str(), pair.1.as_str())), languages.as_ref())
    };
    let mut texts = Vec::new();
    for (name, pairs) in &corpora {
        let others = || corpora.iter().filter(|corpus| corpus.0 != *name).flat_map(|corpus| &corpus.1);
        // With words of its own kind known, and with those of other texts alone.
        let near = lexicon(&mut others().chain(halves(pairs, 1)))?;
        let far = lexicon(&mut others())?;
        for (half, lexicon) in [(0, &near), (1, &far)] {
            let pairs: Vec<&Pair> = halves(pairs, half).collect();
            texts.extend(noisy(name, &pairs, lexicon, half as u64 + 1));
        }
    }
    let all = lexicon(&mut corpora.iter().flat_map(|corpus| &corpus.1))?;
    for folder in folders {
        texts.extend(read_folder(&folder, &all)?);
    }
    for folder in parallel {
        texts.extend(read_parallel(&folder, &all)?);
    }
    Ok(texts)
}

type Pair = (String, String);

fn read_pairs(path: &String) -> Result<(String, Vec<Pair>), Box<dyn Error>> {
    let name = Path::new(path).file_stem().ok_or("a bitext without a name")?.to_string_lossy().into_owned();
    let text = fs::read_to_string(path)?;
    let pairs = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
    Ok((name, pairs.map(|(source, target)| (source.to_owned(), target.to_owned())).collect()))
}

/// Every other stretch of 200 pairs.
fn halves(pairs: &[Pair], half: usize) -> impl Iterator<Item = &Pair> {
    pairs.iter().enumerate().filter(move |(number, _)| number / 200 % 2 == half).map(|(_, pair)| pair)
}

/// How many noisy texts are made of each parallel text.
const DRAWS: usize = 3;

/// Noisy texts made of parallel ones: NAME.en and NAME.ar, line by line.
fn read_parallel(folder: &Path, lexicon: &Lexicon) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut texts: Vec<Vec<Pair>> = Vec::new();
    for path in files(folder, "en")? {
        let (english, arabic) = (fs::read_to_string(&path)?, fs::read_to_string(path.with_extension("ar"))?);
        texts.push(english.lines().zip(arabic.lines()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect());
    }
    let foreign: Vec<&Pair> = texts.iter().flatten().collect();
    let mut chance = Chance(0x1234_5678_9abc_def1);
    let mut found = Vec::new();
    for (fold, pairs) in texts.iter().enumerate() {
        let pairs: Vec<&Pair> = pairs.iter().collect();
        for _ in 0..DRAWS {
            let noise = Noise::any(&mut chance);
            found.push(noise.text("parallel", fold, &pairs, &foreign, lexicon, &mut chance));
        }
    }
    Ok(found)
}

/// The files of a folder with an extension, sorted.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|own| own == extension));
    files.sort();
    Ok(files)
}

fn read_folder(folder: &Path, lexicon: &Lexicon) -> Result<Vec<Text>, Box<dyn Error>> {
    let golds = files(folder, "gold")?;
    let parts: Vec<_> = folder.iter().rev().take(2).map(|part| part.to_string_lossy().into_owned()).collect();
    let set = parts.iter().rev().cloned().collect::<Vec<_>>().join("/");
    let mut texts = Vec::new();
    for (fold, path) in golds.iter().enumerate() {
        let side = |extension: &str, language| -> Result<Analysis, Box<dyn Error>> {
            let text = fs::read_to_string(path.with_extension(extension))?;
            let lines: Vec<Line> = text.lines().map(|line| (line.to_owned(), false)).collect();
            Ok(analysis(&lines, false, language))
        };
        let sides = Sides::new(side("ar", Language::arabic())?, side("en", Language::english())?);
        let gold = fs::read_to_string(path)?.lines().filter_map(read_bead).collect();
        texts.push(Text::new(&set, fold, &sides, lexicon, gold));
    }
    Ok(texts)
}

fn read_bead(line: &str) -> Option<Gold> {
    let numbers =
        |group: &str| group.trim_matches(['[', ']']).split(',').filter_map(|n| n.trim().parse().ok()).collect();
    let (source, target) = line.split_once(':')?;
    Some((numbers(source), numbers(target)))
}

/// A line and whether a paragraph begins with it.
type Line = (String, bool);

fn analysis(lines: &[Line], paragraphs: bool, language: Language) -> Analysis {
    let text = lines.iter().map(|line| line.0.as_str()).collect::<Vec<_>>().join("\n");
    let mut builder = DocumentBuilder::of_text(text);
    let role = if paragraphs { Role::Paragraph } else { Role::Segment };
    let (mut at, mut blocks, mut segments): (usize, Vec<Span>, Vec<Segment>) = (0, Vec::new(), Vec::new());
    for (line, begins) in lines {
        let span = Span::new(at, at + line.len());
        at = span.end + 1;
        match blocks.last_mut().filter(|_| paragraphs && !begins) {
            Some(block) => *block = block.join(span),
            None => blocks.push(span),
        }
        segments.push(Segment { span, block: blocks.len() - 1 });
    }
    for span in blocks {
        builder.block(Block { span, role, unit: None, group: 0 });
    }
    let mut document: Document = builder.finish();
    document.set_segments(segments);
    Analysis::new(document, language)
}

/// A generator of random numbers (xorshift), the same on every machine.
#[derive(Debug)]
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Texts of 10 to 40 pairs, each with its own amount of noise.
fn noisy(set: &str, pairs: &[&Pair], lexicon: &Lexicon, seed: u64) -> Vec<Text> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15 ^ (seed << 20));
    let mut texts = Vec::new();
    let mut at = 0;
    while at + 10 < pairs.len() && texts.len() < 70 {
        let size = (10 + chance.below(30)).min(pairs.len() - at);
        let noise = Noise::any(&mut chance);
        texts.push(noise.text(set, texts.len(), &pairs[at..at + size], pairs, lexicon, &mut chance));
        at += size + pairs.len() / 140;
    }
    texts
}

/// Percentages of what is done to a text.
#[derive(Debug)]
struct Noise {
    join: usize,
    drop: usize,
    insert: usize,
    cut: usize,
    seamless: usize,
    paragraphs: bool,
    /// Paragraph starts that one side lacks, and lines that one side alone begins a paragraph with.
    unstarted: usize,
    started: usize,
}

impl Noise {
    fn any(chance: &mut Chance) -> Self {
        let nulls = chance.happens(60);
        Self {
            join: chance.below(22),
            drop: if nulls { chance.below(14) } else { 0 },
            insert: if nulls { chance.below(8) } else { 0 },
            cut: chance.below(12),
            seamless: chance.below(50),
            paragraphs: chance.happens(40),
            unstarted: chance.below(50),
            started: chance.below(12),
        }
    }

    /// A noisy text made of `pairs`.
    fn text(
        &self,
        set: &str,
        fold: usize,
        pairs: &[&Pair],
        foreign: &[&Pair],
        lexicon: &Lexicon,
        chance: &mut Chance,
    ) -> Text {
        let (lines, gold) = self.apply(pairs, foreign, chance);
        let sides = Sides::new(
            analysis(&lines.source, self.paragraphs, Language::english()),
            analysis(&lines.target, self.paragraphs, Language::arabic()),
        );
        Text::new(set, fold, &sides, lexicon, gold)
    }

    /// The noisy text and its right alignment.
    fn apply(&self, pairs: &[&Pair], foreign: &[&Pair], chance: &mut Chance) -> (Sides<Vec<Line>>, Vec<Gold>) {
        // Atoms: what each side says in one breath; a bead is a run of atoms that lines on both sides hold together.
        let mut lines: Sides<Vec<(String, BTreeSet<usize>)>> = Sides::default();
        let mut starts = BTreeSet::new();
        for (atom, pair) in pairs.iter().enumerate() {
            if chance.happens(35) {
                starts.insert(atom);
            }
            let fate = chance.below(100);
            let (source, target) = (fate >= self.drop, fate < 100 - self.drop);
            let foreigner = foreign[chance.below(foreign.len())];
            for (lines, text, kept, other, stranger) in [
                (&mut lines.source, &pair.0, source, &foreigner.0, usize::MAX - 2 * atom),
                (&mut lines.target, &pair.1, target, &foreigner.1, usize::MAX - 2 * atom - 1),
            ] {
                if kept {
                    self.push(lines, text, atom, chance);
                }
                if chance.happens(self.insert) {
                    lines.push((other.clone(), BTreeSet::from([stranger])));
                }
            }
        }
        let gold = beads(&lines);
        let mut begins = |lines: &[(String, BTreeSet<usize>)]| {
            let mut seen = BTreeSet::new();
            let mut with_starts = Vec::new();
            for (text, atoms) in lines {
                let first = atoms.first().copied().unwrap_or_default();
                let shared = starts.contains(&first) && seen.insert(first) && !chance.happens(self.unstarted);
                with_starts.push((text.clone(), shared || chance.happens(self.started)));
            }
            with_starts
        };
        (Sides::new(begins(&lines.source), begins(&lines.target)), gold)
    }

    /// Adds what an atom says: as a line, at the end of the line before, or cut in two at a comma.
    fn push(&self, lines: &mut Vec<(String, BTreeSet<usize>)>, text: &str, atom: usize, chance: &mut Chance) {
        if chance.happens(self.join)
            && let Some((before, atoms)) =
                lines.last_mut().filter(|line| line.1.last().is_some_and(|&last| atom.checked_sub(1) == Some(last)))
        {
            if chance.happens(self.seamless) {
                before.truncate(before.trim_end_matches(['.', '!', '?', '؟']).len());
            }
            before.push(' ');
            before.push_str(text);
            atoms.insert(atom);
            return;
        }
        let commas: Vec<usize> = text.match_indices([',', '،']).map(|(at, mark)| at + mark.len()).collect();
        let cut = commas.get(chance.below(commas.len())).filter(|&&at| at > 15 && at + 15 < text.len());
        if let Some(&cut) = cut.filter(|_| chance.happens(self.cut)) {
            lines.push((text[..cut].to_owned(), BTreeSet::from([atom])));
            lines.push((text[cut..].trim_start().to_owned(), BTreeSet::from([atom])));
        } else {
            lines.push((text.to_owned(), BTreeSet::from([atom])));
        }
    }
}

/// The right beads: lines that share an atom, directly or through others, belong together.
fn beads(lines: &Sides<Vec<(String, BTreeSet<usize>)>>) -> Vec<Gold> {
    let mut groups: Vec<(BTreeSet<usize>, Gold)> = Vec::new();
    let sides = [(&lines.source, true), (&lines.target, false)];
    for (number, atoms, source) in
        sides.iter().flat_map(|(lines, source)| lines.iter().enumerate().map(|(k, line)| (k, &line.1, *source)))
    {
        let mut joined: (BTreeSet<usize>, Gold) = (atoms.clone(), Gold::default());
        if source {
            joined.1.0.push(number);
        } else {
            joined.1.1.push(number);
        }
        let mut rest = Vec::new();
        for group in groups {
            if group.0.is_disjoint(&joined.0) {
                rest.push(group);
            } else {
                joined.0.extend(group.0);
                joined.1.0.extend(group.1.0);
                joined.1.1.extend(group.1.1);
            }
        }
        rest.push(joined);
        groups = rest;
    }
    let mut gold: Vec<Gold> = groups.into_iter().map(|group| group.1).collect();
    for bead in &mut gold {
        bead.0.sort_unstable();
        bead.1.sort_unstable();
    }
    gold.sort();
    gold
}

/// Strict precision and recall, those of segments without counterpart, and the negative log-probability of the right
/// alignments, by set of texts.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    counts: BTreeMap<String, [f64; 7]>,
}

impl Scores {
    pub(crate) fn add(&mut self, text: &Text, found: &[Bead], surprise: f64) {
        let gold: BTreeSet<Gold> = text.gold.iter().cloned().collect();
        let found: Vec<Gold> =
            found.iter().map(|bead| (bead.runs().source.collect(), bead.runs().target.collect())).collect();
        let is_null = |bead: &&Gold| bead.0.is_empty() || bead.1.is_empty();
        let count = self.counts.entry(text.set.clone()).or_default();
        count[0] += found.iter().filter(|bead| gold.contains(*bead)).count() as f64;
        count[1] += found.len() as f64;
        count[2] += gold.iter().filter(|bead| !is_null(bead)).count() as f64;
        count[3] += found.iter().filter(|bead| !is_null(bead) && gold.contains(*bead)).count() as f64;
        let singles = |beads: &mut dyn Iterator<Item = &Gold>| -> BTreeSet<(bool, usize)> {
            beads.flat_map(|bead| bead.0.iter().map(|&k| (true, k)).chain(bead.1.iter().map(|&k| (false, k)))).collect()
        };
        let (right, said) = (singles(&mut gold.iter().filter(is_null)), singles(&mut found.iter().filter(is_null)));
        count[4] += right.intersection(&said).count() as f64;
        count[5] += (right.len() + said.len()) as f64;
        count[6] += surprise;
    }

    pub(crate) fn print(&self) {
        for (set, [hits, found, gold, recalled, nulls, null_sum, surprise]) in &self.counts {
            let (precision, recall) = (hits / found, recalled / gold);
            let strict = 2.0 * precision * recall / (precision + recall);
            let (null, surprise) = (2.0 * nulls / null_sum, surprise / gold);
            eprintln!("{set:16} strict {strict:.4}  null {null:.4}  surprise per bead {surprise:.4}");
        }
    }
}
