"""The keyboard and the focus on X11: who would get the keys, which keys are held, and sending keys by XTest.

No key code is ever remapped: what the active layout cannot type is refused. Bits 13 and 14 of the pointer's state
carry the active layout group, so the Xkb extension, which python-xlib lacks, is not needed.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from Xlib import XK, X, Xatom
from Xlib.display import Display
from Xlib.error import ConnectionClosedError, DisplayError, XError

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError
from dictation_app.output.programs import TERMINALS
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dictation_app.output import OutputContext

log = logging.getLogger(__name__)

_MODIFIER_KEYSYMS = {
    0xFFE1: "Shift", 0xFFE2: "Shift",
    0xFFE3: "Ctrl", 0xFFE4: "Ctrl",
    0xFFE7: "Alt", 0xFFE8: "Alt", 0xFFE9: "Alt", 0xFFEA: "Alt",  # Meta is reached as Alt
    0xFFEB: "Super", 0xFFEC: "Super", 0xFFED: "Super", 0xFFEE: "Super",  # and Hyper as Super
    0xFE03: "AltGr", 0xFE11: "AltGr", 0xFF7E: "AltGr",
}  # fmt: skip
"""CapsLock, NumLock and ScrollLock are not among them: holding those, or their being on, changes no chord."""

_LOCK_ROW = 1
_KNOWN_GROUPS = (0, 1)
_CHUNK = 25
"""Characters typed between two looks at the focus."""
_FIRST_PRINTABLE, _LAST_PRINTABLE = " ", "~"


def connect(display_name: str | None = None) -> Any:
    """Open a connection of one's own to the X server; raise `OutputError` where there is none."""
    try:
        display = Display(display_name)
    except (DisplayError, OSError) as exc:
        raise OutputError(
            say("There is no X display to send the text to."), say("Start the app in a desktop session.")
        ) from exc
    # Windows of other programs vanish at any time; python-xlib would print each such error.
    display.set_error_handler(lambda error, _request: log.debug("X error: %s", type(error).__name__))
    return display


@contextmanager
def connection_loss_told() -> Iterator[None]:
    """Turn a dead connection into an `OutputError`."""
    try:
        yield
    except (ConnectionClosedError, OSError) as exc:
        raise OutputError(say("The connection to the X display is lost, so the text was not sent.")) from exc


def active_window(display: Any) -> int:
    """The one that the window manager calls active; 0 where it calls none so."""
    found = display.screen().root.get_full_property(display.intern_atom("_NET_ACTIVE_WINDOW"), Xatom.WINDOW)
    return int(found.value[0]) if found is not None and found.value else 0


def wm_class_of(window: Any) -> tuple[str, ...]:
    """What program a window says it is of: its instance, its class, in lower case."""
    wm_class = window.get_full_property(Xatom.WM_CLASS, Xatom.STRING)
    if wm_class is None or not isinstance(wm_class.value, bytes):
        return ()
    return tuple(name for name in wm_class.value.decode("latin-1").lower().split("\0") if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The window that gets the keys. The same as another one where it is in the same window of the same program."""

    window: int = field(compare=False)
    """The exact one: toolkits hand the focus on within their window at any time."""
    top: int
    """The window it is in, as the window manager knows it."""
    clients: frozenset[int] = field(compare=False)
    """The X clients (resource bases) it belongs to; more than one where a window is embedded in another program's."""
    wm_class: frozenset[str]
    """Both names, in lower case; empty where it has none."""

    program: str
    """The more telling of the two (``org.gnome.terminal``), or empty."""
    windows: frozenset[int] = field(default=frozenset(), compare=False)
    """What windows it is, or is a part of, and the one that the window manager calls active."""

    def require(self, context: OutputContext) -> None:
        """Raise `OutputBlockedError` where the text is not for this one."""
        if context.only_into and context.only_into not in self.wm_class:
            raise OutputBlockedError(
                say("Another window has the keyboard."), say("Leave it to the small window for a moment.")
            )
        target = context.target
        if target is not None:
            told = context.host.front.has_keyboard(
                target
            )  # in a Wayland session, where X windows are some among others
            if not (target.window in self.windows if told is None else told):
                raise FocusMovedError

    @property
    def is_terminal(self) -> bool:
        """A newline would run a command in it."""
        return not self.wm_class.isdisjoint(TERMINALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The keys of the keyboard as they are mapped now."""

    columns: dict[int, tuple[int, ...]]
    """Key code -> its keysyms, in the core protocol's order: group 1 plain and with Shift, group 2 likewise, ..."""
    modifier_of: dict[int, str]
    """Key code -> name of the modifier it is."""
    mask_names: dict[int, str]
    """Bit in the modifier state -> name."""

    def keysyms(self, group: int) -> dict[int, tuple[int, bool]]:
        """Keysym -> (key code, with Shift) in this layout group; the plainest key where several have it.

        Where the columns of the third and fourth group stand depends on the layout, so of those only the keys are
        known that are the same in every group (such as Insert).
        """
        found: dict[int, tuple[int, bool]] = {}
        for shift in (False, True):
            for code, syms in self.columns.items():
                plain, shifted, plain_2, shifted_2 = (*syms, 0, 0, 0, 0)[:4]
                if group in _KNOWN_GROUPS:
                    sym = (plain, shifted, plain_2, shifted_2)[2 * group + shift]
                else:
                    sym = plain if plain == plain_2 and not shifted and not shifted_2 and not shift else 0
                if sym:
                    found.setdefault(sym, (code, shift))
        return found


class X11Keyboard:
    """Looks at the keyboard and the focus, and presses keys. Has its own connection; belongs to one thread."""

    def __init__(self, display_name: str | None = None) -> None:
        self._display = connect(display_name)
        if not self._display.has_extension("XTEST"):
            self._display.close()
            raise OutputError(say("The X server does not let programs press keys (no XTEST extension)."))
        self._root = self._display.screen().root
        self._client_mask = ~self._display.display.info.resource_id_mask
        self._wm_check = self._display.intern_atom("_NET_SUPPORTING_WM_CHECK")
        self._cached_layout: _Layout | None = None

    def close(self) -> None:
        """Close the connection."""
        try:
            self._display.close()
        except (ConnectionClosedError, OSError):
            log.debug("The X connection was closed already.")

    def focus(self) -> Focus | None:
        """Which window would get a key pressed now; None where no program's window would."""
        try:
            window = self._focused_window()
            if window is None or self._belongs_to_window_manager(window):
                return None
            owner, names, inside = self._with_class(window)
        except XError:  # It vanished while we looked.
            return None
        return Focus(
            window=window.id,
            top=owner.id,
            clients=frozenset({window.id & self._client_mask, owner.id & self._client_mask}),
            wm_class=frozenset(names),
            program=names[-1] if names else "",
            windows=frozenset({*inside, active_window(self._display)}),
        )

    def focus_for(self, context: OutputContext) -> Focus | None:
        """As `focus`; raise `OutputBlockedError` where the text is for another window."""
        focus = self.focus()
        if focus is not None:
            focus.require(context)
        elif context.target is not None and context.host.front.has_keyboard(context.target) is None:
            raise FocusMovedError
        return focus

    def _focused_window(self) -> Any:
        focused = self._display.get_input_focus().focus
        if focused == X.NONE:
            return None
        if focused != X.PointerRoot:
            return None if focused == self._root else focused
        # Without a window manager the keys go to the window under the pointer.
        window, below = None, self._root.query_pointer().child
        while below:
            window, below = below, below.query_pointer().child
        return window

    def _belongs_to_window_manager(self, window: Any) -> bool:
        """Window managers focus a hidden window of their own when no program's window has the focus."""
        check = self._root.get_full_property(self._wm_check, Xatom.WINDOW)
        return bool(check and check.value and check.value[0] & self._client_mask == window.id & self._client_mask)

    @staticmethod
    def _with_class(window: Any) -> tuple[Any, tuple[str, ...], list[int]]:
        """The window itself or the nearest one around it that says which program it is: its instance, its class.

        Then all windows up to that one.
        """
        current, passed = window, []
        while current:
            passed.append(current.id)
            names = wm_class_of(current)
            if names:
                return current, names, passed
            current = current.query_tree().parent
        return window, (), passed

    def held_modifiers(self) -> tuple[str, ...]:
        """Modifiers that are physically down, or stick (sticky keys), in a readable order."""
        state = self._root.query_pointer().mask
        bits = self._display.query_keymap()
        layout = self._layout()
        names = {name for code, name in layout.modifier_of.items() if bits[code // 8] >> code % 8 & 1}
        names |= {name for mask, name in layout.mask_names.items() if state & mask}
        return tuple(name for name in ("Ctrl", "Alt", "AltGr", "Shift", "Super") if name in names)

    def can_press(self, modifiers: Sequence[str], key: str) -> bool:
        """Whether the active layout has all keys of the chord; `key` is a keysym's name, as a modifier may be."""
        return self._chord_codes(modifiers, key) is not None

    def press_chord(self, modifiers: Sequence[str], key: str) -> None:
        """Press and release the keys; raise `OutputError` where the layout lacks one."""
        codes = self._chord_codes(modifiers, key)
        if codes is None:
            chord = "+".join((*modifiers, key))
            raise OutputError(say("The keyboard layout has no {chord}, so the text was not pasted.", chord=chord))
        for code in codes:
            self._display.xtest_fake_input(X.KeyPress, code)
        for code in reversed(codes):
            self._display.xtest_fake_input(X.KeyRelease, code)
        self._display.sync()

    def press_often(self, modifiers: Sequence[str], key: str, count: int, focus: Focus) -> None:
        """Press a key so many times while the modifiers are down, as long as the focus stays."""
        codes = self._chord_codes(modifiers, key)
        if codes is None:
            raise OutputError(say("The keyboard layout has no key {key}.", key=key))
        *held, code = codes
        for start in range(0, count, _CHUNK):
            if self.focus() != focus:
                raise OutputBlockedError(say("Another window came to the front meanwhile; look at what is there."))
            for modifier in held:
                self._display.xtest_fake_input(X.KeyPress, modifier)
            for _ in range(min(_CHUNK, count - start)):
                self._display.xtest_fake_input(X.KeyPress, code)
                self._display.xtest_fake_input(X.KeyRelease, code)
            for modifier in reversed(held):
                self._display.xtest_fake_input(X.KeyRelease, modifier)
            self._display.sync()

    def _chord_codes(self, modifiers: Sequence[str], key: str) -> list[int] | None:
        state = self._root.query_pointer().mask
        layout = self._layout()
        keysyms = layout.keysyms(state >> 13 & 3)
        codes = [
            next(
                (c for c, name in layout.modifier_of.items() if name == m),
                keysyms.get(XK.string_to_keysym(m), (None, False))[0],
            )
            for m in modifiers
        ]
        code, shift = keysyms.get(XK.string_to_keysym(key), (None, False))
        present = [c for c in (*codes, code) if c is not None]
        return present if len(present) == len(modifiers) + 1 and not shift else None

    def typing_problem(self, text: str) -> str | None:
        """Why the active layout cannot type this text now, or None."""
        state = self._root.query_pointer().mask
        if not all(_FIRST_PRINTABLE <= character <= _LAST_PRINTABLE for character in text):
            return say("The text has characters that are not typed but pasted.")
        if state & X.LockMask:
            return say("Caps Lock is on, so the text is not typed.")
        keys = self._layout().keysyms(state >> 13 & 3)
        if not all(ord(character) in keys for character in text):
            return say("The keyboard layout cannot type all characters of the text.")
        return None

    def type_ascii(self, text: str, focus: Focus) -> int:
        """Type it as long as the focus stays; return how many characters were sent."""
        group = self._root.query_pointer().mask >> 13 & 3
        layout = self._layout()
        keys = layout.keysyms(group)
        shift_code = next(code for code, name in layout.modifier_of.items() if name == "Shift")
        for start in range(0, len(text), _CHUNK):
            if start and self.focus() != focus:
                return start
            for character in text[start : start + _CHUNK]:
                code, shift = keys[ord(character)]
                if shift:
                    self._display.xtest_fake_input(X.KeyPress, shift_code)
                self._display.xtest_fake_input(X.KeyPress, code)
                self._display.xtest_fake_input(X.KeyRelease, code)
                if shift:
                    self._display.xtest_fake_input(X.KeyRelease, shift_code)
            self._display.sync()
        return len(text)

    def _layout(self) -> _Layout:
        """The mapping, read again after each change. Call it after a round trip, which brings the news of changes."""
        for _ in range(self._display.pending_events()):
            if self._display.next_event().type == X.MappingNotify:
                self._cached_layout = None
        if self._cached_layout is None:
            self._cached_layout = self._read_layout()
        return self._cached_layout

    def _read_layout(self) -> _Layout:
        info = self._display.display.info
        first, count = info.min_keycode, info.max_keycode - info.min_keycode + 1
        rows = self._display.get_keyboard_mapping(first, count)
        columns = {first + index: tuple(row) for index, row in enumerate(rows)}
        modifier_of: dict[int, str] = {}
        mask_names: dict[int, str] = {}
        for row, codes in enumerate(self._display.get_modifier_mapping()):
            for code in codes:
                name = _MODIFIER_KEYSYMS.get(columns[code][0]) if code and row != _LOCK_ROW else None
                if name is not None:
                    modifier_of[code] = name
                    if name != "AltGr":  # Some layouts lock it on purpose.
                        mask_names.setdefault(1 << row, name)
        return _Layout(columns=columns, modifier_of=modifier_of, mask_names=mask_names)
