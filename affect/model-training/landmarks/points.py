"""The 65 points that are learnt, as numbers among the 478 of the published mesh (MediaPipe's), and what belongs to what.

Right and left are the person's. An eye begins at its outer corner and goes over the upper lid to the inner corner and back
below; a brow goes from outside to inside; lips begin at the right corner and go over the upper lip.
"""

import numpy as np

GROUPS = {
    "right eye": [33, 160, 159, 158, 133, 153, 145, 144],
    "left eye": [263, 387, 386, 385, 362, 380, 374, 373],
    "irises": [468, 473],
    "right brow": [70, 63, 105, 66, 107],
    "left brow": [300, 293, 334, 296, 336],
    "outer lips": [61, 40, 37, 0, 267, 270, 291, 321, 314, 17, 84, 91],
    "inner lips": [78, 81, 13, 311, 308, 402, 14, 178],
    "nose": [168, 6, 195, 4, 2, 98, 327, 129, 358],
    "face": [10, 152, 234, 454, 172, 397, 176, 400],
}
MESH = [number for group in GROUPS.values() for number in group]
COUNT = len(MESH)

_TWINS = [(61, 291), (40, 270), (37, 267), (91, 321), (84, 314), (78, 308), (81, 311), (178, 402), (98, 327), (129, 358)]
_TWINS += [(234, 454), (172, 397), (176, 400), (468, 473)]
_TWINS += list(zip(GROUPS["right eye"], GROUPS["left eye"])) + list(zip(GROUPS["right brow"], GROUPS["left brow"]))
_TWIN_OF = {**dict(_TWINS), **{b: a for a, b in _TWINS}}

MIRROR = np.array([MESH.index(_TWIN_OF.get(number, number)) for number in MESH])
"""Where each point's mirror image stands."""

OUTER_CORNERS = MESH.index(33), MESH.index(263)

OPPOSITE = np.array(
    [(MESH.index(a), MESH.index(b)) for a, b in [(160, 144), (159, 145), (158, 153), (387, 373), (386, 374), (385, 380)]]
    + [(MESH.index(a), MESH.index(b)) for a, b in [(81, 178), (13, 14), (311, 402)]]
)
"""Pairs on upper and lower lids and lips, whose distance is what is measured later."""


_NAMED = np.repeat(list(GROUPS), [len(group) for group in GROUPS.values()])
UPPER = np.isin(_NAMED, ["right eye", "left eye", "irises", "right brow", "left brow"])
LOWER = np.isin(_NAMED, ["outer lips", "inner lips"])


def slices():
    """Name and range of each group in the order of the points."""
    at = 0
    for name, group in GROUPS.items():
        yield name, slice(at, at + len(group))
        at += len(group)


def between_eyes(points):
    """Distance of the outer corners of the eyes, of points (..., 65, 2 or 3)."""
    a, b = OUTER_CORNERS
    return np.linalg.norm(points[..., a, :2] - points[..., b, :2], axis=-1)
