"""Folders and files for their owner alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from voice_coach.adapters.private_files import private_folder, write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_folder_on_the_way_is_made_for_the_owner_alone(tmp_path: Path) -> None:
    private_folder(tmp_path / "a" / "b" / "c")
    assert {mode(tmp_path / part) for part in ("a", "a/b", "a/b/c")} == {0o700}


def test_a_folder_that_an_earlier_version_left_open_is_closed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "journal").mkdir(parents=True)
    (data / "history.sqlite-wal").touch()
    data.chmod(0o755)
    private_folder(data)
    assert mode(data) == 0o700


def test_a_folder_that_holds_other_things_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    (shared / "photos").mkdir()
    private_folder(shared)
    assert mode(shared) == 0o755


def test_a_file_is_replaced_whole_and_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_private(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_whole_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_private(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_into_and_never_replaced() -> None:
    write_private(Path("/dev/null"), b"gone")
    assert Path("/dev/null").is_char_device()
