"""The network: a square of luminance to 65 points, how far off they may be, and how much of the face is hidden."""

import torch
import torch.nn as nn

from points import COUNT

SIDE = 96


def layer(inputs, outputs, size=3, stride=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class Net(nn.Module):
    """Of luminance 0..255 (n, 1, 96, 96): (n, 133): x and y of each point as shares of the side from its upper left corner;
    the logarithm of the mean error to expect, as a share of the distance of the outer corners of the eyes; the log odds of
    a point of eyes and brows being hidden, and of one of the mouth."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            layer(1, 16, 5, 2),
            layer(16, 32, 3, 2),
            layer(32, 32),
            layer(32, 64, 3, 2),
            layer(64, 64),
            layer(64, 96, 3, 2),
            layer(96, 24, 1),
            nn.Flatten(),
        )
        self.head = nn.Linear(24 * 36, 2 * COUNT + 3)

    def forward(self, luminance):
        flat = luminance.flatten(1)
        mean = flat.mean(1)[:, None, None, None]
        # Written out: a standard deviation is no operation of its own in ONNX.
        spread = (flat * flat).mean(1)[:, None, None, None] - mean * mean
        x = (luminance - mean) / torch.sqrt(spread.clamp(min=0) + 25)
        return self.head(self.body(x))
