#!/usr/bin/env python3
"""The validation faces of FER+ in bad conditions, one file for each, for `inhabit models evaluate face --data FILE`.

    conditions.py DATA.npz FOLDER
"""

import os
import sys

import numpy as np
import torch
import torch.nn.functional as F


def scaled(x, side):
    small = F.interpolate(x, size=(side, side), mode="area")
    return F.interpolate(small, size=x.shape[2:], mode="bilinear", align_corners=False)


def tilted(x, degrees):
    a = np.radians(degrees)
    turn = torch.tensor([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0]], dtype=torch.float32)
    grid = F.affine_grid(turn.repeat(len(x), 1, 1), x.shape, align_corners=False)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)


def covered(x, top, bottom, left=0, right=48, value=20):
    x = x.clone()
    x[:, :, top:bottom, left:right] = value
    return x


def noisy(x):
    return x + torch.randn(x.shape, generator=torch.Generator().manual_seed(7)) * 25


CONDITIONS = {
    "as-they-are": lambda x: x,
    "quarter-of-the-light": lambda x: x / 4,
    "twelfth-of-the-light": lambda x: x / 12,
    "lit-from-one-side": lambda x: x * torch.linspace(0.3, 1.7, 48),
    "bleached": lambda x: x * 2.5,
    "32-px-wide": lambda x: scaled(x, 32),
    "16-px-wide": lambda x: scaled(x, 16),
    "noise-sd-25": noisy,
    "tilted-20": lambda x: tilted(x, 20),
    "tilted-45": lambda x: tilted(x, 45),
    "dark-glasses": lambda x: covered(covered(x, 14, 24, 4, 22), 14, 24, 26, 44),
    "upper-half-hidden": lambda x: covered(x, 4, 26),
    "lower-half-hidden": lambda x: covered(x, 28, 48, value=200),
}


def main():
    data, folder = sys.argv[1:]
    z = np.load(data)
    faces = torch.from_numpy(z["valid_x"].astype("f4"))[:, None]
    os.makedirs(folder, exist_ok=True)
    for name, change in CONDITIONS.items():
        changed = change(faces).clamp(0, 255).round().byte().numpy()[:, 0]
        np.savez(os.path.join(folder, name + ".npz"), valid_x=changed, valid_y=z["valid_y"], labels=z["labels"])


if __name__ == "__main__":
    main()
