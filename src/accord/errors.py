"""Everything that Accord raises on purpose.

::

    AccordError                     base of all; catch this one to catch ours and only ours
    |
    +-- InputError                  one input can't be used; has .path and .reason; the rest of the work goes on
    |   +-- NotFoundError           no such file or folder
    |   +-- UnreadableError         exists, but the system won't let us read it, or it is not a regular file
    |   +-- EmptyInputError         nothing but white space
    |   +-- BinaryInputError        not text at all
    |   +-- EncodingError           text, but not UTF-8
    |   +-- FrontMatterError        the YAML block at the top can't be understood
    |   +-- LanguageError           written in a language that the reader doesn't know
    |   +-- TooLargeError           over a stated limit
    |
    +-- ModelError                  the language model can't be used
    |   +-- ModelMissingError       not installed; the message says how to get it
    |   +-- ModelAlteredError       installed, but its files are not the ones we know
    |
    +-- DataError                   a table or word list that ships with Accord is inconsistent
    +-- SpanError                   a span's words are not the text's words at that place: a defect in Accord, never in
    the input
"""

from __future__ import annotations

__all__ = [
    "AccordError",
    "BinaryInputError",
    "DataError",
    "EmptyInputError",
    "EncodingError",
    "FrontMatterError",
    "InputError",
    "LanguageError",
    "ModelAlteredError",
    "ModelError",
    "ModelMissingError",
    "NotFoundError",
    "SpanError",
    "TooLargeError",
    "UnreadableError",
]


class AccordError(Exception):
    """Base of every error that Accord raises on purpose."""


class InputError(AccordError):
    """One input can't be used. ``path`` is the input as it was given, ``reason`` says why in a phrase."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NotFoundError(InputError):
    """No such file or folder."""


class UnreadableError(InputError):
    """It exists, but can't be read: permissions, a loop of links, a device."""


class EmptyInputError(InputError):
    """Nothing in it but white space."""


class BinaryInputError(InputError):
    """Not text."""


class EncodingError(InputError):
    """Text, but not UTF-8."""


class FrontMatterError(InputError):
    """The YAML block at the top of a text can't be understood."""


class LanguageError(InputError):
    """The text is in a language that the reader doesn't know."""


class TooLargeError(InputError):
    """The input is over a stated limit."""


class ModelError(AccordError):
    """The language model can't be used."""


class ModelMissingError(ModelError):
    """The language model is not installed; the message says how to install it."""


class ModelAlteredError(ModelError):
    """The installed language model's files are not the ones that Accord knows."""


class DataError(AccordError):
    """A table or a word list that ships with Accord contradicts itself."""


class SpanError(AccordError):
    """A span's words differ from the text's words at that place."""
