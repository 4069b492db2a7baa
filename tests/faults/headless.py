"""The app without windows: the real controller, recorder, segmenter, engine loop, journal and history, each on its
thread; only microphone, model and target window are made of paper.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from dictation_app.audio import recorder as recorder_module
from dictation_app.audio.blocks import RawBlock
from dictation_app.audio.recorder import Recorder
from dictation_app.audio.segmenter import Segmenter
from dictation_app.bench.replay import PlayedMicrophone
from dictation_app.control.global_hotkey import GlobalHotkey
from dictation_app.control.model_download import ModelDownload
from dictation_app.controller import DictationController
from dictation_app.engine import never
from dictation_app.errors import SettingsError
from dictation_app.settings import SettingsStore, with_value
from dictation_app.transcriber import Transcriber
from dictation_app.workers import ArchiveThread, CaptureThread, EngineThread, OutputThread
from tests.fakes import FakeEngine, FakeModels, FakeOutputChain, decoded, loud_is_speech

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.audio.recorder import RecorderListener
    from dictation_app.engine import Engine
    from dictation_app.settings import AudioSettings, SegmenterSettings
    from dictation_app.values.dictation import Delivery, DeliveryReport
    from dictation_app.values.speech import Decoded, DecodeOptions, EngineConfig, Samples

BLOCK_S = 0.02
DECODE_S = 0.03
DELIVER_S = 0.02


class _Microphone(PlayedMicrophone):
    """Plays a recording from `open` to `close`, and tells each block that the app was given."""

    def __init__(
        self,
        settings: AudioSettings,
        sink: Callable[[object], None],
        sound: Samples,
        tell: Callable[[], None],
        speed: float,
    ) -> None:
        super().__init__(settings)
        self._sink = sink
        self._sound = sound
        self._tell = tell
        self._speed = speed

    def open(self) -> None:
        super().open()
        threading.Thread(target=self._play, args=(self.stream_number,), daemon=True).start()

    def _play(self, stream: int) -> None:
        step = round(BLOCK_S * 16000)
        due_s = time.monotonic()
        for start in range(0, len(self._sound) - step, step):
            if not self.is_open or self.stream_number != stream:
                return
            due_s += BLOCK_S / self._speed
            time.sleep(max(0.0, due_s - time.monotonic()))
            frames = self._sound[start : start + step].reshape(-1, 1)
            self._sink(RawBlock(frames=frames, received_at_s=time.monotonic(), overflowed=False, stream=stream))
            self._tell()


class _Engine(FakeEngine):
    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        time.sleep(DECODE_S)
        self.answers.append(decoded("We all go home."))
        return super().transcribe(samples, options, unwanted)


class _Window(FakeOutputChain):
    def deliver(self, delivery: Delivery) -> DeliveryReport:
        time.sleep(DELIVER_S)
        return super().deliver(delivery)


class HeadlessApp:
    """Needs a `QCoreApplication`; each dictation hears `sound` from its beginning, `speed` times as fast as life."""

    def __init__(
        self,
        folder: Path,
        sound: Samples,
        *,
        keep: str = "text",
        speed: float = 1.0,
        tell: Callable[[], None],
        create_engine: Callable[[str, EngineConfig], Engine] | None = None,
    ) -> None:
        store = SettingsStore(folder / "settings.json")
        self.load_notes = store.load().notes
        with suppress(SettingsError):  # a disk that takes nothing
            store.replace(with_value(store.settings, "history.keep", keep))
        settings = store.settings

        def make_recorder(
            audio: AudioSettings,
            segmenter: SegmenterSettings,
            sink: Callable[[object], None],
            listener: RecorderListener,
        ) -> Recorder:
            microphone = _Microphone(audio, sink, sound, tell, speed)
            return Recorder(microphone, Segmenter(segmenter, loud_is_speech), listener)  # type: ignore[arg-type]

        recorder_module.make_recorder = make_recorder
        models = FakeModels(folder)
        create = create_engine or (lambda _name, config: _Engine([], config))
        self.texts: list[str] = []
        self.archive = ArchiveThread(folder / "journal", folder / "history", settings.history, settings.segmenter)
        self.capture = CaptureThread(settings.audio, settings.segmenter, self.archive.sound)
        self.engine = EngineThread(
            lambda tell, stopping: Transcriber(settings.engine, models, tell=tell, stopping=stopping, create=create)
        )
        self.output = OutputThread(partial(_Window, self.texts), settings.output)  # type: ignore[arg-type]
        hotkey, download = GlobalHotkey(settings.hotkey), ModelDownload(store, models)  # type: ignore[arg-type]
        self.controller = DictationController(
            store,
            models,  # type: ignore[arg-type]
            hotkey,
            download,
            self.capture,
            self.engine,
            self.output,
            self.archive,
        )

    def start(self) -> None:
        """Start the threads."""
        for thread in (self.archive, self.engine, self.output, self.capture):
            thread.start()

    def stop(self) -> None:
        """End them in the order of the real app."""
        for threads in ((self.capture, self.output, self.engine), (self.archive,)):
            for thread in threads:
                thread.shut_down()
            for thread in threads:
                assert thread.wait(10_000)
