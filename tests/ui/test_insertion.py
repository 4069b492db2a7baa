"""Text of the app that goes into the window used before: this window goes, and where it went is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from dictation_app.ui.insertion import Insertion
from dictation_app.values.dictation import DeliveryMethod, DeliveryState
from dictation_app.values.status import AppState
from tests.dictations import COPIED, LAST

from .statuses import READY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

INSERTED = replace(LAST, audio_seconds=0.0, target="gedit")


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication) -> QLabel:
    window = QLabel("window")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def insertion(window: QLabel) -> Insertion:
    insertion = Insertion(window, window)
    insertion.show_status(replace(READY, last=LAST))
    return insertion


@pytest.fixture
def told(insertion: Insertion) -> list[tuple[str, bool]]:
    told: list[tuple[str, bool]] = []
    insertion.told.connect(lambda text, is_trouble: told.append((text, is_trouble)))
    return told


def test_the_window_goes_before_the_text_is_sent(insertion: Insertion, window: QLabel, qtbot: QtBot) -> None:
    seen: list[bool] = []
    insertion.begin(lambda: seen.append(window.isVisible()))
    assert seen == []
    qtbot.waitUntil(lambda: seen == [False])


def test_where_it_went_is_told_once(insertion: Insertion, told: list[tuple[str, bool]]) -> None:
    insertion.begin(lambda: None)
    insertion.show_status(replace(READY, state=AppState.TRANSCRIBING, last=LAST))
    assert told == []
    insertion.show_status(replace(READY, last=INSERTED))
    insertion.show_status(replace(READY, last=INSERTED, private=True))
    insertion.show_status(replace(READY, last=replace(INSERTED, text="Something else.")))
    assert told == [("Inserted into gedit.", False)]


def test_the_same_text_once_more_into_the_same_window_is_told_too(
    insertion: Insertion, told: list[tuple[str, bool]]
) -> None:
    for _ in range(2):
        insertion.begin(lambda: None)
        insertion.show_status(replace(READY, last=replace(INSERTED)))
    assert told == [("Inserted into gedit.", False)] * 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"target": ""}, "Inserted into the window you used before."),
        (
            {"delivery": DeliveryState.PROBABLY, "method": DeliveryMethod.TYPE},
            "Probably inserted: the text was sent to gedit.",
        ),
    ],
)
def test_what_is_not_known_is_not_said(
    insertion: Insertion, told: list[tuple[str, bool]], changes: dict[str, object], sentence: str
) -> None:
    insertion.begin(lambda: None)
    insertion.show_status(replace(READY, last=replace(INSERTED, **changes)))  # type: ignore[arg-type]
    assert told == [(sentence, False)]


def test_what_did_not_arrive_is_told_by_the_controller_alone(
    insertion: Insertion, told: list[tuple[str, bool]]
) -> None:
    insertion.begin(lambda: None)
    insertion.show_status(replace(READY, last=replace(COPIED, audio_seconds=0.0)))
    insertion.show_status(replace(READY, last=INSERTED))
    assert told == []


@pytest.mark.parametrize("spoken_first", [True, False])
def test_of_a_dictation_nothing_is_told(insertion: Insertion, told: list[tuple[str, bool]], spoken_first: bool) -> None:
    if spoken_first:
        insertion.begin(lambda: None)
        insertion.show_status(replace(READY, state=AppState.LISTENING, last=LAST))
    insertion.show_status(replace(READY, last=INSERTED))
    assert told == []
