"""RSS and Atom: whole articles, addresses to read, their metadata; hostile feeds. All texts are invented."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from accord.errors import FormatError, InputError, TooLargeError
from accord.model import Instant, Refusal
from accord.sources import Loaded, feeds, load_with_originals
from accord.sources.originals import locate

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring. "
ARTICLE = "".join(
    f"<p>{TEXT * 2}The mayor said: &ldquo;We <b>waited</b> {n} years&rdquo;.</p>" for n in ("two", "ten", "six")
)

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Marlford Gazette</title><link>https://gazette.example/</link><ttl>30</ttl>
{items}</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Vell Herald</title>
<id>urn:herald</id><updated>2025-03-20T10:00:00Z</updated>{items}</feed>"""


def rss(*items: str) -> str:
    return RSS.format(items="".join(f"<item>{item}</item>" for item in items))


def whole(*more: str, article: str = ARTICLE) -> str:
    return "".join(more) + f"<content:encoded><![CDATA[{article}]]></content:encoded>"


def one(text: str, **given: str) -> Loaded:
    [entry] = feeds.parse(text, "f.xml", **given).entries  # type: ignore[arg-type]
    assert isinstance(entry.item, Loaded), entry.item
    return entry.item


def test_an_item_of_rss_with_its_article() -> None:
    found = one(
        rss(
            whole(
                "<title>Bridge &amp;amp; tolls</title><link>https://gazette.example/1</link>"
                '<guid isPermaLink="false">g-1</guid>'
                "<pubDate>Wed, 19 Mar 2025 14:05:09 +0530</pubDate><author>ada@gazette.example (Ada Holm)</author>"
                "<dc:creator>Ben Reed</dc:creator><description>The bridge opens.</description>"
            )
        )
    )
    report = found.report
    assert (report.outlet, report.title, report.url) == (
        "The Marlford Gazette",
        "Bridge & tolls",
        "https://gazette.example/1",
    )
    assert report.published == Instant("2025-03-19T08:35:09Z", "second")
    assert report.updated is None
    assert report.authors == ("Ada Holm", "Ben Reed")
    assert found.key == "g-1"
    assert report.text.count("\n\n") == 2
    assert found.original.text == ARTICLE
    start = report.text.index("“We waited two")
    stretches = locate(found.original, start, start + len("“We waited two")).stretches
    assert [ARTICLE[a:b] for a, b in stretches] == ["&ldquo;We ", "waited", " two"]


def test_an_entry_of_atom_with_both_its_times() -> None:
    found = one(
        ATOM.format(
            items='<entry><title type="html">&lt;b&gt;Bridge&lt;/b&gt; opens</title><id>urn:1</id>'
            '<link href="/1"/><published>2025-03-19T23:30:00+02:00</published><updated>2025-03-20T09:00:00Z</updated>'
            "<author><name>Ada Holm</name></author><author><name>Ben Reed</name></author>"
            f'<content type="html">{html.escape(ARTICLE)}</content></entry>'
        ),
        address="https://herald.example/feed",
    )
    assert found.report.title == "Bridge opens"
    assert found.report.published == Instant("2025-03-19T21:30:00Z", "second")
    assert found.report.updated == Instant("2025-03-20T09:00:00Z", "second")
    assert found.report.authors == ("Ada Holm", "Ben Reed")
    assert found.report.url == "https://herald.example/1"


def test_a_date_without_a_zone_stays_without() -> None:
    found = one(rss(whole("<title>a</title><link>http://a.example/</link><pubDate>19 Mar 2025 14:05:09</pubDate>")))
    assert found.report.published == Instant("2025-03-19", "day", "2025-03-19T14:05:09")


@pytest.mark.parametrize(
    "item",
    [
        "<description>The bridge opens.</description>",
        f"<description>{TEXT * 9}</description>",
        whole(article=f"<p>{TEXT}</p>"),
        whole(article=f"{ARTICLE}<p>And the tolls […]</p>"),
        whole(article=f"{ARTICLE}<p>And the tolls...</p>"),
    ],
    ids=["short", "long summary", "short content", "cut", "cut with dots"],
)
def test_an_entry_with_a_summary_is_an_address_to_read(item: str) -> None:
    [entry] = feeds.parse(rss(f"<title>a</title><link>https://a.example/1</link>{item}"), "f.xml").entries
    assert isinstance(entry.item, Refusal)
    assert (entry.item.path, entry.item.kind, entry.item.address) == ("f.xml#1", "summary-only", "https://a.example/1")


def test_what_can_be_read_nowhere_else_is_read() -> None:
    assert one(rss(f"<title>a</title><description>{TEXT}</description>")).report.text == TEXT.strip()


def test_identity_and_change() -> None:
    link = "<link>https://a.example/1</link>"
    first, again, changed = (
        feeds.parse(rss(f"<title>{title}</title>{link}<description>{words}</description>"), "f.xml").entries[0]
        for title, words in (("a", "x"), ("a", "x"), ("a", "y"))
    )
    assert (first.key, first.stamp) == (again.key, again.stamp)
    assert changed.key == first.key
    assert changed.stamp != first.stamp
    assert feeds.parse(rss(), "f.xml").pause == 1800


def test_a_file(tmp_path: Path) -> None:
    links = [f"<title>{n}</title><link>https://a.example/{n}</link>" for n in range(3)]
    path = tmp_path / "gazette.xml"
    path.write_text(rss(whole(links[0]), links[1], whole(links[2], article="<p>Les deux villes ont décidé</p>" * 40)))
    found = list(load_with_originals([tmp_path]))
    assert [item.report.path if isinstance(item, Loaded) else item.path for item in found] == [
        f"{path}#{number}" for number in (1, 2, 3)
    ]
    assert [getattr(item, "kind", "report") for item in found] == ["report", "summary-only", "language"]


def test_a_feed_in_another_encoding(tmp_path: Path) -> None:
    text = rss(whole("<title>Café</title><link>https://a.example/</link>")).replace("utf-8", "windows-1252")
    (tmp_path / "a.xml").write_bytes(text.encode("cp1252"))
    [found] = load_with_originals([tmp_path / "a.xml"])
    assert isinstance(found, Loaded)
    assert found.report.title == "Café"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("ada@gazette.com (Ada Holm)", ("Ada Holm",)),
        ("ada@gazette.example (Ada Holm)", ("Ada Holm",)),
        ("Ada Holm &lt;ada@gazette.example&gt;", ("Ada Holm",)),
        ("Ada Holm", ("Ada Holm",)),
        ("ada@gazette.example", ()),
        ("ada@gazette.com", ()),
    ],
)
def test_authors_have_no_mail_addresses(written: str, names: tuple[str, ...]) -> None:
    assert one(rss(whole(f"<title>a</title><author>{written}</author>"))).report.authors == names


# --- hostile --------------------------------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def entities(declared: str, used: str) -> str:
    text = rss(whole(f"<title>{used}</title><link>https://a.example/</link>"))
    return text.replace("<rss", f"<!DOCTYPE rss [{declared}]>\n<rss", 1)


@pytest.mark.parametrize(
    "text",
    [
        entities(f'<!ENTITY l0 "ha">{LAUGHS}', "&l11;"),
        entities(f'<!ENTITY a "{"a" * 100_000}">', "&a;" * 10_000),
        entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        entities('<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;', "a"),
        entities('<!eNtItY x PUBLIC "a" "file:///etc/passwd">', "&x;"),
    ],
    ids=["a billion laughs", "quadratic", "a file", "a parameter from outside", "in other letters"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_unread(tmp_path: Path, text: str, encoding: str) -> None:
    if encoding == "utf-16":
        text = text.replace('encoding="utf-8"', 'encoding="utf-16"')
    path = tmp_path / "bomb.xml"
    path.write_bytes(text.encode(encoding))
    [found] = load_with_originals([path])
    assert isinstance(found, Refusal)
    assert (found.path, found.kind) == (str(path), "format")
    assert "entities" in found.error


def test_a_doctype_alone_opens_nothing() -> None:
    outside = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/rss.dtd">\n<rss'
    assert one(rss(whole("<title>a</title><link>https://a.example/</link>")).replace("<rss", outside, 1))


def test_titles_with_scripts_and_controls_and_dates_that_are_none() -> None:
    found = one(
        rss(
            whole(
                "<title><![CDATA[Bridge <script>alert(1)</script><b>opens</b>\u202e]]> &#27;[31m</title>"
                "<link>https://a.example/</link><pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate>",
                article=f"{ARTICLE}<script>alert(1)</script><p>End.</p>",
            )
        )
    )
    assert found.report.title is not None
    assert found.report.title.isprintable()
    assert "alert" not in found.report.title
    assert found.report.published is None
    assert "alert" not in found.report.text


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "http://[::1"])
def test_links_that_are_no_addresses_are_never_given(link: str) -> None:
    [entry] = feeds.parse(rss(f"<title>a</title><link>{link}</link>"), "f.xml", address="https://a.example/f").entries
    assert isinstance(entry.item, Refusal)
    assert entry.item.address is None or entry.item.address.startswith("https://a.example/")


@pytest.mark.parametrize(
    "text",
    [
        "<a/>",
        "<html><body><rss></body></html>",
        "",
        "no",
        "<rss",
        "<opml><body/></opml>",
        '<?xml version="1.0"?><urlset/>',
    ],
)
def test_what_is_no_feed(text: str) -> None:
    with pytest.raises(FormatError):
        feeds.parse(text, "f.xml")


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooLargeError, match="2,000 entries"):
        feeds.parse(rss(*["<title>a</title>"] * 2001), "f.xml")
    monkeypatch.setattr(feeds, "LARGEST_FEED", 1_000_000)
    with pytest.raises(TooLargeError, match="1 million characters"):
        feeds.parse(rss("x" * 1_000_000), "f.xml")


@pytest.mark.parametrize(
    "text",
    [
        rss("<title>" * 5_000),
        rss("<a>" * 5_000),
        rss("<description>" + "&lt;div&gt;" * 20_000 + "</description>"),
        RSS.format(items="<item><title>a</title>" * 500),
        rss("<title>a & b < c</title>") * 2,
    ],
)
def test_broken_feeds_are_read_or_refused_soon(text: str) -> None:
    from time import process_time

    started = process_time()
    try:
        feeds.parse(text, "f.xml")
    except InputError as error:
        assert error.path == "f.xml"
    assert process_time() - started < 15
