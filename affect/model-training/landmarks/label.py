"""Photographs of single faces with what the published mesh says of them, kept in one file."""

import collections
import glob
import os

import cv2
import numpy as np

import teacher
from points import MESH, between_eyes

KEPT_SIDE = 160
SMALLEST_PX = 80
LEAST_PRESENCE = 0.5
MOST_CHANGE = 0.1
"""Share of the distance between the eyes by which a second look may move the points: else the mesh does not know."""


MOST_OF_ONE = 8
"""Pictures of one person: a few are there hundreds of times."""


def person(path):
    """Whose picture it is, by the file's name up to its number."""
    return os.path.basename(path).rpartition("_")[0] or os.path.basename(path)


def square(centre, side, angle):
    """The map from a picture to a square of the teacher's, around that centre and turned so that the eyes are level."""
    c, s = np.cos(angle), np.sin(angle)
    turn = np.array([[c, s], [-s, c]]) * teacher.SIDE / side
    return np.hstack([turn, (teacher.SIDE / 2 - turn @ centre)[:, None]])


def looked_at(mesh, picture, to_square):
    """Points (478, 3) in pixels of the picture, and presence."""
    side = teacher.SIDE, teacher.SIDE
    points, presence = mesh(cv2.warpAffine(picture, to_square, side, borderMode=cv2.BORDER_REPLICATE))
    back = np.linalg.inv(to_square[:, :2])
    flat = (points[:, :2] - to_square[:, 2]) @ back.T
    return np.hstack([flat, points[:, 2:] * np.sqrt(np.linalg.det(back))]), presence


def second(points):
    """Where to look again: half as much again as the points take up, the eyes level."""
    right, left = points[33, :2], points[263, :2]
    angle = np.arctan2(left[1] - right[1], left[0] - right[0])
    c, s = np.cos(angle), np.sin(angle)
    turned = points[:, :2] @ np.array([[c, -s], [s, c]])
    low, high = turned.min(0), turned.max(0)
    return square(np.array([[c, -s], [s, c]]) @ ((low + high) / 2), 1.5 * (high - low).max(), angle)


def label(folder, teacher_path, out):
    mesh = teacher.Teacher(teacher_path)
    kept = {"picture": [], "points": [], "path": []}
    paths = sorted(glob.glob(f"{folder}/*.jp*g"))
    count = collections.Counter()
    for path in paths:
        if count[person(path)] >= MOST_OF_ONE:
            continue
        picture = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
        points = None if picture is None or min(picture.shape) < SMALLEST_PX else agreed(mesh, picture)
        if points is not None:
            count[person(path)] += 1
            scale = KEPT_SIDE / max(picture.shape)
            kept["picture"].append(scaled(picture, scale))
            kept["points"].append((points * scale).astype("f4"))
            kept["path"].append(os.path.basename(path))
    print(f"{len(kept['path'])} of {len(paths)} pictures have a face that the mesh is sure of", flush=True)
    np.savez(out, **{name: np.stack(values) for name, values in kept.items()})


def agreed(mesh, picture):
    """The chosen points (65, 3) where two looks agree, else None."""
    first = square(np.array(picture.shape[::-1]) / 2, 1.2 * max(picture.shape), 0)
    before, _ = looked_at(mesh, picture, first)
    points, presence = looked_at(mesh, picture, second(before))
    chosen = points[MESH]
    change = np.linalg.norm((chosen - before[MESH])[:, :2], axis=1).mean() / between_eyes(chosen)
    return chosen if presence >= LEAST_PRESENCE and change <= MOST_CHANGE else None


def scaled(picture, scale):
    """Its longer side KEPT_SIDE; what is missing of a square repeats the edge."""
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)[:KEPT_SIDE, :KEPT_SIDE]
    return np.pad(small, [(0, KEPT_SIDE - small.shape[0]), (0, KEPT_SIDE - small.shape[1])], mode="edge")
