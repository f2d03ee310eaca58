"""``voice-coach history``: list, show, export, delete and repair."""

from __future__ import annotations

import json
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from kept_sessions import Kept, keep, words_on_disk
from program import Program

from voice_coach.adapters.journal_file import JournalFile
from voice_coach.adapters.store import Store
from voice_coach.dialog.check_in import COMMITMENT
from voice_coach.session.journal import to_line

FIRST, SECOND, CUT_OFF = Kept(1), Kept(2), Kept(3, is_ended=False)


@pytest.fixture
def store(program: Program) -> Store:
    """Two sessions that ended and one that was cut off."""
    store = Store(program.data_dir)
    keep(store, FIRST, SECOND, CUT_OFF)
    return store


def run(program: Program, *words: str) -> str:
    done = program.run("history", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def read(program: Program, *words: str) -> Any:
    return json.loads(run(program, *words, "--json"))


def refuse(program: Program, *words: str) -> str:
    done = program.run("history", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def test_without_a_session_it_says_how_to_begin_one(program: Program) -> None:
    empty = program.run("history")
    assert (empty.returncode, empty.stdout) == (0, "")
    assert "voice-coach practice" in empty.stderr
    assert read(program) == []
    assert stat.S_IMODE(program.data_dir.stat().st_mode) == 0o700


def test_a_commitment_that_was_answered_for_leaves_no_empty_heading(
    program: Program, store: Store
) -> None:
    with closing(store.open_history()) as history:
        history.keep(FIRST.id, COMMITMENT, FIRST.started, "")
    assert "Commitment" not in run(program, "show", FIRST.id)


def test_without_a_card_its_json_is_null_and_people_hear_how_to_make_one(program: Program) -> None:
    shown, told = program.run("card", "--json"), program.run("card")
    assert (shown.returncode, json.loads(shown.stdout)) == (0, None)
    assert "voice-coach rehearse" in told.stderr


def test_the_newest_session_comes_first_with_its_answers_and_its_end(
    program: Program, store: Store
) -> None:
    listed = read(program)
    assert [one["id"] for one in listed] == [CUT_OFF.id, SECOND.id, FIRST.id]
    first = listed[-1]
    assert (first["answers"], first["strong"], first["retries"], first["turns"]) == (2, 1, 1, 2)
    assert first["latency"]["patience"] == {"count": 2, "p50_ms": 800, "p95_ms": 3_100}
    assert first["latency"]["compute"] is None
    pace = {"words_per_minute": 240, "talk_share": 1.0, "delay_ms": None, "longest_pause_ms": 0}
    assert first["delivery"] == pace
    head, cut_off, ended, _ = run(program).splitlines()
    assert head.split() == ["session", "began", "kind", "answers", "strong", "ended"]
    assert cut_off.endswith("cut off")
    assert ended.endswith("to the end")


def test_a_page_says_how_many_there_are(program: Program, store: Store) -> None:
    page = program.run("history", "--limit", "2")
    assert len(page.stdout.splitlines()) == 1 + 2
    assert "2 of 3" in page.stderr
    assert program.run("history", "--all").stderr == ""


def test_patience_and_computing_are_shown_apart(program: Program, store: Store) -> None:
    lines = run(program, "--latency").splitlines()
    assert lines[1].split() == [CUT_OFF.id, "800", "ms,", "3100", "ms", "not", "measured"]
    assert lines[-1].startswith("Patience, given on purpose: 800 ms, 3100 ms.")
    one = read(program, "show", FIRST.id, "--latency")
    assert one["patience"]["p50_ms"] == 800
    assert run(program, "show", FIRST.id, "--latency").startswith("Patience")


def test_a_session_is_shown_with_all_it_left(program: Program, store: Store) -> None:
    shown = read(program, "show", FIRST.id)
    assert [(line["who"], line["text"]) for line in shown["transcript"]] == [
        ("Coach", "Hello."),
        ("Partner", "I am tired."),
        ("You", f"so you say {FIRST.secret} number 1"),
        ("You", f"so you say {FIRST.secret} number 2"),
    ]
    weak, strong = shown["answers"]
    assert (weak["praise"], weak["change"], weak["attempt"]) == (
        f"Well, {FIRST.secret}.",
        "Ask.",
        1,
    )
    assert (strong["is_strong"], strong["markers"], strong["attempt"]) == (True, ["check"], 2)
    assert [turn["duration_ms"] for turn in shown["turns"]] == [1_500, 1_500]
    assert shown["kept"][0]["content"]["best"] == [f"best {FIRST.secret}"]
    assert [Path(path).name for path in shown["sound"]] == ["001.flac"]
    text = run(program, "show", FIRST.id)
    for words in ("Partner: I am tired.", "worked: Well", "change: Ask.", "attempt 2", "001.flac"):
        assert words in text
    assert "12 words, 240 words a minute\n  100% of the talking\n" in text
    loudness = (
        "-27 dB relative to full scale, moving by 3 dB, too loud for the microphone in 2 of 2"
    )
    assert loudness in text


def test_an_id_may_be_shortened_while_it_is_unique(program: Program, store: Store) -> None:
    assert read(program, "show", "20260102")["id"] == SECOND.id
    assert read(program, "show", "0201")["id"] == SECOND.id
    assert "3 sessions begin with '2026'" in refuse(program, "show", "2026")
    assert "no session 'moon'" in refuse(program, "show", "moon")


def test_an_empty_id_means_no_session_also_where_there_is_but_one(
    program: Program, store: Store
) -> None:
    program.run("history", "delete", FIRST.id, "--yes")
    program.run("history", "delete", CUT_OFF.id, "--yes")
    assert "no session ''" in refuse(program, "delete", "", "--yes")
    assert read(program, "show", SECOND.id)["id"] == SECOND.id


def test_an_export_holds_the_sessions_that_were_asked_for(
    program: Program, store: Store, tmp_path: Path
) -> None:
    assert len(json.loads(run(program, "export"))) == 3
    file = tmp_path / "out.md"
    done = program.run(
        "history", "export", FIRST.id, "0201", "--format", "markdown", "--output", str(file)
    )
    assert (done.returncode, done.stdout) == (0, "")
    text = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert text.count("# Practice, 2026-01-0") == 2
    assert f"best {FIRST.secret}" in text
    assert "**Partner:** I am tired." in text


def test_markup_in_what_was_said_is_only_text_in_an_export(program: Program) -> None:
    store = Store(program.data_dir)
    keep(store, FIRST)
    with closing(store.open_history()) as history:
        history.keep(FIRST.id, "commitment", FIRST.started, "# <script>*x*</script>")
    assert r"\# \<script\>\*x\*\</script\>" in run(program, "export", "--format", "markdown")


def test_an_export_that_cannot_be_written_says_why(program: Program, store: Store) -> None:
    done = program.run("history", "export", "--output", "/dev/null/out.json")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "/dev/null/out.json cannot be written" in done.stderr


def test_a_session_that_goes_on_in_another_program_is_named_so_and_not_deleted(
    program: Program, store: Store
) -> None:
    path = store.journal_dir / f"{CUT_OFF.id}.jsonl"
    with closing(JournalFile(path, "", to_line, pytest.fail)):
        assert [one["is_running"] for one in read(program)] == [True, False, False]
        refused = program.run("history", "delete", CUT_OFF.id, "--yes")
        assert refused.returncode == 1
        assert "still going on" in refused.stderr
    assert len(read(program)) == 3


def test_a_deleted_session_is_gone_and_only_that_one(program: Program, store: Store) -> None:
    assert "1 session forgotten." in run(program, "delete", FIRST.id, "--yes")
    assert [one["id"] for one in read(program)] == [CUT_OFF.id, SECOND.id]
    left = words_on_disk(program.data_dir)
    assert FIRST.secret.encode() not in left
    assert SECOND.secret.encode() in left


def test_nothing_is_deleted_while_nobody_can_be_asked(program: Program, store: Store) -> None:
    assert "--yes" in refuse(program, "delete", FIRST.id)
    assert len(read(program)) == 3


# --- repair ---------------------------------------------------------------------------------------


def damage(store: Store) -> bytes:
    """Make every page but the first unreadable."""
    content = bytearray(store.history_file.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    store.history_file.write_bytes(content)
    return bytes(content)


def test_a_damaged_history_is_made_whole_from_the_journals(program: Program, store: Store) -> None:
    before = {one: read(program, "show", one.id) for one in (FIRST, SECOND, CUT_OFF)}
    content = damage(store)
    refused = program.run("history")
    assert refused.returncode == 1
    assert "voice-coach history repair" in refused.stderr
    assert "The history was damaged." in run(program, "repair")
    for one, earlier in before.items():
        now = read(program, "show", one.id)
        for said in ("answers", "kept"):
            for entry in (*now[said], *earlier[said]):
                del entry["at"]
            assert now[said] == earlier[said]
        assert now["reason"] == earlier["reason"]
        assert len(now["turns"]) == 2
    (copy,) = (program.data_dir / "backups").iterdir()
    assert copy.read_bytes() == content
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.history_file.stat().st_mode) == 0o600


def test_what_the_history_still_knows_goes_before_the_journals(
    program: Program, store: Store
) -> None:
    (store.journal_dir / f"{FIRST.id}.jsonl").unlink()
    before = [read(program, "show", one.id) for one in (FIRST, SECOND)]
    assert "The history was whole." in run(program, "repair")
    assert [read(program, "show", one.id) for one in (FIRST, SECOND)] == before


@pytest.mark.parametrize("content", [b"", b"no database at all " * 999])
def test_a_lost_history_comes_back_from_the_journals(
    program: Program, store: Store, content: bytes
) -> None:
    for side in ("-wal", "-shm"):
        store.history_file.with_name(f"history.sqlite{side}").unlink(missing_ok=True)
    store.history_file.write_bytes(content)
    run(program, "repair")
    assert [one["answers"] for one in read(program)] == [2, 2, 2]


def test_an_empty_history_beside_journals_tells_how_to_take_them_in(
    program: Program, store: Store
) -> None:
    for path in store.history_file.parent.glob("history.sqlite*"):
        path.unlink()
    done = program.run("history")
    assert done.returncode == 0
    assert "voice-coach history repair" in done.stderr


def test_journals_that_are_damaged_cannot_stop_a_repair(program: Program, store: Store) -> None:
    for number, content in enumerate((b"", b"\x00\xff", b'{"v":1}', b'{"type":"Session"}\nnull')):
        (store.journal_dir / f"damaged{number}.jsonl").write_bytes(content)
    whole = store.journal_dir / f"{FIRST.id}.jsonl"
    whole.write_bytes(whole.read_bytes() + b'{"type":"Turn"}\n{"at_ms":1,"type":"Assessed"}\n{"to')
    damage(store)
    run(program, "repair")
    assert len(read(program)) == 3
