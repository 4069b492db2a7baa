"""Desktop dictation: hold a key, speak, release, and the words stand in the focused window."""

from __future__ import annotations

import os

__version__ = "0.1.0"

# ONNX Runtime (seen with 1.32) tells Microsoft of its use unless this is set before it is loaded: here, because nothing
# of the app is imported before, in whatever process. The processes it starts inherit it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
