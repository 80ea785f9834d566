//! The rules: one file each, and the table of them.

mod addition;
mod bidi_control;
mod clause;
mod confusable_letter;
mod dad_zaa;
mod date_mismatch;
mod doubled_particle;
mod empty_target;
mod extra_hamza;
mod final_punctuation;
mod forbidden_term;
mod foreign_word;
mod gender_agreement;
mod haa_for_taa_marbuta;
mod inconsistent_term;
mod invisible_character;
mod latin_punctuation;
mod length_ratio;
mod link_mismatch;
mod machine_residue;
mod merged_words;
mod missing_hamza;
mod missing_term;
mod misspelt_word;
mod mistranslation;
mod mixed_digits;
mod name_mismatch;
mod name_variant;
mod negation_mismatch;
mod number_agreement;
mod number_format;
mod number_mismatch;
mod omission;
mod presentation_form;
mod pronoun_gender;
mod pronoun_number;
mod pronoun_person;
mod quote_mismatch;
mod quote_spacing;
mod repeated_passage;
mod repeated_phrase;
mod repeated_punctuation;
mod repeated_sentence;
mod repeated_space;
mod repeated_word;
mod reversed_pair;
mod same_text;
mod sentence_order;
mod space_before_punctuation;
mod split_words;
mod stray_diacritic;
mod tag_mismatch;
mod tatweel;
mod tense_mismatch;
mod unbalanced_bracket;
mod unbalanced_quote;
mod unit_mismatch;
mod unlinked;
mod untranslated_sentence;
mod untranslated_word;
mod word_mismatch;
mod yaa_as_alef_maqsura;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use similar::TextDiff;

use super::{Check, Severity};
use crate::{Error, Result};

/// What a rule looks at, which decides whether the link's confidence enters its findings'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One side alone: the alignment plays no part.
    Text,
    /// The two sides of a link: a doubtful link makes a doubtful finding.
    Link,
}

/// A rule: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Kebab-case name of what it finds.
    pub name: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its page (Markdown).
    pub docs: &'static str,
    /// Severity of its findings unless they say otherwise.
    pub severity: Severity,
    /// What it looks at.
    pub scope: Scope,
    /// MQM path: `Accuracy > Omission`.
    pub mqm: &'static str,
    /// ITS 2.0 localization quality issue type.
    pub its: &'static str,
    /// ARETA tag, for errors inside Arabic.
    pub areta: Option<&'static str>,
    /// More specific rules: where one of them reports an overlapping place, this one is silent.
    pub yields_to: &'static [&'static str],
    /// Makes the check from its options.
    pub build: fn(&RuleOptions) -> std::result::Result<Box<dyn Check>, String>,
}

impl Rule {
    /// The rule of that name.
    ///
    /// # Errors
    /// If there is none; the error names the nearest one.
    pub fn named(name: &str) -> Result<&'static Self> {
        rule_by_name(name).ok_or_else(|| {
            let error = Error::usage(format!("there is no rule “{name}”"));
            let likeness = |rule: &&&Self| (TextDiff::from_chars(name, rule.name).ratio() * 1000.0) as u32;
            match RULES.iter().max_by_key(likeness).filter(|rule| likeness(rule) > 600) {
                Some(rule) => error.hint(format!("did you mean “{}”?", rule.name)),
                None => error.hint("`muqabala rules` lists them"),
            }
        })
    }

    /// Its check with these options.
    ///
    /// # Errors
    /// If an option is unknown or of the wrong type.
    pub fn build_with(&self, options: &RuleOptions) -> Result<Box<dyn Check>> {
        (self.build)(options).map_err(|why| Error::usage(format!("options of the rule “{}”: {why}", self.name)))
    }
}

/// Options of one rule, by name.
pub type RuleOptions = Map<String, Value>;

/// The check of a rule whose options are the fields of `C`.
///
/// # Errors
/// If an option is unknown or of the wrong type.
pub fn from_options<C: Check + DeserializeOwned + 'static>(
    options: &RuleOptions,
) -> std::result::Result<Box<dyn Check>, String> {
    let check: C = serde_json::from_value(Value::Object(options.clone())).map_err(|error| error.to_string())?;
    Ok(Box::new(check))
}

/// Every rule, sorted by name.
pub static RULES: &[&Rule] = &[
    &addition::RULE,
    &bidi_control::RULE,
    &confusable_letter::RULE,
    &dad_zaa::RULE,
    &date_mismatch::RULE,
    &doubled_particle::RULE,
    &empty_target::RULE,
    &extra_hamza::RULE,
    &final_punctuation::RULE,
    &forbidden_term::RULE,
    &foreign_word::RULE,
    &gender_agreement::RULE,
    &haa_for_taa_marbuta::RULE,
    &inconsistent_term::RULE,
    &invisible_character::RULE,
    &latin_punctuation::RULE,
    &length_ratio::RULE,
    &link_mismatch::RULE,
    &machine_residue::RULE,
    &merged_words::RULE,
    &missing_hamza::RULE,
    &missing_term::RULE,
    &misspelt_word::RULE,
    &mistranslation::RULE,
    &mixed_digits::RULE,
    &name_mismatch::RULE,
    &name_variant::RULE,
    &negation_mismatch::RULE,
    &number_agreement::RULE,
    &number_format::RULE,
    &number_mismatch::RULE,
    &omission::RULE,
    &presentation_form::RULE,
    &pronoun_gender::RULE,
    &pronoun_number::RULE,
    &pronoun_person::RULE,
    &quote_mismatch::RULE,
    &quote_spacing::RULE,
    &repeated_passage::RULE,
    &repeated_phrase::RULE,
    &repeated_punctuation::RULE,
    &repeated_sentence::RULE,
    &repeated_space::RULE,
    &repeated_word::RULE,
    &reversed_pair::RULE,
    &same_text::RULE,
    &sentence_order::RULE,
    &space_before_punctuation::RULE,
    &split_words::RULE,
    &stray_diacritic::RULE,
    &tag_mismatch::RULE,
    &tatweel::RULE,
    &tense_mismatch::RULE,
    &unbalanced_bracket::RULE,
    &unbalanced_quote::RULE,
    &unit_mismatch::RULE,
    &untranslated_sentence::RULE,
    &untranslated_word::RULE,
    &word_mismatch::RULE,
    &yaa_as_alef_maqsura::RULE,
];

/// The rule of that name.
pub fn rule_by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}
