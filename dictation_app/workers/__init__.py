"""The worker threads: thin QtCore shells, each owning one thing and fed by one queue.

A shell's methods `start_capture`, `submit`, `deliver`, ... only put a command into its queue and may be called from
any thread; everything else of it happens in `body`. Signals are declared on the thread object and received by bound
slots on the GUI thread. `crashed` means a bug: the log has the traceback.
"""

from __future__ import annotations

from dictation_app.workers.archive import ArchiveThread
from dictation_app.workers.capture import CaptureThread
from dictation_app.workers.engine import EngineThread
from dictation_app.workers.files import FilesThread
from dictation_app.workers.meaning import MeaningThread
from dictation_app.workers.output import OutputThread
from dictation_app.workers.playback import PlaybackThread
from dictation_app.workers.tasks import run_task
from dictation_app.workers.watch import WatchThread

__all__ = [
    "ArchiveThread",
    "CaptureThread",
    "EngineThread",
    "FilesThread",
    "MeaningThread",
    "OutputThread",
    "PlaybackThread",
    "WatchThread",
    "run_task",
]
