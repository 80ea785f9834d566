//! The direction of imports: `text <- language <- align <- check <- compare <- report <- config <- cli`, and `format` on `text` alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and the layers it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("language", &["text"]),
    ("format", &["text"]),
    ("align", &["text", "language"]),
    ("check", &["text", "language", "align"]),
    ("compare", &["text", "language", "align", "check"]),
    ("report", &["text", "language", "align", "check", "compare"]),
    ("config", &["text", "language", "align", "check", "report"]),
    ("cli", &["text", "language", "format", "align", "check", "compare", "report", "config"]),
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()
}

fn named_in(group: &str) -> Vec<String> {
    group.split('}').next().unwrap_or_default().split(',').map(|part| identifier(part.trim())).collect()
}

/// Every `crate::layer` that a file names, `use` lines and paths in the code alike.
fn layers_named(code: &str) -> Vec<String> {
    let parts = code.split("crate::").skip(1);
    let mut names = Vec::new();
    for rest in parts {
        match rest.strip_prefix('{') {
            Some(group) => names.extend(named_in(group)),
            None => names.push(identifier(rest)),
        }
    }
    names
}

#[test]
fn imports_point_downwards() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let mut wrong = Vec::new();
    for path in files {
        let inside = path.strip_prefix(&root).expect("below src");
        let first = inside.components().next().expect("a name").as_os_str().to_string_lossy();
        let layer = first.trim_end_matches(".rs");
        let Some(may) = allowed.get(layer) else { continue };
        for name in layers_named(&fs::read_to_string(&path).expect("a source file")) {
            if allowed.contains_key(name.as_str()) && name != layer && !may.contains(&name.as_str()) {
                wrong.push(format!("{} imports {name}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_folder_of_the_sources_is_a_layer_with_a_section_in_the_docs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_to_string(root.join("docs/architecture.md")).expect("docs/architecture.md");
    for entry in fs::read_dir(root.join("src")).expect("src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(MAY_IMPORT.iter().any(|(layer, _)| *layer == name), "src/{name} is no layer");
            assert!(docs.contains(&format!("## `{name}`")), "docs/architecture.md has no section on {name}");
        }
    }
}
