"""The residual network for 48 x 48 faces, in two widths, and what is exported of it."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from data import even


def convolved(inputs, outputs, kernel=3, stride=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.first = convolved(channels, channels)
        self.second = nn.Sequential(nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


class Net(nn.Module):
    """Logits of seven classes. width 24 and one block a stage is what is shipped; wider and deeper ones teach it."""

    def __init__(self, width=24, blocks=1):
        super().__init__()
        stages = [convolved(1, width, 5, 2)]
        for k in (1, 2, 4):
            if k > 1:
                stages.append(convolved(width * k // 2, width * k, 3, 2))
            stages += [Residual(width * k) for _ in range(blocks)]
        self.features = nn.Sequential(*stages)
        self.drop = nn.Dropout(0.3)
        self.classes = nn.Linear(width * 4, 7)

    def forward(self, x):
        return self.classes(self.drop(self.features(x).mean((2, 3))))


class Shipped(nn.Module):
    """Takes luminance 0..255 of shape (n, 1, 48, 48), gives shares of shape (n, 7)."""

    def __init__(self, net, prior_shift, temperature):
        super().__init__()
        self.net = net
        self.register_buffer("prior_shift", prior_shift)
        self.temperature = temperature

    def forward(self, gray):
        logits = self.net(even(gray / 255.0))
        return ((logits + self.prior_shift) / self.temperature).softmax(1)
