"""The first run: five short steps in one window. `window` has the frame, the other modules a step or two each.

They show what they are told and ask by signals, as every window here does.
"""
