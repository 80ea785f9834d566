//! Names for files where a whole path finds no room.

/// For each path the fewest of its last parts by which it is told from the others; all of it where another is the same.
pub(super) fn tails<'a>(paths: &[&'a str]) -> Vec<&'a str> {
    let tail = |(number, path): (usize, &&'a str)| {
        let others = || paths.iter().enumerate().filter(move |(other, _)| *other != number).map(|(_, other)| *other);
        let starts = path.rmatch_indices(['/', '\\']).map(|(at, _)| at + 1).filter(|&at| at < path.len());
        let is_alone = |tail: &str| others().all(|other| !ends_with_parts(other, tail));
        starts.map(|at| path.split_at(at).1).find(|tail| is_alone(tail)).unwrap_or(path)
    };
    paths.iter().enumerate().map(tail).collect()
}

fn ends_with_parts(path: &str, tail: &str) -> bool {
    path.strip_suffix(tail).is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_called_by_what_tells_it_from_the_others() {
        assert_eq!(tails(&["/news/a.ar.txt", "/news/b.ar.txt"]), ["a.ar.txt", "b.ar.txt"]);
        assert_eq!(tails(&["/old/ar.txt", "/new/ar.txt", "/new/b.txt"]), ["old/ar.txt", "new/ar.txt", "b.txt"]);
        assert_eq!(tails(&["ar.txt", "other-ar.txt"]), ["ar.txt", "other-ar.txt"]);
    }

    #[test]
    fn paths_that_are_the_same_or_end_like_a_whole_other_stay_whole() {
        assert_eq!(tails(&["x/ar.txt", "x/ar.txt"]), ["x/ar.txt", "x/ar.txt"]);
        assert_eq!(tails(&["ar.txt", "x/ar.txt", "folder/"]), ["ar.txt", "x/ar.txt", "folder/"]);
    }
}
