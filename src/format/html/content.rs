//! Which blocks of a page are its main content.

use std::collections::{BTreeMap, BTreeSet};

use super::elements::Region;
use super::page::{Block, Page};

/// A block of this many characters, few of them links, is prose.
const PROSE: usize = 100;

/// Of the page's prose, in percent, that the element has to hold which is taken for the content.
const MOST: usize = 80;

/// Of the text of all articles of a page, in percent, that the one has to hold which is taken for the content.
const MOST_OF_ARTICLES: usize = 60;

/// For each block whether it is kept.
pub(super) fn choose(page: &Page) -> Vec<bool> {
    let chooser = Chooser::new(page);
    chooser
        .root(Region::Article)
        .or_else(|| chooser.root(Region::Main))
        .or_else(|| chooser.around_prose())
        .unwrap_or_else(|| chooser.outside_navigation())
}

struct Chooser<'a> {
    page: &'a Page,
    /// Forms with prose in them: some pages are one form.
    prose_forms: BTreeSet<usize>,
}

/// A region of the page's text.
#[derive(Default)]
struct Held {
    /// Characters of its own, without those of articles inside it.
    own: usize,
    /// Characters of articles inside it: what readers wrote, unless that is most of it.
    inner: usize,
}

impl Held {
    fn all(&self) -> usize {
        if self.inner > self.own { self.own + self.inner } else { self.own }
    }
}

impl<'a> Chooser<'a> {
    fn new(page: &'a Page) -> Self {
        let prose = page.blocks.iter().filter(|block| is_prose(block));
        let regions = prose.flat_map(|block| page.regions(block));
        let prose_forms = regions.filter(|(_, region)| *region == Region::Form).map(|(number, _)| number).collect();
        Self { page, prose_forms }
    }

    fn length(&self, kept: &[bool]) -> usize {
        self.page.blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block.length()).sum()
    }

    /// Whether a region holds matter around the text.
    fn is_around(&self, number: usize, region: Region) -> bool {
        match region {
            Region::Around | Region::Header => true,
            Region::Form => !self.prose_forms.contains(&number),
            Region::Main | Region::Article => false,
        }
    }

    fn is_outside(&self, block: &Block) -> bool {
        !self.page.regions(block).any(|(number, region)| self.is_around(number, region))
    }

    fn outside_navigation(&self) -> Vec<bool> {
        let kept: Vec<bool> = self.page.blocks.iter().map(|block| self.is_outside(block)).collect();
        // A page that is all header or side matter is read as a whole.
        if kept.contains(&true) { kept } else { vec![true; kept.len()] }
    }

    /// The outermost region of a kind around a block, if nothing between them is matter around the text; and whether an
    /// article stands between them.
    fn inside(&self, block: &Block, kind: Region) -> Option<(usize, bool)> {
        let (mut found, mut articles, mut is_around) = (None, 0, false);
        for (number, region) in self.page.regions(block) {
            articles += usize::from(region == Region::Article);
            if region == kind {
                found = (!is_around).then_some((number, articles > usize::from(kind == Region::Article)));
            }
            // The header of an article holds its headline and the sentences below it.
            let is_headline = region == Region::Header && (block.is_title || is_sentence(block));
            is_around |= self.is_around(number, region) && !is_headline;
        }
        found
    }

    /// The blocks of the region of its kind that holds most of the text, without what stands around text in it. A region with
    /// a small part of the page's text is a teaser, not the content.
    fn root(&self, kind: Region) -> Option<Vec<bool>> {
        let mut regions: BTreeMap<usize, Held> = BTreeMap::new();
        let insides: Vec<_> = self.page.blocks.iter().map(|block| self.inside(block, kind)).collect();
        for (block, &inside) in self.page.blocks.iter().zip(&insides) {
            if let Some((number, is_inner)) = inside {
                let held = regions.entry(number).or_default();
                *(if is_inner { &mut held.inner } else { &mut held.own }) += block.length();
            }
        }
        let all: usize = regions.values().map(Held::all).sum();
        let (root, held) = regions.iter().max_by_key(|(number, held)| (held.all(), std::cmp::Reverse(**number)))?;
        let with_inner = held.inner > held.own;
        let is_kept = |inside: &Option<(usize, bool)>| {
            inside.is_some_and(|(number, is_inner)| number == *root && (with_inner || !is_inner))
        };
        let kept: Vec<bool> = insides.iter().map(is_kept).collect();
        let (own, others) = (held.all(), self.length(&self.outside_navigation()));
        (own > 0 && own * 3 >= others && own * 100 >= all * MOST_OF_ARTICLES).then_some(kept)
    }

    /// The blocks of the innermost element that holds most of the prose, and the headline before it; lists of links are left
    /// out.
    fn around_prose(&self) -> Option<Vec<bool>> {
        let blocks = &self.page.blocks;
        let mut held: BTreeMap<usize, usize> = BTreeMap::new();
        let mut total = 0;
        for block in blocks.iter().filter(|block| is_prose(block) && self.is_outside(block)) {
            total += block.length();
            for element in self.page.elements_around(block) {
                *held.entry(element).or_default() += block.length();
            }
        }
        // Elements are numbered in the order they begin, so the last one that holds enough is the innermost.
        let (&root, _) = held.iter().rfind(|(_, held)| **held * 100 >= total * MOST)?;
        let last = self.page.elements.get(root)?.last;
        let is_text = |block: &Block| self.is_outside(block) && !is_links(block);
        let mut kept: Vec<bool> =
            blocks.iter().map(|block| (root..=last).contains(&block.element) && is_text(block)).collect();
        // A page of one paragraph: the element is that paragraph, and what stands beside it counts too.
        if kept.iter().filter(|kept| **kept).count() < 2 {
            kept = blocks.iter().map(is_text).collect();
        }
        let first = kept.iter().position(|kept| *kept)?;
        let title = blocks.iter().take(first).rposition(|block| block.is_title);
        if let Some(slot) = title.and_then(|title| kept.get_mut(title)) {
            *slot = true;
        }
        Some(kept)
    }
}

fn is_prose(block: &Block) -> bool {
    let length = block.length();
    length >= PROSE && block.linked * 3 <= length
}

/// A line of some length that ends like a sentence.
fn is_sentence(block: &Block) -> bool {
    let last = block.pieces.iter().rev().find_map(|(text, _)| text.trim_end().chars().next_back());
    block.length() >= PROSE / 2 && last.is_some_and(|last| ".!?؟…\"”»".contains(last)) && !is_links(block)
}

fn is_links(block: &Block) -> bool {
    block.linked * 3 > block.length() * 2
}
