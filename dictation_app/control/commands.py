"""Commands: what people ask of the running app, with a button or by the command's name. What cannot be is refused in
words.

Owned by the controller, on the GUI thread. Nothing here knows a thread: what the session decides, others carry out.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app.errors import UserError
from dictation_app.sentences import as_str, say
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.control.departure import Departure
    from dictation_app.control.discards import Discards
    from dictation_app.control.last_insertion import LastInsertion
    from dictation_app.control.last_said import LastSaid
    from dictation_app.control.live_settings import LiveSettings
    from dictation_app.control.standing import Standing
    from dictation_app.control.waiting import Waiting
    from dictation_app.session import Action, DictationSession


class Commands(QObject):
    """The slots are for buttons, and tell a refusal; `execute` is for the socket, and raises it."""

    refused = Signal(str)
    """Why what a button asks for cannot be."""
    show_requested = Signal()
    settings_requested = Signal()
    continued = Signal(int, int)
    """This dictation brings what was held back of that one."""

    def __init__(
        self,
        session: DictationSession,
        standing: Standing,
        said: LastSaid,
        discards: Discards,
        departure: Departure,
        live_settings: LiveSettings,
        waiting: Waiting,
        insertion: LastInsertion,
        do: Callable[[list[Action]], None],
        parent: QObject | None = None,
    ) -> None:
        """`do` carries out what the session decides."""
        super().__init__(parent)
        self._session = session
        self._standing = standing
        self._said = said
        self._discards = discards
        self._live_settings = live_settings
        self._waiting = waiting
        self._insertion = insertion
        self._do = do
        self._commands: dict[str, Callable[[dict[str, Any]], object]] = {
            "ping": lambda _: None,
            "status": lambda _: msgspec.to_builtins(standing.status, enc_hook=as_str),
            "last": lambda _: msgspec.to_builtins(said.known, enc_hook=as_str),
            "start": lambda _: self._by_command(self._start),
            "stop": lambda _: self._do_and_report(session.stop(time.monotonic())),
            "toggle": lambda _: self._by_command(self._toggle),
            "cancel": lambda _: self._do_and_report(session.cancel(time.monotonic())),
            "undo": lambda _: self._undo(),
            "insert_withheld": lambda _: self._insert_withheld(),
            "insert_here": lambda _: waiting.insert_or_refuse(goes_back=False),
            "insert_back": lambda _: waiting.insert_or_refuse(goes_back=True),
            "undo_insertion": lambda _: insertion.undo_or_refuse(),
            "say_as": self._say_as,
            "private": lambda request: self._set_private(on=request.get("on")),
            "show": lambda _: self.show_requested.emit(),
            "settings": lambda _: self.settings_requested.emit(),
            "import_settings": lambda request: live_settings.import_from(Path(str(request.get("file", "")))),
            "quit": lambda _: QTimer.singleShot(0, departure.quit),
            "set": lambda request: live_settings.set_value(str(request.get("key", "")), str(request.get("value", ""))),
        }

    def execute(self, request: dict[str, Any]) -> object:
        """Carry out a request from the socket and return its result; raise `UserError`."""
        command = self._commands.get(str(request.get("command")))
        if command is None:
            raise UserError(
                say("The running app does not know this command."), say("Quit it and start the newer version.")
            )
        return command(request)

    def serve(self, command: str, carry_out: Callable[[dict[str, Any]], object]) -> None:
        """Let somebody else carry out this one."""
        self._commands[command] = carry_out

    @Slot()
    def toggle(self) -> None:
        """Start or stop a hands-free dictation."""
        self._or_tell(self._toggle)

    @Slot()
    def cancel(self) -> None:
        """Throw the dictation under way away; for a while `undo` brings it back."""
        self._do(self._session.cancel(time.monotonic()))

    @Slot()
    def undo(self) -> None:
        """Deliver after all what was thrown away last."""
        self._or_tell(self._undo)

    @Slot()
    def toggle_private(self) -> None:
        """Switch private mode on or off."""
        self._or_tell(lambda: self._set_private(on=None))

    @Slot()
    def insert_withheld(self) -> None:
        """Put what waits, or was held back of the last dictation, into the focused window."""
        if self._waiting.text is not None:
            self._or_tell(lambda: self._waiting.insert_or_refuse(goes_back=False))
        else:
            self._or_tell(self._insert_withheld)

    @Slot(str, str)
    def insert(self, words: str, language: str) -> None:
        """Put text of the history into the focused window."""
        self._do(self._session.insert(words, language, time.monotonic()))

    def _or_tell(self, carry_out: Callable[[], object]) -> None:
        try:
            carry_out()
        except UserError as exc:
            self.refused.emit(str(exc))

    def _by_command(self, carry_out: Callable[[], str]) -> str:
        """As a key of the desktop has it done."""
        self._standing.is_commanded = True
        return carry_out()

    def _start(self) -> str:
        refusal = self._standing.refusal_here()
        if refusal is not None:
            raise refusal
        return self._do_and_report(self._session.start(time.monotonic()))

    def _toggle(self) -> str:
        if self._session.state is AppState.LISTENING:
            return self._do_and_report(self._session.stop(time.monotonic()))
        return self._start()

    def _undo(self) -> str:
        self._discards.undo()
        return self._standing.state.value

    def _insert_withheld(self) -> None:
        last = self._said.withheld
        if last is None:
            raise UserError(say("Nothing of the last dictation was held back."))
        source = self._said.insert_withheld()
        actions = self._session.insert(last.withheld_text, last.language, time.monotonic())
        self.continued.emit(self._session.newest_id, source)
        self._do(actions)

    def _say_as(self, request: dict[str, Any]) -> None:
        model, language = (str(request.get(name) or "") for name in ("model", "language"))
        if model or language:
            self._insertion.say_as(model, language)
        else:
            self._insertion.say_as_heard()

    def _set_private(self, *, on: object) -> bool:
        return self._live_settings.set_private(on=on if isinstance(on, bool) else None)

    def _do_and_report(self, actions: list[Action]) -> str:
        self._do(actions)
        return self._standing.state.value
