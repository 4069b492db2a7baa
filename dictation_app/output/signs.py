"""How many steps of the caret a text is."""

from __future__ import annotations

import unicodedata

LONGEST = 5000
"""More characters take too long to walk over."""
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def signs_in(text: str) -> int:
    """About how many steps of the caret it takes, which goes over what belongs together at once.

    Rather too few than too many: what stands before the text is not its own.
    """
    count, before, letters = 0, "", 0
    for character in text:
        letters = letters + 1 if ord(character) in _FLAG_LETTERS else 0
        kind = unicodedata.category(character)
        belongs = (
            kind.startswith("M")
            or kind == "Cf"  # nothing is seen of it
            or before == _JOINER
            or ord(character) in _SKIN_TONES
            or (letters and letters % 2 == 0)
        )
        count += not belongs
        before = character
    return count
