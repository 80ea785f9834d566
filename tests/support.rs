//! Texts for tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use muqabala::align::{Alignment, Analysis, Link};
use muqabala::format::{Content, Format, Segmentation};
use muqabala::language::Language;
use muqabala::text::{Block, Document, DocumentBuilder, Role, Sides, Span};

/// A document with one paragraph for each of `paragraphs`, not segmented.
pub(crate) fn document<S: AsRef<str>>(paragraphs: &[S]) -> Document {
    let text = paragraphs.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("\n\n");
    let mut builder = DocumentBuilder::of_text(text);
    let mut at = 0;
    for paragraph in paragraphs.iter().map(AsRef::as_ref) {
        let span = Span::new(at, at + paragraph.len());
        builder.block(Block { span, role: Role::Paragraph, unit: None, group: 0 });
        at = span.end + 2;
    }
    builder.finish()
}

/// The analysis of a plain text as read from a file.
pub(crate) fn read(text: &str, language: Language) -> Analysis {
    match Format::of_name("a.txt").read(text.as_bytes(), Segmentation::Auto).expect("a text") {
        Content::Text(document) => Analysis::of(document, language),
        Content::Bitext(_) => panic!("plain text is no bitext"),
    }
}

/// The folder of acceptance input beside the checkout, or nothing, said on standard error, where it is absent.
pub(crate) fn shared(part: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = ["../shared", "../../shared"].iter().map(|up| root.join(up).join(part)).find(|path| path.exists());
    if found.is_none() {
        eprintln!("skipped: {part} is not beside the checkout");
    }
    found
}

/// Analyses of paragraph pairs and the alignment that links each paragraph with its counterpart.
pub(crate) fn pairs<S: AsRef<str>>(source: (&[S], Language), target: (&[S], Language)) -> (Sides<Analysis>, Alignment) {
    let analyse = |(paragraphs, language): (&[S], Language)| Analysis::of(document(paragraphs), language);
    let texts = Sides::new(analyse(source), analyse(target));
    let blocks = texts.source.document.blocks().len().max(texts.target.document.blocks().len());
    let run = |text: &Analysis, block: usize| {
        let number = |k: usize| text.document.segments().partition_point(|segment| segment.block < k);
        number(block)..number(block + 1)
    };
    let link = |k: usize| Link::given(Sides::new(run(&texts.source, k), run(&texts.target, k)));
    let links =
        (0..blocks).map(link).filter(|link| !link.segments.source.is_empty() || !link.segments.target.is_empty());
    let alignment = Alignment::new(links.collect());
    (texts, alignment)
}

/// Analyses of the rows of a bitext, each linked with its counterpart.
pub(crate) fn rows<S: AsRef<str>>(source: (&[S], Language), target: (&[S], Language)) -> (Sides<Analysis>, Alignment) {
    let row = |(a, b): (&S, &S)| format!("{}\t{}\n", a.as_ref(), b.as_ref());
    let tsv: String =
        std::iter::once("source\ttarget\n".to_owned()).chain(source.0.iter().zip(target.0).map(row)).collect();
    let Content::Bitext(documents) = Format::of_name("a.tsv").read(tsv.as_bytes(), Segmentation::Auto).expect("rows")
    else {
        panic!("a TSV is a bitext");
    };
    let texts = Sides::new(Analysis::of(documents.source, source.1), Analysis::of(documents.target, target.1));
    let count = texts.source.document.segments().len();
    let links = (0..count).map(|k| Link::given(Sides::new(k..k + 1, k..k + 1))).collect();
    (texts, Alignment::new(links))
}

/// A folder to run the command in, empty at the start of its test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// The folder of the test `name`, with `files` in it.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("folders").join(name);
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).expect("a folder");
        let folder = Self(folder);
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    /// A folder below this one, as it is.
    pub(crate) fn inside(&self, name: &str) -> Self {
        Self(self.0.join(name))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, in folders that are made.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("read")
    }

    /// Whether there is a file.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }

    /// Runs the command here without an encoder.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_muqabala"));
        let output = command.args(args).args(["--encoder", "none"]).current_dir(&self.0).output();
        Run(output.expect("the command runs"))
    }
}

/// How a run of the command ended.
pub(crate) struct Run(Output);

impl Run {
    pub(crate) fn status(&self) -> Option<i32> {
        self.0.status.code()
    }

    /// What was printed on standard output.
    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    /// What was printed on standard error.
    pub(crate) fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    /// Sees that the run was refused with one line that has `expected` in it.
    #[track_caller]
    pub(crate) fn is_refused(&self, expected: &str) {
        let error = self.err();
        assert_eq!(self.status(), Some(2), "{error}");
        assert!(error.contains(expected) && error.lines().count() == 1, "{error}");
    }

    /// The rules of the findings printed as JSON lines.
    pub(crate) fn rules(&self) -> Vec<String> {
        let rule = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["rule"].clone();
        self.out().lines().map(|line| rule(line).as_str().expect("a rule").to_owned()).collect()
    }
}
