"""The windows in another language: a translator gets to see every text; a change holds at once, where one stands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from dictation_app.doctor.finding import Finding, State
from dictation_app.engine.catalogue import size_in_words
from dictation_app.engine.languages import CODES
from dictation_app.errors import HotkeyError, MicrophoneError, SettingsError
from dictation_app.file_jobs import JobChoices
from dictation_app.file_jobs.news import named
from dictation_app.hotkey import Chord
from dictation_app.hotkey.lines import Desktop
from dictation_app.registry import Registry
from dictation_app.sentences import joined, say
from dictation_app.settings import EngineSettings, Settings, with_value
from dictation_app.transcript_edit import Document
from dictation_app.ui import translated, words
from dictation_app.ui.cards import KeyCaps
from dictation_app.ui.crash_dialog import CrashDialog, Occasion
from dictation_app.ui.doctor_page import DoctorPage
from dictation_app.ui.file_dialog import file_dialog
from dictation_app.ui.files_words import Usual
from dictation_app.ui.first_run.window import FirstRunWindow
from dictation_app.ui.history_page import HistoryPage
from dictation_app.ui.main_window import MainWindow
from dictation_app.ui.overlay import Overlay
from dictation_app.ui.settings_dialog.chord_edit import ChordEdit
from dictation_app.ui.settings_dialog.desktop_keys import DesktopKeys
from dictation_app.ui.settings_dialog.dialog import SettingsDialog
from dictation_app.ui.settings_dialog.model_offers import ModelOffer
from dictation_app.ui.translated import shown, use_language
from dictation_app.ui.tray import TrayIcon
from dictation_app.values.status import AppState
from tests import translating

from . import histories, jobs, test_settings_dialog
from .statuses import MODEL_MISSING, READY, with_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

KEYS = ("Ctrl", "Alt", "Shift", "Space", "Escape", "Esc", "Return", "Del", "Enter", "Tab", "Up", "Down", "F2", "F5")
UNITS = ("ms", "min", "dB", "MB", "GB", "s", "h", "d")
VALUES = (
    *KEYS,
    *UNITS,
    READY.microphone,
    "base",
    "tiny",
    "int8",
    *("English", "Deutsch", "Français"),
    *("Nach links scrollen", "Nach rechts scrollen"),  # Qt's own, in this language
)

MISSING = replace(MODEL_MISSING, hint="Download one first.")
FAILED = replace(
    jobs.FAILED, problem="'holiday.mov' is empty.", hint="The recording or the copy of it failed; make it again."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("language")
    translating.write_language(made)
    return made


@pytest.fixture
def english(qapp: QApplication) -> Iterator[QApplication]:
    """It is English again afterwards."""
    before = QLocale()
    yield qapp
    use_language("en")
    QLocale.setDefault(before)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bracketed(english: QApplication, themed: QApplication, folder: Path) -> QApplication:
    assert use_language("de", folder)
    return english


# --- sentences ------------------------------------------------------------------------------------------------------


def test_a_sentence_is_said_by_the_template_of_the_language(bracketed: QApplication) -> None:
    assert shown(say("The clipboard does not answer.")) == "⟦The clipboard does not answer.⟧"
    assert shown(say("'{name}' is empty.", name="a.wav")) == "⟦'a.wav' is empty.⟧"


def test_sentences_in_sentences_too(bracketed: QApplication) -> None:
    told = say("The settings {why}; a copy is kept as {name}.", why=say("are partly wrong"), name="x.json")
    assert shown(told) == "⟦The settings ⟦are partly wrong⟧; a copy is kept as x.json.⟧"
    assert (
        shown(joined(say("Check permissions."), "", say("Free some space.")))
        == "⟦Check permissions.⟧ ⟦Free some space.⟧"
    )
    error = MicrophoneError(say("The clipboard does not answer."), say("Check permissions."))
    assert words.plain(str(error)) == "⟦The clipboard does not answer.⟧ ⟦Check permissions.⟧"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The clipboard does not answer.", "⟦The clipboard does not answer.⟧"),
        ("'my file.wav' is empty.", "⟦'my file.wav' is empty.⟧"),
        ("'a. b.wav' is empty. Check permissions.", "⟦'a. b.wav' is empty.⟧ ⟦Check permissions.⟧"),
        (
            "The settings are partly wrong; a copy is kept as x.json.",
            "⟦The settings ⟦are partly wrong⟧; a copy is kept as x.json.⟧",
        ),
        ("Held back at 3-9 s: nobody knows", "⟦Held back at 3-9 s: nobody knows⟧"),
    ],
)
def test_what_came_through_a_file_is_recognised(bracketed: QApplication, text: str, told: str) -> None:
    assert shown(text) == told


@pytest.mark.parametrize("text", ["", "Meet me at the harbour.", "USB Headset", "Held back at noon s: what?"])
def test_what_is_no_sentence_of_the_app_stays(bracketed: QApplication, text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(("code", "small", "large"), [("de", "486 MB", "1,6 GB"), ("fr", "486 Mo", "1,6 Go")])
def test_sizes_are_written_as_the_language_has_them(english: QApplication, code: str, small: str, large: str) -> None:
    assert use_language(code)
    for number, told in ((486_000_000, small), (1_620_000_000, large)):
        offer = ModelOffer(name="x", bytes=number, languages=99, is_installed=True)
        assert offer.size.replace("\u00a0", " ") == told
        needs = say("Dictation needs about {size}.", size=size_in_words(number))
        for sentence in (needs, str(needs)):  # the second came through a signal or a file
            assert told in shown(sentence).replace("\u00a0", " ").replace("\u202f", " ")
    use_language("en")
    assert shown(needs) == "Dictation needs about 1.6 GB."


def test_numbers_are_written_as_the_language_has_them(bracketed: QApplication) -> None:
    told = say(
        "'{name}' is damaged: about {lost_s:.1f} s of it could not be read and are left out.", name="a", lost_s=2.5
    )
    assert "about 2,5 s" in shown(told)
    assert "about 2,5 s" in shown(str.__str__(told))
    assert words.seconds(1234) == "⟦1,2 s⟧"


def test_in_english_everything_stays(english: QApplication) -> None:
    assert shown("'a.wav' is empty.") == "'a.wav' is empty."
    assert shown(say("'{name}' is empty.", name="a.wav")) == "'a.wav' is empty."


def test_the_desktops_language_is_the_first_that_is_there(
    english: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Desktop:
        def __init__(self, *names: str) -> None:
            self.uiLanguages = lambda: list(names)

    for names, expected in ((("nl-NL", "fr-CA", "de"), "fr"), (("ja",), "en"), (("C",), "en"), (("de-Latn-AT",), "de")):
        monkeypatch.setattr(translated.QLocale, "system", staticmethod(lambda names=names: Desktop(*names)))
        assert translated.of_desktop() == expected


def test_keys_have_the_names_of_the_language(english: QApplication) -> None:
    use_language("de")
    assert words.key_names("RightCtrl+Shift+Space") == "Strg rechts+Umschalt+Leertaste"
    assert words.key_names("Ctrl+Ä") == "Strg+Ä"
    assert "Strg+Alt+Leertaste" in words.menu_line(READY)
    assert "Strg+Alt+Leertaste" in words.what_to_do(READY)
    refusal = HotkeyError(say("{chord} is taken by another program.", chord=Chord.parse("LeftCtrl+Escape").said))
    assert "Strg links+Esc" in words.plain(refusal.message)
    use_language("fr")
    assert words.key_names("LeftShift+Escape") == "Maj gauche+Échap"
    use_language("en")
    assert words.key_names("RightCtrl+Space") == "Right Ctrl+Space"


@pytest.mark.parametrize("text", ["Ctrl+Alt+Space", "LeftShift+RightCtrl+F9", "RightAlt", "PageUp"])
def test_for_the_command_line_a_chord_stays_as_it_is_typed(text: str) -> None:
    assert Chord.parse(text).said == str(Chord.parse(text))


def test_a_recorded_chord_is_shown_in_the_language_and_asked_for_as_it_is_stored(
    english: QApplication, themed: QApplication, qtbot: QtBot
) -> None:
    use_language("de")
    edit = ChordEdit("Taste", may_be_none=False)
    qtbot.addWidget(edit)
    edit.show_value("Ctrl+Alt+Space")
    edit.show()
    qtbot.waitExposed(edit)
    assert edit.findChild(KeyCaps).accessibleName().endswith("Strg+Alt+Leertaste")
    edit.field.click()
    with qtbot.waitSignal(edit.wanted) as asked:
        qtbot.keyPress(edit.field, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyRelease(edit.field, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["Ctrl+Delete"]
    edit.show_value(asked.args[0])
    assert edit.findChild(KeyCaps).accessibleName().endswith("Strg+Entf")


def test_quotation_marks_are_those_of_the_language(english: QApplication) -> None:
    use_language("de")
    assert words.plain("Run `x` now") == "Run „x“ now"
    assert shown(named(Path("a.wav"))) == "„a.wav“"
    use_language("fr")
    assert words.plain("Run `x` now") == "Run «\u00a0x\u00a0» now"
    assert shown(named(Path("a.wav"))) == "«\u00a0a.wav\u00a0»"


@pytest.mark.parametrize(
    ("key", "value"), [("audio.tail_ms", "soon"), ("audio.tail_ms", "-7"), ("hotkey.others", "{}")]
)
def test_what_a_value_should_be_is_said_in_the_language(english: QApplication, key: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        with_value(Settings(), key, value)
    use_language("de")
    told = words.plain(refused.value.message)
    assert "erwartet: eine" in told
    assert not re.search(r"expected|number|list|text|object", told)


def test_qt_speaks_it_too(english: QApplication) -> None:
    use_language("de")
    assert english.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    use_language("fr")
    assert english.translate("QPlatformTheme", "Cancel") == "Annuler"
    use_language("en")
    assert english.translate("QPlatformTheme", "Cancel") == "Cancel"


# --- every text is a translator's -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "status",
    [
        READY,
        replace(READY, state=AppState.LISTENING, private=True),
        MISSING,
        replace(MISSING, download=0.4, downloading="base"),
        replace(READY, crashed=True, state=AppState.ERROR, problem="Recording stopped working (KeyError)."),
        replace(READY, discarded=3),
    ],
)
def test_main_window(bracketed: QApplication, qtbot: QtBot, status: object) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_status(status)
    assert translating.untranslated(window, *VALUES, "KeyError") == []


def test_files_page(bracketed: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    page = window.files
    page.set_usual(Usual(model="base", language="auto"))
    page.set_defaults(JobChoices(formats=("txt",)))
    page.open_requested.connect(lambda id_: page.show_transcript(id_, Document(segments=jobs.SEGMENTS)))
    for queue in ((), (jobs.RUNNING, jobs.WAITING), (jobs.SILENT,), (FAILED,), (jobs.DONE, jobs.CANCELLED)):
        page.show_jobs(queue)
        names = [part for job in queue for part in (job.path.name, job.path.stem, str(job.path), str(job.path.parent))]
        values = (*VALUES, *names, *(segment.text for segment in jobs.SEGMENTS), "txt", "srt")
        assert translating.untranslated(window, *values) == []


def test_history_page(bracketed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    store = histories.store_of(tmp_path, histories.three())
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    page.set_store(store)
    page.show()
    qtbot.waitExposed(page)
    try:
        words_of_others = [
            text for entry in histories.three() for text in (entry.text, entry.target, entry.withheld_text)
        ]
        assert translating.untranslated(page, *VALUES, *filter(None, words_of_others)) == []
    finally:
        page.set_store(None)
        store.close()


def test_settings(bracketed: QApplication, qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    test_settings_dialog.fill(dialog)
    assert dialog.rows
    names = [offer.name for offer in test_settings_dialog.MODELS] + [
        each.label for each in test_settings_dialog.DEVICES
    ]
    values = (
        *VALUES,
        *names,
        "USB Headset Analog Mono",
        "pulse",
        "auto",
        *get_args(get_args(get_type_hints(EngineSettings, include_extras=True)["compute_type"])[0]),
        *CODES,
    )
    assert translating.untranslated(dialog, *values) == []


def test_other_windows(bracketed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    page, overlay, first = DoctorPage(), Overlay(), FirstRunWindow()
    crash = CrashDialog(Occasion.CRASHED_LAST_TIME, "", tmp_path, is_speech_kept=True)
    tray = TrayIcon()
    tray.show_status(READY)
    for window in (page, overlay, first, crash, tray._menu):
        qtbot.addWidget(window)
        assert translating.untranslated(window, *VALUES) == []
    assert translating.outside(tray.toolTip()).strip("…") == ""


@pytest.mark.parametrize("code", ["en", "de", "fr"])
def test_no_window_shows_the_quotes_that_are_for_a_terminal(
    english: QApplication, themed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    # Back ends and desktops of other machines have their texts, too.
    monkeypatch.setattr(Registry, "to_choose", lambda registry: tuple(map(registry.get, registry.names())))
    use_language(code)
    main, settings, first, doctor = MainWindow(), SettingsDialog(Settings()), FirstRunWindow(), DoctorPage()
    test_settings_dialog.fill(settings)
    main.show_status(replace(READY, problem="Set `engine.device` to cpu.", hint="`dictation devices` lists them."))
    why, step = "As `engine.device` says.", "Set `engine.device` to cpu."
    found = Finding(name="`base`", state=State.FAILED, value="`cpu`", cause=why, next_step=step)
    doctor.add(found)
    doctor.end([found])
    keys = [DesktopKeys(desktop) for desktop in Desktop]
    for one in keys:
        one.show_keys(Settings().hotkey)
    for window in (main, settings, first, doctor, *keys):
        qtbot.addWidget(window)
        assert [text for _, text in translating.texts_of(window) if "`" in text] == []


# --- at once --------------------------------------------------------------------------------------------------------


def test_the_main_window_changes_its_language_where_it_stands(
    english: QApplication, themed: QApplication, qtbot: QtBot, folder: Path
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_status(READY)
    window.show_files()
    window.show()
    qtbot.waitExposed(window)
    asked = []
    window.toggle_requested.connect(lambda: asked.append("toggle"))
    use_language("de", folder)
    window.say_anew()
    english.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.files.isVisible()
    assert translating.untranslated(window, *VALUES) == []
    window._pages.setCurrentIndex(0)
    start = next(b for b in window._page.findChildren(QPushButton) if "Start dictation" in b.text().replace("&", ""))
    start.click()
    assert asked == ["toggle"]


def test_the_history_keeps_its_search_its_place_and_a_correction(
    english: QApplication, themed: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    store = histories.store_of(tmp_path, histories.three())
    before, after = (HistoryPage(today=lambda: histories.TODAY) for _ in range(2))
    for page in (before, after):
        qtbot.addWidget(page)
        page.resize(700, 500)
        page.show()
        qtbot.waitExposed(page)
    before.set_store(store)
    before._search._field.setText("the")
    before._search._tell_now()
    chosen = before._model.entry(before._model.rowCount() - 1).id
    before._list.choose([chosen])
    before.details.correct()
    before.details._text.setPlainText("Half a correc")
    after.go_on_from(before)
    try:
        assert after._search.query.text == "the"
        assert [entry.id for entry in after._list.chosen] == [chosen]
        assert after.details.correction == "Half a correc"
    finally:
        after.details.end_work()
        after.set_store(None)
        store.close()


def test_files_keep_their_queue_the_choice_and_the_open_text(
    english: QApplication, themed: QApplication, qtbot: QtBot
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_files()
    window.show()

    def answer(page: object) -> None:
        page.open_requested.connect(lambda id_: page.show_transcript(id_, Document(segments=jobs.SEGMENTS)))

    before = window.files
    answer(before)
    before.show_jobs((jobs.DONE, jobs.CANCELLED))
    before._opening = jobs.DONE.id
    before.open_requested.emit(jobs.DONE.id)
    before.view.go_to_row(1)
    before._header.hold()
    window.say_anew()
    after = window.files
    answer(after)
    after.go_on_from(before)
    assert after.jobs == (jobs.DONE, jobs.CANCELLED)
    assert after._header.is_held
    assert after.view is not None
    assert (after.view.job_id, after.view.row) == (jobs.DONE.id, 1)


def test_the_settings_stay_on_the_control_that_changed_them(
    english: QApplication, themed: QApplication, qtbot: QtBot, folder: Path
) -> None:
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    test_settings_dialog.fill(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    dialog.open_setting("ui.language")
    use_language("de", folder)
    dialog.say_anew()
    assert dialog.focusWidget() is dialog.rows["ui.language"].control.field
    model = dialog.rows["engine.model"].control.field
    assert model.count() == len(test_settings_dialog.MODELS)  # they are told what they were told
    assert dialog.windowTitle() == "⟦Settings⟧"
    assert "100.000" in dialog.rows["history.entries"].control.field.text()
    dialog.close()


def test_tray_and_overlay_follow(english: QApplication, themed: QApplication, qtbot: QtBot, folder: Path) -> None:
    tray, overlay = TrayIcon(), Overlay()
    qtbot.addWidget(overlay)
    tray.show_status(READY)
    use_language("de", folder)
    tray.say_anew()
    english.sendPostedEvents()
    assert translating.untranslated(tray._menu, *VALUES) == []
    assert tray._state_line.text().startswith("⟦Ready")
    overlay.show()
    assert overlay.accessibleName() == "⟦Dictation status⟧"
    overlay.hide()
    qtbot.addWidget(tray._menu)


def test_a_size_has_the_unit_of_the_language(english: QApplication, qtbot: QtBot) -> None:
    use_language("fr")
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    dialog.open_page("history")
    spin = dialog.rows["history.audio_mb"].control.field
    assert isinstance(spin, QSpinBox)
    assert spin.suffix() == " Mo"


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_no_tab_is_cut_off_in_the_narrowest_window_with_a_large_font(
    qtbot: QtBot, english: QApplication, themed: QApplication, language: str
) -> None:
    def check() -> None:
        use_language(language)
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(window.minimumWidth(), 600)
        window.show()
        tabs = window._pages.tabBar()
        qtbot.waitUntil(lambda: tabs.width() > 0)
        assert tabs.sizeHint().width() <= tabs.width()

    with_font(themed, 1.5, check)


@pytest.mark.parametrize("code", ["de", "fr"])
def test_what_qt_itself_says_is_in_the_language_too(english: QApplication, qtbot: QtBot, code: str) -> None:
    field = QLineEdit("text")
    qtbot.addWidget(field)
    before = context_menu(field)
    assert use_language(code)
    assert len(before) > 5
    assert not set(before) & set(context_menu(field))


def context_menu(field: QLineEdit) -> list[str]:
    menu = field.createStandardContextMenu()
    told = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    return told


@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
def test_a_dialog_for_files_has_no_word_of_another_language(
    bracketed: QApplication, qtbot: QtBot, mode: QFileDialog.FileMode
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "T")
    dialog.setFileMode(mode)
    labels = [w.text() for w in dialog.findChildren(QLabel) + dialog.findChildren(QPushButton) if w.text()]
    assert {"⟦&Look in:⟧", "⟦Files of &type:⟧", "Abbrechen"} <= set(labels)
    assert not {"&Look in:", "Files of &type:", "Cancel", "&Open", "&Choose", "File &name:"} & set(labels)
    dialog.reject()
    dialog.deleteLater()
