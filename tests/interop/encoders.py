"""Encoders in ONNX: the same vectors as in Python, an article aligned by them, and errors that say what to do.

Usage: encoders.py FOLDER MODELS. FOLDER has the binary `muqabala` and the example `onnx_vectors`, built with the feature `onnx`;
encoder_models.py wrote MODELS.
"""

import json
import os
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

import numpy as np
import onnxruntime
from checks import run_all
from tokenizers import Tokenizer

BUILT, MODELS = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ["canal-blockage", "space-telescope", "nobel-peace-prize"]
LIBRARY = sorted((Path(onnxruntime.__file__).parent / "capi").glob("*onnxruntime.*so*"))[0]


def run(program, *args, library=LIBRARY, status=0, **more):
    environment = {**os.environ, "ORT_DYLIB_PATH": str(library), **more}
    done = subprocess.run([BUILT / program, *args], capture_output=True, env=environment, cwd=MODELS)
    assert done.returncode == status, (args, done.returncode, done.stderr.decode())
    return done


def lines():
    pairs = (ROOT / "src/align/encoder/onnx/pairs.tsv").read_text(encoding="utf-8").splitlines()
    both = [text for pair in pairs[:22] for text in pair.split("\t")]
    mixed = ["NASA قالت إن تلسكوب Webb أُطلق في 2021.", "The word سلام means peace.", "٤٠٠ سفينة (400)", "5", "!؟", both[0] * 9]
    return both + mixed


def vectors(model, texts):
    """Padded batches of eight, as most programs make them."""
    tokenizer = Tokenizer.from_file(str(MODELS / model / "tokenizer.json"))
    tokenizer.enable_padding()
    path = next((MODELS / model).rglob("model.onnx"))
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = []
    for start in range(0, len(texts), 8):
        encoded = tokenizer.encode_batch(texts[start : start + 8])
        ids = np.array([one.ids for one in encoded], np.int64)
        mask = np.array([one.attention_mask for one in encoded], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        made = session.run(None, {one.name: given[one.name] for one in session.get_inputs()})[0]
        if made.ndim == 3:
            weights = mask[:, :, None].astype(np.float32)
            made = (made * weights).sum(1) / weights.sum(1)
        found.append(made)
    found = np.concatenate(found)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def check_vectors_are_those_of_python():
    texts = lines()
    assert len(texts) == 50
    (MODELS / "lines.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
    for model in ("whole", "tokens"):
        run("examples/onnx_vectors", model, "lines.txt", "vectors")
        expected = vectors(model, texts)
        found = np.fromfile(MODELS / "vectors", "<f4").reshape(len(texts), -1)
        assert found.shape == expected.shape, (found.shape, expected.shape)
        cosines = (found * expected).sum(1)
        assert cosines.min() >= 0.9999, (model, cosines.min(), texts[cosines.argmin()])


def links_of(article, *how):
    folder = ROOT / "fixtures/corpus" / article
    args = ["align", folder / "source.en.txt", folder / "target.ar.txt", "--format", "json", "--quiet", *how]
    found = json.loads(run("muqabala", *args).stdout)
    places = lambda side, numbers: tuple(tuple(found[side]["segments"][number].values()) for number in numbers)
    links = {(places("source", link["source"]), places("target", link["target"])) for link in found["links"]}
    plain = lambda spans: tuple(tuple(span) for span in spans)
    lines = (folder / "alignment.gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {(plain(link["source"]), plain(link["target"])) for link in map(json.loads, lines)}
    return links, gold


def check_articles_are_aligned():
    for model in ("whole", "tokens"):
        right = told = wanted = 0
        for article in ARTICLES:
            links, gold = links_of(article, "--encoder", model)
            right, told, wanted = right + len(links & gold), told + len(links), wanted + len(gold)
        # The built-in encoder does as well: sentences are cut finer here than the articles' own links.
        assert right >= 0.85 * told and right >= 0.9 * wanted, (model, right, told, wanted)


def check_the_number_of_threads_does_not_show():
    folder = ROOT / "fixtures/corpus" / ARTICLES[0]
    args = ["align", folder / "source.en.txt", folder / "target.ar.txt", "--format", "json", "--encoder", "tokens"]
    one, two = (run("muqabala", *args, "--threads", count).stdout for count in ("1", "2"))
    assert one == two


def check_rules_keep_to_the_encoder_that_they_are_set_for():
    folder = ROOT / "fixtures/corpus" / "moon-landing"
    args = ["check", folder / "source.en.txt", folder / "target.ar.txt", "--format", "jsonl", "--fail-on", "never"]
    rules = lambda *how: [json.loads(line)["rule"] for line in run("muqabala", *args, *how).stdout.splitlines()]
    assert rules("--encoder", "whole") == rules()


def check_folders_of_texts_take_a_model():
    place = MODELS / "articles"
    place.mkdir(exist_ok=True)
    for side, name in (("en", "source.en.txt"), ("ar", "target.ar.txt")):
        text = (ROOT / "fixtures/corpus/moon-landing" / name).read_bytes()
        (place / f"moon.{side}.txt").write_bytes(text)
    made = run("muqabala", "align", "articles", "--format", "tsv", "--encoder", "whole").stdout
    assert len(made.splitlines()) > 15


def folder(name, **files):
    place = MODELS / name
    place.mkdir(exist_ok=True)
    for file, bytes_of in files.items():
        (place / file.replace("_", ".")).write_bytes(bytes_of)
    return name


def check_what_cannot_be_loaded_is_told_in_a_line():
    whole = {file: (MODELS / "whole" / file.replace("_", ".")).read_bytes() for file in ("model_onnx", "tokenizer_json")}
    model, tokens = whole["model_onnx"], whole["tokenizer_json"]
    cases = [
        ("whole", "ONNX Runtime cannot be loaded", {"library": MODELS / "missing.so"}),
        ("whole", "OrtGetApiBase", {"library": LIBRARY.parent / "libonnxruntime_providers_shared.so"}),
        ("missing.onnx", "no such file", {}),
        (folder("empty"), "no model.onnx", {}),
        (folder("alone", model_onnx=model), "no tokenizer.json", {}),
        (folder("broken", model_onnx=b"\x08\x08garbage", tokenizer_json=tokens), "no model that ONNX Runtime reads", {}),
        (folder("cut", model_onnx=model[:100_000], tokenizer_json=tokens), "no model that ONNX Runtime reads", {}),
        (folder("nonsense", model_onnx=model, tokenizer_json=b'{"model": 1}'), "no tokenizer that is known", {}),
        (folder("narrow", model_onnx=model, tokenizer_json=tokens.replace(b'"max_length": 128', b'"max_length": 1')), "no room", {}),
        (folder("blank", model_onnx=b"", tokenizer_json=b""), "no tokenizer that is known", {}),
    ]
    if not find_library("onnxruntime"):
        cases.append(("whole", "ONNX Runtime cannot be loaded", {"library": ""}))
    texts = [ROOT / "fixtures/corpus/moon-landing" / name for name in ("source.en.txt", "target.ar.txt")]
    for encoder, why, how in cases:
        said = run("muqabala", "align", *texts, "--encoder", encoder, status=2, **how).stderr.decode()
        assert why in said and encoder in said and len(said.splitlines()) <= 4, said


run_all(globals())
