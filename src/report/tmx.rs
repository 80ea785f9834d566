//! `align --format tmx`: TMX 1.4b, a translation unit a link, tags as inline code. Segments without counterpart are no
//! unit of a memory.

use std::io::{self, Write};

use super::beads::decimal;
use super::markup::{attribute, escaped, with_codes};
use super::{AlignReport, AlignWriter, Format, View};
use crate::text::Side;

pub(super) const TMX: Format<AlignWriter> =
    Format { name: "tmx", summary: "TMX 1.4b, for translation memories", write };

fn write(report: &AlignReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let tags = report.texts.map(|text| attribute(text.language.tag()));
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")?;
    writeln!(out, "<tmx version=\"1.4\">")?;
    writeln!(
        out,
        "  <header creationtool=\"{}\" creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"{0}\" adminlang=\"en\" \
         srclang=\"{}\" datatype=\"plaintext\"/>",
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION"),
        tags.source
    )?;
    writeln!(out, "  <body>")?;
    for link in report.alignment.links() {
        let text = |side: Side| report.texts.get(side).passage(link.segments.get(side).clone()).text();
        if Side::BOTH.into_iter().any(|side| text(side).is_empty()) {
            continue;
        }
        writeln!(out, "    <tu>")?;
        writeln!(out, "      <prop type=\"x-confidence\">{}</prop>", decimal(link.confidence))?;
        if link.moved {
            writeln!(out, "      <prop type=\"x-moved\">true</prop>")?;
        }
        for side in Side::BOTH {
            let text = with_codes(text(side), |code| format!("<ph>{}</ph>", escaped(code)));
            let tag = tags.get(side);
            writeln!(out, "      <tuv xml:lang=\"{tag}\"><seg>{text}</seg></tuv>")?;
        }
        writeln!(out, "    </tu>")?;
    }
    writeln!(out, "  </body>")?;
    writeln!(out, "</tmx>")
}
