"""The overlay: what it shows, for how long, and that it costs nothing when it is not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QFontMetrics, QGuiApplication

from dictation_app.engine import guard
from dictation_app.ui import compositor
from dictation_app.ui import overlay as overlay_module
from dictation_app.ui.overlay import ANIMATION_MS, Overlay
from dictation_app.values.status import AppState
from tests.dictations import WITHHELD

from .statuses import Clock, is_painted, status, with_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LISTENING = status(AppState.LISTENING)
TRANSCRIBING = status(AppState.TRANSCRIBING)
LOADING = status(AppState.LOADING)
IDLE = status(AppState.IDLE)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def overlay(qtbot: QtBot, themed: QApplication, clock: Clock) -> Overlay:
    overlay = Overlay(clock=clock)
    qtbot.addWidget(overlay)
    return overlay


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outcomes go away soon."""
    monkeypatch.setattr(overlay_module, "OUTCOME_MS", 50)
    monkeypatch.setattr(overlay_module, "LONG_OUTCOME_MS", 50)


def test_it_never_takes_the_focus_or_the_mouse(overlay: Overlay) -> None:
    flags = overlay.windowFlags()
    for flag in (
        Qt.WindowType.WindowDoesNotAcceptFocus,
        Qt.WindowType.WindowTransparentForInput,
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.FramelessWindowHint,
    ):
        assert flags & flag
    assert overlay.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_it_follows_a_dictation_and_goes(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(IDLE)
    assert not overlay.isVisible()
    overlay.show_status(LISTENING)
    assert overlay.isVisible()
    assert overlay.accessibleDescription() == "Listening"
    overlay.show_status(TRANSCRIBING)
    assert overlay.accessibleDescription() == "Transcribing…"
    overlay.show_status(IDLE)
    qtbot.waitUntil(lambda: not overlay.isVisible())


def test_it_has_a_name_for_screen_readers(overlay: Overlay) -> None:
    assert overlay.accessibleName() == "Dictation status"


def test_the_start_of_the_app_shows_nothing(overlay: Overlay) -> None:
    overlay.show_status(LOADING)
    assert not overlay.isVisible()


def test_a_dictation_that_waits_for_the_model_says_so(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(LOADING)
    overlay.show_status(LISTENING)
    overlay.show_status(LOADING)
    overlay.show_status(LOADING)
    assert overlay.accessibleDescription() == "Loading the speech model…"
    overlay.show_status(TRANSCRIBING)
    overlay.show_status(IDLE)
    qtbot.waitUntil(lambda: not overlay.isVisible())


def test_an_error_ends_it(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(LISTENING)
    overlay.show_status(status(AppState.ERROR))
    qtbot.waitUntil(lambda: not overlay.isVisible())


def test_the_clock_starts_with_listening_and_does_not_start_again(overlay: Overlay, clock: Clock) -> None:
    overlay.show_status(TRANSCRIBING)
    clock.now_s += 10
    overlay.show_status(LISTENING)
    started_s = clock.now_s
    clock.now_s += 7
    overlay.show_status(status(AppState.LISTENING, microphone="Another"))
    assert overlay._content.listening_since_s == started_s


def test_the_animation_is_slow_and_stops_when_it_is_hidden(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(TRANSCRIBING)
    assert overlay._timer.isActive()
    assert overlay._timer.interval() == ANIMATION_MS >= 1000 / 15
    overlay.show_status(IDLE)
    assert not overlay._timer.isActive()
    overlay.show_status(LISTENING)
    assert overlay._timer.isActive()
    overlay.hide()
    assert not overlay._timer.isActive()


def test_switched_off_it_never_shows(overlay: Overlay) -> None:
    overlay.set_enabled(False)
    for shown in (LISTENING, TRANSCRIBING, IDLE):
        overlay.show_status(shown)
        overlay.show_outcome("Copied.", True)
        assert not overlay.isVisible()


def test_switched_off_while_it_is_shown_it_goes(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(LISTENING)
    overlay.set_enabled(False)
    qtbot.waitUntil(lambda: not overlay.isVisible())


def test_switched_on_while_listening_it_comes(overlay: Overlay) -> None:
    overlay.set_enabled(False)
    overlay.show_status(LISTENING)
    overlay.set_enabled(True)
    assert overlay.isVisible()


@pytest.mark.usefixtures("brief")
def test_an_outcome_is_shown_for_a_while(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(TRANSCRIBING)
    overlay.show_outcome("Copied. Press `Ctrl+V`.", True)
    overlay.show_status(IDLE)
    assert overlay.isVisible()
    assert overlay.accessibleDescription() == "Copied. Press “Ctrl+V”."
    qtbot.waitUntil(lambda: not overlay.isVisible())


def test_usual_success_shows_nothing(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(TRANSCRIBING)
    overlay.show_outcome("", False)
    overlay.show_status(IDLE)
    qtbot.waitUntil(lambda: not overlay.isVisible())


@pytest.mark.usefixtures("brief")
def test_the_outcome_of_the_last_dictation_waits_while_the_next_is_spoken(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(LISTENING)
    overlay.show_outcome("Copied.", True)
    qtbot.wait(120)
    assert overlay.accessibleDescription() == "Listening"
    overlay.show_status(TRANSCRIBING)
    assert overlay.accessibleDescription() == "Copied."
    qtbot.waitUntil(lambda: overlay.accessibleDescription() == "Transcribing…")


def test_speaking_again_ends_an_outcome(overlay: Overlay) -> None:
    overlay.show_outcome("Copied.", True)
    overlay.show_status(LISTENING)
    overlay.show_status(TRANSCRIBING)
    assert overlay.accessibleDescription() == "Transcribing…"


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.5])
def test_it_stands_at_the_bottom_centre_of_the_pointers_screen(
    overlay: Overlay, themed: QApplication, factor: float
) -> None:
    def check() -> None:
        overlay.show_status(LISTENING)
        overlay.show_outcome("A long sentence " * 30, True)
        overlay.show_status(IDLE)
        area = QGuiApplication.screenAt(QCursor.pos()).availableGeometry()
        place = overlay.geometry()
        assert area.contains(place)
        assert abs(place.center().x() - area.center().x()) <= 1
        assert place.bottom() > area.top() + 0.8 * area.height()

    with_font(themed, factor, check)


def test_it_follows_the_font_of_the_desktop(overlay: Overlay, themed: QApplication) -> None:
    def check() -> None:
        themed.processEvents()
        overlay.show_status(LISTENING)
        assert overlay.height() > 1.3 * usual

    overlay.show_status(TRANSCRIBING)
    usual = overlay.height()
    with_font(themed, 1.5, check)


def test_listening_and_transcribing_are_equally_wide(overlay: Overlay) -> None:
    overlay.show_status(LISTENING)
    width = overlay.width()
    overlay.show_status(TRANSCRIBING)
    assert overlay.width() == width


def test_with_a_compositor_it_fades_and_has_no_mask(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(LISTENING)
    assert overlay.mask().isEmpty()
    qtbot.waitUntil(lambda: overlay._opacity == 1.0)
    image = overlay.grab().toImage()
    assert image.pixelColor(0, 0).alpha() == 0


def test_without_a_compositor_it_is_cut_out_and_comes_and_goes_at_once(
    overlay: Overlay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compositor, "is_running", lambda: False)
    overlay.show_status(LISTENING)
    assert overlay._opacity == 1.0
    mask = overlay.mask()
    assert mask.contains(overlay.rect().center())
    for corner in (overlay.rect().topLeft(), overlay.rect().bottomRight()):
        assert not mask.contains(corner)
    # Whatever shows inside the mask is painted: nothing of the black that lies under it.
    assert is_painted(overlay, mask)
    overlay.show_status(IDLE)
    assert not overlay.isVisible()


def test_it_stays_away_on_wayland(overlay: Overlay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    overlay.show_status(LISTENING)
    assert not overlay.isVisible()


def test_levels_before_and_after_do_no_harm(overlay: Overlay, clock: Clock) -> None:
    overlay.show_level(-20)
    overlay.show_status(LISTENING)
    assert overlay._bar.waveform.shares == ()
    overlay.show_level(float("-inf"))
    clock.now_s += 1
    overlay.show_level(-20)
    assert len(overlay._bar.waveform.shares) == 2
    overlay.show_status(IDLE)
    overlay.show_level(-20)


REASONS = (guard._NO_SPEECH_HEARD, guard._HARDLY_SPEECH, guard._INVENTED)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("reason", REASONS)
def test_why_and_where_held_back_text_is_can_be_read_to_its_end(
    overlay: Overlay, themed: QApplication, reason: str, factor: float
) -> None:
    def check() -> None:
        themed.processEvents()
        overlay.show_status(status(AppState.IDLE, last=replace(WITHHELD, withheld=reason)))
        overlay.show_outcome(reason, False)
        assert overlay._content.sentence.endswith(" Insert it from the tray.")
        assert shown_whole(overlay)

    with_font(themed, factor, check)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("live_text", [True, False])
def test_a_muted_microphone_is_told_in_the_place_of_the_level(
    overlay: Overlay, themed: QApplication, qtbot: QtBot, factor: float, live_text: bool
) -> None:
    def check() -> None:
        themed.processEvents()
        overlay.set_live_text_enabled(live_text)
        overlay.show_status(LISTENING)
        qtbot.waitUntil(lambda: overlay._opacity == 1.0)
        before = overlay.grab().toImage()
        overlay.show_status(status(AppState.LISTENING, muted=True))
        assert overlay.accessibleDescription() == "No sound comes from the microphone. Is it muted?"
        assert shown_whole(overlay)
        assert overlay.grab().toImage() != before

    with_font(themed, factor, check)


def shown_whole(overlay: Overlay) -> bool:
    """Whether the line has room for the whole sentence."""
    bar, sentence = overlay._bar, overlay._content.sentence
    room = overlay.width() - 2 * bar.em_px - bar._icon_px - bar.em_px // 2
    return QFontMetrics(overlay.font()).horizontalAdvance(sentence) <= room


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_what_to_do_can_be_read_at_the_end_of_a_long_warning(
    overlay: Overlay, themed: QApplication, factor: float
) -> None:
    def check() -> None:
        themed.processEvents()
        overlay.show_outcome("No.", True)
        low = overlay.height()
        overlay.show_outcome(
            "Dictation's own window has the focus, and there is no text field in it. It is on the clipboard: press "
            "Ctrl+V.",
            True,
        )
        bar, content = overlay._bar, overlay._content
        lines = bar.wrapped(content.sentence, overlay.width() - 2 * bar.em_px - bar._icon_px - bar.em_px // 2)
        assert len(lines) == 2
        assert " ".join(lines) == content.sentence
        assert overlay.height() >= low + bar.em_px
        overlay.show_outcome("A long sentence " * 50, True)
        lines = bar.wrapped(overlay._content.sentence, 300)
        assert len(lines) == 3
        assert lines[-1].endswith("…")
        overlay.show_outcome("No.", True)
        assert overlay.height() == low

    with_font(themed, factor, check)


def test_what_was_discarded_is_shown_until_it_cannot_be_had_back(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(status(AppState.LISTENING))
    overlay.show_status(status(AppState.IDLE, discarded=1))
    assert overlay.isVisible()
    overlay._on_outcome_over()  # the time of other outcomes
    assert overlay.isVisible()
    overlay.show_status(status(AppState.IDLE))
    qtbot.waitUntil(lambda: not overlay.isVisible())
