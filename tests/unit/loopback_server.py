"""A web server on this machine that serves a file the way broken networks do."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Behaviour:
    """How the server treats the file."""

    content: bytes
    drop_after: list[int] = field(default_factory=list)
    # bytes after which the first, second ... answer breaks off
    content_length: int | None = None
    # what is claimed instead of the truth
    tells_length: bool = True
    knows_ranges: bool = True
    range_shift: int = 0
    # how far from what was asked for the rest begins
    status: int | None = None
    stays_silent: bool = False
    # takes the request and never answers
    requests: list[str] = field(default_factory=list)
    # the Range of each request, "" without one


class _Handler(BaseHTTPRequestHandler):
    behaviour: Behaviour

    def do_GET(self) -> None:
        behaviour = self.behaviour
        asked = self.headers.get("Range", "")
        behaviour.requests.append(asked)
        if behaviour.stays_silent:
            self.rfile.read(1)  # until the client gives up
            return
        start = 0
        if asked and behaviour.knows_ranges:
            start = int(asked.removeprefix("bytes=").removesuffix("-")) + behaviour.range_shift
        if start >= len(behaviour.content) and start:
            self.send_error(416)
            return
        rest = behaviour.content[start:]
        self.send_response(behaviour.status or (206 if asked and behaviour.knows_ranges else 200))
        if asked and behaviour.knows_ranges:
            last = len(behaviour.content) - 1
            self.send_header("Content-Range", f"bytes {start}-{last}/{len(behaviour.content)}")
        if behaviour.tells_length:
            length = behaviour.content_length
            self.send_header("Content-Length", str(len(rest) if length is None else length))
        self.end_headers()
        if behaviour.drop_after:
            rest = rest[: behaviour.drop_after.pop(0)]
        self.wfile.write(rest)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """The address of the file."""
    handler = type("Handler", (_Handler,), {"behaviour": behaviour})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/model.zip"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def swallowing() -> Iterator[str]:
    """An address where packets arrive and nothing ever comes back."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(1)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/model.zip"
