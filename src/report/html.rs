//! `--format html`: one page that a reviewer keeps open, with the texts, the findings and nothing from elsewhere. What is
//! checked, compared or revised becomes a [`Model`]; the rest is one page for all of them.
//!
//! The frame is a template. The lists, which may be long, stand in it twice: as plain HTML inside `noscript`, where readers
//! without scripts find every text and message, and as data that the page's scripts draw from as far as it is in view. The
//! texts stand in the plain part alone; the scripts read them there.

mod bundle;
mod columns;
mod data;
mod head;
mod index;
mod inert;
mod marks;
mod messages;
mod model;
mod overview;
mod plain;
mod policy;
mod quoted;
mod redlines;
mod rule_page;
mod strings;
mod tails;
mod words;

use std::io::{self, Write};

use minijinja::{AutoEscape, Environment};
use serde::Serialize;

pub use self::index::{IndexRow, write_index};

use self::head::Page;
use self::model::Model;
use super::{CheckWriter, CompareWriter, DiffWriter, Format, View};

pub(super) const CHECK: Format<CheckWriter> = Format {
    name: "html",
    summary: "one page with both texts, aligned and marked, for reviewing",
    write: |report, view, out| write(&report.into(), view, out),
};

pub(super) const COMPARE: Format<CompareWriter> = Format {
    name: "html",
    summary: "one page with a column for each translation, charts and redlines",
    write: |report, view, out| write(&report.into(), view, out),
};

pub(super) const DIFF: Format<DiffWriter> = Format {
    name: "html",
    summary: "one page with both revisions, what changed marked word by word",
    write: |report, view, out| write(&report.into(), view, out),
};

/// The frame of the page, what stands above the texts (with a summary for each kind of report), an entry of the list of
/// findings, a row.
const TEMPLATES: [(&str, &str); 10] = [
    ("page", include_str!("html/page.html")),
    ("head", include_str!("html/head.html")),
    ("summary-check", include_str!("html/parts/summary-check.html")),
    ("summary-compare", include_str!("html/parts/summary-compare.html")),
    ("summary-diff", include_str!("html/parts/summary-diff.html")),
    ("overview", include_str!("html/parts/overview.html")),
    ("chart", include_str!("html/parts/chart.html")),
    ("app", include_str!("html/app.html")),
    ("finding", include_str!("html/finding.html")),
    ("row", include_str!("html/row.html")),
];

fn write(model: &Model<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    let mut environment = Environment::new();
    // Everything is escaped, whatever the template's name.
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).map_err(io::Error::other)?;
    }
    let mut page = render(&environment, "page", &Page::new(model, view))?;
    // The long lists are written one by one into the frame, whose comments say where: no input can hold a comment.
    for (place, list) in LISTS {
        let mark = format!("<!-- {place} -->");
        if let Some((before, after)) = page.split_once(&mark) {
            out.write_all(before.as_bytes())?;
            list(model, view, &environment, out)?;
            page = after.to_owned();
        }
    }
    writeln!(out, "{page}")
}

type List = fn(&Model<'_>, View, &Environment<'_>, &mut dyn Write) -> io::Result<()>;

/// What is too long for the frame, in the order of the page.
const LISTS: [(&str, List); 3] =
    [("findings", plain::write_findings), ("texts", plain::write_texts), ("data", data::write)];

fn render(environment: &Environment<'_>, name: &str, context: &impl Serialize) -> io::Result<String> {
    let template = environment.get_template(name).map_err(io::Error::other)?;
    template.render(minijinja::value::Serde(context)).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_template_holds_style_or_script_in_an_attribute() {
        for (name, template) in TEMPLATES {
            assert!(!template.contains("style=") && !template.contains(" onclick"), "{name}");
        }
    }

    #[test]
    fn only_our_own_text_goes_in_unescaped() {
        let all = TEMPLATES.map(|(_, template)| template).concat();
        assert_eq!(index::TEMPLATE.matches("|safe").count(), 1, "its style");
        let names: Vec<&str> =
            all.match_indices("|safe").map(|(at, _)| all[..at].rsplit(' ').next().unwrap()).collect();
        assert_eq!(names, ["style", "rule.page", "script"]);
        for (place, _) in LISTS {
            assert_eq!(all.matches(&format!("<!-- {place} -->")).count(), 1);
        }
        assert_eq!(all.matches("<!--").count(), LISTS.len());
    }
}
