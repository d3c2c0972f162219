"""Plain articles of the corpora as reports, for the benchmarks of comparing.

Texts are read from the data folder, never kept.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from accord.model import Block, Instant, Report

__all__ = ["articles", "as_report", "event_articles"]


def as_report(text: str, *, outlet: str, title: str | None = None, published: str | None = None) -> Report:
    """A report with a paragraph for every line that is not empty. ``published`` is an ISO 8601 time in UTC."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    key = json.dumps([outlet, title, published, text], ensure_ascii=False)
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    moment = Instant(published, "second" if "T" in published else "day") if published else None
    return Report(name, outlet, outlet, title, moment, None, None, "en", text, tuple(blocks))


def event_articles(data: Path) -> list[tuple[Report, str]]:
    """The articles of GiveMe5W1H with the event that each tells of, in order of file names."""
    found = []
    for path in sorted((data / "giveme5w1h").glob("*.json")):
        loaded = json.loads(path.read_text("utf-8"))
        when = loaded.get("date_publish")
        published = None if not when else when[:10] if when[11:19] in ("", "00:00:00") else when[:19] + "Z"
        report = as_report(
            loaded.get("text") or "",
            outlet=loaded.get("source_domain") or "unknown",
            title=loaded.get("title"),
            published=published,
        )
        found.append((report, str(loaded["newsCluster"]["EventId"])))
    return found


def articles(data: Path, least: int = 150) -> list[str]:
    """Texts of PolNeAR's training articles of at least so many words, one paragraph a line, in order of file names."""
    found = []
    for path in sorted((data / "polnear/train").rglob("*.txt")):
        text = path.read_text("utf-8", errors="replace")
        if len(text.split()) >= least:
            found.append("\n".join(line.strip() for line in text.split("\n") if line.strip()))
    return found
