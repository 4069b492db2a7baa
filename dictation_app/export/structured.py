"""JSON for other programs. Fields are added, never renamed or removed, while `VERSION` stays.

```
{
  "format": "dictation-transcript", "version": 1,
  "source": "talk.mp3",          name of the file
  "duration_s": 61.2,            sound that was transcribed, in seconds
  "language": "en",              ISO 639-1; "" where nothing was said
  "model": "base",
  "complete": true,              false where the user stopped it
  "problem": "",                 what of the file could not be read, as a sentence; "" = all was
  "text": "Good morning. ...",   everything, in one line
  "segments": [                  in order, not overlapping
    {"start_s": 0.4, "end_s": 2.1, "text": "Good morning.", "avg_logprob": -0.21}
  ],
  "withheld": [                  what the engine wrote where most likely nobody spoke; not part of "text"
    {"start_s": 30.0, "end_s": 58.0, "text": "Thank you.", "reason": "No speech was heard."}
  ]
}
```

Times are seconds from the beginning of the file, as players show them. `avg_logprob` is the mean log-probability of
the segment's tokens: near 0 = sure, below -1 = doubtful.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript

VERSION = 1


class Json:
    """One object, indented, in UTF-8."""

    suffix: ClassVar[str] = ".json"

    def render(self, document: FileTranscript) -> str:
        """Everything that is known, as described above."""
        contents = {
            "format": "dictation-transcript",
            "version": VERSION,
            "source": document.source,
            "duration_s": round(document.duration_s, 3),
            "language": document.language,
            "model": document.model,
            "complete": document.complete,
            "problem": document.problem,
            "text": document.text,
            "segments": [
                {
                    "start_s": round(segment.start_s, 3),
                    "end_s": round(segment.end_s, 3),
                    "text": segment.text.strip(),
                    "avg_logprob": round(segment.avg_logprob, 4),
                }
                for segment in document.segments
            ],
            "withheld": [
                {
                    "start_s": round(withheld.start_s, 3),
                    "end_s": round(withheld.end_s, 3),
                    "text": withheld.text,
                    "reason": withheld.reason,
                }
                for withheld in document.withheld
            ],
        }
        return json.dumps(contents, indent=2, ensure_ascii=False) + "\n"
