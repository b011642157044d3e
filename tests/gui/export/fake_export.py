"""Looks to the window like ``main.py export``: tells events and, when asked to, waits until it is ended."""

import sys
import time
from pathlib import Path

from engine.export.events import ExportDone, ExportFailed, ExportStarted, ExportStep, FileProven
from engine.storage.json_dataclasses import to_json

kind, _weights, _, folder, _, formats, _ = sys.argv[1:]
events = [
    ExportStarted("Digits", folder, tuple(formats.split(",")), 4),
    ExportStep(1, 4, "pth"),
    FileProven("digits.pth", "pth", 570_773, 48, 48, 1.9e-6, 0.7, "torch", ""),
    FileProven("predict.py", "script", 3_804, 6, 5, 6.2e-4, 0.0, "numpy pillow torch", ""),
]
end = {
    "done": ExportDone(folder, ("digits.pth", "predict.py"), 2.5, ("predict.py.before",)),
    "failed": ExportFailed("The exported digits.pth answers differently from the recognizer."),
}
for event in events:
    print(to_json(event), flush=True)
if kind == "waits":
    Path(folder).mkdir()
    time.sleep(60)
if kind in end:
    print(to_json(end[kind]), flush=True)
