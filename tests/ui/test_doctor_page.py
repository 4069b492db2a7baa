"""The doctor's page: lines as they come, what to do about them, by keyboard; and pictures of it, to look at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from dictation_app.doctor import Action, Finding, State
from dictation_app.ui import doctor_page, theme
from dictation_app.ui.doctor_page import FIRST_SIZE_PX, MINIMUM_WIDTH_PX, DoctorPage

from .statuses import with_font
from .test_screenshots import brightness, pictures

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

__all__ = ["pictures"]

GOOD = (
    Finding(name="App", state=State.OK, value="version 0.1.0, runs: idle"),
    Finding(
        name="Desktop",
        state=State.OK,
        value="X11, XFCE. Hotkey: X11 key grab. Text: Typing (X11), Pasting (X11), Copying to the clipboard.",
    ),
    Finding(
        name="Speech engine",
        state=State.OK,
        value="cpu, int8: loaded in 812 ms, 5 s of speech understood in 204 ms, 93% of the words right",
    ),
)
BAD = (
    Finding(
        name="Microphone",
        state=State.FAILED,
        value="'USB Microphone' opened in 12 ms, and sends only digital silence",
        cause="It is muted.",
        next_step="Switch it on at the microphone itself and in the sound settings of your desktop.",
        action=Action.CHOOSE_MICROPHONE,
    ),
    Finding(
        name="Speech model",
        state=State.FAILED,
        value="cannot be used",
        cause="The model 'base' is damaged: model.bin is not the published file (its SHA-256 differs).",
        next_step="Run `dictation models verify base`, and then `dictation models fetch base`.",
        action=Action.FETCH_MODEL,
    ),
    Finding(
        name="GPU library cuBLAS 12",
        state=State.WARNING,
        value="not installed",
        cause="No GPU can be used without it.",
        next_step="Run `dictation gpu install-runtime` (580 MB).",
        action=Action.INSTALL_RUNTIME,
    ),
    Finding(
        name="Speech engine",
        state=State.NOT_TRIED,
        value="not tried",
        cause="The speech model cannot be used.",
        next_step="Mend the model first.",
    ),
    Finding(
        name="Folder of the recordings",
        state=State.FAILED,
        value="/home/somebody/.local/share/dictation-app/journal cannot be written",
        cause="Permission denied.",
        next_step="Make it yours again, with the right to write: see its properties in the file manager.",
    ),
)


def shown(page: QWidget) -> list[str]:
    return [label.text().replace("\u200b", "") for label in page.findChildren(QLabel) if label.isVisible()]


def fill(page: DoctorPage, findings: tuple[Finding, ...]) -> None:
    page.begin()
    for finding in findings:
        page.show_trying(finding.name)
        page.add(finding)
    page.end(findings)


@pytest.fixture
def page(qtbot: QtBot, themed: QApplication) -> DoctorPage:
    made = DoctorPage()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_lines_come_one_by_one_and_no_button_works_before_the_end(page: DoctorPage) -> None:
    page.begin()
    again, copy = (button for button in page.findChildren(QPushButton) if button.isVisible())
    assert not again.isEnabled()
    assert not copy.isEnabled()
    page.show_trying("Microphone")
    assert any(text.startswith("Microphone…") for text in shown(page))
    page.add(GOOD[0])
    assert [row.finding for row in page.rows] == [GOOD[0]]
    page.end(GOOD[:1])
    assert again.isEnabled()
    assert copy.isEnabled()
    assert page.headline == "Everything works."


@pytest.mark.parametrize(
    ("findings", "headline"),
    [
        (GOOD, "Everything works."),
        ((*GOOD, BAD[3]), "Everything works."),
        ((*GOOD, BAD[0]), "One thing needs attention: Microphone."),
        ((*GOOD, *BAD), "4 things need attention."),
    ],
)
def test_the_headline_says_how_it_stands(page: DoctorPage, findings: tuple[Finding, ...], headline: str) -> None:
    fill(page, findings)
    assert page.headline == headline


def test_a_second_round_begins_with_no_line(page: DoctorPage) -> None:
    fill(page, BAD)
    page.begin()
    assert page.rows == ()
    fill(page, GOOD)
    assert [row.finding for row in page.rows] == list(GOOD)
    assert "muted" not in " ".join(shown(page))


def test_every_line_shows_value_cause_and_step_and_says_them_to_screen_readers(page: DoctorPage) -> None:
    fill(page, BAD)
    for row in page.rows:
        finding, texts = row.finding, shown(row)
        assert texts[:1] == [] or finding.name in texts
        assert finding.value in texts
        assert finding.cause in texts
        assert finding.name in row.accessibleName()
        assert finding.cause in row.accessibleDescription()
        is_done_by_button = finding.action is not Action.NONE and "`" in finding.next_step
        assert (finding.next_step in texts) is not is_done_by_button
    assert len({row.accessibleName().rpartition(": ")[2] for row in page.rows}) == 3, "each state in words"


def test_a_button_is_reached_and_pressed_by_keyboard_and_asks_for_its_action(page: DoctorPage, qtbot: QtBot) -> None:
    fill(page, BAD)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    asked: list[str] = []
    page.action_wanted.connect(asked.append)
    visited = []
    for _ in range(40):
        focus = page.focusWidget()
        assert focus is not None
        visited.append(focus)
        assert focus.accessibleName() or (isinstance(focus, QPushButton) and focus.text())
        if isinstance(focus, QPushButton) and focus.text() == "Fetch the model":
            qtbot.keyClick(focus, Qt.Key.Key_Space)
            break
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert asked == [Action.FETCH_MODEL.value]
    assert page.rows[0] in visited
    page.show_busy(Action.FETCH_MODEL, "Fetching… 42 %")
    button = page.rows[1].button
    assert (button.text(), button.isEnabled()) == ("Fetching… 42 %", False)
    assert page.focusWidget() is page.rows[1], "the keyboard stays in its line"
    page.show_busy(Action.FETCH_MODEL, "")
    assert (button.text(), button.isEnabled()) == ("Fetch the model", True)


def test_what_the_keyboard_does_not_reach_is_said_by_screen_readers(
    page: DoctorPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        doctor_page.QAccessible, "updateAccessibility", lambda event: said.append(event.message()), raising=True
    )
    fill(page, BAD)
    page.show_trouble("The model could not be fetched. Check the network connection.")
    page.show_copied()
    assert said == [
        f"{page.headline} 4 things were tried. 1 could not be tried.",
        "The model could not be fetched. Check the network connection.",
        "Copied",
    ]


def test_only_lines_with_an_action_have_a_button(page: DoctorPage) -> None:
    fill(page, (*GOOD, *BAD))
    for row in page.rows:
        assert row.button.isVisible() is (row.finding.action is not Action.NONE)
    for action in Action:
        if action is not Action.NONE:
            page.add(Finding(name="x", state=State.FAILED, value="y", action=action))
            assert page.rows[-1].button.text(), action


def test_escape_closes_it_and_says_so(page: DoctorPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    with qtbot.waitSignal(page.closed, timeout=2000):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def check_fits(page: DoctorPage) -> bool:
    """Nothing is cut off at the right, and no line of text is higher than its place."""
    for widget in (*page.findChildren(QLabel), *page.findChildren(QPushButton)):
        if not widget.isVisible():
            continue
        right = widget.mapTo(page, widget.rect().topRight()).x()
        is_inside = right <= page.width()
        if isinstance(widget, QLabel) and widget.wordWrap():
            is_inside = is_inside and widget.heightForWidth(widget.width()) <= widget.height()
        else:
            is_inside = is_inside and widget.sizeHint().width() <= widget.width()
        if not is_inside:
            return False
    return True


def photograph(qtbot: QtBot, folder: Path, kind: str, width: int, height: int) -> None:
    for name, findings in (("good", GOOD), ("bad", (*GOOD[:2], *BAD))):
        made = DoctorPage()
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        qtbot.waitExposed(made)
        fill(made, findings)
        if name == "bad":
            made.show_trouble("The model 'base' could not be fetched: the package index does not answer.")
        qtbot.waitUntil(partial(check_fits, made))
        qtbot.wait(60)
        image = made.grab().toImage()
        image.save(str(folder / f"doctor-{name}-{kind}.png"))
        assert brightness(image) < 0.4 if kind == "dark" else brightness(image) > 0.6


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_pictures(qtbot: QtBot, themed: QApplication, pictures: Path, colours: theme.ThemeName) -> None:
    theme.apply(colours)
    photograph(qtbot, pictures, colours, FIRST_SIZE_PX.width(), FIRST_SIZE_PX.height())


def test_pictures_with_a_large_font_at_the_smallest_width(qtbot: QtBot, themed: QApplication, pictures: Path) -> None:
    with_font(themed, 1.5, lambda: photograph(qtbot, pictures, "large-font", MINIMUM_WIDTH_PX, 640))
