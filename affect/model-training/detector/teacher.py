"""A published face detector (YuNet, Apache-2.0) run by PyTorch, so that what it says of any picture can be learnt.

Its file is a graph of few kinds of operations; nothing else of ONNX is understood here.
"""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

STRIDES = (8, 16, 32)


class Teacher:
    def __init__(self, path):
        graph = onnx.load(path).graph
        self.nodes = [n for n in graph.node if n.op_type not in ("Transpose", "Reshape")]
        self.constants = {i.name: torch.from_numpy(np.array(numpy_helper.to_array(i))) for i in graph.initializer}
        # Beyond the last convolution there are only changes of order, which are done here.
        self.alias = {n.output[0]: n.input[0] for n in graph.node if n.op_type in ("Transpose", "Reshape")}

    def source(self, name):
        while name in self.alias:
            name = self.alias[name]
        return name

    def __call__(self, pictures):
        """Of pictures (n, 3, side, side), blue-green-red 0..255: at each stride (n, 15, side/stride, side/stride): score 0..1,
        four numbers of a box (offset of its centre and logarithm of its size, in strides), five points as offsets in strides."""
        values = {"input": pictures}
        with torch.no_grad():
            for node in self.nodes:
                values[node.output[0]] = self.run(node, values)
        return [
            torch.cat(
                [
                    (values[f"cls_{s}"].clamp(0, 1) * values[f"obj_{s}"].clamp(0, 1)).sqrt(),
                    values[self.source(f"bbox_{s}")],
                    values[self.source(f"kps_{s}")],
                ],
                1,
            )
            for s in STRIDES
        ]

    def run(self, node, values):
        given = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
        x = values[self.source(node.input[0])]
        if node.op_type == "Conv":
            weight, bias = self.constants[node.input[1]], self.constants[node.input[2]]
            return F.conv2d(x, weight, bias, given["strides"][0], given["pads"][0], 1, given["group"])
        if node.op_type == "Relu":
            return F.relu(x)
        if node.op_type == "MaxPool":
            return F.max_pool2d(x, 2)
        if node.op_type == "Resize":
            return F.interpolate(x, scale_factor=2, mode="nearest")
        if node.op_type == "Add":
            return x + values[node.input[1]]
        if node.op_type == "Sigmoid":
            return torch.sigmoid(x)
        raise ValueError(f"cannot run {node.op_type}")
