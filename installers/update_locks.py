"""Write the lock files anew from `pyproject.toml`, with `uv` (any recent version; `pip install uv`).

One lock serves every platform and Python from 3.11 on. It holds versions and hashes, and no address: pip's own
configuration says where packages come from.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "installers" / "locks"

LEFT_OUT = "evdev; sys_platform == 'never'\n"
"""pynput names evdev for its uinput back end, which this app does not use; there is no wheel of it, only C sources."""


def compile_lock(uv: str, name: str, groups: list[str], constraints: Path | None, *, upgrade: bool) -> int:
    """Write one lock; what it holds already stays at its version unless `upgrade`."""
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "-q"]
    if upgrade:
        options.append("--upgrade")
    if constraints is not None:
        options += ["--constraints", str(constraints)]
    for group in groups:
        options += ["--group", group]
    with tempfile.TemporaryDirectory() as scratch:
        overrides = Path(scratch) / "overrides.txt"
        overrides.write_text(LEFT_OUT, encoding="utf-8")
        command = [uv, "pip", "compile", *options, "--overrides", str(overrides), "pyproject.toml"]
        return subprocess.run([*command, "--output-file", str(LOCKS / name)], cwd=ROOT, check=False).returncode


def main() -> int:
    """Return the exit code: uv's own where it fails, 1 where there is no uv."""
    parser = argparse.ArgumentParser(description="Write installers/locks/*.txt anew from pyproject.toml.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions pyproject.toml allows")
    upgrade = parser.parse_args().upgrade
    uv = shutil.which("uv")
    if uv is None:
        print("The program 'uv' is not there. Install it (pip install uv) and run this again.", file=sys.stderr)
        return 1
    code = compile_lock(uv, "test.txt", ["setup", "test"], None, upgrade=upgrade)
    # The app's versions are the tests' versions: what was tested is what runs.
    return code or compile_lock(uv, "run.txt", ["setup"], LOCKS / "test.txt", upgrade=False)


if __name__ == "__main__":
    sys.exit(main())
