//! `muqabala align`.

use super::Outcome;
use super::args::AlignArgs;
use super::input::{SameLanguage, load};
use super::output::Destination;
use super::settings;
use crate::Result;
use crate::report::{ALIGN_REPORTS, AlignReport};

pub(super) fn run(args: &AlignArgs) -> Result<Outcome> {
    let config = settings::config(&args.texts)?;
    let output = Destination::new(args.texts.output.as_deref(), &args.texts)?;
    let mut input = load(&args.texts, &config, SameLanguage::Allowed)?;
    if let Some(least) = args.min_confidence {
        input.alignment = input.alignment.with_confidence(least);
    }
    let report = AlignReport {
        files: input.files.as_ref(),
        texts: input.texts.as_ref(),
        alignment: &input.alignment,
        is_bitext: input.is_bitext,
        explain: args.explain,
    };
    let view = output.view(&args.texts);
    if let Some(format) = ALIGN_REPORTS.iter().find(|format| format.name == args.format) {
        output.write(|out| (format.write)(&report, view, out))?;
    }
    Ok(Outcome::Clean)
}
