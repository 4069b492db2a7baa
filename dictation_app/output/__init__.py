"""Getting text into the focused window: the `TextOutput` protocol, its registry, and the chain that tries in order."""
