#!/usr/bin/env python3
"""Fits how sure findings are, rule by rule, and writes src/check/confidence.tsv, which the program is built with.

    python3 benches/fit_confidence.py target/release/muqabala [--set FOLDER] [--bitext FILE]... [--write] [--levels]

BINARY is of this tree, with the table as it stands. Where a rule states less than .5, the log-odds that a finding is right are
`below` times those that it states; from .5 on they are `shift` and `above` times those. So nothing crosses .5, where findings begin to
be shown. The numbers are drawn towards 1, 0 and 1, the more the fewer findings there are; how strongly is chosen by cross-validation
over documents. What is fitted holds for texts with an error in 15 sentences: a finding on right text counts for as much right text as
its source would have beside its errors. FOLDER has records with an error each (`all.jsonl`, `clean.jsonl`, `docs.jsonl`,
`twins.jsonl`).

Prints how many findings are right by what is said, before and after, the second for documents that the fit did not see.
"""

import argparse
import math
import zlib
from collections import defaultdict

from judged import TABLE, Fitted, in_articles, in_bitext, in_set, logistic, logit
from planted import numbers

BINS = (0.0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
# How much an error of a source counts: people chose the kinds of the first, programs those of the others.
WEIGHTS = {"planted": 1.0, "set": 0.2}
OTHERWISE = 0.1
SENTENCES = 15
STRENGTHS = [(shift, slope) for shift in (0.25, 0.5, 1.0) for slope in (0.25, 0.5, 1.0)]
LEAST_SLOPE = 0.25
FEWEST = 5


def newton(rows, means, deviations, least):
    """The weights of the highest posterior of a logistic regression; rows are (features, right, weight)."""
    weights, count = list(means), len(means)
    for _ in range(60):
        slope = [(w - m) / d**2 for w, m, d in zip(weights, means, deviations)]
        bend = [[(i == j) / d**2 for j in range(count)] for i, d in enumerate(deviations)]
        for features, right, weight in rows:
            p = logistic(sum(w * f for w, f in zip(weights, features)))
            for i, f in enumerate(features):
                slope[i] += weight * (p - right) * f
                for j, g in enumerate(features):
                    bend[i][j] += weight * p * (1 - p) * f * g
        for i in range(count):
            if weights[i] <= least[i] and slope[i] > 0:
                slope[i] = 0.0
                for j in range(count):
                    bend[i][j] = bend[j][i] = float(i == j)
        step = solved(bend, slope)
        scale = min(1.0, 1 / max(map(abs, step), default=1.0)) if any(step) else 0.0
        weights = [max(w - scale * s, low) for w, s, low in zip(weights, step, least)]
        if max(map(abs, step)) < 1e-7:
            break
    return weights


def solved(matrix, right):
    if len(right) == 1:
        return [right[0] / matrix[0][0]]
    (a, b), (c, d) = matrix
    return [(d * right[0] - b * right[1]) / (a * d - b * c), (a * right[1] - c * right[0]) / (a * d - b * c)]


def even(rows):
    """The rows with weights that sum to what they are worth: a few that count much tell less than many that count little."""
    total, squares = sum(w for *_, w in rows), sum(w * w for *_, w in rows)
    return [(*row, w * min(1.0, total / squares)) for *row, w in rows]


def fit(rows, strength):
    """The row of a rule; rows are (stated, right, weight)."""
    of_shift, of_slope = strength
    hidden = even([((logit(p),), right, w) for p, right, w in rows if round(p, 3) < 0.5])
    shown = even([((1.0, logit(p)), right, w) for p, right, w in rows if round(p, 3) >= 0.5])
    below = newton(hidden, (1.0,), (of_slope,), (LEAST_SLOPE,))
    return Fitted(*below, *newton(shown, (0.0, 1.0), (of_shift, of_slope), (0.0, LEAST_SLOPE)))


def fit_all(weighed, strength):
    rows = defaultdict(list)
    for s, weight in weighed:
        rows[s.rule].append((s.stated, s.right, weight))
    return {rule: fit(of_rule, strength) for rule, of_rule in rows.items() if len(of_rule) >= FEWEST}


def said(table, s):
    return table[s.rule].of(s.stated) if s.rule in table else s.stated


def held_out(weighed, strength, folds):
    """Each finding with what a fit on the other documents says of it."""
    fold = lambda s: zlib.crc32(f"{s.source} {s.document}".encode()) % folds
    for k in range(folds):
        table = fit_all([(s, w) for s, w in weighed if fold(s) != k], strength)
        yield from ((s, w, said(table, s)) for s, w in weighed if fold(s) == k)


def surprise(judged):
    judged = list(judged)
    return -sum(w * math.log(p if s.right else 1 - p) for s, w, p in judged) / sum(w for _, w, _ in judged)


def reliability(judged):
    """By what is said: its mean, the share that is right where errors are as many as they should be, and counts."""
    bins = defaultdict(list)
    for s, weight, p in judged:
        bins[max(edge for edge in BINS if edge <= round(p, 3))].append((p, s.right, weight))
    for low, rows in sorted(bins.items()):
        total, right = sum(w for *_, w in rows), sum(right for _, right, _ in rows)
        mean, share = (sum(value * w for value, w in pairs) / total for pairs in ([(p, w) for p, _, w in rows], [(r, w) for _, r, w in rows]))
        yield f"  from {low:.2f}  said {mean:.2f}  right {share:.2f}  ({right} of {len(rows)})"


def weighed(sources):
    for source in sources:
        for s in source.seen:
            weight = WEIGHTS.get(s.source, OTHERWISE)
            if s.right is not None:
                yield s, weight * SENTENCES * source.errors / source.sentences if s.clean else weight


def levels(seen, table):
    """What each rule states, what that is worth, and how many are right."""
    rows = defaultdict(list)
    for s, weight in seen:
        rows[s.rule, round(s.stated * 20) / 20].append((s, weight))
    for (rule, stated), row in sorted(rows.items()):
        right, total = sum(w for s, w in row if s.right), sum(w for _, w in row)
        worth = table[rule].of(stated) if rule in table else stated
        yield f"  {rule:25} {stated:.2f} {worth:.2f}  right {sum(s.right for s, _ in row):4} of {len(row):4}, weighed {right / total:.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--articles", default="1-100")
    parser.add_argument("--set")
    parser.add_argument("--bitext", action="append", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--levels", action="store_true", help="print a row for each rule and what it states")
    args = parser.parse_args()
    sources = [in_articles(args.binary, list(numbers(args.articles)))]
    sources += [in_set(args.binary, args.set)] if args.set else []
    sources += [in_bitext(args.binary, bitext) for bitext in args.bitext]
    report(list(weighed(sources)), args)


def report(seen, args):
    strength = min(STRENGTHS, key=lambda strength: surprise(held_out(seen, strength, 5)))
    print("deviations of shift and slopes", *strength)
    for name, judged in (("before", [(s, w, s.stated) for s, w in seen]), ("after, documents set aside", list(held_out(seen, strength, 2)))):
        print(f"{name}: surprise {surprise(judged):.3f}", *reliability(judged), sep="\n")
        print("the planted articles alone", *reliability([row for row in judged if row[0].source == "planted"]), sep="\n")
    table = fit_all(seen, strength)
    if args.levels:
        print(*levels(seen, table), sep="\n")
    if args.write:
        count = lambda rule: sum(s.rule == rule for s, _ in seen)
        rows = ["\t".join([rule, *(f"{number:.2f}" for number in table[rule]), str(count(rule))]) for rule in sorted(table)]
        TABLE.write_text("\n".join(["rule\tbelow\tshift\tabove\tfindings", *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
