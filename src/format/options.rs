//! How a file is to be read.

use crate::text::Sides;

use super::Segmentation;

/// What a reader is told; each format takes what concerns it.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// How text is cut into the units that are aligned.
    pub segmentation: Segmentation,
    /// Columns (CSV, TSV) or keys (JSON lines) of the two sides: a name of the header, or a number from 1. A key may lead
    /// into nested objects with dots: `translation.ar`.
    pub columns: Sides<Option<String>>,
    /// Whether a table has no header: its first row is a pair.
    pub no_header: bool,
    /// Languages to take out of a file that holds several (TMX), as BCP 47 tags.
    pub languages: Sides<Option<String>>,
}

impl From<Segmentation> for ReadOptions {
    fn from(segmentation: Segmentation) -> Self {
        Self { segmentation, ..Self::default() }
    }
}

/// Whether two tags name one language, whatever the region: `ar-EG`, `AR`, `ar_SA`.
pub(super) fn same_language(a: &str, b: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    primary(a) == primary(b)
}
