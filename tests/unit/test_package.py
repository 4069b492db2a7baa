"""What is shipped: the wheel, the locked packages, and which modules work without Qt."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = ("exports", "meaning")
LOCKS = {
    name: (ROOT / "installers" / "locks" / f"{name}.txt").read_text("utf-8")
    for name in ("run", "test", *(f"run-{extra}" for extra in EXTRAS))
}

LEFT_OUT = {"evdev", "sentence-transformers"}
"""Named by packages that are used without it; see installers/update_locks.py."""


def locked(name: str) -> dict[str, list[Requirement]]:
    """The requirements of a lock by package; a package may have one version for each Python."""
    found: dict[str, list[Requirement]] = {}
    for line in LOCKS[name].splitlines():
        if line and not line.startswith((" ", "#")):
            requirement = Requirement(line.removesuffix("\\").strip())
            found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def version_of(requirement: Requirement) -> Version:
    (specifier,) = requirement.specifier
    assert specifier.operator == "==", f"{requirement} is not an exact version"
    return Version(specifier.version)


# --- lock files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_exact_versions_each_with_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", LOCKS[name].strip())

    assert len(entries) > 20
    for entry in entries:
        first, *hashes = entry.split(" \\\n")
        assert re.fullmatch(r"[a-z0-9._-]+==[\w.+!-]+( ; .+)?", first)
        assert hashes, first
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", line) for line in hashes), first


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert not re.search(r"://|@|--index|--extra-index|--find-links", LOCKS[name])


@pytest.mark.parametrize("name", [name for name in LOCKS if name != "test"])
def test_what_runs_is_what_was_tested(name: str) -> None:
    run, test = locked(name), locked("test")

    assert {name: test.get(name) for name in run} == run


def test_the_locks_satisfy_the_project() -> None:
    groups = PROJECT["dependency-groups"]
    wanted = {
        "run": PROJECT["project"]["dependencies"] + groups["setup"] + PROJECT["build-system"]["requires"],
        "test": groups["test"],
    } | {f"run-{extra}": PROJECT["project"]["optional-dependencies"][extra] for extra in EXTRAS}
    for lock, lines in wanted.items():
        for line in lines:
            requirement = Requirement(line)
            pins = locked(lock).get(canonicalize_name(requirement.name))
            assert pins, f"{line} is not in {lock}.txt: run installers/update_locks.py"
            assert all(version_of(pin) in requirement.specifier for pin in pins), line


def test_the_locks_are_complete() -> None:
    """Everything a locked package asks for is locked too, as pip is told not to look (--no-deps)."""
    pins = locked("test")
    here = {name: pin for name, several in pins.items() for pin in several if not pin.marker or pin.marker.evaluate()}
    for name in here:
        for line in distribution(name).requires or ():
            requirement = Requirement(line)
            wanted = canonicalize_name(requirement.name)
            if wanted in LEFT_OUT or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
                continue
            assert wanted in here, f"{name} needs {line}"
            assert version_of(here[wanted]) in requirement.specifier, f"{name} needs {line}"


def test_what_the_locks_leave_out_is_not_installed() -> None:
    for name in LEFT_OUT:
        with pytest.raises(PackageNotFoundError):
            distribution(name)


# --- the wheel -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (file,) = folder.glob("*.whl")
    return file


def files_under(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_module_and_resource(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    modules = {f"dictation_app/{name}" for name in files_under(ROOT / "dictation_app")}
    resources = {f"dictation_app/resources/{name}" for name in files_under(ROOT / "resources")}
    assert "dictation_app/py.typed" in modules
    assert modules | resources <= names


def test_the_wheel_holds_nothing_else_but_its_own_description(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert tops == {"dictation_app", f"dictation_app-{PROJECT['project']['version']}.dist-info"}


def test_the_wheel_says_how_it_is_started_and_licensed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        information = f"dictation_app-{PROJECT['project']['version']}.dist-info"
        assert "dictation = dictation_app.__main__:main" in archive.read(f"{information}/entry_points.txt").decode()
        assert f"{information}/licenses/LICENSE" in archive.namelist()


def test_an_installed_app_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    name = min(files_under(ROOT / "resources"))
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "from dictation_app import paths; print(paths.resource(sys.argv[2]))"
    )

    done = subprocess.run(
        [sys.executable, "-I", "-c", script, str(tmp_path), name], capture_output=True, text=True, check=True
    )

    assert Path(done.stdout.strip()) == tmp_path / "dictation_app" / "resources" / name


# --- Qt is a delivery mechanism --------------------------------------------------------------------------------------

WITH_QT = ("app", "control", "controller", "export.pdf", "ui", "wiring", "workers")
OF_OTHER_SYSTEMS = {
    "linux": ("win32", "macos"),
    "win32": ("x11", "macos", "pulse"),
    "darwin": ("x11", "win32", "pulse"),
}[sys.platform]


def modules_without_qt() -> list[str]:
    names = []
    for path in sorted((ROOT / "dictation_app").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        if ".".join(parts[1:2]) in WITH_QT or ".".join(parts[1:3]) in WITH_QT or parts[-1] in OF_OTHER_SYSTEMS:
            continue
        names.append(".".join(parts))
    return names


def test_everything_that_decides_works_without_qt_and_without_a_display() -> None:
    script = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is not to be imported")

sys.meta_path.insert(0, NoQt())
failed = []
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception as exc:
        failed.append(f"{name}: {exc!r}")
print("\\n".join(failed))
"""
    modules = modules_without_qt()
    assert {"dictation_app.__main__", "dictation_app.session", "dictation_app.engine"} <= set(modules)

    done = subprocess.run(
        [sys.executable, "-c", script, *modules],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}},
    )

    assert done.stdout.strip() == ""
