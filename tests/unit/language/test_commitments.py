"""What someone takes on is kept as a thing to do, and nothing is made of "I don't know"."""

from __future__ import annotations

import pytest

from voice_coach.language.commitments import asks_which, is_no_plan, plain_commitment, was_kept


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
        ("I won't look at my phone at dinner", "i won't look at my phone at dinner"),
        ("I don't want to shout this week", "i don't want to shout this week"),
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
        "i can't promise anything right now",
        "not yet",
        "i'm not promising anything",
        "i'd rather not take on more",
        "i'm too tired for that",
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
        ("yeah did that", True),
        ("yes, I did it, and it wasn't hard", True),
        ("yeah no i forgot", False),
        ("i don't have the time this week", False),
        ("yes but i forgot half of it", False),
        ("we sat on the stairs", None),
    ],
)
def test_an_account_tells_whether_it_was_kept(told: str, is_kept: bool | None) -> None:
    assert was_kept(told) is is_kept


@pytest.mark.parametrize("text", ["i dont know yet", "idk", "whatever", "maybe later"])
def test_who_leaves_it_open_takes_nothing_on(text: str) -> None:
    assert plain_commitment(text) == ""


@pytest.mark.parametrize(
    ("told", "is_none"),
    [
        ("i was at the office till late every day", True),
        ("she never lets me", True),
        ("he and i will cook on friday", False),
        ("the bins on tuesday", False),
    ],
)
def test_what_is_told_in_place_of_a_thing_to_do_is_no_plan(told: str, is_none: bool) -> None:
    assert is_no_plan(told) is is_none


def test_who_has_forgotten_what_they_took_on_may_ask() -> None:
    assert asks_which("what commitment")
    assert asks_which("um which one?")
    assert not asks_which("which was hard but i did it")
