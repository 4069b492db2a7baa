"""The desktop's sound: a PulseAudio server whose default microphone hears what the test plays.

The microphone runs at 48 kHz with two channels, as real ones do, so that the app has to resample. ``norewinds`` is
what makes it answer at once: without it the first block comes up to two seconds after opening.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
import wave
from typing import TYPE_CHECKING

import av
import numpy as np

from .processes import stop, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from .desktop import Desktop

_FEED = "mic_feed"
_MICROPHONE = "mic"


class Sound:
    """Owns the sound server of one desktop."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._socket = desktop.runtime / "pulse" / "native"
        self._hiss: subprocess.Popen[bytes] | None = None

    @staticmethod
    def environment(runtime: Path) -> dict[str, str]:
        """What programs need to find the server, also one that starts later."""
        return {"PULSE_RUNTIME_PATH": str(runtime / "pulse"), "PULSE_SERVER": f"unix:{runtime / 'pulse' / 'native'}"}

    def start(self) -> None:
        """Start the server with its microphone; also after `kill`."""
        self._socket.parent.mkdir(exist_ok=True, mode=0o700)
        self._socket.unlink(missing_ok=True)
        self._desktop.spawn(
            "pulseaudio", "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "--log-target=stderr",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
            "-L", "module-null-sink sink_name=speakers norewinds=1",
            "-L", f"module-null-sink sink_name={_FEED} norewinds=1 format=s16le rate=48000 channels=2",
            "-L", f"module-remap-source source_name={_MICROPHONE} master={_FEED}.monitor",
        )  # fmt: skip
        wait_for(self._socket.exists, "the sound server")
        wait_for(lambda: self._pactl("set-default-source", _MICROPHONE) == 0, "the microphone")
        self._pactl("set-default-sink", "speakers")
        self.room_tone(on=True)

    def room_tone(self, *, on: bool) -> None:
        """A faint hiss, as real microphones have it; without it a silent feed is exact zeros, as if muted."""
        if self._hiss is not None:
            stop(self._hiss)
            self._hiss = None
        if on:
            player = f"pacat --device={_FEED} --raw --format=s16le --rate=48000 --channels=2"
            self._hiss = subprocess.Popen(
                player.split(), env=self._desktop.env, stdin=subprocess.PIPE, start_new_session=True
            )
            threading.Thread(target=_feed_hiss, args=(self._hiss,), daemon=True).start()

    def close(self) -> None:
        """End what runs beside the server."""
        self.room_tone(on=False)

    def _pactl(self, *words: str) -> int:
        return self._desktop.run("pactl", *words, check=False).returncode

    def kill(self) -> None:
        """The sound server dies, as it does when a session is updated or a USB sound card is pulled."""
        self.close()
        self._desktop.stop("pulseaudio")

    def mute(self, *, on: bool) -> None:
        """The microphone's own switch: blocks go on, all zeros."""
        assert self._pactl("set-source-mute", _MICROPHONE, "1" if on else "0") == 0

    def play(self, clip: Path) -> None:
        """Speak a clip into the microphone; returns when its last sample has been heard."""
        self._desktop.run("paplay", f"--device={_FEED}", str(clip), timeout_s=120.0)

    def play_in_background(self, clip: Path) -> subprocess.Popen[bytes]:
        """Begin to speak a clip."""
        return self._desktop.spawn("paplay", "paplay", f"--device={_FEED}", str(clip))


def _feed_hiss(player: subprocess.Popen[bytes]) -> None:
    """Write noise for as long as the player takes it; the pipe sets the pace."""
    noise = np.random.default_rng(1).normal(0, 6, (48_000 * 5, 2)).astype("<i2").tobytes()
    assert player.stdin is not None
    with contextlib.suppress(OSError):
        while True:
            player.stdin.write(noise)
    with contextlib.suppress(OSError):
        player.stdin.close()


def read_samples(clip: Path) -> np.ndarray:
    """A mono clip as 16-bit samples."""
    with av.open(str(clip)) as container:
        blocks = [frame.to_ndarray() for frame in container.decode(audio=0)]
        assert container.streams.audio[0].rate == 16_000
    samples = np.concatenate(blocks, axis=-1).reshape(-1)
    return samples if samples.dtype == np.int16 else (samples * 32767).astype(np.int16)


def write_wav(path: Path, samples: np.ndarray) -> Path:
    """Save 16 kHz mono samples; returns `path`."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(samples.astype("<i2").tobytes())
    return path
