"""OpenVINO, imported without its telemetry. The only module that imports it.

``import openvino`` sends an event to its makers over the internet and writes a folder ``intel`` into the person's home
when the package ``openvino_telemetry`` is there, and it is installed with it. Inkling sends nothing unasked: that
package is made unimportable first, and OpenVINO then takes the stub that it has for this case.
"""

import sys

TELEMETRY = "openvino_telemetry"

if "openvino" not in sys.modules:
    sys.modules[TELEMETRY] = None  # pyright: ignore[reportArgumentType]  None means: cannot be imported

import openvino as openvino  # noqa: E402  after the telemetry is out of the way
from openvino import opset14 as ops  # noqa: E402

__all__ = ["openvino", "ops"]
