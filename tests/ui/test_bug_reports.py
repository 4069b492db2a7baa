"""Crash dialog and when it is shown: after dictations, a few times, without the focus, without words."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from dictation_app import crashes, logs, report
from dictation_app.audio import recorder as recorder_module
from dictation_app.crashes import BugLog, Crash, Process, UncaughtLog
from dictation_app.settings import OutputSettings, Settings
from dictation_app.transcriber import Transcriber
from dictation_app.ui import bug_reports, theme
from dictation_app.ui.bug_reports import BugReports
from dictation_app.ui.crash_dialog import CrashDialog, Occasion
from dictation_app.ui.main_window import MainWindow
from dictation_app.values.dictation import Delivery
from dictation_app.values.status import AppState
from dictation_app.workers import EngineThread, OutputThread
from tests.fakes import FakeEngine, FakeModels, FakeOutputChain, quiet, utterance
from tests.faults.headless import HeadlessApp

from .statuses import READY, status, with_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.values.dictation import DeliveryReport

WORDS = "my secret diary"


def crash(stack: str = "Traceback\nValueError") -> Crash:
    return Crash(process=Process.APP, version="0.1.0", at="2026-01-31 14:05:09", stack=stack)


def dialogs(app: QApplication) -> list[CrashDialog]:
    return [widget for widget in app.topLevelWidgets() if isinstance(widget, CrashDialog) and widget.isVisible()]


def shown_report(dialog: CrashDialog) -> str:
    return dialog.findChild(QPlainTextEdit).toPlainText()


class Reports:
    """A `BugReports`, and what it tells without a dialog."""

    def __init__(self, folder: Path) -> None:
        self.notices: list[str] = []
        self.reports = BugReports(
            lambda now: "\n".join(["report", *(each.stack for each in now)]),
            folder,
            lambda _title, text, _warning: self.notices.append(text),
            lambda: True,
        )


@pytest.fixture
def reports(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reports]:
    monkeypatch.setattr(bug_reports, "SETTLED_MS", 0)
    made = Reports(tmp_path)
    yield made
    made.reports.stop()
    qtbot.waitUntil(lambda: not dialogs(qapp))


def wait_for_dialog(qtbot: QtBot, qapp: QApplication) -> CrashDialog:
    qtbot.waitUntil(lambda: bool(dialogs(qapp)))
    (dialog,) = dialogs(qapp)
    return dialog


def test_a_crash_of_the_last_run_is_told_at_the_start(qtbot: QtBot, qapp: QApplication, reports: Reports) -> None:
    reports.reports.start([crash("native stack")], background=False)
    dialog = wait_for_dialog(qtbot, qapp)
    assert dialog._headline.text() == "Dictation crashed last time."
    assert dialog._safe.text() == "What you had said is kept. If a dictation was cut off, it is on the History page."
    assert "native stack" in shown_report(dialog)


def test_after_a_clean_run_nothing_is_told(qtbot: QtBot, qapp: QApplication, reports: Reports) -> None:
    reports.reports.start([], background=False)
    qtbot.wait(50)
    assert dialogs(qapp) == []


def test_it_does_not_take_the_focus_unless_somebody_asked(qtbot: QtBot, qapp: QApplication, reports: Reports) -> None:
    reports.reports.start([crash()], background=False)
    dialog = wait_for_dialog(qtbot, qapp)
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not dialog.isModal()
    reports.reports.show_report()
    qtbot.waitUntil(lambda: dialogs(qapp) not in ([], [dialog]))
    asked = wait_for_dialog(qtbot, qapp)
    assert not asked.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert asked._headline.text() == "Report a problem"


def test_in_the_background_a_notice_says_where_the_report_is(
    qtbot: QtBot, qapp: QApplication, reports: Reports
) -> None:
    reports.reports.start([crash()], background=True)
    reports.reports.found(crash())
    qtbot.waitUntil(lambda: len(reports.notices) == 2)
    assert reports.notices[0].startswith("Dictation crashed last time. “Report a problem”")
    assert reports.notices[1].startswith("An error came up in Dictation.")
    assert dialogs(qapp) == []


@pytest.mark.parametrize("state", [AppState.LISTENING, AppState.TRANSCRIBING])
def test_a_bug_while_somebody_dictates_waits_for_the_end(
    qtbot: QtBot, qapp: QApplication, reports: Reports, state: AppState
) -> None:
    reports.reports.show_status(status(state))
    reports.reports.found(crash("one"))
    reports.reports.found(crash("two"))
    qtbot.wait(50)
    assert dialogs(qapp) == []
    reports.reports.show_status(READY)
    dialog = wait_for_dialog(qtbot, qapp)
    assert shown_report(dialog) == "report\none\ntwo"
    assert dialog._headline.text() == "An error came up in Dictation. It goes on working."
    assert dialog._safe.text() == ""


def test_a_bug_that_stopped_a_thread_says_what_to_do(qtbot: QtBot, qapp: QApplication, reports: Reports) -> None:
    reports.reports.found(crash())
    stopped = status(AppState.ERROR, crashed=True)
    reports.reports.show_status(stopped)
    dialog = wait_for_dialog(qtbot, qapp)
    assert dialog._headline.text() == "A part of Dictation stopped working. Quit it and start it again."


def test_one_dialog_at_a_time_and_only_a_few(qtbot: QtBot, qapp: QApplication, reports: Reports) -> None:
    for n in range(bug_reports.DIALOGS_PER_RUN):
        reports.reports.found(crash(f"bug {n}"))
        dialog = wait_for_dialog(qtbot, qapp)
        reports.reports.found(crash(f"later {n}"))
        qtbot.wait(30)
        assert dialogs(qapp) == [dialog]
        if n < bug_reports.DIALOGS_PER_RUN - 1:
            reports.reports._waiting.clear()
        dialog.close()
    reports.reports.found(crash())
    qtbot.wait(50)
    assert dialogs(qapp) == []


def test_what_came_while_it_was_open_is_shown_after_it(qtbot: QtBot, qapp: QApplication, reports: Reports) -> None:
    reports.reports.found(crash("first"))
    first = wait_for_dialog(qtbot, qapp)
    reports.reports.found(crash("second"))
    qtbot.wait(30)
    first.close()
    qtbot.waitUntil(lambda: bool(dialogs(qapp)) and dialogs(qapp) != [first])
    assert shown_report(wait_for_dialog(qtbot, qapp)) == "report\nsecond"


def test_quitting_shows_nothing_more(qtbot: QtBot, qapp: QApplication, reports: Reports) -> None:
    reports.reports.found(crash("first"))
    wait_for_dialog(qtbot, qapp)
    reports.reports.found(crash("second"))
    qtbot.wait(30)
    reports.reports.stop()
    qtbot.wait(50)
    assert dialogs(qapp) == []


def test_the_report_can_be_copied(qtbot: QtBot, qapp: QApplication, reports: Reports) -> None:
    reports.reports.start([crash("native stack")], background=False)
    dialog = wait_for_dialog(qtbot, qapp)
    qtbot.mouseClick(dialog._copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "report\nnative stack"
    assert dialog._copy.text() == "&Copied"


def test_everything_in_it_has_a_name_and_is_reached_by_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CrashDialog(Occasion.BUG, "report", tmp_path / "nowhere", is_speech_kept=True)
    qtbot.addWidget(dialog)
    assert dialog.findChild(QPlainTextEdit).accessibleName() == "Report"
    assert dialog.findChild(QPlainTextEdit).isReadOnly()
    buttons = dialog.findChildren(QPushButton)
    assert [button.text().replace("&", "") for button in buttons] == ["Copy report", "Open log folder", "Close"]
    mnemonics = [button.text()[button.text().index("&") + 1].lower() for button in buttons]
    assert len(set(mnemonics)) == 3
    assert not dialog._open.isEnabled()  # there is none
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_banner_of_a_part_that_stopped_offers_the_report(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    button = window._page._banner._report
    window.show_status(status(AppState.ERROR, problem="No microphone."))
    assert not button.isVisible()
    window.show_status(status(AppState.ERROR, problem="Recording stopped working.", crashed=True))
    assert button.isVisible()
    with qtbot.waitSignal(window.report_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_status_tells_that_a_bug_stopped_a_thread(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "make_recorder", recorder_module.make_recorder)  # put back afterwards
    app = HeadlessApp(tmp_path, quiet(0.1), tell=lambda: None)
    assert not app.controller.status.crashed
    app.engine.crashed.emit("Transcribing stopped working.")
    assert app.controller.status.crashed


# --- no words ---------------------------------------------------------------------------------------------------------


class Careless(QObject):
    """Its slot has a bug, and says in it what was said."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said.connect(self.on_said)

    @Slot(str)
    def on_said(self, words: str) -> None:
        raise ValueError(words)


class CarelessChain(FakeOutputChain):
    def deliver(self, delivery: Delivery) -> DeliveryReport:
        try:
            raise KeyError(delivery.text)
        except KeyError as exc:
            raise RuntimeError(f"'{delivery.text}' cannot be sent") from exc


@pytest.fixture
def logged(tmp_path: Path, reports: Reports, caplog: pytest.LogCaptureFixture) -> Iterator[Path]:
    """The folder of the logs, set up as in the app."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    logs.set_up(tmp_path)
    root.addHandler(BugLog(tmp_path, reports.reports.found))
    uncaught = UncaughtLog()
    uncaught.install()
    yield tmp_path
    uncaught.remove()
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    caplog.get_records("call").clear()


@pytest.mark.qt_no_exception_capture
def test_bugs_in_slots_and_threads_leave_no_words_in_log_report_records_and_on_stderr(
    qtbot: QtBot, qapp: QApplication, reports: Reports, logged: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    careless = Careless()
    careless.said.emit(f"slot {WORDS}")
    careless.said.emit(f"slot {WORDS}")  # it lives

    output = OutputThread(lambda settings, copy: CarelessChain([], settings, copy), OutputSettings())  # type: ignore[arg-type,return-value]
    output.start()
    with qtbot.waitSignal(output.delivered):
        output.deliver(Delivery(session_id=1, seq=0, text=WORDS))
    output.shut_down()
    assert output.wait(5000)

    models = FakeModels(logged)
    engine = EngineThread(
        lambda tell, stopping: Transcriber(
            Settings().engine,
            models,
            tell=tell,
            stopping=stopping,
            create=lambda _name, config: FakeEngine([ZeroDivisionError(f"engine {WORDS}")], config),
        )
    )
    engine.start()
    with qtbot.waitSignal(engine.failed):
        engine.submit(utterance())
    engine.shut_down()
    assert engine.wait(5000)
    bug_reports._log_qt_message(QtMsgType.QtCriticalMsg, _Context(), f'Cannot show "{WORDS}" at all')  # type: ignore[arg-type]

    wait_for_dialog(qtbot, qapp)
    log = (logged / "dictation.log").read_text()
    for expected in ("ValueError", "RuntimeError", "KeyError", "ZeroDivisionError", "default: Cannot show … at all"):
        assert expected in log, expected
    records = "".join(file.read_text() for file in logged.glob("crash-*"))
    assert records.count("Traceback") == 3
    composed = report.compose(Settings(), logged, loaded=None, now=crashes.recent(logged, 9))
    assert composed.count("Crash of app") == 3
    printed = capfd.readouterr()
    for text in (log, records, composed, printed.out, printed.err):
        assert "secret" not in text
        assert "diary" not in text


class _Context:
    category = "default"


# --- pictures ---------------------------------------------------------------------------------------------------------

_STACK = """Fatal Python error: Segmentation fault

Current thread 0x00007fd263c2fb80 (most recent call first):
  File "dictation_app/app.py", line 100 in _run_qt
  File "dictation_app/__main__.py", line 20 in main"""


def picture(qtbot: QtBot, occasion: Occasion, folder: Path, width: int) -> QImage:
    text = report.compose(Settings(), folder, loaded=None, now=[crash(_STACK)])
    dialog = CrashDialog(occasion, text, folder, is_speech_kept=True)
    qtbot.addWidget(dialog)
    dialog.resize(width, 560)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.wait(20)
    assert dialog.width() == width
    for button in (dialog._copy, dialog._open, dialog._close):
        assert dialog.rect().contains(button.geometry()), button.text()
    return dialog.grab().toImage()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("occasion", Occasion)
def test_pictures(
    qtbot: QtBot,
    themed: QApplication,
    tmp_path: Path,
    occasion: Occasion,
    colours: theme.ThemeName,
    factor: float,
) -> None:
    folder = Path(os.environ.get("DICTATION_SCREENSHOTS", tmp_path)).absolute() / "ui"
    folder.mkdir(parents=True, exist_ok=True)
    theme.apply(colours)

    def show() -> None:
        image = picture(qtbot, occasion, tmp_path, 640 if factor == 1.0 else 420)
        name = occasion.value.replace(" ", "-")
        image.save(str(folder / f"crash-{name}-{colours}{'' if factor == 1.0 else '-large-font'}.png"))
        middle = image.pixelColor(2, image.height() // 2).lightnessF()
        assert middle > 0.6 if colours == "light" else middle < 0.4

    with_font(themed, factor, show)
