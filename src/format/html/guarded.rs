//! The tokens of a page, as long as no element has more attributes than a page that people read.
//!
//! The tokenizer goes one call deeper for every attribute of an element and comes back at its end, so that the stack would not
//! hold an element with thousands of them.

use std::cell::Cell;
use std::convert::Infallible;
use std::fmt;
use std::rc::Rc;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Emitter, ForwardingEmitter, Readable, Reader, StringReader, Token, Tokenizer};

/// An element may have this many attributes.
pub(super) const MOST_ATTRIBUTES: usize = 256;

/// An element has more attributes than [`MOST_ATTRIBUTES`].
#[derive(Debug)]
pub(super) struct TooMany;

impl fmt::Display for TooMany {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an element has more than {MOST_ATTRIBUTES} attributes")
    }
}

impl std::error::Error for TooMany {}

/// The tokens, up to an element with too many attributes.
pub(super) fn tokens(file: &str) -> impl Iterator<Item = Result<Token<usize>, TooMany>> {
    let attributes = Rc::new(Cell::new(0));
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let reader = Guarded { reader: file.to_reader(), attributes: Rc::clone(&attributes) };
    let mut has_ended = false;
    Tokenizer::new_with_emitter(reader, Counting { emitter, attributes }).take_while(move |token| {
        let goes_on = !has_ended;
        has_ended = token.is_err();
        goes_on
    })
}

/// Counts the attributes of the element that is being read.
struct Counting {
    emitter: DefaultEmitter<usize>,
    attributes: Rc<Cell<usize>>,
}

impl ForwardingEmitter for Counting {
    type Token = Token<usize>;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.emitter
    }

    fn init_start_tag(&mut self) {
        self.attributes.set(0);
        self.inner().init_start_tag();
    }

    fn init_end_tag(&mut self) {
        self.attributes.set(0);
        self.inner().init_end_tag();
    }

    fn init_attribute(&mut self) {
        self.attributes.set(self.attributes.get() + 1);
        self.inner().init_attribute();
    }
}

/// Reads on as long as there are not too many.
struct Guarded<'a> {
    reader: StringReader<'a>,
    attributes: Rc<Cell<usize>>,
}

impl Guarded<'_> {
    fn unless_too_many<T>(&self, read: Result<T, Infallible>) -> Result<T, TooMany> {
        let Ok(read) = read;
        if self.attributes.get() > MOST_ATTRIBUTES { Err(TooMany) } else { Ok(read) }
    }
}

impl Reader for Guarded<'_> {
    type Error = TooMany;

    fn read_byte(&mut self) -> Result<Option<u8>, TooMany> {
        let read = self.reader.read_byte();
        self.unless_too_many(read)
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, TooMany> {
        let read = self.reader.try_read_string(text, case_sensitive);
        self.unless_too_many(read)
    }

    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, TooMany> {
        if self.attributes.get() > MOST_ATTRIBUTES {
            return Err(TooMany);
        }
        let Ok(read) = self.reader.read_until(needle, buffer);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_with_very_many_attributes_ends_the_page_whatever_the_stack() {
        for attribute in ["a=\"1\" ", "a='1' ", "a=1 ", "a ", "a=\">\"", "/a=\"\""] {
            for tag in ["p", "/p"] {
                let page = format!("<b x=\"1\" y>text</b><{tag} {}>", attribute.repeat(200_000));
                let tokens: Vec<_> = tokens(&page).collect();
                assert!(tokens.last().is_some_and(Result::is_err), "{tag} {attribute}");
                assert!(matches!(&tokens[1], Ok(Token::String(text)) if &****text == b"text".as_slice()));
            }
        }
        assert!(tokens(&format!("<p {}>x", "a=\"1\" ".repeat(200)).repeat(300)).all(|token| token.is_ok()));
    }
}
