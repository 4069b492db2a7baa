"""What has to be there before the app can start: system libraries, a Python environment, packages, a speech model.

Standard library only. Each step leaves a line in the stamp (`environment.Stamp`) when it is done and is not looked at
again until something it depends on changes: a second start reads a few files and starts no process but the app.
"""
