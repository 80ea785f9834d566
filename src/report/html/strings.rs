//! The words of the interface, one file a language.

use serde_json::{Map, Value};

use crate::report::Interface;

/// The table of a language: keys of the strings, and strings or, where a number decides, strings by plural category.
pub(super) fn of(interface: Interface) -> Map<String, Value> {
    let text = match interface {
        Interface::English => include_str!("strings/en.json"),
        Interface::Arabic => include_str!("strings/ar.json"),
    };
    serde_json::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in braces of a string, or of all forms of it.
    fn gaps(value: &Value) -> Vec<String> {
        let text = value.to_string();
        let mut gaps: Vec<String> =
            text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect();
        gaps.sort();
        gaps.dedup();
        gaps.retain(|gap| !gap.contains('"'));
        gaps
    }

    #[test]
    fn every_language_says_the_same_things() {
        let english = of(Interface::English);
        assert!(english.len() > 50);
        for interface in Interface::ALL {
            let table = of(interface);
            let keys = |table: &Map<String, Value>| table.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(&table), keys(&english), "{interface:?}");
            for (key, value) in &table {
                assert_eq!(gaps(value), gaps(&english[key]), "{key}");
                assert_eq!(value.is_object(), english[key].is_object(), "{key}");
            }
        }
    }

    #[test]
    fn every_signal_has_its_string_and_every_such_string_its_signal() {
        let mut signals: Vec<String> =
            crate::align::signal::SIGNALS.iter().map(|signal| format!("signal_{}", signal.name())).collect();
        signals.sort();
        let strings = of(Interface::English);
        let named: Vec<&String> = strings.keys().filter(|key| key.starts_with("signal_")).collect();
        assert_eq!(named, signals.iter().collect::<Vec<_>>());
    }

    #[test]
    fn arabic_has_every_plural_form() {
        for (key, value) in of(Interface::Arabic) {
            let Value::Object(forms) = value else { continue };
            let names: Vec<&str> = forms.keys().map(String::as_str).collect();
            assert_eq!(names, ["few", "many", "one", "other", "two", "zero"], "{key}");
        }
    }
}
