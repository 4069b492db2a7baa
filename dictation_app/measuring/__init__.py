"""How fast and how exact each installed model is on each device of this machine, what to use, and what to expect.

`run` measures, with engines of its own that end with it; a dictation goes first. `record` keeps what was measured, for
the expected speed of models that are not installed. `advice` chooses among what was measured,
`first_choice` before anything was.
"""

from __future__ import annotations

from dictation_app.measuring.advice import QUICK_S, Advice, advise
from dictation_app.measuring.first_choice import FirstChoice, first_choice
from dictation_app.measuring.passages import Passage, bundled, paragraph
from dictation_app.measuring.record import MeasureRecord
from dictation_app.measuring.run import Candidate, Heard, Limits, Measured, MeasureProgress, candidates, measure

__all__ = [
    "QUICK_S",
    "Advice",
    "Candidate",
    "FirstChoice",
    "Heard",
    "Limits",
    "MeasureProgress",
    "MeasureRecord",
    "Measured",
    "Passage",
    "advise",
    "bundled",
    "candidates",
    "first_choice",
    "measure",
    "paragraph",
]
