"""Downloads over a bad network end with the published file or with a clear reason."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import socket
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import numpy as np
import pytest
from loopback_server import Behaviour, serving, swallowing

from voice_coach.adapters.model_fetch import CHUNK_BYTES, Limits, fetch_archive
from voice_coach.adapters.model_registry import ArchiveEntry
from voice_coach.errors import ModelFetchError

pytestmark = pytest.mark.enable_socket

CONTENT = np.random.default_rng(7).bytes(300_000)
PIECE = CHUNK_BYTES
QUICK = Limits(answer_s=0.5, stall_s=0.5)


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "models" / ".model.zip.part"


def published(url: str, content: bytes = CONTENT) -> ArchiveEntry:
    return ArchiveEntry(url=url, size=len(content), sha256=hashlib.sha256(content).hexdigest())


def fetch(behaviour: Behaviour, part: Path, limits: Limits | None = None) -> list[tuple[int, int]]:
    """Fetch CONTENT; what progress was told."""
    told: list[tuple[int, int]] = []
    with serving(behaviour) as url:
        fetch_archive(published(url), part, lambda done, size: told.append((done, size)), limits)
    return told


def test_a_file_is_downloaded_with_progress(part: Path) -> None:
    told = fetch(Behaviour(CONTENT), part)
    assert part.read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_dropped_connection_is_taken_up_where_it_broke_off(part: Path) -> None:
    behaviour = Behaviour(CONTENT, drop_after=[6 * PIECE, 3 * PIECE])
    fetch(behaviour, part)
    assert part.read_bytes() == CONTENT
    assert behaviour.requests == ["", f"bytes={6 * PIECE}-", f"bytes={9 * PIECE}-"]


def test_a_later_run_goes_on_from_what_is_there(part: Path) -> None:
    part.parent.mkdir()
    part.write_bytes(CONTENT[:200_000])
    behaviour = Behaviour(CONTENT)
    fetch(behaviour, part)
    assert part.read_bytes() == CONTENT
    assert behaviour.requests == ["bytes=200000-"]


def test_a_whole_file_of_an_earlier_run_needs_no_network(part: Path) -> None:
    part.parent.mkdir()
    part.write_bytes(CONTENT)
    behaviour = Behaviour(CONTENT)
    fetch(behaviour, part)
    assert behaviour.requests == []


def test_a_connection_that_keeps_breaking_off_is_named_and_the_part_is_kept(part: Path) -> None:
    behaviour = Behaviour(CONTENT, drop_after=[PIECE + 9, 0, 0, 0, 0, 0, 0, 0])
    with pytest.raises(ModelFetchError, match="keeps breaking off") as caught:
        fetch(behaviour, part)
    assert f"{PIECE:,} of 300,000 bytes" in caught.value.message
    assert "go on" in caught.value.remedy
    assert part.read_bytes() == CONTENT[:PIECE]


def test_a_server_without_ranges_starts_again(part: Path) -> None:
    fetch(Behaviour(CONTENT, drop_after=[100_000], knows_ranges=False), part)
    assert part.read_bytes() == CONTENT


def test_a_rest_that_begins_elsewhere_is_not_appended(part: Path) -> None:
    fetch(Behaviour(CONTENT, drop_after=[100_000], range_shift=500), part)
    assert part.read_bytes() == CONTENT


def test_a_server_that_does_not_tell_the_length_is_served(part: Path) -> None:
    fetch(Behaviour(CONTENT, tells_length=False), part)
    assert part.read_bytes() == CONTENT


@pytest.mark.parametrize("claimed", [0, 299_999, 300_001, 10**12])
def test_another_length_than_the_published_one_is_refused(part: Path, claimed: int) -> None:
    with pytest.raises(ModelFetchError, match=f"offers {claimed:,} bytes"):
        fetch(Behaviour(CONTENT, content_length=claimed), part)
    assert part.read_bytes() == b""


def test_a_length_that_is_right_before_a_file_that_is_short_is_a_break(part: Path) -> None:
    behaviour = Behaviour(CONTENT[:-10], content_length=len(CONTENT), knows_ranges=False)
    with pytest.raises(ModelFetchError, match="keeps breaking off"):
        fetch(behaviour, part)


def test_more_than_the_published_length_is_refused(part: Path) -> None:
    with pytest.raises(ModelFetchError, match="more than the 300,000 bytes"):
        fetch(Behaviour(CONTENT + b"more", tells_length=False), part)
    assert part.read_bytes() == b""


def test_a_wrong_file_of_the_right_length_is_thrown_away(part: Path) -> None:
    wrong = CONTENT[:-1] + bytes([CONTENT[-1] ^ 1])
    with pytest.raises(ModelFetchError, match="sha256 differs"):
        fetch(Behaviour(wrong), part)
    assert part.read_bytes() == b""


def test_a_wrong_piece_of_an_earlier_run_is_replaced(part: Path) -> None:
    part.parent.mkdir()
    part.write_bytes(b"another file" * 1000)
    behaviour = Behaviour(CONTENT)
    fetch(behaviour, part)
    assert part.read_bytes() == CONTENT
    assert behaviour.requests == ["bytes=12000-", ""]


def test_a_piece_longer_than_the_file_is_replaced(part: Path) -> None:
    part.parent.mkdir()
    part.write_bytes(CONTENT + b"too long")
    fetch(Behaviour(CONTENT), part)
    assert part.read_bytes() == CONTENT


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_an_answer_without_the_file_is_told_with_its_number(part: Path, status: int) -> None:
    with pytest.raises(ModelFetchError, match=f"answered {status}"):
        fetch(Behaviour(CONTENT, status=status), part)


@pytest.mark.parametrize("url", ["model.zip", "http://[::1", "file:///model.zip"])
def test_what_is_no_address_is_told_with_what_one_looks_like(part: Path, url: str) -> None:
    with pytest.raises(ModelFetchError, match="makes no sense") as told:
        fetch_archive(published(url), part, lambda *_: None, QUICK)
    assert "https://" in told.value.remedy


def test_a_network_that_swallows_packets_is_named(part: Path) -> None:
    with swallowing() as url, pytest.raises(ModelFetchError, match="does not answer") as caught:
        fetch_archive(published(url), part, lambda done, size: None, QUICK)
    assert "embedded" in caught.value.remedy


def test_a_server_that_takes_the_request_and_never_answers_is_named(part: Path) -> None:
    with pytest.raises(ModelFetchError, match="does not answer"):
        fetch(Behaviour(CONTENT, stays_silent=True), part, QUICK)


def test_a_name_that_takes_for_ever_to_look_up_is_named(
    part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_comes = Event()

    def look_up(*_: object, **__: object) -> object:
        answer_comes.wait()
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(ModelFetchError, match="does not answer"):
        fetch_archive(
            published("http://models.invalid/a.zip"), part, lambda done, size: None, QUICK
        )
    answer_comes.set()
    for thread in enumerate_threads():
        if thread.name == "model-fetch":
            thread.join()


def test_waiting_for_a_dead_network_leaves_time_to_say_so_within_five_seconds() -> None:
    assert Limits().answer_s <= 4


def test_a_closed_door_is_named_at_once(part: Path) -> None:
    with swallowing() as url:
        pass
    with pytest.raises(ModelFetchError, match="cannot be reached"):
        fetch_archive(published(url), part, lambda done, size: None)


def test_two_downloads_of_one_model_do_not_mix(part: Path) -> None:
    part.parent.mkdir()
    with part.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ModelFetchError, match="Another program"):
            fetch(Behaviour(CONTENT), part)


def test_a_file_system_without_locks_is_fetched_into(
    part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    fetch(Behaviour(CONTENT), part)
    assert part.read_bytes() == CONTENT


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocker = tmp_path / "models"
    blocker.write_text("a file in the way", encoding="utf-8")
    with pytest.raises(ModelFetchError, match="cannot be written"):
        fetch(Behaviour(CONTENT), blocker / "part")
