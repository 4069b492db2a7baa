"""JSON for other programs. Fields are added, never renamed or removed, while `VERSION` stays.

```
{
  "format": "dictation-transcript", "version": 1,
  "source": "talk.mp3",          name of the file
  "duration_s": 61.2,            sound that was transcribed, in seconds
  "language": "en",              ISO 639-1; "" where nothing was said
  "model": "base",
  "settings": {                  absent where nobody noted them
    "language": "auto", "device": "cpu", "compute_type": "int8", "words": true,
    "translate": false,          true where English was written, whatever was spoken
    "channels": "mix",           or "each": every channel by itself, as one speaker
    "track": null                which sound track, from 0; null = the one that players choose
  },
  "complete": true,              false where the user stopped it, or the engine failed
  "problem": "",                 what of the file could not be read, or how the engine failed, as a sentence
  "text": "Good morning. ...",   everything, in one line
  "segments": [                  in order; they overlap only where people talk at once
    {"start_s": 0.4, "end_s": 2.1, "text": "Good morning.", "avg_logprob": -0.21,
     "speaker": "Ann",           absent where nobody noted who speaks
     "words": [                  absent where they were not asked for or not found
       {"start_s": 0.4, "end_s": 0.8, "text": "Good", "probability": 0.97}, ...
     ]}
  ],
  "withheld": [                  what the engine wrote where most likely nobody spoke; not part of "text"
    {"start_s": 30.0, "end_s": 58.0, "text": "Thank you.", "reason": "No speech was heard."}
  ]
}
```

Times are seconds from the beginning of the file, as players show them. `avg_logprob` is the mean log-probability of
the segment's tokens: near 0 = sure, below -1 = doubtful. `probability` is how sure the model is of a word, 0..1. The
same as JSON Schema: `transcript.schema.json` beside this module.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from dictation_app.export import ExportOptions
from dictation_app.export.wording import clean, speaker_of

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript
    from dictation_app.values.speech import Segment

VERSION = 1


@dataclass(frozen=True, slots=True)
class Json:
    """One object, indented, in UTF-8."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".json"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """Everything that is known, as described above."""
        settings = {} if document.settings is None else {"settings": asdict(document.settings)}
        contents = {
            "format": "dictation-transcript",
            "version": VERSION,
            "source": clean(document.source).strip(),
            "duration_s": round(document.duration_s, 3),
            "language": document.language,
            "model": document.model,
            **settings,
            "complete": document.complete,
            "problem": clean(document.problem),
            "text": "".join(clean(segment.text) for segment in document.segments).strip(),
            "segments": [_segment(segment) for segment in document.segments],
            "withheld": [
                {
                    "start_s": round(withheld.start_s, 3),
                    "end_s": round(withheld.end_s, 3),
                    "text": clean(withheld.text).strip(),
                    "reason": withheld.reason,
                }
                for withheld in document.withheld
            ],
        }
        return (json.dumps(contents, indent=2, ensure_ascii=False) + "\n").encode()


def _segment(segment: Segment) -> dict[str, Any]:
    words = [
        {
            "start_s": round(word.start_s, 3),
            "end_s": round(word.end_s, 3),
            "text": clean(word.text).strip(),
            "probability": round(word.probability, 4),
        }
        for word in segment.words
    ]
    speaker = speaker_of(segment)
    made = {
        "start_s": round(segment.start_s, 3),
        "end_s": round(segment.end_s, 3),
        "text": clean(segment.text).strip(),
        "avg_logprob": round(segment.avg_logprob, 4),
    }
    return made | ({"speaker": speaker} if speaker else {}) | ({"words": words} if words else {})
