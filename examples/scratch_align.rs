use muqabala::align::{Analysis, Options, align};
use muqabala::language::{Language, segment};
use muqabala::text::*;
use std::fs;
use std::path::Path;
fn lines(text: &str, lang: Language, by_line: bool) -> Analysis {
    let mut b = DocumentBuilder::of_text(text.to_owned());
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            b.plain_block(Span::new(at, at + line.len()), if by_line { Role::Segment } else { Role::Paragraph });
        }
        at += line.len() + 1;
    }
    let mut d = b.finish();
    segment(&mut d, &lang);
    Analysis::new(d, lang)
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (root, out) = (Path::new(&a[1]), Path::new(&a[2]));
    let settings = a[3].split(',');
    for s in settings {
        let t = std::time::Instant::now();
        let dir = root.join(s);
        let text = s.starts_with("raw");
        fs::create_dir_all(out.join(s)).unwrap();
        let mut files: Vec<_> = fs::read_dir(&dir)
            .unwrap()
            .map(|e| e.unwrap().path())
            .filter(|p| p.extension().is_some_and(|e| e == "ar"))
            .collect();
        files.sort();
        for f in files {
            let ar = lines(&fs::read_to_string(&f).unwrap(), Language::arabic(), !text);
            let en = lines(&fs::read_to_string(f.with_extension("en")).unwrap(), Language::english(), !text);
            let al = align(Sides::new(&ar, &en), &Options::default());
            let stem = f.file_stem().unwrap().to_str().unwrap().to_owned();
            let mut o = String::new();
            for l in al.links() {
                if text {
                    let cp = CodePoints::new(ar.text());
                    let ce = CodePoints::new(en.text());
                    let (ps, pt) = (ar.passage(l.segments.source.clone()), en.passage(l.segments.target.clone()));
                    let x = cp.span(ar.text(), ps.span());
                    let y = ce.span(en.text(), pt.span());
                    let j =
                        |e: bool, v: (usize, usize)| if e { "null".to_string() } else { format!("[{},{}]", v.0, v.1) };
                    o += &format!(
                        "{{\"src\":{},\"tgt\":{}}}\n",
                        j(l.segments.source.is_empty(), x),
                        j(l.segments.target.is_empty(), y)
                    );
                } else {
                    let j = |r: std::ops::Range<usize>| r.map(|x| x.to_string()).collect::<Vec<_>>().join(",");
                    o += &format!(
                        "[{}]:[{}]:{:.4}\n",
                        j(l.segments.source.clone()),
                        j(l.segments.target.clone()),
                        l.confidence
                    );
                }
            }
            fs::write(out.join(s).join(format!("{stem}.{}", if text { "align.jsonl" } else { "align" })), o).unwrap();
        }
        eprintln!("{s} {:?}", t.elapsed());
    }
}
