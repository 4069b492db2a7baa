"""Windows and pages on the one side, controller, threads and stores on the other: here they are connected.

One file for each window, page or panel; all on the GUI thread. A page (`ui`) only shows and asks.
"""
