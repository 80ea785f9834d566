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

/// The scripts of the action, in their order.
#[cfg(unix)]
fn scripts() -> Vec<String> {
    let action = read("action.yml");
    let indented = |script: &str| -> Vec<String> {
        script.lines().take_while(|line| line.starts_with("        ")).map(str::to_owned).collect()
    };
    action.split("run: |\n").skip(1).map(|script| indented(script).join("\n")).collect()
}

#[cfg(unix)]
#[test]
fn the_action_keeps_a_program_for_each_state_of_its_sources_and_builds_it_once() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("action of a runner");
    drop(fs::remove_dir_all(&folder));
    for part in ["action/src", "action/products", "action/models", "action/docs/rules", "home", "bin"] {
        fs::create_dir_all(folder.join(part)).expect("a folder");
    }
    for file in ["Cargo.toml", "Cargo.lock", "src/main.rs", "products/lib.rs", "models/encoder", "docs/rules/a.md"] {
        fs::write(folder.join("action").join(file), file).expect("written");
    }
    let cargo = "#!/bin/sh\nfor root; do :; done\necho built >> built\nmkdir -p \"$root/bin\"\nprintf '#!/bin/sh\\n' > \"$root/bin/muqabala\"\n\
                 chmod +x \"$root/bin/muqabala\"\n";
    let file = folder.join("bin/cargo");
    fs::write(&file, cargo).expect("written");
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("made a program");
    let path = format!("{}:{}", folder.join("bin").display(), std::env::var("PATH").unwrap_or_default());
    let step = |script: &str, key: &str| {
        let output = folder.join("output");
        fs::write(&output, "").expect("written");
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(&folder);
        command.env("PATH", &path).env("HOME", folder.join("home")).env("GITHUB_ACTION_PATH", folder.join("action"));
        command.env("GITHUB_OUTPUT", &output).env("GITHUB_PATH", folder.join("path")).env("KEY", key);
        command.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64").env("ImageOS", "ubuntu24");
        assert!(command.status().expect("bash").success(), "{script}");
        fs::read_to_string(&output).expect("an output").trim_start_matches("key=").trim_end().to_owned()
    };
    let scripts = scripts();
    let [key_of, build, ..] = scripts.as_slice() else { panic!("{scripts:?}") };
    let key = step(key_of, "");
    assert!(key.starts_with("muqabala-Linux-X64-ubuntu24-") && key.len() > 60, "{key}");
    assert_eq!(step(key_of, ""), key);
    step(build, &key);
    step(build, &key);
    fs::write(folder.join("action/docs/rules/a.md"), "changed").expect("written");
    let changed = step(key_of, "");
    assert_ne!(changed, key);
    fs::write(folder.join("action/products/lib.rs"), "changed").expect("written");
    assert_ne!(step(key_of, ""), changed);
    fs::write(folder.join("action/src/main.rs"), "changed").expect("written");
    let other = step(key_of, "");
    assert_ne!(other, key);
    step(build, &other);
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("written");
    assert_eq!(read("built").lines().count(), 2, "once for each state");
    let last = read("path").lines().last().map(str::to_owned).expect("a folder of programs");
    assert!(Path::new(&last).join("muqabala").exists(), "{last}");
}

#[cfg(unix)]
#[test]
fn the_action_takes_what_it_is_given_for_names_and_never_for_code() {
    let scripts = scripts();
    let script = scripts.last().expect("the step that checks");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("action");
    drop(fs::remove_dir_all(&folder));
    let texts = folder.join("a $(touch broken) ; b");
    fs::create_dir_all(&texts).expect("a folder");
    fs::write(texts.join("x.en.txt"), "He left in the evening.\n").expect("written");
    fs::write(texts.join("x.ar.txt"), "وغادر في في المساء.\n").expect("written");
    let bin = Path::new(env!("CARGO_BIN_EXE_muqabala")).parent().expect("a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let act = |source: &str, fail_on: &str| {
        let mut command = Command::new("bash");
        command.args(["-c", script]).current_dir(&folder).env("PATH", &path);
        for name in ["TARGET", "BASELINE", "REPORT"] {
            command.env(name, "");
        }
        command.env("SOURCE", source).env("PATTERN", "{name}.en.txt,{name}.ar.txt");
        command.env("FAIL_ON", fail_on).env("OPTIONS", "--select repeated-word --encoder none").output().expect("bash")
    };
    let failing = act("a $(touch broken) ; b", "");
    let printed = String::from_utf8_lossy(&failing.stdout).into_owned();
    assert_eq!(failing.status.code(), Some(1), "{printed}{}", String::from_utf8_lossy(&failing.stderr));
    assert!(printed.starts_with("::error file=a $(touch broken) ; b/x.ar.txt,line=1"), "{printed}");
    assert_eq!(printed.lines().count(), 1, "annotations and nothing else: {printed}");
    assert_eq!(act("a $(touch broken) ; b", "never").status.code(), Some(0));
    let absent = act("--output=broken", "never");
    assert_eq!(absent.status.code(), Some(2), "a name is no option");
    assert!(!folder.join("broken").exists());
}
