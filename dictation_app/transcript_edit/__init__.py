"""The text of a file as the user edits it: the `Document`, its `Editor` with undo, and looking for words in it.

Pure, and quick with tens of thousands of segments: a step costs what it changes, not what there is.
"""

from __future__ import annotations

from dictation_app.transcript_edit.document import Document, from_json, to_json
from dictation_app.transcript_edit.editor import Editor
from dictation_app.transcript_edit.finding import Hit, Search, find, find_in

__all__ = ["Document", "Editor", "Hit", "Search", "find", "find_in", "from_json", "to_json"]
