"""``voice-coach paraphrase``: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
from itertools import islice, pairwise, repeat
from typing import Any

from program import Program

from voice_coach.adapters.turning_files import load_paraphraser
from voice_coach.cli.paraphrase import answers


def answered(*lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answers(lines, load_paraphraser(), "hearer")]


def test_each_line_is_answered_in_order_with_all_fields(program: Program) -> None:
    typed = "\n".join(
        json.dumps({"id": number, "text": text})
        for number, text in enumerate(["I feel lonely", "yeah", "I want to go home"])
    )
    run = program.run("paraphrase", "--jsonl", typed=typed)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert [row["id"] for row in rows] == [0, 1, 2]
    assert all(
        list(row) == ["id", "paraphrase", "family", "feeling", "event", "need"] for row in rows
    )
    assert rows[0]["feeling"] == "lonely"
    assert rows[2]["need"] == "to go home"


def test_a_line_that_cannot_be_used_becomes_an_error_line_and_the_rest_goes_on(
    program: Program,
) -> None:
    typed = '{"id": 1}\nno json\n[1]\n{"id": "x", "text": 5}\n{"id": 2, "text": "I left"}\n'
    run = program.run("paraphrase", "--jsonl", typed=typed)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert [row["id"] for row in rows] == [1, None, None, "x", 2]
    assert ["error" in row for row in rows] == [True, True, True, True, False]


def test_lines_are_answered_one_by_one_so_that_endless_input_takes_no_memory() -> None:
    endless = answers(repeat('{"id": 1, "text": "I left"}'), load_paraphraser(), "hearer")
    assert len(list(islice(endless, 50))) == 50


def test_neighbouring_lines_never_use_the_same_words_around_what_was_said() -> None:
    rows = answered(*['{"id": 1, "text": "he left"}'] * 20)
    texts = [row["paraphrase"] for row in rows]
    assert all(first != second for first, second in pairwise(texts))


def test_bytes_and_signs_that_are_no_text_are_answered_too(program: Program) -> None:
    run = program.run("paraphrase", "--jsonl", typed=b'\xff\n{"id": 1, "text": "\\ud800 I left"}\n')
    assert run.returncode == 0
    assert len(run.stdout.splitlines()) == 2


def test_an_error_never_repeats_what_was_said() -> None:
    assert "secret" not in answered('{"id": 1, "text": secret}')[0]["error"]


def test_one_text_is_turned_to_the_chosen_listener(program: Program) -> None:
    run = program.run("paraphrase", "--listener", "partner", "I waited for you")
    assert run.stdout == "So you waited for me.\n"


def test_nothing_to_paraphrase_is_a_usage_error(program: Program) -> None:
    run = program.run("paraphrase")
    assert run.returncode == 2
    assert "nothing to paraphrase" in run.stderr
