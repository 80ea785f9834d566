//! What the vectors of all sentences of a language have in common, taken away: models of sentences put a large part of their
//! vectors there, and each another one, so that cosines of one model say nothing beside those of another.

use crate::{Error, Result};

/// Sentences in English and Arabic that translate each other.
const PAIRS: &str = include_str!("pairs.tsv");

/// The share of the Arabic sentences that have to be nearest to their English ones.
const LEAST_FOUND: f32 = 0.6;

/// The sentences, English before Arabic.
pub(super) fn pairs() -> Vec<(&'static str, &'static str)> {
    PAIRS.lines().filter_map(|line| line.split_once('\t')).collect()
}

/// The means of vectors by the script that their texts are in.
#[derive(Debug, Default)]
pub(super) struct Centres {
    arabic: Vec<f32>,
    others: Vec<f32>,
}

impl Centres {
    /// The means of the vectors of the sentences: English and Arabic in turn, of unit length.
    ///
    /// # Errors
    /// If Arabic sentences are not near their translations.
    pub(super) fn of(vectors: &[Vec<f32>]) -> Result<Self> {
        let side = |first: usize| vectors.iter().skip(first).step_by(2);
        let centres = Self { arabic: mean(side(1)), others: mean(side(0)) };
        let english: Vec<Vec<f32>> = side(0).map(|vector| minus(vector.clone(), &centres.others)).collect();
        let arabic: Vec<Vec<f32>> = side(1).map(|vector| minus(vector.clone(), &centres.arabic)).collect();
        let found =
            arabic.iter().enumerate().filter(|(number, vector)| nearest(vector, &english) == Some(*number)).count();
        if (found as f32) < LEAST_FOUND * arabic.len() as f32 {
            let why = format!(
                "the model does not know Arabic and English: it finds the translation of {found} of {} sentences",
                arabic.len()
            );
            return Err(Error::input(why).hint("take a multilingual encoder of sentences"));
        }
        Ok(centres)
    }

    /// The vector of a text without what it has in common with all of its language.
    pub(super) fn centred(&self, text: &str, vector: Vec<f32>) -> Vec<f32> {
        if vector.iter().all(|value| *value == 0.0) {
            return vector;
        }
        minus(vector, if is_arabic(text) { &self.arabic } else { &self.others })
    }
}

/// Whether most of the letters of a text are Arabic.
fn is_arabic(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (arabic, all) = letters.fold((0, 0), |(arabic, all), letter| {
        (arabic + usize::from(('\u{600}'..='\u{6ff}').contains(&letter)), all + 1)
    });
    arabic * 2 > all
}

fn mean<'v>(vectors: impl Iterator<Item = &'v Vec<f32>>) -> Vec<f32> {
    let mut sum: Vec<f32> = Vec::new();
    let mut count = 0.0;
    for vector in vectors {
        sum.resize(vector.len(), 0.0);
        sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
        count += 1.0_f32;
    }
    sum.into_iter().map(|value| value / count).collect()
}

fn minus(mut vector: Vec<f32>, centre: &[f32]) -> Vec<f32> {
    vector.iter_mut().zip(centre).for_each(|(value, centre)| *value -= centre);
    vector
}

/// Which of `others` has the greatest cosine with a vector.
fn nearest(vector: &[f32], others: &[Vec<f32>]) -> Option<usize> {
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let cosine = |other: &Vec<f32>| product(vector, other) / product(other, other).sqrt().max(f32::MIN_POSITIVE);
    let cosines = others.iter().map(cosine).enumerate();
    cosines.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vectors of sentences that all lean the same way by language and differ a little by what they say.
    fn leaning(says: impl Fn(usize, usize) -> usize) -> Vec<Vec<f32>> {
        let count = pairs().len();
        let vector = |number: usize, language: usize| {
            let mut vector = vec![0.0; count + 2];
            vector[language] = 10.0;
            vector[2 + says(number, language)] = 1.0;
            vector
        };
        (0..count).flat_map(|number| [vector(number, 0), vector(number, 1)]).collect()
    }

    #[test]
    fn sentences_that_all_lean_the_same_way_are_told_apart() {
        let vectors = leaning(|number, _| number);
        let centres = Centres::of(&vectors).unwrap();
        let (english, arabic) = pairs()[3];
        let [own, other, unlike] = [(english, 6), (arabic, 7), (arabic, 9)]
            .map(|(text, number)| centres.centred(text, vectors[number].clone()));
        let cosine = |a: &[f32], b: &[f32]| {
            let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
            product(a, b) / (product(a, a) * product(b, b)).sqrt()
        };
        assert!(cosine(&own, &other) > 0.95);
        assert!(cosine(&own, &unlike).abs() < 0.05);
    }

    #[test]
    fn a_model_that_does_not_know_arabic_is_refused() {
        let vectors = leaning(|number, language| if language == 0 { number } else { 0 });
        assert!(Centres::of(&vectors).unwrap_err().to_string().contains("does not know Arabic"));
    }

    #[test]
    fn a_text_is_arabic_by_most_of_its_letters() {
        assert!(is_arabic("قالت NASA إن المسبار هبط."));
        assert!(!is_arabic("The word سلام means peace.") && !is_arabic("12:30"));
    }
}
