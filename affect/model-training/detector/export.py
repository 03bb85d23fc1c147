#!/usr/bin/env python3
"""From weights to what is shipped, with the outputs of the published detector that taught it.

    export.py WEIGHTS.pt OUT.onnx [SHIFT]

SHIFT is added to every logit of a score, so that what the program takes for a face (.6) is where judge.py says.
"""

import sys

import torch
import torch.nn as nn

from net import HEAD, Detector
from teacher import STRIDES


class Shipped(nn.Module):
    """Of luminance 0..255 (1, 1, h, w): for each stride scores (n, cells, 1), boxes (n, cells, 4), points (n, cells, 10)."""

    def __init__(self, net, shift):
        super().__init__()
        self.net = net
        self.shift = shift

    def forward(self, gray):
        flat = [m.permute(0, 2, 3, 1).reshape(m.shape[0], -1, HEAD) for m in self.net(gray)]
        scores = [torch.sigmoid(f[:, :, :1] + self.shift) for f in flat]
        return (*scores, *(f[:, :, 1:5] for f in flat), *(f[:, :, 5:] for f in flat))


def trained(path):
    saved = torch.load(path)
    net = Detector(saved["width"])
    net.load_state_dict(saved["net"])
    return net.eval()


def main():
    weights, out = sys.argv[1:3]
    shift = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    names = [f"{kind}_{s}" for kind in ("cls", "bbox", "kps") for s in STRIDES]
    axes = {name: {1: f"cells_{name}"} for name in names}
    torch.onnx.export(
        Shipped(trained(weights), shift),
        torch.zeros(1, 1, 256, 320),
        out,
        input_names=["input"],
        output_names=names,
        dynamic_axes={"input": {2: "h", 3: "w"}, **axes},
        opset_version=14,
    )


if __name__ == "__main__":
    main()
