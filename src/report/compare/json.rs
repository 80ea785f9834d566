//! A comparison as JSON. The structs mirror `docs/schema/compare.schema.json`.

use std::io::{self, Write};

use serde::Serialize;

use super::CompareReport;
use super::differences::{Difference, differences};
use crate::check::Severity;
use crate::compare::{Bucket, Scores, Standing, Unit, buckets};
use crate::report::layout::write_document;
use crate::report::parts::{FileJson, PieceJson, Tool};
use crate::report::place::{Map, Range};
use crate::report::{CompareWriter, Format, View};
use crate::text::Span;

pub(in crate::report) const JSON: Format<CompareWriter> =
    Format { name: "json", summary: "everything, for programs", write };

#[derive(Serialize)]
struct CompareJson<'a> {
    schema: &'static str,
    tool: Tool,
    source: FileJson<'a>,
    reference: Option<FileJson<'a>>,
    translations: Vec<TranslationJson<'a>>,
    scores: Vec<ScoresJson>,
    buckets: Vec<BucketJson>,
    units: Vec<UnitJson>,
    differences: Vec<DifferenceJson>,
}

#[derive(Serialize)]
struct TranslationJson<'a> {
    #[serde(flatten)]
    file: FileJson<'a>,
    place: usize,
    words: usize,
    omitted: usize,
    added: usize,
    similarity: Option<f64>,
    penalty_per_thousand_words: f64,
    findings: Vec<RuleJson>,
}

#[derive(Serialize)]
struct RuleJson {
    rule: &'static str,
    severity: Severity,
    count: usize,
}

#[derive(Serialize)]
struct ScoresJson {
    metric: &'static str,
    signature: String,
    more_is_better: bool,
    segments: usize,
    values: Vec<ValueJson>,
}

#[derive(Serialize)]
struct ValueJson {
    against: Against,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p_value: Option<f64>,
}

/// A translation's number, or `reference`.
#[derive(Serialize)]
#[serde(untagged)]
enum Against {
    Translation(usize),
    Reference(&'static str),
}

#[derive(Serialize)]
struct BucketJson {
    metric: &'static str,
    from_words: usize,
    to_words: Option<usize>,
    units: usize,
    scores: Vec<Option<f64>>,
}

#[derive(Serialize)]
struct UnitJson {
    source: Option<Range>,
    translations: Vec<Vec<Range>>,
    reference: Vec<Range>,
    chrf: Vec<f64>,
}

#[derive(Serialize)]
struct DifferenceJson {
    unit: usize,
    translation: usize,
    against: Against,
    chrf: f64,
    redline: Vec<PieceJson>,
}

/// How many differences come with a redline.
const SHOWN: usize = 200;

fn write(report: &CompareReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let comparison = report.comparison;
    let reference = comparison.reference.as_ref().zip(report.translations.last());
    let json = CompareJson {
        schema: "muqabala/compare/1",
        tool: Tool::this(),
        source: FileJson::new(report.source, comparison.source.language.tag()),
        reference: reference.map(|(reference, info)| FileJson::new(info, reference.text.language.tag())),
        translations: (0..comparison.translations.len()).filter_map(|k| translation(report, k)).collect(),
        scores: report.scores.iter().map(|scores| scores_json(report, scores)).collect(),
        buckets: bucket_list(report),
        units: unit_list(report),
        differences: differences(report)
            .iter()
            .take(SHOWN)
            .map(|difference| difference_json(report, difference))
            .collect(),
    };
    write_document(&json, out)
}

fn against(report: &CompareReport<'_>, number: usize) -> Against {
    let is_translation = number < report.comparison.translations.len();
    if is_translation { Against::Translation(number) } else { Against::Reference("reference") }
}

fn translation<'a>(report: &CompareReport<'a>, number: usize) -> Option<TranslationJson<'a>> {
    let one = report.comparison.translations.get(number)?;
    let standing: &Standing = report.ranking.iter().find(|standing| standing.translation == number)?;
    Some(TranslationJson {
        file: FileJson::new(report.translations.get(number)?, one.text.language.tag()),
        place: standing.place,
        words: one.words(),
        omitted: standing.omitted,
        added: standing.added,
        similarity: report.similarity.get(number).map(|&similarity| rounded(f64::from(similarity))),
        penalty_per_thousand_words: rounded(standing.penalty),
        findings: standing.rules.iter().map(|&(rule, severity, count)| RuleJson { rule, severity, count }).collect(),
    })
}

fn scores_json(report: &CompareReport<'_>, scores: &Scores) -> ScoresJson {
    let value = |number: usize| {
        let bootstrap = scores.bootstrap.as_ref();
        let interval = bootstrap.and_then(|bootstrap| bootstrap.intervals.get(number));
        ValueJson {
            against: against(report, scores.against.get(number).copied().unwrap_or_default()),
            score: rounded(scores.scores.get(number).copied().unwrap_or_default()),
            interval: interval.map(|interval| [rounded(interval.low), rounded(interval.high)]),
            p_value: bootstrap.and_then(|bootstrap| bootstrap.p_values.get(number).copied().flatten()).map(rounded),
        }
    };
    ScoresJson {
        metric: scores.metric.name(),
        signature: scores.metric.full_signature(),
        more_is_better: scores.metric.more_is_better(),
        segments: report.comparison.units.len(),
        values: (0..scores.scores.len()).map(value).collect(),
    }
}

fn bucket_list(report: &CompareReport<'_>) -> Vec<BucketJson> {
    let Some(chrf) = report.scores.iter().find(|scores| scores.metric.name() == "chrF") else { return Vec::new() };
    let json = |bucket: Bucket| BucketJson {
        metric: chrf.metric.name(),
        from_words: bucket.words.0,
        to_words: bucket.words.1,
        units: bucket.units,
        scores: bucket.scores.into_iter().map(|score| score.map(rounded)).collect(),
    };
    buckets(report.comparison, chrf).into_iter().map(json).collect()
}

fn unit_list(report: &CompareReport<'_>) -> Vec<UnitJson> {
    let comparison = report.comparison;
    let source = Map::new(comparison.source, false);
    let all = comparison.translations.iter().chain(&comparison.reference);
    let maps: Vec<(Map<'_>, _)> = all.map(|one| (Map::new(one.text, false), one.text)).collect();
    let chrf = report.scores.iter().find(|scores| scores.metric.name() == "chrF");
    let ranges = |unit: &Unit, number: usize| {
        let (Some(segments), Some((map, text))) = (unit.targets.get(number), maps.get(number)) else {
            return Vec::new();
        };
        let spans = segments.iter().filter_map(|&segment| text.document.segments().get(segment));
        spans.map(|segment| map.range(segment.span)).collect()
    };
    let count = comparison.translations.len();
    let json = |(number, unit): (usize, &Unit)| {
        let span: Span = comparison.source.passage(unit.source.clone()).span();
        UnitJson {
            source: (!unit.source.is_empty()).then(|| source.range(span)),
            translations: (0..count).map(|k| ranges(unit, k)).collect(),
            reference: ranges(unit, count),
            chrf: (0..count).filter_map(|k| chrf?.of_unit(k, number).map(rounded)).collect(),
        }
    };
    comparison.units.iter().enumerate().map(json).collect()
}

fn difference_json(report: &CompareReport<'_>, difference: &Difference) -> DifferenceJson {
    let piece = |piece| PieceJson::of(piece, &difference.other, &difference.own);
    DifferenceJson {
        unit: difference.unit,
        translation: difference.translation,
        against: against(report, difference.against),
        chrf: rounded(difference.score),
        redline: difference.redline(report).into_iter().map(piece).collect(),
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
