"""Squares to learn from: faces cut as a detector's box would cut them, and worse, anew each time."""

import glob
import random
import zlib

import cv2
import numpy as np

from label import person
from net import SIDE
from points import COUNT, LOWER, MESH, MIRROR, UPPER

HELD_OUT = 10
"""One person in so many is never learnt from."""
NO_FACE = 0.06
"""Share of squares without a face."""

NOSE_TOP, NOSE_BASE, FOREHEAD = MESH.index(168), MESH.index(2), MESH.index(10)
SIDES = MESH.index(234), MESH.index(454)
OUTER = MESH.index(33), MESH.index(263)
MOVING = [(13, 14), (159, 145), (386, 374), (61, 291), (107, 133), (336, 362), (70, 33), (300, 263), (2, 152), (2, 61), (2, 291)]
MOVING = [(MESH.index(a), MESH.index(b)) for a, b in MOVING]
JAW = [MESH.index(number) for number in (397, 400, 152, 176, 172)]


def held_out(path):
    return zlib.crc32(person(path).encode()) % HELD_OUT == 0


def bounds(points):
    """Middle and longer side of what the points take up, which is about a detector's box."""
    low, high = points[:, :2].min(0), points[:, :2].max(0)
    return (low + high) / 2, (high - low).max()


def unusual(points):
    """How much more often each face (n, 65, 3) should be learnt from: wide open mouths, shut eyes and turned heads are rare."""
    space = np.linalg.norm(points[:, OUTER[0]] - points[:, OUTER[1]], axis=1)
    lengths = [np.linalg.norm(points[:, a] - points[:, b], axis=1) / space for a, b in MOVING]
    lengths.append((points[:, OUTER[0], 2] - points[:, OUTER[1], 2]) / space)
    away = [np.abs(values - np.median(values)) / values.std() for values in lengths]
    return 1 + np.minimum(np.max(away, axis=0), 5) ** 2


def cut(picture, points, side, centre, angle, behind=None):
    """The square of that side around that centre, turned, and the points in shares of its side. Beyond the picture its edge
    is repeated, or another picture stands there."""
    c, s = np.cos(angle), np.sin(angle)
    turn = np.array([[c, s], [-s, c]]) * SIDE / side
    whole = np.hstack([turn, (SIDE / 2 - turn @ centre)[:, None]])
    edge = cv2.BORDER_REPLICATE if behind is None else cv2.BORDER_TRANSPARENT
    square = cv2.warpAffine(picture, whole, (SIDE, SIDE), behind, flags=cv2.INTER_LINEAR, borderMode=edge)
    return square, ((points[:, :2] @ turn.T + whole[:, 2]) / SIDE).astype("f4")


def plain(picture, points, times=1.35):
    """As a good box cuts it."""
    centre, side = bounds(points)
    return cut(picture, points, times * side, centre, 0)


class Squares:
    def __init__(self, pictures, points, other_folder, seed):
        self.pictures = pictures
        self.points = points
        self.often = unusual(points).cumsum().tolist()
        self.random = random.Random(seed)
        self.numbers = np.random.default_rng(seed)
        self.others = sorted(glob.glob(f"{other_folder}/**/*.jpg", recursive=True))
        self.known = {}

    def batch(self, n):
        """Luminance (n, 1, 96, 96), points (n, 65, 2), shares of eyes and mouth that are hidden (n, 2), face or not (n)."""
        luminance = np.zeros((n, 1, SIDE, SIDE), "f4")
        points = np.full((n, COUNT, 2), 0.5, "f4")
        hidden = np.ones((n, 2), "f4")
        face = np.ones(n, "f4")
        for i in range(n):
            if self.random.random() < NO_FACE:
                square, face[i] = self.other(SIDE, SIDE), 0
            else:
                at = self.random.choices(range(len(self.pictures)), cum_weights=self.often)[0]
                square, points[i] = self.face(self.pictures[at], self.points[at])
                square, hidden[i] = self.behind(square, points[i])
                square = self.coarse(square)
            luminance[i, 0] = self.light(square)
        return luminance, points, hidden, face

    def face(self, picture, points):
        r = self.random
        centre, side = bounds(points)
        times = np.exp(r.uniform(np.log(1.08), np.log(1.7)))
        shift = np.array([r.uniform(-0.12, 0.12), r.uniform(-0.12, 0.12)]) * side
        angle = r.gauss(0, 0.22) if r.random() < 0.85 else r.uniform(-0.8, 0.8)
        behind = self.other(SIDE, SIDE) if r.random() < 0.5 else None
        square, where = cut(picture, points, times * side, centre + shift, angle, behind)
        if r.random() < 0.5:
            square, where = square[:, ::-1], where[MIRROR] * np.array([-1, 1], "f4") + np.array([1, 0], "f4")
        return np.ascontiguousarray(square), where

    def other(self, width, height):
        """A part of a photograph without faces."""
        path = self.random.choice(self.others)
        if path not in self.known:
            self.known[path] = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
        picture = self.known[path]
        side = self.random.randint(40, min(picture.shape))
        y, x = self.random.randint(0, picture.shape[0] - side), self.random.randint(0, picture.shape[1] - side)
        return cv2.resize(picture[y : y + side, x : x + side], (width, height), interpolation=cv2.INTER_AREA)

    def behind(self, square, points):
        """Sometimes with the place of a hand, a mask, a headset or glasses covered; and what of eyes and mouth is unseen."""
        r = self.random
        covered = np.zeros((SIDE, SIDE), "u1")
        kind = r.random()
        if kind < 0.15:
            corner = np.array([r.randint(-10, SIDE - 10), r.randint(-10, SIDE - 10)])
            size = np.array([r.randint(10, 48), r.randint(10, 40)])
            box = tuple(map(float, corner + size / 2)), tuple(map(float, size)), r.uniform(-90, 90)
            cv2.fillPoly(covered, [cv2.boxPoints(box).astype("i4")], 1)
        elif kind < 0.25:
            self.fill_below(covered, points * SIDE)
        elif kind < 0.33:
            self.fill_above(covered, points * SIDE)
        elif kind < 0.37:
            self.fill_glasses(covered, points * SIDE)
        if covered.any():
            other = self.other(SIDE, SIDE) if r.random() < 0.3 else r.uniform(0, 255)
            noisy = other + self.numbers.normal(0, r.uniform(0, 20), square.shape)
            square = np.where(covered, np.clip(noisy, 0, 255), square).astype("u1")
        at = np.floor(points * SIDE).astype("i4")
        inside = ((at >= 0) & (at < SIDE)).all(1)
        at = at.clip(0, SIDE - 1)
        unseen = ~inside | (covered[at[:, 1], at[:, 0]] > 0)
        return square, np.array([unseen[UPPER].mean(), unseen[LOWER].mean()], "f4")

    def fill_below(self, covered, points):
        """A mask: from somewhere on the nose to below the chin, between the sides of the face; or all that lies below."""
        top = self.random.uniform(0.1, 0.95)
        nose = points[NOSE_TOP] * (1 - top) + points[NOSE_BASE] * top
        if self.random.random() < 0.5:
            across, down = 3 * (points[SIDES[1]] - points[SIDES[0]]), 5 * (points[NOSE_BASE] - points[NOSE_TOP])
            band = np.stack([nose - across, nose + across, nose + across + down, nose - across + down])
            cv2.fillPoly(covered, [band.astype("i4")], 1)
            return
        cv2.fillPoly(covered, [np.stack([points[SIDES[0]], nose, points[SIDES[1]], *points[JAW]]).astype("i4")], 1)

    def fill_above(self, covered, points):
        """A headset: a band across the eyes, from the forehead or above to somewhere on the nose."""
        bottom = self.random.uniform(0.3, 0.9)
        nose = points[NOSE_TOP] * (1 - bottom) + points[NOSE_BASE] * bottom
        down = nose - points[FOREHEAD]
        up = points[FOREHEAD] + self.random.choice([self.random.uniform(-0.1, 0.3), -3]) * down
        across = (points[SIDES[1]] - points[SIDES[0]]) * self.random.choice([self.random.uniform(0.45, 0.7), 3])
        cv2.fillPoly(covered, [np.stack([up - across, up + across, nose + across, nose - across]).astype("i4")], 1)

    def fill_glasses(self, covered, points):
        """Dark glasses: an ellipse before each eye."""
        eyes = np.linalg.norm(points[OUTER[0]] - points[OUTER[1]])
        size = int(eyes * self.random.uniform(0.18, 0.28)), int(eyes * self.random.uniform(0.12, 0.2))
        tilt = float(np.degrees(np.arctan2(*(points[OUTER[1]] - points[OUTER[0]])[::-1])))
        for eye in (slice(0, 8), slice(8, 16)):
            cv2.ellipse(covered, tuple(int(c) for c in points[eye].mean(0)), size, tilt, 0, 360, 1, -1)

    def coarse(self, square):
        r = self.random
        if r.random() < 0.25:
            square = cv2.GaussianBlur(square, (0, 0), r.uniform(0.4, 2.2))
        if r.random() < 0.25:
            small = r.randint(24, 72)
            square = cv2.resize(cv2.resize(square, (small, small), interpolation=cv2.INTER_AREA), (SIDE, SIDE))
        return square

    def light(self, square):
        r = self.random
        x = square.astype("f4")
        if r.random() < 0.3:
            x = 255 * (x / 255) ** np.exp(r.uniform(-0.7, 0.7))
        if r.random() < 0.3:
            across = np.linspace(-1, 1, SIDE, dtype="f4")
            x = x * (1 + 0.6 * (across[None] * r.uniform(-1, 1) + across[:, None] * r.uniform(-1, 1)))
        if r.random() < 0.7:
            x = x * np.exp(r.uniform(-1.6, 0.5)) + r.uniform(-15, 25)
        if r.random() < 0.3:
            x = x + self.numbers.normal(0, r.uniform(1, 12), x.shape).astype("f4")
        return np.clip(x, 0, 255).round()
