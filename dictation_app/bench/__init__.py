"""`dictation bench`: this app measured against plain faster-whisper, on one machine, in one run.

Both sides get the same weights, threads and arithmetic, and take turns clip by clip, so that a busy moment hits both.
The machine, its load and all versions are part of every result; where others used the machine, no verdict is given.
"""
