"""Pictures to learn from: photographs of faces and of anything else, cut, scaled and put together anew each time."""

import glob
import os
import random

import cv2
import numpy as np

SIDE = 256
LARGEST_PX = 480
FACES_SHARE = 0.65


def photographs(folder, seed=2026):
    """Paths below a folder, in an order that is the same in every run; the last twentieth is kept for choosing."""
    paths = []
    for kind in ("jpg", "jpeg", "JPEG", "png"):
        paths += glob.glob(f"{folder}/**/*.{kind}", recursive=True)
    paths.sort(key=os.path.basename)
    random.Random(seed).shuffle(paths)
    kept = len(paths) // 20
    return paths[kept:], paths[:kept]


class Scenes:
    """Canvases of SIDE by SIDE: one photograph, four beside each other, or small ones upon one; of faces or of others."""

    def __init__(self, faces, others, seed):
        self.faces = faces
        self.others = others
        self.random = random.Random(seed)
        self.cache = {}

    def photograph(self):
        path = self.random.choice(self.faces if self.random.random() < FACES_SHARE else self.others)
        if path not in self.cache:
            picture = cv2.imread(path, cv2.IMREAD_COLOR)
            if picture is None:
                return np.zeros((SIDE, SIDE, 3), "u1")
            scale = min(1, LARGEST_PX / max(picture.shape[:2]))
            if scale < 1:
                picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            self.cache[path] = picture
        return self.cache[path]

    def scene(self):
        r = self.random
        kind = r.random()
        if kind < 0.45:
            canvas = self.filled(SIDE, SIDE)
        elif kind < 0.8:
            canvas = np.zeros((SIDE, SIDE, 3), "u1")
            x, y = r.randint(50, SIDE - 50), r.randint(50, SIDE - 50)
            canvas[:y, :x] = self.filled(y, x)
            canvas[:y, x:] = self.filled(y, SIDE - x)
            canvas[y:, :x] = self.filled(SIDE - y, x)
            canvas[y:, x:] = self.filled(SIDE - y, SIDE - x)
        else:
            canvas = self.filled(SIDE, SIDE)
            for _ in range(r.randint(1, 6)):
                side = int(np.exp(r.uniform(np.log(20), np.log(140))))
                x, y = r.randint(0, SIDE - side), r.randint(0, SIDE - side)
                canvas[y : y + side, x : x + side] = cv2.resize(self.photograph(), (side, side), interpolation=cv2.INTER_AREA)
        return self.lit(canvas)

    def filled(self, height, width):
        """A part of a photograph that fills the room, sometimes a small one of it, sometimes all with a border."""
        r = self.random
        picture = self.photograph()
        h, w = picture.shape[:2]
        scale = np.exp(r.uniform(np.log(0.3), np.log(1.8))) * max(height / h, width / w)
        if r.random() < 0.15:
            picture = cv2.rotate(picture, r.choice([cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE]))
            h, w = picture.shape[:2]
        angle = r.gauss(0, 12)
        turn = cv2.getRotationMatrix2D((w / 2, h / 2), angle, scale)
        free = max(0, w * scale - width) / 2, max(0, h * scale - height) / 2
        turn[0, 2] += width / 2 - w / 2 + r.uniform(-1, 1) * (free[0] + 0.2 * width)
        turn[1, 2] += height / 2 - h / 2 + r.uniform(-1, 1) * (free[1] + 0.2 * height)
        border = r.choice([cv2.BORDER_CONSTANT, cv2.BORDER_REFLECT, cv2.BORDER_REPLICATE])
        smooth = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        part = cv2.warpAffine(picture, turn, (width, height), flags=smooth, borderMode=border)
        return part[:, ::-1] if r.random() < 0.5 else part

    def lit(self, canvas):
        r = self.random
        if r.random() < 0.7:
            canvas = cv2.convertScaleAbs(canvas, alpha=r.uniform(0.5, 1.4), beta=r.uniform(-50, 40))
        if r.random() < 0.15:
            canvas = cv2.GaussianBlur(canvas, (0, 0), r.uniform(0.5, 1.8))
        if r.random() < 0.2:
            noise = np.random.default_rng(r.getrandbits(32)).normal(0, r.uniform(3, 14), canvas.shape)
            canvas = np.clip(canvas + noise, 0, 255).astype("u1")
        return canvas

    def batch(self, n):
        return np.stack([self.scene() for _ in range(n)])


def gray(pictures):
    """Luminance of blue-green-red pictures (n, h, w, 3), as a decoder gives it, of shape (n, 1, h, w), 0..255."""
    return (pictures @ np.array([0.114, 0.587, 0.299], "f4"))[:, None]
