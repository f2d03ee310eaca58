"""An answer that leaves a question open, and a question put to the coach, are told from answers."""

from __future__ import annotations

import pytest

from voice_coach.language.leaving_open import (
    as_need,
    asks_advice,
    asks_after_coach,
    asks_for_service,
    leaves_open,
    supposes_of_oneself,
    tells_by_a_word,
)


@pytest.mark.parametrize(
    "text",
    [
        "i don't know",
        "dunno he keeps it all in",
        "um hard to say",
        "there wasn't one",
        "we didn't have any this week",
        "not really",
        "no nothing much",
        "nothing i'm too worn out for that",
        "i'd rather not say",
        "that's private",
        "i couldn't tell you",
        "don't think so",
        "not that i remember",
        "i don't really know how to put it",
        "nothing we're splitting up",
        "i don't want to talk about that",
    ],
)
def test_no_answer_leaves_the_question_open(text: str) -> None:
    assert leaves_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "no but i miss her",
        "nothing works between us any more",
        "not enough sleep",
        "never mind the money i want respect",
        "i want to talk about it more",
        "i don't know if she still wants this and it keeps me awake every single night",
        "that she moves out",
    ],
)
def test_an_answer_that_holds_a_denial_stays_an_answer(text: str) -> None:
    assert not leaves_open(text)


def test_who_gives_the_question_back_to_the_coach_is_understood() -> None:
    assert asks_after_coach("not too bad thank you how are you")
    assert asks_after_coach("and you")
    assert not asks_after_coach("nobody asked me how are you")


def test_what_an_assistant_is_asked_for_is_no_answer() -> None:
    assert asks_for_service("can you tell me the weather")
    assert asks_for_service("what time is it please")
    assert not asks_for_service("the time we had on the boat")


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ("sleep", "i need sleep"),
        ("um maybe more time with the boys", "i need more time with the boys"),
        ("i want a hug", ""),
        ("somebody to talk to the house is so quiet", ""),
        ("a week without any plans and visits and calls from work", ""),
    ],
)
def test_a_need_of_a_few_words_is_made_whole(told: str, whole: str) -> None:
    assert as_need(told) == whole


@pytest.mark.parametrize(
    ("text", "is_supposed"),
    [
        ("maybe it's me", True),
        ("um i think probably i was too strict with the boy", True),
        ("perhaps it's our own doing", True),
        ("maybe he's worn out from the night shifts", False),
        ("it's me who maybe forgets", False),
        ("maybe she's sad and so we went out on sunday and had a good time by the sea", False),
    ],
)
def test_what_someone_only_supposes_of_themself_is_told_apart(text: str, is_supposed: bool) -> None:
    assert supposes_of_oneself(text) is is_supposed


@pytest.mark.parametrize(
    ("text", "is_short"),
    [
        ("school was hell", True),
        ("snowed under with marking", True),
        ("i was ill", False),
        ("she's grieving", False),
        ("the new school was hell for the girls", False),
    ],
)
def test_a_few_words_about_nobody_are_told_apart(text: str, is_short: bool) -> None:
    assert tells_by_a_word(text) is is_short


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("we had a row on friday so what should i do", True),
        ("space i guess should i ring him or leave it", True),
        ("how do i tell his mother that without a scene", True),
        ("um do you think she still likes me", True),
        ("what would other people do", True),
        ("can you just choose one for me", True),
        ("well what do i know", False),
        ("she asked me do you think we are finished", False),
        ("he said what should i do then", False),
        ("i want to know what you do all day", False),
        ("i told him what i would do", False),
    ],
)
def test_who_asks_the_coach_for_advice_is_told_from_who_tells(text: str, asks: bool) -> None:
    assert asks_advice(text) is asks
