//! The files for continuous integration: what they run, the program understands.

use std::fs;
use std::path::Path;
use std::process::Command;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

fn help() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_muqabala")).args(["check", "--help"]).output().expect("runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_option_named_there_exists() {
    let help = help();
    let mut seen = 0;
    for file in [".pre-commit-hooks.yaml", "action.yml", "docs/ci.md", "docs/many-files.md"] {
        let text = read(file);
        let lines = text.lines().filter(|line| line.contains("muqabala check") || line.contains("arguments"));
        for option in lines.flat_map(|line| line.split([' ', '(', '`'])).filter(|word| word.starts_with("--")) {
            let option = option.trim_end_matches([',', '.', ')', ']']);
            assert!(help.contains(option), "{file}: {option}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[cfg(unix)]
#[test]
fn the_action_takes_what_it_is_given_for_names_and_never_for_code() {
    let action = read("action.yml");
    let (_, script) = action.rsplit_once("run: |\n").expect("the last step");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("action");
    drop(fs::remove_dir_all(&folder));
    let texts = folder.join("a $(touch broken) ; b");
    fs::create_dir_all(&texts).expect("a folder");
    fs::write(texts.join("x.en.txt"), "He left in the evening.\n").expect("written");
    fs::write(texts.join("x.ar.txt"), "وغادر في في المساء.\n").expect("written");
    let bin = Path::new(env!("CARGO_BIN_EXE_muqabala")).parent().expect("a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let act = |fail_on: &str| {
        let mut command = Command::new("bash");
        command.args(["-c", script]).current_dir(&folder).env("PATH", &path);
        for name in ["TARGET", "BASELINE", "REPORT"] {
            command.env(name, "");
        }
        command.env("SOURCE", "a $(touch broken) ; b").env("PATTERN", "{name}.en.txt,{name}.ar.txt");
        command.env("FAIL_ON", fail_on).env("OPTIONS", "--select repeated-word --encoder none").output().expect("bash")
    };
    let failing = act("");
    let printed = String::from_utf8_lossy(&failing.stdout).into_owned();
    assert_eq!(failing.status.code(), Some(1), "{printed}{}", String::from_utf8_lossy(&failing.stderr));
    assert!(printed.starts_with("::error file=a $(touch broken) ; b/x.ar.txt,line=1"), "{printed}");
    assert_eq!(printed.lines().count(), 1, "annotations and nothing else: {printed}");
    assert_eq!(act("never").status.code(), Some(0));
    assert!(!folder.join("broken").exists());
}
