"""Loads libraries that would try out sockets while they are loaded."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_socket_probes() -> Iterator[None]:
    """Import inside what brings urllib3, which binds a socket to see whether IPv6 works here.

    vosk does, for downloads that this program never asks it for. No command but `models fetch` is
    to open any socket, be it a local one that nothing is sent through.
    """
    before = socket.has_ipv6
    # what urllib3 asks before it tries; the flag changes nothing else
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = before
