"""`voice-coach demo`: what someone without a microphone sees first."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from program import Program, captions
from rapidfuzz import fuzz

from voice_coach.adapters.demo_files import load_demo
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.wav_files import read_sound
from voice_coach.dialog.script import Script
from voice_coach.resources import shipped

Finished = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(folder: Path) -> Finished:
    scratch = folder / "scratch"
    scratch.mkdir()
    program = Program(folder / "data", {"TMPDIR": str(scratch)})
    return program.run("demo", "--output", str(folder / "heard.wav"), "--engine", "whisper")


@pytest.fixture(scope="module")
def script() -> Script:
    return load_script("en-us")


def test_every_line_of_the_transcript_says_who_speaks(demo: Finished) -> None:
    assert demo.returncode == 0, demo.stderr
    speakers = {line.partition(": ")[0] for line in demo.stdout.splitlines()}
    assert speakers == {"Coach", "Partner", "You"}


def test_the_simulated_persons_answers_are_heard_as_they_were_spoken(demo: Finished) -> None:
    path = shipped("dialogs") / "en-us" / "demo" / "demo.yaml"
    spoken = yaml.safe_load(path.read_text(encoding="utf-8"))["answers"]
    heard = captions(demo.stdout, "You")
    assert len(heard) == len(spoken)
    for pair in zip(heard, spoken, strict=True):
        assert fuzz.ratio(pair[0].lower(), pair[1].lower()) > 80, pair


def test_each_exercise_of_the_demo_is_given(demo: Finished, script: Script) -> None:
    coach, partner = captions(demo.stdout, "Coach"), captions(demo.stdout, "Partner")
    for step in load_demo().steps:
        drill = script.drill(step.partition("/")[0])
        assert drill is not None
        (exercise,) = [one for one in drill.exercises if step == f"{drill.id}/{one.id}"]
        assert any(drill.title in line for line in coach)
        assert exercise.line in partner if exercise.line else exercise.situation in coach


def said(demo: Finished, script: Script, key: str) -> int:
    """How often the coach spoke one of the wordings of a prompt."""
    wordings = [text.partition("{")[0] for text in script.prompts[key]]
    coach = captions(demo.stdout, "Coach")
    return sum(any(line.startswith(text) for text in wordings if text) for line in coach)


def test_it_shows_a_weak_answer_a_template_a_retry_and_the_way_out(
    demo: Finished, script: Script
) -> None:
    for key in ("template-intro", "retry-offer", "retry-go", "summary-intro", "farewell"):
        assert said(demo, script, key) >= 1, key
    lines = demo.stdout.splitlines()
    assert lines[0].startswith("Coach: ")
    assert any(lines[-1] == f"Coach: {text}" for text in script.prompts["farewell"])
    assert "{" not in demo.stdout


def test_the_readme_shows_a_part_of_it_as_it_is(demo: Finished) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- transcript -->")[1].split("<!-- /transcript -->")[0]
    spoken = re.sub(r"\*\*(\w+):\*\*|<br>|>", " ", shown).split()
    happened = re.sub(r"^\w+:", " ", demo.stdout, flags=re.MULTILINE).split()
    # what the engine writes for the person may differ in a word on another processor
    assert fuzz.partial_ratio(" ".join(spoken), " ".join(happened)) > 97
    by_others = re.findall(r"\*\*(?:Coach|Partner):\*\*(.*?)(?:<br>|\Z)", shown, flags=re.DOTALL)
    said = " ".join(happened)
    missing = [words for part in by_others if (words := " ".join(clean(part))) not in said]
    assert missing == [], "run script/generate"


def clean(part: str) -> list[str]:
    """The words of a part of a quotation."""
    return part.replace("\n>", " ").split()


def test_what_would_be_heard_is_written_whole(demo: Finished, folder: Path) -> None:
    heard = read_sound(folder / "heard.wav")
    spoken_s = len(" ".join(captions(demo.stdout, "Coach")).split()) / 4
    assert len(heard) / 16_000 > spoken_s
    assert abs(heard.astype(float)).max() > 3_000


def test_nothing_of_it_is_kept(demo: Finished, folder: Path) -> None:
    assert demo.stderr.count("Traceback") == 0
    assert not (folder / "data").exists()
    assert list((folder / "scratch").iterdir()) == []


def test_a_demo_that_is_killed_leaves_nothing_in_the_data_folder(program: Program) -> None:
    with program.running("demo") as session:
        session.until("You:")
        session.child.kill()
    assert not program.data_dir.exists()


def test_the_demo_needs_no_data_folder_at_all(program: Program) -> None:
    """Not even one that could be written."""
    program.data_dir.write_text("")
    with program.running("demo") as session:
        session.until("Partner:")
