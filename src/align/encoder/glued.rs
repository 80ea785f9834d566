//! Words that were run together: where one may begin inside what is written as one.

/// Fewer letters than these are one word.
const SHORTEST: usize = 9;

/// What a seam costs in runs of up to so many letters (log probability): the longer, the likelier that they are several words.
const COSTS: [(usize, f64); 3] = [(11, 6.0), (14, 2.0), (usize::MAX, -1.0)];

/// What a word of a single piece of one letter costs besides.
pub(super) const SINGLE_LETTER: f64 = 8.0;

/// For every byte of a text what it costs that a word begins there although no space stands before it; none where it may not.
pub(super) fn seams(text: &str) -> Vec<Option<f64>> {
    let mut seams = vec![None; text.len()];
    let mut run: Vec<usize> = Vec::new();
    let mut before = [' ', ' '];
    for (at, character) in text.char_indices() {
        if is_letter(character) {
            // A mark between two letters, or a change of script, parts words for sure.
            let parted = is_letter(before[0]) && ".!؟،؛:".contains(before[1]) || is_latin(before[1]);
            if let Some(slot) = seams.get_mut(at).filter(|_| parted) {
                *slot = Some(0.0);
            }
            run.push(at);
        } else {
            close(&mut seams, &mut run);
        }
        if is_latin(character)
            && is_letter(before[1])
            && let Some(slot) = seams.get_mut(at)
        {
            *slot = Some(0.0);
        }
        before = [before[1], character];
    }
    close(&mut seams, &mut run);
    seams
}

/// Notes what seams cost inside a run of letters that begin at these places.
fn close(seams: &mut [Option<f64>], run: &mut Vec<usize>) {
    let cost = COSTS.iter().find(|cost| run.len() <= cost.0).map(|cost| cost.1);
    for &at in run.iter().skip(1).filter(|_| run.len() >= SHORTEST) {
        if let Some(slot) = seams.get_mut(at) {
            *slot = cost;
        }
    }
    run.clear();
}

/// Whether it is a letter of the Arabic script.
fn is_letter(character: char) -> bool {
    matches!(character, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}')
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_part_inside_long_runs_and_at_marks_between_letters() {
        let count = |text: &str| seams(text).iter().flatten().count();
        assert_eq!(count("المدرسة"), 0);
        assert_eq!(count("اجتماعمعمون"), 10);
        assert_eq!(count("عاد.واشترى"), 1);
        assert_eq!(count("a.b the end"), 0);
    }
}
