//! A reliability plot: of links of a confidence, how many are right.

use std::fmt::Write;

use crate::scores::{BINS, Bin, Scores};

/// Width and height of the square, and the space around it.
const SIZE: f64 = 360.0;
const MARGIN: f64 = 56.0;

/// A colour for each line, told apart without colour by its dashes.
const STROKES: [(&str, &str); 5] =
    [("#0b5fa5", ""), ("#b3261e", "6 3"), ("#3c7a2a", "2 3"), ("#7a4dab", "8 3 2 3"), ("#8a5a00", "1 2")];

/// The sets that are drawn.
const SETS: [&str; 5] = ["all/noisy", "all/moved", "all/clauses", "all/interview", "all/everything"];

/// Bins of fewer links are not drawn: they say nothing.
const FEWEST: f64 = 10.0;

/// The plot as SVG.
pub(crate) fn reliability(scores: &Scores) -> String {
    let (width, height) = (SIZE + 2.0 * MARGIN + 190.0, SIZE + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<title>Reliability of link confidence</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    frame(&mut svg);
    for (number, (set, (colour, dashes))) in SETS.iter().zip(STROKES).enumerate() {
        let Some(counts) = scores.0.get(*set) else { continue };
        line(&mut svg, &counts.bins, colour, dashes);
        let (x, y) = (MARGIN + SIZE + 16.0, MARGIN + 20.0 * number as f64 + 10.0);
        let name = set.trim_start_matches("all/");
        let error = counts.calibration_error();
        put(
            &mut svg,
            &format!(
                "<path d=\"M{x:.0} {y:.0}h24\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>\
                 <text x=\"{:.0}\" y=\"{:.0}\">{name}, ECE {error:.3}</text>",
                x + 30.0,
                y + 4.0
            ),
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn put(svg: &mut String, line: &str) {
    writeln!(svg, "{line}").expect("a string takes all that is written");
}

fn x(value: f64) -> f64 {
    MARGIN + value * SIZE
}

fn y(value: f64) -> f64 {
    MARGIN + (1.0 - value) * SIZE
}

fn frame(svg: &mut String) {
    put(svg, &format!("<path d=\"M{} {}L{} {}\" stroke=\"#999\"/>", x(0.0), y(0.0), x(1.0), y(1.0)));
    put(
        svg,
        &format!(
            "<rect x=\"{MARGIN}\" y=\"{MARGIN}\" width=\"{SIZE}\" height=\"{SIZE}\" fill=\"none\" stroke=\"#333\"/>"
        ),
    );
    for step in 0..=5 {
        let value = f64::from(step) / 5.0;
        put(
            svg,
            &format!("<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{value:.1}</text>", x(value), y(0.0) + 16.0),
        );
        put(
            svg,
            &format!(
                "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{value:.1}</text>",
                x(0.0) - 6.0,
                y(value) + 4.0
            ),
        );
    }
    put(
        svg,
        &format!(
            "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\">confidence of links</text>",
            x(0.5),
            y(0.0) + 38.0
        ),
    );
    put(
        svg,
        &format!(
            "<text transform=\"translate({:.0} {:.0}) rotate(-90)\" text-anchor=\"middle\">share that is right</text>",
            x(0.0) - 36.0,
            y(0.5)
        ),
    );
}

fn line(svg: &mut String, bins: &[Bin; BINS], colour: &str, dashes: &str) {
    let drawn = bins.iter().filter(|bin| bin.links >= FEWEST);
    let points: Vec<(f64, f64)> = drawn.map(|bin| (x(bin.confidence / bin.links), y(bin.right / bin.links))).collect();
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    put(
        svg,
        &format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>",
            path.join(" ")
        ),
    );
    for (x, y) in points {
        put(svg, &format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>"));
    }
}
