"""The key of the history, and the system's keyring that it is kept in.

A keyring may put up a dialog and wait for its answer as long as it likes; it is asked once in a process, and what it
said is known from then on. Its back ends are programs of others and raise what they like: that ends here.
"""

from __future__ import annotations

import base64
import os
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from dictation_app.encryption import is_installed, missing_extra, sealing
from dictation_app.errors import LockedError, SettingsError
from dictation_app.paths import APP_ID

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

ANSWER_S: Final = 10.0
"""So long a window may stand still for a keyring."""
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


def known(key_id: bytes) -> Keys:
    """The key, where the keyring has given it before; else raise `LockedError`, and ask nobody."""
    found = _known.get(key_id)
    if found is None:
        raise LockedError("The history is encrypted, and its key is not here yet.", "Unlock the system's keyring.")
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
    if not is_installed():
        raise LockedError(
            "The history is encrypted, and the extra 'encryption' that reads it is not installed.",
            "Install it (`python3 installers/bootstrap.py run --with encryption`).",
        )
    import keyring  # noqa: PLC0415 - an optional extra

    secret = _asked(lambda: keyring.get_password(APP_ID, _name(key_id)))
    if secret is None:
        raise LockedError(
            "The history is encrypted, and its key is not in the system's keyring.",
            "Put the keyring back that it was made with. Nothing of the history was changed.",
        )
    keys = _keys_in(secret)
    if keys is None or keys.key_id != key_id:
        raise LockedError(
            "The history is encrypted, and the key in the system's keyring is not its own.",
            "Put the keyring back that it was made with. Nothing of the history was changed.",
        )
    _known[key_id] = keys
    return keys


def make() -> Keys:
    """A new key, in the keyring; raise `SettingsError` where that keeps none."""
    if not is_installed():
        raise missing_extra()
    import keyring  # noqa: PLC0415 - an optional extra

    keys = Keys(os.urandom(sealing.KEY_BYTES))
    name, secret = _name(keys.key_id), base64.b64encode(keys.private).decode()

    def keep() -> bool:
        if keyring.get_keyring().priority < _LEAST_PRIORITY:
            return False
        keyring.set_password(APP_ID, name, secret)
        return keyring.get_password(APP_ID, name) == secret

    try:
        is_kept = _asked(keep)
    except LockedError as exc:
        raise SettingsError(f"The history cannot be encrypted. {exc.message}", exc.hint) from exc
    if not is_kept:
        raise SettingsError(
            "The history cannot be encrypted: this system has no keyring that would keep the key.",
            "Set one up (GNOME Keyring, KWallet, the keychain of your system) and try again.",
        )
    _known[keys.key_id] = keys
    return keys


def remove(key_id: bytes) -> None:
    """Delete the key; one that is not there is no error. Raises `LockedError`."""
    _known.pop(key_id, None)
    if not is_installed():
        return
    import keyring  # noqa: PLC0415 - an optional extra

    if _asked(lambda: keyring.get_password(APP_ID, _name(key_id))) is not None:
        _asked(lambda: keyring.delete_password(APP_ID, _name(key_id)))


def forget() -> None:
    """Know no key any more, as a new process does."""
    _known.clear()


def in_time(work: Callable[[], T], timeout_s: float = ANSWER_S) -> T:
    """Have a keyring asked on another thread, for who must not wait for ever; raise what `work` raises."""
    answers: list[T] = []
    refusals: list[LockedError | SettingsError] = []

    def ask() -> None:
        try:
            answers.append(work())
        except (LockedError, SettingsError) as exc:
            refusals.append(exc)

    thread = threading.Thread(target=ask, name="keyring", daemon=True)
    thread.start()
    thread.join(timeout_s)
    if refusals:
        raise refusals[0]
    if not answers:
        raise SettingsError(
            "The system's keyring does not answer.", "If it shows a dialog, answer that first, and try again."
        )
    return answers[0]


def _asked(work: Callable[[], T]) -> T:
    try:
        return work()
    except Exception as exc:  # the back end is a plug-in
        raise LockedError(
            f"The system's keyring cannot be used now ({type(exc).__name__}).", "Unlock it and try again."
        ) from exc


def _name(key_id: bytes) -> str:
    return f"history {key_id.hex()}"


def _keys_in(secret: str) -> Keys | None:
    try:
        private = base64.b64decode(secret.encode(), validate=True)
    except ValueError:
        return None
    return Keys(private) if len(private) == sealing.KEY_BYTES else None
