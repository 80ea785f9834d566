"""Findings of `check --min-confidence 0` with whether they are right, on texts whose errors are known.

Of a spoilt text only what its right version does not have is judged; of a right text, everything: a finding there is wrong, but for
those of NTREX, TICO-19 and Tatoeba that somebody read (`read.tsv`) and those from .5 on that nobody did, most of which are defects
of the corpus.
"""

import json
import math
import random
import subprocess
import tempfile
from collections import Counter, namedtuple
from functools import cache
from pathlib import Path

import pronouns
import slips
from planted import RIGHTLY, Article

# A finding: what its rule stated, what the program says, in which document of which source, whether that has no errors, whether
# the finding is right (None: nobody knows).
Seen = namedtuple("Seen", "source document rule stated confidence clean right fingerprint message")

# Findings on texts with so many errors, and on right ones of so many sentences.
Source = namedtuple("Source", "seen errors sentences")

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src/check/confidence.tsv"
RULES = ROOT / "src/check/rules"
READ = ROOT / "benches/read.tsv"
ALL = ("--min-confidence", "0")

# As in src/check/confidence.rs.
LEAST = 0.005
LAPSE = 0.02


def logit(p):
    p = min(max(p, LEAST), 1 - LEAST)
    return math.log(p / (1 - p))


def logistic(x):
    return 1 / (1 + math.exp(-x))


class Fitted(namedtuple("Fitted", "below shift above")):
    """A row of the table: what a rule states, and what that is worth."""

    def of(self, stated):
        odds = logit(stated)
        odds = self.below * odds if round(stated, 3) < 0.5 else self.shift + self.above * odds
        return LAPSE + (1 - 2 * LAPSE) * logistic(odds)

    def undone(self, confidence):
        odds = logit_of_lapsed(confidence)
        return logistic(odds / self.below if confidence < 0.5 else max(odds - self.shift, 0) / self.above)


def logit_of_lapsed(confidence):
    p = (confidence - LAPSE) / (1 - 2 * LAPSE)
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def table(path=TABLE):
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {row[0]: Fitted(*map(float, row[1:4])) for row in rows}


def key(finding):
    return finding["rule"], finding["message"]


def new(found, before):
    """The findings that were not there before."""
    left = Counter(map(key, before))
    for finding in found:
        if left[key(finding)]:
            left[key(finding)] -= 1
        else:
            yield finding


class Judge:
    """Makes `Seen` of findings, for which it undoes what the program makes of the confidences that rules state."""

    def __init__(self, source):
        self.source, self.table = source, table()
        linked = (path for path in RULES.glob("*.rs") if "scope: Scope::Link" in path.read_text(encoding="utf-8"))
        self.linked = {path.stem.replace("_", "-") for path in linked}

    def stated(self, finding, report):
        said = finding["confidence"]
        if report and finding["rule"] in self.linked and finding["link"] is not None:
            said = min(said / max(trust(finding, report), 1e-6), 1.0)
        row = self.table.get(finding["rule"])
        return row.undone(said) if row else said

    def seen(self, document, finding, right, clean=False, report=None):
        rule, stated = finding["rule"], self.stated(finding, report)
        if clean and self.source != "planted":
            right = read().get(finding["fingerprint"], False if round(stated, 3) < 0.5 else None)
        return Seen(self.source, document, rule, stated, finding["confidence"], clean, right, finding["fingerprint"], finding["message"])


@cache
def read():
    """What people who read findings on right texts said of them, by fingerprint."""
    rows = (line.split("\t") for line in READ.read_text(encoding="utf-8").splitlines()[1:])
    return {fingerprint: verdict == "right" for fingerprint, _, verdict in rows}


def trust(finding, report):
    """How far the program trusts the link of a finding at its places."""
    link, least = report["links"][finding["link"]], []
    for side in ("source", "target"):
        place, members = finding[side], link.get("members", {}).get(side, [])
        if place:
            inside = zip(link[side], members)
            segments = report[side]["segments"]
            least += [m for k, m in inside if segments[k]["start"] < place["end"] and place["start"] < segments[k]["end"]]
    return min(least, default=link["confidence"])


def meets(place, start, end):
    return bool(place) and place["start"] < end and start < place["end"]


def in_articles(binary, numbers):
    """The planted errors: a finding is right where it points into the link of the error."""
    judge, seen, articles = Judge("planted"), [], [Article(number) for number in numbers]
    with tempfile.TemporaryDirectory() as folder:
        for number, article in zip(numbers, articles):
            before, _ = article.report(binary, folder, options=ALL)
            seen += [judge.seen(number, f, False, True, before) for f in before["findings"] if f["rule"] not in RIGHTLY]
            for plant in article.plants:
                report, texts = article.report(binary, folder, plant, ALL)
                found = new(report["findings"], before["findings"])
                seen += [judge.seen(number, f, in_link(f, article, plant, texts), report=report) for f in found]
    return Source(seen, sum(len(article.plants) for article in articles), sum(len(article.links) for article in articles))


def in_link(finding, article, plant, texts):
    """Whether a finding points to a sentence of the link that the error is in."""
    for side, name in enumerate(("source", "target")):
        cell = article.links[plant["bead"]][side]
        if side == 1:
            cell = cell.replace(plant["old"], plant["new"])
        for sentence in filter(None, (part.strip() for part in cell.split("||"))):
            start = texts[side].find(sentence)
            while start >= 0:
                if meets(finding[name], start, start + len(sentence)):
                    return True
                start = texts[side].find(sentence, start + 1)
    return False


def pairs_checked(binary, pairs):
    """The findings by pair; every pair is a text of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.tsv"
        rows = [("document", "id", "source", "target"), *((str(k), str(k), *pair) for k, pair in enumerate(pairs))]
        path.write_text("".join("\t".join(cell.replace("\t", " ") for cell in row) + "\n" for row in rows), encoding="utf-8")
        command = [binary, "check", str(path), "--source-lang", "en", "--target-lang", "ar", "--format", "jsonl", "--fail-on", "never", *ALL]
        output = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    found = [[] for _ in pairs]
    for finding in map(json.loads, output.splitlines()):
        found[int(finding["segment"])].append(finding)
    return found


def text_checked(binary, folder, english, arabic):
    paths = [Path(folder) / name for name in ("x.en", "x.ar")]
    for path, text in zip(paths, (english, arabic)):
        path.write_text(text + "\n", encoding="utf-8")
    command = [binary, "check", *paths, "--segments", "lines", "--format", "json", "--fail-on", "never", *ALL]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)


def in_set(binary, folder):
    """A folder of records with an error each, like `all.jsonl` with `clean.jsonl`: a finding is right where it meets the error."""
    read_set = lambda name: [json.loads(line) for line in (Path(folder) / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    right, spoilt = {record["id"]: record for name in ("clean", "docs", "twins") for record in read_set(name)}, read_set("all")
    records = [*right.values(), *spoilt]
    single = [record for record in records if record["level"] == "sentence"]
    found = dict(zip((r["id"] for r in single), pairs_checked(binary, [(r["en"], r["ar"]) for r in single])))
    reports = {}
    with tempfile.TemporaryDirectory() as place:
        for record in records:
            if record["level"] != "sentence":
                reports[record["id"]] = text_checked(binary, place, record["en"], record["ar"])
                found[record["id"]] = reports[record["id"]]["findings"]
    judge, clean = Judge("set"), read_set("clean")
    seen = [judge.seen(record["doc"], f, None, True) for record in clean for f in found[record["id"]]]
    for record in spoilt:
        for f in new(found[record["id"]], found[record["clean_id"]]):
            seen.append(judge.seen(record["doc"], f, at_error(f, record), report=reports.get(record["id"])))
    return Source(seen, len(spoilt), len(clean))


def at_error(finding, record, slack=3):
    if record.get("en_span") and finding["source"] and meets(finding["source"], *record["en_span"]):
        return True
    target = finding["target"]
    if not target:
        return not record.get("en_span") or not finding["source"]
    spans = record.get("spans") or [span for span in [record.get("span")] if span]
    anchor = (record.get("anchor") or [None])[0]
    at_anchor = anchor is not None and target["start"] - slack <= anchor <= target["end"] + slack
    return at_anchor or any(meets(target, start, max(end, start + 1)) for start, end in spans)


def changed(old, new_text):
    """The span of the words of the new text that differ."""
    start = next((k for k, (a, b) in enumerate(zip(old, new_text)) if a != b), min(len(old), len(new_text)))
    tail = next((k for k, (a, b) in enumerate(zip(old[::-1], new_text[::-1])) if a != b), 0)
    end = max(len(new_text) - tail, start)
    return new_text.rfind(" ", 0, start) + 1, (new_text + " ").find(" ", min(end, len(new_text)))


def in_bitext(binary, bitext, pairs=3000, seed=1):
    """Pairs spoilt as by `pronouns.py` and `slips.py`: a finding is right where it meets what was changed or is of its rule."""
    chance = random.Random(seed)
    rows = pronouns.read(bitext)
    words = pronouns.Words(rows)
    rows = chance.sample(rows, min(pairs, len(rows)))
    spoilt = []
    for number, row in enumerate(rows):
        pair = pronouns.Pair(*row, words)
        for kind, _, spoil in pronouns.VARIANTS:
            if texts := sorted(set(spoil(pair)) - {pair.arabic}):
                spoilt.append((number, {pronouns.RULES[kind]}, chance.choice(texts)))
        text, kind = slips.spoil(row[1], chance)
        if kind and number % 3 == 0:
            spoilt.append((number, set(slips.RULES.split(",")), text))
    before = pairs_checked(binary, rows)
    found = pairs_checked(binary, [(rows[number][0], text) for number, _, text in spoilt])
    judge = Judge(Path(bitext).stem)
    seen = [judge.seen(number, f, None, True) for number, findings in enumerate(before) for f in findings]
    for (number, rules, text), findings in zip(spoilt, found):
        for f in new(findings, before[number]):
            right = f["rule"] in rules or meets(f["target"], *changed(rows[number][1], text)) or (False if f["target"] else None)
            seen.append(judge.seen(number, f, right))
    return Source(seen, len(spoilt), len(rows))
