"""Every text output in the registry keeps the protocol, and the last one works everywhere."""

from __future__ import annotations

import ctypes
import inspect
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app.output import OUTPUTS, OutputContext, TextOutput
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.registry import Entry

METHODS = [name for name, member in vars(TextOutput).items() if inspect.isfunction(member) and name[0] != "_"]


@pytest.fixture(params=list(OUTPUTS), ids=lambda entry: entry.name)
def entry(request: pytest.FixtureRequest) -> Entry:
    chosen: Entry = request.param
    return chosen


@pytest.fixture
def output_class(entry: Entry) -> type[object]:
    if "Xlib" in entry.requires and sys.platform != "linux":
        pytest.skip("needs python-xlib")
    return entry.load()


@pytest.mark.parametrize("method", METHODS)
def test_it_has_the_methods_of_the_protocol(output_class: type[object], method: str) -> None:
    expected = inspect.signature(getattr(TextOutput, method)).parameters
    assert list(inspect.signature(getattr(output_class, method)).parameters) == list(expected)


def test_it_names_its_method(output_class: type[object]) -> None:
    assert isinstance(vars(output_class)["method"], DeliveryMethod)


def test_it_is_constructed_with_a_context(output_class: type[object]) -> None:
    first, *others = inspect.signature(output_class).parameters.values()
    assert first.name == "context"
    assert all(p.default is not p.empty for p in others)


def test_the_last_one_copies_and_runs_everywhere() -> None:
    last = list(OUTPUTS)[-1]
    for platform in ("linux", "win32", "darwin", "plan9"):
        assert last.problem(platform) is None
    copied: list[str] = []
    output = OUTPUTS.create(last.name, OutputContext(settings=OutputSettings(), copy_text=copied.append))
    assert output.method is DeliveryMethod.COPY
    assert output.problem("any") is None
    assert output.send("Any text,\nin lines.") is DeliveryState.NOT_DELIVERED
    assert copied == ["Any text,\nin lines."]
    output.close()


def test_no_output_and_no_hotkey_imports_qt() -> None:
    targets = [
        *("dictation_app.output.win32.outputs", "dictation_app.output.win32.front", "dictation_app.output.clipboard"),
        *("dictation_app.output.macos.outputs", "dictation_app.output.macos.front"),
        "dictation_app.hotkey.win32",
    ]
    if sys.platform == "linux":
        targets += [
            "dictation_app.output.x11.paste",
            "dictation_app.output.wayland.outputs",
            "dictation_app.hotkey.x11",
        ]
        targets += ["dictation_app.output.freedesktop.portal", "dictation_app.hotkey.portal"]
    program = f"import sys, {', '.join(targets)}; print([m for m in sys.modules if m.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_listing_the_outputs_imports_none_of_them() -> None:
    program = (
        "import sys, dictation_app.output as o, dictation_app.hotkey as h; o.OUTPUTS.usable(); h.HOTKEYS.usable();"
        "print([m for m in sys.modules if m.split('.')[0] in ('Xlib', 'pynput', 'dbus_fast') or m.endswith('.win32')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_sendinput_gets_structures_of_its_size() -> None:
    from dictation_app.output.win32.calls import KeyInput  # noqa: PLC0415 - as the registry does

    assert ctypes.sizeof(KeyInput) == (40 if ctypes.sizeof(ctypes.c_void_p) == 8 else 28)
