"""A command's words may answer a question, where they can be meant so."""

from __future__ import annotations

import pytest

from voice_coach.language.double_meanings import is_all_said, may_answer


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("finish", "I'm done"),
        ("finish", "all done"),
        ("pause", "I need a break"),
        ("rest", "some rest"),
        ("help", "i need some help"),
        ("yes", "yes"),
        ("no", "not really"),
    ],
)
def test_words_with_two_meanings_may_answer(command: str, text: str) -> None:
    assert may_answer(command, text)


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("finish", "finish"),
        ("finish", "goodbye"),
        ("pause", "pause please"),
        ("help", "help"),
        ("rest", "let's rest"),
        ("finish", "let's finish for today"),
    ],
)
def test_words_with_one_meaning_stay_commands(command: str, text: str) -> None:
    assert not may_answer(command, text)


def test_a_list_is_closed_by_many_words_and_not_by_what_belongs_to_it() -> None:
    for text in (
        "Done.",
        "that's all",
        "no more",
        "I’m finished",
        "nothing else",
        "i have no more",
    ):
        assert is_all_said(text)
    for text in ("I'm fine.", "leave me alone", "no, not now", "that's all you ever say"):
        assert not is_all_said(text)


@pytest.mark.parametrize(
    "text", ["that'll do", "i'm out", "that's it", "none", "okay that'll do", "that's it then"]
)
def test_a_list_is_closed_in_many_words(text: str) -> None:
    assert is_all_said(text)


@pytest.mark.parametrize("text", ["i'm out with my friends", "that'll do nothing for us", "okay"])
def test_a_line_closes_no_list(text: str) -> None:
    assert not is_all_said(text)
