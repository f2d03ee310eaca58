"""Whether the files of an installed package are those that were installed."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from voice_coach.adapters.installed_files import damaged_file


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a file of words, installed where Python looks first."""
    words, notes = tmp_path / "crier" / "words", tmp_path / "crier-1.0.dist-info"
    words.parent.mkdir()
    notes.mkdir()
    words.write_bytes(b"hear ye")
    checksum = base64.urlsafe_b64encode(hashlib.sha256(b"hear ye").digest()).rstrip(b"=").decode()
    (notes / "METADATA").write_text("Metadata-Version: 2.1\nName: crier\nVersion: 1.0\n")
    (notes / "RECORD").write_text(
        f"crier/words,sha256={checksum},7\ncrier-1.0.dist-info/RECORD,,\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    return words


def test_a_whole_package_has_no_damaged_file(package: Path) -> None:
    assert damaged_file("crier") is None


@pytest.mark.parametrize("content", [b"", bytes(7), b"hear yo"])
def test_a_file_with_other_bytes_is_named(package: Path, content: bytes) -> None:
    package.write_bytes(content)
    assert damaged_file("crier") == package


def test_a_file_that_is_gone_is_named(package: Path) -> None:
    package.unlink()
    assert damaged_file("crier") == package


def test_what_was_never_installed_or_noted_is_not_called_damaged(package: Path) -> None:
    (package.parent.parent / "crier-1.0.dist-info" / "RECORD").unlink()
    assert damaged_file("crier") is None
    assert damaged_file("no-such-package") is None
