"""Times in the entries of a live page count from the entry. Texts are invented."""

from __future__ import annotations

import pytest

from accord.model import Instant, Report, TimeValue
from accord.reading import times
from accord.reading.entries import anchors
from accord.reading.language import Language
from accord.sources import report

SAID = "The river commission of Ostravia said that both delegations had gone home."


def page(*parts: str, published: str | None = "2021-03-04T21:00Z") -> Report:
    return report("\n\n".join(parts), path="a.txt", published=published, language="en")


def moments(one: Report) -> dict[str, str | None]:
    """First words of each prose block -> its anchor; "page" where it is the page's own."""
    found = anchors(one)
    return {
        one.text[block.start : block.end].split()[0]: (
            (moment.iso if moment is not None else None) if (moment := found.get(number, PAGE)) is not PAGE else "page"
        )
        for number, block in enumerate(one.blocks)
        if block.kind == "paragraph"
    }


PAGE = Instant("0001", "year")


def test_each_entry_has_its_own_time() -> None:
    one = page(
        "10:40 GMT", f"One {SAID}", "9:15 GMT", f"Two {SAID}", f"Three {SAID}", "8:05 a.m. GMT —", f"Four {SAID}"
    )
    assert moments(one) == {
        "One": "2021-03-04T10:40Z",
        "Two": "2021-03-04T09:15Z",
        "Three": "2021-03-04T09:15Z",
        "Four": "2021-03-04T08:05Z",
    }


def test_a_time_without_a_zone_is_its_day() -> None:
    one = page("10:40", f"One {SAID}", "9:15", f"Two {SAID}")
    assert moments(one) == {"One": "2021-03-04", "Two": "2021-03-04"}


def test_a_day_that_the_page_names_holds_until_the_next() -> None:
    one = page("March 3", "23:30 CET", f"One {SAID}", "22:10 CET", f"Two {SAID}", "2 March, 9:00 GMT", f"Three {SAID}")
    assert moments(one) == {"One": "2021-03-03T22:30Z", "Two": "2021-03-03T21:10Z", "Three": "2021-03-02T09:00Z"}
    assert moments(page("December 31, 10:00 GMT", f"One {SAID}", "9:00 GMT", f"Two {SAID}", published="2021-01-01"))[
        "One"
    ] == ("2020-12-31T10:00Z")


def test_past_midnight_the_day_is_not_known_until_it_is_named() -> None:
    one = page(
        "01:10 GMT", f"One {SAID}", "00:20 GMT", f"Two {SAID}", "23:40 GMT", f"Three {SAID}",
        "3 March 2021, 22:00 GMT", f"Four {SAID}",
    )  # fmt: skip
    assert moments(one) == {
        "One": "2021-03-04T01:10Z",
        "Two": "2021-03-04T00:20Z",
        "Three": None,
        "Four": "2021-03-03T22:00Z",
    }


@pytest.mark.parametrize("published", [None, "2021", "2021-03"])
def test_without_a_day_there_is_no_moment(published: str | None) -> None:
    one = page("10:40 GMT", f"One {SAID}", "9:15 GMT", f"Two {SAID}", published=published)
    assert moments(one) == {"One": None, "Two": None}


def test_the_times_above_an_article_are_the_pages_own() -> None:
    one = page("Published 3 March 2021, 10:00 GMT", "Updated 21:00 GMT", f"One {SAID}", f"Two {SAID}")
    assert moments(one) == {"One": "page", "Two": "page"}


def test_a_post_is_told_on_its_day() -> None:
    one = page(f"One {SAID}", f"Two {SAID} — Ada Quill (@quill) March 1, 2021", f"Three {SAID}")
    assert moments(one) == {"One": "page", "Two": "2021-03-01", "Three": "page"}


def test_times_told_in_an_entry_count_from_it(language: Language) -> None:
    one = page(
        "March 3, 10:40 GMT", "Two ferries sank an hour ago.", "March 3, 9:15 GMT", "The envoys met yesterday.",
    )  # fmt: skip
    found = times.find(language.parse(one), one.published)
    values = {mention.span.exact: mention.value for mention in found}
    assert isinstance(values["an hour ago"], TimeValue)
    assert values["an hour ago"].start == "2021-03-03T09Z"
    assert isinstance(values["yesterday"], TimeValue)
    assert values["yesterday"].start == "2021-03-02"
