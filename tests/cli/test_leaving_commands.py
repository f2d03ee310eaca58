"""However a command is left, and whatever was closed for it: an exit code, and no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.program import LIMIT_S, Program

LINE = '{"id": 1, "text": "You never listen to me."}\n'
_AT_ITS_IMPORT = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return Program(tmp_path / "kept", {"TMPDIR": str(scratch)})


def run_with(program: Program, redirection: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a shell does that redirects its standard streams."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", *program.command(*words)],
        env=program.env, input=LINE, capture_output=True, text=True, check=False, timeout=LIMIT_S,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("command", "closed"),
    [("assess", "<&-"), ("paraphrase", "<&-"), ("paraphrase", ">&-"), ("paraphrase", "2>&-")],
)
def test_a_closed_standard_stream_is_no_fault(program: Program, command: str, closed: str) -> None:
    done = run_with(program, closed, command, "--jsonl")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_has_enough_ends_the_answers_without_a_word(program: Program) -> None:
    many = LINE * 2_000
    done = subprocess.run(
        ["sh", "-c", '"$@" | head -n 1', "sh", *program.command("paraphrase", "--jsonl")],
        env=program.env, input=many, capture_output=True, text=True, check=False, timeout=LIMIT_S,
    )  # fmt: skip
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8:strict", "r\udcff’.html"), ("latin-1", "r??.html")]
)
def test_what_the_terminal_has_no_sign_for_is_shown_all_the_same(
    program: Program, tmp_path: Path, encoding: str, shown: str
) -> None:
    page = tmp_path / "r\udcff’.html"
    spoken = replace(program, variables={**program.variables, "PYTHONIOENCODING": encoding})
    done = subprocess.run(
        spoken.command("report", "--output", str(page)),
        env=spoken.env, capture_output=True, check=False, timeout=LIMIT_S,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(errors="surrogateescape").rstrip().endswith(shown)
    assert page.is_file()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="shows the open files of a process")
def test_no_file_takes_the_place_of_a_closed_stream(program: Program) -> None:
    command = ["sh", "-c", 'exec "$@" 2>&-', "sh"]
    words = program.command("practice", "paraphrase", "--text", "--seed", "3")
    with subprocess.Popen(
        [*command, *words], env=program.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        # the journal is open from the first word on
        assert child.stdout.readline().startswith(b"Coach:")
        third = Path(f"/proc/{child.pid}/fd/2").readlink()
        child.communicate(b"stop\n", timeout=LIMIT_S)
    assert third == Path(os.devnull)


def test_ctrl_c_while_libraries_are_loaded_ends_it_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text(_AT_ITS_IMPORT)
    program = Program(tmp_path / "kept", {"PYTHONPATH": str(tmp_path)})
    done = program.run("history")
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_a_command_that_is_told_to_end_puts_away_what_it_made(program: Program) -> None:
    with program.running("demo") as demo:
        demo.until("Coach:")
        scratch = Path(program.env["TMPDIR"])
        assert list(scratch.iterdir())
        demo.child.terminate()
        _, errors = demo.child.communicate(timeout=LIMIT_S)
    assert demo.child.returncode == 128 + signal.SIGTERM
    assert "Traceback" not in errors
    assert list(scratch.iterdir()) == []


def test_the_exit_code_that_a_command_chose_is_the_program_s(program: Program) -> None:
    done = program.run("transcribe", str(program.data_dir / "missing.wav"))
    assert done.returncode == 1
    assert "There is no file" in done.stderr


def test_a_folder_of_sound_files_is_told_from_none(program: Program, tmp_path: Path) -> None:
    done = program.run("transcribe", str(tmp_path))
    assert done.returncode == 1
    assert "is a folder. Name the sound files in it." in done.stderr


def test_a_pipe_that_nobody_writes_to_is_no_dialog_file(program: Program, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "drill.yaml")
    done = program.run("dialogs", "check", str(tmp_path / "drill.yaml"))
    assert done.returncode == 4
    assert "this is no file" in done.stdout


@pytest.mark.parametrize("place", ["", "x" * 5_000])
@pytest.mark.parametrize("command", ["history export", "report"])
def test_a_place_that_can_be_no_file_is_refused_with_what_to_do(
    program: Program, command: str, place: str
) -> None:
    done = program.run(*command.split(), "--output", place)
    assert done.returncode == 1
    assert "--output" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_hangup_that_is_ignored_stays_ignored(program: Program) -> None:
    command = ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh"]
    with subprocess.Popen(
        [*command, *program.command("assess", "--jsonl")],
        env=program.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(LINE)
        child.stdin.flush()
        assert child.stdout.readline()
        child.send_signal(signal.SIGHUP)
        output, _ = child.communicate(LINE, timeout=LIMIT_S)
    assert child.returncode == 0
    assert output


def test_a_voice_whose_listener_is_gone_ends_without_a_word(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "voice_coach.adapters.pyttsx3_worker"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as child:  # fmt: skip
        assert child.stdout is not None
        child.stdout.close()
        child.stdout = None
        _, errors = child.communicate(b"", timeout=LIMIT_S)
    assert (child.returncode, errors) == (0, b"")
