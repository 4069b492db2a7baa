"""The small menu of other ways to write what was inserted last.

Like the menu of the tray it takes the keys while it is open, and never the focus: the window that the text stands in is
the same afterwards, and its caret where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, Signal
from PySide6.QtGui import QAction, QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from dictation_app.ui import history_words

if TYPE_CHECKING:
    from dictation_app.control.retranscriber import Choices

_LANGUAGES = 8
"""More are not looked through in a small menu."""
_LIKELY = ("en", "es", "de", "fr", "zh", "ja", "pt", "ru", "it")
"""Spoken by many, and understood well."""
_FROM_SCREEN_EDGE_PX = 56
_LONGEST_CHARACTERS = 60


class SayAsMenu(QMenu):
    """Made when it is opened."""

    heard_wanted = Signal()
    """As it was heard, without the user's words."""
    language_wanted = Signal(str)
    model_wanted = Signal(str)
    alternate_wanted = Signal(str)
    """This text."""

    def __init__(self, heard: str, choices: Choices | None, now: tuple[str, str]) -> None:
        """`heard` is empty where it is what stands there, `choices` None where no sound is kept.

        `now` are model and language of what stands there.
        """
        super().__init__()
        self.setAccessibleName(self.tr("Say it as…"))
        self._number = 0
        self._looking: QAction | None = None
        self._alternates = self._top_px = self._bottom_px = 0
        self._add_title(self.tr("Write the last text"))
        if heard:
            self._add(self.tr("as it was heard: {text}").format(text=_shortened(heard))).triggered.connect(
                self.heard_wanted
            )
        if choices is None:
            self._add_title(self.tr("Its sound is not kept any more."))
        else:
            self._add_choices(choices, *now)

    def _add_choices(self, choices: Choices, model: str, language: str) -> None:
        wanted = choices.languages[: choices.spoken]
        if not wanted:
            here = (tag.partition("-")[0] for tag in QLocale.system().uiLanguages())
            likely = dict.fromkeys((*here, *_LIKELY))
            wanted = tuple(code for code in likely if code in choices.languages and code != language)[:_LANGUAGES]
        for code in (code for code in wanted if code != language and model not in choices.english_only):
            action = self._add(self.tr("in {language}").format(language=history_words.language(code)))
            action.triggered.connect(lambda _checked=False, code=code: self.language_wanted.emit(code))
        self.addSeparator()
        for name in (name for name in choices.models if name != model):
            action = self._add(self.tr("with the model {model}").format(model=name))
            action.triggered.connect(lambda _checked=False, name=name: self.model_wanted.emit(name))

    def _add(self, text: str) -> QAction:
        """With a figure to press, as long as there are any."""
        self._number += 1
        key = f"&{self._number}  " if self._number < 10 else ""  # noqa: PLR2004  # figures
        return self.addAction(key + text.replace("&", "&&"))

    def _add_title(self, text: str) -> None:
        self.addAction(text).setEnabled(False)

    # --- what else was perhaps said -------------------------------------------------------------------------------

    def show_looking(self) -> None:
        """Other readings are looked for. They come on top, and the menu grows upwards: nothing moves that is there."""
        self._looking = QAction(self.tr("What else it could be is being looked for…"), self)
        self._looking.setEnabled(False)
        self.insertAction(self.actions()[0], self._looking)
        self.insertSeparator(self.actions()[1])

    def show_alternate(self, text: str) -> None:
        """Another reading, with a letter to press."""
        if self._looking is None:
            return
        if not self._alternates:
            title = QAction(self.tr("Perhaps you said"), self)
            title.setEnabled(False)
            self.insertAction(self._looking, title)
        letter = "abcdefgh"[self._alternates]
        self._alternates += 1
        shown = _shortened(" ".join(text.split())).replace("&", "&&")
        action = QAction(f"&{letter}  {shown}", self)
        action.triggered.connect(lambda _checked=False: self.alternate_wanted.emit(text))
        self.insertAction(self._looking, action)
        self._stay()

    def end_looking(self) -> None:
        """There are no more."""
        looking, self._looking = self._looking, None
        if looking is None:
            return
        if self._alternates:
            self.removeAction(looking)
        else:
            looking.setText(self.tr("Nothing else was understood."))
        self._stay()

    def _stay(self) -> None:
        """Keep the lower edge where it is: Qt lets it grow downwards."""
        if self.isVisible():
            size, top = self.sizeHint(), self._top_px
            self.setGeometry(self.x(), max(top, self._bottom_px - size.height()), size.width(), size.height())

    def open_near_the_bar(self) -> None:
        """Where the small bar of dictations is, on the screen of the pointer."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        area, size = screen.availableGeometry(), self.sizeHint()
        left = area.center().x() - size.width() // 2
        self._top_px, self._bottom_px = area.top(), area.bottom() - _FROM_SCREEN_EDGE_PX
        self.popup(QPoint(left, self._bottom_px - size.height()))
        first = next((action for action in self.actions() if action.isEnabled()), None)
        if first is not None:
            self.setActiveAction(first)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_CHARACTERS else f"{text[:_LONGEST_CHARACTERS]}…"
