"""What someone takes on is kept as a thing to do, and nothing is made of "I don't know"."""

from __future__ import annotations

import pytest

from voice_coach.language.commitments import plain_commitment, was_kept


@pytest.mark.parametrize(
    ("said", "commitment"),
    [
        ("I'll make breakfast on Sunday.", "make breakfast on Sunday"),
        ("um i will try to call", "try to call"),
        ("well, I think I'll write to him tomorrow", "write to him tomorrow"),
        ("maybe i could cook on friday", "cook on friday"),
        ("i promise i will be home at six", "be home at six"),
        ("i’ll call her and then i’ll cook", "call her and then cook"),
        ("we'll go for a walk", "go for a walk"),
        ("No phones at the table.", "no phones at the table"),
        ("a walk on Saturday", "a walk on Saturday"),
    ],
)
def test_a_commitment_is_kept_as_a_thing_to_do(said: str, commitment: str) -> None:
    assert plain_commitment(said) == commitment


@pytest.mark.parametrize(
    "said",
    [
        "no",
        "Nothing.",
        "i don't know",
        "hm, i don't know",
        "not sure",
        "i can't think of anything",
        "no, not today",
        "um, i'm not sure",
        "no thank you",
        "i don't want to promise anything",
        "",
    ],
)
def test_nothing_is_made_of_an_answer_that_takes_on_nothing(said: str) -> None:
    assert plain_commitment(said) == ""


@pytest.mark.parametrize(
    ("told", "is_kept"),
    [
        ("yes i did and it was nice", True),
        ("it went well", True),
        ("no i forgot", False),
        ("I didn’t manage", False),
        ("we sat on the stairs", None),
    ],
)
def test_an_account_tells_whether_it_was_kept(told: str, is_kept: bool | None) -> None:
    assert was_kept(told) is is_kept


@pytest.mark.parametrize("text", ["i dont know yet", "idk", "whatever", "maybe later"])
def test_who_leaves_it_open_takes_nothing_on(text: str) -> None:
    assert plain_commitment(text) == ""
