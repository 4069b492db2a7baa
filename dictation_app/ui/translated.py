"""The language of the windows, and `shown`: what Qt-free code says to a person, in that language.

Qt asks for a text at the moment it is made, so what stands in a window already stays as it is: who owns windows makes
them anew where `use_language` says that it has changed.

A `Sentence` tells by which template it was made. Of one that came through a signal, a socket or a file only the
English text is left. It is recognised among all templates there are: nothing but sentences may be given to `shown`.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from dictation_app import paths
from dictation_app.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SYSTEM = "system"
ENGLISH = "en"
"""What the texts are written in."""
LANGUAGES = (ENGLISH, "de", "fr")

CONTEXT = "sentences"
"""Of all templates; `installers/update_translations.py` has it by the same name."""

SPOKEN = "languages"
"""Likewise, of the names of languages."""

_LEAST_LETTERS = 8
"""A template with fewer of its own is not recognised: it would be found in everything."""
_MOST_KEPT = 1000
_SIZE = re.compile(r"(?P<number>\d+(?:\.\d)?) (?P<unit>MB|GB)")
"""As `engine.catalogue.size_in_words` writes it."""
_END = re.compile(r"(?<=[.!?”…]) ")


def use_language(choice: str, folder: Path | None = None) -> bool:
    """Say everything in this language from now on, a code or "system"; returns whether that is another one."""
    return _language().use(choice, folder or paths.resource("translations"))


def of_desktop() -> str:
    """The first language of the desktop's that the windows can speak; English where it is none."""
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), ENGLISH)


def shown(text: str) -> str:
    """The sentence as a window shows it; any other text as it is."""
    if QCoreApplication.instance() is None:
        return text
    language = _language()
    return text if language.code == ENGLISH else language.say(text)


def language_name(code: str) -> str:
    """Of a language that is spoken, as Qt has it in English, in the language of the windows; empty = unknown."""
    language = QLocale.codeToLanguage(code)
    if language in {QLocale.Language.AnyLanguage, QLocale.Language.C}:
        return ""
    return QCoreApplication.translate(SPOKEN, QLocale.languageToString(language))


def _language() -> _Language:
    app = QCoreApplication.instance()
    if app is None:
        raise TypeError("The language needs an application.")
    # The only child of its kind: module state would outlive the application.
    return app.findChild(_Language) or _Language(app)


class _Language(QObject):
    """Owns the translators of the application."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.code = ENGLISH
        self._translators: list[QTranslator] = []
        self._file: Path | None = None
        """Of all sentences, to be read when one is to be recognised."""
        self._templates: tuple[_Template, ...] = ()
        self._said: dict[str, str] = {}
        """What was recognised: lists say the same again and again."""

    def use(self, choice: str, folder: Path) -> bool:
        """See `use_language`."""
        code = of_desktop() if choice == SYSTEM else choice
        if code == self.code:
            return False
        self.code = code
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators, self._templates, self._said = [], (), {}
        # Where it is the desktop's, so is the way in which numbers and dates are written.
        is_desktops = choice == SYSTEM or code == QLocale.system().name().partition("_")[0]
        QLocale.setDefault(QLocale.system() if is_desktops else QLocale(code))
        self._file = None
        if code != ENGLISH:
            # Qt's own may be missing in a packed app: its few buttons are English then.
            self._load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._load(f"dictation_{code}", str(folder))
            self._file = folder / f"dictation_{code}.ts"
        return True

    def _load(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)

    def say(self, text: str) -> str:
        """See `shown`."""
        if isinstance(text, Sentence):
            return self._fill(text.template, text.values)
        if found := _SIZE.fullmatch(text):
            return _size(float(found["number"]), found["unit"])
        if text not in self._said:
            if len(self._said) == _MOST_KEPT:
                self._said.clear()
            self._said[text] = self._say_again(text)
        return self._said[text]

    def _fill(self, template: str, values: dict[str, Any]) -> str:
        text = QCoreApplication.translate(CONTEXT, template)
        told = {name: self.say(value) if isinstance(value, str) else value for name, value in values.items()}
        return _FORMATTER.vformat(text, (), told) if told else text

    def _say_again(self, text: str) -> str:
        found = self._recognised(text)
        if found is not None:
            return found
        # Perhaps several, one after the other: the longest beginning that is one, and the rest.
        for end in reversed(list(_END.finditer(text))):
            found = self._recognised(text[: end.start()])
            if found is not None:
                return f"{found} {self.say(text[end.end() :])}"
        return text

    def _recognised(self, text: str) -> str | None:
        if self._file is not None:
            self._templates, self._file = _read_templates(self._file), None
        for template in self._templates:
            values = template.values_in(text)
            if values is not None:
                return self._fill(template.text, values)
        return None


class _Formatter(string.Formatter):
    """Fills in numbers as the language writes them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """A number with decimals or with groups; all else as it is."""
        if format_spec.endswith("f"):
            places = format_spec.partition(".")[2].rstrip("f")
            return QLocale().toString(float(value), "f", int(places or 6))
        if format_spec == "g":
            return QLocale().toString(float(value), "g", 6)
        if format_spec == ",":
            return QLocale().toString(int(str(value).replace(",", "")))
        return value if isinstance(value, str) else format(value, format_spec)


_FORMATTER = _Formatter()


def _read_templates(file: Path) -> tuple[_Template, ...]:
    """Of all sentences; those that leave the fewest letters to their values first."""
    contexts = ET.parse(file).getroot().iter("context")  # noqa: S314  # comes with the app
    texts = (text for each in contexts if each.findtext("name") == CONTEXT for text in _sources(each))
    found = (_Template(text) for text in texts)
    return tuple(sorted((each for each in found if each.letters >= _LEAST_LETTERS), key=lambda each: -each.letters))


def _sources(context: ET.Element) -> Iterator[str]:
    return (source.text for source in context.iter("source") if source.text)


class _Template:
    """Recognises what was said by it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts = [(literal, name, form or "") for literal, name, form, _ in _FORMATTER.parse(text)]
        self._literals = [literal for literal, _, _ in self._parts if literal]
        self.letters = sum(map(len, self._literals))

    def values_in(self, text: str) -> dict[str, str] | None:
        """The values as they are written in it; None where it was said by another one."""
        # Nearly all templates end here, which spares making their patterns.
        if not all(literal in text for literal in self._literals):
            return None
        found = re.fullmatch(self._pattern(), text, re.DOTALL)
        return None if found is None else found.groupdict()

    def _pattern(self) -> str:
        pattern, names = "", set[str]()
        for literal, name, form in self._parts:
            pattern += re.escape(literal)
            if name in names:
                pattern += f"(?P={name})"
            elif name:
                names.add(name)
                pattern += f"(?P<{name}>{_NUMBERS.get(form[-1:], '.*?')})"
        return pattern


def _size(number: float, unit: str) -> str:
    translate = QCoreApplication.translate
    if unit == "MB":
        return translate("models", "{number}\u00a0MB").format(number=round(number))
    return translate("models", "{number}\u00a0GB").format(number=QLocale().toString(number, "f", 1))


_NUMBERS = {"f": r"-?\d+(?:\.\d+)?", "g": r"-?\d+(?:\.\d+)?", ",": r"-?\d{1,3}(?:,\d{3})*"}
"""How numbers are written in English, by the last sign of their form."""
