//! TBX, the exchange format of terminologies (ISO 30042): version 2 (`martif`) and version 3 (`tbx`), as much of it as TBX-Basic
//! has to say of which terms are to be used.

use crate::Result;
use crate::format::options::same_language;
use crate::format::xml::{Node, Xml};
use crate::text::{Side, Sides, TermEntry};

/// What a status begins with that forbids a term.
const FORBIDDING: [&str; 5] = ["deprecated", "superseded", "obsolete", "notrecommended", "forbidden"];

/// Elements whose text is a status, and types of `termNote` that say one.
const STATUSES: [&str; 2] = ["administrativeStatus", "normativeAuthorization"];

pub(super) fn read(file: &str, languages: Sides<&str>) -> Result<Vec<TermEntry>> {
    let mut xml = Xml::new(file);
    let mut entries = Vec::new();
    let mut is_root = true;
    loop {
        match xml.next()? {
            Node::Open(tag) if is_root => {
                if !matches!(tag.name(), "martif" | "tbx") {
                    return Err(xml.error(tag.at, "this is no TBX file").hint("its root is <martif> or <tbx>"));
                }
                is_root = false;
            }
            Node::Open(tag) if matches!(tag.name(), "termEntry" | "conceptEntry") => {
                entries.extend(entry(&mut xml, languages)?);
            }
            Node::End => return Ok(entries),
            _ => {}
        }
    }
}

/// The entry that was just opened; nothing if it has no source term, or nothing to say of the target.
fn entry(xml: &mut Xml<'_>, languages: Sides<&str>) -> Result<Option<TermEntry>> {
    let depth = xml.depth();
    let mut entry = TermEntry::default();
    while xml.depth() >= depth {
        let Node::Open(tag) = xml.next()? else { continue };
        match tag.name() {
            "langSet" | "langSec" => {
                let tag = tag.attribute("lang").unwrap_or_default();
                let side = Side::BOTH.into_iter().find(|&side| same_language(languages.get(side), &tag));
                terms(xml, side, &mut entry)?;
            }
            "note" if entry.note.is_none() => {
                entry.note = Some(xml.text()?.trim().to_owned()).filter(|note| !note.is_empty());
            }
            _ => {}
        }
    }
    let says_nothing = entry.source.is_empty() || entry.target.is_empty() && entry.forbidden.is_empty();
    Ok((!says_nothing).then_some(entry))
}

/// The terms of the language section that was just opened, which is that of `side`, if of any.
fn terms(xml: &mut Xml<'_>, side: Option<Side>, entry: &mut TermEntry) -> Result<()> {
    let depth = xml.depth();
    while xml.depth() >= depth {
        let Node::Open(tag) = xml.next()? else { continue };
        if !matches!(tag.name(), "tig" | "ntig" | "termSec") {
            continue;
        }
        let (term, is_forbidden) = term(xml)?;
        match side {
            _ if term.is_empty() => {}
            Some(Side::Source) => entry.source.push(term),
            Some(Side::Target) if is_forbidden => entry.forbidden.push(term),
            Some(Side::Target) => entry.target.push(term),
            None => {}
        }
    }
    Ok(())
}

/// The term of the section that was just opened, and whether it is not to be used.
fn term(xml: &mut Xml<'_>) -> Result<(String, bool)> {
    let depth = xml.depth();
    let (mut term, mut is_forbidden) = (String::new(), false);
    while xml.depth() >= depth {
        let Node::Open(tag) = xml.next()? else { continue };
        let says_status = STATUSES.contains(&tag.name())
            || tag.name() == "termNote" && tag.attribute("type").is_some_and(|kind| STATUSES.contains(&kind.as_str()));
        if tag.name() == "term" {
            xml.text()?.split_whitespace().collect::<Vec<_>>().join(" ").clone_into(&mut term);
        } else if says_status {
            let status = xml.text()?.trim().to_lowercase().replace(['-', '_'], "");
            is_forbidden |= FORBIDDING.iter().any(|word| status.starts_with(word));
        }
    }
    Ok((term, is_forbidden))
}
