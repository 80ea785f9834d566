//! What two texts are aligned by: chosen once for them, by the lexicons, the encoder and the weights that are there.

use std::sync::Arc;

use super::Options;
use super::effort::effort;
use crate::align::Analysis;
use crate::align::encoder::Encoder;
use crate::align::ground::Asked;
use crate::align::signal::Evidence;
use crate::text::Sides;

/// The effort that an encoder is still put to, see [`effort`]; longer texts, of more than about two megabytes together, repetitions
/// not counted, are aligned by words, lengths and anchors alone.
const MOST_EFFORT: usize = 3_000_000;

/// What there is to go by, pass by pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Basis<'o> {
    /// What the encoder is asked for in the first pass.
    pub(super) first: Option<Asked<'o>>,
    /// The same in the passes with a lexicon that is learned from the texts.
    pub(super) then: Option<Asked<'o>>,
    /// Whether there are such passes.
    pub(super) learns: bool,
}

impl<'o> Basis<'o> {
    /// Texts of one language are aligned by their words, which are the same: nothing is learned, and unless a lexicon fits nothing is
    /// encoded. Weights that have none for an encoder alone take it together with the learned lexicon.
    pub(super) fn of(texts: Sides<&Analysis>, options: &'o Options) -> Self {
        let languages = texts.map(|text| &text.language);
        let is_given = options.lexicons.iter().any(|lexicon| lexicon.fits(languages));
        let learns = !is_given && !languages.source.is_same(languages.target);
        let has = |evidence: Evidence| options.weights.has(evidence);
        let asked = |is_fitted: bool, asked: fn(&'o Arc<dyn Encoder>) -> Asked<'o>| {
            let encoder = options.encoder.as_ref().filter(|_| is_fitted)?;
            (effort(texts.source) + effort(texts.target) <= MOST_EFFORT).then(|| asked(encoder))
        };
        let (beside, alone) = (has(Evidence::EncoderAndLexicon), has(Evidence::Encoder));
        let without: fn(&'o Arc<dyn Encoder>) -> Asked<'o> =
            if beside { Asked::SentencesAndWords } else { Asked::Sentences };
        match (is_given, learns, alone) {
            (true, ..) => Self { first: asked(beside, Asked::BesideLexicon), then: None, learns },
            (false, true, true) => {
                let first = asked(true, without);
                Self { first, then: first, learns }
            }
            (false, true, false) => Self { first: None, then: asked(beside, Asked::BesideLexicon), learns },
            (false, false, _) => Self { first: None, then: None, learns },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::lexicon::Lexicon;
    use crate::align::signal::Weights;
    use crate::language::Language;
    use crate::text::Role;

    /// What is asked for in the first pass and in those that follow, if weights are fitted for some kinds of evidence.
    fn asked(languages: [&str; 2], lexicons: Vec<Lexicon>, fitted: &[&str]) -> [String; 2] {
        let table = include_str!("../signal/weights.tsv");
        let head: Vec<&str> = table.lines().next().unwrap().split('\t').collect();
        let is_kept = |name: &str| name == "feature" || fitted.contains(&name.trim_end_matches(":several"));
        let row = |row: &str| {
            let cells = row.split('\t').zip(&head).filter(|(_, name)| is_kept(name)).map(|(cell, _)| cell);
            cells.collect::<Vec<_>>().join("\t")
        };
        let weights = Weights::parse(&table.lines().map(row).collect::<Vec<_>>().join("\n")).unwrap();
        let options = Options { lexicons, weights: Arc::new(weights), ..Options::default() };
        let text = |tag: &str| Analysis::of_block("12 x", Role::Segment, Language::from_tag(tag));
        let [source, target] = languages.map(text);
        let basis = Basis::of(Sides::new(&source, &target), &options);
        [basis.first, basis.then].map(|asked| match asked {
            Some(Asked::BesideLexicon(_)) => "beside a lexicon".to_owned(),
            Some(Asked::SentencesAndWords(_)) => "sentences and words".to_owned(),
            Some(Asked::Sentences(_)) => "sentences".to_owned(),
            None => "nothing".to_owned(),
        })
    }

    const ALL: [&str; 4] = ["encoder+lexicon", "encoder", "lexicon", "neither"];
    const OLDER: [&str; 3] = ["encoder+lexicon", "lexicon", "neither"];
    const NO_WORDS: [&str; 3] = ["encoder", "lexicon", "neither"];

    #[test]
    fn weights_say_what_an_encoder_is_asked_for() {
        let pair = ["en", "ar"];
        let given = || vec![Lexicon::builtin()];
        assert_eq!(asked(pair, given(), &ALL), ["beside a lexicon", "nothing"]);
        assert_eq!(asked(pair, given(), &OLDER), ["beside a lexicon", "nothing"]);
        assert_eq!(asked(pair, given(), &NO_WORDS), ["nothing", "nothing"]);
        assert_eq!(asked(pair, vec![], &ALL), ["sentences and words", "sentences and words"]);
        assert_eq!(asked(pair, vec![], &OLDER), ["nothing", "beside a lexicon"]);
        assert_eq!(asked(pair, vec![], &NO_WORDS), ["sentences", "sentences"]);
        assert_eq!(asked(pair, vec![], &["neither"]), ["nothing", "nothing"]);
    }

    #[test]
    fn texts_of_one_language_need_no_encoder() {
        assert_eq!(asked(["en", "en-GB"], vec![Lexicon::builtin()], &ALL), ["nothing", "nothing"]);
        let english = Lexicon::parse("muqabala-lexicon 1 en en 1\n".to_owned()).unwrap();
        assert_eq!(asked(["en", "en"], vec![english], &ALL), ["beside a lexicon", "nothing"]);
    }
}
