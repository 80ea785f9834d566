#!/usr/bin/env python3
"""Aligns texts whose right alignment is known and tells how true the confidence of the links is: the whole program, moved
blocks and doubts about unrelated texts included.

    cargo run --release --example train_aligner -- --documents DIR --loose tatoeba.tsv tico19.tsv --write SETS
    python3 benches/calibration.py target/release/muqabala SETS [--bins]

SETS holds folders with NAME.en, NAME.ar and NAME.gold: a bead `[target lines]:[source lines]` a line. A link is right
if it is one of the beads. Printed are, for each folder, the links, the share of right ones, their mean confidence and
the expected calibration error over ten bins; with `--bins` those too.
"""

import re
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BEAD = re.compile(r"\[([\d, ]*)\]:\[([\d, ]*)\](?::([\d.]+))?")
BINS = 10
# The recipe of CORPUS-RECIPE/short or SET/short.
SET = re.compile(r"(?:[^/]*-)?([^/]+)")


def beads(lines):
    """(source lines, target lines, confidence) of every bead that links anything."""
    for line in lines.splitlines():
        found = BEAD.match(line)
        runs = [tuple(sorted(int(number) for number in run.split(",") if run.strip())) for run in found.groups()[:2]]
        if all(runs):
            yield (*runs, float(found[3] or 1))


def links(binary, gold):
    """The confidence of every link of a text, and whether it is right."""
    right = {bead[:2] for bead in beads(gold.read_text(encoding="utf-8"))}
    texts = [gold.with_suffix(".ar"), gold.with_suffix(".en")]
    command = [binary, "align", *texts, "--source-lang", "ar", "--target-lang", "en", "--segments", "lines"]
    run = subprocess.run([*command, "--format", "beads", "--threads", "1"], capture_output=True, text=True, check=True)
    return [(confidence, (source, target) in right) for source, target, confidence in beads(run.stdout)]


def report(name, found, with_bins):
    bins = defaultdict(list)
    for confidence, is_right in found:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    gap = sum(abs(sum(c for c, _ in some) - sum(r for _, r in some)) for some in bins.values())
    count = max(len(found), 1)
    share, mean = sum(r for _, r in found) / count, sum(c for c, _ in found) / count
    print(f"{name:24} {len(found):6} links, right {share:.4f}, confidence {mean:.4f}, ECE {gap / count:.4f}")
    for number in sorted(bins) if with_bins else ():
        some = bins[number]
        print(f"    {number / BINS:.1f}: {len(some):6} {sum(r for _, r in some) / len(some):.3f} {sum(c for c, _ in some) / len(some):.3f}")


def main():
    binary, sets = sys.argv[1], Path(sys.argv[2])
    together = defaultdict(list)
    for folder in sorted({gold.parent for gold in sets.rglob("*.gold")}):
        golds = sorted(folder.glob("*.gold"))
        with ThreadPoolExecutor(2) as pool:
            found = [link for some in pool.map(lambda gold: links(binary, gold), golds) for link in some]
        name = str(folder.relative_to(sets))
        together[SET.search(name)[1]] += found
        report(name, found, "--bins" in sys.argv)
    for name, found in together.items():
        report(f"all {name}", found, "--bins" in sys.argv)


if __name__ == "__main__":
    main()
