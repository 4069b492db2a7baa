"""Live text in the overlay: the bar stays calm, and the newest words are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QCursor, QFontMetricsF, QGuiApplication, QImage, QPainter

from dictation_app.ui import compositor
from dictation_app.ui.live_text import Ink, LiveLines, last_sentence
from dictation_app.ui.overlay import Overlay
from dictation_app.values.status import AppState, LiveText

from .statuses import FEW_WORDS, MANY_WORDS, Clock, is_painted, live, status, with_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LISTENING = status(AppState.LISTENING)
INK = Ink(stable=QColor("#ffffff"), changing=QColor("#0000ff"))
SENTENCE = "The quick pencils of my fellow Americans draw a line under the matter, and then we all go home."


def listening(words: LiveText) -> object:
    return status(AppState.LISTENING, live=words)


@pytest.fixture
def overlay(qtbot: QtBot, themed: QApplication) -> Overlay:
    overlay = Overlay(clock=Clock())
    qtbot.addWidget(overlay)
    overlay.show_status(LISTENING)
    qtbot.waitUntil(lambda: overlay._opacity == 1.0)
    return overlay


class Changes(QObject):
    """Counts what would be seen as a jump or a flicker."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.seen: list[QEvent.Type] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        jumps = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange}
        if event.type() in jumps:
            self.seen.append(event.type())
        return False


def lines_of(overlay: Overlay) -> tuple[str, ...]:
    overlay.grab()
    return overlay._bar.lines.lines


def painted(words: LiveText, *, width: int = 200, rows: int = 2, lines: LiveLines | None = None) -> QImage:
    """White and blue on black."""
    font = QGuiApplication.font()
    height = round(rows * QFontMetricsF(font).lineSpacing()) + 1
    image = QImage(width + 40, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    (lines or LiveLines()).paint(painter, QRect(20, 0, width, height), words, font, INK)
    painter.end()
    return image


def columns(image: QImage, *, red: bool) -> list[int]:
    """Where something stable (red) or anything at all is drawn."""
    found = []
    for x in range(image.width()):
        colours = [image.pixelColor(x, y) for y in range(image.height())]
        if any((c.red() if red else c.blue()) > 80 for c in colours):
            found.append(x)
    return found


# --- the bar --------------------------------------------------------------------------------------------------------


def test_with_the_first_word_it_grows_upwards_once_and_then_keeps_still(overlay: Overlay) -> None:
    small = overlay.geometry()
    changes = Changes(overlay)
    overlay.show_status(listening(live("", "The")))
    large = overlay.geometry()
    assert large.height() >= small.height() + 2 * QFontMetricsF(overlay.font()).lineSpacing()
    assert (large.left(), large.width(), large.bottom()) == (small.left(), small.width(), small.bottom())
    assert sorted(changes.seen) == sorted([QEvent.Type.Move, QEvent.Type.Resize])

    for words in (live("The", " quick"), FEW_WORDS, MANY_WORDS, LiveText(), live("The")):
        overlay.show_status(listening(words))
    assert len(changes.seen) == 2
    overlay.show_status(status(AppState.TRANSCRIBING, live=MANY_WORDS))
    assert overlay.geometry() == large


def test_each_word_is_painted(overlay: Overlay) -> None:
    overlay.show_status(listening(live("The")))
    before = overlay.grab().toImage()
    overlay.show_status(listening(live("The quick")))
    assert overlay.grab().toImage() != before
    assert lines_of(overlay) == ("The quick",)


def test_of_many_words_the_last_two_lines_are_shown(overlay: Overlay) -> None:
    overlay.show_status(listening(MANY_WORDS))
    lines = lines_of(overlay)
    assert len(lines) == 2
    assert MANY_WORDS.text.endswith("".join(lines))


def test_the_words_stay_while_the_rest_is_transcribed_and_while_the_bar_fades(overlay: Overlay, qtbot: QtBot) -> None:
    overlay.show_status(listening(FEW_WORDS))
    overlay.show_status(status(AppState.TRANSCRIBING, live=FEW_WORDS))
    assert lines_of(overlay) == (FEW_WORDS.text,)
    overlay.show_status(status(AppState.IDLE))
    assert overlay.isVisible()
    overlay._bar.lines.clear()
    assert lines_of(overlay) == (FEW_WORDS.text,)
    qtbot.waitUntil(lambda: not overlay.isVisible())
    assert overlay._bar.lines.lines == ()
    overlay.show_status(status(AppState.TRANSCRIBING))
    assert lines_of(overlay) == ()


def test_the_next_dictation_begins_small_and_without_the_old_words(overlay: Overlay) -> None:
    small = overlay.geometry()
    overlay.show_status(listening(MANY_WORDS))
    overlay.show_status(status(AppState.TRANSCRIBING, live=MANY_WORDS))
    assert len(lines_of(overlay)) == 2
    overlay.show_status(LISTENING)
    assert overlay.geometry() == small
    overlay.show_status(listening(live("Hello " * 20)))
    assert len(lines_of(overlay)) == 2
    assert "".join(lines_of(overlay)) == "Hello " * 20


def test_an_outcome_is_shown_in_the_small_bar(overlay: Overlay) -> None:
    small = overlay.height()
    overlay.show_status(status(AppState.TRANSCRIBING, live=MANY_WORDS))
    overlay.show_outcome("Copied.", True)
    assert overlay.height() == small


def test_switched_off_it_stays_small(overlay: Overlay) -> None:
    overlay.set_live_text_enabled(False)
    small = overlay.geometry()
    before = overlay.grab().toImage()
    overlay.show_status(listening(MANY_WORDS))
    assert overlay.geometry() == small
    assert overlay.grab().toImage() == before
    overlay.set_live_text_enabled(True)
    assert overlay.height() > small.height()
    assert overlay.width() > small.width()


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.5])
def test_it_fits_the_screen_with_any_font(qtbot: QtBot, themed: QApplication, factor: float) -> None:
    def check() -> None:
        overlay = Overlay(clock=Clock())
        qtbot.addWidget(overlay)
        overlay.show_status(LISTENING)
        overlay.show_status(listening(MANY_WORDS))
        assert QGuiApplication.screenAt(QCursor.pos()).availableGeometry().contains(overlay.geometry())
        assert len(lines_of(overlay)) == 2

    with_font(themed, factor, check)


def test_without_a_compositor_the_outline_grows_with_it(overlay: Overlay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compositor, "is_running", lambda: False)
    overlay.show_status(status(AppState.IDLE))
    overlay.show_status(LISTENING)
    overlay.show_status(listening(MANY_WORDS))
    mask = overlay.mask()
    assert mask.boundingRect() == overlay.rect()
    for corner in (overlay.rect().topLeft(), overlay.rect().topRight(), overlay.rect().bottomLeft()):
        assert not mask.contains(corner)
    assert is_painted(overlay, mask)


def test_a_screen_reader_is_told_sentences_and_not_words(overlay: Overlay) -> None:
    told = [overlay.accessibleDescription()]
    text = "I came. I saw it all"
    for end in range(1, len(text) + 1):
        overlay.show_status(listening(LiveText(text=text + " and", stable_characters=end)))
        if overlay.accessibleDescription() != told[-1]:
            told.append(overlay.accessibleDescription())
    assert told == ["Listening", "Listening: I came."]


# --- the lines ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (live(""), ""),
        (live("One. Two"), "One."),
        (live("One. Two!", " Three."), "Two!"),
        (live("It is 3.5 metres. And"), "It is 3.5 metres."),
        (live("今天很好。我们走吧。然后"), "我们走吧。"),
        (live("Really?! Yes"), "Really?!"),
    ],
)
def test_the_last_whole_sentence_that_stays(words: LiveText, sentence: str) -> None:
    assert last_sentence(words) == sentence


def test_what_may_still_change_has_another_colour(themed: QApplication) -> None:
    image = painted(live("mmmm", " mmmm"))
    stable, everything = columns(image, red=True), columns(image, red=False)
    assert min(everything) == min(stable)
    assert max(everything) > max(stable) + 10
    assert columns(painted(live("", "mmmm mmmm")), red=True) == []


def test_characters_of_two_units_do_not_shift_the_colours(themed: QApplication) -> None:
    mathematical = "\U0001d49c"
    image = painted(live(mathematical * 4 + "mm", " mm"))
    border = 20 + QFontMetricsF(QGuiApplication.font()).horizontalAdvance(mathematical * 4 + "mm")
    assert border - 4 < max(columns(image, red=True)) <= border + 1
    assert max(columns(image, red=False)) > border + 5
    lines = LiveLines()
    painted(live(mathematical * 40, "tail"), lines=lines)
    assert "".join(lines.lines).endswith(f"{mathematical}tail")


@pytest.mark.parametrize(
    "text",
    ["今天我们来谈谈这个问题的由来以及我们可以做些什么" * 6, "Donaudampfschifffahrtsgesellschaft" * 8, "w " * 200],
    ids=["no spaces", "long word", "short words"],
)
def test_every_script_wraps_within_its_width(themed: QApplication, text: str) -> None:
    lines = LiveLines()
    drawn = columns(painted(live("", text), lines=lines), red=False)
    assert max(drawn) < 20 + 200 + 2
    assert len(lines.lines) == 2
    assert text.endswith("".join(lines.lines))


def test_right_to_left_text_begins_at_the_right(themed: QApplication) -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd"
    drawn = columns(painted(live("", hebrew)), red=False)
    assert max(drawn) > 200
    assert min(drawn) > 120
    assert max(columns(painted(live("", "Hi")), red=False)) < 100


def test_dots_say_that_there_is_more_above(themed: QApplication) -> None:
    assert min(columns(painted(live("", "w w")), red=False)) >= 20
    assert min(columns(painted(live("", "w " * 200)), red=False)) < 18
    assert max(columns(painted(live("", "\u05e9 " * 200)), red=False)) > 222


def test_a_line_that_is_full_never_changes_and_nothing_runs_back(themed: QApplication) -> None:
    """However long the dictation is, only the end of it is wrapped anew."""
    lines = LiveLines()
    text, earlier, longest = "", (), 0
    for word in SENTENCE.split() * 60:
        text = f"{text} {word}".lstrip()
        painted(LiveText(text=text, stable_characters=max(0, len(text) - 30)), lines=lines)
        if len(earlier) == 2:
            assert lines.lines[0].rstrip() in [line.rstrip() for line in earlier]
        earlier = lines.lines
        longest = max(longest, len(lines._layout.text()))
    assert longest < 1500
    anew = LiveLines()
    painted(live(text), lines=anew)
    assert lines.lines == anew.lines
    painted(live("Other words"), lines=lines)
    assert lines.lines == ("Other words",)


def test_a_line_that_a_draft_takes_back_does_not_move_the_others(themed: QApplication) -> None:
    lines = LiveLines()
    painted(live("w " * 60, "w " * 10), lines=lines)
    second = lines.lines[0]
    painted(live("w " * 50), lines=lines)
    assert second.startswith(lines.lines[0])
    assert len(lines.lines) == 1
    painted(live("Other words"), lines=lines)
    assert lines.lines == ("Other words",)
