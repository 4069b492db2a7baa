"""``dictation devices``: microphones, and what can run a model."""

from __future__ import annotations

import click

from dictation_app.audio import load_sound_library
from dictation_app.cli.common import JSON_OPTION, to_json
from dictation_app.errors import ExitCode, MicrophoneError
from dictation_app.sentences import as_str


@click.command()
@JSON_OPTION
def devices(*, as_json: bool) -> int:
    """List microphones, and the processors that can run a speech model."""
    import msgspec  # noqa: PLC0415

    from dictation_app.engine.catalogue import size_in_words  # noqa: PLC0415
    from dictation_app.engine.hardware import devices as compute_devices  # noqa: PLC0415

    try:
        load_sound_library()
        from dictation_app.audio.microphone import list_microphones  # noqa: PLC0415

        microphones = list_microphones()
        trouble = "" if microphones else "No microphone was found."
    except MicrophoneError as exc:
        microphones, trouble = [], str(exc)
    processors = compute_devices()
    if as_json:
        listing = {"microphones": microphones, "processors": processors, "problem": trouble}
        click.echo(to_json(msgspec.to_builtins(listing, enc_hook=as_str)))
        return ExitCode.MICROPHONE if trouble else ExitCode.OK
    click.echo("Microphones (audio.microphones):")
    for microphone in microphones:
        mark = "*" if microphone.is_default else " "
        click.echo(f" {mark} {microphone.name}  ({microphone.host_api}, {microphone.rate_hz} Hz)")
    if trouble:
        click.echo(f"   {trouble}")
    click.echo("Processors (engine.device):")
    for device in processors:
        memory = f", {size_in_words(device.free_bytes)} of {size_in_words(device.memory_bytes)} free"
        told = memory if device.memory_bytes else ""
        click.echo(f"   {device.name:7} {device.label}  (auto = {device.default_type}{told})")
    return ExitCode.MICROPHONE if trouble else ExitCode.OK
