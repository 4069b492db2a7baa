"""What the system asks, or refuses, before a step can work: a sentence or two, shown on that system alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dictation_app.set_up import Step

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def permission(step: Step, platform: str, *, is_wayland: bool) -> str:
    """Empty where nobody has to be asked; `platform` as Python names it."""
    if platform == "darwin":
        return _on_macos().get(step, "")
    if platform == "win32":
        return _on_windows().get(step, "")
    return _on_wayland().get(step, "") if is_wayland else ""


def _on_macos() -> dict[Step, str]:
    return {
        Step.MICROPHONE: translate(
            "permissions",
            "macOS asks once whether Dictation may use the microphone: allow it. Later it is changed in System "
            "Settings, Privacy & Security, Microphone.",
        ),
        Step.HOTKEY: translate(
            "permissions",
            "macOS lets a program see keys only where you allow it: System Settings, Privacy & Security, Input "
            "Monitoring. Start Dictation again afterwards.",
        ),
        Step.DELIVERY: translate(
            "permissions",
            "macOS lets a program write into other windows only where you allow it: System Settings, Privacy & "
            "Security, Accessibility. An update of the app may ask anew.",
        ),
    }


def _on_windows() -> dict[Step, str]:
    return {
        Step.MICROPHONE: translate(
            "permissions",
            "Windows may keep the microphone from desktop programs: Settings, Privacy & security, Microphone.",
        ),
        Step.DELIVERY: translate(
            "permissions", "Windows lets no program write into windows of programs that run as administrator."
        ),
    }


def _on_wayland() -> dict[Step, str]:
    return {
        Step.HOTKEY: translate(
            "permissions",
            "This is a Wayland session: no program sees the keys pressed in other windows. Bind a key to the command "
            "“dictation toggle” in the keyboard settings of your desktop; press it once to start and once to end.",
        ),
        Step.DELIVERY: translate(
            "permissions",
            "This is a Wayland session: programs write only into windows that run through X11. Into all others you "
            "paste the text with Ctrl+V: it is on the clipboard.",
        ),
    }
