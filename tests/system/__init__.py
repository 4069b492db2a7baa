"""The real app in a virtual desktop, with a virtual microphone and windows of other programs (Linux)."""
