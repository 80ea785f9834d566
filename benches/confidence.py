#!/usr/bin/env python3
"""Holds the confidence of findings against how many of them are right, on the articles of fixtures/planted.

    python3 benches/confidence.py target/release/muqabala [--articles 11-24,33-34] [--rules]

A finding that comes with a planted error is right where it points into the link of the error. Every other one that comes with it, and every
one on the article without errors but omissions, additions and moved sentences, is wrong; the latter count as often as there would be
such articles if each error stood in 15 sentences.
"""

import argparse
from collections import defaultdict

from fit_confidence import weighed
from judged import in_articles
from planted import numbers

BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--articles", default="1-60")
    parser.add_argument("--rules", action="store_true", help="a row for each rule and confidence")
    args = parser.parse_args()
    rows = defaultdict(list)
    for seen, weight in weighed([in_articles(args.binary, list(numbers(args.articles)))]):
        row = seen.confidence, seen.right, weight
        rows[f"{max(edge for edge in BINS if edge <= round(seen.confidence, 3)):.2f}"].append(row)
        if args.rules:
            rows[f"{seen.rule} {seen.confidence:.2f}"].append(row)
    for name, row in sorted(rows.items()):
        total, right = sum(w for *_, w in row), sum(r for _, r, _ in row)
        said, share = (sum(column * w for column, w in pairs) / total for pairs in ([(c, w) for c, _, w in row], [(r, w) for _, r, w in row]))
        print(f"{name:28} said {said:.2f}  right {share:.2f} ({right:4} of {len(row):4})")


if __name__ == "__main__":
    main()
