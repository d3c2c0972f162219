"""Everything that Accord raises on purpose.

::

    AccordError                     base of all; catch this one to catch ours and only ours
    |
    +-- InputError                  one input can't be used; has .path, .reason, .kind, .limit; the rest goes on
    |   +-- NotFoundError           no such file or folder
    |   +-- UnreadableError         exists, but the system won't let us read it, or it is not a regular file
    |   +-- EmptyInputError         nothing but white space
    |   +-- BinaryInputError        not text at all
    |   +-- EncodingError           text, but not in the encoding that it should be or says it is in
    |   +-- FrontMatterError        the YAML block at the top can't be understood
    |   +-- LanguageError           written in a language that the reader doesn't know
    |   +-- TooLargeError           over a stated limit
    |   +-- FormatError             not what its kind of file should be: broken JSON, a feed that declares entities
    |   +-- SummaryOnlyError        a feed's entry that has no text of its own, only an address
    |   +-- MissingLibraryError     its kind of input needs a package that is not installed
    |   +-- FetchError              an address that can't be fetched
    |       +-- AddressError        none that is fetched at all: file:, ftp:, a password in it, no host
    |       +-- ForbiddenAddressError  leads to a network that is not public: loopback, link-local, private, multicast
    |       +-- RobotsError         the host's robots.txt does not allow it
    |       +-- RedirectError       redirected too often, in a circle, or to nowhere
    |       +-- TimeLimitError      took longer than the time allowed, as a whole
    |       +-- NetworkError        no such host, refused, broken off, not HTTP, a certificate that does not fit
    |       +-- StatusError         the server said no; has .status
    |           +-- BusyError       the server said not now (429, 503); has .retry_after, in seconds
    |
    +-- ModelError                  the language model can't be used
    |   +-- ModelMissingError       not installed; the message says how to get it
    |   +-- ModelAlteredError       installed, but its files are not the ones we know
    |
    +-- StoreError                  the ledger can't be used; has .store, which one, and .reason
    |   +-- StoreMissingError       there is none at that place
    |   +-- StoreForeignError       a file or a database of something else
    |   +-- StoreVersionError       written by a later Accord, or by an earlier one and it may not be changed
    |   +-- StoreReadOnlyError      it may be asked and not added to
    |   +-- StoreFullError          no room left on its disk
    |   +-- StoreBusyError          another program has been writing to it for too long
    |   +-- StoreDamagedError       its file is not whole
    |   +-- StoreAwayError          its database server can't be reached
    |
    +-- QuestionError               a question to the ledger that can't be answered as it was put
    +-- DataError                   a table or word list that ships with Accord is inconsistent
    +-- SpanError                   a span's words are not the text's words at that place: a defect in Accord, never in
    the input
"""

from __future__ import annotations

__all__ = [
    "AccordError",
    "AddressError",
    "BinaryInputError",
    "BusyError",
    "DataError",
    "EmptyInputError",
    "EncodingError",
    "FetchError",
    "ForbiddenAddressError",
    "FormatError",
    "FrontMatterError",
    "InputError",
    "LanguageError",
    "MissingLibraryError",
    "ModelAlteredError",
    "ModelError",
    "ModelMissingError",
    "NetworkError",
    "NotFoundError",
    "QuestionError",
    "RedirectError",
    "RobotsError",
    "SpanError",
    "StatusError",
    "StoreAwayError",
    "StoreBusyError",
    "StoreDamagedError",
    "StoreError",
    "StoreForeignError",
    "StoreFullError",
    "StoreMissingError",
    "StoreReadOnlyError",
    "StoreVersionError",
    "SummaryOnlyError",
    "TimeLimitError",
    "TooLargeError",
    "UnreadableError",
]


class AccordError(Exception):
    """Base of every error that Accord raises on purpose."""


class InputError(AccordError):
    """One input can't be used. ``path`` is the input as it was given, ``reason`` says why in a phrase.

    ``kind`` names the class of the trouble for programs and never changes; ``limit`` is the limit that was passed
    ("30 seconds"), or None; ``address`` where the report can be read instead, or None.
    """

    kind = "input"

    def __init__(self, path: str, reason: str, *, limit: str | None = None, address: str | None = None) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.limit = limit
        self.address = address


class NotFoundError(InputError):
    """No such file or folder."""

    kind = "not-found"


class UnreadableError(InputError):
    """It exists, but can't be read: permissions, a loop of links, a device."""

    kind = "unreadable"


class EmptyInputError(InputError):
    """Nothing in it but white space."""

    kind = "empty"


class BinaryInputError(InputError):
    """Not text."""

    kind = "binary"


class EncodingError(InputError):
    """Text, but not in the encoding that it should be or says it is in."""

    kind = "encoding"


class FrontMatterError(InputError):
    """The YAML block at the top of a text can't be understood."""

    kind = "front-matter"


class LanguageError(InputError):
    """The text is in a language that the reader doesn't know."""

    kind = "language"


class TooLargeError(InputError):
    """The input is over a stated limit."""

    kind = "too-large"


class FormatError(InputError):
    """It is not what its kind of file should be."""

    kind = "format"


class SummaryOnlyError(InputError):
    """A feed's entry that holds no text of its own; ``address`` says where it can be read."""

    kind = "summary-only"


class MissingLibraryError(InputError):
    """This kind of input needs a package that is not installed; the reason says how to install it."""

    kind = "missing-library"


class FetchError(InputError):
    """An address can't be fetched."""

    kind = "fetch"


class AddressError(FetchError):
    """Not an address that is ever fetched: another scheme than http and https, a password in it, no host."""

    kind = "address"


class ForbiddenAddressError(FetchError):
    """The address leads to a network that is not public."""

    kind = "forbidden-address"


class RobotsError(FetchError):
    """The host's robots.txt does not allow it."""

    kind = "robots"


class RedirectError(FetchError):
    """Redirected too often, in a circle, or to nowhere."""

    kind = "redirects"


class TimeLimitError(FetchError):
    """It took longer than the time allowed for the whole."""

    kind = "time"


class NetworkError(FetchError):
    """No such host, or the connection was refused, broken off, or speaks no HTTP; passes by itself, perhaps."""

    kind = "network"


class StatusError(FetchError):
    """The server answered with an error. ``status`` is HTTP's number."""

    kind = "status"

    def __init__(self, path: str, reason: str, status: int, *, address: str | None = None) -> None:
        super().__init__(path, reason, address=address)
        self.status = status


class BusyError(StatusError):
    """The server wants fewer requests for now. ``retry_after``: seconds to wait, None where it gave none."""

    kind = "busy"

    def __init__(
        self, path: str, reason: str, status: int, retry_after: float | None = None, *, address: str | None = None
    ) -> None:
        super().__init__(path, reason, status, address=address)
        self.retry_after = retry_after


class ModelError(AccordError):
    """The language model can't be used."""


class ModelMissingError(ModelError):
    """The language model is not installed; the message says how to install it."""


class ModelAlteredError(ModelError):
    """The installed language model's files are not the ones that Accord knows."""


class StoreError(AccordError):
    """The ledger can't be used. ``store`` is the ledger as it was given (never with a password), ``reason`` says why in
    a phrase."""

    def __init__(self, store: str, reason: str) -> None:
        super().__init__(f"{store}: {reason}")
        self.store = store
        self.reason = reason


class StoreMissingError(StoreError):
    """There is no ledger at that place."""


class StoreForeignError(StoreError):
    """The file or database belongs to something else."""


class StoreVersionError(StoreError):
    """Its tables are of a later Accord, or of an earlier one and may not be changed here."""


class StoreReadOnlyError(StoreError):
    """It may be asked and not added to."""


class StoreFullError(StoreError):
    """No room is left on its disk."""


class StoreBusyError(StoreError):
    """Another program has been writing to it for too long."""


class StoreDamagedError(StoreError):
    """Its file is not whole."""


class StoreAwayError(StoreError):
    """Its database server can't be reached."""


class QuestionError(AccordError):
    """A question to the ledger can't be answered as it was put; the message says what it may be."""


class DataError(AccordError):
    """A table or a word list that ships with Accord contradicts itself."""


class SpanError(AccordError):
    """A span's words differ from the text's words at that place."""
