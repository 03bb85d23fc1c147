"""A published face mesh (MediaPipe's, Apache-2.0) run by OpenCV, so that what it says of any face can be learnt."""

import cv2
import numpy as np
import onnx
from onnx import numpy_helper

SIDE = 256
POINTS = 478


class Teacher:
    def __init__(self, path, threads=1):
        cv2.setNumThreads(threads)
        model = onnx.load(path)
        # Its weights are halves, which OpenCV does not multiply with.
        tables = [(i.name, numpy_helper.to_array(i)) for i in model.graph.initializer]
        whole = [numpy_helper.from_array(t.astype("f4") if t.dtype == np.float16 else t, name) for name, t in tables]
        del model.graph.initializer[:]
        model.graph.initializer.extend(whole)
        self.net = cv2.dnn.readNetFromONNX(model.SerializeToString())

    def __call__(self, face):
        """Of a face (256, 256) of luminance: 478 points (478, 3) in pixels, and whether there is a face, 0..1."""
        self.net.setInput(np.repeat(face.astype("f4")[None, None] / 255, 3, axis=1))
        points, score = self.net.forward(["Identity", "Identity_1"])
        return points.reshape(POINTS, 3).astype("f8"), 1 / (1 + np.exp(-score.item()))
