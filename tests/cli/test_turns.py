"""``voice-coach turns`` shows what a session would take as turns, and when."""

from __future__ import annotations

import json
from pathlib import Path

import jiwer
import numpy as np
import pytest
from click.testing import CliRunner, Result

from tests.recorded_speech import FOLDER, plain, recording, silence, texts
from tests.spoken_answers import RATE_HZ, spoken, write_wav
from voice_coach.cli.turns import command

FIELDS = ["start_ms", "end_ms", "decided_ms", "reason", "text"]


def show(*arguments: object) -> Result:
    return CliRunner().invoke(command, ["--engine", "whisper", *map(str, arguments)])


def heard(path: Path, *options: str) -> list[dict[str, object]]:
    result = show("--json", *options, path)
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.splitlines()
    content = json.loads(line)
    assert list(content) == ["file", "turns"]
    assert content["file"] == str(path)
    turns: list[dict[str, object]] = content["turns"]
    assert all(list(turn) == FIELDS for turn in turns)
    times = [int(str(turn[name])) for turn in turns for name in FIELDS[:3]]
    assert times == sorted(times)
    return turns


def waited_ms(turn: dict[str, object]) -> int:
    return int(str(turn["decided_ms"])) - int(str(turn["end_ms"]))


# --- recorded people -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["common-bow.flac", "six-spoons.flac", "pot-of-gold.flac"])
def test_a_recorded_person_is_heard_as_one_turn_with_all_words(name: str) -> None:
    (turn,) = heard(FOLDER / name)
    assert jiwer.wer(texts()[name], plain(str(turn["text"]))) < 0.2
    assert 600 < waited_ms(turn) < 3_600


def test_several_recordings_with_long_pauses_between_them_are_a_turn_each(tmp_path: Path) -> None:
    names = ["six-spoons.flac", "common-bow.flac", "pot-of-gold.flac"]
    parts = [part for name in names for part in (recording(name), silence(4_500))]
    write_wav(tmp_path / "three.wav", np.concatenate(parts))
    turns = heard(tmp_path / "three.wav")
    assert [
        jiwer.wer(texts()[name], plain(str(turn["text"]))) < 0.2
        for name, turn in zip(names, turns, strict=True)
    ] == [True] * 3


def test_a_long_turn_with_many_pauses_keeps_all_words(tmp_path: Path) -> None:
    names = [*texts(), "six-spoons.flac"]
    parts = [part for name in names for part in (recording(name), silence(500))]
    write_wav(tmp_path / "long.wav", np.concatenate(parts))
    (turn,) = heard(tmp_path / "long.wav", "--patience", "long")
    said = " ".join(texts()[name] for name in names)
    compared = jiwer.process_words(said, plain(str(turn["text"])))
    # digits are no words here; the shortest sentence has fourteen
    assert compared.deletions < 10
    assert compared.wer < 0.15


def test_a_thinking_pause_after_words_that_hang_in_the_air_ends_no_turn(tmp_path: Path) -> None:
    parts = [spoken("I felt hurt because", tmp_path), silence(2_400)]
    parts += [spoken("nobody asked me about it.", tmp_path)]
    write_wav(tmp_path / "because.wav", np.concatenate(parts))
    (turn,) = heard(tmp_path / "because.wav")
    assert plain(str(turn["text"])) == "i felt hurt because nobody asked me about it"


def test_the_briefer_the_patience_the_sooner_the_turn_is_over() -> None:
    path = FOLDER / "six-spoons.flac"
    waits = [
        waited_ms(heard(path, "--patience", patience)[-1])
        for patience in ("brief", "normal", "long", "3.0")
    ]
    assert waits[:3] == sorted(set(waits[:3]))
    assert waits[3] == pytest.approx(3 * waits[1], abs=20)


def test_what_happens_later_changes_nothing_that_was_decided(tmp_path: Path) -> None:
    first = np.concatenate((recording("six-spoons.flac"), silence(4_500)))
    write_wav(tmp_path / "first.wav", first)
    write_wav(tmp_path / "both.wav", np.concatenate((first, recording("common-bow.flac"))))
    assert heard(tmp_path / "first.wav") == heard(tmp_path / "both.wav")[:1]


# --- what was asked for --------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Yes.", "No.", "No thank you."])
def test_a_yes_or_no_is_taken_within_600_ms_where_it_was_asked_for(
    text: str, tmp_path: Path
) -> None:
    write_wav(tmp_path / "answer.wav", np.concatenate((silence(500), spoken(text, tmp_path))))
    (turn,) = heard(tmp_path / "answer.wav", "--expects", "yes_no")
    assert waited_ms(turn) <= 500
    assert waited_ms(heard(tmp_path / "answer.wav")[0]) > waited_ms(turn)


def test_who_asks_for_a_moment_is_not_cut_off_and_the_answer_is_what_comes_then(
    tmp_path: Path,
) -> None:
    parts = [spoken("Give me a moment.", tmp_path), silence(9_000)]
    parts += [spoken("Nobody asked me about the party.", tmp_path)]
    write_wav(tmp_path / "moment.wav", np.concatenate(parts))
    (turn,) = heard(tmp_path / "moment.wav")
    assert plain(str(turn["text"])) == "nobody asked me about the party"
    assert int(str(turn["start_ms"])) > 9_000


# --- no speech, and no sound ---------------------------------------------------------------------


def test_silence_and_noise_open_no_turn(tmp_path: Path) -> None:
    noise = np.random.default_rng(5).normal(0, 900, 20 * RATE_HZ).astype(np.int16)
    for name, sound in {"silence": silence(5_000), "noise": noise, "empty": silence(0)}.items():
        write_wav(tmp_path / f"{name}.wav", sound)
        assert heard(tmp_path / f"{name}.wav") == []
    assert "noise.wav: no turns" in show(tmp_path / "noise.wav").stdout


def test_bad_files_are_named_on_stderr_and_the_others_are_done(tmp_path: Path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"RIFF and then nothing of the kind")
    good = FOLDER / "six-spoons.flac"
    result = show("--json", bad, good, tmp_path / "missing.wav", tmp_path)
    assert result.exit_code == 1
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == [str(good)]
    told = result.stderr.splitlines()
    for line, path in zip(told, [bad, tmp_path / "missing.wav", tmp_path], strict=True):
        assert str(path) in line


def test_without_json_a_person_can_read_it() -> None:
    path = FOLDER / "six-spoons.flac"
    shown = show(path).stdout
    assert shown.startswith(f"{path}:\n  0:0")
    assert "over after" in shown
    assert "spoons" in shown
