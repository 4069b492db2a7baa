"""SayAs: opens the menu of other ways to write what was inserted last, and has it done. Lives on the GUI thread.

What else was perhaps said is looked for while the menu is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.control.alternates import Alternates
from dictation_app.control.retranscriber import Again
from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.ui.say_as_menu import SayAsMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.control.retranscriber import Choices
    from dictation_app.controller import DictationController
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import Settings
    from dictation_app.user_words import WordList
    from dictation_app.workers import EngineThread


class SayAs(QObject):
    """What there is to choose from is found out each time."""

    told = Signal(str, bool)
    """A sentence, and whether it is of trouble; as the controller's `outcome`."""

    def __init__(
        self,
        controller: DictationController,
        settings: Callable[[], Settings],
        models: ModelStore,
        engine: EngineThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._alternates = Alternates(engine, self)
        self._alternates.found.connect(self._on_found)
        self._alternates.ended.connect(self._on_ended)
        self._controller = controller
        self._settings = settings
        self._looking = Again(settings, models, self)
        self._looking.offered.connect(self._open)
        self._menu: SayAsMenu | None = None
        controller.insertion.say_as_requested.connect(self.open)
        controller.insertion.forgotten.connect(self.close)

    @Slot()
    def open(self) -> None:
        """Show the menu, or say that there is nothing to choose."""
        insertion = self._controller.insertion
        try:
            insertion.require()
        except UserError as exc:
            self.told.emit(str(exc), True)
            return
        if insertion.has_sound:
            self._looking.look()
        else:
            self._open(None)

    @Slot(object)
    def _open(self, choices: Choices | None) -> None:
        settings, insertion = self._settings().engine, self._controller.insertion
        of = insertion.session_id
        menu = SayAsMenu(insertion.heard, choices, (settings.model, insertion.language))
        menu.heard_wanted.connect(lambda: self._carry_out(of, insertion.say_as_heard))
        menu.language_wanted.connect(lambda code: self._carry_out(of, lambda: insertion.say_as("", code)))
        menu.model_wanted.connect(lambda name: self._carry_out(of, lambda: insertion.say_as(name, "")))
        menu.alternate_wanted.connect(lambda text: self._carry_out(of, lambda: insertion.say_as_text(text)))
        menu.aboutToHide.connect(self._alternates.stop)
        self._menu = menu  # it lives as long as it is the last one
        if insertion.has_sound:
            menu.show_looking()
            self._alternates.look(insertion.sound, settings, insertion.language, (insertion.written, insertion.heard))
        menu.open_near_the_bar()

    @Slot(object)
    def use_words(self, words: WordList) -> None:
        """From the next time on write alternates with these words of the user."""
        self._alternates.words = words

    @Slot(str)
    def _on_found(self, text: str) -> None:
        if self._menu is not None:
            self._menu.show_alternate(text)

    @Slot()
    def _on_ended(self) -> None:
        if self._menu is not None:
            self._menu.end_looking()

    def _carry_out(self, of: int, work: Callable[[], None]) -> None:
        """Unless other text was inserted than that of the dictation `of`, which the menu is about."""
        try:
            if self._controller.insertion.session_id != of:
                raise UserError(say("The text is not there any more as it was inserted."))
            work()
        except UserError as exc:
            self.told.emit(str(exc), True)

    @Slot()
    def close(self) -> None:
        """No menu stays open."""
        self._alternates.stop()
        if self._menu is not None:
            self._menu.close()
            self._menu = None
