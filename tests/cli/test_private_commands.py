"""No command opens a socket, leaves files to others, or lets slip what a person said."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from kept_sessions import Kept, keep
from program import Program
from spoken_answers import write_answers

from tests.docs.commands import all_commands
from voice_coach.adapters.store import Store

# every process of the program, its voice's among them, notes and refuses each use of the network,
# and writes whatever any library logs into a file
WATCH = """\
import logging, os, socket, sys

def refuse(event, arguments):
    if event == "socket.__new__" and arguments[1] in (socket.AF_UNIX,):
        return
    if event.startswith("socket.") and event not in ("socket.connect", "socket.gethostname"):
        with open(os.environ["SOCKET_LOG"], "a") as log:
            log.write(event + "\\n")
        raise OSError("no sockets here")

sys.addaudithook(refuse)
logging.basicConfig(filename=os.environ["LIBRARY_LOG"], level=logging.DEBUG)
"""
FIRST, SECOND = Kept(1), Kept(2)
ANSWER = "So you feel like a zebra among horses."
FETCH = "models fetch"
DRILL = "our-evenings"
# every command as a person may type it; {name} is filled in
TYPED = {
    "practice": "practice --text --no-resume",
    "rehearse": "rehearse --text",
    "mirror": "mirror --text",
    "check-in": "check-in --text",
    "report": "report",
    "history": "history --latency",
    "history show": f"history show {FIRST.id}",
    "history export": "history export --output {folder}/out.json",
    "history sound": f"history sound {FIRST.id} --output {{folder}}/sound",
    "history repair": "history repair",
    "history delete": f"history delete {FIRST.id} --yes",
    "forget session": f"forget session {FIRST.id} --yes",
    "forget day": "forget day 2026-01-02 --yes",
    "forget all": "forget all --yes",
    "card": "card",
    "demo": "demo",
    "transcribe": "transcribe {answers}",
    "turns": "turns {answers}",
    "models list": "models list",
    "models path": "models path",
    "models verify": "models verify",
    "models remove": "models remove nothing --yes",
    "devices": "devices",
    "doctor": "doctor --no-tone",
    "settings": "settings",
    "settings set": "settings set rate 1.2",
    "settings unset": "settings unset rate",
    "settings path": "settings path",
    "settings encrypt": "settings encrypt --yes",
    "settings decrypt": "settings decrypt --yes",
    "settings passphrase": "settings passphrase",
    "drills": "drills",
    "dialogs check": "dialogs check",
    "dialogs new": f"dialogs new {DRILL}",
    "dialogs preview": "dialogs preview paraphrase",
    "assess": "assess zebra",
    "paraphrase": "paraphrase zebra",
}


@pytest.fixture
def watched(program: Program, tmp_path: Path) -> Program:
    """The program with two sessions kept, a settings file of its own, and nothing to reach."""
    keep(Store(program.data_dir), FIRST, SECOND)
    folder = tmp_path / "watch"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WATCH)
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(folder), *([inherited] if inherited else [])])
    variables = {
        "PYTHONPATH": path,
        "SOCKET_LOG": str(tmp_path / "sockets.log"),
        "LIBRARY_LOG": str(tmp_path / "library.log"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "VOICE_COACH_PASSPHRASE": "three plain words",
        "VOICE_COACH_NEW_PASSPHRASE": "four other plain words",
    }
    return replace(program, variables=variables)


def run(program: Program, name: str, folder: Path) -> str:
    """Call a command; gives what it printed where errors and notes go."""
    words = TYPED[name]
    if "{answers}" in words:
        write_answers(folder / "answers.wav", [ANSWER])
    filled = words.format(folder=folder, answers=folder / "answers.wav")
    done = program.run(*filled.split(), typed=f"{ANSWER}\nno\nfinish\n")
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr


def test_every_command_is_called_here() -> None:
    assert TYPED.keys() | {FETCH} == all_commands().keys()


@pytest.mark.parametrize("name", TYPED)
def test_a_command_opens_no_socket_and_keeps_all_to_its_owner(
    watched: Program, tmp_path: Path, name: str
) -> None:
    told = run(watched, name, tmp_path)
    assert not (tmp_path / "sockets.log").exists()
    made = [path for path in tmp_path.rglob("*") if path.name != "answers.wav"]
    ours = (tmp_path / "data", tmp_path / "sound", tmp_path / "out.json", tmp_path / "config")
    modes = {
        str(path): oct(stat.S_IMODE(path.stat().st_mode))
        for path in made
        if any(path.is_relative_to(place) for place in ours)
        and stat.S_IMODE(path.stat().st_mode) & 0o077
    }
    assert modes == {}
    log = tmp_path / "library.log"
    logged = log.read_text(errors="replace") if log.exists() else ""
    for words in ("zebra", "horses"):
        assert words not in logged.lower()
        assert words not in told.lower()


def test_only_fetching_a_model_tries_the_network(watched: Program, tmp_path: Path) -> None:
    done = watched.run(*FETCH.split())
    assert done.returncode == 4
    assert "Traceback" not in done.stderr
    assert "socket." in (tmp_path / "sockets.log").read_text()


@pytest.mark.parametrize(
    "words",
    [("dialogs", "new", DRILL), ("history",), ("doctor", "--no-tone"), ("report",),
     ("settings", "encrypt", "--yes")],
)  # fmt: skip
def test_the_data_folder_is_its_owners_whichever_command_makes_it(
    program: Program, words: tuple[str, ...]
) -> None:
    opened = replace(program, variables={"VOICE_COACH_PASSPHRASE": "three plain words"})
    opened.run(*words)
    assert stat.S_IMODE(program.data_dir.stat().st_mode) == 0o700


def test_a_data_folder_that_was_left_open_is_closed(program: Program) -> None:
    (program.data_dir / "models").mkdir(parents=True)
    program.data_dir.chmod(0o755)
    with closing(Store(program.data_dir).open_history()):
        assert stat.S_IMODE(program.data_dir.stat().st_mode) == 0o700


def test_an_error_about_a_damaged_history_quotes_nothing_of_it(watched: Program) -> None:
    history = watched.data_dir / "history.sqlite"
    content = bytearray(history.read_bytes())
    content[5_000:9_000] = b"\x00" * 4_000
    history.write_bytes(content)
    for words in (("history",), ("history", "show", FIRST.id), ("card",), ("report",)):
        done = watched.run(*words)
        assert "Traceback" not in done.stderr
        assert "zebra" not in done.stderr
