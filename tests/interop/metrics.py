"""Holds the metrics against sacreBLEU: `python3 tests/interop/metrics.py BINARY` (needs the package sacrebleu).

Twenty generated cases of Arabic and English lines: punctuation, digits of both scripts, empty lines, moved phrases.
`compare --segments lines` must give sacreBLEU's numbers to four digits, and its signatures, for each way to tell words.
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF, TER

WORDS = {
    "en": "the minister of foreign affairs said on Monday that U.S. forces (some 1,200) left at 3.5% — 'soon' \"maybe\" x-ray".split(),
    "ar": "قال وزير الخارجية يوم الاثنين إن القوات (نحو ١٢٠٠) غادرت، بنسبة ٣٫٥٪ «قريبا»؛ 1,000 مرة 10-20 وكتب: نعم!".split(),
}
TOKENIZERS = ["13a", "intl", "none"]
ODD = ["&quot;a&amp;b", "€5", "İ", "ΣΑΣ", "it's", "...", "A.B.", "٪", "«", "-", "  "]


def line(rng, words):
    return [rng.choice(words) for _ in range(rng.randint(1, 40))]


def spoilt(rng, words, known):
    words = list(words)
    for _ in range(rng.randint(0, len(words) // 3 + 1)):
        if not words:
            break
        at = rng.randrange(len(words))
        what = rng.random()
        if what < 0.3:
            del words[at]
        elif what < 0.6:
            words.insert(at, rng.choice(ODD + known))
        else:
            end = min(len(words), at + rng.randint(1, 6))
            phrase = words[at:end]
            del words[at:end]
            to = rng.randint(0, len(words))
            words[to:to] = phrase
    return words


def case_of(number):
    """Hypotheses and references, line by line."""
    rng = random.Random(number)
    references, hypotheses = [], []
    for _ in range(rng.randint(1, 60)):
        known = WORDS[rng.choice(["ar", "en"])]
        reference = line(rng, known)
        hypothesis = spoilt(rng, reference, known)
        references.append("" if rng.random() < 0.05 else " ".join(reference))
        hypotheses.append("" if rng.random() < 0.05 else " ".join(hypothesis))
    assert any(references) and any(hypotheses), f"case {number} compares nothing"
    return hypotheses, references


def scores_of(binary, hypotheses, references, tokenizer):
    """What the program prints of them: a row for each metric."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"source.txt": ["x"] * len(references), "hypothesis.txt": hypotheses, "reference.txt": references}
        for name, lines in files.items():
            Path(folder, name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [binary, "compare", "source.txt", "hypothesis.txt", "--reference", "reference.txt", "--segments", "lines",
                   "--source-lang", "en", "--target-lang", "ar", "--tokenize", tokenizer, "--format", "json"]
        run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if run.returncode:
            sys.exit(run.stderr.decode())
        return json.loads(run.stdout)["scores"]


def main():
    binary = Path(sys.argv[1]).resolve()
    failed = passed = 0
    for number in range(20):
        hypotheses, references = case_of(number)
        for tokenizer in TOKENIZERS:
            metrics = [BLEU(tokenize=tokenizer)]
            # The others do not ask how words are told.
            metrics += [CHRF(), CHRF(word_order=2), TER()] if tokenizer == TOKENIZERS[0] else []
            for metric, ours in zip(metrics, scores_of(binary, hypotheses, references, tokenizer)):
                theirs = metric.corpus_score(hypotheses, [references]).score
                score, signature = ours["values"][0]["score"], ours["signature"]
                # The program prints four digits.
                same = abs(score - theirs) <= 0.6e-4
                if same and signature.split("|version")[0] == str(metric.get_signature()).split("|version")[0]:
                    passed += 1
                    continue
                failed += 1
                print(f"case {number}: {ours['metric']} {score} {signature}, sacreBLEU {theirs} {metric.get_signature()}")
    print(f"{passed} scores passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
