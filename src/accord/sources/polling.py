"""Watching a feed, a page or a folder: one step at a time, with a small state between the steps.

A step is told what was known after the last one and gives what is new, the state to go on from, and when. It keeps
nothing itself: whoever stores the items and the state in one transaction can be stopped at any moment and picks up
where it stopped. What a feed names is put into the state first (``pending``) and read in this step or a later one.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from accord.errors import BusyError, InputError
from accord.model import Refusal
from accord.sources import INTERVAL, charsets, documents, feeds, web
from accord.sources.fetching import Fetched, Fetcher
from accord.sources.files import load_with_originals
from accord.sources.loaded import Loaded, refusal

__all__ = ["INTERVAL", "LONGEST_INTERVAL", "Polled", "poll"]

LONGEST_INTERVAL = 86_400
"""Seconds; however often it failed, and whatever a feed asks for, a source is looked at once a day."""

MOST_SEEN = 10_000
"""Entries of a feed that are remembered, the newest; more than any feed holds at one time."""

PASSING = frozenset({"network", "time", "busy"})
"""Kinds of refusal that may pass by themselves: an entry so refused is tried again, TRIES times in all."""

TRIES = 3


@dataclass(frozen=True, slots=True)
class Polled:
    """What a step gave: reports and refusals, the state to keep, and the time of the next step, in seconds of the
    epoch."""

    items: tuple[Loaded | Refusal, ...]
    state: dict[str, Any]
    next: float


def poll(
    source: str | Path,
    state: Mapping[str, Any] | None,
    fetcher: Fetcher | None = None,
    *,
    now: float,
    interval: int = INTERVAL,
    most: int = 10,
) -> Polled:
    """One step of watching a source: an address of a feed or a page, a folder or a file.

    ``state`` is what the last step gave (plain JSON values), None for the first. ``now`` is the time in seconds of the
    epoch. Before its time a source is not looked at, but up to ``most`` articles that are pending are read. A feed's
    entry is new where its identity is, and a new version where its content has changed; a page or a file where its text
    has. After a failure the time to the next look doubles each time, up to a day; Retry-After is kept to.

    Never raises for what a source gives, but for ``fetcher`` being None with an address (TypeError).
    """
    path = os.fspath(source)
    old: dict[str, Any] = dict(state or {})
    if not path.lower().startswith(("http://", "https://")):
        return _folder(path, old, now, interval, most)
    if fetcher is None:
        raise TypeError("an address needs a fetcher")
    items: list[Loaded | Refusal] = []
    if now >= old.get("next", 0):
        old, found = _look(path, old, fetcher, now, interval)
        items += found
    old, found = _pending(old, fetcher, most, now)
    items += found
    at = float(old["next"])
    waiting = [float(each.get("after", 0)) for each in old.get("pending", ())]
    if waiting:
        at = min(at, max(now, min(waiting)))
    return Polled(tuple(items), old, at)


def _look(
    path: str, old: dict[str, Any], fetcher: Fetcher, now: float, interval: int
) -> tuple[dict[str, Any], list[Loaded | Refusal]]:
    """Fetch a feed or page if it has changed."""
    try:
        fetched = fetcher.fetch(path, etag=old.get("etag"), last_modified=old.get("last_modified"))
        if fetched.status == 304:
            return {**old, "failures": 0, "trouble": None, "next": now + _between(old, interval)}, []
        if web.kind(fetched, path) == "feed":
            return _feed(path, old, fetched, now, interval)
        state, items = _changed(old, web.items(fetched, path))
    except InputError as error:
        failures = int(old.get("failures", 0)) + 1
        pause = min(interval * 2.0 ** min(failures, 20), LONGEST_INTERVAL)
        if isinstance(error, BusyError) and error.retry_after:
            pause = max(pause, error.retry_after)
        # the first of a row of failures is told; the rest are the same news
        said: list[Loaded | Refusal] = [refusal(error)] if old.get("trouble") != error.kind else []
        state = {**old, "failures": failures, "trouble": error.kind, "next": now + _spread(path, failures, pause)}
        return state, said
    state |= {"etag": fetched.etag, "last_modified": fetched.last_modified, "failures": 0, "trouble": None}
    return {**state, "next": now + interval}, items


def _feed(
    path: str, old: dict[str, Any], fetched: Fetched, now: float, interval: int
) -> tuple[dict[str, Any], list[Loaded | Refusal]]:
    text, _ = charsets.decode_page(fetched.body, path, fetched.charset)
    feed = feeds.parse(text, path, address=fetched.final)
    seen: dict[str, str] = dict(old.get("seen", {}))
    pending: list[dict[str, Any]] = [dict(each) for each in old.get("pending", ())]
    waiting = {each["address"] for each in pending}
    items: list[Loaded | Refusal] = []
    for entry in reversed(feed.entries):  # the oldest first, as they were published
        if seen.get(entry.key) == entry.stamp:
            continue
        seen.pop(entry.key, None)
        seen[entry.key] = entry.stamp
        item = entry.item
        if isinstance(item, Refusal) and item.kind == "summary-only" and item.address:
            if item.address not in waiting:
                waiting.add(item.address)
                pending.append({"address": item.address})
        elif isinstance(item, Loaded):
            items.append(replace(item, address=fetched.final, retrieved=fetched.retrieved))
        else:
            items.append(item)
    keep = {entry.key for entry in feed.entries}
    spare = MOST_SEEN - len(keep)
    old_keys = [key for key in seen if key not in keep]
    for key in old_keys[: max(0, len(old_keys) - spare)]:
        del seen[key]
    state = {
        **old,
        "etag": fetched.etag,
        "last_modified": fetched.last_modified,
        "seen": seen,
        "pending": pending,
        "failures": 0,
        "trouble": None,
        "pause": feed.pause,
    }
    return {**state, "next": now + _between(state, interval)}, items


def _pending(
    old: dict[str, Any], fetcher: Fetcher, most: int, now: float
) -> tuple[dict[str, Any], list[Loaded | Refusal]]:
    """Read articles that a feed has named, the oldest first; those that fail for a passing reason later again."""
    left: list[dict[str, Any]] = []
    items: list[Loaded | Refusal] = []
    taken = 0
    for each in old.get("pending", ()):
        if taken >= most or float(each.get("after", 0)) > now:
            left.append(each)
            continue
        taken += 1
        item = web.page(each["address"], fetcher)
        tries = int(each.get("tries", 0)) + 1
        if isinstance(item, Refusal) and item.kind in PASSING and tries < TRIES:
            left.append({"address": each["address"], "tries": tries, "after": now + INTERVAL * 2.0**tries})
            continue
        items.append(item)
    return {**old, "pending": left}, items


def _changed(old: dict[str, Any], found: Iterator[Loaded | Refusal]) -> tuple[dict[str, Any], list[Loaded | Refusal]]:
    """Those items whose text is not the one that was seen last."""
    seen: dict[str, str] = dict(old.get("seen", {}))
    items: list[Loaded | Refusal] = []
    for item in found:
        where = item.path if isinstance(item, Refusal) else item.key or item.report.path
        stamp = feeds.stamp_of(item.error if isinstance(item, Refusal) else item.report.id)
        if seen.get(feeds.stamp_of(where)) != stamp:
            seen[feeds.stamp_of(where)] = stamp
            items.append(item)
    return {**old, "seen": seen}, items


def _folder(path: str, old: dict[str, Any], now: float, interval: int, most: int) -> Polled:
    """Files of a folder (or one file) that are new or have changed since they were seen: by time, size and number."""
    files: dict[str, str] = dict(old.get("files", {}))
    items: list[Loaded | Refusal] = []
    there: set[str] = set()
    more = False
    for name, stamp in _files(path):
        there.add(name)
        if files.get(name) == stamp:
            continue
        if len(items) >= most:
            more = True
            continue
        items += load_with_originals([name], met=name != path)
        files[name] = stamp
    if not there:
        stamp = "missing"
        if files.get(path) != stamp:
            items += load_with_originals([path])  # says what is wrong with it
            files[path] = stamp
        there.add(path)
    files = {name: stamp for name, stamp in files.items() if name in there}
    return Polled(tuple(items), {**old, "files": files, "next": now + interval}, now if more else now + interval)


def _files(path: str) -> Iterator[tuple[str, str]]:
    """The files below a folder that would be read, by name, each with what changes when it does."""
    names: list[str] = []
    if os.path.isfile(path):  # noqa: PTH113 - a path stays as it was given
        names.append(path)
    for folder, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        names += [
            os.path.join(folder, name)  # noqa: PTH118
            for name in files
            if not name.startswith((".", "README.")) and documents.kind_of_name(name)
        ]
    for name in sorted(names):
        try:
            status = os.stat(name)  # noqa: PTH116
        except OSError:
            continue  # gone between the look at the folder and that at the file
        yield name, f"{status.st_mtime_ns}:{status.st_size}:{status.st_ino}"


def _between(state: Mapping[str, Any], interval: int) -> float:
    """Seconds to the next look: the feed's own wish counts where it is longer."""
    return float(min(max(interval, state.get("pause") or 0), LONGEST_INTERVAL))


def _spread(path: str, failures: int, pause: float) -> float:
    """A pause made up to a tenth longer, so that sources that failed together don't come back together; by a draw that
    depends on nothing but the source and the count."""
    return pause * (1 + random.Random(f"{path}\n{failures}").random() / 10)
