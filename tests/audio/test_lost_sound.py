"""A sound server that dies and comes back in the middle of a session of the real program."""

from __future__ import annotations

import select
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import Program
from spoken_person import SpokenPerson
from virtual_devices import VirtualAudio

pytestmark = pytest.mark.device

PRACTICE = ("practice", "paraphrase", "--plain", "--engine", "whisper", "--seed", "3")


@pytest.fixture
def person(tmp_path: Path) -> Iterator[SpokenPerson]:
    """Someone in front of a running session, with sound devices that nobody else uses."""
    # after a first session the greeting is short
    first = Program(tmp_path / "data")
    assert first.run("practice", "--text", typed="stop\n").returncode == 0
    first.journals()[0].unlink()
    devices = VirtualAudio()
    # a coach who speaks twice as fast as a person would want makes for a short test
    program = Program(first.data_dir, {**devices.variables, "VOICE_COACH_RATE": "2.0"})
    speaker = devices.record_speaker()
    # unbuffered, so that no note waits unseen behind another
    session = subprocess.Popen(
        program.command(*PRACTICE),
        env=program.env, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=0,
    )  # fmt: skip
    yield SpokenPerson(devices, session, program.data_dir / "journal", tmp_path, speaker)
    session.kill()
    session.communicate()
    devices.close()


def wait_for_note(person: SpokenPerson, start: str) -> None:
    """Wait until the program tells something beside the conversation."""
    notes = person.program.stderr
    assert notes is not None
    while select.select([notes], [], [], person.limit_s)[0]:
        note = notes.readline().decode()
        assert note, "the program ended"
        if note.startswith(start):
            return
    raise AssertionError(f"it never told {start!r}")


def lose_and_restore_sound(
    person: SpokenPerson, lose: str = "kill", restore: str = "start"
) -> None:
    getattr(person.devices, lose)()
    wait_for_note(person, "The ")
    getattr(person.devices, restore)()
    person.speaker = person.devices.record_speaker()
    wait_for_note(person, "The sound is back.")


def test_sound_that_is_lost_while_the_coach_listens_comes_back_and_the_answer_is_heard(
    person: SpokenPerson,
) -> None:
    person.wait_for_floor(1)
    lose_and_restore_sound(person)
    person.wait_for_floor(2)
    person.answer_when_listening("You should talk to your boss about it tomorrow.")
    person.wait_until("it is judged", lambda: len(person.of_type("Assess")) == 1)
    # every lost and found moment is in the journal
    assert len(person.of_type("AudioLost")) == len(person.of_type("AudioRestored")) >= 1


def test_what_was_said_before_devices_went_away_is_kept_and_the_session_goes_on(
    person: SpokenPerson,
) -> None:
    person.answer_when_listening("It sounds like your boss leaves you alone with all of this.")
    for lose, restore in (
        ("unplug_microphone", "plug_in"), ("unplug_speaker", "plug_in"),
        ("suspend", "resume"), ("freeze", "thaw"), ("kill", "start"),
    ):  # fmt: skip
        lose_and_restore_sound(person, lose, restore)
        person.wait_for_speech()
    assert len(person.of_type("Assess")) == 1
    lost, back = person.of_type("AudioLost"), person.of_type("AudioRestored")
    assert len(lost) == len(back) >= 5
    person.wait_for_floor(len(person.of_type("Turn")) + 1)
    person.stop()
    assert person.of_type("Finish")[-1]["reason"] == "stopped"


def test_a_voice_that_arrives_too_softly_and_one_that_breaks_up_are_told_with_what_helps(
    person: SpokenPerson,
) -> None:
    person.wait_for_floor(1)
    person.say("It sounds like your boss leaves you alone with all of this.", gain_db=-38)
    wait_for_note(person, "Your voice arrives very softly.")
    person.wait_until("it says so", lambda: any(map(is_about_softness, person.of_type("Say"))))
    person.wait_for_floor(2)
    person.say("It sounds like your boss leaves you alone with all of this.", gain_db=30)
    wait_for_note(person, "Your voice arrives so loud")


def is_about_softness(say: dict[str, object]) -> bool:
    return say["purpose"] == "sound-quiet"


@pytest.mark.parametrize("lose", ["kill", "freeze"])
def test_a_session_whose_sound_never_comes_back_can_be_left(
    person: SpokenPerson, lose: str
) -> None:
    person.wait_for_speech()
    getattr(person.devices, lose)()
    wait_for_note(person, "The ")
    person.program.send_signal(signal.SIGINT)
    assert person.program.wait(timeout=30) == 130
    assert person.of_type("AudioLost")
