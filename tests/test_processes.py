"""Several processes read what one reads, in its order."""

from __future__ import annotations

from pathlib import Path

import pytest

import accord
from accord.model import Reading, Refusal
from accord.reading import reader as module
from accord.reading.reader import Reader
from accord.sources import report

TEXTS = [f"Envoys of Lydia met {number} envoys of Media at the river, the herald said." for number in range(2, 7)]


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHARE", 100)


def test_shares_keep_the_order_and_leave_nothing_out() -> None:
    reports = [report(text, path=f"{place}.txt", language="en") for place, text in enumerate(TEXTS)]
    shares = list(module._shares(reports))
    assert [each for share in shares for each in share] == reports
    assert all(sum(len(each.text) for each in share) >= 100 for share in shares[:-1])
    assert list(module._shares([])) == []


def test_the_same_readings_and_refusals_in_the_same_order(tmp_path: Path) -> None:
    for place, text in enumerate(TEXTS):
        (tmp_path / f"{place}.txt").write_text(text, "utf-8")
    for place in ("0b", "3b", "9"):
        (tmp_path / f"{place}.txt").write_text("", "utf-8")
    one = list(accord.read(tmp_path))
    assert [type(item) for item in one] == [Reading, Refusal, Reading, Reading, Reading, Refusal, Reading, Refusal]
    assert list(accord.read(tmp_path, processes=2)) == one


def test_a_reader_may_be_left_early() -> None:
    taken: list[int] = []

    def reports():  # type: ignore[no-untyped-def]
        for place in range(1000):
            taken.append(place)
            yield report(f"{TEXTS[0]} {place}", path=f"{place}.txt", language="en")

    readings = Reader().read_many(reports(), processes=2)
    assert next(readings).report.path == "0.txt"
    readings.close()
    assert len(taken) < 50
