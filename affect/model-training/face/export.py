#!/usr/bin/env python3
"""From weights to what is shipped.

    export.py DATA.npz WEIGHTS.pt OUT.onnx

How much rare expressions are favoured, and how sure the network may sound, is chosen on the tenth of the training faces
that was kept for choosing, and printed.
"""

import sys

import numpy as np
import torch

from data import CLASSES, even, load
from net import Shipped
from train import report, saved_net, split


def logits(net, faces):
    out = []
    with torch.no_grad():
        for i in range(0, len(faces), 256):
            x = even(torch.from_numpy(faces[i : i + 256].astype("f4"))[:, None] / 255.0)
            out.append(torch.stack([net(x), net(x.flip(3))]))
    return torch.cat(out, 1)


def read(z, shift, temperature=1.0):
    """Shares of each face: the mean of it and its mirror image, as the program takes it."""
    return ((z + shift) / temperature).softmax(2).mean(0)


def negative_log_likelihood(z, y, temperature):
    return -(y * read(z, 0, temperature).log()).sum(1).mean().item()


def main():
    data, weights, out = sys.argv[1:]
    net = saved_net(weights)
    faces, labels = load(data, "train")
    learn, choose = split(len(faces))
    z, y = logits(net, faces[choose]), torch.from_numpy(labels[choose])
    shares = torch.from_numpy(labels[learn].mean(0))
    # A class's logit is raised, or lowered, by a part of what it is rarer than the mean class.
    best = None
    for power in np.arange(-0.6, 0.65, 0.05):
        shift = -power * (shares / shares.mean()).log()
        agreed = y.max(1)[0] > 0.5
        truth, said = y[agreed].argmax(1), read(z, shift)[agreed].argmax(1)
        accuracy = (said == truth).float().mean().item()
        recall = np.mean([(said[truth == k] == k).float().mean().item() for k in range(len(CLASSES))])
        print(f"power {power:.2f} accuracy {accuracy:.4f} UAR {recall:.4f}")
        if best is None or accuracy + recall / 10 > best[0]:
            best = (accuracy + recall / 10, power, shift)
    shift = best[2].float()
    temperature = min(np.arange(0.5, 2.0, 0.05), key=lambda t: negative_log_likelihood(z + shift, y, t))
    print(f"power {best[1]:.2f}, temperature {temperature:.2f}")
    print(report(read(z, shift, temperature).numpy(), labels[choose]))
    shipped = Shipped(net, shift, float(temperature)).eval()
    torch.onnx.export(
        shipped,
        torch.zeros(2, 1, 48, 48),
        out,
        input_names=["gray"],
        output_names=["probs"],
        dynamic_axes={"gray": {0: "n"}, "probs": {0: "n"}},
        opset_version=14,
    )


if __name__ == "__main__":
    main()
