"""The frozen values that travel between threads and processes.

`speech`: sound and what an engine makes of it. `dictation`: the key that begins one, its text on the way into a window,
and what became of it. `status`: what all of this looks like at a moment. Nothing here imports NumPy or Qt at run time,
so that the command line stays quick. Arrays are made read-only by whoever creates the value: what has crossed a thread
is never changed.
"""
