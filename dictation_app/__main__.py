"""``dictation`` and ``python -m dictation_app``: the command line, which starts the app when no command is given."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main() -> None:
    """Run, and exit with the documented exit code."""
    # A frozen program starts its engine process by running itself again.
    multiprocessing.freeze_support()
    # NumPy's threads wait for more work by spinning, on the very cores that the speech engine needs then: its encoder
    # took a third longer. Nothing here multiplies matrices that large. Before NumPy is imported; its processes inherit.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from dictation_app.cli import run  # noqa: PLC0415  # the engine's process needs no command line

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        # Ctrl+C while modules are being imported; later ones are told by `run`.
        sys.stderr.write("dictation: Interrupted.\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
