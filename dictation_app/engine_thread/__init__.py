"""What the engine's thread does: its loop, what it was asked for, in which order, and to whom it lends the engine.

Plain Python; `workers.engine.EngineThread` is the thread that runs it.
"""
