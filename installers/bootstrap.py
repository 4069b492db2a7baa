#!/usr/bin/env python3
"""The two commands of a checkout: set up and start the app, or set up and run every check and test.

Any Python of the system may read this file, so it holds nothing an old one cannot parse (no annotations, no
f-strings): too old a Python gets a sentence, not a syntax error. The work is done in `groundwork`.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # older ones do come here
    sys.stderr.write(
        "The dictation app needs Python 3.11 or newer, and this is Python "
        + ".".join(str(part) for part in sys.version_info[:3])
        + ". Start this command with a newer one, for example python3.12.\n"
    )
    sys.exit(1)

if __name__ == "__main__":
    try:
        from groundwork.commands import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted. The same command goes on from here.\n")
        code = 130
    sys.exit(code)
