"""Sentences of a build that is seldom heard are turned soundly, or not at all."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_paraphraser
from voice_coach.language.hanging import Ending, ending_of

TURNED = [
    (
        "the fact that you came home early made me happy",
        "So the fact that I came home early made you happy.",
    ),
    (
        "i get, well, this is what my sister thinks of it",
        "So this is what your sister thinks of it.",
    ),
    (
        "and the one time that he called, i was asleep",
        "So the one time that he called, you were asleep.",
    ),
    ("my sister is married, but you're not", "So part of this is about your sister."),
    ("she saw me and him dance", "So she saw you and him dance."),
    ("lose it lost it every time", "It sounds like this has been on your mind."),
    ("i would never admit to that", "So you would never admit to that."),
    ("my mother or my sister calls every day", "So your mother or your sister calls every day."),
    ("no one asked me how i was", "So nobody asked you how you were."),
    ("i don't you know i don't sleep any more", "So you don't sleep any more."),
    (
        "my brother and i we had a fight about the house",
        "So you and your brother had a fight about the house.",
    ),
    ("it's not it's nice that you came", "So it's nice that you came."),
    ("what i can do is take the car and come to you", "So what you can do is take the car."),
    (
        "just so we know where we stand i want to talk on sunday",
        "What you want is to talk on sunday.",
    ),
    ("and that you do not have to sign and you are right. it is hard", "So it is hard."),
]
LEFT_ALONE = [
    "i remember when our daughter was five and it was so hot that she slept on the floor",
    "i couldn't tell you how tired i was after the move",
    "if you're not going to talk then i want to go to bed",
    "she said oh hi and went upstairs",
    "when you think of the money and the time that we lost i get angry",
    "what frightens me is that you drive home so late",
    "you'd better call her before she leaves",
    "some of the places we, i loved",
    "and the days we do have, we're not, we do not spend them well",
    "she ate all that, i was hungry",
    "the, it gets cold when you leave",
    (
        "we saw about the two of us going to the sea to see whether they wanted ten foot wide or "
        "twelve foot wide beds or something"
    ),
    "you would think that people would be better, share more, do more, be kinder and all",
]


@pytest.mark.parametrize(("said", "turned"), TURNED)
def test_a_rare_build_is_turned(said: str, turned: str) -> None:
    assert load_paraphraser().paraphrase(said).text == turned


@pytest.mark.parametrize("said", LEFT_ALONE)
def test_a_build_that_could_come_back_wrong_is_left_alone(said: str) -> None:
    assert not load_paraphraser().paraphrase(said).event


@pytest.mark.parametrize(
    "said",
    [
        "i want to sleep and the baby cries",
        "we lost the house and i feel sad because you left",
        "i love you but i work late but i am tired",
    ],
)
def test_every_plan_for_a_sentence_is_of_another_kind(said: str) -> None:
    paraphraser = load_paraphraser()
    reading = paraphraser._reader.read(said, "hearer")
    families = [plan.family for plan in paraphraser._planner.plans(reading)]
    assert len(families) > 1
    assert len(set(families)) == len(families)


def test_a_question_behind_an_opener_does_not_hang_in_the_air() -> None:
    assert ending_of("because are we") is not Ending.HANGING
    assert ending_of("because") is Ending.HANGING
