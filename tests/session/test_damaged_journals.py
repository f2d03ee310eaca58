"""Whatever a line of a journal has become, what the others tell is read."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from kept_sessions import Kept, keep
from stage import commands, paraphraser, partner, script

from voice_coach.adapters.repairing import repair
from voice_coach.adapters.store import Store
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.repertoire import Judges
from voice_coach.programme import Material, find_cut_off, read_past
from voice_coach.session.journal import SessionHeader
from voice_coach.session.rebuilding import rebuild
from voice_coach.session.transcript import transcript

GARBAGE = (None, "zzz", "../x", "", 7, -1, 1e300, True, [], [1], {}, {"a": 1})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one session, which was cut off."""
    made = Store(tmp_path)
    keep(made, Kept(1, is_ended=False))
    return made


def damaged(lines: list[str]) -> Iterator[list[str]]:
    """The journal with one field of one line replaced or left out, in every way."""
    for at, line in enumerate(lines):
        entry = json.loads(line)
        for key in entry:
            left = {name: value for name, value in entry.items() if name != key}
            for wrong in (left, *({**entry, key: value} for value in GARBAGE)):
                yield [*lines[:at], json.dumps(wrong), *lines[at + 1 :]]


def test_a_damaged_line_takes_nothing_with_it_but_itself(store: Store) -> None:
    (name,) = store.journals()
    lines = [*filter(None, store.read_journal(name))]
    whole = rebuild(lines, name)
    assert whole is not None
    heard = transcript(lines)
    for wrong in damaged(lines):
        assert len(transcript(wrong)) >= len(heard) - 1
        found = rebuild(wrong, name)
        if found is None:
            assert SessionHeader.from_line(wrong[0]) is None
        else:
            assert len(found.attempts) >= len(whole.attempts) - 1
            assert len(found.turns) >= len(whole.turns) - 1


def test_brackets_without_end_are_a_damaged_line_like_any_other(store: Store) -> None:
    (name,) = store.journals()
    lines = [*filter(None, store.read_journal(name))]
    wrong = [*lines, "[" * 100_000]
    assert transcript(wrong) == transcript(lines)
    assert rebuild(wrong, name) == rebuild(lines, name)
    assert SessionHeader.from_line(wrong[-1]) is None


def test_what_a_damaged_journal_tells_never_makes_a_damaged_history(store: Store) -> None:
    (name,) = store.journals()
    found = {
        repr(it): it
        for wrong in damaged([*filter(None, store.read_journal(name))])
        if (it := rebuild(wrong, name))
    }
    for record in found.values():
        store.history_file.unlink()
        repair(store, [record])
        with closing(store.open_history()) as history:
            sessions = history.sessions()
            assert len(sessions) <= 1
            history.records(sessions)
            history.digests()


def test_a_damaged_journal_never_keeps_a_session_from_beginning(store: Store) -> None:
    (name,) = store.journals()
    prompter = Prompter(script().prompts, random.Random(1))
    material = Material(script(), partner(), paraphraser(), prompter)
    judges = Judges(commands().match, lambda _: False)
    with closing(store.open_history()) as history:
        past = read_past(history, script())
    first, *others = filter(None, store.read_journal(name))
    plan = [f"paraphrase/{exercise.id}" for exercise in script().drill("paraphrase").exercises]
    lines = [json.dumps({**json.loads(first), "plan": plan}), *others]
    path = store.journal_dir / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert find_cut_off(material, judges, past, store, "practice") is not None
    for wrong in damaged(lines):
        path.write_text("\n".join(wrong) + "\n", encoding="utf-8")
        find_cut_off(material, judges, past, store, "practice")
