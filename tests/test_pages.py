"""What web pages state of themselves: title, outlet, authors, times with and without a zone. All texts are invented."""

from __future__ import annotations

import json
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import InputError, TooLargeError
from accord.model import Instant, Report
from accord.sources import metadata, pages

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring. "
ARTICLE = f"<article><h1>Bridge to reopen</h1><p>{TEXT * 3}</p><p>{TEXT}</p></article>"


def page(head: str = "", body: str = ARTICLE, title: str = "<title>Bridge to reopen</title>") -> str:
    return f'<!doctype html><html lang="en"><head>{title}{head}</head><body>{body}</body></html>'


def read(head: str = "", address: str | None = None, **given: str) -> Report:
    return pages.report(page(head, **given), "a.html", address=address).report


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge to reopen",
    "datePublished": "2025-03-19T14:05:09+05:30",
    "dateModified": "2025-03-20T10:00:00Z",
    "author": [{"@type": "Person", "name": "Ada Holm"}, {"@type": "Person", "name": "Ben Reed"}],
    "publisher": {"@type": "Organization", "name": "The Marlford Gazette"},
}


@pytest.mark.parametrize(
    "head",
    [
        linked(NEWS),
        linked([{"@type": "WebPage", "datePublished": "2001-01-01"}, NEWS]),
        linked({"@graph": [{"@type": "Organization", "name": "Holding"}, {**NEWS, "@type": ["NewsArticle", "Thing"]}]}),
        '<meta property="og:site_name" content="The Marlford Gazette">'
        '<meta property="article:published_time" content="2025-03-19T14:05:09+0530">'
        '<meta property="article:modified_time" content="2025-03-20T10:00:00.000Z">'
        '<meta name="author" content="Ada Holm"><meta name="author" content="By Ben Reed">',
        '<meta property="og:site_name" content="The Marlford Gazette"><meta name=dc.creator content="Ada Holm">'
        '<meta name="DC.Creator" content="Ben Reed"><meta itemprop="datePublished" content="2025-03-19T08:35:09Z">'
        '<meta itemprop="dateModified" content="2025-03-20T10:00:00+00:00">',
    ],
    ids=["JSON-LD", "a list of it", "a graph of it", "Open Graph", "Dublin Core and microdata"],
)
def test_what_a_page_states(head: str) -> None:
    found = read(head)
    assert (found.title, found.outlet) == ("Bridge to reopen", "The Marlford Gazette")
    assert found.authors == ("Ada Holm", "Ben Reed")
    assert found.published == Instant("2025-03-19T08:35:09Z", "second")
    assert found.updated == Instant("2025-03-20T10:00:00Z", "second")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="date" content="2025-03-19">', Instant("2025-03-19", "day")),
        ('<meta name="date" content="2025-03-19T23:30:00">', Instant("2025-03-19", "day", "2025-03-19T23:30:00")),
        ('<meta name="pubdate" content="Wed, 19 Mar 2025 14:05:09 GMT">', Instant("2025-03-19T14:05:09Z", "second")),
        (linked({**NEWS, "datePublished": "2025-03-19"}), Instant("2025-03-19", "day")),
        (
            linked({**NEWS, "datePublished": "2025-03-19"})
            + '<meta property="article:published_time" content="2025-03-19T08:35:09Z">',
            Instant("2025-03-19T08:35:09Z", "second"),
        ),
        (linked({**NEWS, "datePublished": "9999-12-31"}), None),
        (
            '<script type="application/ld+json">{"datePublished": "2025-03-19", broken</script>',
            Instant("2025-03-19", "day"),
        ),
        ('<meta name="date" content="yesterday">', None),
        ("", None),
    ],
)
def test_times_are_as_precise_as_they_are_stated(head: str, published: Instant | None) -> None:
    assert read(head).published == published


def test_a_marked_time_and_the_day_in_an_address() -> None:
    time = '<time itemprop="datePublished" datetime="2025-03-19T14:05+01:00">yesterday</time>'
    assert read(body=ARTICLE + time).published == Instant("2025-03-19T13:05Z", "minute")
    assert read(body=ARTICLE + '<time datetime="2024-01-01">an event</time>').published is None
    address = "https://gazette.example/2025/03/19/bridge"
    assert read(address=address).published == Instant("2025-03-19", "day")
    assert read(address="https://gazette.example/2025/13/19/x").published is None


def test_an_update_at_the_time_of_publication_is_none() -> None:
    assert read(linked({**NEWS, "dateModified": NEWS["datePublished"]})).updated is None


def test_addresses() -> None:
    canonical = '<link rel="canonical" href="{}">'
    fetched = "https://www.gazette.example/1?from=feed"
    own = "https://gazette.example/1"
    assert read(canonical.format(own), fetched).url == own
    assert read(canonical.format("https://other.example/1"), fetched).url == fetched
    assert read(canonical.format("javascript:alert(1)"), fetched).url == fetched
    assert read("", fetched).url == fetched
    assert read(canonical.format(own)).url == own
    assert read("", fetched).outlet == "gazette.example"


def test_authors_are_names_and_no_addresses() -> None:
    assert read('<meta property="article:author" content="https://social.example/ada">').authors == ()
    assert read(linked({**NEWS, "author": "Ada Holm"})).authors == ("Ada Holm",)


def test_too_many_elements() -> None:
    with pytest.raises(TooLargeError, match=r"100,000 elements"):
        pages.report(page(body="<b>x</b>" * 100_001), "a.html")


@pytest.mark.parametrize(
    "body",
    [
        ARTICLE + "<table>" + "<tr><td>some words here</td></tr>" * 20_000 + "</table>",
        ARTICLE + "<div>" * 20_000,
        ARTICLE + "<ul>" + "<li>some words here</li>" * 10_000 + "</ul>",
        ARTICLE + "<!--" * 100_000,
        ARTICLE + '<a href="' * 100_000,
        ARTICLE + '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
        ARTICLE + "&lt" * 200_000,
    ],
    ids=["table", "depth", "list", "comments", "tags", "JSON", "entities"],
)
def test_hostile_pages_take_bounded_time(body: str) -> None:
    started = process_time()
    try:
        pages.report(page(body=body), "a.html")
    except InputError as error:
        assert error.path == "a.html"
    assert process_time() - started < 30


def test_an_xml_declaration_is_no_hindrance() -> None:
    text = f'<?xml version="1.0" encoding="utf-8"?>\n{page()}'.replace(
        "<html", '<html xmlns="http://www.w3.org/1999/xhtml"'
    )
    assert TEXT.strip() in pages.report(text, "a.xhtml").report.text


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "@graph", "author", "name", "datePublished", "headline"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(VALUES, st.text(max_size=30))
def test_any_statement_is_taken_or_left(value: object, words: str) -> None:
    found = metadata.stated(page(linked({"@type": "NewsArticle", "x": value}) + linked(value) + words))
    assert all(isinstance(name, str) for name in found.authors)
