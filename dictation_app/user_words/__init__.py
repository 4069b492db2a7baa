"""The user's words: what is heard as one thing and is to be written as another, and how a name is spelt.

They are put into the text after the model has written it. The model itself is never told of them: a prompt that is a
list of words can make it write one of them where nobody said it.
"""

from dictation_app.user_words.file import MOST_BYTES, ReadWords, WordFile, as_text, read_words
from dictation_app.user_words.spelling import WordList, known_key
from dictation_app.user_words.words import Origin, UserWord, private_mode_error, user_word

__all__ = [
    "MOST_BYTES",
    "Origin",
    "ReadWords",
    "UserWord",
    "WordFile",
    "WordList",
    "as_text",
    "known_key",
    "private_mode_error",
    "read_words",
    "user_word",
]
