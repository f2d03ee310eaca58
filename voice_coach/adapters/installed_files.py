"""Compares the files of an installed package with what the installer wrote down about them."""

from __future__ import annotations

import base64
import csv
import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path


def damaged_file(package: str) -> Path | None:
    """The first file of a package that is missing or no longer what was installed.

    None where all of them are whole, and where nothing is known of them: the package is not there,
    or came without checksums.
    """
    try:
        installed = distribution(package)
    except PackageNotFoundError:
        return None
    # not `files`, which from Python 3.12 on keeps quiet about missing ones
    for name, checksum, *_ in csv.reader((installed.read_text("RECORD") or "").splitlines()):
        algorithm, _, expected = checksum.partition("=")
        path = Path(str(installed.locate_file(name)))
        if expected and _sum(path, algorithm) != expected:
            return path
    return None


def _sum(path: Path, algorithm: str) -> str:
    """As packages note it; empty for a file that cannot be read."""
    try:
        digest = hashlib.new(algorithm, path.read_bytes()).digest()
    except OSError:
        return ""
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
