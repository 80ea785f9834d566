//! PO files of gettext: entries with their plural forms and contexts; fuzzy, obsolete and untranslated ones are left out.

use super::bitext::{Bitext, Cell, Pair, error_at};
use super::{Content, ReadOptions};
use crate::Result;
use crate::text::{Sides, Span};

pub(super) fn read(file: &str, _options: &ReadOptions) -> Result<Content> {
    let mut reader = Reader { file, bitext: Bitext::new(file), plurals: None, entry: Entry::default() };
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        reader.line(Span::new(at, at + line.len()).trimmed(file))?;
        at += line.len();
    }
    reader.finish_entry();
    reader.bitext.finish("an entry has a msgid and a msgstr")
}

struct Reader<'a> {
    file: &'a str,
    bitext: Bitext,
    /// How many plural forms the header says there are.
    plurals: Option<usize>,
    entry: Entry,
}

/// An entry as it is read.
#[derive(Debug, Default)]
struct Entry {
    fuzzy: bool,
    obsolete: bool,
    context: Option<Cell>,
    id: Option<Cell>,
    plural: Option<Cell>,
    /// Translations by plural form.
    strings: Vec<(usize, Cell)>,
    field: Option<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Plural,
    String,
}

impl Reader<'_> {
    fn line(&mut self, line: Span) -> Result<()> {
        let text = line.of(self.file);
        if let Some(comment) = text.strip_prefix('#') {
            if let Some(rest) = comment.strip_prefix('~') {
                // What was translated once stands behind the mark.
                let rest = rest.trim_start();
                if !rest.starts_with('|') && !rest.is_empty() {
                    self.content(Span::new(line.end - rest.len(), line.end))?;
                    self.entry.obsolete = true;
                }
                return Ok(());
            }
            if !self.entry.strings.is_empty() {
                self.finish_entry();
            }
            if let Some(flags) = comment.strip_prefix(',') {
                self.entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
            return Ok(());
        }
        if text.is_empty() { Ok(()) } else { self.content(line) }
    }

    fn content(&mut self, line: Span) -> Result<()> {
        let text = line.of(self.file);
        if text.starts_with('"') {
            return self.string(line);
        }
        let keyword = text.split([' ', '\t', '"']).next().unwrap_or_default();
        let rest = Span::new(line.start + keyword.len(), line.end).trimmed(self.file);
        let number = keyword.strip_prefix("msgstr[").and_then(|rest| rest.strip_suffix(']')?.parse::<usize>().ok());
        let begins = matches!(keyword, "msgctxt") || keyword == "msgid" && self.entry.id.is_some();
        if begins && !self.entry.strings.is_empty() {
            self.finish_entry();
        }
        let entry = &mut self.entry;
        let empty = Some(Cell::default());
        match (keyword, number) {
            ("msgctxt", _) if entry.id.is_none() => (entry.context, entry.field) = (empty, Some(Field::Context)),
            ("msgid", _) if entry.id.is_none() => (entry.id, entry.field) = (empty, Some(Field::Id)),
            ("msgid_plural", _) if entry.id.is_some() => (entry.plural, entry.field) = (empty, Some(Field::Plural)),
            ("msgstr", _) if entry.id.is_some() => {
                entry.strings.push((0, Cell::default()));
                entry.field = Some(Field::String);
            }
            (_, Some(number)) if entry.id.is_some() => {
                entry.strings.push((number, Cell::default()));
                entry.field = Some(Field::String);
            }
            _ => {
                let error = error_at(self.file, line.start, format!("“{}” has no place here", shortened(text)));
                return Err(error.hint("an entry is msgid “…” and then msgstr “…”"));
            }
        }
        self.string(rest)
    }

    /// A quoted string, for the field that is open.
    fn string(&mut self, line: Span) -> Result<()> {
        let text = line.of(self.file);
        let bad = || error_at(self.file, line.start, format!("{} is no string in quotation marks", shortened(text)));
        let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).ok_or_else(bad)?;
        let entry = &mut self.entry;
        let cell = match entry.field {
            Some(Field::Context) => entry.context.as_mut(),
            Some(Field::Id) => entry.id.as_mut(),
            Some(Field::Plural) => entry.plural.as_mut(),
            Some(Field::String) => entry.strings.last_mut().map(|(_, cell)| cell),
            None => None,
        };
        let cell = cell.ok_or_else(|| error_at(self.file, line.start, "a string without msgid or msgstr before it"))?;
        unescape(cell, inner, line.start + 1);
        Ok(())
    }

    fn finish_entry(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        let Some(id) = &entry.id else { return };
        if id.text().is_empty() && entry.context.is_none() {
            return self.header(&entry);
        }
        if entry.obsolete {
            return self.bitext.leave_out("obsolete");
        }
        if entry.strings.iter().all(|(_, cell)| cell.is_blank()) {
            return self.bitext.leave_out("not translated yet");
        }
        if entry.fuzzy {
            return self.bitext.leave_out("fuzzy");
        }
        for (form, target) in &entry.strings {
            let source = entry.plural.as_ref().filter(|_| *form != self.singular()).unwrap_or(id);
            let unit = entry.context.as_ref().map(Cell::text).filter(|text| !text.is_empty());
            self.bitext.push(&Pair {
                cells: Sides::new(source.clone(), target.clone()),
                unit,
                implies_its_number: entry.plural.is_some() && self.implies_number(*form),
                ..Pair::default()
            });
        }
    }

    /// The plural form of the number one: the first, but where zero has a form of its own (Arabic, Welsh).
    fn singular(&self) -> usize {
        match self.plurals {
            Some(6) => 1,
            Some(1) => usize::MAX,
            _ => 0,
        }
    }

    /// Whether a form goes with one number: zero, one and two in Arabic, one elsewhere.
    fn implies_number(&self, form: usize) -> bool {
        if self.plurals == Some(6) { form <= 2 } else { form == self.singular() }
    }

    fn header(&mut self, entry: &Entry) {
        let text = entry.strings.iter().map(|(_, cell)| cell.text()).collect::<String>();
        let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        self.bitext.languages(None, field("Language:"));
        let forms = field("Plural-Forms:").and_then(|forms| forms.split_once("nplurals=")?.1.split(';').next());
        self.plurals = forms.and_then(|forms| forms.trim().parse().ok());
    }
}

/// Appends a string without its escapes.
fn unescape(cell: &mut Cell, inner: &str, start: usize) {
    let mut plain = 0;
    for (at, _) in inner.match_indices('\\') {
        let Some(escaped) = Span::new(at + 1, inner.len()).of(inner).chars().next() else { break };
        if at < plain {
            continue;
        }
        let character = match escaped {
            'n' => "\n".to_owned(),
            't' => "\t".to_owned(),
            'r' => "\r".to_owned(),
            other => other.to_string(),
        };
        if plain < at {
            cell.push(Span::new(plain, at).of(inner), start + plain);
        }
        cell.push(character, start + at);
        plain = at + 1 + escaped.len_utf8();
    }
    if plain < inner.len() {
        cell.push(Span::new(plain, inner.len()).of(inner), start + plain);
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(30).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{error, pairs};
    use super::*;

    const HEADER: &str = "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"Plural-Forms: nplurals=6; plural=n;\\n\"\n\n";

    fn pair(source: &str, target: &str) -> (String, String) {
        (source.to_owned(), target.to_owned())
    }

    #[test]
    fn strings_over_lines_are_joined_and_unescaped() {
        let file = format!(
            "{HEADER}#: a.c:1\nmsgctxt \"menu\"\nmsgid \"\"\n\"Say \\\"yes\\\"\\n\"\n\"now\"\nmsgstr \"قل \\\"نعم\\\"\"\n"
        );
        assert_eq!(pairs(read, &file), [pair("Say \"yes\"\nnow", "قل \"نعم\"")]);
    }

    #[test]
    fn fuzzy_obsolete_and_untranslated_entries_are_counted() {
        let file = format!(
            "{HEADER}#, fuzzy, c-format\n#| msgid \"old\"\nmsgid \"a\"\nmsgstr \"أ\"\n\nmsgid \"b\"\nmsgstr \"\"\n\nmsgid \"c\"\nmsgstr \"ج\"\n\n#~ msgid \"d\"\n#~ msgstr \"د\"\n"
        );
        let Content::Bitext(sides) = read(&file, &ReadOptions::default()).unwrap() else { panic!("a bitext") };
        assert_eq!((sides.source.text(), sides.target.text(), sides.target.language()), ("c", "ج", Some("ar")));
        let left: Vec<_> = sides.target.left_out().iter().map(|left| (left.count, &*left.what)).collect();
        assert_eq!(left, [(1, "fuzzy"), (1, "not translated yet"), (1, "obsolete")]);
    }

    #[test]
    fn the_arabic_form_of_one_goes_with_the_singular() {
        let file = format!(
            "{HEADER}msgid \"One file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"لا ملفات\"\nmsgstr[1] \"ملف\"\nmsgstr[2] \"ملفان\"\nmsgstr[3] \"%d ملفات\"\n"
        );
        let sources: Vec<String> = pairs(read, &file).into_iter().map(|(source, _)| source).collect();
        assert_eq!(sources, ["%d files", "One file", "%d files", "%d files"]);
    }

    #[test]
    fn what_is_no_entry_is_an_error_with_its_place() {
        assert!(error(read, "msgid \"a\"\nmsgstr \"ب\"\nmsgid c\n").starts_with("file:3:7: c is no string"));
        assert!(error(read, "msgid \"a\"\nmsgtsr \"ب\"\n").starts_with("file:2:1: “msgtsr \"ب\"” has no place here"));
    }
}
