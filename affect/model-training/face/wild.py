#!/usr/bin/env python3
"""Cuts faces out of labelled photographs as the server cuts them out of a camera's picture.

    wild.py LEGEND.csv IMAGES_FOLDER DETECTOR.onnx OUT.npz KEPT.csv

LEGEND.csv is that of github.com/muxspace/facial_expressions (Apache-2.0): user, file, emotion in a word. A fifth, chosen by
the person's name so that nobody is in both parts, is not learnt from: KEPT.csv names it in the form that
`inhabit models evaluate face --data KEPT.csv` reads. The detector is YuNet. Labels of those who rated
thousands of faces in a day are no votes of ten people: one rater's word counts .8 and the rest is spread evenly.
"""

import csv
import hashlib
import os
import sys

import cv2
import numpy as np
import torch

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../detector"))
from teacher import STRIDES, Teacher  # noqa: E402

SIDE = 48
SEEN = 320
FOUND = 0.7
CLASSES = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear"]
SURE = 0.8
RATED_TOGETHER = "jhamski"


def is_kept(user, file):
    """Files of one rater are named by emotion, all others by person."""
    stem = os.path.splitext(file)[0]
    person = stem if user == RATED_TOGETHER else stem.rsplit("_", 1)[0]
    return hashlib.sha256(person.lower().encode()).digest()[0] < 51


def largest(detector, picture):
    """Box of the largest face, or None. The picture is scaled into a corner of a square."""
    scale = SEEN / max(picture.shape[:2])
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=how)[:SEEN, :SEEN]
    canvas = np.zeros((SEEN, SEEN, 3), "f4")
    canvas[: small.shape[0], : small.shape[1]] = small
    best = None
    for stride, said in zip(STRIDES, detector(torch.from_numpy(canvas).permute(2, 0, 1)[None].contiguous())):
        for row, column in torch.nonzero(said[0, 0] > FOUND).tolist():
            dx, dy, w, h = said[0, 1:5, row, column].tolist()
            w, h = np.exp(w) * stride, np.exp(h) * stride
            box = (column + dx) * stride - w / 2, (row + dy) * stride - h / 2, w, h
            if best is None or w * h > best[2] * best[3]:
                best = box
    return None if best is None else [v / scale for v in best]


def cut(gray, box):
    """The square around the box as far as it lies within, as FaceCrop does."""
    x, y, w, h = box
    side = max(w, h)
    left = int(np.clip(round(x + (w - side) / 2), 0, gray.shape[1] - 1))
    top = int(np.clip(round(y + (h - side) / 2), 0, gray.shape[0] - 1))
    right = max(left + 1, int(np.clip(round(left + side), 0, gray.shape[1])))
    bottom = max(top + 1, int(np.clip(round(top + side), 0, gray.shape[0])))
    how = cv2.INTER_AREA if side > SIDE else cv2.INTER_LINEAR
    return cv2.resize(gray[top:bottom, left:right], (SIDE, SIDE), interpolation=how)


def rows(legend):
    """User, file and class, each file once."""
    seen = set()
    with open(legend, newline="") as file:
        for row in csv.reader(file):
            emotion = row[2].strip().lower()
            if emotion in CLASSES and row[1] not in seen:
                seen.add(row[1])
                yield row[0].strip().lower(), row[1], CLASSES.index(emotion)


def main():
    legend, images, model, out, kept_csv = sys.argv[1:]
    torch.set_num_threads(1)
    detector = Teacher(model)
    faces, labels, kept, unfound = [], [], [], 0
    for user, file, label in rows(legend):
        path = f"{images}/{file}"
        picture = cv2.imread(path, cv2.IMREAD_COLOR)
        box = None if picture is None else largest(detector, picture)
        if is_kept(user, file):
            if picture is not None:
                kept.append((os.path.abspath(path), CLASSES[label]))
        elif box is None:
            unfound += 1
        else:
            faces.append(cut(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), box))
            share = np.full(len(CLASSES), (1 - SURE) / len(CLASSES), "f4")
            share[label] += SURE
            labels.append(share)
    np.savez_compressed(out, wild_x=np.stack(faces), wild_y=np.stack(labels))
    with open(kept_csv, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "label"))
        writer.writerows(kept)
    count = np.bincount(np.argmax(labels, 1), minlength=7)
    print(f"{len(faces)} faces {count}, none found in {unfound}, {len(kept)} photographs kept")


if __name__ == "__main__":
    main()
