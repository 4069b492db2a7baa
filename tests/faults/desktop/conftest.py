"""The desktop of the system tests."""

from __future__ import annotations

from tests.system.conftest import new_desktop, sentence  # noqa: F401  # fixtures
