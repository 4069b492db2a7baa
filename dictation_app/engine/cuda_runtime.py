"""NVIDIA's cuBLAS 12, the one library a GPU needs that comes neither with the driver nor with the engine.

The engine looks it up by bare name only when the first sound is decoded, and neither ``LD_LIBRARY_PATH`` set from
inside a process nor `os.add_dll_directory` reaches that look-up: what is already loaded does. It is taken from the
app's own folder (`engine.cuda_install`), or else from the package `nvidia-cublas-cu12`, or else from the system.
"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dictation_app import paths
from dictation_app.engine import model_files

_IS_WINDOWS = sys.platform == "win32"

FOLDER = "cublas"
"""Below `paths.cuda_dir`."""

# The light library needs the heavy one, which is therefore first.
LIBRARIES = (
    ("cublasLt64_12.dll", "cublas64_12.dll") if sys.platform == "win32" else ("libcublasLt.so.12", "libcublas.so.12")
)


@dataclass(frozen=True, slots=True)
class FoundCublas:
    """Where the engine would take cuBLAS from."""

    place: str
    """In words."""
    version: str
    """Empty where unknown: the system's may be of another CUDA."""
    path: str = ""
    """Of the library's file; of the system's the name alone."""


def where() -> FoundCublas | None:
    """Where it is; None where it is nowhere. Loads nothing, so whether it works is not known."""
    own = own_folder()
    marker = model_files.read_marker(own) if own is not None else None
    if own is not None and marker is not None:
        return FoundCublas("the app's own folder", marker.model.rpartition(" ")[2], str(own / LIBRARIES[-1]))
    # Both only here: an engine that is started needs neither.
    from ctypes.util import find_library  # noqa: PLC0415
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    library = next((file for file in (each / LIBRARIES[-1] for each in package_folders()) if file.is_file()), None)
    if library is not None:
        try:
            return FoundCublas("the Python package", version("nvidia-cublas-cu12"), str(library))
        except PackageNotFoundError:
            return FoundCublas("the Python package", "", str(library))
    name = find_library("cublas64_12" if _IS_WINDOWS else "cublas")
    return FoundCublas("the system", "", name) if name else None


def own_folder(home: Path | None = None) -> Path | None:
    """Where the app's own copy is; None where it has none, or none that is as it was when it was checked."""
    folder = (home or paths.cuda_dir()) / FOLDER
    marker = model_files.read_marker(folder)
    return folder if marker is not None and model_files.is_unchanged(folder, marker) else None


def is_installed() -> bool:
    """Whether the app's own copy or the package is there. A few `stat` calls; the system is not asked."""
    return own_folder() is not None or any((folder / LIBRARIES[-1]).is_file() for folder in package_folders())


def package_folders() -> tuple[Path, ...]:
    """Where the Python package has it, if it is installed."""
    try:
        package = find_spec("nvidia.cublas")
    except ModuleNotFoundError:
        return ()
    places = (package.submodule_search_locations or ()) if package is not None else ()
    return tuple(Path(place) / ("bin" if sys.platform == "win32" else "lib") for place in places)


def preload_cublas() -> bool:
    """Load cuBLAS by its full path from the app's own folder or from the package; True where that succeeded."""
    own = own_folder()
    return any(_load_all(folder) for folder in ((own,) if own else ()) + package_folders())


def find_cublas() -> None:
    """Load cuBLAS from wherever it is; raise `OSError` where the engine would not find it either."""
    if preload_cublas():
        return
    try:
        for name in LIBRARIES:
            if sys.platform == "win32":
                ctypes.WinDLL(name, winmode=0)  # 0: also along PATH, as the engine looks
            else:
                ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
    except OSError as exc:
        raise OSError(f"Library {LIBRARIES[-1]} is not found or cannot be loaded") from exc


def _load_all(folder: Path) -> bool:
    try:
        if sys.platform == "win32":
            # With CUDA_PATH set, the engine searches that folder only; ours is the version it was built for.
            os.environ.pop("CUDA_PATH", None)
            os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
            for name in LIBRARIES:
                ctypes.WinDLL(str(folder / name))
        else:
            for name in LIBRARIES:
                ctypes.CDLL(str(folder / name), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True
