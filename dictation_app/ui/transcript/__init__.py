"""The transcript of a file: its text with its sound, to be heard, corrected and exported."""

from __future__ import annotations

from dictation_app.ui.transcript.view import TranscriptView

__all__ = ["TranscriptView"]
