"""``dictation gpu``: which GPUs there are, whether they work, and the library that they need."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from dictation_app import ipc, paths
from dictation_app.cli.common import JSON_OPTION, model_store, settings_store, to_json
from dictation_app.errors import ExitCode, UserError
from dictation_app.sentences import as_str

if TYPE_CHECKING:
    from dictation_app.engine.fetch_progress import FetchProgress
    from dictation_app.engine.gpu import Gpu
    from dictation_app.engine.self_test import SelfTest
    from dictation_app.gpu_health import HealthLine


@click.group()
def gpu() -> None:
    """List GPUs, see whether they work, and install what they need."""


@gpu.command(name="list")
@JSON_OPTION
def list_gpus(*, as_json: bool) -> None:
    """Show NVIDIA's GPUs by name, with their memory and what `engine.device` may say."""
    import msgspec  # noqa: PLC0415

    from dictation_app.engine.gpu import gpus  # noqa: PLC0415

    found = gpus()
    if as_json:
        rows = [
            msgspec.to_builtins(each, enc_hook=as_str) | {"device": each.device, "used_bytes": each.used_bytes}
            for each in found
        ]
        click.echo(to_json(rows))
        return
    if not found:
        click.echo("NVIDIA's driver is not installed, or tells of no GPU. The CPU is used.")
    for each in found:
        click.echo(_line(each))


def _line(gpu: Gpu) -> str:
    from dictation_app.engine.catalogue import size_in_words  # noqa: PLC0415

    memory = f"{size_in_words(gpu.used_bytes)} of {size_in_words(gpu.memory_bytes)} in use"
    told = memory if gpu.memory_bytes else "memory unknown"
    return f"{gpu.device or 'not seen':8} {gpu.name}  ({told}, driver {gpu.driver})\n         {gpu.uuid}"


@gpu.command()
@JSON_OPTION
def check(*, as_json: bool) -> int:
    """See whether all that a GPU needs is there, and which device is used and why. Loads nothing."""
    import msgspec  # noqa: PLC0415

    from dictation_app.engine.cuda_install import CudaRuntime  # noqa: PLC0415
    from dictation_app.engine.model_files import WEIGHTS  # noqa: PLC0415
    from dictation_app.gpu_health import Grade, gpu_health  # noqa: PLC0415

    settings = settings_store().settings.engine
    try:
        weights_bytes = (model_store().path(settings.model) / WEIGHTS).stat().st_size
    except (UserError, OSError):
        weights_bytes = 0
    lines = gpu_health(settings, CudaRuntime(), weights_bytes=weights_bytes)
    if as_json:
        click.echo(to_json(msgspec.to_builtins(lines, enc_hook=as_str)))
    else:
        for line in lines:
            click.echo(_in_words(line))
    return ExitCode.FAILED if any(line.grade is Grade.FAILED for line in lines) else ExitCode.OK


def _in_words(line: HealthLine) -> str:
    more = "".join(f"\n{'':9}{text}" for text in (line.cause, line.step) if text and text != line.value)
    return f"{line.grade.value:8} {line.about}: {line.value}{more}"


@gpu.command()
@click.argument("names", nargs=-1, metavar="[DEVICE]...")
@click.option("--model", help="Use this model instead of the one in the settings.")
@JSON_OPTION
def test(*, names: tuple[str, ...], model: str | None, as_json: bool) -> int:
    """Load the model on each DEVICE (cpu, cuda:0, or a GPU's UUID; without one: on all) and let it hear a recording.

    Says how long it took, and whether the right words came. A GPU that hangs is given up after some minutes.
    """
    import msgspec  # noqa: PLC0415

    from dictation_app.engine.hardware import devices  # noqa: PLC0415
    from dictation_app.gpu_health import try_device  # noqa: PLC0415

    settings = settings_store().settings.engine
    if model is not None:
        settings = replace(settings, model=model)
    folder = model_store().path(settings.model)
    results = []
    for name in names or tuple(device.name for device in devices()):
        results.append(try_device(settings, folder, name))
        if not as_json:
            click.echo(_result(results[-1]))
    if as_json:
        click.echo(to_json(msgspec.to_builtins(results, enc_hook=as_str)))
    return ExitCode.OK if all(result.works for result in results) else ExitCode.ENGINE


def _result(result: SelfTest) -> str:
    if not result.works:
        return f"{result.device:8} failed: {result.problem} {result.hint}".rstrip()
    return (
        f"{result.device:8} works: {result.compute_type}, loaded in {result.load_ms} ms, "
        f"the recording decoded in {result.decode_ms} ms, {result.right_share:.0%} of the words right"
    )


@gpu.command()
def free() -> None:
    """Give the GPU's memory back now; the model is loaded again while the next dictation is spoken."""
    ipc.request("free_gpu")
    click.echo("The model's memory is given back as soon as nobody is dictating.")


@gpu.command(name="install-runtime")
@click.option("--yes", is_flag=True, help="Do not ask.")
def install_runtime(*, yes: bool) -> int:
    """Fetch NVIDIA's cuBLAS 12 from the package index into the app's own folder; a GPU needs it."""
    from dictation_app.engine.cuda_install import LICENCE, CudaRuntime  # noqa: PLC0415

    runtime = CudaRuntime()
    if runtime.is_installed:
        click.echo(f"cuBLAS {runtime.version} is installed in {runtime.home}.")
        return ExitCode.OK
    if runtime.offer is not None:
        click.echo(f"cuBLAS {runtime.offer.version}: {runtime.size} to fetch. Licence: {LICENCE}.")
        if not yes and not click.confirm("Fetch it?"):
            return ExitCode.FAILED
    with click.progressbar(length=100, show_pos=False) as bar:

        def show(progress: FetchProgress) -> None:
            bar.label = f"{progress.stage:12}"
            bar.update(100 * progress.done_bytes // max(1, progress.total_bytes) - bar.pos)

        runtime.install(show)
    with suppress(UserError):  # it does not run
        ipc.request("free_gpu")  # what it has loaded on the CPU: the next dictation loads it anew, where it can now
    click.echo(f"cuBLAS {runtime.version} is installed in {runtime.home}. `dictation gpu test` shows whether it works.")
    return ExitCode.OK


@gpu.command(name="remove-runtime")
def remove_runtime() -> None:
    """Delete the app's own cuBLAS."""
    from dictation_app.engine.cuda_install import CudaRuntime  # noqa: PLC0415

    removed = CudaRuntime().remove()
    click.echo("cuBLAS is removed; the CPU is used." if removed else "The app has no cuBLAS of its own.")


@gpu.command()
def forget() -> None:
    """Try again what GPUs proved unable to do: after a repair, or to see whether it was chance."""
    from dictation_app.engine.gpu_record import GpuRecord  # noqa: PLC0415

    forgotten = GpuRecord(paths.gpu_record_file()).forget()
    with suppress(UserError):  # it does not run
        ipc.request("try_gpu")
    click.echo("The app tries every GPU again." if forgotten else "Nothing was held against any GPU.")
