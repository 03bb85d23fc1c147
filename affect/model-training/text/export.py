#!/usr/bin/env python3
"""From students' weights to what is shipped: one ONNX file with weights of eight bits that gives their mean, and thresholds.

    export.py DATA_FOLDER OUT_FOLDER OUT.onnx THRESHOLDS.json [STUDENT_NUMBER ...]

A threshold is where the mean of two F1 is best: on GoEmotions' development part (which counts four times), and on as many lines of films; those were
learnt from, so they say which way to lean and not how good it is.

Embeddings keep a scale for each piece, filters and the last layer one for each output. The runtime multiplies filters out
when it loads them, so only the file is smaller; embeddings stay small in memory too.
"""

import json
import sys

import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper

from data import batches, goemotions, xed
from nets import Convolutional
from tokens import Tokens
from train import f1


class Products(nn.Module):
    """The same network with a matrix product for each filter: the runtime lays such weights out once, and a convolution's not."""

    def __init__(self, net):
        super().__init__()
        self.embedding, self.classes = net.embedding, net.classes
        self.reach = max(layer.padding[0] for layer in net.filters)
        self.spans = [(self.reach - layer.padding[0], layer.kernel_size[0]) for layer in net.filters]
        self.filters = nn.ParameterList(layer.weight.permute(2, 1, 0).flatten(0, 1) for layer in net.filters)
        self.bias = nn.Parameter(torch.cat([layer.bias for layer in net.filters]))

    def forward(self, pieces, there):
        x = self.embedding(pieces) * there[:, :, None]
        padded = F.pad(x, (0, 0, self.reach, self.reach))
        length = pieces.shape[1]
        near = [padded[:, i : i + length] for i in range(2 * self.reach + 1)]
        found = [
            torch.cat(near[first : first + count], 2) @ weight
            for (first, count), weight in zip(self.spans, self.filters)
        ]
        found = F.relu(torch.cat(found, 2) + self.bias) + (there[:, :, None] - 1) * 1e4
        return self.classes(torch.cat([found.max(1)[0], x.sum(1) / there.sum(1, keepdim=True)], 1))


class Shipped(nn.Module):
    def __init__(self, nets):
        super().__init__()
        self.nets = nn.ModuleList(Products(net) for net in nets)

    def forward(self, input_ids, attention_mask):
        there = (attention_mask > 0).float()
        return sum(torch.sigmoid(net(input_ids, there)) for net in self.nets) / len(self.nets)


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
                # A column of a product or a row of the last layer is one output.
                small, scale = eight_bits(weights, 0 if node.op_type == "MatMul" else 1)
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


def said(nets, pieces):
    out = np.zeros((len(pieces), 35), "f4")
    with torch.no_grad():
        for numbers, padded in batches(pieces, 256, False):
            ids = torch.from_numpy(padded)
            out[numbers] = sum(torch.sigmoid(net(ids, ids > 0)) for net in nets).numpy() / len(nets)
    return out


def thresholds(nets, data, tokens):
    dev, dev_labels = goemotions(f"{data}/goemotions_dev.tsv")
    film, film_labels = xed(f"{data}/xed_en-annotated.tsv", f"{data}/xed_neu_en.txt")
    film, film_labels = film[-len(dev) :], film_labels[-len(dev) :]
    of_dev, of_film = said(nets, [tokens.of(t) for t in dev]), said(nets, [tokens.of(t) for t in film])

    def good(i, t):
        return 4 * f1(dev_labels[:, i] == 1, of_dev[:, i] > t) + f1(film_labels[:, i] == 1, of_film[:, i] > t)

    found = [float(max(np.arange(0.05, 0.95, 0.02), key=lambda t, i=i: good(i, t))) for i in range(7)]
    each = [f1(dev_labels[:, i] == 1, of_dev[:, i] > found[i]) for i in range(7)]
    print(f"thresholds {np.round(found, 2)}, GoEmotions dev {np.mean(each):.4f} {np.round(each, 3)}")
    return [round(t, 2) for t in found]


def main():
    data, folder, out, limits, *numbers = sys.argv[1:]
    torch.set_num_threads(1)
    tokens = Tokens.read(f"{folder}/tokenizer.json")
    nets = []
    for number in numbers or ["0"]:
        saved = torch.load(f"{folder}/student{number}.pt")
        net = Convolutional(len(tokens.vocabulary), saved["width"], saved["filters"])
        net.load_state_dict(saved["net"])
        nets.append(net.eval())
    with open(limits, "w") as file:
        json.dump(thresholds(nets, data, tokens), file)
    ids = torch.ones(1, 9, dtype=torch.long)
    torch.onnx.export(
        Shipped(nets).eval(),
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
