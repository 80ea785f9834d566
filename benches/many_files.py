#!/usr/bin/env python3
"""Writes a folder of small texts and their translations, each another run of three paragraphs of a fixture, with a number of its own.

    python3 benches/many_files.py FOLDER [--pairs 10000]
    /usr/bin/time -v muqabala check FOLDER --format json --output OUT --threads 2 --fail-on never

A thousand pairs stand in a folder. Beside FOLDER `FOLDER.tsv` is written, a table of the pairs for `--manifest`.
"""

import argparse
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "fixtures" / "corpus"
RUN = 3


def paragraphs(path):
    return [paragraph for paragraph in path.read_text(encoding="utf-8").split("\n\n") if paragraph.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=10_000)
    args = parser.parse_args()
    articles = sorted(path for path in CORPUS.iterdir() if path.is_dir())
    texts = [(paragraphs(path / "source.en.txt"), paragraphs(path / "target.ar.txt")) for path in articles]
    rows = ["source\ttarget"]
    for number in range(args.pairs):
        english, arabic = texts[number % len(texts)]
        start = number // len(texts) % max(1, min(len(english), len(arabic)) - RUN + 1)
        place = args.folder / f"{number // 1000:02}"
        place.mkdir(parents=True, exist_ok=True)
        names = [place / f"text-{number:05}.{language}.txt" for language in ("en", "ar")]
        heads = [f"Report {number}", f"التقرير {number}"]
        for name, head, text in zip(names, heads, (english, arabic)):
            name.write_text("\n\n".join([head, *text[start : start + RUN]]).strip() + "\n", encoding="utf-8")
        rows.append("\t".join(str(name.relative_to(args.folder.parent)) for name in names))
    args.folder.with_name(args.folder.name + ".tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
