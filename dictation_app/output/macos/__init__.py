"""Output on macOS: keys as events, the pasteboard, the programs in front, and their fields by accessibility."""
