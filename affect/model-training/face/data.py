"""Faces and votes of FER+: loading, splitting, changing while training.

A face is 48 x 48 luminance, uint8. A label is seven shares of votes that sum to 1, in the order of CLASSES.
"""

import numpy as np
import torch
import torch.nn.functional as F

CLASSES = ["neutral", "happy", "surprised", "sad", "angry", "disgusted", "fearful"]


def load(npz, part):
    """Faces (n, 48, 48) uint8 and labels (n, 7) float32 of "train" or "valid"."""
    z = np.load(npz)
    return z[part + "_x"], z[part + "_y"].astype("f4")


def even(x):
    """Luminance 0..1 of shape (n, 1, 48, 48) to zero mean and about unit deviation, each face by itself."""
    mean = x.mean((2, 3), keepdim=True)
    deviation = ((x - mean) * (x - mean)).mean((2, 3), keepdim=True).sqrt()
    return (x - mean) / (deviation + 0.05)


def changed(faces):
    """What a camera does to faces: turned, scaled, shifted, mirrored, lit differently, blurred, partly hidden."""
    n = faces.shape[0]
    x = torch.from_numpy(faces.astype("f4"))[:, None] / 255.0
    angle = torch.empty(n).uniform_(-0.3, 0.3)
    scale = torch.empty(n).uniform_(0.82, 1.15)
    stretch = torch.empty(n).uniform_(0.92, 1.08)
    mirror = (torch.rand(n) < 0.5).float() * -2 + 1
    shift = torch.empty(n, 2).uniform_(-0.12, 0.12)
    move = torch.zeros(n, 2, 3)
    move[:, 0, 0] = angle.cos() * scale * mirror * stretch
    move[:, 0, 1] = -angle.sin() * scale
    move[:, 1, 0] = angle.sin() * scale * mirror
    move[:, 1, 1] = angle.cos() * scale / stretch
    move[:, :, 2] = shift
    x = F.grid_sample(x, F.affine_grid(move, x.shape, align_corners=False), padding_mode="border", align_corners=False)
    x = lit(x)
    x = torch.where(torch.rand(n, 1, 1, 1) < 0.15, F.avg_pool2d(x, 3, 1, 1, count_include_pad=False), x)
    x = x + torch.randn_like(x) * (torch.rand(n, 1, 1, 1) < 0.25) * torch.empty(n, 1, 1, 1).uniform_(0, 0.08)
    return hidden(even(x.clamp(0, 1)))


def lit(x):
    """Contrast, brightness, gamma, and light from one side."""
    n = x.shape[0]
    x = (x - 0.5) * torch.empty(n, 1, 1, 1).uniform_(0.5, 1.5) + 0.5 + torch.empty(n, 1, 1, 1).uniform_(-0.15, 0.15)
    x = x.clamp(1e-3, 1) ** torch.empty(n, 1, 1, 1).uniform_(0.6, 1.6)
    ramp = torch.linspace(-1, 1, x.shape[-1])[None, None, None, :]
    side = torch.empty(n, 1, 1, 1).uniform_(-0.35, 0.35) * (torch.rand(n, 1, 1, 1) < 0.3)
    return x * (1 + ramp * side)


def hidden(x, share=0.3):
    """A rectangle of the face replaced by one value, for a share of the faces."""
    for i in torch.nonzero(torch.rand(x.shape[0]) < share).flatten().tolist():
        h, w = np.random.randint(6, 22, 2)
        top, left = np.random.randint(0, 48 - h), np.random.randint(0, 48 - w)
        x[i, 0, top : top + h, left : left + w] = float(np.random.randn()) * 0.5
    return x


def mixed(x, y, alpha=0.3):
    """Mix-up (Zhang and others 2018): each face and label blended with another of its batch."""
    share = np.random.beta(alpha, alpha)
    other = torch.randperm(x.shape[0])
    return share * x + (1 - share) * x[other], share * y + (1 - share) * y[other]
