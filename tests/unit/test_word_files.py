"""Shipped files of words that were damaged are named with a remedy, whatever became of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_coach.adapters.word_files import REMEDY, read_mapping
from voice_coach.errors import DialogError


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"- one\n", 1),
        (b"version: 2\n", 1),
        (b"version: 1\nwords: [\n", 3),
        (b"version: 1\nwords: '\x00'\n", 1),
        (b"version: 1\nwords: \xff\n", 1),
    ],
)
def test_a_damaged_file_is_named_with_its_line(tmp_path: Path, content: bytes, line: int) -> None:
    path = tmp_path / "words.yaml"
    path.write_bytes(content)
    with pytest.raises(DialogError) as told:
        read_mapping(path)
    assert told.value.message.startswith(f"{path}:{line}: ")
    assert told.value.remedy == REMEDY


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DialogError, match=r"words\.yaml:1: cannot be read"):
        read_mapping(tmp_path / "words.yaml")
