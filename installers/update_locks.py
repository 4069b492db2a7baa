"""Write the lock files anew from `pyproject.toml`, with `uv` (a recent version: `pip compile --excludes`).

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

LEFT_OUT = "evdev\nsentence-transformers\n"
"""pynput names evdev for its uinput back end, which this app does not use; there is no wheel of it, only C sources.
The package of the search by meaning names sentence-transformers, and so PyTorch; this app reads its files by itself."""


def compile_lock(
    uv: str, name: str, groups: list[str], constraints: Path | None, *, upgrade: bool, extra: str = ""
) -> int:
    """Write one lock; what it holds already stays at its version unless `upgrade`."""
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "-q"]
    if upgrade:
        options.append("--upgrade")
    if constraints is not None:
        options += ["--constraints", str(constraints)]
    for group in groups:
        options += ["--group", group]
    if extra:
        options += ["--extra", extra]
    with tempfile.TemporaryDirectory() as scratch:
        left_out = Path(scratch) / "left_out.txt"
        left_out.write_text(LEFT_OUT, encoding="utf-8")
        command = [uv, "pip", "compile", *options, "--excludes", str(left_out), "pyproject.toml"]
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
    tested = LOCKS / "test.txt"
    # The app's versions are the tests' versions: what was tested is what runs.
    return (
        compile_lock(uv, tested.name, ["setup", "test"], None, upgrade=upgrade)
        or compile_lock(uv, "run.txt", ["setup"], tested, upgrade=False)
        or compile_lock(uv, "run-exports.txt", ["setup"], tested, upgrade=False, extra="exports")
        or compile_lock(uv, "run-meaning.txt", ["setup"], tested, upgrade=False, extra="meaning")
        or compile_lock(uv, "run-encryption.txt", ["setup"], tested, upgrade=False, extra="encryption")
    )


if __name__ == "__main__":
    sys.exit(main())
