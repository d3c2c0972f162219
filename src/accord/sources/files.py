"""Files, folders and standard input -> reports, one after another; what can't be read becomes a refusal and the rest
goes on."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import BinaryIO

from accord.errors import AddressError, InputError, NotFoundError, UnreadableError
from accord.model import Refusal, Report
from accord.sources import archives, documents, lists
from accord.sources.loaded import Loaded, refusal, remarks

__all__ = ["LARGEST", "Opener", "load", "load_with_originals"]

LARGEST = 50_000_000
"""Bytes of one text or line of JSONL: some eight million words, a hundred novels. More is a dump given by mistake."""

Opener = Callable[[str], Iterator[Loaded | Refusal]]
"""What reads an address of the web (see :func:`accord.sources.web.opener`)."""

_SPECIAL = {
    stat.S_IFIFO: "a named pipe; use - to read standard input",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def load(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, said: Callable[[str], None] | None = None
) -> Iterator[Report | Refusal]:
    """The reports that these paths lead to, as :func:`load_with_originals` gives them, without their originals.

    ``said`` is called with every line of :func:`accord.sources.loaded.remarks`.
    """
    for item in load_with_originals(paths, stdin=stdin):
        if isinstance(item, Refusal):
            yield item
            continue
        if said is not None:
            for line in remarks(item):
                said(line)
        yield item.report


def load_with_originals(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, web: Opener | None = None, met: bool = False
) -> Iterator[Loaded | Refusal]:
    r"""The reports that these paths lead to, in the order given, with their originals, read one at a time as they are
    asked for.

    A path is a file, a folder (all its files with a suffix of documents.SUFFIXES, hidden ones and a README aside,
    folders within folders too, by name), "-" for ``stdin``, or an address of the web, which ``web`` reads; without it
    addresses are refused, and no connection is opened. Text is UTF-8, with or without front matter; the report's text
    is what comes after it. All line ends become ``\n``. A JSONL file is one report a line, with "PATH:LINE" for a
    path; a feed's entries are "PATH#N", a web archive's records and a JSON list's "PATH:N". HTML and feeds need the
    extra ``accord[web]``, web archives ``accord[archives]``. A file that is reached twice, by any way, is read once.
    JSON and XML files that hold neither a report nor a feed are passed over where they are met in a folder; ``met``
    says that the paths were met so, and not named by somebody.

    Nothing that an input holds makes this raise: each trouble is a Refusal with the path as given. Reading on is
    always possible.
    """
    seen: set[str] = set()
    for given in paths:
        path = os.fspath(given)
        scheme = path.partition(":")[0].lower()
        if scheme in ("http", "https") and path[len(scheme) :].startswith("://"):
            if web is None:
                yield refusal(AddressError(path, "is an address; it has to be fetched, and this opens no connection"))
            elif path not in seen:
                seen.add(path)
                yield from web(path)
        elif scheme in ("file", "ftp", "gopher", "data", "javascript") and not os.path.lexists(path):
            yield refusal(AddressError(path, f"is an address of the kind {scheme}:, which is never fetched"))
        elif path != "-":
            yield from _load(path, seen, met)
        elif "-" not in seen:
            seen.add("-")
            yield from _standard_input(stdin)


def _load(path: str, seen: set[str], met: bool) -> Iterator[Loaded | Refusal]:
    try:
        mode = _status(path)
    except InputError as error:
        yield _refusal(error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, seen)
    else:
        yield from _file(path, mode, seen, met)


def _folder(top: str, seen: set[str]) -> Iterator[Loaded | Refusal]:
    """Everything below a folder, by name, with a stack and not by recursion: a folder's depth is the input's
    business."""
    usable = False
    stack: list[tuple[str, frozenset[str]]] = [(top, frozenset())]
    while stack:
        path, above = stack.pop()
        try:
            mode = _status(path)
            if not stat.S_ISDIR(mode):
                usable = True
                yield from _file(path, mode, seen, met=True)
                continue
            real = os.path.realpath(path)
            if real in above:
                raise UnreadableError(path, "is a loop: a link to a folder that it lies in")
            if real in seen:
                usable = True
                continue
            seen.add(real)
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names as the system gives them
        except InputError as error:
            usable = True
            yield _refusal(error)
        except OSError as error:
            usable = True
            yield _refusal(_unreadable(path, error))
        else:
            inner = above | {real}
            for name in names:
                below = os.path.join(path, name)  # noqa: PTH118 - Path would drop a leading "./" of the path as given
                if not name.startswith((".", "README.")) and (documents.kind_of_name(name) or _may_be_folder(below)):
                    stack.append((below, inner))
    if not usable:
        yield Refusal(shown(top), f"holds no file to read ({', '.join(documents.SUFFIXES)})", "empty")


def _may_be_folder(path: str) -> bool:
    """A folder, or a link that leads nowhere or in a circle, which is to be named and not passed over."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116
    except OSError as error:
        return error.errno == errno.ELOOP
    except ValueError:
        return False


def _file(path: str, mode: int, seen: set[str], met: bool) -> Iterator[Loaded | Refusal]:
    try:
        if not stat.S_ISREG(mode):
            raise UnreadableError(shown(path), f"is {_SPECIAL.get(stat.S_IFMT(mode), 'no regular file')}")
        real = os.path.realpath(path)
        if real in seen:
            return
        seen.add(real)
        kind = documents.kind_of_name(path) or "text"
        with open(path, "rb") as stream:  # noqa: PTH123
            if kind == "list":
                yield from lists.reports(stream.readline, shown(path), LARGEST)
                return
            if kind == "archive":
                yield from archives.reports(stream, shown(path))
                return
            data = stream.read(LARGEST + 1)
        if not (met and documents.of_another_kind(data, kind)):
            yield from documents.read(data, shown(path), kind, LARGEST)
    except InputError as error:
        yield _refusal(error)
    except OSError as error:
        yield _refusal(_unreadable(path, error))


def _standard_input(stdin: BinaryIO | None) -> Iterator[Loaded | Refusal]:
    """One text, page, feed or JSON document, a list of reports, or a web archive, as its beginning shows."""
    try:
        if stdin is None:
            raise NotFoundError("-", "there is no standard input")
        first = stdin.readline(LARGEST + 1)
        kind = documents.kind_of_start(first)
        if kind == "text" and first.lstrip().startswith((b"<", b"\x1f\x8b")) and len(first) < 4000:
            first += stdin.read(4000)  # the first line alone does not show it
            kind = documents.kind_of_start(first)
        if kind == "list":
            again = chain([first], repeat(b""))
            yield from lists.reports(lambda size: next(again) or stdin.readline(size), "-", LARGEST)
        elif kind == "archive":
            yield from archives.reports(_Joined(first, stdin), "-")
        else:
            data = first + stdin.read(max(LARGEST + 1 - len(first), 0))
            yield from documents.read(data, "-", kind, LARGEST)
    except InputError as error:
        yield _refusal(error)
    except (OSError, ValueError) as error:  # ValueError: it is closed
        yield Refusal("-", f"can't be read: {error}", "unreadable")


class _Joined:
    """What was read of a stream already, and the rest of it."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            size = 65_536
        data, self._first = self._first[:size], self._first[size:]
        return data or self._rest.read(size)


def _status(path: str) -> int:
    """The mode of what a path leads to. Raises InputError."""
    try:
        return os.stat(path).st_mode if path else stat.S_IFMT(0) or _missing(path)  # noqa: PTH116
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:  # a NUL within a path
        raise NotFoundError(shown(path), "can't be the name of a file") from error


def _missing(path: str) -> int:
    raise NotFoundError(path, "no such file or folder (the path is empty)")


def _unreadable(path: str, error: OSError) -> InputError:
    name = shown(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return NotFoundError(name, "no such file or folder")
    if error.errno == errno.ELOOP:
        return UnreadableError(name, "is a loop of links")
    if error.errno in (errno.EACCES, errno.EPERM):
        return UnreadableError(name, "permission denied")
    return UnreadableError(name, f"can't be read: {error.strerror or error}")


def shown(path: str) -> str:
    """The path as given, fit for output: bytes of a name that are no UTF-8 become replacement characters."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if not path.isascii() else path


def _refusal(error: InputError) -> Refusal:
    return refusal(error, shown(error.path))
