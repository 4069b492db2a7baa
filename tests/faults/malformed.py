"""Media files as failing disks, broken downloads, careless programs and malice leave them."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

import numpy as np

from tests.media_files import RATE, Track, caf, gsm_frames, riff, tone, wav, write

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

SECONDS = 1.5
_VORBIS = {"strict": "-2"}
_FRAGMENTS = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}

_TRACKS: dict[str, tuple[tuple[str, int, str], ...]] = {
    "pcm.wav": (("pcm_s16le", RATE, "mono"),),
    "float.wav": (("pcm_f32le", 44100, "stereo"),),
    "mulaw.wav": (("pcm_mulaw", 8000, "stereo"),),
    "adpcm.wav": (("adpcm_ima_wav", 22050, "mono"),),
    "surround.wav": (("pcm_s24le", RATE, "7.1"),),
    "a.w64": (("pcm_s16le", RATE, "mono"),),
    "a.aiff": (("pcm_s16be", 44100, "mono"),),
    "a.au": (("pcm_mulaw", 8000, "mono"),),
    "a.caf": (("alac", 44100, "mono"),),
    "a.flac": (("flac", 48000, "stereo"),),
    "a.mp3": (("libmp3lame", 44100, "stereo"),),
    "a.mp2": (("mp2", 44100, "mono"),),
    "a.aac": (("aac", 44100, "mono"),),
    "a.m4a": (("aac", 44100, "5.1"),),
    "alac.m4a": (("alac", 44100, "mono"),),
    "a.opus": (("libopus", 48000, "mono"),),
    "a.ogg": (("vorbis", 44100, "stereo"),),
    "flac.oga": (("flac", RATE, "mono"),),
    "a.webm": (("libopus", 48000, "stereo"),),
    "two.mkv": (("flac", RATE, "mono"), ("ac3", 48000, "5.1")),
    "two.mp4": (("aac", 48000, "mono"), ("aac", 44100, "stereo")),
    "fragments.mp4": (("aac", 48000, "mono"),),
    "two.mov": (("pcm_s24le", 48000, "stereo"), ("aac", 48000, "mono")),
    "a.avi": (("libmp3lame", 44100, "mono"),),
    "a.ts": (("mp2", 48000, "mono"),),
    "a.mpg": (("mp2", 48000, "mono"),),
    "a.wma": (("wmav2", 44100, "stereo"),),
    "a.flv": (("libmp3lame", 44100, "mono"),),
    "a.ac3": (("ac3", 48000, "5.1"),),
    "a.eac3": (("eac3", 48000, "mono"),),
    "a.tta": (("tta", RATE, "mono"),),
    "a.wv": (("wavpack", RATE, "mono"),),
    "a.amr": (("libopencore_amrnb", 8000, "mono"),),
    "a.3gp": (("libopencore_amrnb", 8000, "mono"),),
    "a.rm": (("real_144", 8000, "mono"),),
    "a.nut": (("pcm_s16le", RATE, "mono"),),
    "a.voc": (("pcm_s16le", RATE, "mono"),),
    "a.g722": (("g722", RATE, "mono"),),
}
_WITH_PICTURE = {"two.mkv", "two.mp4", "fragments.mp4", "two.mov", "a.avi", "a.ts", "a.mpg"}


def whole_files(folder: Path) -> tuple[Path, ...]:
    """One of each kind, all of them sound."""
    folder.mkdir()
    made = [
        write(
            folder / name,
            [
                Track(
                    samples=tone(SECONDS, rate=rate),
                    codec=codec,
                    rate=rate,
                    layout=layout,
                    options=_VORBIS if codec == "vorbis" else {},
                    bit_rate=64_000 if codec == "wmav2" else 0,
                )
                for codec, rate, layout in tracks
            ],
            picture=name in _WITH_PICTURE,
            options=_FRAGMENTS if name == "fragments.mp4" else None,
        )
        for name, tracks in _TRACKS.items()
    ]
    sound = tone(SECONDS)
    made.append(wav(folder / "microphones.wav", np.stack([sound] * 10)))
    made.append(caf(folder / "swapped.caf", np.stack([sound] * 3), (2, 1, 3)))
    noise = gsm_frames(SECONDS, np.random.default_rng(5))
    (folder / "a.gsm").write_bytes(noise)
    made.append(folder / "a.gsm")
    header = struct.pack("<HHIIHHHH", 0x31, 1, 8000, 1625, 65, 0, 2, 320)
    made.append(riff(folder / "gsm.wav", header, np.random.default_rng(5).bytes(65 * 75)))
    return tuple(made)


# --- damage -----------------------------------------------------------------------------------------------------------

_LENGTHS_32 = (0, 1, 7, 0x7F, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, 0x10000000, 0x40000000)
_LENGTHS_64 = (0, 1, 1 << 31, 1 << 40, (1 << 62) + 1, (1 << 63) - 1, 1 << 63, (1 << 64) - 1)
_HEAD_BYTES = 600
_NAME = re.compile(rb"[A-Za-z][A-Za-z0-9 ]{3}")


def flipped(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def flipped_in_head(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        changed[chance.randrange(min(_HEAD_BYTES, len(changed)))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    return data[: chance.choice((chance.randrange(1, min(64, len(data))), chance.randrange(1, len(data))))]


def beheaded(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    return data[chance.choice((chance.randrange(1, min(64, len(data))), chance.randrange(1, len(data)))) :]


def overwritten(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    length = chance.choice((4, 16, 64, 512))
    at = chance.choice((0, chance.randrange(min(_HEAD_BYTES, len(data))), chance.randrange(len(data))))
    filling = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length)))
    return data[:at] + filling[: len(data) - at] + data[at + length :]


def shuffled(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    size = chance.choice((64, 512, 4096))
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    for _ in range(chance.choice((1, 5))):
        one, two = chance.randrange(len(parts)), chance.randrange(len(parts))
        match chance.randrange(3):
            case 0:
                parts[one], parts[two] = parts[two], parts[one]
            case 1:
                parts.insert(one, parts[two])
            case _:
                del parts[one : one + 1 if len(parts) > 1 else one]
    return b"".join(parts) or data[:1]


def huge_length(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """Where a length may stand: beside the name of a chunk, or anywhere in the head."""
    names = [found.start() for found in _NAME.finditer(data)]
    at = chance.randrange(min(_HEAD_BYTES, len(data)))
    if names and chance.random() < 0.7:
        at = max(0, chance.choice(names) + chance.choice((-4, 4, 8, 12, 16, 20)))
    order = chance.choice("<>")
    if chance.random() < 0.3:
        field = struct.pack(f"{order}Q", chance.choice(_LENGTHS_64))
    else:
        field = struct.pack(f"{order}I", chance.choice(_LENGTHS_32))
    return data[:at] + field + data[at + len(field) :]


def mixed_up(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Two files in one."""
    other = chance.choice(others)
    match chance.randrange(4):
        case 0:
            return data + other
        case 1:
            return data * 3
        case 2:
            return data[: chance.randrange(1, len(data))] + other[chance.randrange(len(other)) :]
        case _:
            at = chance.randrange(len(data))
            return data[:at] + other + data[at:]


def wrongly_named(data: bytes, _chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """The name is changed by `malformed`."""
    return data


def several(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    for damage in chance.sample(DAMAGES[:-1], 3):
        data = damage(data, chance, others) or data
    return data


DAMAGES: tuple[Callable[[bytes, random.Random, Sequence[bytes]], bytes], ...] = (
    flipped, flipped_in_head, cut, beheaded, overwritten, shuffled, huge_length, mixed_up, wrongly_named, several,
)  # fmt: skip


def malformed(whole: Sequence[Path], number: int, chance: random.Random) -> tuple[str, bytes]:
    """Number `number` of an endless row, in which each kind of file meets each damage: its ending, and its bytes."""
    path = whole[number % len(whole)]
    damage = DAMAGES[(number + number // len(whole)) % len(DAMAGES)]
    others = [path.read_bytes() for path in chance.sample(whole, 3)]
    suffix = chance.choice(whole).suffix if damage is wrongly_named or chance.random() < 0.1 else path.suffix
    return suffix, damage(path.read_bytes(), chance, others)
