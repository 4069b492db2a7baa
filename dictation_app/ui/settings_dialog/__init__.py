"""The settings dialog. Nothing imports it before it is opened for the first time: the app starts without it.

`plan` says what stands where, `controls` and the modules named after what they choose are the widgets, `rows` and
`pages` put them together, and `dialog` is what the app sees.
"""
