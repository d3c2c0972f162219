"""Watching: what is new, conditional requests, manners, failures, and picking up where it stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accord.errors import BusyError, RobotsError
from accord.model import Refusal
from accord.sources import Loaded
from accord.sources.fetching import PRODUCT, Fetcher, Limits
from accord.sources.polling import INTERVAL, LONGEST_INTERVAL, Polled, poll
from loopback import Server, body, fetcher, serving

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring. "
NOW = 1_750_000_000.0


def page(title: str) -> str:
    article = f"<article><p>{TEXT * 3}</p><p>{title}: {TEXT}</p></article>"
    return f"<html><head><title>{title}</title></head><body>{article}</body></html>"


def feed(server: Server, *numbers: int, words: str = "") -> str:
    items = "".join(
        f"<item><title>t{n}</title><link>{server.address}/{n}</link><guid>{n}</guid><description>d{n}{words}</description></item>"
        for n in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'


def rss(text: str, **headers: str) -> Any:
    return body(text, "application/rss+xml", **headers)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        for n in range(40):
            running.answers[f"/{n}"] = body(page(f"Page {n}"))
        yield running


def names(polled: Polled) -> list[str]:
    return [item.report.title or "" if isinstance(item, Loaded) else item.kind for item in polled.items]


def step(where: str, polled: Polled | None, with_: Fetcher | None, now: float, **given: int) -> Polled:
    """A step, its state having been stored as JSON in between."""
    state = json.loads(json.dumps(polled.state)) if polled else None
    return poll(where, state, with_, now=now, **given)


# --- feeds ----------------------------------------------------------------------------------------------------------


def test_a_feed_gives_each_article_once_and_a_changed_one_again(server: Server) -> None:
    where, with_ = f"{server.address}/feed", fetcher()
    server.answers["/feed"] = rss(feed(server, 2, 1))
    first = step(where, None, with_, NOW)
    assert names(first) == ["Page 1", "Page 2"]
    assert first.next == NOW + INTERVAL
    again = step(where, first, with_, first.next)
    assert names(again) == []
    server.answers["/feed"] = rss(feed(server, 3, 2, 1))
    third = step(where, again, with_, again.next)
    assert names(third) == ["Page 3"]
    server.answers["/feed"] = rss(feed(server, 3, words=" corrected"))
    server.answers["/3"] = body(page("Page 3, corrected"))
    assert names(step(where, third, with_, third.next)) == ["Page 3, corrected"]
    [item] = [each for each in third.items if isinstance(each, Loaded)]
    assert item.address == f"{server.address}/3"
    assert item.retrieved is not None
    assert item.original.text == page("Page 3")


def test_before_its_time_a_feed_is_left_alone(server: Server) -> None:
    where, with_ = f"{server.address}/feed", fetcher()
    server.answers["/feed"] = rss(feed(server, 1))
    first = step(where, None, with_, NOW)
    asked = len(server.asked)
    early = step(where, first, with_, NOW + 10)
    assert (names(early), early.next, len(server.asked)) == ([], first.next, asked)


def test_many_articles_are_read_over_several_steps_and_a_stop_loses_none(server: Server) -> None:
    where = f"{server.address}/feed"
    server.answers["/feed"] = rss(feed(server, *range(25, 0, -1)))
    polled: Polled | None = None
    found: list[str] = []
    now = NOW
    for _ in range(5):
        polled = step(where, polled, fetcher(), now, most=10)  # a new fetcher each time, as after a restart
        found += names(polled)
        now = polled.next
    assert found == [f"Page {n}" for n in range(1, 26)]
    assert server.paths().count("/feed") <= 3


def test_a_step_that_was_not_stored_is_taken_again(server: Server) -> None:
    where = f"{server.address}/feed"
    server.answers["/feed"] = rss(feed(server, 2, 1))
    lost = step(where, None, fetcher(), NOW)
    assert names(step(where, None, fetcher(), NOW)) == names(lost)


def test_conditional_requests(server: Server) -> None:
    where, with_ = f"{server.address}/feed", fetcher()
    when = "Wed, 19 Mar 2025 14:05:09 GMT"
    server.answers["/feed"] = rss(feed(server, 1), ETag='"v1"', Last_Modified=when)
    first = step(where, None, with_, NOW)
    server.answers["/feed"] = body(b"", status=304)
    second = step(where, first, with_, first.next)
    assert (names(second), second.next) == ([], first.next + INTERVAL)
    sent = [headers for path, headers in server.asked if path == "/feed"]
    assert "if-none-match" not in sent[0]
    assert (sent[1]["if-none-match"], sent[1]["if-modified-since"]) == ('"v1"', when)
    assert sent[1]["user-agent"].startswith(f"{PRODUCT}/")
    third = step(where, second, with_, second.next)
    assert [headers.get("if-none-match") for path, headers in server.asked if path == "/feed"][2] == '"v1"'
    assert names(third) == []


def test_a_feed_says_how_often_it_wants_to_be_read(server: Server) -> None:
    server.answers["/feed"] = rss(feed(server).replace("</title>", "</title><ttl>120</ttl>"))
    assert step(f"{server.address}/feed", None, fetcher(), NOW).next == NOW + 7200
    server.answers["/feed"] = rss(feed(server).replace("</title>", "</title><ttl>999999</ttl>"))
    assert step(f"{server.address}/feed", None, fetcher(), NOW).next == NOW + LONGEST_INTERVAL


# --- failures -------------------------------------------------------------------------------------------------------


def test_failures_back_off_and_are_told_once(server: Server) -> None:
    where = f"{server.address}/gone"
    polled: Polled | None = None
    now, pauses, told = NOW, [], []
    for _ in range(12):
        polled = step(where, polled, fetcher(), now)
        told += names(polled)
        pauses.append(polled.next - now)
        now = polled.next
    assert told == ["status"]
    for count, pause in enumerate(pauses, 1):
        assert min(INTERVAL * 2**count, LONGEST_INTERVAL) <= pause <= 1.1 * min(INTERVAL * 2**count, LONGEST_INTERVAL)
    server.answers["/gone"] = rss(feed(server, 1))
    well = step(where, polled, fetcher(), now)
    assert (names(well), well.next) == (["Page 1"], now + INTERVAL)
    del server.answers["/gone"]
    assert names(step(where, well, fetcher(), well.next)) == ["status"]


def test_retry_after_is_kept_to(server: Server) -> None:
    server.answers["/feed"] = body(b"", status=429, Retry_After="7200")
    polled = step(f"{server.address}/feed", None, fetcher(), NOW)
    assert names(polled) == ["busy"]
    assert polled.next >= NOW + 7200
    server.answers["/feed"] = body(b"", status=503, Retry_After="Wed, 01 Jan 2120 00:00:00 GMT")
    assert step(f"{server.address}/feed", None, fetcher(), NOW).next <= NOW + 1.1 * LONGEST_INTERVAL


def test_an_article_that_fails_for_now_is_tried_again_and_then_told(server: Server) -> None:
    where = f"{server.address}/feed"
    server.answers["/feed"] = rss(feed(server, 1, 2))
    server.answers["/1"] = body(b"", status=503)
    first = step(where, None, fetcher(), NOW)
    assert names(first) == ["Page 2"]
    second = step(where, first, fetcher(), NOW + 2000)
    third = step(where, second, fetcher(), NOW + 10_000)
    assert names(second) + names(third) == ["busy"]
    assert server.paths().count("/1") == 3
    assert names(step(where, third, fetcher(), NOW + 90_000)) == []


def test_an_article_that_is_not_there_is_told_at_once(server: Server) -> None:
    server.answers["/feed"] = rss(feed(server, 77))
    [found] = step(f"{server.address}/feed", None, fetcher(), NOW).items
    assert isinstance(found, Refusal)
    assert (found.path, found.kind) == (f"{server.address}/77", "status")


def test_an_entry_that_leads_inside_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The feed's host is let through as if it were public; what its entries name is not."""
    from accord.sources import addresses

    real = addresses.network
    monkeypatch.setattr(addresses, "network", lambda host: None if host == "127.0.0.1" else real(host))
    text = feed(server, 1).replace(f"{server.address}/1", f"http://[::1]:{server.port}/1")
    server.answers["/feed"] = rss(text)
    polled = step(f"{server.address}/feed", None, fetcher(allow_private=False), NOW)
    assert names(polled) == ["forbidden-address"]
    assert server.paths() == ["/feed"]


# --- manners --------------------------------------------------------------------------------------------------------


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def patient(time: Time, **limits: float) -> Fetcher:
    return Fetcher(Limits(**{"seconds": 10.0, **limits}), allow_private=True, sleep=time.sleep, clock=time.clock)  # type: ignore[arg-type]


def test_a_host_is_asked_no_more_often_than_the_limit(server: Server) -> None:
    time = Time()
    with_ = patient(time, delay=2.0)
    for n in range(4):
        with_.fetch(f"{server.address}/{n}")
    assert time.slept == [2.0, 2.0, 2.0]
    assert [path for path, _ in server.asked].count("/robots.txt") == 1


def test_robots_txt_is_honoured(server: Server) -> None:
    server.answers["/robots.txt"] = body(
        f"User-agent: *\nDisallow: /\n\nUser-agent: {PRODUCT}\nDisallow: /2\nDisallow: /*secret\nCrawl-delay: 7\n",
        "text/plain",
    )
    server.answers["/a/secret"] = server.answers["/1"]
    time = Time()
    with_ = patient(time)
    with_.fetch(f"{server.address}/1")
    for path in ("/2", "/2?x", "/a/secret"):
        with pytest.raises(RobotsError, match=r"robots\.txt of 127"):
            with_.fetch(server.address + path)
    with_.fetch(f"{server.address}/3")
    assert server.paths() == ["/1", "/3"]
    assert time.slept == [7.0]
    Fetcher(Limits(delay=0), allow_private=True, robots=False).fetch(f"{server.address}/2")


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (410, True), (500, False), (503, False), (429, False)]
)
def test_a_robots_txt_that_can_not_be_had(server: Server, status: int, allowed: bool) -> None:
    server.answers["/robots.txt"] = body("User-agent: *\nDisallow: /", "text/plain", status=status)
    with_ = fetcher()
    if allowed:
        with_.fetch(f"{server.address}/1")
    else:
        with pytest.raises(RobotsError, match=str(status)):
            with_.fetch(f"{server.address}/1")
        assert server.paths() == []


def test_a_robots_txt_is_asked_for_again_after_a_day(server: Server) -> None:
    time = Time()
    with_ = patient(time)
    for _ in range(3):
        with_.fetch(f"{server.address}/1")
        time.now += 13 * 3600
    assert [path for path, _ in server.asked].count("/robots.txt") == 2


def test_a_huge_robots_txt_is_read_in_part_and_at_once(server: Server) -> None:
    rules = "Disallow: /" + "*a" * 1000 + "b\n"
    server.answers["/robots.txt"] = body("User-agent: *\nDisallow: /2\n" + rules * 1000, "text/plain")
    server.answers["/" + "a" * 2000] = server.answers["/1"]
    with_ = fetcher()
    with_.fetch(f"{server.address}/{'a' * 2000}")
    with pytest.raises(RobotsError):
        with_.fetch(f"{server.address}/2")


def test_a_host_that_wants_a_long_pause_is_not_waited_for(server: Server) -> None:
    time = Time()
    with_ = patient(time, longest_wait=30.0)
    server.answers["/1"] = body(b"", status=429, Retry_After="100")
    for expected in (100.0, 100.0):
        with pytest.raises(BusyError) as caught:
            with_.fetch(f"{server.address}/1")
        assert caught.value.retry_after == expected
    assert server.paths() == ["/1"]
    time.now += 80
    with_.fetch(f"{server.address}/2")
    assert time.slept == [20.0]


def test_what_stops_a_wait_goes_through(server: Server) -> None:
    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with_ = Fetcher(Limits(delay=5.0), allow_private=True, sleep=stop)
    with_.fetch(f"{server.address}/1")
    with pytest.raises(KeyboardInterrupt):
        with_.fetch(f"{server.address}/2")


def test_the_user_agent_says_who_and_whom_to_ask() -> None:
    assert Fetcher(contact="desk@gazette.example\r\nX: y").agent.count("\n") == 0
    assert "desk@gazette.example" in Fetcher(contact="desk@gazette.example").agent


# --- pages, folders -------------------------------------------------------------------------------------------------


def test_a_page_that_changes(server: Server) -> None:
    where, with_ = f"{server.address}/1", fetcher()
    first = step(where, None, with_, NOW)
    assert names(first) == ["Page 1"]
    second = step(where, first, with_, first.next)
    assert names(second) == []
    server.answers["/1"] = body(page("Page 1, changed"))
    assert names(step(where, second, with_, second.next)) == ["Page 1, changed"]


def test_a_folder_that_changes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", ".hidden.txt", "c.pdf"):
        (tmp_path / name).write_text(f"# {name}\n\n{TEXT}")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "d.txt").write_text(f"# d.txt\n\n{TEXT}")
    where = str(tmp_path)
    first = step(where, None, None, NOW)
    assert names(first) == ["a.txt", "b.txt", "d.txt"]
    assert names(step(where, first, None, NOW + 900)) == []
    (tmp_path / "b.txt").write_text(f"# b2.txt\n\n{TEXT} More.")
    (tmp_path / "e.txt").write_bytes(b"caf\xe9")
    (tmp_path / "a.txt").unlink()
    second = step(where, first, None, NOW + 900)
    assert names(second) == ["b2.txt", "encoding"]
    assert names(step(where, second, None, NOW + 1800)) == []
    (tmp_path / "a.txt").write_text(f"# a.txt\n\n{TEXT}")
    assert names(step(where, second, None, NOW + 1800)) == ["a.txt"]


def test_a_large_folder_is_read_over_several_steps(tmp_path: Path) -> None:
    for n in range(7):
        (tmp_path / f"{n}.txt").write_text(f"# {n}\n\n{TEXT}")
    first = step(str(tmp_path), None, None, NOW, most=5)
    assert (names(first), first.next) == (["0", "1", "2", "3", "4"], NOW)
    assert names(step(str(tmp_path), first, None, first.next, most=5)) == ["5", "6"]


def test_a_folder_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    where = str(tmp_path / "none")
    first = step(where, None, None, NOW)
    assert names(first) == ["not-found"]
    assert names(step(where, first, None, first.next)) == []


def test_an_address_needs_a_fetcher() -> None:
    with pytest.raises(TypeError):
        poll("https://example.org/", None, now=NOW)
