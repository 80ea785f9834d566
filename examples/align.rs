//! Aligns two texts: `cargo run --example align --no-default-features`.

use muqabala::Error;
use muqabala::align::{Analysis, Options, align};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::{Side, Sides};

const ENGLISH: &str =
    "The bridge was closed on Monday. Engineers had found cracks in two pillars. It will open again in May.";
const ARABIC: &str = "أغلق الجسر يوم الاثنين. وكان مهندسون قد عثروا على شقوق في دعامتين. وسيفتح من جديد في مايو.";

fn main() -> Result<(), Error> {
    // A file's name says what format it is; bytes of any encoding become a document.
    let read =
        |name: &str, text: &str, language| match Format::of_name(name).read(text.as_bytes(), Segmentation::Auto)? {
            Content::Text(document) => Ok(Analysis::of(document, language)),
            Content::Bitext(_) => Err(Error::usage("a bitext is aligned already")),
        };
    let texts =
        Sides::new(read("english.txt", ENGLISH, Language::english())?, read("arabic.txt", ARABIC, Language::arabic())?);
    let alignment = align(texts.as_ref(), &Options::default());
    for link in alignment.links() {
        let text = |side: Side| texts.get(side).passage(link.segments.get(side).clone()).text();
        println!("{:.2}\t{}\t{}", link.confidence, text(Side::Source), text(Side::Target));
    }
    Ok(())
}
