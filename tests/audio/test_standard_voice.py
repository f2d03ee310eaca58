"""The standard voice, rendered for real."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from small_disk import run_in_little_room
from spoken_sentences import SENTENCES

from voice_coach.adapters.pyttsx3_voice import Pyttsx3Voice
from voice_coach.adapters.voice_process import VoiceProcess, WorkerOptions
from voice_coach.adapters.voice_sound import LEAD_MS, TAIL_MS
from voice_coach.errors import VoiceFailedError
from voice_coach.ports import Sound


@pytest.fixture(scope="module")
def voice() -> Iterator[Pyttsx3Voice]:
    opened = Pyttsx3Voice()
    yield opened
    opened.close()


def words_per_minute(voice: Pyttsx3Voice, rate_ratio: float) -> float:
    duration_ms = sum(voice.render(text, rate_ratio).duration_ms for text in SENTENCES)
    return sum(len(text.split()) for text in SENTENCES) * 60_000 / duration_ms


def loudness(sound: Sound) -> int:
    return int(np.abs(sound.samples.astype(int)).max(initial=0))


def test_it_speaks_about_155_words_a_minute(voice: Pyttsx3Voice) -> None:
    assert words_per_minute(voice, 1.0) == pytest.approx(155, rel=0.05)


@pytest.mark.parametrize("ratio", [0.8, 1.25, 1.6])
def test_the_rate_follows_the_ratio(voice: Pyttsx3Voice, ratio: float) -> None:
    assert words_per_minute(voice, ratio) == pytest.approx(155 * ratio, rel=0.12)


def test_a_sound_starts_and_ends_with_a_short_silence_and_has_a_comfortable_peak(
    voice: Pyttsx3Voice,
) -> None:
    sound = voice.render(SENTENCES[0])
    loud = np.flatnonzero(sound.samples)
    lead_ms = loud[0] * 1000 / sound.rate_hz
    tail_ms = (len(sound.samples) - loud[-1]) * 1000 / sound.rate_hz
    assert LEAD_MS <= lead_ms <= LEAD_MS + 20
    assert TAIL_MS <= tail_ms <= TAIL_MS + 20
    assert 0.65 * 32767 < loudness(sound) < 0.75 * 32767


def test_several_sentences_sound_as_long_as_they_do_one_by_one(voice: Pyttsx3Voice) -> None:
    alone = sum(voice.render(text).duration_ms for text in SENTENCES[:4])
    # from one time to the next a sentence is up to 11 ms longer or shorter
    assert voice.render(" ".join(SENTENCES[:4])).duration_ms == pytest.approx(alone, abs=60)


def test_a_killed_child_is_replaced_and_the_next_text_is_heard_whole(voice: Pyttsx3Voice) -> None:
    whole = voice.render(SENTENCES[2])
    pid = voice.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    again = voice.render(SENTENCES[2])
    assert again.duration_ms == pytest.approx(whole.duration_ms, abs=40)
    assert voice.process.pid != pid


def test_a_child_that_stops_answering_is_killed_and_replaced() -> None:
    voice = Pyttsx3Voice(
        WorkerOptions(module="voice_coach.adapters.pyttsx3_worker", render_limit_s=2.0)
    )
    voice.render("Hello.")
    pid = voice.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    assert voice.render("Hello again.").duration_ms > 300
    assert voice.process.pid != pid
    voice.close()


SPEAK_WHILE_IT_FILLS = """\
import sys
from contextlib import suppress
from voice_coach.adapters.pyttsx3_voice import Pyttsx3Voice
voice = Pyttsx3Voice()
voice.render("Hello.")
pid = voice.process.pid
with suppress(OSError), open(sys.argv[1], "wb", buffering=0) as filler:
    while filler.write(bytes(4096)):
        pass
print(voice.render("Hello again.").duration_ms > 300, voice.process.pid == pid)
voice.close()
"""


def test_a_temporary_folder_that_fills_up_is_left_for_another_without_a_pause(
    tmp_path: Path,
) -> None:
    small, script = tmp_path / "small", tmp_path / "speak.py"
    small.mkdir()
    script.write_text(SPEAK_WHILE_IT_FILLS)
    env = {**os.environ, "TMPDIR": str(small)}
    speak = f"'{sys.executable}' '{script}' '{small}/filler'"
    done = run_in_little_room(small, 400, speak, env)
    assert (done.stdout.split(), done.stderr) == (["True", "True"], "")


def test_a_worker_that_cannot_run_is_a_voice_that_failed() -> None:
    voice = Pyttsx3Voice(WorkerOptions(module="voice_coach.adapters.no_such_worker"))
    with pytest.raises(VoiceFailedError, match="--voice"):
        voice.render("Hello.")
    voice.close()


def test_a_process_that_cannot_be_started_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    process = VoiceProcess(WorkerOptions(module="voice_coach.adapters.no_such_worker"))
    with pytest.raises(VoiceFailedError, match="cannot be started"):
        process.render("Hello.", 1.0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Plain <speak><break time='9s'/> words [[rate 20]] here \x00\x1b[0m today.",
        "A smile 😀 and a heart ❤️ for you.",
        "Caf\u00e9, na\u00efve \u201cquotes\u201d \u2014 and \u2026 dots.",
        "one two three " * 400,
        "a" * 5000,
        "100 % of 3.50 dollars at 7:30 p.m. & more",
    ],
)
def test_any_text_gives_sound_and_never_ends_the_voice(voice: Pyttsx3Voice, text: str) -> None:
    assert voice.render(text).duration_ms > 500
    assert voice.render("Still here.").duration_ms > 300


@pytest.mark.parametrize("text", ["", "   ", "...", "\x00\x01", "😀", "--- ?!"])
def test_a_text_without_words_gives_an_empty_sound(voice: Pyttsx3Voice, text: str) -> None:
    assert len(voice.render(text).samples) == 0


def test_brackets_are_neither_spoken_nor_obeyed(voice: Pyttsx3Voice) -> None:
    plain = voice.render("slow down now")
    assert voice.render("slow [[down]] <now>").duration_ms == pytest.approx(
        plain.duration_ms, abs=40
    )


def resident_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_two_hundred_renders_do_not_grow_the_child(voice: Pyttsx3Voice) -> None:
    def render(count: int) -> None:
        for number in range(count):
            assert voice.render(SENTENCES[number % len(SENTENCES)]).duration_ms > 1000

    render(50)
    pid = voice.process.pid
    assert pid is not None
    before_kb = resident_kb(pid)
    render(200)
    assert voice.process.pid == pid
    assert resident_kb(pid) - before_kb < 2_000


def test_nothing_of_what_was_said_stays_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    voice = Pyttsx3Voice()
    voice.render("This is between you and me.")
    assert list(tmp_path.iterdir()) != []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    voice.close()
    assert list(tmp_path.iterdir()) == []


def test_the_child_ends_when_its_parent_is_gone() -> None:
    code = (
        "import os, sys\n"
        "from voice_coach.adapters.pyttsx3_voice import Pyttsx3Voice\n"
        "voice = Pyttsx3Voice()\n"
        "voice.render('Hello.')\n"
        "print(voice.process.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    # the child inherits stderr: reading that to its end waits until the child is gone, too
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=False
    )
    assert result.returncode == -signal.SIGKILL
    pid = int(result.stdout)
    assert not Path(f"/proc/{pid}/exe").exists()


def loaded_espeak(pid: int) -> set[str]:
    """Which espeak libraries a process has loaded."""
    maps = Path(f"/proc/{pid}/maps").read_text().split()
    return {word for word in maps if "libespeak-ng" in word}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_packaged_espeak_is_used_also_where_debian_has_one(voice: Pyttsx3Voice) -> None:
    voice.render("Hello.")
    assert voice.process.pid is not None
    (library,) = loaded_espeak(voice.process.pid)
    assert "espeakng_loader" in library


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_without_the_package_debian_s_espeak_speaks_as_fast(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "espeakng_loader.py").write_text("raise ImportError('not installed')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    voice = Pyttsx3Voice()
    assert words_per_minute(voice, 1.0) == pytest.approx(155, rel=0.06)
    assert voice.process.pid is not None
    (library,) = loaded_espeak(voice.process.pid)
    assert library.startswith("/usr/lib")
    voice.close()


@pytest.mark.parametrize("fault", ["RuntimeError('no eSpeak')", "ValueError('SetVoiceByName')"])
def test_without_any_whole_espeak_it_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    (tmp_path / "pyttsx3.py").write_text(f"raise {fault}\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    voice = Pyttsx3Voice()
    with pytest.raises(VoiceFailedError, match="espeak"):
        voice.render("Hello.")
    voice.close()
