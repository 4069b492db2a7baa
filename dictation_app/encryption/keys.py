"""The key of the history, and the system's keyring that it is kept in.

A keyring may put up a dialog and wait for its answer as long as it likes; it is asked once in a process, and what it
said is known from then on. Its back ends are programs of others and raise what they like: that ends here.

Nobody is given a key that is not the one asked for by its id.
"""

from __future__ import annotations

import base64
import os
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from dictation_app.encryption import HOW_TO_INSTALL, is_installed, sealing
from dictation_app.errors import LockedError
from dictation_app.paths import APP_ID
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

PATIENCE_S: Final = 10.0
"""A keyring that has said nothing for so long is told of."""
_DATABASE_KEY_BYTES: Final = 48
"""Key and salt of SQLCipher."""
_LEAST_PRIORITY: Final = 1.0
"""Back ends below write keys into plain files, or nowhere."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The private half, and what comes of it."""

    private: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """The other half."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # noqa: PLC0415 - an extra

        return X25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes_raw()

    @property
    def key_id(self) -> bytes:
        """See `sealing.id_of`."""
        return sealing.id_of(self.public)

    @property
    def database(self) -> bytes:
        """For SQLCipher."""
        return sealing.derived(self.private, b"database", _DATABASE_KEY_BYTES)


_known: Final[dict[bytes, Keys]] = {}
"""By id: a dictation, its sound and its entry are opened in several places, and none may ask the user again."""
_refusals: Final[dict[bytes, LockedError]] = {}
"""What came of the last question for a key, where it is not known."""


def known(key_id: bytes) -> Keys:
    """The key, where the keyring has given it before; else raise `LockedError`, and ask nobody."""
    found = _known.get(key_id)
    if found is None:
        why = _refusals.get(key_id)
        if why is not None:
            raise LockedError(why.message, why.hint, key_id=key_id)
        raise LockedError(
            say("The history is encrypted, and the system's keyring has not given its key yet."),
            say("If the keyring shows a dialog, answer it."),
            key_id=key_id,
        )
    return found


def private_half(key_id: bytes) -> bytes:
    """Of a key that is known; for `sealing.unseal`."""
    return known(key_id).private


def fetch(key_id: bytes) -> Keys:
    """The key, from the keyring where it is not known yet, which may take as long as a person does.

    Raises `LockedError` where it is not to be had.
    """
    if key_id in _known:
        return _known[key_id]
    try:
        _known[key_id] = _fetched(key_id)
    except LockedError as exc:
        _refusals[key_id] = exc
        raise
    return _known[key_id]


def _fetched(key_id: bytes) -> Keys:
    if not is_installed():
        raise LockedError(
            say("The history is encrypted, and the extra 'encryption' that reads it is not installed."), HOW_TO_INSTALL
        )

    def asked() -> tuple[bool, Keys | None]:
        import keyring  # noqa: PLC0415 - an optional extra

        secret = keyring.get_password(APP_ID, _name(key_id))
        found = _keys_in(secret) if secret else None
        return bool(secret), found if found is not None and found.key_id == key_id else None

    is_there, keys = _asked(asked)
    if keys is None:
        raise LockedError(
            say("The history is encrypted, and the key in the system's keyring is not its own.")
            if is_there
            else say("The history is encrypted, and its key is not in the keyring."),
            say(
                "Put the keyring back that it was made with; nothing of the history was changed. "
                "If the key is lost: `dictation history set-aside`."
            ),
        )
    return keys


def new() -> Keys:
    """A key that nobody knows yet; raise `LockedError` where the extra is missing."""
    if not is_installed():
        raise LockedError(
            say("The history cannot be encrypted: the extra 'encryption' is not installed."), HOW_TO_INSTALL
        )
    return Keys(os.urandom(sealing.KEY_BYTES))


def keep(keys: Keys) -> None:
    """Put a new key into the keyring and see that it is there; raise `LockedError` where that keeps none."""
    name, secret = _name(keys.key_id), base64.b64encode(keys.private).decode()

    def kept() -> bool:
        import keyring  # noqa: PLC0415 - an optional extra

        if keyring.get_keyring().priority < _LEAST_PRIORITY:
            return False
        keyring.set_password(APP_ID, name, secret)
        return keyring.get_password(APP_ID, name) == secret

    if not _asked(kept):
        raise LockedError(
            say("The history cannot be encrypted: this system has no keyring that would keep the key."),
            say("Set one up (GNOME Keyring, KWallet, the keychain of your system) and try again."),
        )
    _known[keys.key_id] = keys


def remove(key_id: bytes) -> None:
    """Delete the key; one that is not there is no error. Raises `LockedError`."""

    def removed() -> None:
        import keyring  # noqa: PLC0415 - an optional extra

        if keyring.get_password(APP_ID, _name(key_id)) is not None:
            keyring.delete_password(APP_ID, _name(key_id))

    _known.pop(key_id, None)
    _asked(removed)


def forget() -> None:
    """Know no key any more, as a new process does."""
    _known.clear()
    _refusals.clear()


class Question:
    """Asks for a key on a thread of its own, for who must not wait; while one is open there is no second.

    `answered` and `refused` are called from threads of others. `refused` also tells of a keyring that says nothing for
    long, and its answer may still come.
    """

    def __init__(
        self,
        answered: Callable[[], None],
        refused: Callable[[LockedError], None],
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._answered = answered
        self._refused = refused
        self._patience_s = patience_s
        self._open = threading.Lock()

    def ask(self, key_id: bytes) -> bool:
        """Begin to ask, if nobody is being asked; whether it did."""
        is_free = self._open.acquire(blocking=False)
        if is_free:
            threading.Thread(target=self._ask, args=(key_id,), name="keyring", daemon=True).start()
        return is_free

    def _ask(self, key_id: bytes) -> None:
        late = LockedError(
            say("The history is encrypted, and the system's keyring does not answer."),
            say("If it shows a dialog, answer that."),
        )
        timer = threading.Timer(self._patience_s, self._refused, [late])
        timer.daemon = True
        timer.start()
        refusal = None
        try:
            fetch(key_id)
        except LockedError as exc:
            refusal = exc
        finally:
            timer.cancel()
            self._open.release()
        if refusal is None:
            self._answered()
        else:
            self._refused(refusal)


def _asked(work: Callable[[], T]) -> T:
    try:
        return work()
    except Exception as exc:  # the back end is a plug-in
        raise LockedError(
            say("The system's keyring cannot be used now ({error}).", error=type(exc).__name__),
            say("Unlock it and try again."),
        ) from exc


def _name(key_id: bytes) -> str:
    return f"history {key_id.hex()}"


def _keys_in(secret: str) -> Keys | None:
    try:
        private = base64.b64decode(secret.encode(), validate=True)
    except ValueError:
        return None
    return Keys(private) if len(private) == sealing.KEY_BYTES else None
