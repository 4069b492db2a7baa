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
            "This is a Wayland session: no program sees by itself which keys are pressed in other windows. If the "
            "desktop asks whether Dictation may have its key, agree. If the key does nothing, the settings have lines "
            "for your desktop (page Hotkeys), with which it starts dictations itself.",
        ),
        Step.DELIVERY: translate(
            "permissions",
            "This is a Wayland session. GNOME and KDE ask once whether Dictation may use the keyboard and the "
            "clipboard: agree, and your words are pasted. Where no program may do that you paste with Ctrl+V.",
        ),
    }
