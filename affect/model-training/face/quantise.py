#!/usr/bin/env python3
"""The exported network with weights and activations of 8 bits.

    quantise.py DATA.npz IN.onnx OUT.onnx

Needs `pip install onnxruntime`; Debian has no package of it. Each layer's range is that over 600 faces to learn from.
What goes in and out stays 32-bit: the evening out of brightness and the last layers' sums are exact.
"""

import os
import sys
import tempfile

import numpy as np
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

FACES = 600


class Faces(CalibrationDataReader):
    def __init__(self, npz):
        self.pairs = iter(np.load(npz)["train_x"][:FACES].reshape(-1, 2, 1, 48, 48).astype("f4"))

    def get_next(self):
        pair = next(self.pairs, None)
        return None if pair is None else {"gray": pair}


def main():
    data, given, out = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folded = os.path.join(folder, "folded.onnx")
        quant_pre_process(given, folded, skip_symbolic_shape=True)
        quantize_static(
            folded,
            out,
            Faces(data),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "Relu", "Add"],
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
        )


if __name__ == "__main__":
    main()
