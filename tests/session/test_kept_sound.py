"""Sound is kept where that was asked for, and nowhere else."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from kept_sessions import words_on_disk
from program import Program
from spoken_answers import write_answers

from voice_coach.errors import HistoryError
from voice_coach.events import AudioFrame, Finish, LevelMeasured, Turn, Withdraw
from voice_coach.session.kept_sound import LONGEST_MS, MARGIN_MS, KeptSound
from voice_coach.session.loop import PRIVATE

FRAME_MS = 20
SPOKEN = ("So it was a hard week for you.", "You would like some time for yourself.")
PRACTICE = ("practice", "paraphrase", "--seed", "3", "--engine", "whisper")


class Microphone:
    """Frames whose samples are their own time in hundredths of a second."""

    def __init__(self) -> None:
        self.now_ms = 0
        self.calls: list[str] = []

    def read(self) -> AudioFrame | None:
        if "close" in self.calls:
            return None
        samples = np.full(FRAME_MS * 16, self.now_ms // 10 % 30_000, "<i2")
        frame = AudioFrame(self.now_ms, samples.tobytes())
        self.now_ms = frame.end_ms
        return frame

    def reopen(self) -> None:
        self.calls.append("reopen")

    def close(self) -> None:
        self.calls.append("close")


def run_until(source: Microphone, tapped: object, end_ms: int) -> None:
    while source.now_ms < end_ms:
        assert tapped.read() is not None  # type: ignore[attr-defined]


def times_of(pcm: bytes) -> tuple[int, int]:
    samples = np.frombuffer(pcm, "<i2")
    return int(samples[0]) * 10, int(samples[-1]) * 10


def test_each_turn_is_kept_whole_with_a_margin_and_its_number_in_the_history() -> None:
    kept: list[tuple[int, bytes]] = []
    sound = KeptSound(lambda number, pcm: kept.append((number, pcm)), pytest.fail)
    source = Microphone()
    tapped = sound.tap(source)
    run_until(source, tapped, 5_000)
    sound.notice(Turn("so you", 2_000, 4_000), 5_000)
    assert kept == []
    sound.notice(LevelMeasured(5_000, -30, False), 5_000)
    run_until(source, tapped, 9_000)
    sound.notice(Turn("typed", 0, 0, is_typed=True), 9_000)
    sound.notice(Turn("yes", 8_000, 8_400), 9_000)
    sound.notice(Finish("asked"), 9_000)
    assert [number for number, _ in kept] == [1, 3]
    assert [times_of(pcm) for _, pcm in kept] == [
        (2_000 - MARGIN_MS, 4_000 + MARGIN_MS - FRAME_MS),
        (8_000 - MARGIN_MS, 8_400 + MARGIN_MS - FRAME_MS),
    ]


def test_what_is_said_about_danger_is_not_kept_nor_counted() -> None:
    kept: list[int] = []
    sound = KeptSound(lambda number, _: kept.append(number), pytest.fail)
    source = Microphone()
    run_until(source, sound.tap(source), 5_000)
    sound.notice(Turn(PRIVATE, 2_000, 4_000), 5_000)
    sound.notice(Turn("so you", 4_200, 4_800), 5_000)
    sound.close()
    assert kept == [1]


def test_the_sound_of_a_turn_that_began_a_danger_goes_too() -> None:
    kept: list[int] = []
    dropped: list[int] = []
    sound = KeptSound(lambda number, _: kept.append(number), pytest.fail, dropped.append)
    source = Microphone()
    run_until(source, sound.tap(source), 5_000)
    for start_ms in (500, 2_000, 3_000):
        sound.notice(Turn("so you", start_ms, start_ms + 400), 5_000)
        sound.notice(LevelMeasured(5_000, -30, False), 5_000)
    sound.notice(Turn("he keeps it in the", 4_000, 4_400), 5_000)
    sound.notice(Turn(PRIVATE, 4_500, 4_800), 5_000)
    sound.notice(Withdraw(2_000), 5_000)
    sound.close()
    assert kept == [1, 2, 3]
    assert dropped == [2, 3, 4]


def test_sound_that_cannot_be_removed_is_told_of() -> None:
    def refuse(_: int) -> None:
        raise HistoryError("The file is not yours.")

    notes: list[str] = []
    sound = KeptSound(lambda number, pcm: None, notes.append, refuse)
    sound.notice(Turn("he keeps it in the", 100, 400), 500)
    sound.notice(Withdraw(100), 900)
    assert notes == ["The file is not yours."]


def test_a_session_that_is_forgotten_keeps_no_sound_from_then_on() -> None:
    kept: list[int] = []
    sound = KeptSound(lambda number, _: kept.append(number), pytest.fail)
    source = Microphone()
    run_until(source, sound.tap(source), 5_000)
    sound.notice(Turn("so you", 2_000, 4_000), 5_000)
    sound.stop()
    sound.notice(Turn("and then", 4_200, 4_800), 5_000)
    sound.close()
    assert kept == []


def test_a_session_of_hours_needs_no_more_memory_than_its_longest_turn() -> None:
    sound = KeptSound(lambda number, pcm: None, pytest.fail)
    source = Microphone()
    run_until(source, sound.tap(source), LONGEST_MS + 60_000)
    assert len(sound._frames) == LONGEST_MS // FRAME_MS


def test_a_microphone_that_is_listened_in_to_is_reopened_and_closed_and_ends_as_it_is() -> None:
    source = Microphone()
    tapped = KeptSound(lambda number, pcm: None, pytest.fail).tap(source)
    tapped.reopen()
    tapped.close()
    assert source.calls == ["reopen", "close"]
    assert tapped.read() is None


def test_a_full_disk_is_told_once_and_no_more_is_written() -> None:
    tried: list[int] = []
    notes: list[str] = []

    def write(number: int, pcm: bytes) -> None:
        tried.append(number)
        raise HistoryError("The sound of an answer cannot be kept (no space).")

    sound = KeptSound(write, notes.append)
    for end_ms in (1_000, 2_000):
        sound.notice(Turn("so you", end_ms - 900, end_ms), end_ms)
        sound.notice(LevelMeasured(end_ms, -30, False), end_ms)
    assert tried == [1]
    assert len(notes) == 1
    assert "Practice goes on" in notes[0]


# --- whole sessions -------------------------------------------------------------------------------


def flac_files(program: Program) -> list[Path]:
    return sorted(program.data_dir.rglob("*.flac"))


def test_a_session_with_keep_audio_leaves_what_was_said_and_history_hands_it_out(
    program: Program, tmp_path: Path
) -> None:
    locked = replace(program, variables={"VOICE_COACH_PASSPHRASE": "three plain words"})
    answers = write_answers(tmp_path / "answers.wav", SPOKEN)
    done = locked.run(*PRACTICE, "--input", str(answers), "--keep-audio")
    assert done.returncode == 0, done.stderr
    (shown,) = json.loads(locked.run("history", "--json").stdout)
    first = json.loads(locked.run("history", "show", shown["id"], "--json").stdout)
    files = flac_files(program)
    assert [str(path) for path in files] == first["sound"]
    assert [int(path.stem) for path in files] == [turn["number"] for turn in first["turns"]]
    for path, turn in zip(files, first["turns"], strict=True):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        length_ms = soundfile.info(path).duration * 1000
        assert turn["duration_ms"] <= length_ms <= turn["duration_ms"] + 2 * MARGIN_MS + 40
    assert stat.S_IMODE(files[0].parent.stat().st_mode) == 0o700
    plain = [path.read_bytes() for path in files]
    assert locked.run("settings", "encrypt", "--yes").returncode == 0
    assert b"fLaC" not in words_on_disk(program.data_dir)
    out = tmp_path / "out"
    assert locked.run("history", "sound", shown["id"], "--output", str(out)).returncode == 0
    assert [path.read_bytes() for path in sorted(out.iterdir())] == plain
    assert locked.run("forget", "session", shown["id"], "--yes").returncode == 0
    assert flac_files(program) == []


def test_without_keep_audio_no_file_holds_any_sound(program: Program, tmp_path: Path) -> None:
    answers = write_answers(tmp_path / "answers.wav", SPOKEN[:1])
    done = program.run(*PRACTICE, "--input", str(answers))
    assert done.returncode == 0, done.stderr
    names = {path.suffix for path in program.data_dir.rglob("*") if path.is_file()}
    assert names == {".jsonl", ".sqlite"}


def test_a_typed_session_has_no_sound_to_keep(program: Program) -> None:
    refused = program.run("practice", "--text", "--keep-audio")
    assert refused.returncode == 2
    assert "--keep-audio" in refused.stderr
