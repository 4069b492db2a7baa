"""What a folder of models takes is counted while others work there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from dictation_app.engine.model_folders import size_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_folder_that_is_removed_while_it_is_counted_counts_as_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    (gone / "model.bin").write_bytes(b"123")
    (tmp_path / "here").write_bytes(b"12345")
    assert size_of(tmp_path) == 8
    scan = os.scandir

    def removing(path: Any) -> Any:
        if os.fspath(path) == str(gone):
            raise FileNotFoundError(path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", removing)
    assert size_of(tmp_path) == 5
    assert size_of(gone) == 0
