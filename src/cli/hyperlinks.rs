//! Which terminals understand hyperlinks (OSC 8). Others may print them as rubbish, so only those that are known get any.

use std::env;

/// Variables that such terminals set, with how their value begins.
const SIGNS: &[(&str, &str)] = &[
    ("FORCE_HYPERLINK", "1"),
    ("KITTY_WINDOW_ID", ""),
    ("KONSOLE_VERSION", "2"),
    ("TERM", "alacritty"),
    ("TERM", "foot"),
    ("TERM", "xterm-ghostty"),
    ("TERM", "xterm-kitty"),
    ("TERM_PROGRAM", "WezTerm"),
    ("TERM_PROGRAM", "ghostty"),
    ("TERM_PROGRAM", "iTerm.app"),
    ("TERM_PROGRAM", "vscode"),
    ("VTE_VERSION", "5"),
    ("VTE_VERSION", "6"),
    ("VTE_VERSION", "7"),
    ("VTE_VERSION", "8"),
    ("WT_SESSION", ""),
];

/// Whether the terminal of this process is one of them.
pub(super) fn are_understood() -> bool {
    are_signs_in(|name| env::var(name).ok())
}

fn are_signs_in(variable: impl Fn(&str) -> Option<String>) -> bool {
    SIGNS.iter().any(|(name, start)| variable(name).is_some_and(|value| value.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_terminals_are_trusted() {
        let with = |name: &'static str, value: &'static str| {
            are_signs_in(move |asked| (asked == name).then(|| value.to_owned()))
        };
        assert!(with("WT_SESSION", "a") && with("TERM", "xterm-kitty"));
        assert!(!with("TERM", "xterm-256color") && !with("TERM_PROGRAM", "Apple_Terminal"));
    }
}
