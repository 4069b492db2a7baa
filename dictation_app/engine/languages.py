"""The languages Whisper knows, for checks that must not load the library (`faster_whisper.tokenizer` has the same)."""

from __future__ import annotations

CODES = frozenset(
    """
    af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu hy
    id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa
    sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh yue
    """.split()  # noqa: SIM905  # a list of a hundred strings is no easier to read
)
"""ISO 639-1 where there is one."""
