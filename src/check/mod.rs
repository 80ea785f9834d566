//! Checks: rules that look at an aligned pair of texts and report where the two disagree.

mod agreement;
mod baseline;
mod carriers;
mod columns;
mod confidence;
mod counterpart;
mod delimiters;
mod derived;
mod digits;
mod discourse;
mod exchanged;
mod facts;
mod finding;
mod fingerprint;
mod forms;
mod gathered;
mod gendered;
mod glossary;
mod headed;
mod hedges;
mod invisible;
mod keys;
mod kinds;
mod lonely;
mod marks;
mod mentions;
pub(crate) mod mirror;
mod modified;
mod near;
mod opposites;
mod origins;
mod outranked;
mod people;
mod possessed;
mod precedence;
mod quoting;
mod referents;
mod renderings;
mod repair;
mod repetition;
mod roles;
mod routes;
pub mod rules;
mod run;
mod selves;
mod senses;
mod shared;
mod similarity;
mod skeleton;
mod slips;
mod trades;
mod transliterated;
mod unmatched;
mod values;
mod vectors;
mod wanted;

pub use baseline::{BASELINE_SCHEMA, Baseline, Judgement, Verdict};
pub use discourse::{Discourse, Pair};
pub use finding::{Applicability, Edit, Evidence, Finding, Fix, Places, Severity, Status};
pub use glossary::Glossary;
pub use marks::Marks;
pub use repair::{Repairs, place_in_file, worsened};
pub use rules::{RULES, Rule, Scope, rule_by_name};
pub use run::{Options, check};

use std::fmt::Debug;

/// A rule at work, with its options.
pub trait Check: Debug + Send + Sync {
    /// Looks at one link, null links included (one of its passages is empty then).
    fn pair(&self, _pair: &Pair<'_>, _findings: &mut Vec<Finding>) {}

    /// Looks at a whole text and its counterpart, once.
    fn discourse(&self, _discourse: &Discourse<'_>, _findings: &mut Vec<Finding>) {}

    /// Whether it holds an English source against an Arabic target: where it is the other way round it is asked with the sides
    /// exchanged, too, and its findings and their messages are turned back.
    fn is_mirrored(&self) -> bool {
        false
    }
}
