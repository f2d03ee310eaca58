"""Whole sessions on a computer that has no network at all."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from program import Program, captions
from spoken_answers import write_answers

# every process of the program, its voice's among them, notes and refuses each use of a socket
BLOCKED = """\
import os, sys

def refuse(event, arguments):
    if event.startswith("socket."):
        with open(os.environ["SOCKET_LOG"], "a") as log:
            log.write(event + "\\n")
        raise OSError("no sockets here")

sys.addaudithook(refuse)
"""
CUT_OFF = (("unshare", "--net"), ("unshare", "--map-root-user", "--net"))
FIRST = "You should talk to your boss about it tomorrow."
SECOND = "So it was a hard week for you and you miss the old days. Did I get that right?"
PRACTICE = ("practice", "paraphrase", "--seed", "3", "--exercises", "2")


def without_sockets(program: Program, folder: Path) -> Program:
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(BLOCKED)
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(folder), *([inherited] if inherited else [])])
    return replace(
        program, variables={"PYTHONPATH": path, "SOCKET_LOG": str(folder / "sockets.log")}
    )


def in_empty_network(program: Program) -> Program:
    for prefix in CUT_OFF:
        if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
            return replace(program, prefix=prefix)
    pytest.skip("this user may not make network namespaces (unshare --net)")


@pytest.fixture(params=["no sockets", "no interfaces"])
def offline(request: pytest.FixtureRequest, program: Program, tmp_path: Path) -> Program:
    if request.param == "no sockets":
        return without_sockets(program, tmp_path / "blocker")
    return in_empty_network(program)


def ask_python(program: Program, code: str) -> subprocess.CompletedProcess[str]:
    """Some other code where the program would run."""
    command = [*program.command()[:-2], "-c", code]
    return subprocess.run(command, env=program.env, capture_output=True, text=True, check=False)


def test_the_blocked_program_really_cannot_use_a_socket(program: Program, tmp_path: Path) -> None:
    blocked = without_sockets(program, tmp_path / "blocker")
    tried = ask_python(blocked, "import socket; socket.socket()")
    assert "no sockets here" in tried.stderr
    assert (tmp_path / "blocker" / "sockets.log").read_text() == "socket.__new__\n"


def test_the_empty_network_really_has_no_way_out(program: Program) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=5)"
    assert "Network is unreachable" in ask_python(in_empty_network(program), code).stderr


def assert_whole(session: subprocess.CompletedProcess[str], folder: Path) -> None:
    """It went from the greeting to the goodbye and tried no socket on the way."""
    assert session.returncode == 0, session.stderr
    assert captions(session.stdout, "Partner")
    assert len(captions(session.stdout, "You")) >= 3
    assert not (folder / "blocker" / "sockets.log").exists()


def test_a_typed_session(offline: Program, tmp_path: Path) -> None:
    session = offline.run(*PRACTICE, "--text", typed=f"{FIRST}\nyes\n{SECOND}\nfinish\n")
    assert_whole(session, tmp_path)
    assert offline.of_type("Say")[-1]["purpose"] == "farewell"
    assert offline.of_type("Finish")[-1]["reason"] == "asked"


def test_a_spoken_session(offline: Program, tmp_path: Path) -> None:
    source = write_answers(tmp_path / "answers.wav", [FIRST, "Yes please.", SECOND])
    heard = tmp_path / "heard.wav"
    session = offline.run(*PRACTICE, "--input", str(source), "--output", str(heard))
    assert_whole(session, tmp_path)
    assert offline.of_type("Say")[-1]["purpose"] == "farewell"
    assert heard.stat().st_size > 1_000_000


def test_the_demo(program: Program, tmp_path: Path) -> None:
    assert_whole(in_empty_network(program).run("demo"), tmp_path)
