//! Text and the places in it: spans, lines, folding, tokens, documents. Depends on nothing else of this crate.

mod document;
mod lines;
mod normalized;
mod protected;
mod sides;
mod span;
mod terms;
mod tokens;

pub use document::{Before, Block, Document, DocumentBuilder, LeftOut, Role, Segment, SourceMap};
pub use lines::{CodePoints, LineIndex, Position, Unit, UnitIndex, bytes_of_code_points};
pub use normalized::{Folding, Normalized, fold_word, is_arabic_letter, is_arabic_mark, is_invisible, visible_length};
pub use protected::{Protected, ProtectedKind, protected_spans};
pub use sides::{Side, Sides};
pub use span::Span;
pub use terms::TermEntry;
pub(crate) use tokens::covered;
pub use tokens::{Token, TokenKind, join_verbatim, tokenize};
