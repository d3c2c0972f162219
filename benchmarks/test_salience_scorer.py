"""The scorer of what stands first, on invented cases."""

from __future__ import annotations

from pathlib import Path

from accord.api import account
from accord.reading.reader import Reader
from accord.sources import report
from salience import first, run, tellable


def test_of_as_many_as_can_stand_there() -> None:
    assert first([False, True, True] + [False] * 20) == 1
    assert first([False] * 10 + [True] * 5 + [False]) == 0
    assert first([True] * 5 + [False] * 5 + [True] * 15) == 0.5
    assert first([False] * 3) is None


def test_what_the_report_left_out_tells_too_is_wanted() -> None:
    texts = {
        "a": "Norway and Chad signed a truce in Lima on 3 May 2031. Chad condemned the raid on its port.",
        "b": "A truce was signed by Chad and Norway in Lima on 3 May 2031.",
        "c": "In Lima, Norway praised the mediators on Monday.",
    }
    reader = Reader()
    readings = [
        reader.read(report(text, path=name, outlet=name, published="2031-05-04")) for name, text in texts.items()
    ]
    without = account([readings[0], readings[2]])
    wanted = tellable(account(readings), without, readings[1].report.id)
    told = {fact.summary: wanted[fact.id] for fact in without.facts if fact.id in wanted}
    assert any(yes and "truce" in words for words, yes in told.items())
    assert not any(yes and "condemned" in words for words, yes in told.items())


def test_no_corpus_is_no_figure(tmp_path: Path) -> None:
    assert run(tmp_path) == {}
