//! Values that are typed, each held against the table it comes from.

use clap::builder::PossibleValuesParser;

use crate::check::Severity;
use crate::compare::metrics::Tokenizer;
use crate::report::Interface;

pub(super) fn names(names: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}

pub(super) fn severity(text: &str) -> Result<Severity, String> {
    let known = Severity::ALL.iter().map(|severity| severity.name()).collect::<Vec<_>>().join(", ");
    Severity::ALL.into_iter().find(|severity| severity.name() == text).ok_or(format!("one of {known}"))
}

pub(super) fn interface(text: &str) -> Result<Interface, String> {
    let known = Interface::ALL.map(Interface::tag).join(", ");
    Interface::ALL.into_iter().find(|interface| interface.tag() == text).ok_or(format!("one of {known}"))
}

pub(super) fn tokenizer(text: &str) -> Result<Tokenizer, String> {
    let known = Tokenizer::ALL.map(Tokenizer::name).join(", ");
    Tokenizer::ALL.into_iter().find(|tokenizer| tokenizer.name() == text).ok_or(format!("one of {known}"))
}

pub(super) fn probability(text: &str) -> Result<f32, String> {
    let value = text.parse().ok().filter(|value| (0.0..=1.0).contains(value));
    value.ok_or_else(|| "a number from 0 to 1".to_owned())
}
