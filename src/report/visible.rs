//! Input made safe to show: nothing in a text may break a line, drive a terminal or turn the reading order around.

/// Which characters without a shape of their own are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// Those that do something to the text around them: controls, bidi controls, separators of lines.
    Active,
    /// All, zero-width joiners and soft hyphens too.
    All,
}

/// `text` on one line with every such character replaced by its name or picture.
pub(super) fn visible(text: &str, show: Show) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_break = false;
    for character in text.chars() {
        let breaks = matches!(character, '\t' | '\n' | '\r');
        if breaks && !after_break {
            out.push(' ');
        } else if !breaks {
            push(&mut out, character, show);
        }
        after_break = breaks;
    }
    out
}

/// `text` on one line in parts, in order: whether each is what a hidden character is shown as (without its brackets), or
/// text. Line ends and tabs become spaces, one for one, so that the places of everything behind them stay the same.
pub(super) fn hidden_parts(text: &str) -> Vec<(String, bool)> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for character in text.chars() {
        let character = if matches!(character, '\t' | '\n' | '\r') { ' ' } else { character };
        match (stand_in(character, Show::Active), parts.last_mut()) {
            (Some(name), _) => parts.push((name.trim_matches(['‹', '›']).to_owned(), true)),
            (None, Some((part, false))) => part.push(character),
            (None, _) => parts.push((character.to_string(), false)),
        }
    }
    parts
}

/// The names of hidden characters, by character.
pub(super) fn hidden_names() -> impl Iterator<Item = (&'static str, u32)> {
    NAMES.iter().map(|&(character, name, _)| (name, u32::from(character)))
}

fn push(out: &mut String, character: char, show: Show) {
    match stand_in(character, show) {
        Some(name) => out.push_str(&name),
        None => out.push(character),
    }
}

/// What `character` is shown as; `None` if it can stand as it is.
fn stand_in(character: char, show: Show) -> Option<String> {
    let code = u32::from(character);
    match character {
        // Unicode has pictures for the C0 controls, in their order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + code).map(String::from),
        '\u{7f}' => Some(String::from('\u{2421}')),
        _ => {
            let name = NAMES.iter().find(|&&(named, _, _)| named == character);
            match name {
                Some(&(_, _, least)) if least == Show::All && show == Show::Active => None,
                Some(&(_, name, _)) => Some(format!("‹{name}›")),
                None if is_hidden(character) => Some(format!("‹U+{code:04X}›")),
                None => None,
            }
        }
    }
}

/// Characters with names that people use, and from when on they are shown.
const NAMES: &[(char, &str, Show)] = &[
    ('\u{ad}', "SHY", Show::All),
    ('\u{61c}', "ALM", Show::Active),
    ('\u{200b}', "ZWSP", Show::All),
    ('\u{200c}', "ZWNJ", Show::All),
    ('\u{200d}', "ZWJ", Show::All),
    ('\u{200e}', "LRM", Show::Active),
    ('\u{200f}', "RLM", Show::Active),
    ('\u{2028}', "LS", Show::Active),
    ('\u{2029}', "PS", Show::Active),
    ('\u{202a}', "LRE", Show::Active),
    ('\u{202b}', "RLE", Show::Active),
    ('\u{202c}', "PDF", Show::Active),
    ('\u{202d}', "LRO", Show::Active),
    ('\u{202e}', "RLO", Show::Active),
    ('\u{2060}', "WJ", Show::All),
    ('\u{2066}', "LRI", Show::Active),
    ('\u{2067}', "RLI", Show::Active),
    ('\u{2068}', "FSI", Show::Active),
    ('\u{2069}', "PDI", Show::Active),
    ('\u{feff}', "BOM", Show::All),
];

/// Other controls and format characters that no reader sees.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

/// `text` set apart from what stands around it, so that its own direction orders it and nothing else. What has no letter written
/// from right to left needs that nowhere, and terminals that draw the marks would show them.
pub(crate) fn isolated(text: &str) -> String {
    if text.chars().any(turns_direction) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// How many columns the marks of [`isolated`] may take.
pub(crate) const ISOLATES: usize = 2;

/// Whether a character is written from right to left, or turns the direction of others.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// `message` made visible, with what it quotes between “ and ” isolated.
pub(super) fn message(message: &str) -> String {
    let mut out = String::with_capacity(message.len() + 16);
    for (part, is_quoted) in quoted_parts(message) {
        let part = visible(part, Show::All);
        out.push_str(&if is_quoted { isolated(&part) } else { part });
    }
    out
}

/// The parts of a message, in order; those between “ and ” (the marks left outside) are quotations. A mark that is
/// opened within a quotation belongs to it up to its own end.
pub(super) fn quoted_parts(message: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = message;
    while let Some((head, tail)) = rest.split_once('“') {
        let Some(end) = closing(tail) else { break };
        let (quoted, after) = tail.split_at(end);
        let mark = rest.len() - tail.len();
        let (before, _) = rest.split_at(mark);
        debug_assert!(before.starts_with(head));
        parts.extend([(before, false), (quoted, true)]);
        rest = after;
    }
    parts.push((rest, false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// Where the ” stands that closes a quotation opened before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1;
    for (at, character) in text.char_indices() {
        match character {
            '“' => open += 1,
            '”' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
    }
    text.find('”')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_lose_their_power() {
        assert_eq!(visible("a\u{1b}[31m\r\n\tb\0", Show::Active), "a␛[31m b␀");
        assert_eq!(visible("\u{202e}x\u{9b}\u{2028}", Show::Active), "‹RLO›x‹U+009B›‹LS›");
    }

    #[test]
    fn joiners_are_shown_where_they_are_the_point() {
        assert_eq!(visible("می\u{200c}شود", Show::Active), "می\u{200c}شود");
        assert_eq!(visible("می\u{200c}شود", Show::All), "می‹ZWNJ›شود");
    }

    #[test]
    fn quotations_are_isolated_without_their_marks() {
        assert_eq!(message("“نعم” is said twice."), "“\u{2068}نعم\u{2069}” is said twice.");
    }

    #[test]
    fn what_is_written_from_left_to_right_is_not_isolated() {
        assert_eq!(message("“37” stands where the source has “47”."), "“37” stands where the source has “47”.");
    }

    #[test]
    fn a_quotation_within_a_quotation_is_one() {
        let parts = quoted_parts("“قال “نعم” له” against “yes");
        assert_eq!(parts, [("“", false), ("قال “نعم” له", true), ("” against “yes", false)]);
    }
}
