#!/usr/bin/env python3
"""Aligns every article of fixtures/corpus with the translation of every other, and prints the surest links.

    python3 benches/unrelated.py target/release/muqabala
"""

import json
import subprocess
import sys
from itertools import permutations
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "fixtures" / "corpus"


def surest(binary, texts):
    """The confidence of the surest link of two texts that links anything."""
    run = subprocess.run([binary, "align", *texts, "--format", "json"], capture_output=True, text=True, check=True)
    links = json.loads(run.stdout)["links"]
    return max((link["confidence"] for link in links if link["source"] and link["target"]), default=0.0)


def main():
    binary = sys.argv[1]
    articles = sorted(folder for folder in CORPUS.iterdir() if (folder / "source.en.txt").exists())
    for name, order in (("English to Arabic", 1), ("Arabic to English", -1)):
        found = []
        for one, other in permutations(articles, 2):
            texts = [one / "source.en.txt", other / "target.ar.txt"][::order]
            found.append((surest(binary, texts), one.name, other.name))
        found.sort(reverse=True)
        above = sum(confidence > 0.5 for confidence, *_ in found)
        print(f"{name}: {above} of {len(found)} pairs have a link above .5; the surest:")
        for confidence, *names in found[:3]:
            print(f"    {confidence:.3f} {' / '.join(names)}")


if __name__ == "__main__":
    main()
