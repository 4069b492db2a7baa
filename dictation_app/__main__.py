"""``dictation`` and ``python -m dictation_app``: the command line, which starts the app when no command is given."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> None:
    """Run, and exit with the documented exit code."""
    # A frozen program starts its engine process by running itself again.
    multiprocessing.freeze_support()
    from dictation_app.cli import run  # noqa: PLC0415  # the engine's process needs no command line

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
