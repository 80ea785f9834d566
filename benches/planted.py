#!/usr/bin/env python3
"""Counts what `check` finds of the errors in fixtures/planted, and what it reports on the articles without them.

    python3 benches/planted.py target/release/muqabala [--articles 11-24,33-34] [--misses]

An error counts as found if `check` reports with it what it does not report without it. Sentences without counterpart and moved
ones are no false alarms.
"""

import argparse
import json
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ARTICLES = Path(__file__).resolve().parent.parent / "fixtures" / "planted"
RIGHTLY = {"omission", "addition", "sentence-order"}


class Article:
    """An article as links of sentences, with the numbers of the links that begin a paragraph."""

    def __init__(self, number):
        self.links, self.paragraphs, self.moved = [], set(), {}
        head, *lines = (ARTICLES / f"{number:02}.tsv").read_text(encoding="utf-8").splitlines()
        self.languages = head.split()[1:]
        for line in lines:
            if not line.strip():
                self.paragraphs.add(len(self.links))
                continue
            if line.startswith("@"):
                behind, line = line[1:].split("\t", 1)
                self.moved[len(self.links)] = -1 if behind == "start" else int(behind)
            self.links.append((line.split("\t") + [""])[:2])
        plants = (ARTICLES / f"{number:02}.plants.jsonl").read_text(encoding="utf-8")
        self.plants = [json.loads(line) for line in plants.splitlines()]

    def words(self):
        return sum(len(target.replace("||", " ").split()) for _, target in self.links)

    def order(self):
        order = [link for link in range(len(self.links)) if link not in self.moved]
        for link, behind in self.moved.items():
            order.insert(order.index(behind) + 1 if behind >= 0 else 0, link)
        return order

    def text(self, side, order, plant=None):
        text = ""
        for link in order:
            cell = self.links[link][side]
            if plant and side == 1 and link == plant["bead"]:
                assert cell.count(plant["old"]) == 1, plant
                cell = cell.replace(plant["old"], plant["new"])
            if link in self.paragraphs and text:
                text = text.rstrip(" ") + "\n\n"
            sentences = [sentence.strip() for sentence in cell.split("||") if sentence.strip()]
            text += "".join(sentence + " " for sentence in sentences)
        return text.rstrip() + "\n"

    def report(self, binary, folder, plant=None, options=()):
        """What `check` writes in JSON, and the two texts that it is about."""
        texts = [self.text(side, order, plant) for side, order in ((0, range(len(self.links))), (1, self.order()))]
        paths = [Path(folder) / f"{side}.{language}.txt" for side, language in enumerate(self.languages)]
        for path, text in zip(paths, texts):
            path.write_text(text, encoding="utf-8")
        languages = ["--source-lang", self.languages[0], "--target-lang", self.languages[1]]
        command = [binary, "check", *paths, *languages, "--format", "json", "--fail-on", "never", *options]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(run.stdout), texts

    def check(self, binary, folder, plant=None):
        """The findings as a list of (rule, message)."""
        return [(finding["rule"], finding["message"]) for finding in self.report(binary, folder, plant)[0]["findings"]]


def numbers(ranges):
    """The numbers of ranges like `11-24,33-34`."""
    for part in ranges.split(","):
        first, last = (int(number) for number in part.split("-"))
        yield from range(first, last + 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--articles", default="1-100")
    parser.add_argument("--misses", action="store_true", help="print what is not found")
    args = parser.parse_args()
    kinds, words, alarms = defaultdict(lambda: [0, 0]), 0, []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers(args.articles):
            article = Article(number)
            before = article.check(args.binary, folder)
            words += article.words()
            alarms += [(number, *finding) for finding in before if finding[0] not in RIGHTLY]
            for plant in article.plants:
                found = Counter(article.check(args.binary, folder, plant)) - Counter(before)
                direction = "-".join(article.languages)
                for kind in (plant["kind"], f"all {direction}", "all"):
                    kinds[kind][0] += bool(found)
                    kinds[kind][1] += 1
                if args.misses and not found:
                    print(f"{number:02} {plant['kind']}: {plant['old']} > {plant['new']} ({plant['note']})")
    for kind, (found, planted) in sorted(kinds.items(), key=lambda kind: (kind[0].startswith("all"), kind)):
        print(f"{kind:24}{found:4} of {planted:3}")
    print(f"false alarms: {len(alarms)} in {words} words, {1000 * len(alarms) / words:.2f} per 1,000")
    for alarm in alarms:
        print("   ", *alarm)


if __name__ == "__main__":
    main()
