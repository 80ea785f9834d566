//! `check --format csv`: a finding a row, with both sentences (RFC 4180, UTF-8).

use std::io::{self, Write};

use super::rows::{COLUMNS, Value, rows};
use super::{CheckReport, CheckWriter, Format, View};

pub(super) const CSV: Format<CheckWriter> =
    Format { name: "csv", summary: "a finding a row, with both sentences", write };

fn write(report: &CheckReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\r\n", COLUMNS.join(","))?;
    for row in rows(report) {
        let cells: Vec<String> = row.iter().map(cell).collect();
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}

fn cell(value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => quoted(&guarded(text)),
    }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// What a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets take as "this is text".
fn guarded(text: &str) -> String {
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let text = |text: &str| cell(&Value::Text(text.to_owned()));
        assert_eq!(text("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
        assert_eq!([text("+1"), text("@a"), text("\tb"), text(" =c")], ["'+1", "'@a", "'\tb", "' =c"]);
        assert_eq!(text("قال: \"نعم\""), "\"قال: \"\"نعم\"\"\"");
        assert_eq!(cell(&Value::Number(0.5)), "0.5");
    }
}
