"""Output on X11: keys by XTest, the clipboard by selections, the windows by what window managers write down."""
