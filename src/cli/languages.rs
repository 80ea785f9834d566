//! Which languages the texts are in.

use super::args::TextArgs;
use crate::config::Config;
use crate::language::{Language, detect};
use crate::text::{Document, Sides, Span, TokenKind};
use crate::{Error, Result};

/// The languages as given, configured, named by the file or detected; a text too short to tell is taken for the other's
/// counterpart. What a bitext says of itself holds whatever stands in it, untranslated cells say.
pub(super) fn languages(
    args: &TextArgs,
    config: &Config,
    documents: &Sides<Document>,
    is_bitext: bool,
) -> Result<Sides<Language>> {
    let given = |flag: &Option<String>, configured: &Option<String>| {
        flag.as_ref().or(configured.as_ref()).map(|tag| parse_tag(tag)).transpose()
    };
    let source = given(&args.source_lang, &config.source_lang)?;
    let target = given(&args.target_lang, &config.target_lang)?;
    let named = |document: &Document| document.language().and_then(|tag| parse_tag(tag).ok());
    let of = |document: &Document| {
        let told = detect(sample(document.text()));
        let holds = |named: &Language| is_bitext || told.as_ref().is_none_or(|told| share_a_script(named, told));
        named(document).filter(holds).or(told)
    };
    let source = source.or_else(|| of(&documents.source));
    let target = target.or_else(|| of(&documents.target));
    Ok(match (source, target) {
        (Some(source), Some(target)) => Sides::new(source, target),
        (Some(source), None) => Sides::new(source.clone(), counterpart(&source)),
        (None, Some(target)) => Sides::new(counterpart(&target), target),
        (None, None) => Sides::new(Language::english(), Language::arabic()),
    })
}

/// Whether texts in both languages are written with the same letters, as far as is known: templates of web pages name a
/// language that the page is not in.
fn share_a_script(one: &Language, other: &Language) -> bool {
    let scripts = [one, other].map(|language| language.profile().script);
    scripts.contains(&TokenKind::Other) || scripts[0] == scripts[1]
}

/// Enough of a text to tell its language by.
pub(super) fn sample(text: &str) -> &str {
    let end = (0..=text.len().min(20_000)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default();
    Span::new(0, end).of(text)
}

pub(super) fn parse_tag(tag: &str) -> Result<Language> {
    let well_formed = !tag.is_empty()
        && tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
        && tag
            .split('-')
            .next()
            .is_some_and(|part| (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic()));
    if well_formed { Ok(Language::from_tag(tag)) } else { Err(not_a_tag(tag)) }
}

fn not_a_tag(tag: &str) -> Error {
    Error::usage(format!("“{tag}” is no language tag")).hint("give one like en, ar or pt-BR")
}

fn counterpart(language: &Language) -> Language {
    if language.is_arabic() { Language::english() } else { Language::arabic() }
}

pub(super) fn refuse_same_language(args: &TextArgs, config: &Config, languages: &Sides<Language>) -> Result<()> {
    let given = |flag: &Option<String>, configured: &Option<String>| flag.is_some() || configured.is_some();
    let both = given(&args.source_lang, &config.source_lang) && given(&args.target_lang, &config.target_lang);
    if both || !languages.source.is_same(&languages.target) {
        return Ok(());
    }
    let name = languages.source.profile().name;
    Err(Error::usage(format!("both texts seem to be in one language ({name})")).hint(
        "two revisions of one text are a case for a `diff`; if the languages are right, give --source-lang and --target-lang",
    ))
}
