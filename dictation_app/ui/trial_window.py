"""TrialWindow: a small window with a text field, in a process of its own, for the doctor to write into.

Of its own, so that for the app it is a window like any other program's; Qt is imported there alone. It answers over a
pipe, and ends with it.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.child_process import interrupts_blocked
from dictation_app.doctor.delivery import TRIAL_PROGRAM, Copied
from dictation_app.errors import UserError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from PySide6.QtCore import QMimeData

_START_S = 20.0
_ANSWER_S = 10.0
"""A program that owns the clipboard and does not answer holds a look at it up for five seconds."""
_END_S = 3.0
_LOOK_MS = 15
_ASK_FOR_FOCUS_MS = 300
_KEPT_BYTES = 32 << 20
"""Of more nobody knows whether it can be put back."""
_SECRET = "x-kde-passwordManagerHint"  # noqa: S105  # the name of a form
_FOCUS, _TEXT, _COPIED, _END = "focus", "text", "copied", "end"


class TrialWindow:
    """See `doctor.delivery.Window`. Made by the thread that uses it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=show, args=(theirs,), name="trial window", daemon=True)
        with interrupts_blocked():
            self._process.start()
        theirs.close()
        try:
            self._receive(_START_S)
        except UserError:
            self.close()
            raise

    def has_focus(self) -> bool:
        """See `Window`."""
        return bool(self._ask(_FOCUS))

    def text(self) -> str:
        """See `Window`."""
        return str(self._ask(_TEXT))

    def copied(self) -> Copied:
        """See `Window`."""
        answer = self._ask(_COPIED)
        return answer if isinstance(answer, Copied) else Copied()

    def close(self) -> None:
        """See `Window`."""
        with suppress(OSError):
            self._pipe.send(_END)
        self._process.join(_END_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()

    def _ask(self, question: str) -> object:
        try:
            self._pipe.send(question)
        except OSError as exc:
            raise _gone() from exc
        return self._receive(_ANSWER_S)

    def _receive(self, within_s: float) -> object:
        try:
            if self._pipe.poll(within_s):
                answer: object = self._pipe.recv()
                return answer
        except (EOFError, OSError) as exc:
            raise _gone() from exc
        raise UserError(
            say("The window to try it in does not answer."), say("Check again when the machine has less to do.")
        )


def _gone() -> UserError:
    return UserError(say("No window can be shown on this desktop."), say("Check again in a desktop session."))


def show(pipe: Connection) -> None:
    """Body of the process: show the window, and answer until the pipe ends."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # the other side has no use for Qt
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QPlainTextEdit  # noqa: PLC0415

    from dictation_app.display import check_display  # noqa: PLC0415

    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # where Qt finds no desktop it says so at length, and aborts
    with suppress(UserError):  # the other side sees the pipe end
        check_display()
        QGuiApplication.setDesktopFileName(TRIAL_PROGRAM)  # its name under Wayland
        qt = QApplication([TRIAL_PROGRAM])
        field = QPlainTextEdit()
        field.setWindowTitle(QApplication.translate("doctor", "Dictation tries whether text arrives"))
        field.setAccessibleName(field.windowTitle())
        field.resize(420, 90)
        field.show()
        ask_for_focus = QTimer()
        answer = QTimer()

        def come_up() -> None:
            if field.isActiveWindow():
                ask_for_focus.stop()
            else:
                field.raise_()
                field.activateWindow()

        def answer_all() -> None:
            try:
                while pipe.poll():
                    question = pipe.recv()
                    if question == _FOCUS:
                        pipe.send(field.isActiveWindow() and field.hasFocus())
                    elif question == _TEXT:
                        pipe.send(field.toPlainText())
                    elif question == _COPIED:
                        pipe.send(_look(QGuiApplication.clipboard().mimeData()))
                    else:
                        qt.quit()
                        return
            except (EOFError, OSError):
                qt.quit()

        ask_for_focus.timeout.connect(come_up)
        ask_for_focus.start(_ASK_FOR_FOCUS_MS)
        answer.timeout.connect(answer_all)
        answer.start(_LOOK_MS)
        pipe.send("ready")
        qt.exec()
        field.close()


def _look(mime: QMimeData | None) -> Copied:
    """A hash of every form, each with its name. What the clipboard holds leaves this process in no other form."""
    if mime is None or not mime.formats():
        return Copied()
    if _SECRET in mime.formats():
        return Copied(digest=_SECRET, can_be_kept=False)
    digest, size = hashlib.sha256(), 0
    # Text is compared as text: the same is offered in more or fewer forms by each program.
    if mime.hasText():
        data = mime.text().encode("utf-8", "surrogatepass")
        digest.update(data)
        size = len(data)
    else:
        for name in sorted(mime.formats()):
            data = bytes(mime.data(name).data())
            digest.update(name.encode() + b"\0" + data)
            size += len(data)
    return Copied(digest=digest.hexdigest(), can_be_kept=size <= _KEPT_BYTES)
