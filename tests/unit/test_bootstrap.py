"""The set-up of a checkout, with package managers and pip played by `FakeProcesses`.

The last part starts the real command; nothing here touches the network or the system's packages.
"""

from __future__ import annotations

import ast
import io
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import tomllib
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "installers"))

from typing import TYPE_CHECKING

from groundwork import system
from groundwork.commands import Checkout, Request, parse
from groundwork.environment import LOG, only_one
from groundwork.installed_models import models_dir
from groundwork.messages import NEEDS_ADMINISTRATOR, Outcome, SetupError, failure
from groundwork.processes import Processes
from groundwork.system import MANAGERS, Apt, Dnf, PackageManager, Pacman, SystemPackages

from dictation_app import paths
from dictation_app.engine import model_files
from dictation_app.engine.model_files import InstalledFile, Marker
from dictation_app.engine.model_folders import ModelPlace, PlaceNote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "installers" / "system_packages.toml"
OK = Outcome(0, "")
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals and exec as POSIX has them")


class FakeProcesses(Processes):
    """Answers by the first rule whose words all occur in the command; everything else succeeds silently."""

    def __init__(self, log_file: Path) -> None:
        super().__init__(log_file)
        self.commands: list[str] = []
        """What was done or shown; questions are not kept."""
        self.rules: list[tuple[tuple[str, ...], Callable[[], Outcome]]] = []

    def answer(self, *words: str, by: Outcome | Callable[[], Outcome]) -> None:
        self.rules.insert(0, (words, by if callable(by) else lambda: by))

    def ask(self, command: Sequence[str], *, cwd: Path | None = None) -> Outcome:
        return self._outcome(" ".join(command))

    def do(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        on_line: Callable[[str], None] = lambda _: None,
    ) -> Outcome:
        self.commands.append(" ".join(command))
        outcome = self._outcome(self.commands[-1])
        for line in outcome.output.splitlines():
            on_line(line)
        return outcome

    def show(self, command: Sequence[str], *, cwd: Path | None = None, aside: bool = False) -> int:
        self.commands.append(" ".join(command))
        return self._outcome(self.commands[-1]).code

    def _outcome(self, command: str) -> Outcome:
        return next((by() for words, by in self.rules if all(word in command for word in words)), OK)


@pytest.fixture
def processes(tmp_path: Path) -> FakeProcesses:
    return FakeProcesses(tmp_path / ".venv" / LOG)


# --- system packages -------------------------------------------------------------------------------------------------


def dpkg(*rows: str) -> Outcome:
    """What dpkg-query prints: status, architecture, name and what it provides."""
    return Outcome(0, "".join(f"{row}\n" for row in rows))


def all_apt_packages(*, but: Sequence[str] = ()) -> Outcome:
    names = {name.split(" | ")[0] for need in tomllib.loads(TABLE.read_text("utf-8"))["need"] for name in need["apt"]}
    return dpkg(*(f"installed\tamd64\t{name}, " for name in sorted(names.difference(but))))


@pytest.fixture
def debian(processes: FakeProcesses) -> FakeProcesses:
    processes.answer("dpkg", "--print-architecture", by=Outcome(0, "amd64\n"))
    processes.answer("dpkg-query", by=all_apt_packages())
    return processes


def provide(
    processes: FakeProcesses, *purposes: str, is_root: bool = True, manager: PackageManager | None = None
) -> None:
    table = SystemPackages(TABLE, processes, manager or Apt())
    table.provide(purposes, is_root=is_root, make_environment=False)


def test_nothing_is_done_where_nothing_is_missing(debian: FakeProcesses, capsys: pytest.CaptureFixture[str]) -> None:
    provide(debian, "run", "test")

    assert debian.commands == []
    assert capsys.readouterr().err == ""


def test_root_gets_exactly_what_is_missing(debian: FakeProcesses, capsys: pytest.CaptureFixture[str]) -> None:
    debian.answer("dpkg-query", by=all_apt_packages(but=["libportaudio2", "libxcb-cursor0"]))

    provide(debian, "run")

    install = debian.commands[-1].split()
    assert install[:2] == ["apt-get", "install"]
    assert {"-y", "--no-remove", "--no-install-recommends"} <= set(install)
    assert [word for word in install if word.startswith("lib")] == ["libportaudio2", "libxcb-cursor0"]
    said = capsys.readouterr().err
    assert "2 system packages are missing" in said
    assert "for recording from the microphone: libportaudio2" in said


def test_a_user_is_told_one_command_and_nothing_is_changed(debian: FakeProcesses) -> None:
    debian.answer("dpkg-query", by=all_apt_packages(but=["libportaudio2"]))

    with pytest.raises(SetupError) as raised:
        provide(debian, "run", is_root=False)

    assert raised.value.exit_code == NEEDS_ADMINISTRATOR
    commands = [line.strip() for line in raised.value.hint.splitlines() if "sudo" in line]
    assert commands == ["sudo apt-get update && sudo apt-get install -y --no-install-recommends libportaudio2"]
    assert debian.commands == []


def test_a_renamed_package_counts_by_what_it_provides(debian: FakeProcesses) -> None:
    rows = all_apt_packages(but=["libglib2.0-0"]).output.splitlines()
    debian.answer("dpkg-query", by=dpkg(*rows, "installed\tamd64\tlibglib2.0-0t64, libglib2.0-0 (= 2.80.0-6)"))

    provide(debian, "run")

    assert debian.commands == []


@pytest.mark.parametrize("row", ["config-files\tamd64\tlibportaudio2, ", "installed\ti386\tlibportaudio2, "])
def test_a_removed_or_foreign_package_does_not_count(debian: FakeProcesses, row: str) -> None:
    debian.answer("dpkg-query", by=dpkg(*all_apt_packages(but=["libportaudio2"]).output.splitlines(), row))

    provide(debian, "run")

    assert debian.commands[-1].endswith(" libportaudio2")


@pytest.mark.parametrize(
    ("there", "asked_for"),
    [
        (["pipewire-pulse"], True),
        (["pipewire-pulse", "pipewire-alsa"], False),
        (["pipewire-pulse", "libasound2-plugins"], False),
        ([], False),
    ],
)
def test_the_sound_plug_in_is_asked_for_beside_a_sound_server_without_one(
    debian: FakeProcesses, there: list[str], *, asked_for: bool
) -> None:
    rows = all_apt_packages(but=["pulseaudio", "libasound2-plugins"]).output.splitlines()
    debian.answer("dpkg-query", by=dpkg(*rows, *(f"installed\tamd64\t{name}, " for name in there)))

    provide(debian, "run")

    assert any(command.endswith(" libasound2-plugins") for command in debian.commands) is asked_for


def test_a_package_needed_twice_is_installed_once(debian: FakeProcesses) -> None:
    debian.answer("dpkg-query", by=all_apt_packages(but=["libasound2-plugins"]))

    provide(debian, "run", "test")

    assert debian.commands[-1].split().count("libasound2-plugins") == 1


def test_the_tests_packages_are_not_asked_of_someone_who_runs_the_app(debian: FakeProcesses) -> None:
    debian.answer("dpkg-query", by=all_apt_packages(but=["xvfb"]))

    provide(debian, "run")
    assert debian.commands == []

    provide(debian, "run", "test")
    assert debian.commands[-1].endswith(" xvfb")


def test_debians_separate_venv_package_comes_along(debian: FakeProcesses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "can_make_environments", lambda: False)
    monkeypatch.setattr(sys, "base_prefix", "/usr")

    SystemPackages(TABLE, debian, Apt()).provide(["run"], is_root=True, make_environment=True)

    assert debian.commands[-1].endswith(f" python{sys.version_info.major}.{sys.version_info.minor}-venv")


def test_no_package_is_asked_for_a_python_the_system_did_not_bring(
    debian: FakeProcesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "can_make_environments", lambda: False)
    monkeypatch.setattr(sys, "base_prefix", "/opt/python")

    SystemPackages(TABLE, debian, Apt()).provide(["run"], is_root=True, make_environment=True)

    assert debian.commands == []


def test_a_failed_installation_names_the_command_to_try(debian: FakeProcesses) -> None:
    debian.answer("dpkg-query", by=all_apt_packages(but=["xvfb"]))
    debian.answer("apt-get install", by=Outcome(100, "E: Unable to locate package xvfb\n"))

    with pytest.raises(SetupError, match=r"could not be installed.*sudo apt-get .* xvfb"):
        provide(debian, "run", "test")


def test_on_an_unknown_distribution_it_says_what_is_needed_and_goes_on(
    processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
) -> None:
    SystemPackages(TABLE, processes, None).provide(["run"], is_root=True, make_environment=True)

    assert processes.commands == []
    assert "for recording from the microphone: PortAudio 2" in capsys.readouterr().err


def test_fedora_asks_rpm_and_installs_by_dnf(processes: FakeProcesses) -> None:
    table = tomllib.loads(TABLE.read_text("utf-8"))["need"]
    names = {name.split(" | ")[0] for need in table for name in need["dnf"]}
    processes.answer("rpm", "-qa", by=Outcome(0, "\n".join(names - {"portaudio"})))

    provide(processes, "run", manager=Dnf())

    assert processes.commands == ["dnf install -y --setopt=install_weak_deps=False portaudio"]


def test_arch_asks_and_installs_by_pacman(processes: FakeProcesses) -> None:
    processes.answer("pacman -T", by=Outcome(127, "portaudio\npulseaudio\npipewire-pulse\npipewire-pulseaudio\n"))

    provide(processes, "run", manager=Pacman())

    assert processes.commands == ["pacman -S --noconfirm --needed portaudio"]


def test_every_need_is_known_to_every_package_manager() -> None:
    for need in tomllib.loads(TABLE.read_text("utf-8"))["need"]:
        assert need["for"] in {"run", "test", "programs"}
        assert need["why"]
        assert need["what"]
        for manager in MANAGERS:
            assert need[manager.program], need["why"]


# --- the Python environment ------------------------------------------------------------------------------------------


def install_model(folder: Path) -> None:
    """As the app does it."""
    folder.mkdir(parents=True)
    files = {}
    for name in (*model_files.REQUIRED, model_files.VOCABULARIES[0]):
        (folder / name).write_text(name, "utf-8")
        stat = (folder / name).stat()
        files[name] = InstalledFile(bytes=stat.st_size, mtime_ns=stat.st_mtime_ns, sha256="0" * 64)
    Marker(model=folder.name, source="a test", files=files).write(folder)


class Workshop:
    """A checkout in a scratch folder, on a system that lacks nothing; pip and venv only leave their traces."""

    def __init__(self, root: Path, processes: FakeProcesses) -> None:
        self.root = root
        self.processes = processes
        locks = root / "installers" / "locks"
        locks.mkdir(parents=True)
        (locks / "run.txt").write_text("click==8.5.1\n", "utf-8")
        (locks / "run-exports.txt").write_text("click==8.5.1\nexports==1\n", "utf-8")
        (locks / "run-meaning.txt").write_text("click==8.5.1\nmeaning==1\n", "utf-8")
        (locks / "run-encryption.txt").write_text("click==8.5.1\nencryption==1\n", "utf-8")
        (locks / "test.txt").write_text("click==8.5.1\npytest==9.2.0\n", "utf-8")
        (root / "pyproject.toml").write_text("", "utf-8")
        shutil.copy(TABLE, root / "installers")
        self.models = root / "home" / "models"
        self.checkout = self.at(root)
        processes.answer("-m venv", by=self._make_venv)
        processes.answer("--editable", by=self._install_project)
        processes.answer("models fetch", by=self._fetch_model)

    def at(self, root: Path, manager: PackageManager | None = None) -> Checkout:
        return Checkout(root, self.processes, manager or Apt(), is_root=False, models=self.models)

    def make_ready(self, mode: str = "run", *, system_packages: bool = True, extra: str = "") -> list[str]:
        """Set up, and say in short which commands it took."""
        self.processes.commands.clear()
        self.checkout.make_ready(Request(mode=mode, arguments=(), system_packages=system_packages, extra=extra))
        return self.taken()

    def taken(self) -> list[str]:
        words = {"-m venv": "venv", "--requirement": "lock", "--editable": "project", "models fetch": "model"}
        return [next((short for sign, short in words.items() if sign in c), c) for c in self.processes.commands]

    def _make_venv(self) -> Outcome:
        self._touch("python")
        return OK

    def _install_project(self) -> Outcome:
        self._touch("dictation")
        return OK

    def _fetch_model(self) -> Outcome:
        if not (self.models / "base").exists():
            install_model(self.models / "base")
        return OK

    def _touch(self, name: str) -> None:
        program = self.checkout.environment.program(name)
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch()


@pytest.fixture
def workshop(tmp_path: Path, debian: FakeProcesses) -> Workshop:
    return Workshop(tmp_path, debian)


EVERYTHING = ["venv", "lock", "project", "model"]


def test_the_first_start_does_everything_in_order(workshop: Workshop) -> None:
    assert workshop.make_ready() == EVERYTHING


def test_packages_are_the_locked_ones_checked_by_hash_and_never_built(workshop: Workshop) -> None:
    workshop.make_ready()

    command = next(c for c in workshop.processes.commands if "--requirement" in c)
    assert "--no-deps --require-hashes --only-binary :all:" in command
    assert command.endswith(str(workshop.root / "installers" / "locks" / "run.txt"))


def test_the_second_start_starts_no_process(workshop: Workshop) -> None:
    workshop.make_ready()
    questions: list[str] = []
    workshop.processes.answer("", by=lambda: questions.append("asked") or OK)

    assert workshop.make_ready() == []
    assert questions == []


@pytest.mark.parametrize("file", ["installers/locks/run.txt", "pyproject.toml"])
def test_changed_requirements_are_installed_into_the_same_environment(workshop: Workshop, file: str) -> None:
    workshop.make_ready()
    (workshop.root / file).write_text("# changed\n", "utf-8")

    assert workshop.make_ready() == ["lock", "project"]
    assert workshop.make_ready() == []


def test_after_the_tests_the_app_starts_at_once(workshop: Workshop) -> None:
    workshop.make_ready("test")

    assert workshop.make_ready("run") == []


def test_after_the_app_the_tests_add_their_packages(workshop: Workshop) -> None:
    workshop.make_ready("run")

    assert workshop.make_ready("test") == ["lock", "project", "model"]
    assert workshop.make_ready("test") == ["model"]


def test_an_extra_is_added_once_and_stays(workshop: Workshop) -> None:
    workshop.make_ready()

    assert workshop.make_ready(extra="meaning") == ["lock", "project"]
    assert "run-meaning.txt" in next(c for c in workshop.processes.commands if "--requirement" in c)
    assert workshop.make_ready(extra="meaning") == workshop.make_ready() == []

    (workshop.root / "pyproject.toml").write_text("# changed\n", "utf-8")
    assert workshop.make_ready() == ["lock", "project"]
    assert "run-meaning.txt" in next(c for c in workshop.processes.commands if "--requirement" in c)


def test_extras_that_were_added_one_by_one_stay_all(workshop: Workshop) -> None:
    workshop.make_ready(extra="meaning")
    assert workshop.make_ready(extra="exports") == ["lock", "project"], "one go, and one line that tells it"
    assert workshop.make_ready(extra="meaning") == workshop.make_ready() == []

    (workshop.root / "pyproject.toml").write_text("# changed\n", "utf-8")
    assert workshop.make_ready() == ["lock", "project"]
    installed = next(c for c in workshop.processes.commands if "--requirement" in c)
    assert "run-exports.txt" in installed
    assert "run-meaning.txt" in installed


def test_the_tests_bring_the_extras_along(workshop: Workshop) -> None:
    workshop.make_ready("test")

    assert workshop.make_ready(extra="encryption") == workshop.make_ready(extra="exports") == []
    assert workshop.make_ready(extra="meaning") == []


def test_the_tests_look_at_the_system_each_time(workshop: Workshop) -> None:
    workshop.make_ready("test")
    workshop.processes.answer("dpkg-query", by=all_apt_packages(but=["xvfb"]))

    with pytest.raises(SetupError, match="xvfb"):
        workshop.make_ready("test")


@pytest.mark.parametrize("step", ["-m venv", "--requirement", "--editable"])
def test_what_was_cut_off_is_made_anew(workshop: Workshop, step: str) -> None:
    def cut_off() -> Outcome:
        raise KeyboardInterrupt

    workshop.processes.answer(step, by=cut_off)
    with pytest.raises(KeyboardInterrupt):
        workshop.make_ready()
    debris = workshop.checkout.environment.folder / "half-written"
    debris.touch()
    del workshop.processes.rules[0]

    assert workshop.make_ready() == EVERYTHING
    assert not debris.exists()


def test_a_cut_off_download_of_the_model_is_taken_up_again(workshop: Workshop) -> None:
    def cut_off() -> Outcome:
        raise KeyboardInterrupt

    workshop.processes.answer("models fetch", by=cut_off)
    with pytest.raises(KeyboardInterrupt):
        workshop.make_ready()
    del workshop.processes.rules[0]

    assert workshop.make_ready() == ["model"]


def test_another_python_gets_another_environment(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop.make_ready()
    monkeypatch.setattr(sys, "base_prefix", "/opt/other")
    workshop.checkout = workshop.at(workshop.root)

    assert workshop.make_ready() == ["venv", "lock", "project"]


def test_a_moved_checkout_gets_another_environment(
    workshop: Workshop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    workshop.make_ready()
    moved = tmp_path_factory.mktemp("elsewhere") / "checkout"
    shutil.copytree(workshop.root, moved)
    workshop.checkout = workshop.at(moved)

    assert workshop.make_ready()[:2] == ["venv", "lock"]


def test_an_environment_made_by_hand_is_used_if_it_is_of_this_python(workshop: Workshop) -> None:
    python = workshop.checkout.environment.program("python")
    python.parent.mkdir(parents=True)
    python.touch()
    answer = f"{sys.implementation.cache_tag}\n{sys.base_prefix}\n{workshop.checkout.environment.folder}\n"
    workshop.processes.answer("import sys, pip", by=Outcome(0, answer))

    assert workshop.make_ready() == ["lock", "project", "model"]


def test_an_environment_made_by_hand_without_pip_is_made_anew(workshop: Workshop) -> None:
    python = workshop.checkout.environment.program("python")
    python.parent.mkdir(parents=True)
    python.touch()
    workshop.processes.answer("import sys, pip", by=Outcome(1, "No module named 'pip'"))

    assert workshop.make_ready() == EVERYTHING


def test_a_python_that_cannot_make_environments_is_named(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundwork.environment.can_make_environments", lambda: False)

    with pytest.raises(SetupError, match="cannot make environments"):
        workshop.make_ready()


def test_failed_packages_are_tried_again_at_the_next_start(workshop: Workshop) -> None:
    workshop.processes.answer("--requirement", by=Outcome(1, "ERROR: something new\n"))
    with pytest.raises(SetupError, match="could not be installed"):
        workshop.make_ready()
    del workshop.processes.rules[0]

    assert workshop.make_ready() == EVERYTHING


def test_without_its_model_the_app_starts_all_the_same_and_is_not_held_up_again(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.processes.answer("models fetch", by=Outcome(5, ""))

    assert workshop.make_ready() == EVERYTHING
    assert "The app will offer it again" in capsys.readouterr().err
    assert workshop.make_ready() == []


def test_somebody_with_another_home_gets_a_model_too(workshop: Workshop) -> None:
    workshop.make_ready()
    workshop.models = workshop.root / "other home" / "models"
    workshop.checkout = workshop.at(workshop.root)

    assert workshop.make_ready() == ["model"]
    assert workshop.make_ready() == []


def cut(folder: Path) -> None:
    (folder / model_files.WEIGHTS).write_text("mod", "utf-8")


@pytest.mark.parametrize(
    "harm",
    [
        shutil.rmtree,
        cut,
        lambda folder: (folder / "tokenizer.json").unlink(),
        lambda folder: (folder / model_files.MARKER).write_text("[]", "utf-8"),
        lambda folder: (folder / model_files.MARKER).write_text('{"files": {}}', "utf-8"),
    ],
)
def test_a_model_that_is_gone_or_damaged_is_fetched_again(workshop: Workshop, harm: Callable[[Path], None]) -> None:
    workshop.make_ready()
    harm(workshop.models / "base")
    workshop.processes.answer("models fetch", by=OK)

    assert workshop.make_ready() == ["model"]


def test_after_a_fetch_that_failed_a_model_that_came_and_went_is_fetched_again(workshop: Workshop) -> None:
    workshop.processes.answer("models fetch", by=Outcome(5, ""))
    workshop.make_ready()
    install_model(workshop.models / "base")  # by the app
    assert workshop.make_ready() == []
    shutil.rmtree(workshop.models)

    assert workshop.make_ready() == ["model"]


def test_who_has_another_model_is_not_given_the_usual_one_at_each_start(workshop: Workshop) -> None:
    workshop.make_ready()
    install_model(workshop.models / "small")
    shutil.rmtree(workshop.models / "base")

    assert workshop.make_ready() == []


def test_models_that_were_moved_are_found(workshop: Workshop) -> None:
    workshop.make_ready()
    place = ModelPlace(workshop.models)
    moved = workshop.root / "disk" / "models"
    moved.parent.mkdir()
    shutil.move(workshop.models / "base", moved / "base")
    place.write(PlaceNote(folder=str(moved)))

    assert workshop.make_ready() == []


def test_models_on_a_disk_that_is_not_plugged_in_are_the_apps_business(workshop: Workshop) -> None:
    workshop.make_ready()
    shutil.rmtree(workshop.models / "base")
    ModelPlace(workshop.models).write(PlaceNote(folder=str(workshop.root / "unplugged")))

    assert workshop.make_ready() == []


@pytest.mark.parametrize("data_home", ["", "  ", "share"])
def test_models_are_looked_for_where_the_app_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_home: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / data_home) if data_home.strip() else data_home)

    assert models_dir() == paths.models_dir()


def test_without_the_model_the_tests_do_not_start(workshop: Workshop) -> None:
    workshop.processes.answer("models fetch", by=Outcome(5, ""))

    with pytest.raises(SetupError, match="the tests need it"):
        workshop.make_ready("test")


def test_system_packages_can_be_left_alone(workshop: Workshop) -> None:
    workshop.processes.answer("dpkg-query", by=Outcome(0, ""))

    assert workshop.make_ready(system_packages=False) == EVERYTHING
    with pytest.raises(SetupError):
        workshop.make_ready()


def test_a_second_set_up_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    said = io.StringIO()  # Reading what pytest has captured can lose what is written at that moment.
    monkeypatch.setattr(sys, "stderr", said)

    def second() -> None:
        with only_one(tmp_path / "lock"):
            order.append("second")

    with only_one(tmp_path / "lock"):
        thread = threading.Thread(target=second)
        thread.start()
        deadline_s = time.monotonic() + 10
        while "waiting" not in said.getvalue() and time.monotonic() < deadline_s:
            time.sleep(0.01)
        order.append("first")
    thread.join(10)

    assert "Another set-up" in said.getvalue()
    assert order == ["first", "second"]


# --- checks and words ------------------------------------------------------------------------------------------------


def test_checks_run_in_order_and_pytest_is_last(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        workshop.processes,
        "ask",
        lambda command, cwd: asked.append(" ".join([Path(command[0]).stem, *command[1:]])) or OK,
    )
    workshop.processes.answer("-m pytest", by=Outcome(3, ""))

    assert workshop.checkout.check([]) == 3
    assert asked == [
        "ruff check",
        "ruff format --check",
        "mypy",
        "lint-imports",
        "python installers/update_translations.py --check",
    ]
    assert workshop.processes.commands[-1].endswith("-m pytest -n 2 --no-loadscope-reorder")


def test_the_first_failed_check_ends_it(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.processes.answer("mypy", by=Outcome(1, "app.py:1: error: wrong"))

    assert workshop.checkout.check([]) == 1
    assert workshop.processes.commands == []
    captured = capsys.readouterr()
    assert "app.py:1: error: wrong" in captured.out
    assert "Stopped at 'mypy'" in captured.err


def test_with_arguments_only_pytest_runs(workshop: Workshop) -> None:
    workshop.processes.answer("mypy", by=Outcome(1, ""))

    assert workshop.checkout.check(["tests/unit", "-k", "lock"]) == 0
    assert [c.partition(" -m ")[2] for c in workshop.processes.commands] == ["pytest tests/unit -k lock"]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (
            (
                "WARNING: Retrying after connection by 'NewConnectionError(Temporary failure in name resolution)'\n"
                "ERROR: No matching distribution found for anyio==4.16.0\n"
            ),
            "no connection",
        ),
        ("ERROR: No matching distribution found for ctranslate2==4.8.5\n", "not made for this Python"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n", "not the one in the lock file"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n", "disk is full"),
        ("E: Failed to fetch x  Temporary failure resolving 'archive'\n", "no connection"),
    ],
)
def test_a_failure_is_told_by_its_cause(output: str, words: str, tmp_path: Path) -> None:
    assert words in str(failure("It could not be done", Outcome(1, output), tmp_path / "log"))


def test_an_unknown_failure_shows_its_last_errors_and_where_the_rest_is(tmp_path: Path) -> None:
    error = failure("It could not be done", Outcome(1, "much noise\nERROR: the moon is full\n"), tmp_path / "log")

    assert error.details[0] == "ERROR: the moon is full"
    assert str(tmp_path / "log") in error.details[-1]
    assert not any("much noise" in line for line in error.details)


def test_pips_misleading_last_line_is_not_shown_where_the_network_is_down(tmp_path: Path) -> None:
    output = "WARNING: Network is unreachable\nERROR: No matching distribution found for anyio==4.16.0\n"

    error = failure("It could not be done", Outcome(1, output), tmp_path / "log")

    assert not any("No matching" in line for line in error.details)


def test_programs_of_others_are_wanted_by_name_alone_and_then_only_their_tests_run() -> None:
    request = parse(["test", "--programs"])
    assert request.programs
    assert request.arguments == ("tests/system/test_programs.py", "--run-long")
    assert parse(["test", "--programs", "--", "-x"]).arguments == ("-x",)
    assert not parse(["run", "--programs"]).programs
    assert parse(["test"]).arguments == ()


def test_what_follows_the_dashes_is_passed_on_untouched() -> None:
    request = parse(["test", "--no-system-packages", "--", "-k", "a or b", "--", "-x"])
    assert not request.programs

    assert request == Request(mode="test", arguments=("-k", "a or b", "--", "-x"), system_packages=False)


@pytest.mark.parametrize("argv", [[], ["fly"], ["run", "--version"]])
def test_a_wrong_command_line_is_exit_code_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        parse(argv)

    assert raised.value.code == 2


# --- real processes --------------------------------------------------------------------------------------------------


def test_the_output_of_a_command_is_logged_and_seen_line_by_line(tmp_path: Path) -> None:
    processes = Processes(tmp_path / "new" / "log")
    lines: list[str] = []

    with processes.logging():
        outcome = processes.do([sys.executable, "-c", "print('one'); print('two'); exit(3)"], on_line=lines.append)

    assert (outcome.code, outcome.output) == (3, "one\ntwo\n")
    assert lines == ["one\n", "two\n"]
    assert "one\ntwo\n(exit code 3)" in processes.log_file.read_text("utf-8")


def test_a_program_that_is_not_there_is_an_outcome(tmp_path: Path) -> None:
    outcome = Processes(tmp_path / "log").ask(["no-such-program-at-all"])

    assert outcome.code == 127
    assert "no-such-program-at-all" in outcome.output


def test_an_old_python_gets_one_sentence() -> None:
    old = "import runpy, sys; sys.version_info = (3, 9, 18); runpy.run_path(sys.argv[1], run_name='__main__')"

    done = subprocess.run(
        [sys.executable, "-c", old, str(ROOT / "installers" / "bootstrap.py")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer, and this is Python 3.9.18" in done.stderr


def test_an_old_python_can_read_the_door() -> None:
    tree = ast.parse((ROOT / "installers" / "bootstrap.py").read_text("utf-8"), feature_version=(3, 4))

    too_new = (ast.JoinedStr, ast.AnnAssign, ast.FunctionDef, ast.NamedExpr)
    assert [type(node).__name__ for node in ast.walk(tree) if isinstance(node, too_new)] == []


def copy_of_installers(root: Path) -> Path:
    shutil.copytree(ROOT / "installers", root / "installers", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root / "installers" / "bootstrap.py"


@posix_only
def test_a_ready_checkout_becomes_the_app_in_less_than_a_second(tmp_path: Path) -> None:
    root, folder = tmp_path / "checkout", tmp_path / "work"
    root.mkdir()
    folder.mkdir()
    bootstrap = copy_of_installers(root)
    workshop = object.__new__(Workshop)
    workshop.root = root
    workshop.processes = FakeProcesses(root / ".venv" / LOG)
    workshop.models = tmp_path / "home" / "dictation-app" / "models"
    workshop.checkout = Checkout(root, workshop.processes, None, is_root=False, models=workshop.models)
    workshop.processes.answer("-m venv", by=workshop._make_venv)
    workshop.processes.answer("--editable", by=workshop._install_project)
    workshop.processes.answer("models fetch", by=workshop._fetch_model)
    workshop.make_ready()
    app = workshop.checkout.environment.program("dictation")
    app.write_text('#!/bin/sh\necho "$PWD" "$@"\nexit 6\n', "utf-8")
    app.chmod(0o755)

    started_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(bootstrap), "run", "--", "say", "a b"],
        cwd=folder,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    took_s = time.monotonic() - started_s

    assert (done.returncode, done.stdout, done.stderr) == (6, f"{folder} say a b\n", "")
    assert took_s < 1


@contextmanager
def started(bootstrap: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(bootstrap), *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@posix_only
@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_set_up_ends_with_one_line(tmp_path: Path, signal_number: signal.Signals) -> None:
    bootstrap = copy_of_installers(tmp_path)
    with started(bootstrap, "run", "--no-system-packages") as process:
        assert process.stderr is not None
        log, deadline_s = tmp_path / ".venv" / LOG, time.monotonic() + 20
        while not (log.exists() and "-m venv" in log.read_text("utf-8")) and time.monotonic() < deadline_s:
            time.sleep(0.01)

        process.send_signal(signal_number)
        said = process.stderr.read()

    assert process.returncode == 130
    assert said.splitlines() == [
        "Making the Python environment .venv …",
        "Interrupted. The same command goes on from here.",
    ]
