"""What is listened to while measuring: the recording that comes along, and what the user reads aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.paths import resource

if TYPE_CHECKING:
    from dictation_app.values.speech import Samples

_PARAGRAPHS = {
    "en": (
        "Yesterday evening we walked along the river until it was dark. On the other side somebody played the piano, "
        "and the window stood wide open. My sister asked me to stop for a moment and listen. We stayed there for a "
        "long while, and nobody said a word."
    ),
    "de": (
        "Gestern Abend gingen wir am Fluss entlang, bis es dunkel wurde. Auf der anderen Seite spielte jemand "
        "Klavier, und das Fenster stand weit offen. Meine Schwester bat mich, einen Augenblick stehen zu bleiben und "
        "zuzuhören. Wir blieben eine ganze Weile dort, und niemand sagte ein Wort."
    ),
    "fr": (
        "Hier soir, nous avons marché le long de la rivière jusqu'à la tombée de la nuit. De l'autre côté, quelqu'un "
        "jouait du piano et la fenêtre était grande ouverte. Ma sœur m'a demandé de m'arrêter un instant pour "
        "écouter. Nous sommes restés là un long moment, et personne n'a dit un mot."
    ),
    "es": (
        "Ayer por la tarde caminamos junto al río hasta que se hizo de noche. Al otro lado alguien tocaba el piano y "
        "la ventana estaba abierta de par en par. Mi hermana me pidió que me detuviera un momento a escuchar. Nos "
        "quedamos allí un buen rato y nadie dijo una palabra."
    ),
    "it": (
        "Ieri sera abbiamo camminato lungo il fiume fino a quando si è fatto buio. Dall'altra parte qualcuno suonava "
        "il pianoforte e la finestra era spalancata. Mia sorella mi ha chiesto di fermarmi un momento ad ascoltare. "
        "Siamo rimasti lì a lungo e nessuno ha detto una parola."
    ),
}
"""Read aloud in 15 to 20 seconds: they have to fit into one window. Plain words, neither names nor numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sound of at most one window, and what is said in it."""

    samples: Samples
    text: str
    language: str


def bundled() -> Passage:
    """The recording that comes along with the app, in English."""
    # FFmpeg takes a while to load, and whoever only shows what was measured does not need it.
    from dictation_app.audio.media import read_windows  # noqa: PLC0415

    return Passage(
        samples=next(iter(read_windows(resource("sample.flac")))).samples,
        text=resource("sample.txt").read_text(encoding="utf-8").strip(),
        language="en",
    )


def paragraph(*languages: str) -> tuple[str, str]:
    """The language and the text to be read aloud: of the first language there is one in, else English."""
    language = next((code for code in languages if code in _PARAGRAPHS), "en")
    return language, _PARAGRAPHS[language]
