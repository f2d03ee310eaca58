"""What was found good is remembered until it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_coach.adapters.checked_files import CheckedFiles, fingerprint


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "model.bin"
    path.write_bytes(b"good")
    return path


def test_nothing_is_known_at_first(tmp_path: Path, file: Path) -> None:
    assert not CheckedFiles(tmp_path / "memory.json").is_known_good("model", [file])


def test_a_check_is_remembered_by_another_run(tmp_path: Path, file: Path) -> None:
    CheckedFiles(tmp_path / "new" / "memory.json").remember("model", [file])
    later = CheckedFiles(tmp_path / "new" / "memory.json")
    assert later.is_known_good("model", [file])
    assert not later.is_known_good("another", [file])


def test_any_change_of_a_file_asks_for_a_new_check(tmp_path: Path, file: Path) -> None:
    checked = CheckedFiles(tmp_path / "memory.json")
    checked.remember("model", [file])
    file.write_bytes(b"evil")
    assert not checked.is_known_good("model", [file])


def test_a_file_that_came_or_went_asks_for_a_new_check(tmp_path: Path, file: Path) -> None:
    checked = CheckedFiles(tmp_path / "memory.json")
    checked.remember("model", [file])
    other = tmp_path / "other.bin"
    other.touch()
    assert not checked.is_known_good("model", [file, other])
    file.unlink()
    assert not checked.is_known_good("model", [file])


def test_a_missing_file_is_never_known_good(tmp_path: Path) -> None:
    checked = CheckedFiles(tmp_path / "memory.json")
    checked.remember("model", [tmp_path / "missing"])
    assert fingerprint([tmp_path / "missing"]) == ""
    assert not checked.is_known_good("model", [tmp_path / "missing"])


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"model": 5}', "\x00"])
def test_a_broken_memory_only_costs_a_check(tmp_path: Path, file: Path, content: str) -> None:
    memory = tmp_path / "memory.json"
    memory.write_text(content, encoding="utf-8")
    checked = CheckedFiles(memory)
    assert not checked.is_known_good("model", [file])
    checked.remember("model", [file])
    assert checked.is_known_good("model", [file])


def test_a_memory_that_cannot_be_written_is_no_error(tmp_path: Path, file: Path) -> None:
    blocker = tmp_path / "blocker"
    blocker.touch()
    checked = CheckedFiles(blocker / "memory.json")
    checked.remember("model", [file])
    assert not checked.is_known_good("model", [file])
