use super::*;
use crate::align::Link;
use crate::text::{Document, DocumentBuilder, Role, Segment, Span};

/// A document of one-letter segments: `a b c`.
fn document(segments: usize) -> Document {
    let text: String = (0..segments).map(|_| "م ").collect();
    let mut builder = DocumentBuilder::of_text(text.clone());
    builder.plain_block(Span::all(&text), Role::Paragraph);
    let mut document = builder.finish();
    let letter = "م".len();
    let segment = |k: usize| Segment { span: Span::new(k * (letter + 1), k * (letter + 1) + letter), block: 0 };
    document.set_segments((0..segments).map(segment).collect());
    document
}

/// The segments of both sides, and whether it is moved.
type Plain = (Vec<usize>, Vec<usize>, bool);

fn links(saved: &Saved, source: usize, target: usize) -> Result<Vec<Plain>> {
    let (source, target) = (document(source), document(target));
    let alignment = saved.alignment(Sides::new(&source, &target))?;
    let plain =
        |link: &Link| (link.segments.source.clone().collect(), link.segments.target.clone().collect(), link.moved);
    Ok(alignment.links().iter().map(plain).collect())
}

fn message(result: Result<impl std::fmt::Debug>) -> String {
    result.expect_err("an error").in_file("f").to_string()
}

#[test]
fn beads_are_read_with_and_without_a_score_and_what_they_leave_out_is_unlinked() {
    let saved = Saved::parse("[0,1]:[0]:0.98\n[2]:[]\n\n[3]:[2]\n").unwrap();
    let expected =
        [(vec![0, 1], vec![0], false), (vec![2], vec![], false), (vec![], vec![1], false), (vec![3], vec![2], false)];
    assert_eq!(links(&saved, 4, 3).unwrap(), expected);
}

#[test]
fn beads_that_cross_the_longest_chain_are_moved() {
    let saved = Saved::parse("[0]:[2]:0\n[1]:[0]:0\n[2]:[1]:0\n").unwrap();
    let moved: Vec<bool> = links(&saved, 3, 3).unwrap().into_iter().map(|link| link.2).collect();
    assert_eq!(moved, [true, false, false]);
}

#[test]
fn a_ladder_s_rungs_bound_its_links() {
    let saved = Saved::parse("0\t0\t0.5\n1\t1\t0.3\n3\t2\t0\n3\t4\t0\n4\t5\t1\n").unwrap();
    let expected = [
        (vec![0], vec![0], false),
        (vec![1, 2], vec![1], false),
        (vec![], vec![2], false),
        (vec![], vec![3], false),
        (vec![3], vec![4], false),
    ];
    assert_eq!(links(&saved, 4, 5).unwrap(), expected);
}

#[test]
fn anchors_name_sentences_from_1_or_places() {
    let saved = Saved::parse_anchors("# by hand\nsource\ttarget\n1\t1-2\n2,3\t-\n@6-7\t3\tmoved\n").unwrap();
    let (source, target) = (document(4), document(3));
    let fixed = saved.locked(Sides::new(&source, &target)).unwrap();
    let runs: Vec<_> = fixed.links().iter().map(|link| link.segments.clone()).collect();
    assert_eq!(runs, [Sides::new(0..1, 0..2), Sides::new(1..3, 0..0), Sides::new(3..4, 2..3)]);
    assert!(fixed.links()[2].moved && fixed.links().iter().all(|link| link.locked));
    let json = r#"{"anchors": [{"source": 1, "target": [1, 2]}, {"source": {"start": 6, "end": 7}, "target": null}]}"#;
    let saved = Saved::parse_anchors(json).unwrap();
    let fixed = saved.locked(Sides::new(&source, &target)).unwrap();
    let runs: Vec<_> = fixed.links().iter().map(|link| link.segments.clone()).collect();
    assert_eq!(runs, [Sides::new(0..1, 0..2), Sides::new(3..4, 0..0)]);
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    for (text, expected) in [
        ("[0]:[0]:1\n[1;2]:[1]:1\n", "2:1: “1;2” is no segment number"),
        ("[0,2]:[0]:1\n", "1:1: the segments of a link follow each other: 2 does not follow 0"),
        ("0\t0\t1\n2\t2\t1\n1\t3\t1\n", "3:1: the ladder goes back"),
        ("0 0 1\n", "1:1: “0 0 1” is no segment number"),
        ("{\"schema\": \"muqabala/align/1\",\n \"links\": [}", "2:12: not valid JSON"),
        ("{\"schema\": \"muqabala/baseline/1\", \"findings\": []}", "“muqabala/baseline/1” is no alignment"),
        ("hello", "this is no alignment"),
    ] {
        let found = message(Saved::parse(text));
        assert!(found.contains(expected), "{found}");
    }
    for (text, expected) in [
        ("1\t2\n3\n", "2:1: an anchor is two cells"),
        ("0\t2\n", "1:1: sentences are numbered from 1"),
        ("-\t-\n", "1:1: both sides are empty"),
        ("1\t1\tfixed\n", "“fixed” is not known"),
        ("1\tx\n", "“x” is no sentence number"),
        ("[{\"source\": 1, \"taget\": 2}]", "1:"),
    ] {
        let found = message(Saved::parse_anchors(text));
        assert!(found.contains(expected), "{found}");
    }
}

#[test]
fn links_that_do_not_fit_the_texts_are_refused() {
    for (text, expected) in [
        ("[0]:[0]:1\n[4]:[1]:1\n", "2:1: there is no source segment 5: it has 4"),
        ("[0]:[0]:1\n[0]:[1]:1\n", "2:1: source segment 1 stands in two links"),
        ("[]:[]:1\n", "1:1: both sides are empty"),
    ] {
        let found = message(links(&Saved::parse(text).unwrap(), 4, 4));
        assert!(found.contains(expected), "{found}");
    }
    let crossing = Saved::parse_anchors("2\t1\n1\t2\n").unwrap();
    let (source, target) = (document(2), document(2));
    let found = message(crossing.locked(Sides::new(&source, &target)).map(|_| ()));
    assert!(found.contains("crosses") && found.contains("not marked as moved"), "{found}");
}

#[test]
fn the_confidence_of_single_segments_is_read_back() {
    let line = r#"{"source":{"start":0,"end":3},"target":{"start":0,"end":1},"confidence":0.5,"members":{"source":[0.9,0.6],"target":[0.8]}}"#;
    let (source, target) = (document(2), document(1));
    let alignment = Saved::parse(line).unwrap().alignment(Sides::new(&source, &target)).unwrap();
    let second = |alignment: &crate::align::Alignment| alignment.links()[0].confidence_at(Side::Source, 1);
    assert!((second(&alignment) - 0.6).abs() < 1e-6);
    let plain = Saved::parse(&line.replace(r#","members":{"source":[0.9,0.6],"target":[0.8]}"#, "")).unwrap();
    let alignment = plain.alignment(Sides::new(&source, &target)).unwrap();
    assert!((second(&alignment) - 0.5).abs() < 1e-6);
}
