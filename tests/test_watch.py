"""accord watch and accord add with addresses, as a user runs them, against a real server."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

from loopback import Server, body, serving
from test_cli import COMMAND, environment, run

TEXT = "Norland and the Free Ports agreed on Friday to reopen the canal, the harbour master Ida Falk said in Merrow. "


def publish(server: Server, *numbers: int) -> None:
    items = ""
    for n in numbers:
        article = f"<article><h1>Canal report {n}</h1><p>{TEXT * 3}</p><p>Barge number {n} waits. {TEXT}</p></article>"
        server.answers[f"/{n}"] = body(
            f"<html><head><title>Canal report {n}</title></head><body>{article}</body></html>"
        )
        items += f"<item><title>t{n}</title><link>{server.address}/{n}</link><guid>g{n}</guid></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'
    server.answers["/feed"] = body(feed, "application/rss+xml")


def titles(store: Path) -> set[str]:
    code, out, said = run("export", "jsonl", "--store", store)
    assert code == 0, said
    lines = [json.loads(line) for line in out.splitlines()]
    return {line["record"]["title"] for line in lines if line.get("kind") == "report"}


def test_watch_adds_what_is_new_stops_cleanly_and_goes_on(tmp_path: Path) -> None:
    store = tmp_path / "l.sqlite"
    with serving() as server:
        publish(server, 1, 2)
        call = ["watch", f"{server.address}/feed", "--allow-private", "--interval", "1", "--store", str(store)]
        child = subprocess.Popen([*COMMAND, *call], stderr=subprocess.PIPE, env=environment(), text=True)
        assert child.stderr is not None
        assert child.stderr.readline() == f"{server.address}/feed: 2 added\n"
        publish(server, 3, 2, 1)
        assert child.stderr.readline() == f"{server.address}/feed: 1 added\n"
        time.sleep(0.2)
        child.send_signal(signal.SIGTERM)
        rest = child.communicate(timeout=60)[1]
        assert child.returncode == 0
        assert rest.endswith("accord: stopped; the same command goes on from here\n")
        assert titles(store) == {"Canal report 1", "Canal report 2", "Canal report 3"}
        # what was read is not asked for again
        server.asked.clear()
        publish(server, 4, 3)
        time.sleep(1.1)
        code, _, said = run(*call, "--once")
        assert (code, said) == (0, [f"{server.address}/feed: 1 added"])
        assert {path for path, _ in server.asked} == {"/robots.txt", "/feed", "/4"}


def test_adding_an_address_keeps_what_was_published(tmp_path: Path) -> None:
    store = tmp_path / "l.sqlite"
    with serving() as server:
        publish(server, 1)
        code, _, said = run("add", f"{server.address}/1", "--allow-private", "--store", store)
        assert (code, said) == (0, [f"{store}: 1 added; 0 there already; 0 refused"])
        page = server.address + "/1"
        lines = [json.loads(line) for line in run("export", "jsonl", "--store", store)[1].splitlines()]
        [report] = [line["record"] for line in lines if line.get("kind") == "report"]
        assert report["original"]["media_type"] == "text/html"
        assert report["original"]["body"]["text"].startswith("<html>")
        assert report["original"]["address"] == page
        for start, length, source, width in report["original"]["body"]["runs"]:
            if length == width:
                here = report["text"][start : start + length]
                assert report["original"]["body"]["text"][source : source + width].split() == here.split()


def test_an_address_of_this_machine_is_refused_unless_allowed(tmp_path: Path) -> None:
    store = tmp_path / "l.sqlite"
    with serving() as server:
        publish(server, 1)
        code, _, said = run("add", f"{server.address}/1", "--store", store)
        assert code == 1
        assert said[0].startswith(f"accord: refused {server.address}/1: ")
        assert server.asked == []
        assert run("refusals", "--store", store)[1].startswith(f"{server.address}/1\t")
        # and with leave it is read when it is tried again
        code, _, said = run("add", "--retry", "--allow-private", "--store", store)
        assert (code, said[-1]) == (0, f"{store}: 1 added; 0 there already; 0 refused")
        assert run("refusals", "--store", store)[1] == ""


def test_too_short_an_interval_is_refused(tmp_path: Path) -> None:
    code, _, said = run("watch", "https://example.org/feed", "--interval", "5", "--store", tmp_path / "l.sqlite")
    assert (code, said) == (2, ["accord: --interval 5: at least 60 seconds"])
