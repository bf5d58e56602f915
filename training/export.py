"""Writes a trained net as the one ONNX file that the library reads, and checks that it says the same.

    python -m training.export HEADS.pt OUT.onnx [--weights fp32|fp16|int8|dynamic]

`fp16` stores matrices in half precision and computes in single; `int8` stores them in eight bits (a scale for each
column) and computes in single; `dynamic` computes in eight bits, too. Pieces are stored in eight bits but for `fp32`.
Labels and vocabulary travel in the file's metadata. The check prints the largest difference of each output from torch.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from storyglass.language.network import FORMAT
from storyglass.language.windows import LENGTH
from training.encoder import pieces_of
from training.heads import load
from training.network import CANDIDATES, EPSILON, FAR_BELOW, Biaffine, Block, Reader

OPSET = 20
"""The oldest with `Gelu`; ONNX Runtime has it since 1.17."""
BITS = 127
SHORT = 150
"""Words of the padded window of the check."""

Array = NDArray[Any]


class Graph:
    """Nodes and weights of an ONNX graph, one call for each node."""

    def __init__(self, weights: str) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []

    def __call__(self, operator: str, *inputs: str, count: int = 1, name: str | None = None, **attributes: Any) -> Any:
        """Adds a node; gives the name of its output, or of several."""
        outputs = [name or f"{operator}_{len(self.nodes)}_{number}" for number in range(count)]
        self.nodes.append(helper.make_node(operator, list(inputs), outputs, **attributes))
        return outputs[0] if count == 1 else outputs

    def constant(self, value: Array | float | Sequence[int]) -> str:
        """A constant: floats in single precision, whole numbers in 64 bits."""
        array = np.asarray(value)
        if not isinstance(value, np.ndarray):
            array = array.astype(np.float32 if array.dtype.kind == "f" else np.int64)
        name = f"constant_{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(array, name))
        return name

    def product(self, x: str, matrix: Array) -> str:
        """`x` times a matrix of weights (rows as they are multiplied)."""
        if self.weights == "dynamic" and matrix.ndim == 2:
            return self._whole_numbers(x, matrix)
        return str(self("MatMul", x, self._stored(matrix)))

    def table(self, ids: str, rows: Array) -> str:
        """The rows of a table of weights at some ids."""
        if self.weights == "fp32":
            return str(self("Gather", self.constant(rows), ids))
        scale = _scale(rows, 1)
        small = self(
            "Cast", self("Gather", self.constant(np.round(rows / scale).astype(np.int8)), ids), to=TensorProto.FLOAT
        )
        return str(self("Mul", small, self("Gather", self.constant(scale), ids)))

    def linear(self, x: str, layer: torch.nn.Linear) -> str:
        """A layer with its bias, if it has one."""
        made = self.product(x, _array(layer.weight).T)
        return made if layer.bias is None else str(self("Add", made, self.constant(_array(layer.bias))))

    def output(self, name: str, kind: int, shape: Sequence[str | int], value: str) -> None:
        """Names an output."""
        self("Identity", value, name=name)
        self.outputs.append(helper.make_tensor_value_info(name, kind, list(shape)))

    def _stored(self, matrix: Array) -> str:
        if self.weights == "fp32":
            return self.constant(matrix)
        if self.weights == "fp16":
            return str(self("Cast", self.constant(matrix.astype(np.float16)), to=TensorProto.FLOAT))
        scale = _scale(matrix, -2)
        small = self("Cast", self.constant(np.round(matrix / scale).astype(np.int8)), to=TensorProto.FLOAT)
        return str(self("Mul", small, self.constant(scale)))

    def _whole_numbers(self, x: str, matrix: Array) -> str:
        """Computes in eight bits: the weights in seven, so that no processor's sums of two products overflow."""
        scale = _scale(matrix, 0, 63)
        small, step, zero = self("DynamicQuantizeLinear", x, count=3)
        whole = self("MatMulInteger", small, self.constant(np.round(matrix / scale).astype(np.int8)), zero)
        return str(self("Mul", self("Cast", whole, to=TensorProto.FLOAT), self("Mul", step, self.constant(scale[0]))))


def _array(value: torch.Tensor) -> Array:
    return value.detach().float().numpy()


def _scale(matrix: Array, axis: int, most: int = BITS) -> Array:
    return np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), 1e-8).astype(np.float32) / most


def _norm(graph: Graph, x: str, layer: torch.nn.RMSNorm) -> str:
    mean = graph("ReduceMean", graph("Pow", x, graph.constant(2.0)), graph.constant([-1]))
    root = graph("Sqrt", graph("Add", mean, graph.constant(EPSILON)))
    return str(graph("Mul", graph("Div", x, root), graph.constant(_array(layer.weight))))


def _turned(graph: Graph, x: str, cosine: str, sine: str) -> str:
    """Rotary positions."""
    a, b = graph("Split", x, count=2, axis=-1, num_outputs=2)
    left = graph("Sub", graph("Mul", a, cosine), graph("Mul", b, sine))
    right = graph("Add", graph("Mul", a, sine), graph("Mul", b, cosine))
    return str(graph("Concat", left, right, axis=-1))


def _block(graph: Graph, x: str, block: Block, positions: tuple[str, str], hidden: str) -> str:
    width, heads = block.mix.weight.shape[0], block.heads
    each = width // heads
    rows = _array(block.attention.weight).T.copy()
    rows[:, :width] /= math.sqrt(each)
    made = graph.product(_norm(graph, x, block.attention_norm), rows)
    apart = graph("Transpose", graph("Reshape", made, graph.constant([0, 0, 3, heads, each])), perm=[2, 0, 3, 1, 4])
    three = graph("Split", apart, graph.constant([1, 1, 1]), count=3, axis=0)
    query, key, value = (graph("Squeeze", one, graph.constant([0])) for one in three)
    query, key = _turned(graph, query, *positions), _turned(graph, key, *positions)
    scores = graph("MatMul", query, graph("Transpose", key, perm=[0, 1, 3, 2]))
    share = graph("Softmax", graph("Add", scores, hidden), axis=-1)
    seen = graph("Transpose", graph("MatMul", share, value), perm=[0, 2, 1, 3])
    x = graph("Add", x, graph.linear(graph("Reshape", seen, graph.constant([0, 0, width])), block.mix))
    both = graph.product(_norm(graph, x, block.gate_norm), _array(block.gate.weight).T)
    gate, values = graph("Split", both, graph.constant([block.back.weight.shape[1]] * 2), count=2, axis=-1)
    return str(graph("Add", x, graph.linear(graph("Mul", graph("Gelu", gate), values), block.back)))


def _pairs(graph: Graph, words: str, layer: Biaffine) -> str:
    """The scores of all pairs (batch, classes, words, words)."""
    left, right = (graph("Gelu", graph.linear(words, side)) for side in (layer.left, layer.right))
    weight = _array(layer.weight)
    rows = graph.product(graph("Unsqueeze", left, graph.constant([1])), weight[:, :-1])
    rows = graph("Add", rows, graph.constant(weight[:, -1:]))
    across = graph("Unsqueeze", graph("Transpose", right, perm=[0, 2, 1]), graph.constant([1]))
    alone = graph("Transpose", graph("MatMul", left, graph.constant(_array(layer.bias).T)), perm=[0, 2, 1])
    alone = graph("Add", alone, graph.constant(_array(layer.prior)[:, None]))
    return str(graph("Add", graph("MatMul", rows, across), graph("Unsqueeze", alone, graph.constant([-1]))))


def _encoder(graph: Graph, net: Reader) -> str:
    encoder = net.encoder
    each = encoder.size.width // encoder.size.attention_heads
    rate = np.exp(np.arange(0, each, 2) * (-math.log(10000.0) / each))
    angle = np.arange(LENGTH)[:, None] * rate
    length = graph("Shape", "ids", start=1, end=2)
    cosine, sine = (
        graph("Slice", graph.constant(table.astype(np.float32)), graph.constant([0]), length, graph.constant([0]))
        for table in (np.cos(angle), np.sin(angle))
    )
    is_padding = graph("Equal", graph("Cast", "ids", to=TensorProto.INT64), graph.constant(0))
    padding = graph("Cast", is_padding, to=TensorProto.FLOAT)
    hidden = graph("Unsqueeze", graph("Mul", padding, graph.constant(FAR_BELOW)), graph.constant([1, 2]))
    x = _norm(graph, graph.table("ids", _array(encoder.pieces.weight)), encoder.first_norm)
    for block in encoder.blocks:
        assert isinstance(block, Block)
        x = _block(graph, x, block, (cosine, sine), hidden)
    return _norm(graph, x, encoder.last_norm)


def build(net: Reader, weights: str, pieces: Sequence[str]) -> onnx.ModelProto:
    """The whole net as an ONNX model."""
    graph = Graph(weights)
    states = _encoder(graph, net)
    sides = [
        graph(
            "GatherND",
            states,
            graph("Cast", graph("Unsqueeze", name, graph.constant([-1])), to=TensorProto.INT64),
            batch_dims=1,
        )
        for name in ("first", "last")
    ]
    words = graph("Mul", graph("Add", *sides), graph.constant(0.5))
    _heads(graph, net, words)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", length])
        for name, length in (("ids", "pieces"), ("first", "words"), ("last", "words"))
    ]
    made = helper.make_graph(graph.nodes, "reader", inputs, graph.outputs, graph.tensors)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="storyglass")
    model.ir_version = 9
    about = {"format": FORMAT, "labels": asdict(net.labels), "pieces": list(pieces)}
    helper.set_model_props(model, {"storyglass": json.dumps(about, ensure_ascii=False, separators=(",", ":"))})
    onnx.checker.check_model(model)
    return model


def _heads(graph: Graph, net: Reader, words: str) -> None:
    row = ["batch", "words"]
    whole, number = TensorProto.INT32, TensorProto.FLOAT
    for name, layer in (("tag", net.tag), ("feats", net.feats)):
        best = graph("ArgMax", graph.linear(words, layer), axis=-1, keepdims=0)
        graph.output(name, whole, row, graph("Cast", best, to=whole))
    three = graph("Split", graph.linear(words, net.single), graph.constant([1, 1, 1]), count=3, axis=-1)
    for name, value in zip(("start", "event", "cue"), three, strict=True):
        graph.output(name, number, row, graph("Squeeze", value, graph.constant([-1])))
    graph.output("feeling", number, [*row, len(net.labels.feelings)], graph.linear(words, net.feeling))
    graph.output("vector", number, [*row, net.encoder.size.width], words)
    count = graph("Squeeze", graph("Shape", "first", start=1, end=2), graph.constant([0]))
    order = graph("Range", graph.constant(0), count, graph.constant(1))
    own = graph("Equal", graph("Unsqueeze", order, graph.constant([0])), graph("Unsqueeze", order, graph.constant([1])))
    absent = graph(
        "Unsqueeze",
        graph("Equal", graph("Cast", "first", to=TensorProto.INT64), graph.constant(0)),
        graph.constant([1]),
    )
    _tree(graph, net, words, own, absent)
    spans = _pairs(graph, words, net.span)
    graph.output("span", number, [*row, "words"], graph("ReduceMax", spans, graph.constant([1]), keepdims=0))
    kind = graph("ArgMax", spans, axis=1, keepdims=0)
    graph.output("span_type", TensorProto.UINT8, [*row, "words"], graph("Cast", kind, to=TensorProto.UINT8))
    point = graph(
        "Where",
        graph("Unsqueeze", absent, graph.constant([1])),
        graph.constant(FAR_BELOW),
        _pairs(graph, words, net.pointers),
    )
    best = graph("Cast", graph("ArgMax", point, axis=-1, keepdims=0), to=whole)
    for name, value in zip(
        ("experiencer", "target"), graph("Split", best, graph.constant([1, 1]), count=2, axis=1), strict=True
    ):
        graph.output(name, whole, row, graph("Squeeze", value, graph.constant([1])))


def _tree(graph: Graph, net: Reader, words: str, own: str, absent: str) -> None:
    row = ["batch", "words"]
    arc = graph("Squeeze", _pairs(graph, words, net.arc), graph.constant([1]))
    root = graph("ReduceSum", graph("Where", own, arc, graph.constant(0.0)), graph.constant([-1]), keepdims=0)
    graph.output("root", TensorProto.FLOAT, row, root)
    others = graph("Where", graph("Or", own, absent), graph.constant(FAR_BELOW), arc)
    scores, heads = graph("TopK", others, graph.constant([CANDIDATES]), count=2, axis=-1)
    graph.output("arc", TensorProto.FLOAT, [*row, CANDIDATES], scores)
    graph.output("head", TensorProto.INT32, [*row, CANDIDATES], graph("Cast", heads, to=TensorProto.INT32))
    governor = graph(
        "GatherND", graph.linear(words, net.governor), graph("Unsqueeze", heads, graph.constant([-1])), batch_dims=1
    )
    dependent = graph("Unsqueeze", graph.linear(words, net.dependent), graph.constant([2]))
    both = graph("Add", graph("Gelu", graph("Add", dependent, governor)), graph("Mul", dependent, governor))
    label = graph("ArgMax", graph.linear(both, net.label), axis=-1, keepdims=0)
    graph.output("label", TensorProto.INT32, [*row, CANDIDATES], graph("Cast", label, to=TensorProto.INT32))


@torch.no_grad()
def differences(net: Reader, path: Path, windows: int = 4) -> dict[str, float]:
    """The largest difference of each output from torch's, on windows of random pieces, the first of them padded.

    Of numbers of labels or words it is the share that differs.
    """
    rng = np.random.default_rng(0)
    ids = rng.integers(5, net.encoder.size.vocabulary, (windows, LENGTH)).astype(np.int32)
    ids[0, SHORT + 2 :] = 0
    first = np.tile(np.arange(1, 193, dtype=np.int32), (windows, 1))
    first[0, SHORT:] = 0
    last = np.where(first > 0, first + 1, 0).astype(np.int32)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = [one.name for one in session.get_outputs()]
    made = dict(zip(names, session.run(names, {"ids": ids, "first": first, "last": last}), strict=True))
    wanted = net.eval()(*(torch.from_numpy(one) for one in (ids, first, last)))
    found = {}
    for name in names:
        pair = made[name], wanted[name].numpy()
        square = pair[0].ndim == 3 and name.startswith("span")
        short = [one[0, :SHORT, :SHORT] if square else one[0, :SHORT] for one in pair]
        rows = [np.concatenate([one[1:].ravel(), first.ravel()]) for one, first in zip(pair, short, strict=True)]
        exact = pair[0].dtype.kind in "iu"
        found[name] = float((rows[0] != rows[1]).mean() if exact else np.abs(rows[0] - rows[1]).max())
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("heads", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", choices=("fp32", "fp16", "int8", "dynamic"), default="dynamic")
    parser.add_argument("--vocabulary", type=Path, default=Path(__file__).parent / "encoder/tokenizer.json")
    settings = parser.parse_args()
    net = load(settings.heads)
    settings.out.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(build(net, settings.weights, pieces_of(settings.vocabulary)), settings.out)
    print(f"{settings.out.stat().st_size / 1e6:.1f} MB")
    for name, value in differences(net, settings.out).items():
        print(f"{name:12} {value:.2e}")


if __name__ == "__main__":
    main()
