"""The widgets settings are changed with: each shows a value, and asks for another one.

What is asked for is text, as ``dictation settings set`` takes it. A control never believes itself: what holds is what
it is shown next, and where a value is refused that is the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dictation_app.ui.choice_box import ChoiceBox, as_wide_as_others
from dictation_app.ui.labels import Text
from dictation_app.ui.settings_dialog.boxes import CheckBox, DecimalSpin, IntegerSpin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QMouseEvent

    from dictation_app.settings import ValueForm
    from dictation_app.ui.settings_dialog.device_lines import DeviceOffer
    from dictation_app.ui.settings_dialog.items import Item
    from dictation_app.ui.settings_dialog.model_offers import ModelOffer

C = TypeVar("C", bound="Control")

translate = QCoreApplication.translate

_UNITS = {"_ms": "ms", "_s": "s"}
SMALL = 0.92
"""Of the usual size of text: what explains."""


class Control(QWidget):
    """What the dialog knows of each of them."""

    wanted = Signal(str)
    """The user chose this value."""
    is_wide = False
    """It takes a row of its own, below its label."""

    field: QWidget
    """The widget that has the focus, and the name and the description for screen readers."""

    def show_value(self, value: Any) -> None:
        """Show what holds now."""
        raise NotImplementedError

    def activate(self) -> None:
        """Its label was clicked."""
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _hold(self, field: QWidget) -> None:
        self.field = field
        self.setFocusProxy(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field)


class Holder(Protocol):
    """A window with controls of settings: the settings dialog, the first run."""

    def tell(self, kind: type[C], what: str, tell: Callable[[C], None]) -> None:
        """Tell the controls of this kind, and those that are made later; of each `what` the latest counts."""
        ...

    def controls(self, kind: type[C]) -> list[C]:
        """Those of this kind, as far as they are made."""
        ...

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        ...

    def show_devices(self, offers: Sequence[DeviceOffer], trouble: str = "") -> None:
        """These there are; or why that is not known."""
        ...

    def show_refusal(self, key: str, sentence: str) -> None:
        """Why a value of the setting `key` does not hold; empty = nothing is wrong."""
        ...

    def show_download_failure(self, sentence: str) -> None:
        """Why a model did not come, and what to do."""
        ...


class NameLabel(Text):
    """The name of a control: a click on it is one on that."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """See `clicked`."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Check(Control):
    """Yes or no."""

    def __init__(self) -> None:
        super().__init__()
        self._box = CheckBox()
        self._box.clicked.connect(self._on_clicked)
        self._hold(self._box)

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._box.setChecked(bool(value))

    def activate(self) -> None:
        """A click on the words is one on the box."""
        self._box.setFocus(Qt.FocusReason.MouseFocusReason)
        self._box.click()

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:  # noqa: FBT001  # a slot
        self.wanted.emit("true" if checked else "false")


class Number(Control):
    """A whole number or a decimal one, with its unit."""

    def __init__(self, item: Item, form: ValueForm) -> None:
        super().__init__()
        least, most = form.least or 0, form.most or 1_000_000
        self._spin: IntegerSpin | DecimalSpin
        if form.kind is int:
            self._spin = IntegerSpin()
            self._spin.setRange(int(least), int(most))
            self._spin.setSingleStep(_step(int(most - least)))
        else:
            self._spin = DecimalSpin()
            self._spin.setRange(least, most)
        unit = item.unit or next((unit for end, unit in _UNITS.items() if item.key.endswith(end)), "")
        if item.key.endswith("_mb"):
            unit = translate("settings", "MB")
        if unit:
            self._spin.setSuffix(f" {unit}")
        if item.zero and not least:
            self._spin.setSpecialValueText(item.zero)
        self._spin.valueChanged.connect(self._on_value)
        self._hold(self._spin)

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        if self._spin.value() != value:  # else what is being typed would go
            with QSignalBlocker(self._spin):
                self._spin.setValue(value)

    @Slot()
    def _on_value(self) -> None:
        self.wanted.emit(str(self._spin.value()))


def _step(width: int) -> int:
    """About a hundred steps through the whole range, in round numbers."""
    return next((step for step in (1, 5, 10, 50, 100, 500, 1000) if width <= 200 * step), 1000)


class Choice(Control):
    """One of several values with words for them."""

    def __init__(self, item: Item, form: ValueForm) -> None:
        super().__init__()
        named = {option.value: option.label for option in item.options}
        values = form.choices or tuple(named)
        self._options = [(value, named.get(value, value)) for value in values]
        self._box = ChoiceBox()
        self._box.activated.connect(self._on_activated)
        self._hold(self._box)

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._box.fill(self._options, str(value))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.wanted.emit(str(self._box.itemData(index)))


class _Edit(QLineEdit):
    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return as_wide_as_others(self, super().sizeHint())


class Line(Control):
    """A text. What was refused stays, to be mended; Esc brings back what holds."""

    def __init__(self) -> None:
        super().__init__()
        self._edit = _Edit()
        self._edit.editingFinished.connect(self._on_finished)
        self._edit.installEventFilter(self)
        self._value = ""
        self._hold(self._edit)

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        if value != self._value:
            self._edit.setText(str(value))
        self._value = str(value)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """What was refused is forgotten."""
        super().hideEvent(event)
        self._edit.setText(self._value)

    @Slot()
    def _on_finished(self) -> None:
        text = self._edit.text().strip()
        if text != self._value:
            self.wanted.emit(text)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Esc closes the dialog only where nothing half-written would be lost."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() is QEvent.Type.KeyPress and self._edit.text() != self._value:
            self._edit.setText(self._value)
            self.wanted.emit(self._value)  # what was wrong with the other is not told any more
            return True
        return super().eventFilter(watched, event)


class WideControl(Control):
    """Something richer, in several rows."""

    is_wide = True


def stack(control: QWidget, *widgets: QWidget, gap_px: int) -> QVBoxLayout:
    """Put widgets below each other."""
    column = QVBoxLayout(control)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap_px)
    for widget in widgets:
        column.addWidget(widget)
    return column
