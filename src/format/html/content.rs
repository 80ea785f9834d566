//! Which blocks of a page are its main content.

use std::collections::BTreeMap;

use super::{Block, Region};

/// For each block whether it is kept.
pub(super) fn choose(blocks: &[Block]) -> Vec<bool> {
    root(blocks, Region::Article)
        .or_else(|| root(blocks, Region::Main))
        .or_else(|| around_prose(blocks))
        .unwrap_or_else(|| outside_navigation(blocks))
}

fn length(blocks: &[Block], kept: &[bool]) -> usize {
    blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block.length()).sum()
}

fn is_around(block: &Block) -> bool {
    block.regions.iter().any(|(region, _)| *region == Region::Around)
}

fn outside_navigation(blocks: &[Block]) -> Vec<bool> {
    blocks.iter().map(|block| !is_around(block)).collect()
}

/// The blocks of the one region of its kind, without what stands around text in it. A region with a small part of the
/// page's text is a teaser, not the content.
fn root(blocks: &[Block], kind: Region) -> Option<Vec<bool>> {
    let mut all = blocks.iter().flat_map(|block| &block.regions).filter(|(region, _)| *region == kind);
    let number = all.next()?.1;
    if all.any(|&(_, other)| other != number) {
        return None;
    }
    let is_inside = |block: &Block| {
        let place = block.regions.iter().position(|&(_, other)| other == number);
        place.is_some_and(|place| {
            let inner = block.regions.get(place + 1..).unwrap_or_default();
            // An article's own header holds its headline.
            inner.iter().all(|(region, _)| *region != Region::Around) || block.is_title
        })
    };
    let kept: Vec<bool> = blocks.iter().map(is_inside).collect();
    let (own, others) = (length(blocks, &kept), length(blocks, &outside_navigation(blocks)));
    (own * 3 >= others && own > 0).then_some(kept)
}

/// A block of this many characters, few of them links, is prose.
const PROSE: usize = 100;

/// Of the page's prose, in percent, that the element has to hold which is taken for the content.
const MOST: usize = 80;

/// The blocks of the innermost element that holds most of the prose, and the headline before it; lists of links are left
/// out.
fn around_prose(blocks: &[Block]) -> Option<Vec<bool>> {
    let is_links = |block: &Block| block.linked * 3 > block.length() * 2;
    let prose = |block: &Block| {
        let length = block.length();
        if is_around(block) || length < PROSE || block.linked * 3 > length { 0 } else { length }
    };
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    let mut total = 0;
    for block in blocks {
        let prose = prose(block);
        total += prose;
        for element in block.path.iter().filter(|_| prose > 0) {
            *held.entry(*element).or_default() += prose;
        }
    }
    // Elements are numbered in the order they begin, so the last one that holds enough is the innermost.
    let (root, _) = held.iter().rfind(|(_, held)| **held * 100 >= total * MOST)?;
    let mut kept: Vec<bool> =
        blocks.iter().map(|block| block.path.contains(root) && !is_around(block) && !is_links(block)).collect();
    // A page of one paragraph: the element is that paragraph, and what stands beside it counts too.
    let outside = outside_navigation(blocks);
    if kept.iter().filter(|kept| **kept).count() < 2 {
        kept = blocks.iter().zip(&outside).map(|(block, outside)| *outside && !is_links(block)).collect();
    }
    let first = kept.iter().position(|kept| *kept)?;
    let title = blocks.iter().take(first).rposition(|block| block.is_title);
    if let Some(slot) = title.and_then(|title| kept.get_mut(title)) {
        *slot = true;
    }
    Some(kept)
}
