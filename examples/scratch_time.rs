use muqabala::align::{signal::Model, *};
use muqabala::language::{Language, segment};
use muqabala::text::*;
use std::time::Instant;
fn lines(text: &str, lang: Language) -> Analysis {
    let mut b = DocumentBuilder::of_text(text.to_owned());
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            b.plain_block(Span::new(at, at + line.len()), Role::Segment);
        }
        at += line.len() + 1;
    }
    let mut d = b.finish();
    segment(&mut d, &lang);
    Analysis::new(d, lang)
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let mut t = Instant::now();
    let mut lap = |s: &str| {
        eprintln!("{s} {:?}", t.elapsed());
        t = Instant::now();
    };
    let en = lines(&std::fs::read_to_string(&a[1]).unwrap(), Language::english());
    let ar = lines(&std::fs::read_to_string(&a[2]).unwrap(), Language::arabic());
    lap("analysis");
    let lex = [lexicon::Lexicon::builtin()];
    let g = Ground::new(Sides::new(&en, &ar), &lex);
    lap("ground");
    let m = Model::new(&g);
    lap("model");
    let l = lattice(&g, &m);
    lap("lattice");
    let p = l.posterior(&[0.0; SHAPES]);
    lap("posterior");
    let e = p.expected();
    lap("expected");
    let n = p.nulls();
    lap("nulls");
    let b = l.best(&[0.0; SHAPES]);
    lap("best");
    eprintln!("{} {} {} {}", e[0], n.source.len(), b.len(), l.beads().count());
}
