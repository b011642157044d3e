"""A part of predict.py: the network as an ONNX file. Inkling puts the parts together."""

import json

import numpy as np
import onnxruntime

session = onnxruntime.InferenceSession(FILE, providers=["CPUExecutionProvider"])
CLASSES = json.loads(session.get_modelmeta().custom_metadata_map["labels"])


def probabilities(pictures):
    """uint8 (N, C, H, W) -> float32 (N, K), rows sum to 1. Scaling and normalizing are inside of the file."""
    return session.run(["probabilities"], {"pictures": np.ascontiguousarray(pictures)})[0]
