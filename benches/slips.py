#!/usr/bin/env python3
"""Puts a slip of the pen into a word of each pair of a bitext, and counts what `check` finds of them and reports without them.

    python3 benches/slips.py target/release/muqabala BITEXT.tsv [--pairs 1000] [--seed 1]

The slips are those of typists: letters that changed places, one lost, doubled, taken for its neighbour on the keyboard or for one
with other dots, a space put in or left out. Most make another word, which no list can tell.
"""

import argparse
import json
import random
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

RULES = "misspelt-word,merged-words,split-words"
DOTS = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"]
ROWS = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر", "ىةوزظ", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
ARABIC = re.compile("(?<![\u0621-\u0652])[\u0621-\u064a]{4,}(?![\u0621-\u0652])")
ENGLISH = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
KINDS = ["swapped", "lost", "doubled", "dots", "key", "split", "merged"]


def others(letter, groups, beside):
    group = next((group for group in groups if letter in group), "")
    at = group.find(letter)
    return [other for k, other in enumerate(group) if other != letter and (not beside or abs(k - at) == 1)]


def slip(word, kind, at, chance):
    """The word with a slip at a letter, or nothing where it has none of that kind."""
    before, letter, behind = word[:at], word[at], word[at + 1 :]
    if kind == "swapped":
        return before + behind[:1] + letter + behind[1:] if behind else None
    if kind == "lost":
        return before + behind
    if kind == "doubled":
        return before + letter + letter + behind
    if kind == "split":
        return before + " " + letter + behind if at > 1 and len(behind) > 0 else None
    groups = {"dots": DOTS, "key": ROWS}[kind]
    choices = others(letter, groups, kind == "key")
    return before + chance.choice(choices) + behind if choices else None


def spoil(text, chance):
    """The text with a slip, and its kind."""
    words = list((ARABIC if re.search("[\u0621-\u064a]", text) else ENGLISH).finditer(text))
    for _ in range(20 if words else 0):
        word, kind = chance.choice(words), chance.choice(KINDS)
        if kind == "merged":
            if text[word.end() : word.end() + 1] == " ":
                return text[: word.end()] + text[word.end() + 1 :], kind
            continue
        spoilt = slip(word.group(), kind, chance.randrange(len(word.group())), chance)
        if spoilt and spoilt != word.group():
            return text[: word.start()] + spoilt + text[word.end() :], kind
    return text, None


def lines_with_findings(binary, pairs):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.tsv"
        lines = [f"{source}\t{target}\n" for source, target in [("source", "target"), *pairs]]
        path.write_text("".join(lines), encoding="utf-8")
        command = [binary, "check", str(path), "--select", RULES, "--format", "json"]
        found = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)["findings"]
    places = [place for finding in found for place in [finding, *finding.get("places", [])]]
    return Counter(place["target"]["line"] - 2 for place in places if place.get("target"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("bitext")
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    lines = Path(options.bitext).read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split("\t")[:2] for line in lines if "\t" in line]
    chance.shuffle(pairs)
    pairs = pairs[: options.pairs]
    spoilt = [(source, *spoil(target, chance)) for source, target in pairs]
    clean = lines_with_findings(options.binary, pairs)
    found = lines_with_findings(options.binary, [(source, target) for source, target, _ in spoilt])
    total, hits = Counter(), Counter()
    for number, (_, _, kind) in enumerate(spoilt):
        if kind:
            total[kind] += 1
            hits[kind] += found[number] > clean[number]
    for kind in KINDS:
        print(f"{kind:10} {hits[kind]:5} of {total[kind]:5}  {hits[kind] / max(total[kind], 1):6.1%}")
    print(f"{'all':10} {sum(hits.values()):5} of {sum(total.values()):5}  {sum(hits.values()) / max(sum(total.values()), 1):6.1%}")
    words = sum(len(target.split()) for _, target in pairs)
    print(f"without slips: {sum(clean.values())} reports in {words} words")


if __name__ == "__main__":
    main()
