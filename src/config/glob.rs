//! Patterns of paths: `*` and `?` inside a name, `**` for any folders.

/// Whether a path, its names parted by `/`, fits a pattern. A pattern without `/` is for the name of the file alone, in any folder.
pub(super) fn fits(pattern: &str, path: &str) -> bool {
    let names = |text: &str| -> Vec<String> {
        text.split('/').filter(|name| !matches!(*name, "" | ".")).map(str::to_owned).collect()
    };
    let (pattern, path) = (names(pattern), names(path));
    match (pattern.as_slice(), path.last()) {
        ([only], Some(name)) if only != "**" => fits_name(only, name),
        (pattern, _) => fits_names(pattern, &path),
    }
}

fn fits_names(pattern: &[String], path: &[String]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        Some((any, rest)) if any == "**" => {
            (0..=path.len()).any(|k| path.get(k..).is_some_and(|path| fits_names(rest, path)))
        }
        Some((name, rest)) => {
            path.split_first().is_some_and(|(first, path)| fits_name(name, first) && fits_names(rest, path))
        }
    }
}

/// Time: the product of the two lengths.
fn fits_name(pattern: &str, name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    // Whether the pattern so far fits the first k letters.
    let mut fits: Vec<bool> = (0..=name.len()).map(|k| k == 0).collect();
    for wanted in pattern.chars() {
        let mut any = false;
        let mut before = false;
        for k in 0..fits.len() {
            let here = fits.get(k).copied().unwrap_or_default();
            any |= here;
            let letter = k.checked_sub(1).and_then(|k| name.get(k));
            let now = match wanted {
                '*' => any,
                '?' => before && letter.is_some(),
                other => before && letter == Some(&other),
            };
            before = here;
            if let Some(slot) = fits.get_mut(k) {
                *slot = now;
            }
        }
    }
    fits.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_folders_are_matched_by_their_signs() {
        for (pattern, path) in [
            ("*.po", "locale/ar/app.po"),
            ("locale/**", "locale/ar/app.po"),
            ("locale/*/app.po", "./locale/ar/app.po"),
            ("**/ar/*.p?", "locale/ar/app.po"),
            ("locale/ar/app.po", "locale/ar/app.po"),
            ("**", "a"),
            ("أخبار*.txt", "أخبار اليوم.txt"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("*.po", "app.pot"),
            ("locale/*", "locale/ar/app.po"),
            ("ar/*.po", "locale/ar/app.po"),
            ("a?.po", "a.po"),
            ("", "a"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }
}
