"""Output under Wayland, where the compositor lets programs press keys and hold the clipboard."""
