"""A published sentence encoder of the BERT family, read from its ONNX file, with a head of 35 logits. It only teaches."""

import math

import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

from nets import OUTPUTS


def weights(path):
    """All tensors by the name they have in BERT; those of matrix products stand in the file under the node's name."""
    graph = onnx.load(path).graph
    tensors = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    named = {name: value for name, value in tensors.items() if not name.startswith("onnx::")}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in tensors:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            named[name + ".weight"] = tensors[node.input[1]].T
    return {name: torch.from_numpy(np.array(value)) for name, value in named.items()}


class Layer(nn.Module):
    def __init__(self, width, inner, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out, self.out_norm = nn.Linear(width, width), nn.LayerNorm(width, 1e-12)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.outer_norm = nn.LayerNorm(width, 1e-12)

    def forward(self, x, absent):
        b, n, w = x.shape
        q, k, v = (f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        weight = (q @ k.transpose(2, 3) / math.sqrt(w / self.heads) + absent).softmax(3)
        mixed = (F.dropout(weight, 0.1, self.training) @ v).transpose(1, 2).reshape(b, n, w)
        x = self.out_norm(x + F.dropout(self.out(mixed), 0.1, self.training))
        return self.outer_norm(x + F.dropout(self.outer(F.gelu(self.inner(x))), 0.1, self.training))


class Pretrained(nn.Module):
    """Embeddings and the lowest layers stay as they were published."""

    def __init__(self, path, heads=12, frozen_layers=2):
        super().__init__()
        w = weights(path)
        self.words = nn.Embedding.from_pretrained(w["embeddings.word_embeddings.weight"])
        places = w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Parameter(places, requires_grad=False)
        width = self.words.weight.shape[1]
        self.norm = nn.LayerNorm(width, 1e-12)
        self.norm.load_state_dict({k: w[f"embeddings.LayerNorm.{k}"] for k in ("weight", "bias")})
        self.layers = nn.ModuleList()
        while f"encoder.layer.{len(self.layers)}.intermediate.dense.bias" in w:
            self.layers.append(self.layer(w, f"encoder.layer.{len(self.layers)}.", width, heads))
        self.frozen = frozen_layers
        for part in [self.norm, *self.layers[:frozen_layers]]:
            part.requires_grad_(False)
        self.classes = nn.Linear(width, OUTPUTS)

    @staticmethod
    def layer(w, prefix, width, heads):
        layer = Layer(width, w[prefix + "intermediate.dense.bias"].shape[0], heads)
        published = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "out_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "outer_norm": "output.LayerNorm",
        }
        layer.load_state_dict({f"{o}.{k}": w[f"{prefix}{p}.{k}"] for o, p in published.items() for k in ("weight", "bias")})
        return layer

    def encoded(self, pieces, mask):
        """The mean piece, as the encoder's makers take it for the meaning of a sentence."""
        there = mask.float()
        absent = (there[:, None, None, :] - 1) * 1e4
        with torch.no_grad():
            x = self.norm(self.words(pieces) + self.places[: pieces.shape[1]])
            for layer in self.layers[: self.frozen]:
                x = layer(x, absent)
        for layer in self.layers[self.frozen :]:
            x = layer(x, absent)
        return (x * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)

    def forward(self, pieces, mask):
        return self.classes(F.dropout(self.encoded(pieces, mask), 0.1, self.training))
