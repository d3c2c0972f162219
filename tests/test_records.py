"""Records of JSON: the field names of news-please, Fundus and IPTC's ninjs 1 to 3. All texts are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import InputError
from accord.model import Instant, Refusal
from accord.sources import Loaded, load_with_originals, records

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring."
MORE = "Nobody objected, the mayor of Vell said."
HTML = f"<p>{TEXT}</p>\n<p>Nobody objected, the mayor of <b>Vell</b> said.</p><!-- end -->"


def read(record: object) -> Loaded:
    return records.report(record, "a.json", "stem")


def test_news_please() -> None:
    found = read(
        {
            "authors": ["Ada Holm", "Ben Reed"],
            "date_download": "2025-03-20 07:00:00",
            "date_modify": "None",
            "date_publish": "2025-03-19 14:05:09",
            "description": "The bridge.",
            "filename": "x.json",
            "image_url": None,
            "language": "en",
            "localpath": None,
            "maintext": f"{TEXT}\n{MORE}",
            "source_domain": "gazette.example",
            "text": None,
            "title": "Bridge to reopen",
            "title_page": None,
            "title_rss": None,
            "url": "https://gazette.example/1",
        }
    )
    report = found.report
    assert (report.outlet, report.title, report.authors) == (
        "gazette.example",
        "Bridge to reopen",
        ("Ada Holm", "Ben Reed"),
    )
    assert report.published == Instant("2025-03-19", "day", "2025-03-19T14:05:09")
    assert report.updated is None
    assert (report.text, found.key) == (f"{TEXT}\n{MORE}", "https://gazette.example/1")
    assert (found.original.media_type, found.original.text) == ("text/plain", report.text)


def test_schema_org() -> None:
    found = read(
        {
            "@type": "NewsArticle",
            "headline": "Bridge to reopen",
            "articleBody": TEXT,
            "author": {"@type": "Person", "name": "Ada Holm"},
            "publisher": {"@type": "Organization", "name": "Vell Herald"},
            "datePublished": "2025-03-19T14:05:09+01:00",
            "dateModified": "2025-03-20",
        }
    ).report
    assert (found.text, found.title, found.outlet, found.authors) == (
        TEXT,
        "Bridge to reopen",
        "Vell Herald",
        ("Ada Holm",),
    )
    assert found.published == Instant("2025-03-19T13:05:09Z", "second")
    assert found.updated == Instant("2025-03-20", "day")


def test_fundus() -> None:
    body = {
        "summary": [TEXT],
        "sections": [{"headline": [], "paragraphs": [MORE]}, {"headline": ["Tolls"], "paragraphs": []}],
    }
    found = read(
        {
            "title": "Bridge to reopen",
            "authors": ["Ada Holm"],
            "body": body,
            "publishing_date": "2025-03-19 14:05:09+01:00",
            "topics": ["bridges"],
            "free_access": True,
            "publisher": "Vell Herald",
        }
    ).report
    assert found.text == f"{TEXT}\n\n{MORE}\n\nTolls"
    assert found.published == Instant("2025-03-19T13:05:09Z", "second")
    assert (found.outlet, found.authors) == ("Vell Herald", ("Ada Holm",))
    plain = read({"title": "a", "plaintext": TEXT, "lang": "en", "body": body})
    assert plain.report.text == TEXT


# The same item in the three forms of the standard: 1.x and 2.x in small letters, 3.x in camel case.
NINJS: dict[str, dict[str, Any]] = {
    "1": {
        "uri": "urn:newsml:agency.example:20250319:1",
        "type": "text",
        "versioncreated": "2025-03-19T16:00:00+01:00",
        "firstcreated": "2025-03-19T14:05:00+01:00",
        "pubstatus": "usable",
        "byline": "By Ada Holm and Ben Reed",
        "located": "Marlford",
        "headline": "Bridge to reopen",
        "body_text": f"{TEXT} {MORE}",
        "body_xhtml": HTML,
        "infosource": [{"name": "Agency", "rel": "creator"}],
    },
    "2": {
        "uri": "urn:newsml:agency.example:20250319:1",
        "standard": {"name": "ninjs", "version": "2.0"},
        "type": "text",
        "versioncreated": "2025-03-19T16:00:00+01:00",
        "firstcreated": "2025-03-19T14:05:00+01:00",
        "by": "By Ada Holm and Ben Reed",
        "located": "Marlford",
        "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge to reopen"}],
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "value": f"{TEXT} {MORE}"},
            {"role": "html", "contenttype": "text/html", "charcount": 9, "value": HTML},
        ],
        "infosources": [{"name": "Agency", "role": "creator"}],
    },
}
NINJS["3"] = {
    **NINJS["2"],
    "versionCreated": NINJS["2"]["versioncreated"],
    "firstCreated": NINJS["2"]["firstcreated"],
    "standard": {"name": "ninjs", "version": "3.0"},
    "infoSources": NINJS["2"]["infosources"],
    "bodies": [
        {"role": "richtext", "contentType": "application/xhtml+xml", "value": HTML},
        {"role": "main", "contentType": "text/plain", "value": f"{TEXT} {MORE}"},
    ],
}
for name in ("versioncreated", "firstcreated", "infosources"):
    del NINJS["3"][name]


@pytest.mark.parametrize("version", NINJS)
def test_ninjs(version: str) -> None:
    found = read(NINJS[version])
    report = found.report
    assert report.text == f"{TEXT}\n\n{MORE}"
    assert (report.outlet, report.title, report.located) == ("Agency", "Bridge to reopen", "Marlford")
    assert report.authors == ("Ada Holm", "Ben Reed")
    assert report.published == Instant("2025-03-19T13:05:00Z", "second")
    assert report.updated == Instant("2025-03-19T15:00:00Z", "second")
    assert (found.key, report.url) == ("urn:newsml:agency.example:20250319:1", None)
    assert (found.original.media_type, found.original.text) == ("text/html", HTML)


def test_ninjs_with_less() -> None:
    base = {"uri": "https://agency.example/1", "versioncreated": "2025-03-19T16:00:00", "copyrightholder": "Agency"}
    found = read({**base, "headline_main": "Bridge", "body_main": f"{TEXT}\r\n{MORE}"}).report
    assert (found.text, found.title, found.outlet) == (f"{TEXT}\n{MORE}", "Bridge", "Agency")
    assert found.published == Instant("2025-03-19", "day", "2025-03-19T16:00:00")
    assert (found.updated, found.url) == (None, "https://agency.example/1")
    for record, word in (
        ({**base, "type": "picture"}, "'picture'"),
        ({**base, "bodies": [{"value": ""}]}, "no body"),
        ({**base, "bodies": "none"}, "no body"),
        ({**base, "pubstatus": "canceled", "body_text": TEXT}, "canceled"),
        ({**base, "pubStatus": "withheld", "body_text": TEXT}, "withheld"),
    ):
        with pytest.raises(InputError, match=word):
            read(record)


def test_files_of_json(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(NINJS["2"], indent=2))
    (tmp_path / "list.json").write_text(json.dumps([NINJS["1"], {"maintext": TEXT}, 5, {"title": "x"}]))
    (tmp_path / "empty.json").write_text("[]")
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "items.jsonl").write_text(json.dumps(NINJS["3"]) + "\n")
    [refused] = load_with_originals([tmp_path / "empty.json"])
    assert isinstance(refused, Refusal)
    found = list(load_with_originals([tmp_path]))
    given = [
        (
            (item.report.path if isinstance(item, Loaded) else item.path).removeprefix(f"{tmp_path}/"),
            item.kind if isinstance(item, Refusal) else item.report.outlet,
        )
        for item in found
    ]
    assert given == [
        ("broken.json", "format"),
        ("deep.json", "format"),
        ("items.jsonl:1", "Agency"),
        ("list.json:1", "Agency"),
        ("list.json:2", "list"),
        ("list.json:3", "format"),
        ("list.json:4", "empty"),
        ("one.json", "Agency"),
    ]


KEYS = st.sampled_from(
    [
        *("uri", "bodies", "headlines", "value", "body", "body_text", "versionCreated", "by", "located", "contentType"),
        *("text", "maintext", "title", "authors", "published", "summary", "sections", "paragraphs", "headline", "name"),
        *("infoSources", "people", "rel", "role", "outlet", "publisher", "url", "pubstatus", "type"),
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just(TEXT) | st.just(HTML),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=8) | VALUES)
def test_any_record_is_read_or_refused(record: object) -> None:
    try:
        found = read(record)
    except InputError as error:
        assert error.path == "a.json"
        assert len(error.reason) < 300
    else:
        assert found.report.text.strip()
