"""A real HTTP server on loopback whose answers a test writes, byte by byte where it must."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from accord.sources.fetching import Fetcher, Limits

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """``address`` + a path is answered by ``answers[path]``, else 404. ``asked`` are the requests, with headers."""

    address: str
    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def body(content: bytes | str, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Answer:
    """An answer as servers give it."""
    data = content if isinstance(content, bytes) else content.encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def redirect(location: str, status: int = 302) -> Answer:
    return body(b"", status=status, Location=location)


def raw(*parts: bytes) -> Answer:
    """These bytes and nothing else, then the connection ends."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        for part in parts:
            handler.wfile.write(part)
        handler.close_connection = True

    return answer


@contextmanager
def serving() -> Iterator[Server]:
    """A server with one thread for each connection; it forgets those that never end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            try:
                server.answers.get(self.path, body("no", status=404))(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Listening(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

    listening = Listening(("127.0.0.1", 0), Handler)
    port = listening.server_address[1]
    server = Server(f"http://127.0.0.1:{port}", port)
    thread = threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop.set()
        listening.shutdown()
        listening.server_close()
        thread.join(5)


def fetcher(allow_private: bool = True, robots: bool = True, **limits: float) -> Fetcher:
    """A fetcher that may go to loopback, with low limits and no pauses unless a test wants them."""
    given: dict[str, float] = {"seconds": 10.0, "delay": 0.0, **limits}
    return Fetcher(Limits(**given), allow_private=allow_private, robots=robots)  # type: ignore[arg-type]
