//! `check --format xlsx`: a workbook with a finding a row; the sheet runs from right to left where the target does. Cells
//! are strings and numbers, never formulas.

use std::io::{self, Write};

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as CellFormat, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::rows::{COLUMNS, Value, rows};
use super::{CheckReport, CheckWriter, Format, View};

pub(super) const XLSX: Format<CheckWriter> = Format { name: "xlsx", summary: "a workbook with a finding a row", write };

/// Characters (UTF-16 units) that a cell holds.
const LONGEST: usize = 32_767;

fn write(report: &CheckReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(report).map_err(|error| io::Error::other(error.to_string()))?;
    out.write_all(&bytes)
}

fn workbook(report: &CheckReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same bytes for the same findings: no clock.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name("findings")?;
    sheet.set_right_to_left(report.texts.target.language.profile().right_to_left);
    head(sheet)?;
    let wrapped = CellFormat::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut last = 0;
    for (number, row) in (1_u32..).zip(rows(report)) {
        for (column, value) in (0_u16..).zip(&row) {
            match value {
                Value::Text(text) => sheet.write_string_with_format(number, column, cut(text), &wrapped)?,
                Value::Number(value) => sheet.write_number_with_format(number, column, *value, &wrapped)?,
                Value::None => sheet,
            };
        }
        last = number;
    }
    sheet.autofilter(0, 0, last, COLUMNS.len() as u16 - 1)?;
    workbook.save_to_buffer()
}

fn head(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = CellFormat::new().set_bold();
    for (column, name) in (0_u16..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, name, &bold)?;
        let width = if name.ends_with("sentence") || name == "message" { 50 } else { 16 };
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// What fits into a cell, with an ellipsis where that is not all.
fn cut(text: &str) -> String {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < LONGEST
    };
    text.chars().take_while(fits).chain(['…']).collect()
}
