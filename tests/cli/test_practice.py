"""`voice-coach practice` as a person starts it, rightly and wrongly."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from program import Program, captions, without_devices
from spoken_answers import write_answers, write_wav
from terminal import at_terminal

from voice_coach.adapters.resampler import resample
from voice_coach.adapters.wav_files import read_sound

ANSWER = "So it was a hard week for you and you miss the old days. Did I get that right?"
TYPED = ("practice", "paraphrase", "--text", "--seed", "3", "--exercises", "2")
HEARD = ("practice", "paraphrase", "--seed", "3", "--exercises", "2", "--engine", "whisper")


@pytest.fixture
def deaf(program: Program, tmp_path: Path) -> Program:
    """The program on a computer without a microphone and a speaker."""
    return replace(program, variables=without_devices(tmp_path))


# --- without a microphone ---------------------------------------------------------------------


@pytest.mark.device
def test_without_a_microphone_and_a_terminal_the_demo_runs_and_says_why(deaf: Program) -> None:
    session = deaf.run("practice")
    assert session.returncode == 0
    assert "microphone" in session.stderr
    assert "demo" in session.stderr
    assert "--text" in session.stderr
    assert captions(session.stdout, "You")


@pytest.mark.device
def test_without_a_microphone_a_terminal_is_offered_to_type_in(deaf: Program) -> None:
    with at_terminal(deaf, "practice", "paraphrase", "--seed", "3") as terminal:
        terminal.until("microphone")
        terminal.until("Would you like to type instead")
        terminal.type("")
        terminal.until("Say back what you heard.")
        terminal.until("You: ")
        terminal.type(ANSWER)
        terminal.until("Coach: ")
        terminal.until("You: ")
        terminal.type("stop")
        assert terminal.wait() == 0
        assert "saved" in terminal.text
    assert [turn["text"] for turn in deaf.of_type("Turn")] == [ANSWER, "stop"]


@pytest.mark.device
def test_someone_who_would_rather_not_type_leaves_with_the_devices_exit_code(
    deaf: Program,
) -> None:
    with at_terminal(deaf, "practice") as terminal:
        terminal.until("Would you like to type instead")
        terminal.type("n")
        assert terminal.wait() == 3
    assert deaf.journals() == []


# --- started wrongly --------------------------------------------------------------------------


def test_an_unknown_drill_is_answered_with_the_list(program: Program) -> None:
    refused = program.run("practice", "juggling", "--text")
    assert refused.returncode == 2
    assert "'juggling'" in refused.stderr
    assert "paraphrase" in refused.stderr
    assert "i-statement" in refused.stderr
    assert program.journals() == []


@pytest.mark.parametrize(
    "options",
    [
        ["--output", "heard.wav"],
        ["--text", "--output", "heard.wav"],
        ["--text", "--input", "answers.wav"],
        ["--input", "same.wav", "--output", "./same.wav"],
        ["--exercises", "0"],
        ["--engine", "telepathy"],
        ["--seed", "many"],
        ["paraphrase", "validate"],
    ],
    ids=" ".join,
)
def test_options_that_make_no_sense_are_usage_errors(program: Program, options: list[str]) -> None:
    refused = program.run("practice", *options)
    assert refused.returncode == 2
    assert refused.stderr
    assert "Traceback" not in refused.stderr
    assert captions(refused.stdout, "Coach") == []


@pytest.mark.parametrize("kind", ["missing", "text", "empty", "cut short"])
def test_an_input_file_that_cannot_be_heard_is_named(
    program: Program, tmp_path: Path, kind: str
) -> None:
    source = tmp_path / "answers.wav"
    if kind == "text":
        source.write_text("not a sound at all")
    elif kind == "empty":
        source.touch()
    elif kind == "cut short":
        write_wav(source, np.zeros(100, np.int16))
        source.write_bytes(source.read_bytes()[:30])
    refused = program.run(*HEARD, "--input", str(source))
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert str(source) in refused.stderr
    assert program.journals() == []


def test_an_output_file_that_cannot_be_written_is_named(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "answers.wav"
    write_wav(source, np.zeros(16_000, np.int16))
    output = tmp_path / "nowhere" / "heard.wav"
    refused = program.run(*HEARD, "--input", str(source), "--output", str(output))
    assert refused.returncode == 1
    assert str(output) in refused.stderr
    assert "Traceback" not in refused.stderr


# --- left early -------------------------------------------------------------------------------


def test_stop_says_that_all_is_saved(program: Program) -> None:
    session = program.run(*TYPED, typed=f"{ANSWER}\nstop now\n")
    assert session.returncode == 0
    assert "saved" in session.stderr
    assert captions(session.stdout, "Coach")[-1] != "Stopped."
    assert program.of_type("Finish")[-1]["reason"] == "stopped"


def test_ctrl_c_leaves_with_130_and_everything_is_saved(program: Program) -> None:
    with at_terminal(program, *TYPED) as terminal:
        terminal.until("You: ")
        terminal.type(ANSWER)
        terminal.until("Coach: ")
        terminal.until("You: ")
        terminal.press_ctrl_c()
        assert terminal.wait() == 130
        assert "saved" in terminal.text
        assert "Traceback" not in terminal.text
    assert [turn["text"] for turn in program.of_type("Turn")] == [ANSWER]
    # closed in order: nothing is left in the write-ahead log
    assert not (program.data_dir / "history.sqlite-wal").exists()


def test_ctrl_c_before_the_greeting_leaves_with_130(program: Program) -> None:
    with program.running("practice", "--text") as session:
        session.child.send_signal(signal.SIGINT)
        assert session.child.wait() in (130, -signal.SIGINT)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_closed_terminal_ends_the_session_in_order(program: Program, name: str) -> None:
    number = signal.Signals[name]
    with program.running(*TYPED) as session:
        session.type(ANSWER)
        session.until("You:")
        session.until("Coach:")
        session.child.send_signal(number)
        assert session.child.wait() == 128 + number
    assert [turn["text"] for turn in program.of_type("Turn")] == [ANSWER]
    assert not (program.data_dir / "history.sqlite-wal").exists()


def test_an_output_that_nobody_reads_any_more_is_no_crash(program: Program) -> None:
    with program.running(*TYPED, typed=f"{ANSWER}\nyes\n" * 20) as session:
        session.until("Coach:")
        assert session.child.stdout is not None
        session.child.stdout.close()
        assert session.child.stderr is not None
        assert "Traceback" not in session.child.stderr.read()
        session.child.stdout = None


# --- strange input ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "variables",
    [{"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}],
    ids=["utf-8", "ascii"],
)
def test_strange_bytes_are_taken_as_an_answer(program: Program, variables: dict[str, str]) -> None:
    typed = b"so caf\xe9 \x00 \x1b[31m was \xf0\x9f\x98\x80 closed\x07 for you\r\n\nstop\n"
    session = replace(program, variables=variables).run(*TYPED, typed=typed)
    assert session.returncode == 0, session.stderr
    assert "Traceback" not in session.stderr
    assert "\x1b" not in session.stdout
    assert "\x07" not in session.stdout
    words = program.of_type("Turn")[0]["text"].split()
    assert words[0] == "so"
    assert words[-2:] == ["for", "you"]


def test_a_line_of_a_hundred_kilobytes_is_taken_as_an_answer(program: Program) -> None:
    long = "so it was a long day and " * 4_200
    session = program.run(*TYPED, typed=f"{long}\nstop\n")
    assert session.returncode == 0
    assert program.of_type("Turn")[0]["text"] == long.strip()


def test_a_program_without_standard_input_says_goodbye(program: Program) -> None:
    closed = replace(program, prefix=("sh", "-c", 'exec "$@" <&-', "sh"))
    session = closed.run(*TYPED)
    assert session.returncode == 0, session.stderr
    assert program.of_type("Finish")[-1]["reason"] == "input-ended"


# --- strange sound ----------------------------------------------------------------------------


def hear(program: Program, source: Path) -> list[str]:
    """Hold a session with this file as the microphone; gives what was heard."""
    session = program.run(*HEARD, "--input", str(source))
    assert session.returncode == 0, session.stderr
    assert "Traceback" not in session.stderr
    assert program.of_type("Finish")[-1]["reason"] in ("input-ended", "completed")
    return [turn["text"] for turn in program.of_type("Turn")]


def test_silence_is_met_kindly_and_invents_no_words(program: Program, tmp_path: Path) -> None:
    write_wav(tmp_path / "silence.wav", np.zeros(16_000 * 100, np.int16))
    assert hear(program, tmp_path / "silence.wav") == []
    assert {"nudge-silence", "pause"} <= {say["purpose"] for say in program.of_type("Say")}


def test_a_file_without_a_single_sample_is_a_session_without_answers(
    program: Program, tmp_path: Path
) -> None:
    write_wav(tmp_path / "nothing.wav", np.zeros(0, np.int16))
    assert hear(program, tmp_path / "nothing.wav") == []


def test_noise_as_loud_as_it_can_be_invents_no_words(program: Program, tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(-32768, 32767, 16_000 * 20, np.int16)
    write_wav(tmp_path / "noise.wav", noise)
    assert [text for text in hear(program, tmp_path / "noise.wav") if text] == []


def test_shouting_that_is_clipped_is_still_understood(program: Program, tmp_path: Path) -> None:
    source = write_answers(tmp_path / "answers.wav", [ANSWER])
    loud = read_sound(source).astype(np.int64) * 5
    write_wav(source, np.clip(loud, -32768, 32767).astype(np.int16))
    (heard,) = hear(program, source)
    assert "hard week" in heard.lower()


@pytest.mark.parametrize(
    ("kind", "rate_hz"),
    [("PCM_U8", 16_000), ("ULAW", 8_000), ("PCM_24", 48_000), ("FLOAT", 44_100)],
)
def test_files_of_any_rate_depth_and_channels_are_understood(
    program: Program, tmp_path: Path, kind: str, rate_hz: int
) -> None:
    source = write_answers(tmp_path / "answers.wav", [ANSWER])
    mono = resample(read_sound(source), 16_000, rate_hz) / 32768
    soundfile.write(source, np.stack([mono, mono], axis=1), rate_hz, subtype=kind)
    (heard,) = hear(program, source)
    assert "week" in heard.lower()


def test_a_line_without_end_ends_the_session_and_what_came_before_is_kept(program: Program) -> None:
    typed = "I hear that you are worn out\n" + "zebra " * 500_000
    done = program.run("practice", "paraphrase", "--text", "--seed", "3", typed=typed)
    assert done.returncode == 2
    assert "longer than 1,000,000 letters" in done.stderr
    assert "Give it in parts" in done.stderr
    assert "zebra" not in done.stderr
    assert [turn["text"] for turn in program.of_type("Turn")] == ["I hear that you are worn out"]
