"""The command that writes the report: where it goes, who may read it, and what can go wrong."""

from __future__ import annotations

import os
import resource
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from program import Program

from voice_coach.adapters.page_files import write_page
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.errors import ReportError
from voice_coach.ports import Attempt, PastSession

SAID = "What is it like for you these days?"
AT = "2026-11-03T20:00:00+01:00"


@pytest.fixture
def practised(program: Program) -> Program:
    """The program after one answer."""
    with closing(SqliteHistory(program.data_dir / "history.sqlite")) as history:
        history.begin(PastSession("one", "practice", "en-us", AT, "one.jsonl"))
        history.add_attempt(
            Attempt("one", "open-question/gym-bag", 1, SAID, AT, "question", True, "")
        )
    return program


def test_the_report_lies_in_the_data_folder_for_its_owner_alone(practised: Program) -> None:
    done = practised.run("report")
    path = practised.data_dir / "report.html"
    assert (done.returncode, done.stdout) == (0, f"The report is in {path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert SAID in path.read_text(encoding="utf-8")


def test_another_file_can_be_named_and_is_written_anew(practised: Program, tmp_path: Path) -> None:
    path = tmp_path / "pages" / "mine.html"
    for _ in range(2):
        assert practised.run("report", "--output", str(path)).returncode == 0
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["mine.html"]


def test_a_home_without_a_session_gets_a_friendly_page(program: Program) -> None:
    assert program.run("report").returncode == 0
    page = (program.data_dir / "report.html").read_text(encoding="utf-8")
    assert "Nothing to look back on yet" in page


def test_the_page_names_no_address_to_load_from(practised: Program) -> None:
    practised.run("report")
    page = (practised.data_dir / "report.html").read_text(encoding="utf-8")
    loading = page.replace('"http://www.w3.org/2000/svg"', "")
    assert "http" not in loading.replace("http-equiv", "")
    assert "default-src 'none'" in page


def test_a_path_that_cannot_be_written_is_said_with_a_remedy(
    practised: Program, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    done = practised.run("report", "--output", str(tmp_path / "file" / "report.html"))
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "--output" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["", "pipe"])
def test_what_is_no_file_is_never_replaced(practised: Program, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = practised.run("report", "--output", str(tmp_path / name))
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_full_disk_leaves_the_report_before_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_page(path, "before")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(ReportError, match="cannot be written"):
            write_page(path, "after" * 1_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text(encoding="utf-8") == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]


def test_the_browser_is_handed_the_file(practised: Program, tmp_path: Path) -> None:
    browser, seen = tmp_path / "browser", tmp_path / "seen"
    browser.write_text(f'#!/bin/sh\necho "$1" >{seen}\n')
    browser.chmod(0o700)
    shown = replace(practised, variables={"BROWSER": f"{browser} %s"}).run("report", "--open")
    assert shown.returncode == 0
    assert seen.read_text().strip() == (practised.data_dir / "report.html").as_uri()


def test_without_a_browser_the_report_is_there_and_its_place_is_told(
    practised: Program, tmp_path: Path
) -> None:
    alone = replace(practised, variables={"PATH": str(tmp_path), "BROWSER": "", "DISPLAY": ""})
    done = alone.run("report", "--open")
    path = practised.data_dir / "report.html"
    assert done.returncode == 1
    assert f"No browser was found. Open {path} yourself." in done.stderr
    assert path.exists()


def test_where_all_is_locked_it_is_said_that_the_page_is_not(practised: Program) -> None:
    assert practised.run("report").stderr == ""
    locked = replace(practised, variables={"VOICE_COACH_PASSPHRASE": "three plain words"})
    assert locked.run("settings", "encrypt", "--yes").returncode == 0
    assert not (practised.data_dir / "report.html").exists()
    done = locked.run("report")
    assert (done.returncode, done.stderr.startswith("The page is not locked")) == (0, True)
    assert SAID in (practised.data_dir / "report.html").read_text("utf-8")
    assert practised.run("report").returncode == 2
