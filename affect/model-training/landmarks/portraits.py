#!/usr/bin/env python3
"""What portraits measure, from the table that dev.inhabit.affect.face.MeasureTable prints of them.

    portraits.py TABLE.csv LEGEND.csv WORK_FOLDER/labels.npz

LEGEND: user, file, emotion. Prints medians of neutral portraits and how far portraits go from there, as
dev.inhabit.affect.face.measure.Portraits holds them, and how well each action unit tells one emotion from neutral: the area
under the curve, of people the network has not learnt from; and how far the head poses are from those of the mesh's points
in space.
"""

import csv
import sys

import numpy as np

from data import held_out
from mean_face import fitted, of_portraits, turn_degrees

LENGTHS = "rightEye leftEye innerBrow outerBrow browGap mouthWidth lipCorner lipGap chinDrop".split()
PAIRS = [("AU12", "happiness"), ("AU25", "happiness"), ("AU26", "surprise"), ("AU1", "surprise"), ("AU2", "surprise")]
PAIRS += [("AU5", "surprise"), ("AU4", "anger"), ("AU15", "sadness"), ("AU1", "sadness"), ("AU20", "fear")]


def area(more, less):
    """Probability that one of the first is larger than one of the second, ties halved (Mann and Whitney 1947)."""
    return (more[:, None] > less).mean() + (more[:, None] == less).mean() / 2


def main():
    with open(sys.argv[1], newline="") as file:
        rows = list(csv.DictReader(file))
    with open(sys.argv[2], newline="") as file:
        emotion = {row["image"]: row["emotion"].lower() for row in csv.DictReader(file)}
    named = np.array([emotion.get(row["file"], "") for row in rows])
    value = {name: np.array([float(row[name]) for row in rows]) for name in rows[0] if name not in ("file", "expression")}
    good = (value["turned"] < 20) & (value["error"] < 0.06)
    good &= (value["eyesHidden"] < 0.2) & (value["mouthHidden"] < 0.2)
    neutral = good & (named == "neutral")
    middle = {name: np.median(value[name][neutral]) for name in LENGTHS}
    print(f"{neutral.sum()} neutral portraits:", ", ".join(f"{name} {middle[name]:.3f}" for name in LENGTHS))
    for name in LENGTHS:
        away = value[name][good] - middle[name]
        low, high = np.quantile(away, [0.02, 0.98])
        print(f"  {name}: neutral sd {value[name][neutral].std():.3f}, of all 2 % {low:.3f}, 98 % {high:.3f}")
    open_share = (value["rightEye"] + value["leftEye"]) / (middle["rightEye"] + middle["leftEye"])
    print("  eyes' opening over neutral: 0.2 %% %.2f, 2 %% %.2f, 98 %% %.2f" % tuple(np.quantile(open_share[good], [0.002, 0.02, 0.98])))
    unseen = good & np.array([held_out(row["file"]) for row in rows])
    for unit, word in PAIRS:
        more, less = value[unit][unseen & (named == word)], value[unit][unseen & (named == "neutral")]
        more, less = more[~np.isnan(more)], less[~np.isnan(less)]
        if len(more) >= 5:
            print(f"  {unit} tells {word} ({len(more)}) from neutral ({len(less)}): {area(more, less):.3f}")
    poses(rows, value, np.load(sys.argv[3]))


def poses(rows, value, data):
    mean, _, _ = of_portraits(data, sys.argv[2])
    mesh = {path: points for path, points in zip(data["path"], data["points"]) if held_out(path)}
    at = [i for i, row in enumerate(rows) if row["file"] in mesh]
    truth = np.stack([turn_degrees(fitted(mesh[rows[i]["file"]].astype("f8"), mean)[1].T) for i in at])
    for axis, name in enumerate(("yaw", "pitch", "roll")):
        off = np.abs(value[name][at] - truth[:, axis])
        near = np.abs(truth[:, 0]) < 30
        words = "mean %.1f, median %.1f, 95 of 100 below %.1f degrees" % (off.mean(), np.median(off), np.quantile(off, 0.95))
        print(f"  {name} of {len(at)} faces against the mesh: {words}; turned below 30: mean {off[near].mean():.1f}")


if __name__ == "__main__":
    main()
