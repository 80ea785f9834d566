#!/usr/bin/env python3
"""Holds the confidence of findings against how many of them are right, on the articles of fixtures/planted.

    python3 benches/confidence.py target/release/muqabala [--articles 11-24,33-34] [--rules]

A finding that comes with a planted error is right where it points into the link of the error. Every other one that comes with it, and every
one on the article without errors but omissions, additions and moved sentences, is wrong. So the articles are as full of
errors as one of 15 sentences with one error.
"""

import argparse
import tempfile
from collections import Counter, defaultdict

from planted import RIGHTLY, Article, numbers

ALL = ("--min-confidence", "0")
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


def key(finding):
    return finding["rule"], finding["message"]


def is_right(finding, article, plant, texts):
    """Whether a finding points to a sentence of the link that the error is in."""
    for side, name in enumerate(("source", "target")):
        place = finding[name]
        if not place:
            continue
        cell = article.links[plant["bead"]][side]
        if side == 1:
            cell = cell.replace(plant["old"], plant["new"])
        for sentence in filter(None, (part.strip() for part in cell.split("||"))):
            start = texts[side].find(sentence)
            while start >= 0:
                if start < place["end"] and place["start"] < start + len(sentence):
                    return True
                start = texts[side].find(sentence, start + 1)
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--articles", default="1-50")
    parser.add_argument("--rules", action="store_true", help="a row for each rule and confidence")
    args = parser.parse_args()
    seen = []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers(args.articles):
            article = Article(number)
            before, _ = article.findings(args.binary, folder, options=ALL)
            seen += [(f["rule"], f["confidence"], False) for f in before if f["rule"] not in RIGHTLY]
            known = Counter(map(key, before))
            for plant in article.plants:
                found, texts = article.findings(args.binary, folder, plant, ALL)
                for finding in found:
                    if known[key(finding)] < sum(key(other) == key(finding) for other in found):
                        seen.append((finding["rule"], finding["confidence"], is_right(finding, article, plant, texts)))
    rows = defaultdict(list)
    for rule, confidence, right in seen:
        low = max(edge for edge in BINS if edge <= confidence)
        rows[f"{low:.2f}"].append((confidence, right))
        if args.rules:
            rows[f"{rule} {confidence:.2f}"].append((confidence, right))
    for name, row in sorted(rows.items()):
        said, right = sum(c for c, _ in row) / len(row), sum(r for _, r in row)
        print(f"{name:28} said {said:.2f}  right {right:4} of {len(row):4} = {right / len(row):.2f}")


if __name__ == "__main__":
    main()
