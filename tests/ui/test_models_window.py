"""The window of all models, alone: what stands there, and what its buttons ask for by keyboard."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from dictation_app.engine.catalogue import AccuracyClass, SpeedClass
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage
from dictation_app.ui import theme
from dictation_app.ui.models_place import PlaceState
from dictation_app.ui.models_window import FIRST_SIZE_PX, ModelsWindow
from dictation_app.ui.settings_dialog.model_offers import DownloadState, ModelDeed, ModelOffer
from dictation_app.ui.theme import SPACE

from .statuses import with_font
from .test_screenshots import brightness, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

__all__ = ["pictures"]

BASE = ModelOffer(
    name="base",
    bytes=148_000_000,
    languages=99,
    is_installed=True,
    licence="MIT",
    accuracy=AccuracyClass.FAIR,
    speed=SpeedClass.FAST,
    expected_s=0.42,
)
TINY = replace(BASE, name="tiny", bytes=78_000_000, accuracy=AccuracyClass.BASIC, expected_s=None)
SMALL = replace(
    BASE,
    name="small",
    bytes=486_000_000,
    is_installed=False,
    paused_bytes=212_000_000,
    accuracy=AccuracyClass.GOOD,
)
TURBO = replace(
    BASE,
    name="large-v3-turbo",
    bytes=1_620_000_000,
    languages=100,
    is_installed=False,
    aliases=("turbo",),
    accuracy=AccuracyClass.BEST,
    speed=SpeedClass.SLOWEST,
    expected_s=None,
)
OWN = ModelOffer(name="our-own", bytes=290_000_000, languages=1, is_installed=True, is_own=True)
OFFERS = (TINY, BASE, SMALL, TURBO, OWN)
PLACE = PlaceState(
    folder="/home/somebody/.local/share/dictation-app/models",
    used_bytes=516_000_000,
    free_bytes=41_000_000_000,
    leftover_bytes=212_000_000,
)
DOWNLOADING = FetchProgress(
    stage=FetchStage.DOWNLOADING, done_bytes=680_000_000, total_bytes=1_620_000_000, bytes_per_s=3.2e6, left_s=290.0
)
CHECKING = FetchProgress(stage=FetchStage.CHECKING, done_bytes=70, total_bytes=100)


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication) -> Iterator[ModelsWindow]:
    window = ModelsWindow()
    fill(window)
    window.open_at("base")
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()
    themed.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fill(window: ModelsWindow) -> None:
    window.show_in_use("base")
    window.show_models(OFFERS)
    window.show_place(PLACE)


def go_to(qtbot: QtBot, window: ModelsWindow, name: str) -> None:
    """By keyboard alone."""
    window._list.setFocus()
    qtbot.keyClick(window._list, Qt.Key.Key_Home)
    for _ in range([offer.name for offer in OFFERS].index(name)):
        qtbot.keyClick(window._list, Qt.Key.Key_Down)


def button(window: ModelsWindow, text: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if b.text() == text)


def shown(window: ModelsWindow) -> set[str]:
    return {b.text() for b in window.details.findChildren(QPushButton) if b.isVisible()}


def press(qtbot: QtBot, window: ModelsWindow, text: str) -> tuple[str, str]:
    wanted = button(window, text)
    assert wanted.isVisible()
    assert wanted.isEnabled()
    wanted.setFocus()
    with qtbot.waitSignal(window.deed_wanted) as asked_for:
        qtbot.keyClick(wanted, Qt.Key.Key_Return)
    return asked_for.args[0], asked_for.args[1]


def words(widget: QWidget) -> str:
    labels = (label for label in widget.findChildren(QLabel) if label.isVisible())
    return " | ".join(label.text().replace("\u200b", "").replace("\u00a0", " ") for label in labels)


def test_each_model_is_listed_with_its_size_and_how_it_stands(window: ModelsWindow) -> None:
    assert [window._list.item(row).text() for row in range(window._list.count())] == [
        "tiny\n78\u00a0MB · installed",
        "base\n148\u00a0MB · in use",
        "small\n486\u00a0MB · paused",
        "large-v3-turbo\n1.6\u00a0GB · not installed",
        "our-own\n290\u00a0MB · installed",
    ]


def test_all_that_is_known_of_a_model_is_told(qtbot: QtBot, window: ModelsWindow) -> None:
    told = words(window.details)
    for part in ("base", "148 MB", "99 languages", "fair, by published error rates", "MIT", "Installed, and in use."):
        assert part in told
    assert "On this computer's processor, five seconds of speech take about 0.4 s." in told
    go_to(qtbot, window, "large-v3-turbo")
    assert "slowest; “Measure” in the settings tells it in seconds" in words(window.details)
    go_to(qtbot, window, "our-own")
    assert "English only" in words(window.details)
    assert "not known" in words(window.details)


def test_what_can_be_done_with_a_model_depends_on_how_it_stands(qtbot: QtBot, window: ModelsWindow) -> None:
    assert shown(window) == {"Check files"}  # what is in use is not removed
    go_to(qtbot, window, "tiny")
    assert shown(window) == {"Use", "Check files", "Remove…"}
    assert press(qtbot, window, "Use") == (ModelDeed.USE, "tiny")
    assert press(qtbot, window, "Check files") == (ModelDeed.VERIFY, "tiny")
    go_to(qtbot, window, "small")
    assert shown(window) == {"Go on", "Stop the download"}
    assert "The download of small is paused: 212 MB of 486 MB are here." in words(window.details)
    assert press(qtbot, window, "Go on") == (ModelDeed.FETCH, "small")
    assert press(qtbot, window, "Stop the download") == (ModelDeed.DISCARD, "small")
    go_to(qtbot, window, "large-v3-turbo")
    assert shown(window) == {"Download"}
    assert press(qtbot, window, "Download") == (ModelDeed.FETCH, "large-v3-turbo")


def test_a_model_is_removed_only_after_a_second_thought(qtbot: QtBot, window: ModelsWindow) -> None:
    asked: list[tuple[str, str]] = []
    window.deed_wanted.connect(lambda deed, about: asked.append((deed, about)))
    go_to(qtbot, window, "our-own")
    remove = button(window, "Remove…")
    remove.setFocus()
    qtbot.keyClick(remove, Qt.Key.Key_Return)
    assert "it cannot be downloaded again" in words(window.details)
    assert window.focusWidget() is button(window, "Keep it")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)  # the same key twice
    assert asked == []
    assert window.focusWidget() is remove
    qtbot.keyClick(remove, Qt.Key.Key_Return)
    go_to(qtbot, window, "tiny")
    assert shown(window) == {"Use", "Check files", "Remove…"}
    qtbot.keyClick(button(window, "Remove…"), Qt.Key.Key_Return)
    assert press(qtbot, window, "Yes, remove it") == (ModelDeed.REMOVE, "tiny")


def test_a_download_is_followed_paused_and_stopped(qtbot: QtBot, window: ModelsWindow) -> None:
    go_to(qtbot, window, "large-v3-turbo")
    button(window, "Download").setFocus()
    window.show_download(DownloadState("large-v3-turbo", 0.42, DOWNLOADING))
    assert "Downloading large-v3-turbo: 42 %, 680 MB of 1.6 GB, 3.2 MB/s, about 5 min left." in words(window.details)
    assert window.focusWidget() is button(window, "Pause")
    assert press(qtbot, window, "Pause") == (ModelDeed.PAUSE, "large-v3-turbo")
    assert press(qtbot, window, "Stop the download") == (ModelDeed.GIVE_UP, "large-v3-turbo")
    assert window._list.currentItem().text() == "large-v3-turbo\n1.6\u00a0GB · downloading"
    go_to(qtbot, window, "small")
    assert not button(window, "Go on").isEnabled()  # one at a time
    window.show_download(None)
    assert button(window, "Go on").isEnabled()


def test_checking_is_followed_where_the_model_is_looked_at_and_below_elsewhere(
    qtbot: QtBot, window: ModelsWindow
) -> None:
    window.show_care("base", CHECKING)
    assert "base: checking the files, 70 %" in words(window.details)
    assert press(qtbot, window, "Stop") == (ModelDeed.STOP, "base")
    go_to(qtbot, window, "tiny")
    assert "checking" not in words(window.details)
    assert "Models: checking the files, 70 %" in words(window.place)
    go_to(qtbot, window, "base")
    window.show_care(None, None)
    window.show_told("base", "The model 'base' is damaged.", is_problem=True)
    assert "The model 'base' is damaged." in words(window.details)
    go_to(qtbot, window, "tiny")
    assert "damaged." not in words(window.details)


def test_the_place_is_told_with_what_is_used_free_and_left_over(qtbot: QtBot, window: ModelsWindow) -> None:
    told = words(window.place)
    assert "/home/somebody/.local/share/dictation-app/models" in told
    assert "Installed models: 516 MB; 41.0 GB are free on this disk. Unfinished and damaged: 212 MB." in told
    assert press(qtbot, window, "Delete what is left over") == (ModelDeed.TIDY, "")
    assert press(qtbot, window, "Where they come from…") == (ModelDeed.CHOOSE_SOURCE, "")
    window.show_place(replace(PLACE, leftover_bytes=0))
    assert not button(window, "Delete what is left over").isVisible()


@pytest.mark.parametrize(
    ("text", "deed"), [("Import a model…", ModelDeed.IMPORT), ("Move them…", ModelDeed.MOVE)], ids=["import", "move"]
)
def test_a_folder_is_asked_for_by_keyboard(
    qtbot: QtBot, window: ModelsWindow, tmp_path: Path, text: str, deed: ModelDeed
) -> None:
    asked = button(window, text)
    asked.setFocus()
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    chooser = window.findChild(QFileDialog)
    assert chooser is not None
    name = chooser.findChild(QLineEdit)
    name.setText(str(tmp_path))  # typed, its completer would put other names over it
    with qtbot.waitSignal(window.deed_wanted) as wanted:
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert wanted.args == [deed.value, str(tmp_path)]
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)


def test_a_disk_that_is_gone_offers_to_begin_anew(qtbot: QtBot, window: ModelsWindow) -> None:
    assert not button(window, "Begin anew in the first folder").isVisible()
    window.show_place(PlaceState(folder="/media/disk/models", is_there=False))
    assert "Plug in its disk, or begin anew." in words(window.place)
    assert press(qtbot, window, "Begin anew in the first folder") == (ModelDeed.BEGIN_ANEW, "")


def test_the_list_keeps_its_place_when_a_model_comes(qtbot: QtBot, window: ModelsWindow) -> None:
    go_to(qtbot, window, "small")
    window.show_models((replace(BASE, name="another"), *OFFERS[:2], replace(SMALL, is_installed=True), *OFFERS[3:]))
    assert window._list.currentItem().text() == "small\n486\u00a0MB · installed"
    window.show_in_use("small")
    assert window._list.currentItem().text() == "small\n486\u00a0MB · in use"


def test_esc_closes_it(qtbot: QtBot, window: ModelsWindow) -> None:
    qtbot.keyClick(window._list, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_no_control_lacks_a_name_or_a_description(window: ModelsWindow) -> None:
    found = [w for w in window.findChildren(QWidget) if isinstance(w, QAbstractButton | QProgressBar)]
    found.append(window._list)
    assert len(found) > 15
    assert [w for w in found if not w.accessibleName() or not w.accessibleDescription()] == []


def check(window: ModelsWindow) -> None:
    content = window._area.widget()
    assert content.width() <= window._area.viewport().width()
    for widget in content.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton):
            continue
        left = widget.mapTo(content, QPoint(0, 0)).x()
        assert left + widget.width() <= content.width(), widget
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
        elif isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()


def photograph(qtbot: QtBot, folder: Path, kind: str) -> None:
    window = ModelsWindow()
    qtbot.addWidget(window)
    fill(window)
    is_narrow = kind == "large-font"
    window.resize(window.minimumWidth() if is_narrow else FIRST_SIZE_PX.width(), FIRST_SIZE_PX.height())
    window.open_at("base")
    qtbot.waitExposed(window)
    for name in ("in-use", "downloading", "paused", "removing", "moving", "damaged"):
        pose(qtbot, window, name)
        qtbot.waitUntil(partial(check, window))
        qtbot.wait(60)
        image = window.grab().toImage()
        image.save(str(folder / f"models-{name}-{kind}.png"))
        assert brightness(image) < 0.4 if kind == "dark" else brightness(image) > 0.6


def pose(qtbot: QtBot, window: ModelsWindow, name: str) -> None:
    if name == "downloading":
        go_to(qtbot, window, "large-v3-turbo")
        window.show_download(DownloadState("large-v3-turbo", 0.42, DOWNLOADING))
    elif name == "paused":
        window.show_download(None)
        go_to(qtbot, window, "small")
    elif name == "removing":
        go_to(qtbot, window, "our-own")
        qtbot.keyClick(button(window, "Remove…"), Qt.Key.Key_Return)
    elif name == "moving":
        go_to(qtbot, window, "base")
        window.show_care("", replace(DOWNLOADING, stage=FetchStage.COPYING))
    elif name == "damaged":
        window.show_care(None, None)
        problem = "The model 'base' is damaged: model.bin is not as it was published. Its folder is kept as “base.dam”."
        window.show_told("base", problem, is_problem=True)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_pictures(qtbot: QtBot, themed: QApplication, pictures: Path, colours: theme.ThemeName) -> None:
    theme.apply(colours)
    photograph(qtbot, pictures, colours)


def test_pictures_with_a_large_font_at_the_smallest_width(qtbot: QtBot, themed: QApplication, pictures: Path) -> None:
    with_font(themed, 1.5, lambda: photograph(qtbot, pictures, "large-font"))


def test_both_lines_of_each_model_have_room_though_a_screen_reader_asks_early(
    qtbot: QtBot, themed: QApplication
) -> None:
    """It asks where the rows are as soon as there are any, which is before they have their look."""
    window = ModelsWindow()
    qtbot.addWidget(window)
    fill(window)
    window._list.doItemsLayout()
    window.open_at("base")
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: min(steps(window)) > 2 * window._list.fontMetrics().height() + SPACE)


def steps(window: ModelsWindow) -> list[int]:
    """From each row to the next."""
    tops = [window._list.visualItemRect(window._list.item(row)).top() for row in range(window._list.count())]
    return [below - above for above, below in itertools.pairwise(tops)]
