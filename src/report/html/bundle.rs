//! The page's style and script, put together from small files.
//!
//! The scripts are ES modules. They are written one after the other into one script, each behind those that it imports and in
//! a scope of its own that gives out what the module exports.

/// The style sheets in order.
macro_rules! styles {
    ($($name:literal),* $(,)?) => { concat!($(include_str!(concat!("css/", $name, ".css"))),*) };
}

/// The modules in order, with their names.
macro_rules! modules {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!(concat!("js/", $name, ".js")))),*] };
}

/// The style sheet.
pub(super) fn style() -> &'static str {
    styles!("base", "head", "list", "rows", "columns", "overview", "detail", "plain", "print")
}

/// The style sheet of the page that leads to others.
pub(super) fn index_style() -> &'static str {
    styles!("base", "head", "index")
}

static MODULES: &[(&str, &str)] = modules![
    "dom", "data", "strings", "fold", "hidden", "quoted", "store", "names", "panes", "fates", "redline", "address",
    "triage", "filter", "virtual", "words", "cell", "link", "rows", "strip", "list", "why", "markdown", "by_rule",
    "detail", "controls", "find", "aids", "help", "keys", "main",
];

/// All modules as one script.
pub(super) fn script() -> String {
    MODULES.iter().map(|&(name, module)| scoped(name, module)).collect()
}

/// A module as a constant that holds what it exports.
fn scoped(name: &str, module: &str) -> String {
    let line = |line: &str| match imported(line) {
        Some((names, from)) => format!("const {names} = {from}_js;"),
        None => line.strip_prefix("export ").unwrap_or(line).to_owned(),
    };
    let body = module.lines().map(line).collect::<Vec<_>>().join("\n");
    let exports: Vec<&str> = module.lines().filter_map(exported).collect();
    format!("const {name}_js = (() => {{\n{body}\nreturn {{ {} }};\n}})();\n", exports.join(", "))
}

/// `import { a, b } from "./x.js";`: the names in their braces, and the module.
fn imported(line: &str) -> Option<(&str, &str)> {
    let (names, from) = line.strip_prefix("import ")?.split_once(" from ")?;
    Some((names, from.strip_prefix("\"./")?.strip_suffix(".js\";")?))
}

/// The name that a line exports.
fn exported(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("export ")?;
    let name = ["const ", "function ", "class "].iter().find_map(|word| rest.strip_prefix(word))?;
    name.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_style_or_script_ends_its_element() {
        let script = script();
        assert!(!style().contains("</") && !script.contains("</") && !script.contains("<!--"));
    }

    #[test]
    fn modules_import_what_modules_before_them_export() {
        for (number, (name, module)) in MODULES.iter().enumerate() {
            assert_eq!(module.matches("\nexport ").count(), module.lines().filter_map(exported).count(), "{name}");
            for line in module.lines().filter(|line| line.starts_with("import ")) {
                let (names, from) = imported(line).unwrap_or_else(|| panic!("{name}: {line}"));
                let other = MODULES.iter().take(number).find(|(other, _)| *other == from);
                let (_, source) = other.unwrap_or_else(|| panic!("{name} imports from {from}, which comes later"));
                for imported in names.trim_matches(['{', '}', ' ']).split(", ") {
                    assert!(source.lines().filter_map(exported).any(|export| export == imported), "{name}: {imported}");
                }
            }
        }
    }
}
