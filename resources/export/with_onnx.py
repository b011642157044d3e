"""A part of predict.py: the network as an ONNX file. Inkling puts the parts together."""

import json

import numpy as np
import onnxruntime


def model():
    """The file's name; its bytes where onnxruntime would not take the name, because it is no UTF-8."""
    try:
        str(FILE).encode()
    except UnicodeEncodeError:
        return FILE.read_bytes()
    return FILE


session = onnxruntime.InferenceSession(model(), providers=["CPUExecutionProvider"])
CLASSES = json.loads(session.get_modelmeta().custom_metadata_map["labels"])


def probabilities(pictures):
    """uint8 (N, C, H, W) -> float32 (N, K), rows sum to 1. Scaling and normalizing are inside of the file."""
    return session.run(["probabilities"], {"pictures": np.ascontiguousarray(pictures)})[0]
