//! TMX 1.4: translation units with one variant a language, of which two are taken.

use super::bitext::{Bitext, Cell, Pair};
use super::options::same_language;
use super::xml::{Node, Tag, Xml};
use super::{Content, ReadOptions, inline};
use crate::text::Sides;
use crate::{Error, Result};

pub(super) fn read(file: &str, options: &ReadOptions) -> Result<Content> {
    let memory = Memory::read(file)?;
    let languages = memory.languages(options)?;
    let mut bitext = Bitext::new(file);
    bitext.languages(Some(&languages.source), Some(&languages.target));
    let mut shown = false;
    for unit in memory.units {
        let variant = |language: &str| {
            let position = unit.variants.iter().position(|(tag, _)| same_language(tag, language));
            position.map(|k| unit.variants.get(k).map(|(_, cell)| cell.clone()).unwrap_or_default())
        };
        match (variant(&languages.source), variant(&languages.target)) {
            (Some(source), Some(target)) => {
                shown = true;
                bitext.push(&Pair { cells: Sides::new(source, target), unit: unit.id, ..Pair::default() });
            }
            (None, _) => bitext.leave_out(&format!("without {}", languages.source)),
            (_, None) => bitext.leave_out(&format!("without {}", languages.target)),
        }
    }
    if shown { bitext.finish("a <tu> holds a pair") } else { bitext.finish("it holds no <tu>") }
}

/// What a file holds.
#[derive(Default)]
struct Memory {
    source: Option<String>,
    units: Vec<TranslationUnit>,
}

#[derive(Default)]
struct TranslationUnit {
    id: Option<String>,
    variants: Vec<(String, Cell)>,
}

impl Memory {
    fn read(file: &str) -> Result<Self> {
        let mut xml = Xml::new(file);
        let mut memory = Self::default();
        loop {
            match xml.next()? {
                Node::Open(tag) => match tag.name() {
                    "tmx" | "body" => {}
                    "header" => {
                        memory.source = tag.attribute("srclang").filter(|tag| !tag.starts_with('*'));
                        xml.skip()?;
                    }
                    "tu" => {
                        let unit = TranslationUnit::read(&mut xml, &tag)?;
                        memory.units.push(unit);
                    }
                    name if xml.depth() == 1 => {
                        return Err(xml.error(tag.at, format!("this is no TMX file: it begins with <{name}>")));
                    }
                    _ => xml.skip()?,
                },
                Node::End if xml.at() == 0 => return Err(Error::input("this is no TMX file")),
                Node::End => return Ok(memory),
                Node::Close | Node::Text(..) => {}
            }
        }
    }

    /// The languages asked for, else the header's and the first other one.
    fn languages(&self, options: &ReadOptions) -> Result<Sides<String>> {
        let mut all: Vec<&str> = Vec::new();
        for (tag, _) in self.units.iter().flat_map(|unit| &unit.variants) {
            if !all.iter().any(|known| same_language(known, tag)) {
                all.push(tag);
            }
        }
        let asked = |tag: &Option<String>| {
            let tag = tag.as_deref()?;
            Some(all.iter().find(|known| same_language(known, tag)).map_or(tag, |known| *known).to_owned())
        };
        let target = asked(&options.languages.target);
        let other = |than: Option<&str>| {
            all.iter().find(|tag| than.is_none_or(|than| !same_language(tag, than))).map(|tag| (*tag).to_owned())
        };
        let source = asked(&options.languages.source)
            .or_else(|| self.source.clone().filter(|tag| all.iter().any(|known| same_language(known, tag))))
            .or_else(|| other(target.as_deref()))
            .ok_or_else(|| Error::input("the file holds no translation units").hint("a <tu> holds a pair"))?;
        let others = all.iter().filter(|tag| !same_language(tag, &source)).count();
        if target.is_none() && others > 1 {
            let error = Error::input(format!("the file holds the languages {}", all.join(", ")));
            return Err(error.hint("say which is under check with --target-lang"));
        }
        let target = target.or_else(|| other(Some(&source)));
        let target = target.ok_or_else(|| Error::input(format!("the file holds no language but {source}")))?;
        Ok(Sides::new(source, target))
    }
}

impl TranslationUnit {
    fn read(xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<Self> {
        let mut unit = Self { id: tag.attribute("tuid"), ..Self::default() };
        let depth = xml.depth();
        let mut language = None;
        while xml.depth() >= depth {
            if let Node::Open(tag) = xml.next()? {
                match tag.name() {
                    "tuv" => {
                        let missing = || xml.error(tag.at, "this <tuv> names no language").hint("it needs xml:lang");
                        language = Some(tag.attribute("lang").ok_or_else(missing)?);
                    }
                    "seg" => {
                        let cell = inline::read(xml)?;
                        unit.variants.extend(language.clone().map(|language| (language, cell)));
                    }
                    _ => xml.skip()?,
                }
            }
        }
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{error, pairs};
    use super::*;

    fn memory(units: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header srclang=\"en\"/>\n<body>\n{units}\n</body></tmx>"
        )
    }

    const UNIT: &str = "<tu tuid=\"a\"><prop type=\"x\">p</prop><tuv xml:lang=\"ar\"><seg>نعم</seg></tuv><tuv xml:lang=\"en-US\"><seg>Yes</seg></tuv></tu>";

    #[test]
    fn languages_decide_the_sides_whatever_their_order() {
        assert_eq!(pairs(read, &memory(UNIT)), [("Yes".to_owned(), "نعم".to_owned())]);
    }

    #[test]
    fn of_many_languages_one_must_be_chosen() {
        let many = memory(
            "<tu><tuv lang=\"en\"><seg>Yes</seg></tuv><tuv lang=\"fr\"><seg>Oui</seg></tuv><tuv lang=\"ar\"><seg>نعم</seg></tuv></tu>",
        );
        assert!(error(read, &many).contains("the file holds the languages en, fr, ar; say which"));
        let languages = Sides::new(None, Some("ar-SA".to_owned()));
        let Content::Bitext(sides) = read(&many, &ReadOptions { languages, ..ReadOptions::default() }).unwrap() else {
            panic!("a bitext")
        };
        assert_eq!((sides.source.text(), sides.target.text(), sides.target.language()), ("Yes", "نعم", Some("ar")));
    }

    #[test]
    fn units_without_the_language_are_counted() {
        let file = memory(&format!("{UNIT}<tu><tuv xml:lang=\"en\"><seg>No</seg></tuv></tu>"));
        let Content::Bitext(sides) = read(&file, &ReadOptions::default()).unwrap() else { panic!("a bitext") };
        let left = &sides.target.left_out()[0];
        assert_eq!((left.count, &*left.what), (1, "without ar"));
    }

    #[test]
    fn a_cut_off_file_is_an_error_with_its_place() {
        let file = memory(UNIT);
        let cut = file.get(..file.find("<tuv xml:lang=\"en").unwrap()).unwrap();
        assert!(error(read, cut).contains("the file ends inside <tu>"), "{}", error(read, cut));
        assert!(error(read, "<xliff/>").contains("this is no TMX file"));
    }
}
