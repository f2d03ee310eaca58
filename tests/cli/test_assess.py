"""``voice-coach assess``: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
from itertools import islice, repeat
from typing import Any

import pytest
from program import Program

from voice_coach.adapters.expectations import find_expectation
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.cli.assess import answers
from voice_coach.cli.json_lines import Request
from voice_coach.events import Assessment, Expectation

FIELDS = [
    "id", "act", "acts", "question", "markers", "safety", "doubtful", "feedback", "template",
]  # fmt: skip


def judge(request: Request, expectation: Expectation | None, variant: int) -> Assessment:
    return load_assessor().assess(request.text, expectation, heard=request.heard, variant=variant)


def answered(*lines: dict[str, object]) -> list[dict[str, Any]]:
    typed = (json.dumps(line) for line in lines)
    return [json.loads(line) for line in answers(typed, judge, find_expectation)]


def test_each_line_is_answered_in_order_with_all_fields(program: Program) -> None:
    texts = ["it sounds like you felt left out", "what was the hardest part", "yeah"]
    typed = "\n".join(json.dumps({"id": at, "text": text}) for at, text in enumerate(texts))
    run = program.run("assess", "--jsonl", typed=typed)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert [row["id"] for row in rows] == [0, 1, 2]
    assert all(list(row) == FIELDS for row in rows)
    assert [row["act"] for row in rows] == ["reflection", "question", "other"]
    assert [row["question"] for row in rows] == [None, "open", None]


def test_a_line_that_cannot_be_used_becomes_an_error_line_and_the_rest_goes_on(
    program: Program,
) -> None:
    typed = (
        '{"id": 1}\nno json\n[1]\n{"id": "x", "text": 5}\n\n{"id": 3, "text": "a", "heard": 4}\n'
        '{"id": 4, "text": "a", "expects": "no-such-drill"}\n{"id": NaN, "text": "a"}\n'
        '{"id": 1e999, "text": "a"}\n{"id": 5, "text": "I left"}\n'
    )
    # some editors begin a file with a mark
    run = program.run("assess", "--jsonl", typed=f"\ufeff{typed}")
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert [row["id"] for row in rows] == [1, None, None, "x", None, 3, 4, None, None, 5]
    assert ["error" in row for row in rows] == [True] * 9 + [False]
    assert all(set(row) == {"id", "error"} for row in rows[:9])


@pytest.mark.parametrize("command", ["assess", "paraphrase"])
def test_what_is_far_too_long_is_refused_and_the_rest_goes_on(
    program: Program, command: str
) -> None:
    lines = [
        json.dumps({"id": 1, "text": "I am tired. " * 2_000}),
        "x" * 3_000_000,
        json.dumps({"id": 3, "text": "I am tired. " * 150}),
    ]
    run = program.run(command, "--jsonl", typed="\n".join(lines))
    long, endless, usable = map(json.loads, run.stdout.splitlines())
    assert (long["id"], endless["id"], usable["id"]) == (1, None, 3)
    assert long["error"] == '"text" is longer than 20,000 letters; give it in parts.'
    assert endless["error"] == "The line is longer than 1,000,000 letters."
    assert "error" not in usable


def test_doubtful_words_are_neither_quoted_nor_held_against_anybody(program: Program) -> None:
    felt = {"text": "you felt ignored at the party", "heard": "nobody spoke to me"}
    blamed = {"text": "we had lunch and you never listen to me"}
    lines: list[dict[str, object]] = [
        felt, {**felt, "doubtful": ["ignored"]},
        blamed, {**blamed, "doubtful": ["never", "listen"]},
        {**blamed, "doubtful": blamed["text"].split()},
        {**blamed, "doubtful": "never"}, {**blamed, "doubtful": [3]},
    ]  # fmt: skip
    run = program.run("assess", "--jsonl", typed="\n".join(json.dumps(line) for line in lines))
    quoted, unquoted, held, spared, unheard, *wrong = map(json.loads, run.stdout.splitlines())
    assert "ignored" in quoted["feedback"]
    assert "ignored" not in unquoted["feedback"]
    assert [marker["name"] for marker in held["markers"]] == ["absolute"]
    assert not spared["markers"]
    assert unheard["doubtful"]
    assert all(row["error"] == '"doubtful" must be a list of words.' for row in wrong)


def test_bytes_and_signs_that_are_no_text_are_answered_too(program: Program) -> None:
    run = program.run("assess", "--jsonl", typed=b'\xff\n{"id": 1, "text": "\\ud800 I left"}\n')
    assert run.returncode == 0
    assert len(run.stdout.splitlines()) == 2


def test_lines_are_answered_one_by_one_so_that_endless_input_takes_no_memory() -> None:
    endless = answers(repeat('{"id": 1, "text": "you never listen"}'), judge, find_expectation)
    assert len(list(islice(endless, 50))) == 50


def test_a_marker_carries_name_kind_span_strength_and_reason() -> None:
    text = "so you felt lonely did i get that right"
    (row,) = answered({"id": 1, "text": text, "heard": "i sat there alone"})
    check = next(marker for marker in row["markers"] if marker["name"] == "check")
    start, end = check["span"]
    assert text[start:end] == "did i get that right"
    assert check["kind"] == "strength"
    assert 0 < check["strength"] <= 1
    assert check["reason"]


def test_a_drill_decides_what_counts() -> None:
    alone, drilled = answered(
        {"id": 1, "text": "everything is always late"},
        {"id": 2, "text": "everything is always late", "expects": "no-absolutes"},
    )
    assert not [marker for marker in alone["markers"] if marker["name"] == "absolute"]
    assert [marker for marker in drilled["markers"] if marker["name"] == "absolute"]


def test_an_unsafe_line_is_marked_and_nothing_else_is_said_of_it() -> None:
    (row,) = answered({"id": 1, "text": "he hit me again"})
    assert row["safety"] is True
    assert not row["markers"]
    assert not row["feedback"]


def test_a_single_text_is_judged_from_the_command_line(program: Program) -> None:
    run = program.run("assess", "what was the hardest part", "--expects", "open-question")
    assert run.returncode == 0
    assert json.loads(run.stdout)["question"] == "open"


def test_an_unknown_drill_and_a_missing_text_are_usage_errors(program: Program) -> None:
    assert program.run("assess", "hello", "--expects", "no-such-drill").returncode == 2
    assert program.run("assess").returncode == 2
