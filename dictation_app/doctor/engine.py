"""Whether the engine runs: loaded on the chosen device in a process of its own, it hears a recording that is known.

A second copy of the model needs room beside that of a running app, and is not loaded where it could push that out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dictation_app.doctor.finding import Action, Finding, State
from dictation_app.engine.catalogue import size_in_words
from dictation_app.errors import ModelError, UserError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine.self_test import SelfTest

NAME = "Speech engine"


def engine(
    device: str,
    model_path: Callable[[], Path],
    run: Callable[[Path, str], SelfTest],
    *,
    free_bytes: int | None,
    needed_bytes: int,
    fits_cpu: Callable[[], bool],
    is_cancelled: Callable[[], bool] = bool,
) -> tuple[Finding, ...]:
    """`free_bytes`: of the memory it would be loaded into, None where unknown; `device` as the settings have it.

    What a GPU fails at is tried on the CPU, as the app does it, where the model `fits_cpu`.
    """
    try:
        folder = model_path()
    except ModelError:
        return (_not_tried(say("The speech model cannot be used."), say("Mend the model first.")),)
    if free_bytes is not None and free_bytes < needed_bytes:
        needs = say(
            "The model needs about {size}, and {free} are free.",
            size=size_in_words(needed_bytes),
            free=size_in_words(free_bytes),
        )
        return (_not_tried(needs, say("Close other programs, and check again.")),)
    try:
        result = run(folder, device)
        is_on_gpu = device != "cpu" and result.device != "cpu"
        instead = run(folder, "cpu") if is_on_gpu and not result.works and not is_cancelled() and fits_cpu() else None
    except UserError as exc:  # the recording cannot be read
        return (_failed(say("it could not be tried"), exc.message, exc.hint, Action.NONE),)
    return () if is_cancelled() else (replace(_told(device, result, instead), private=_identity(device)),)


def _identity(device: str) -> tuple[str, ...]:
    return (device,) if device.lower().startswith("gpu-") else ()


def _told(device: str, result: SelfTest, instead: SelfTest | None) -> Finding:
    if not result.works and instead is not None and instead.works:
        return Finding(
            name=NAME,
            state=State.WARNING,
            value=say("the CPU does the work: {figures}", figures=_figures(instead)),
            cause=say("The GPU does not work: {problem}", problem=result.problem),
            next_step=result.hint or say("Mend the GPU, or choose the CPU as the device."),
            action=Action.CHOOSE_DEVICE,
        )
    if not result.works:
        return _failed(
            say("{device}: it does not work", device=result.device), result.problem, result.hint, Action.CHOOSE_DEVICE
        )
    value = _figures(result)
    if device not in {"auto", "cpu"} and result.device == "cpu":
        return Finding(
            name=NAME,
            state=State.WARNING,
            value=value,
            cause=say("The CPU does the work, not the GPU that is set."),
            next_step=say("Choose another device, or automatic."),
            action=Action.CHOOSE_DEVICE,
        )
    return Finding(name=NAME, state=State.OK, value=value)


def _figures(result: SelfTest) -> str:
    return say(
        "{device}, {type}: loaded in {load_ms} ms, 5 s of speech understood in {decode_ms} ms, "
        "{share:.0%} of the words right",
        device=result.device,
        type=result.compute_type,
        load_ms=result.load_ms,
        decode_ms=result.decode_ms,
        share=result.right_share,
    )


def _failed(value: str, cause: str, step: str, action: Action) -> Finding:
    return Finding(name=NAME, state=State.FAILED, value=value, cause=cause, next_step=step, action=action)


def _not_tried(cause: str, step: str) -> Finding:
    return Finding(name=NAME, state=State.NOT_TRIED, value=say("not tried"), cause=cause, next_step=step)
