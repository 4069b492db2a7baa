"""The list of the Files page as a program of its own; it tells each wanted move, as ``ids before``.

Run as ``python job_rows.py TITLE COUNT CHOSEN...``: so many rows, those of these numbers (from 1) are chosen.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dictation_app.file_jobs import FileJob
from dictation_app.ui import theme
from dictation_app.ui.jobs_list import JobsList
from dictation_app.ui.jobs_model import JobsModel


def tell(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main(title: str, count: int, *chosen: int) -> int:
    app = QApplication([])
    theme.apply("light")
    model = JobsModel()
    rows = JobsList(model)
    model.show([FileJob(id=number, path=Path(f"/{number}.mp3")) for number in range(1, count + 1)])
    model.move_wanted.connect(lambda ids, before: tell("move", ids, before))
    rows.setWindowTitle(title)
    rows.show()
    rows.choose(chosen)
    tell("height", rows.visualRect(model.index(0)).height())
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
