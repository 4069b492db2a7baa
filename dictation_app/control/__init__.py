"""The parts of the controller, one file each: what is pressed, asked for and told while the app lives.

All of them live on the GUI thread. None knows a window: windows (`ui`, `wiring`) are above them, threads (`workers`)
below.
"""
