"""Feelings and events found in what someone said."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_paraphraser

FEELINGS = """
i feel let down by everyone | let down
i was fed up with the noise | fed up
i've had enough of this job | fed up
i had enough money | -
i feel used | used
i used the car | -
he thinks i'm mad | -
i think i'm jealous | jealous
he looks at me like i'm mad | -
she told me that i'm selfish and lazy | -
i'm starting to feel hopeless | hopeless
i end up feeling really guilty | guilty
i can't help feeling jealous | jealous
i can't help him | -
i keep the door shut | -
i keep feeling like that | -
it left me feeling empty | empty
she left me | -
it scares me | scared
he never annoys me | -
it broke my heart | heartbroken
he broke my phone | -
the way he looks at me scares me | scared
the way he talks to me hurts me | hurt
how she spoke to me made me feel stupid | stupid
what he said to me made me angry | angry
what he gave to me made me laugh | -
the way he looks doesn't scare me | -
i'm lonely | lonely
i am so tired of this | tired
i was really angry with him | angry
i feel a little lost | lost
i felt ignored all evening | ignored
i've been stressed lately | stressed
i've just been feeling really stressed lately | stressed
i'm getting nervous | nervous
i'm worried about the rent | worried
i worry about the rent | worried
i regret that evening | regretful
it makes me feel small and useless when he laughs | -
it makes me feel useless | useless
it made me angry | angry
it's embarrassing for me | embarrassed
it's embarrassing for her | -
that was really frustrating | frustrated
it hurts | hurt
it hurts when he laughs | hurt
he was angry with me | -
my mother is worried | -
i'm not angry | -
i wasn't happy about it | -
i would be sad if he left | -
if i'm sad he leaves | -
i don't feel guilty | -
i'm sorry i was late | -
i feel sorry | sorry
i'm interested in boats | -
she left and it hurts and i know it | hurt
i was going home | -
you were angry | -
are you angry | -
the kids were scared and i was relieved | relieved
um i i was like terrified you know | terrified
"""

EVENTS = """
i was ignored when you looked at your phone | I looked at my phone
he left me in may and i feel lost | he left you in may
yeah | -
my boss yelled at me in front of everyone | your boss yelled at you in front of everyone
"""


def rows(table: str) -> list[tuple[str, str | None]]:
    pairs = (line.split(" | ") for line in table.strip().splitlines())
    return [(said, None if found == "-" else found) for said, found in pairs]


@pytest.mark.parametrize(("said", "feeling"), rows(FEELINGS))
def test_a_feeling_is_the_speakers_own_and_neither_denied_nor_supposed(
    said: str, feeling: str | None
) -> None:
    assert load_paraphraser().paraphrase(said).feeling == feeling


@pytest.mark.parametrize(("said", "event"), rows(EVENTS))
def test_the_event_is_the_point_that_is_no_feeling(said: str, event: str | None) -> None:
    assert load_paraphraser().paraphrase(said).event == event


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        ("when i came home and the light was off i was angry", "was part of this"),
        ("when the phone stayed on the table all dinner i felt ashamed", "was part of this"),
        ("when the phone stayed on the table all dinner i feel ashamed", "is part of this"),
        ("was i sad no", "on your mind"),
    ],
)
def test_where_no_more_can_be_given_back_the_feeling_is_named_in_its_time(
    said: str, turned: str
) -> None:
    assert turned in load_paraphraser().paraphrase(said).text
