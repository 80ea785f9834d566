//! The rules' messages, and the facts they rest on, in the language of the interface. Rules write English; a table says the same in Arabic, form by form.
//! What has no form in the table stays English.

use crate::check::mirror::exchanged;
use crate::report::Interface;

/// What a rule finds, in the language of the interface; none if that is the rule's own.
pub(super) fn summary(rule: &str, interface: Interface) -> Option<&'static str> {
    let table = match interface {
        Interface::English => "",
        Interface::Arabic => include_str!("strings/rules.ar.tsv"),
    };
    table.lines().find_map(|line| line.strip_prefix(rule)?.strip_prefix('\t'))
}

/// Forms with `{}` for each gap, and what is said for them, with the gaps by number.
fn forms(interface: Interface) -> impl Iterator<Item = (&'static str, &'static str)> {
    let table = match interface {
        Interface::English => "",
        Interface::Arabic => include_str!("strings/messages.ar.tsv"),
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// A message in the language of the interface; none if that has no form for it.
pub(super) fn told(message: &str, interface: Interface) -> Option<String> {
    if let Some(told) = told_as_written(message, interface) {
        return Some(told);
    }
    // A form that tells the same with the sides exchanged; what it quotes is put in when its own sides are exchanged back.
    let message = exchanged(message);
    let (other, gaps) = matching(&message, interface)?;
    let sides: Vec<String> = other.split("المصدر").map(|part| part.replace("الهدف", "المصدر")).collect();
    Some(filled(&sides.join("الهدف"), &gaps))
}

fn told_as_written(message: &str, interface: Interface) -> Option<String> {
    let (other, gaps) = matching(message, interface)?;
    Some(filled(other, &gaps))
}

/// The form that a message has in the interface's language, and what stands in its gaps.
fn matching(message: &str, interface: Interface) -> Option<(&'static str, Vec<&str>)> {
    forms(interface).find_map(|(form, other)| Some((other, gaps(message, form)?)))
}

/// What stands in the gaps of a form, if the message has it: each as short as it can be, the last up to the end.
fn gaps<'m>(message: &'m str, form: &str) -> Option<Vec<&'m str>> {
    let mut fixed = form.split("{}");
    let mut rest = message.strip_prefix(fixed.next()?)?;
    let mut fixed: Vec<&str> = fixed.collect();
    let Some(end) = fixed.pop() else { return rest.is_empty().then(Vec::new) };
    let mut gaps = Vec::new();
    for part in fixed {
        let (gap, tail) = rest.split_once(part)?;
        gaps.push(gap);
        rest = tail;
    }
    gaps.push(rest.strip_suffix(end)?);
    // A gap that ends its quotation holds more than what is quoted: another form is meant.
    gaps.iter().all(|gap| gap.matches('“').count() == gap.matches('”').count()).then_some(gaps)
}

fn filled(form: &str, gaps: &[&str]) -> String {
    let mut pieces = form.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, tail) = piece.split_once('}').unwrap_or(("", piece));
        out += number.parse().ok().and_then(|number: usize| gaps.get(number)).copied().unwrap_or_default();
        out += tail;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_summed_up_in_arabic() {
        let rules = crate::check::RULES.iter().map(|rule| rule.name);
        let unsaid: Vec<_> = rules.filter(|rule| summary(rule, Interface::Arabic).is_none()).collect();
        assert!(unsaid.is_empty(), "{unsaid:?}");
    }

    #[test]
    fn every_message_on_the_pages_of_the_rules_is_told_in_arabic() {
        let messages = crate::check::RULES.iter().flat_map(|rule| {
            rule.docs
                .lines()
                .filter_map(|line| line.strip_prefix("finding:"))
                .map(|message| (rule.name, message.trim()))
        });
        let untold: Vec<_> = messages.filter(|(_, message)| told(message, Interface::Arabic).is_none()).collect();
        assert!(untold.is_empty(), "{untold:#?}");
    }

    #[test]
    fn a_message_is_said_again_with_what_it_quotes() {
        let arabic = |message| told(message, Interface::Arabic);
        assert_eq!(arabic("“نعم” is said twice in a row.").unwrap(), "تكرر “نعم” مرتين متتاليتين.");
        assert_eq!(arabic("“57” stands where the source has “75”.").unwrap(), "جاء “57” وفي المصدر “75”.");
        assert_eq!(arabic("Nothing of the kind."), None);
        assert_eq!(
            arabic("The name “Rome” of the source is not in the target.").unwrap(),
            "الاسم “Rome” في المصدر ولا مقابل له في الهدف."
        );
        assert_eq!(
            arabic("The name “Rome” of the target is not in the source.").unwrap(),
            "الاسم “Rome” في الهدف ولا مقابل له في المصدر."
        );
        assert_eq!(told("“نعم” is said twice in a row.", Interface::English), None);
    }

    #[test]
    fn braces_and_forms_in_a_quotation_stay_what_they_are() {
        let message = "“{1} is not in the source.” is not in the source.";
        let said = told(message, Interface::Arabic).unwrap();
        assert_eq!(said, "“{1} is not in the source.” لا مقابل له في المصدر.");
    }

    #[test]
    fn every_form_fills_every_gap_of_its_own() {
        for (form, other) in forms(Interface::Arabic) {
            let count = form.matches("{}").count();
            for number in 0..count {
                // The name of a mark is said in the form itself.
                let is_said = other.contains(&format!("{{{number}}}")) || form.contains("in Arabic text");
                assert!(is_said, "{form}");
            }
            assert!(!other.contains(&format!("{{{count}}}")), "{form}");
        }
    }
}
