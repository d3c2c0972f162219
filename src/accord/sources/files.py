"""Files, folders and standard input -> reports, one after another; what can't be read becomes a refusal and the rest
goes on."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import BinaryIO

from accord.errors import EmptyInputError, InputError, NotFoundError, TooLargeError, UnreadableError
from accord.model import Refusal, Report
from accord.sources import frontmatter, lists, pages
from accord.sources.decoding import decode
from accord.sources.reports import normalise, report

__all__ = ["LARGEST", "load"]

LARGEST = 50_000_000
"""Bytes of one text, page or line of JSONL: some eight million words, a hundred novels. More is a dump given by
mistake."""

TEXT = frozenset({".txt", ".text", ".md"})
PAGES = frozenset({".html", ".htm"})
LISTS = frozenset({".jsonl", ".ndjson"})

_SPECIAL = {
    stat.S_IFIFO: "a named pipe; use - to read standard input",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def load(paths: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Report | Refusal]:
    r"""The reports that these paths lead to, in the order given, read one at a time as they are asked for.

    A path is a file, a folder (all its files with a suffix of TEXT, PAGES or LISTS, hidden ones and a README aside,
    folders within folders too, by name) or "-" for ``stdin``. Text is UTF-8, with or without front matter; the
    report's text is what comes after it. All line ends become ``\n``. A JSONL file is one report a line, with
    "PATH:LINE" for a path. HTML needs the extra ``accord[web]``. A file that is reached twice, by any way, is read
    once.

    Nothing that an input holds makes this raise: each trouble is a Refusal with the path as given. Reading on is
    always possible.
    """
    seen: set[str] = set()
    for given in paths:
        path = os.fspath(given)
        if path != "-":
            yield from _load(path, seen)
        elif "-" not in seen:
            seen.add("-")
            yield from _standard_input(stdin)


def _load(path: str, seen: set[str]) -> Iterator[Report | Refusal]:
    try:
        mode = _status(path)
    except InputError as error:
        yield _refusal(error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, seen)
    else:
        yield from _file(path, mode, seen)


def _folder(top: str, seen: set[str]) -> Iterator[Report | Refusal]:
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
                yield from _file(path, mode, seen)
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
                suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
                if not name.startswith((".", "README.")) and (suffix in TEXT | PAGES | LISTS or _may_be_folder(below)):
                    stack.append((below, inner))
    if not usable:
        yield Refusal(shown(top), "holds no file to read (.txt, .text, .md, .html, .htm, .jsonl, .ndjson)")


def _may_be_folder(path: str) -> bool:
    """A folder, or a link that leads nowhere or in a circle, which is to be named and not passed over."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116
    except OSError as error:
        return error.errno == errno.ELOOP
    except ValueError:
        return False


def _file(path: str, mode: int, seen: set[str]) -> Iterator[Report | Refusal]:
    try:
        if not stat.S_ISREG(mode):
            raise UnreadableError(shown(path), f"is {_SPECIAL.get(stat.S_IFMT(mode), 'no regular file')}")
        real = os.path.realpath(path)
        if real in seen:
            return
        seen.add(real)
        suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
        with open(path, "rb") as stream:  # noqa: PTH123
            if suffix in LISTS:
                yield from lists.reports(stream.readline, shown(path), LARGEST)
                return
            data = stream.read(LARGEST + 1)
        yield _read(data, shown(path), page=suffix in PAGES)
    except InputError as error:
        yield _refusal(error)
    except OSError as error:
        yield _refusal(_unreadable(path, error))


def _standard_input(stdin: BinaryIO | None) -> Iterator[Report | Refusal]:
    """One text, one page (it begins with a tag) or a list of reports (its first line is a JSON object)."""
    try:
        if stdin is None:
            raise NotFoundError("-", "there is no standard input")
        first = stdin.readline(LARGEST + 1)
        head = first[:100].removeprefix(b"\xef\xbb\xbf").lstrip()
        if lists.looks_like_list(head):
            again = chain([first], repeat(b""))
            yield from lists.reports(lambda size: next(again) or stdin.readline(size), "-", LARGEST)
        else:
            data = first + stdin.read(max(LARGEST + 1 - len(first), 0))
            yield _read(data, "-", page=head.lower().startswith((b"<!doctype html", b"<html")))
    except InputError as error:
        yield _refusal(error)
    except (OSError, ValueError) as error:  # ValueError: it is closed
        yield Refusal("-", f"can't be read: {error}")


def _read(data: bytes, path: str, *, page: bool) -> Report:
    """One report from the bytes of a text or a page. Raises InputError."""
    if len(data) > LARGEST:
        raise TooLargeError(path, f"is larger than {LARGEST // 1_000_000} MB, the limit for one text")
    if not data.strip():
        raise EmptyInputError(path, "is empty")
    text = normalise(decode(data, path))
    if page:
        return pages.report(text, path)
    known, start = frontmatter.split(text, path)
    if start and not text[start:].strip():
        raise EmptyInputError(path, "is empty after its front matter")
    return report(
        text[start:],
        path=path,
        outlet=known.outlet,
        title=known.title,
        published=known.published,
        updated=known.updated,
        url=known.url,
    )


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
    return Refusal(shown(error.path), error.reason)
