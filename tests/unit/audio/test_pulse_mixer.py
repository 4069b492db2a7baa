"""PulseMixer against pulsectl's own errors, which are not all of one kind."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.audio.mixers import MixerError, Stream

if TYPE_CHECKING:
    from dictation_app.audio.mixers.pulse import PulseMixer

if sys.platform != "linux":
    pytest.skip("PulseAudio is Linux's.", allow_module_level=True)
pytest.importorskip("pulsectl", exc_type=(ImportError, OSError))


class Server:
    """What pulsectl makes of one: a connection, and the streams on its default loudspeaker."""

    def __init__(self, *streams: int) -> None:
        self.connected = True
        self.is_lost = False
        """Since the call before."""
        self.muted = dict.fromkeys(streams, True)
        self.ended: set[int] = set()
        """Since they were listed."""

    def server_info(self) -> Any:
        self._answer()
        return SimpleNamespace(default_sink_name="speakers")

    def sink_list(self) -> list[Any]:
        self._answer()
        return [SimpleNamespace(index=0, name="speakers", flags=0)]

    def sink_input_list(self) -> list[Any]:
        self._answer()
        return [
            SimpleNamespace(index=index, client=7, sink=0, mute=muted, proplist={"application.process.id": "4711"})
            for index, muted in self.muted.items()
        ]

    def sink_input_mute(self, index: int, mute: bool) -> None:
        import pulsectl  # noqa: PLC0415

        self._answer()
        if index in self.ended:
            raise pulsectl.PulseOperationFailed(index)
        self.muted[index] = mute

    def stream_restore_list(self) -> list[Any]:
        self._answer()
        return []

    def _answer(self) -> None:
        import pulsectl  # noqa: PLC0415
        from pulsectl._pulsectl import LibPulse  # noqa: PLC0415

        if not self.connected:
            raise LibPulse.CallError("pa_context_get_server_info", "Bad state")
        if self.is_lost:
            self.connected = False
            raise pulsectl.PulseOperationFailed(1)


def mixer_of(server: Server, monkeypatch: pytest.MonkeyPatch) -> PulseMixer:
    from dictation_app.audio.mixers import pulse  # noqa: PLC0415

    monkeypatch.setattr(pulse.pulsectl, "Pulse", lambda _name: server)
    return pulse.PulseMixer()


def test_a_stream_that_ends_just_now_does_not_keep_the_others_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(1, 2)
    server.ended = {1}
    mixer_of(server, monkeypatch).unmute([Stream(key="1/4711"), Stream(key="2/4711")], [])
    assert not server.muted[2]


@pytest.mark.parametrize("is_known", [False, True], ids=["in this call", "before"])
def test_a_lost_server_is_told_whatever_is_asked(monkeypatch: pytest.MonkeyPatch, is_known: bool) -> None:
    for ask in ("streams", "unmute"):
        server = Server(1)
        mixer = mixer_of(server, monkeypatch)
        server.connected, server.is_lost = not is_known, True
        with pytest.raises(MixerError, match="no sound server answers"):
            mixer.streams() if ask == "streams" else mixer.unmute([Stream(key="1/4711")], [])
