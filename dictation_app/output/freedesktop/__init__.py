"""Output by what Linux desktops share over D-Bus: the portals, and text fields by AT-SPI."""
