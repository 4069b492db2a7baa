"""Desktop dictation: hold a key, speak, release, and the words stand in the focused window."""

from __future__ import annotations

__version__ = "0.1.0"
