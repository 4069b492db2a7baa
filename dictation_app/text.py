"""Polish of what the model wrote: spacing, joins between utterances. The model's capitals are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dictation_app.settings import TextSettings

UNSPACED_LANGUAGES = frozenset({"zh", "yue", "ja", "th", "lo", "my", "km", "bo"})
"""Written without spaces between sentences."""

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%…")


def polish(text: str) -> str:
    """Collapse white space and drop leading and trailing blanks; text without a letter or digit becomes empty.

    A lone "." or "..." is what Whisper writes for a breath; nobody dictates it.
    """
    words = " ".join(text.split())
    return words if any(character.isalnum() for character in words) else ""


def join(left: str, right: str, language: str) -> str:
    """Put two polished texts after each other with the space their language wants."""
    if not left or not right or language in UNSPACED_LANGUAGES or right[0] in _NO_SPACE_BEFORE:
        return left + right
    return f"{left} {right}"


def for_delivery(text: str, language: str, settings: TextSettings, *, follows: bool) -> str:
    """What goes into the window for one polished text.

    With `trailing_space` every delivery ends with a space, so the next one joins on whatever was clicked in between.
    Without it, only a text that `follows` another of the same dictation starts with one.
    """
    if not text or language in UNSPACED_LANGUAGES:
        return text
    if settings.trailing_space:
        return f"{text} "
    return f" {text}" if follows and text[0] not in _NO_SPACE_BEFORE else text
