"""The history: every dictation that ended, on disk and searchable. SQLite, without Qt and without NumPy.

`entries` holds the values, `schema` the tables and how older ones become the newest, `queries` makes SQL of a `Query`,
`forms` knows where its files are, in clear and encrypted, `file` opens the file and mends it where it is damaged
(`salvage` reads what is left), `results` keeps what an entry was before its sound was decoded again, `store` puts them
together, and `documents` writes entries down for people. One thread owns a `HistoryStore`; any number of programs may
have one on the same folder.
"""

from __future__ import annotations

from dictation_app.history.entries import Day, Entry, LeftOut, Query, Result, Sequel, Statistics, Wait
from dictation_app.history.store import HistoryStore

__all__ = ["Day", "Entry", "HistoryStore", "LeftOut", "Query", "Result", "Sequel", "Statistics", "Wait"]
