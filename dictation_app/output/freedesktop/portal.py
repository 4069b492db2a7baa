"""Pasting under Wayland on GNOME and KDE, by the desktop's leave: its portals for remote control and the clipboard.

The user is asked once; what the desktop then gives is a token that is good for one time and brings the next. Whoever
pastes asks for the text by a signal, and that is the receipt; but some clipboard manager of the desktop asks, too, at
once after each change (Mutter does), so only who asks after the keys counts. The session ends when it was not used for
a while, as desktops show that somebody controls them.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from dbus_fast import Variant

from dictation_app import owner_only, paths
from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError
from dictation_app.output.field import FieldKind
from dictation_app.output.programs import for_terminal
from dictation_app.output.wayland.clipboard import KEEP_BYTES, NO_CONTENT, SECRET_TYPE, TEXT_TYPES, Content
from dictation_app.portals import ASK_S, CALL_S, Portal, PortalError, PortalRefusedError
from dictation_app.sentences import say
from dictation_app.values.dictation import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

    from dictation_app.output import OutputContext

log = logging.getLogger(__name__)

_REMOTE, _CLIPBOARD = "RemoteDesktop", "Clipboard"
_KEYBOARD = 1
_UNTIL_REVOKED = 2

_CTRL, _SHIFT, _V = 29, 42, 47
"""The kernel's codes: places of keys, where V is on every layout of Latin letters but Dvorak's."""
_PASTE, _TERMINAL_PASTE = (_CTRL, _V), (_CTRL, _SHIFT, _V)
_UP, _DOWN = 0, 1

_FIRST_NEWS_S = 0.5
"""After the start the desktop tells what is on the clipboard."""
_NO_DIALOG_S = 1.0
"""Where nobody has to be asked the answer is here sooner."""
_DIALOG_GONE_S = 0.4
"""After the user has agreed, his window needs a moment to have the focus again."""
_CLIPBOARD_WATCHERS_S = 0.08
_KEEP_WITHIN_S = 1.0
_SETTLE_AFTER_READ_S = 0.2
_REFUSE_S = 5.0
_IDLE_S = 30.0
_PIPE_BYTES = 1 << 16
_TURN_S = 0.01


class PortalPasteOutput:
    """Pastes, and knows that the text was fetched."""

    method = DeliveryMethod.PASTE

    def __init__(self, context: OutputContext, token_file: Path | None = None) -> None:
        self._context = context
        self._desk = _Desk(token_file or paths.portal_file())
        self._is_refused = False
        self.note = self.target = ""

    def problem(self, text: str) -> str | None:  # noqa: ARG002 - any text can be pasted
        """Tell that the user said no: he is asked again after a restart, or where he chose this way by name."""
        if self._is_refused and self._context.settings.method != "portal-paste":
            return say("You did not allow Dictation to paste in this desktop session.")
        return None

    def send(self, text: str) -> DeliveryState:
        """Paste; return when the text was fetched. Putting the user's content back goes on behind."""
        self.note = self.target = ""
        if self._context.only_into:
            raise OutputError(say("This desktop does not tell which window has the keyboard."))
        while self._context.host.hotkey_down:
            time.sleep(_TURN_S)
        target = self._context.target
        if target is not None and not self._context.host.front.has_keyboard(target):
            raise FocusMovedError
        field = self._context.focused_field
        is_terminal = field is not None and field.kind is FieldKind.TERMINAL
        self.target = field.program if field is not None else ""
        desk, chord = self._desk, _TERMINAL_PASTE if is_terminal else _PASTE
        timeout_s = self._context.settings.receipt_timeout_ms / 1000
        try:
            begun_s = time.monotonic()
            desk.portal.run(desk.open(), ASK_S + CALL_S, lambda: self._is_given_up(begun_s))
            self._is_refused = False
            pasting = desk.paste(for_terminal(text) if is_terminal else text, chord, timeout_s)
            is_read, self.note = desk.portal.run(pasting, timeout_s + CALL_S * 4)
        except PortalRefusedError as exc:
            self._is_refused = True
            raise OutputError(exc.message, say("Allow it the next time: keyboard and clipboard.")) from exc
        except PortalError as exc:
            raise OutputError(exc.message, exc.hint) from exc
        if is_read and self._context.settings.leave_on_clipboard:
            desk.portal.later(desk.leave())
        if not is_read:
            raise OutputError(
                say("The window did not take the text."), say("Click where the text belongs and press Ctrl+V.")
            )
        return DeliveryState.DELIVERED

    def _is_given_up(self, asked_at_s: float) -> bool:
        """Whether a dialog stands open while the user quits."""
        return self._context.host.is_ending and time.monotonic() - asked_at_s > _NO_DIALOG_S

    def close(self) -> None:
        """Give the clipboard back and end the session."""
        with suppress(PortalError):
            self._desk.portal.run(self._desk.end())
        self._desk.portal.close()


class _Desk:
    """The session. All coroutines, and what is noted here, belong to the portal's thread."""

    def __init__(self, token_file: Path) -> None:
        self._token_file = token_file
        self._session = ""
        self._offered: list[str] = []
        """Forms of what another program has on the clipboard."""
        self._is_told = asyncio.Event()
        self._is_ours = False
        self._content: Content = {}
        """What is served while the clipboard is ours."""
        self._saved: Content | None = None
        """The user's own, to be put back; None = nothing is to be put back."""
        self._counts = False
        self._is_read = asyncio.Event()
        self._later: asyncio.Task[None] | None = None
        """Puts back, then ends the session."""
        self._transfers: set[asyncio.Task[None]] = set()
        self.portal = Portal(self._on_signal, self._on_restart)
        try:
            self.portal.run(self._look())
        except PortalError as exc:
            self.portal.close()
            raise OutputError(exc.message, exc.hint) from exc

    async def _look(self) -> None:
        await self.portal.connect()
        for interface in (_REMOTE, _CLIPBOARD):
            await self.portal.version(interface)

    async def open(self) -> None:
        """Be allowed to press keys and to hold the clipboard; asks the user where he was not asked yet."""
        if self._session:
            return
        self._is_told.clear()
        self._is_ours, self._offered, self._content, self._saved = False, [], {}, None
        session = await self.portal.open_session(_REMOTE)
        token = _load(self._token_file)
        options = {"types": Variant("u", _KEYBOARD), "persist_mode": Variant("u", _UNTIL_REVOKED)}
        if token:
            options["restore_token"] = Variant("s", token)
            _store(self._token_file, "")  # it is good for this one time
        await self.portal.ask(_REMOTE, "SelectDevices", "oa{sv}", [session], options)
        await self.portal.call(_CLIPBOARD, "RequestClipboard", "oa{sv}", [session, {}])
        self._session = session  # what it tells of the clipboard may come before the answer
        asked_at_s = time.monotonic()
        try:
            given = await self.portal.ask(_REMOTE, "Start", "osa{sv}", [session, ""], {})
            _store(self._token_file, str(given.get("restore_token", "")))
            if not (given.get("devices", 0) & _KEYBOARD and given.get("clipboard_enabled")):
                raise PortalRefusedError(say("The desktop gave Dictation no keyboard, or no clipboard."))
        except PortalError:
            self._session = ""
            await self.portal.close_session(session)
            raise
        except asyncio.CancelledError:
            self._session = ""  # it ends with the connection
            raise
        with suppress(TimeoutError):
            await asyncio.wait_for(self._is_told.wait(), _FIRST_NEWS_S)
        if time.monotonic() - asked_at_s > 1.0 + _FIRST_NEWS_S:
            await asyncio.sleep(_DIALOG_GONE_S)

    async def paste(self, text: str, chord: tuple[int, ...], timeout_s: float) -> tuple[bool, str]:
        """Returns whether somebody fetched the text, and what could not be kept, as a sentence."""
        if self._later is not None:
            self._later.cancel()
        self._counts = False
        self._is_read.clear()
        note = "" if self._saved is not None else await self._keep()
        content = dict.fromkeys(TEXT_TYPES, text.encode()) | {SECRET_TYPE: b"secret"}
        try:
            await self._offer(content)
            await asyncio.sleep(_CLIPBOARD_WATCHERS_S)
            self._counts = True
            await self._press(chord)
            await asyncio.wait_for(self._is_read.wait(), timeout_s)
            is_read = True
        except TimeoutError:
            self._content, is_read = {}, False
        finally:
            self._counts = False
            self._later = asyncio.create_task(self._settle(_SETTLE_AFTER_READ_S if self._content else _REFUSE_S))
        return is_read, note

    async def leave(self) -> None:
        """Let the text stay, instead of what the user had."""
        self._saved = None

    async def end(self) -> None:
        """Put back what is the user's, and end the session."""
        if self._later is not None:
            self._later.cancel()
        session = self._session
        if session:
            with suppress(PortalError):
                await self._restore()
                await asyncio.sleep(_CLIPBOARD_WATCHERS_S)  # the desktop copies the text, which stays
            self._forget()
            await self.portal.close_session(session)

    async def _settle(self, after_s: float) -> None:
        await asyncio.sleep(after_s)
        try:
            await self._restore()
        except PortalError:
            log.info("The clipboard could not be given back.")
        await asyncio.sleep(_IDLE_S)
        self._later = None
        await self.end()

    async def _restore(self) -> None:
        content, self._saved = self._saved, None
        if content is not None and self._is_ours:
            await self._offer(content)

    async def _offer(self, content: Content) -> None:
        self._is_ours, self._content = True, content
        options = {"mime_types": Variant("as", list(content))}
        await self.portal.call(_CLIPBOARD, "SetSelection", "oa{sv}", [self._session, options])

    async def _press(self, chord: tuple[int, ...]) -> None:
        pressed: list[int] = []
        try:
            for key in chord:
                pressed.append(key)  # also one of which it is not known
                await self._notify(key, _DOWN)
        finally:
            for key in reversed(pressed):
                with suppress(PortalError):
                    await self._notify(key, _UP)

    async def _notify(self, key: int, state: int) -> None:
        await self.portal.call(_REMOTE, "NotifyKeyboardKeycode", "oa{sv}iu", [self._session, {}, key, state])

    # --- the user's own content ---------------------------------------------------------------------------------------

    async def _keep(self) -> str:
        """Read what the user has; returns why it cannot be kept, as a sentence."""
        if self._is_ours:
            self._saved = self._content
            return ""
        self._saved = {}
        offered = [mime for mime in dict.fromkeys(self._offered) if mime not in NO_CONTENT]
        if SECRET_TYPE in offered:
            return say("The password on the clipboard was not kept.")
        found: Content = {}
        with suppress(TimeoutError):
            await asyncio.wait_for(self._read_all(offered, found), _KEEP_WITHIN_S)
        is_small = sum(map(len, found.values())) <= KEEP_BYTES
        self._saved = found if is_small else {}
        if self._saved or not offered:
            return ""
        why = say("its program did not answer") if is_small else say("it is too large")
        return say("What was on the clipboard was not kept: {why}.", why=why)

    async def _read_all(self, offered: list[str], found: Content) -> None:
        for mime in offered:
            try:
                reply = await self.portal.call(_CLIPBOARD, "SelectionRead", "os", [self._session, mime], "h")
            except PortalError:
                continue
            data = await _read(reply.unix_fds[reply.body[0]])
            if data:
                found[mime] = data
            if sum(map(len, found.values())) > KEEP_BYTES:
                return

    # --- what the desktop tells ---------------------------------------------------------------------------------------

    def _on_signal(self, interface: str, name: str, arguments: list[Any]) -> None:
        if not self._session or arguments[0] != self._session:
            return
        match interface, name:
            case "Clipboard", "SelectionOwnerChanged":
                self._on_owner(arguments[1])
            case "Clipboard", "SelectionTransfer":
                self._begin(self._serve(arguments[1], arguments[2]))
            case "Session", "Closed":
                log.info("The desktop ended the session for pasting.")
                self._forget()

    def _on_owner(self, details: dict[str, Variant]) -> None:
        is_ours = bool(details["session_is_owner"].value) if "session_is_owner" in details else False
        if not is_ours:
            self._offered = list(details["mime_types"].value) if "mime_types" in details else []
            self._is_ours, self._saved, self._content = False, None, {}
        self._is_told.set()

    async def _serve(self, mime: str, serial: int) -> None:
        data = self._content.get(mime, b"")
        is_receipt = self._counts and bool(data) and mime in TEXT_TYPES
        session = self._session
        try:
            reply = await self.portal.call(_CLIPBOARD, "SelectionWrite", "ou", [session, serial], "h")
            is_whole = await _write(reply.unix_fds[reply.body[0]], data)
            await self.portal.call(_CLIPBOARD, "SelectionWriteDone", "oub", [session, serial, is_whole and bool(data)])
        except PortalError:
            log.info("A window that pastes could not be given the text.")
            return
        if is_receipt and is_whole:
            self._is_read.set()

    async def _on_restart(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._session = ""
        self._is_ours, self._offered, self._content, self._saved = False, [], {}, None

    def _begin(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._transfers.add(task)
        task.add_done_callback(self._transfers.discard)


async def _read(file: int) -> bytes:
    os.set_blocking(file, False)
    data = b""
    try:
        while len(data) <= KEEP_BYTES:
            try:
                part = os.read(file, _PIPE_BYTES)
            except BlockingIOError:
                await asyncio.sleep(_TURN_S)
                continue
            if not part:
                return data
            data += part
        return data
    finally:
        os.close(file)


async def _write(file: int, data: bytes) -> bool:
    """Whether all of it was taken."""
    os.set_blocking(file, False)
    deadline_s = time.monotonic() + _REFUSE_S
    try:
        while data and time.monotonic() < deadline_s:
            try:
                data = data[os.write(file, data[:_PIPE_BYTES]) :]
            except BlockingIOError:
                await asyncio.sleep(_TURN_S)
            except OSError:  # who asked has gone
                return False
        return not data
    finally:
        os.close(file)


def _load(file: Path) -> str:
    try:
        token = json.loads(file.read_text(encoding="utf-8"))["restore_token"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return token if isinstance(token, str) else ""


def _store(file: Path, token: str) -> None:
    try:
        owner_only.make_folder(file.parent)
        with open(file, "w", encoding="utf-8", opener=owner_only.opener) as opened:  # with an opener
            json.dump({"restore_token": token}, opened)
    except OSError:
        log.info("The desktop's leave cannot be noted; it will ask again.")
