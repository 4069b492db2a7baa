"""faster-whisper as it comes out of the box, to compare with: its own `transcribe()` with its own defaults.

Run as ``python plain_whisper.py MODEL_FOLDER CLIP...``; prints a JSON list of texts. A program of its own, so that its
memory is gone before the app is measured.
"""

from __future__ import annotations

import json
import sys

from faster_whisper import WhisperModel

if __name__ == "__main__":
    model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8")
    texts = ["".join(segment.text for segment in model.transcribe(clip)[0]).strip() for clip in sys.argv[2:]]
    sys.stdout.write(json.dumps(texts))
