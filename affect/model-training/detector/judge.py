#!/usr/bin/env python3
"""How many faces a trained detector finds, and how many it sees that are none, on photographs that nobody learnt from.

    judge.py TEACHER.onnx WEIGHTS.pt FACES_FOLDER OTHERS_FOLDER

Boxes of the published detector with a score above .8 are taken for the faces there are, those above .4 for perhaps; a box of ours
beyond these is false. Prints recall and false boxes a photograph for several limits.
"""

import sys

import cv2
import numpy as np
import torch

from data import gray, photographs
from export import trained
from teacher import STRIDES, Teacher

SEEN = 320
SAME = 0.4
LEAST_PX = 16


def boxes(heads, least):
    """(score, x, y, w, h) above a score, one for each face, best first."""
    found = []
    for stride, said in zip(STRIDES, heads):
        score = said[0, 0]
        for row, column in torch.nonzero(score > least).tolist():
            dx, dy, w, h = said[0, 1:5, row, column].tolist()
            w, h = np.exp(w) * stride, np.exp(h) * stride
            found.append((score[row, column].item(), (column + dx) * stride - w / 2, (row + dy) * stride - h / 2, w, h))
    found.sort(reverse=True)
    kept = []
    for box in found:
        if all(overlap(box, other) < 0.3 for other in kept):
            kept.append(box)
    return kept


def overlap(a, b):
    w = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    h = min(a[2] + a[4], b[2] + b[4]) - max(a[2], b[2])
    both = max(0, w) * max(0, h)
    return both / (a[3] * a[4] + b[3] * b[4] - both)


def canvas(path):
    picture = cv2.imread(path, cv2.IMREAD_COLOR)
    scale = SEEN / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    out = np.zeros((SEEN, SEEN, 3), "u1")
    out[: min(SEEN, small.shape[0]), : min(SEEN, small.shape[1])] = small[:SEEN, :SEEN]
    return out


def main():
    teacher_path, weights, faces, others = sys.argv[1:]
    torch.set_num_threads(1)
    teacher, net = Teacher(teacher_path), trained(weights)
    limits = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7]
    for name, paths in (("faces", photographs(faces)[1][:400]), ("others", photographs(others)[1])):
        there, found, false = 0, np.zeros(len(limits)), np.zeros(len(limits))
        with torch.no_grad():
            for path in paths:
                picture = canvas(path)[None]
                theirs = boxes(teacher(torch.from_numpy(picture.astype("f4")).permute(0, 3, 1, 2).contiguous()), 0.4)
                said = net(torch.from_numpy(gray(picture)))
                ours = boxes([torch.cat([torch.sigmoid(m[:, :1]), m[:, 1:]], 1) for m in said], limits[0])
                sure = [b for b in theirs if b[0] > 0.8 and b[4] >= LEAST_PX]
                there += len(sure)
                for i, limit in enumerate(limits):
                    seen = [b for b in ours if b[0] > limit]
                    found[i] += sum(any(overlap(b, o) > SAME for o in seen) for b in sure)
                    false[i] += sum(all(overlap(o, b) < 0.2 for b in theirs) for o in seen)
        for i, limit in enumerate(limits):
            recall = f"{found[i] / there:.3f} of {there}" if there else "none there"
            print(f"{name}, above {limit:.2f}: found {recall}, false a photograph {false[i] / len(paths):.3f}", flush=True)


if __name__ == "__main__":
    main()
