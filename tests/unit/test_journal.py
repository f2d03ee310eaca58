"""The journal's lines, and its file."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.journal_file import JournalFile
from voice_coach.errors import HistoryError
from voice_coach.events import (
    Assess,
    Assessed,
    Assessment,
    Expectation,
    Finish,
    LevelMeasured,
    Marker,
    Partial,
    Role,
    Say,
    SpeechEnded,
    SpeechStarted,
    Turn,
    Withdraw,
    Word,
)
from voice_coach.session.journal import DECLINED, SessionHeader, steps_left, to_line

PLAN = ("a/1", "a/2", "b/1")
HEADER = SessionHeader("id", "practice", "en-us", "2026-01-02T20:00:00+01:00", PLAN)
EXPECTATION = Expectation("a", "listen", heard="I am so tired.", slots={"feeling": "tired"})


def assess(step: str) -> str:
    line = to_line(Assess("so you are tired", EXPECTATION, step, 1), 1_000)
    assert line is not None
    return line


def declined() -> str:
    line = to_line(Say(1, "All right.", Role.COACH, DECLINED), 0)
    assert line is not None
    return line


# --- lines ------------------------------------------------------------------------------------


def test_a_header_comes_back_as_it_was() -> None:
    header = SessionHeader("id", "mirror", "en-gb", "2026-01-01T20:00", PLAN, ("c/1",), "earlier")
    assert SessionHeader.from_line(header.to_line()) == header


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "7",
        '{"v": 1, "type": "Session"}',
        (
            '{"v": 1, "type": "Session", "session": "x", "kind": "practice", "locale": "en-us",'
            ' "started": "2026", "plan": 5}'
        ),
        HEADER.to_line().replace('"v":1', '"v":99'),
        HEADER.to_line()[:-3],
    ],
)
def test_a_line_that_is_no_header_is_none(line: str) -> None:
    assert SessionHeader.from_line(line) is None


def test_a_header_with_more_than_is_known_is_read() -> None:
    line = HEADER.to_line().replace('"kind"', '"weather":"rain","kind"')
    assert SessionHeader.from_line(line) == HEADER


@given(text=st.text())
def test_any_text_is_one_line_that_json_reads_back(text: str) -> None:
    line = to_line(Turn(text, 10, 20, (Word(text, 10, 20),)), 30)
    assert line is not None
    assert "\n" not in line
    entry = json.loads(line)
    assert (entry["at_ms"], entry["type"], entry["text"]) == (30, "Turn", text)
    assert entry["words"][0]["text"] == text


def test_roles_and_markers_are_written_as_plain_values() -> None:
    say = json.loads(to_line(Say(4, "Hello.", Role.PARTNER, "prompt"), 5) or "")
    assert say["role"] == "Partner"
    marker = Marker("check", "strength", (0, 5), 1.0, "It asks.")
    judged = json.loads(to_line(Assessed(Assessment("x", markers=(marker,))), 5) or "")
    assert judged["assessment"]["markers"][0]["span"] == [0, 5]


def test_an_assessment_is_asked_for_without_the_drills_own_facts() -> None:
    entry = json.loads(assess("a/1"))
    assert entry["exercise_id"] == "a/1"
    assert "expectation" not in entry


@pytest.mark.parametrize(
    "fleeting",
    [Partial("so", 1), LevelMeasured(1, -30.0, True), SpeechStarted(1), SpeechEnded(1)],
    ids=lambda item: type(item).__name__,
)
def test_fleeting_things_are_not_kept(fleeting: Partial) -> None:
    assert to_line(fleeting, 1) is None


# --- what is left -------------------------------------------------------------------------------


def test_what_was_answered_is_not_left() -> None:
    assert steps_left(HEADER, [assess("a/2"), assess("a/2")]) == ("a/1", "b/1")


def test_a_session_without_an_answer_leaves_nothing_to_go_on_with() -> None:
    assert steps_left(HEADER, []) == ()


def test_unreadable_lines_are_passed_over() -> None:
    lines = ["", "{", '"Assess"', assess("a/1")[:-5], "null", assess("b/1")]
    assert steps_left(HEADER, lines) == ("a/1", "a/2")


def test_a_session_that_went_on_with_another_still_has_that_ones_rest() -> None:
    header = SessionHeader("id", "practice", "en-us", "2026", PLAN, ("c/1", "c/2"), "earlier")
    assert steps_left(header, []) == PLAN


def test_someone_who_wanted_a_fresh_start_goes_on_with_that() -> None:
    header = SessionHeader("id", "practice", "en-us", "2026", PLAN, ("c/1", "c/2"), "earlier")
    assert steps_left(header, [declined(), assess("c/1")]) == ("c/2",)
    assert steps_left(header, [declined()]) == ()


# --- the file -----------------------------------------------------------------------------------


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def journal(tmp_path: Path, notes: list[str]) -> Iterator[JournalFile]:
    path = tmp_path / "journal" / "one.jsonl"
    opened = JournalFile(path, HEADER.to_line(), to_line, notes.append)
    yield opened
    opened.close()


def test_every_item_is_on_the_disk_as_soon_as_it_is_noticed(
    journal: JournalFile, notes: list[str]
) -> None:
    journal.notice(Turn("so you are tired", 1, 2), 3)
    journal.notice(Partial("so", 4), 4)
    journal.notice(Finish("asked"), 5)
    lines = journal.path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["Session", "Turn", "Finish"]
    assert notes == []


def test_the_file_and_its_folder_are_for_the_owner_alone(journal: JournalFile) -> None:
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700


def test_half_a_character_from_a_terminal_cannot_stop_the_journal(
    journal: JournalFile, notes: list[str]
) -> None:
    journal.notice(Turn("caf\udce9", 1, 2, is_typed=True), 3)
    assert json.loads(journal.path.read_text().splitlines()[1])["type"] == "Turn"
    assert notes == []


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(
    tmp_path: Path, notes: list[str]
) -> None:
    (tmp_path / "journal").write_text("")
    with pytest.raises(HistoryError) as failed:
        JournalFile(tmp_path / "journal" / "one.jsonl", HEADER.to_line(), to_line, notes.append)
    assert "VOICE_COACH_DATA_DIR" in failed.value.remedy


def test_a_disk_without_space_is_told_once_and_does_not_stop_the_session(
    notes: list[str],
) -> None:
    # a device that is always full
    journal = JournalFile(Path("/dev/full"), HEADER.to_line(), to_line, notes.append)
    journal.notice(Turn("so you are tired", 1, 2), 3)
    journal.notice(Finish("asked"), 5)
    journal.close()
    assert len(notes) == 1
    assert os.strerror(28) in notes[0]
    assert "tired" not in notes[0]


def test_what_follows_a_torn_line_is_withdrawn_without_its_end(
    journal: JournalFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        # as a disk does that has room for a part of the line
        full.setattr(os, "write", lambda fd, data, write=os.write: write(fd, data[:20]))
        journal.notice(Finish("asked"), 1)
    journal.notice(Turn("so you are tired", 2, 3), 3)
    journal.notice(Turn("forget this session", 4, 5), 5)
    journal.notice(Withdraw(2), 6)
    *_, torn, last = journal.path.read_text(encoding="utf-8").splitlines()
    assert len(torn) == 20
    assert json.loads(last)["text"] == "forget this session"
