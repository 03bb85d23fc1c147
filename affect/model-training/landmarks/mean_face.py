#!/usr/bin/env python3
"""Prints the mean face that head pose is fitted with, as dev.inhabit.affect.face.measure.MeanFace holds it.

    mean_face.py WORK_FOLDER/labels.npz LEGEND.csv

The mesh's points of the people learnt from whose face somebody called neutral (LEGEND: user, file, emotion), turned and
scaled onto each other by the points that no expression moves (Gower 1975), made equal on both sides, in distances of the
outer corners of the eyes. Looks straight ahead where the middle of these portraits does.
"""

import csv
import sys

import numpy as np

from data import held_out
from points import GROUPS, MESH, MIRROR, between_eyes

RIGID = [MESH.index(number) for number in (33, 133, 263, 362, 168, 6, 195, 4, 2, 98, 327, 129, 358, 234, 454)]


def fitted(face, onto):
    """The face turned, scaled and shifted onto another by the rigid points, and the turn (Umeyama 1991)."""
    a, b = face[RIGID], onto[RIGID]
    ma, mb = a.mean(0), b.mean(0)
    u, d, v = np.linalg.svd((b - mb).T @ (a - ma))
    sign = np.array([1, 1, np.sign(np.linalg.det(u @ v))])
    turn = (u * sign) @ v
    scale = (d * sign).sum() / ((a - ma) ** 2).sum()
    return scale * (face - ma) @ turn.T + mb, turn


def neutral_files(legend):
    with open(legend, newline="") as file:
        return {row["image"] for row in csv.DictReader(file) if row["emotion"].lower() == "neutral"}


def mean_face(faces):
    mean = faces[0]
    for _ in range(6):
        aligned = np.stack([fitted(face, mean)[0] for face in faces])
        mean = aligned.mean(0)
        mirrored = mean[MIRROR] * np.array([-1, 1, 1])
        mean = (mean + fitted(mirrored, mean)[0]) / 2
        # Level and facing ahead, so that the mirror image differs in x alone.
        side = mean[MESH.index(263)] - mean[MESH.index(33)]
        x = side / np.linalg.norm(side)
        down = mean[MESH.index(2)] - mean[MESH.index(168)]
        y = down - (down @ x) * x
        y /= np.linalg.norm(y)
        mean = (mean - mean[RIGID].mean(0)) @ np.stack([x, y, np.cross(x, y)]).T
        mean /= between_eyes(mean)
    return mean


def turn_degrees(turn):
    """Yaw, pitch and roll of HeadPose."""
    yaw, roll = np.arctan2(-turn[0, 2], turn[2, 2]), np.arctan2(turn[1, 0], turn[1, 1])
    return np.degrees([yaw, np.arcsin(np.clip(turn[1, 2], -1, 1)), roll])


def of_portraits(data, legend):
    """The mean face, how many portraits it is of, and how far up these looked in radians."""
    neutral = neutral_files(legend)
    chosen = np.array([path in neutral and not held_out(path) for path in data["path"]])
    faces = data["points"][chosen].astype("f8")
    mean = mean_face(faces)
    # turn: from the mean face to the picture.
    turns = np.stack([turn_degrees(fitted(face, mean)[1].T) for face in faces])
    middle = np.radians(np.median(turns[np.abs(turns[:, 0]) < 15, 1]))
    c, s = np.cos(middle), np.sin(middle)
    # The mean portrait's own turn: R(pitch) of HeadPose.
    return mean @ np.array([[1, 0, 0], [0, c, s], [0, -s, c]]).T, chosen.sum(), middle


def main():
    mean, count, middle = of_portraits(np.load(sys.argv[1]), sys.argv[2])
    print(f"// {count} portraits; their middle looked {np.degrees(middle):.1f} degrees up")
    at = 0
    for name, group in GROUPS.items():
        print(f"        // {name}")
        for point in mean[at : at + len(group)]:
            print("        " + ", ".join(f"{value + 0.0:.4f}".replace("-0.0000", "0.0000") for value in point) + ",")
        at += len(group)


if __name__ == "__main__":
    main()
