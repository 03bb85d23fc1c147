#!/usr/bin/env python3
"""From a student's weights to what is shipped: one ONNX file with weights of eight bits.

    export.py OUT_FOLDER STUDENT_NUMBER OUT.onnx

Embeddings keep a scale for each piece, filters and the last layer one for each output. The runtime multiplies filters out
when it loads them, so only the file is smaller; embeddings stay small in memory too.
"""

import sys

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

from nets import Convolutional
from tokens import Tokens


class Shipped(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, input_ids, attention_mask):
        return torch.sigmoid(self.net(input_ids, attention_mask > 0))


def eight_bits(weights, axes):
    scale = (np.abs(weights).max(axes, keepdims=True) / 127 + 1e-9).astype("f4")
    return np.clip(np.round(weights / scale), -127, 127).astype("i1"), scale


def smaller(graph):
    """Large constants as eight bits and scales, multiplied where they are used."""
    large = {i.name: numpy_helper.to_array(i) for i in graph.initializer if np.prod(i.dims) > 2_000}
    kept = [i for i in graph.initializer if i.name not in large]
    nodes, widened = [], set()
    for node in graph.node:
        used = [name for name in node.input if name in large]
        if node.op_type == "Gather" and node.input[0] in large:
            name, out = node.input[0], node.output[0]
            small, scale = eight_bits(large[name], 1)
            kept += [numpy_helper.from_array(small, name + "_q"), numpy_helper.from_array(scale, name + "_s")]
            nodes += [
                helper.make_node("Gather", [name + "_q", node.input[1]], [out + "_q"], axis=0),
                helper.make_node("Cast", [out + "_q"], [out + "_f"], to=TensorProto.FLOAT),
                helper.make_node("Gather", [name + "_s", node.input[1]], [out + "_s"], axis=0),
                helper.make_node("Mul", [out + "_f", out + "_s"], [out]),
            ]
            continue
        for name in used:
            if name not in widened:
                widened.add(name)
                weights = large[name]
                # A filter or a row of the last layer is one output.
                small, scale = eight_bits(weights, tuple(range(1, weights.ndim)))
                kept += [numpy_helper.from_array(small, name + "_q"), numpy_helper.from_array(scale, name + "_s")]
                nodes += [
                    helper.make_node("Cast", [name + "_q"], [name + "_f"], to=TensorProto.FLOAT),
                    helper.make_node("Mul", [name + "_f", name + "_s"], [name]),
                ]
        nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    del graph.initializer[:]
    graph.initializer.extend(kept)


def main():
    folder, number, out = sys.argv[1:]
    saved = torch.load(f"{folder}/student{number}.pt")
    pieces = len(Tokens.read(f"{folder}/tokenizer.json").vocabulary)
    net = Convolutional(pieces, saved["width"], saved["filters"])
    net.load_state_dict(saved["net"])
    ids = torch.ones(1, 9, dtype=torch.long)
    torch.onnx.export(
        Shipped(net).eval(),
        (ids, ids),
        out,
        input_names=["input_ids", "attention_mask"],
        output_names=["probs"],
        dynamic_axes={"input_ids": {0: "n", 1: "t"}, "attention_mask": {0: "n", 1: "t"}, "probs": {0: "n"}},
        opset_version=14,
    )
    model = onnx.load(out)
    smaller(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, out)


if __name__ == "__main__":
    main()
