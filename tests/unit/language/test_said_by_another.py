"""What another person says is told from what is told about them."""

from __future__ import annotations

import pytest

from voice_coach.language.said_by_another import addresses, as_said, is_indirect, speaks_to_someone


@pytest.mark.parametrize(
    "text",
    [
        "she told me last week that i'm a stranger in my own house and then she packed",
        "he says i never listen",
        "he won't talk to me since monday",
        "my husband never looks at me any more",
        "since her father died she barely speaks to me",
        "she said that i should go",
        "he says he needs space",
        "he always gets defensive",
        "well my husband just walks off",
        "she'd probably roll her eyes",
    ],
)
def test_a_story_about_someone_is_nothing_they_say(text: str) -> None:
    assert as_said(text) == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("You never take anything seriously.", "You never take anything seriously."),
        ("i can't do this anymore", "i can't do this anymore"),
        ("he's just a colleague", "he's just a colleague"),
        ("she always gets cross with you", "she always gets cross with you"),
        ("she always wins against you", "she always wins against you"),
        ("he'd say i'm tired", "i'm tired"),
        ("well she'll probably go like leave me alone", "leave me alone"),
        ("she always says leave me alone", "leave me alone"),
        ("my wife would say that you don't care", "you don't care"),
        ("he says, “you're never home”", "you're never home"),
        ("they say he likes you better", "he likes you better"),
    ],
)
def test_what_someone_says_is_taken_without_the_words_that_lead_to_it(text: str, line: str) -> None:
    assert as_said(text) == line


def test_a_few_words_speak_to_someone_or_of_oneself() -> None:
    assert speaks_to_someone("leave me alone")
    assert speaks_to_someone("you again")
    assert not speaks_to_someone("what lines")
    assert addresses("no you don't")
    assert not addresses("no i'm good")


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("i'd ask her what she needs from me", True),
        ("um well i would just tell him that it sounds lonely", True),
        ("i think i'd say sorry to my wife", True),
        ("i'd tell her i miss you", False),
        ("i'd say it sounds lonely", False),
        ("i told him that i was late", False),
        ("i'd tell my boss to wait", False),
        ("it sounds like she would ask him", False),
    ],
)
def test_what_one_would_say_is_told_from_saying_it(text: str, is_told: bool) -> None:
    assert is_indirect(text) is is_told
