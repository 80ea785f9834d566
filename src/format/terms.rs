//! Glossaries: tables with a header (CSV, TSV) and TBX.

mod table;
mod tbx;

use super::decode_declared;
use crate::text::{Sides, TermEntry};
use crate::{Error, Result};

/// Reads a glossary for texts in two languages, given by their tags: TBX (version 2 or 3) where the file is XML, else a table.
///
/// A table has a header with the columns `source`, `target`, `forbidden`, `case` and `note` in any order, or the tags of the
/// languages for the first two; other columns are passed over. Several terms of one cell stand between `|`.
///
/// # Errors
/// If it is neither, or an entry of it asks for nothing; with line and column.
pub fn read_terms(bytes: &[u8], languages: Sides<&str>) -> Result<Vec<TermEntry>> {
    let text = decode_declared(bytes, Some("encoding="))?.text;
    let entries = match text.trim_start() {
        "" => return Err(Error::input("the file is empty")),
        start if start.starts_with('<') => tbx::read(&text, languages),
        _ => table::read(&text, languages),
    }?;
    if entries.is_empty() {
        let error = Error::input("the glossary has no entry for these languages");
        let Sides { source, target } = languages;
        return Err(error.hint(format!("the source is in “{source}”, the target in “{target}”")));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: Sides<&str> = Sides { source: "en", target: "ar" };

    fn entries(file: &str) -> Vec<TermEntry> {
        read_terms(file.as_bytes(), LANGUAGES).unwrap()
    }

    fn error(file: &str) -> String {
        read_terms(file.as_bytes(), LANGUAGES).unwrap_err().in_file("terms").to_string()
    }

    fn entry(source: &[&str], target: &[&str], forbidden: &[&str]) -> TermEntry {
        let all = |terms: &[&str]| terms.iter().map(|&term| term.to_owned()).collect();
        TermEntry { source: all(source), target: all(target), forbidden: all(forbidden), ..TermEntry::default() }
    }

    #[test]
    fn columns_are_found_by_their_names_in_any_order_and_delimiter() {
        let expected = [entry(&["ceasefire", "truce"], &["وقف إطلاق النار"], &["هدنة"])];
        for file in [
            "Target,Source,forbidden\nوقف إطلاق النار,ceasefire | truce,هدنة\n",
            "ar;en;forbidden;domain\nوقف إطلاق النار;ceasefire|truce;هدنة;war\n",
            "source\ttarget\tforbidden\r\nceasefire|truce\tوقف إطلاق النار\tهدنة\r\n\r\n",
        ] {
            assert_eq!(entries(file), expected, "{file}");
        }
    }

    #[test]
    fn case_and_notes_are_read() {
        let found = entries("source,target,case,note\nApple,أبل,yes,the company\napple,تفاحة,,\n");
        assert!(found[0].case && !found[1].case);
        assert_eq!((found[0].note.as_deref(), found[1].note.as_deref()), (Some("the company"), None));
    }

    #[test]
    fn an_entry_that_asks_for_nothing_is_an_error_with_its_line() {
        let cases = [
            ("", "the file is empty"),
            ("word,meaning\na,b\n", "terms:1:1: the header has neither a column “source” nor “forbidden”"),
            ("source,target\na,ب\nb,\n", "terms:3:1: this entry has neither a target nor a forbidden term"),
            ("source,target\n,ب\n", "terms:2:1: a target needs its source"),
            ("source,target\na,ب,ج\n", "terms:2:1: this row has 3 cells, the header 2"),
            ("source,target,case\na,ب,perhaps\n", "terms:2:5: “perhaps” is neither yes nor no"),
            ("source,target\n\"a,ب\n", "terms:2:1: this cell's quotation mark is never closed"),
            ("<html></html>", "terms:1:1: this is no TBX file"),
            ("<tbx><text></tbx>", "terms:1:12: this is not well-formed XML"),
            ("<tbx><text/></tbx>", "the glossary has no entry for these languages"),
        ];
        for (file, expected) in cases {
            let error = error(file);
            assert!(error.contains(expected), "{file}: {error}");
        }
    }

    #[test]
    fn both_versions_of_tbx_are_read_with_their_statuses() {
        let expected = [entry(&["ceasefire"], &["وقف إطلاق النار"], &["هدنة"])];
        let second = r#"<?xml version="1.0"?><martif type="TBX"><text><body><termEntry id="1">
            <langSet xml:lang="ar"><tig><term>هدنة</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
            <tig><term>وقف إطلاق النار</term></tig></langSet>
            <langSet xml:lang="en-US"><ntig><termGrp><term>ceasefire</term></termGrp></ntig></langSet>
            <langSet xml:lang="fr"><tig><term>cessez-le-feu</term></tig></langSet></termEntry></body></text></martif>"#;
        let third = r#"<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry>
            <langSec xml:lang="en"><termSec><term>ceasefire</term></termSec></langSec>
            <langSec xml:lang="ar"><termSec><term>هدنة</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
            <termSec><term>وقف إطلاق النار</term></termSec></langSec></conceptEntry></body></text></tbx>"#;
        assert_eq!(entries(second), expected);
        assert_eq!(entries(third), expected);
    }
}
