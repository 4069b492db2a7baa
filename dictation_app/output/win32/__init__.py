"""Output on Windows: keys by SendInput, the clipboard, the windows, and their fields by UI Automation."""
