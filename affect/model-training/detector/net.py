"""Our own detector of faces in luminance: heads at strides 8, 16 and 32, each cell a score, a box and five points."""

import torch
import torch.nn as nn
import torch.nn.functional as F

HEAD = 15


class Separable(nn.Module):
    """A filter for each channel, then their mixture."""

    def __init__(self, inputs, outputs, active=True):
        super().__init__()
        self.depth = nn.Conv2d(inputs, inputs, 3, 1, 1, groups=inputs, bias=False)
        self.mixture = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.even = nn.BatchNorm2d(outputs)
        self.active = active

    def forward(self, x):
        x = self.even(self.mixture(self.depth(x)))
        return F.relu(x) if self.active else x


class Detector(nn.Module):
    """Of luminance 0..255 (n, 1, h, w), h and w multiples of 32: three maps of 15 numbers, scores as logits."""

    def __init__(self, width=64):
        super().__init__()
        half, quarter = width // 2, width // 4
        self.stem = nn.Sequential(nn.Conv2d(1, quarter, 3, 2, 1, bias=False), nn.BatchNorm2d(quarter), nn.ReLU())
        self.to4 = nn.Sequential(Separable(quarter, half), nn.MaxPool2d(2), Separable(half, half), Separable(half, width))
        self.to8 = nn.Sequential(nn.MaxPool2d(2), Separable(width, width), Separable(width, width))
        self.to16 = nn.Sequential(nn.MaxPool2d(2), Separable(width, width), Separable(width, width))
        self.to32 = nn.Sequential(nn.MaxPool2d(2), Separable(width, width), Separable(width, width))
        self.merge = nn.ModuleList(Separable(width, width) for _ in range(3))
        self.heads = nn.ModuleList(
            nn.Sequential(Separable(width, width), nn.Conv2d(width, HEAD, 3, 1, 1)) for _ in range(3)
        )
        for head in self.heads:
            # Few cells see a face: begin by saying so.
            nn.init.constant_(head[1].bias, 0)
            nn.init.constant_(head[1].bias[:1], -4.5)

    def forward(self, gray):
        x = self.to4(self.stem(gray / 127.5 - 1))
        c8 = self.to8(x)
        c16 = self.to16(c8)
        c32 = self.to32(c16)
        p32 = self.merge[2](c32)
        p16 = self.merge[1](c16 + F.interpolate(p32, scale_factor=2, mode="nearest"))
        p8 = self.merge[0](c8 + F.interpolate(p16, scale_factor=2, mode="nearest"))
        return [head(p) for head, p in zip(self.heads, (p8, p16, p32))]


class Shipped(nn.Module):
    """As the registry's detectors give it: of each stride scores (n, cells, 1), boxes (n, cells, 4), points (n, cells, 10)."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, gray):
        out = []
        for m in self.net(gray):
            flat = m.permute(0, 2, 3, 1).reshape(m.shape[0], -1, HEAD)
            out += [torch.sigmoid(flat[:, :, :1]), flat[:, :, 1:5], flat[:, :, 5:]]
        return tuple(out)
