"""What stands in the place of a file or a folder is told with a remedy, never waited for."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from kept_sessions import Kept, keep

from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.partner_files import load_partner
from voice_coach.adapters.repairing import repair
from voice_coach.adapters.store import Store, closed_store, open_store
from voice_coach.adapters.vault import read_key_file
from voice_coach.errors import DialogError, HistoryError
from voice_coach.session.rebuilding import rebuild

Put = Callable[[Path], Path]


def put_pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def put_file(path: Path) -> Path:
    path.touch()
    return path


def put_folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.fixture(params=[put_pipe, put_folder], ids=["pipe", "folder"])
def put(request: pytest.FixtureRequest) -> Put:
    made: Put = request.param
    return made


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_one_in_the_place_of_the_history_is_named_and_left_alone(store: Store, put: Put) -> None:
    before = put(store.history_file).stat()
    for use in (store.open_history, lambda: repair(store, [])):
        with pytest.raises(HistoryError, match="is no file") as refused:
            use()
        assert refused.value.remedy.startswith("Move away what is there")
    after = store.history_file.stat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)


def test_one_among_the_journals_hides_no_other_journal(store: Store, put: Put) -> None:
    keep(store, Kept(1))
    odd = put(store.journal_dir / "20260102-200000-0000.jsonl")
    assert not store.is_running(odd.name)
    assert store.read_journal(odd.name) == []
    (kept,) = [rebuild(store.read_journal(name), name) for name in store.journals()]
    assert kept is not None
    assert kept.session.id == Kept(1).id
    with closed_store(store.folder):
        assert odd.exists()


@pytest.mark.parametrize("put_other", [put_pipe, Path.touch], ids=["pipe", "file"])
def test_what_is_no_folder_for_journals_is_named(
    store: Store, put_other: Callable[[Path], object]
) -> None:
    put_other(store.journal_dir)
    with pytest.raises(HistoryError, match="is no folder") as refused:
        store.open_journal("one.jsonl", "{}", lambda *_: None, print)
    assert refused.value.remedy.startswith("Move away what is there")


def test_what_is_no_folder_for_copies_is_named(store: Store) -> None:
    keep(store, Kept(1))
    (store.folder / "backups").symlink_to("backups")
    with pytest.raises(HistoryError, match="backups is no folder") as refused:
        repair(store, [])
    assert refused.value.remedy.startswith("Move away what is there")
    with closing(store.open_history()) as history:
        assert len(history.sessions()) == 1


def test_one_in_the_place_of_the_key_is_named(store: Store, put: Put) -> None:
    put(store.folder / "key.json")
    with pytest.raises(HistoryError, match="is no file"):
        read_key_file(store.folder)
    with pytest.raises(HistoryError, match="is no file"), open_store(store.folder, str):
        pass


@pytest.mark.parametrize(
    "name", ["prompts.yaml", "commands.yaml", "safety.yaml", "curriculum.yaml", "drills/one.yaml"]
)
def test_one_in_the_place_of_a_dialog_file_is_named(tmp_path: Path, put: Put, name: str) -> None:
    (tmp_path / "en-us" / "drills").mkdir(parents=True)
    odd = put(tmp_path / "en-us" / name)
    with pytest.raises(DialogError, match="this is no file; put a text file in its place") as told:
        load_script("en-us", (tmp_path,))
    assert str(odd) in told.value.message


def test_one_in_the_place_of_the_partner_is_named(tmp_path: Path, put: Put) -> None:
    (tmp_path / "en-us").mkdir()
    put(tmp_path / "en-us" / "partner.yaml")
    with pytest.raises(DialogError, match="this is no file"):
        load_partner("en-us", (tmp_path,))


def test_one_in_the_place_of_the_memory_of_checks_only_costs_a_check(
    tmp_path: Path, put: Put
) -> None:
    checked = CheckedFiles(put(tmp_path / "memory.json"))
    assert not checked.is_known_good("model", [Path(__file__)])
    checked.remember("model", [Path(__file__)])
    assert not list(tmp_path.glob("*.[0-9]*"))


@pytest.mark.parametrize("put", [put_pipe, put_file])
@pytest.mark.parametrize("place", ["dialogs", "dialogs/en-us", "dialogs/en-us/drills"])
def test_one_in_the_place_of_a_folder_of_dialogs_is_told(
    tmp_path: Path, place: str, put: Put
) -> None:
    odd = tmp_path / place
    odd.parent.mkdir(parents=True, exist_ok=True)
    put(odd)
    with pytest.raises(DialogError, match="this is no folder; put a folder in its place") as told:
        load_script("en-us", (tmp_path / "dialogs",))
    assert told.value.message.startswith(f"{odd}:1: ")
