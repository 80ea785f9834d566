//! What rules see: a link with its passages, a whole text with its links.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::agreement::{Clash, clashes};
use super::facts::Facts;
use super::forms::Form;
use super::glossary::Glossary;
use super::near::Strengths;
use super::referents::{View, are_comparable};
use super::shared::Shared;
use super::similarity::letters_and_digits;
use crate::align::{Alignment, Analysis, Link, Passage, WordLinker, WordLinks};
use crate::text::{Role, Side, Sides, Span};

/// A link with its two passages.
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// Its number in the alignment.
    pub number: usize,
    /// The link.
    pub link: &'a Link,
    /// The texts it links.
    pub passages: Sides<Passage<'a>>,
    shared: &'a Shared<'a>,
    words: OnceLock<WordLinks>,
    view: OnceLock<Option<Box<View<'a>>>>,
    clashes: OnceLock<Vec<Clash>>,
    strengths: OnceLock<Strengths>,
    lengths: OnceLock<Sides<usize>>,
    is_comparable: OnceLock<bool>,
}

impl<'a> Pair<'a> {
    /// The passage of one side.
    pub fn passage(&self, side: Side) -> &Passage<'a> {
        self.passages.get(side)
    }

    /// The source passage.
    pub fn source(&self) -> &Passage<'a> {
        &self.passages.source
    }

    /// The target passage.
    pub fn target(&self) -> &Passage<'a> {
        &self.passages.target
    }

    /// Which words of the two passages translate each other. Found when first asked for, then kept.
    pub fn word_links(&self) -> &WordLinks {
        self.words.get_or_init(|| self.shared.linker().links(self.passages.as_ref()))
    }

    /// What the word links come from: it knows which words could have been linked at all.
    pub fn word_linker(&self) -> &WordLinker {
        self.shared.linker()
    }

    /// Who is spoken of in it, if it goes from English to Arabic and its sides are of comparable length. Found when first
    /// asked for, then kept.
    pub(super) fn view(&self) -> Option<&View<'a>> {
        self.view.get_or_init(|| View::new(self).map(Box::new)).as_deref()
    }

    /// The words of an Arabic target that should agree and do not. Found when first asked for, then kept.
    pub(super) fn clashes(&self) -> &[Clash] {
        self.clashes.get_or_init(|| clashes(self))
    }

    /// How strongly the lexicon pairs the words. Found when first asked for, then kept.
    pub(super) fn strengths(&self) -> &Strengths {
        self.strengths.get_or_init(|| Strengths::new(self))
    }

    /// How many letters and digits its sides have. Counted when first asked for, then kept.
    pub(super) fn lengths(&self) -> &Sides<usize> {
        self.lengths.get_or_init(|| self.passages.as_ref().map(letters_and_digits))
    }

    /// Whether the target is in its own language, and of a length that a full translation has. Found when first asked for, then
    /// kept.
    pub(super) fn is_comparable(&self) -> bool {
        *self.is_comparable.get_or_init(|| are_comparable(self))
    }

    /// The glossary that holds for the text; empty where there is none.
    pub(super) fn glossary(&self) -> &'a Glossary {
        self.shared.glossary
    }

    /// The readings of the words of an Arabic target, token by token.
    pub(super) fn forms(&self) -> Vec<&'a Form> {
        let facts = self.facts(Side::Target);
        self.passages.target.tokens().iter().map(|token| facts.form.of(token)).collect()
    }

    /// What the words of one side are.
    pub(super) fn facts(&self, side: Side) -> &'a Facts<'a> {
        self.shared.facts(side)
    }

    /// How near its sides are to a sentence encoder: the cosine of their vectors; nothing without an encoder for their languages.
    pub(super) fn cosine(&self) -> Option<f32> {
        self.shared.cosine(self.passages.as_ref())
    }

    /// What a check knows of the words of both languages.
    pub(super) fn shared(&self) -> &'a Shared<'a> {
        self.shared
    }

    /// Whether one side has nothing.
    pub fn is_null(&self) -> bool {
        self.passages.source.is_empty() || self.passages.target.is_empty()
    }
}

/// A whole text and its counterpart: all links of one group, in reading order.
#[derive(Clone, Debug)]
pub struct Discourse<'a> {
    /// Both texts (a bitext's may hold further groups).
    pub texts: Sides<&'a Analysis>,
    /// The links of this text.
    pub pairs: Vec<Pair<'a>>,
    /// The segments of this text.
    pub segments: Sides<Range<usize>>,
}

impl<'a> Discourse<'a> {
    /// One side of it as a single passage.
    pub fn whole(&self, side: Side) -> Passage<'a> {
        self.texts.get(side).passage(self.segments.get(side).clone())
    }
}

/// The parts of one side of a text that are judged as one: the text, or its segments one by one where each is a unit of
/// its own (a row of a bitext).
pub(super) fn units<'a>(discourse: &Discourse<'a>, side: Side) -> Vec<Passage<'a>> {
    let text: &'a Analysis = match side {
        Side::Source => discourse.texts.source,
        Side::Target => discourse.texts.target,
    };
    let range = discourse.segments.get(side).clone();
    let is_row = |number: usize| {
        text.document.segments().get(number).is_some() && text.document.block_of(number).role == Role::Segment
    };
    if is_row(range.start) {
        range.map(|number| text.passage(number..number + 1)).collect()
    } else {
        vec![text.passage(range)]
    }
}

/// The blocks of one side of a text.
pub(super) fn blocks_of(discourse: &Discourse<'_>, side: Side) -> Vec<Span> {
    let document = &discourse.texts.get(side).document;
    let within = discourse.whole(side).span();
    let first = document.blocks().partition_point(|block| block.span.end <= within.start);
    let blocks = document.blocks().get(first..).unwrap_or_default().iter();
    blocks.map(|block| block.span).take_while(|span| span.start < within.end).collect()
}

/// Splits the alignment into groups; a link belongs to the group of its first segment.
pub(super) fn discourses<'a>(
    texts: Sides<&'a Analysis>,
    alignment: &'a Alignment,
    shared: &'a Shared<'a>,
) -> Vec<Discourse<'a>> {
    let mut groups: BTreeMap<usize, Discourse<'a>> = BTreeMap::new();
    for (number, link) in alignment.links().iter().enumerate() {
        let side = if link.segments.source.is_empty() { Side::Target } else { Side::Source };
        let group = texts.get(side).document.block_of(link.segments.get(side).start).group;
        let passages = Sides::new(
            texts.source.passage(link.segments.source.clone()),
            texts.target.passage(link.segments.target.clone()),
        );
        let discourse = groups.entry(group).or_insert_with(|| Discourse {
            texts,
            pairs: Vec::new(),
            segments: Sides::new(0..0, 0..0),
        });
        for side in Side::BOTH {
            let (all, own) = (discourse.segments.get_mut(side), link.segments.get(side));
            if all.start >= all.end {
                *all = own.clone();
            } else if !own.is_empty() {
                *all = all.start.min(own.start)..all.end.max(own.end);
            }
        }
        discourse.pairs.push(Pair {
            number,
            link,
            passages,
            shared,
            words: OnceLock::new(),
            view: OnceLock::new(),
            clashes: OnceLock::new(),
            strengths: OnceLock::new(),
            lengths: OnceLock::new(),
            is_comparable: OnceLock::new(),
        });
    }
    groups.into_values().collect()
}
