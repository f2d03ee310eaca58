"""The time from which on something has been so, as the partner would be told."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_paraphraser


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("my wife has hardly talked since her father's funeral", "since your father's funeral"),
        ("Since his stroke, he sits at the window all day.", "since your stroke"),
        ("it's been like this ever since he lost his job and i", "since you lost your job"),
        ("we have been like strangers since we moved here", "since we moved here"),
        ("he is so quiet since the baby came", "since the baby came"),
        ("We hardly speak since Christmas.", "since Christmas"),
        ("since she was promoted at work we text", "since you were promoted"),
        ("since my mother moved in she goes to bed at nine", "since my mother moved in"),
        ("since our son was born we talk about diapers", "since our son was born"),
        ("she sleeps next door since last summer", "since last summer"),
        ("he has shut me out since christmas and i do not know why", "since christmas"),
        ("since i lost my job i feel useless next to her", "since I lost my job"),
        ("since her test results she whispers", "since your test results"),
        ("since his mum died he works all night", "since your mum died"),
        ("since the fight about the money we only text", "since the fight"),
    ],
)
def test_the_time_is_said_as_to_the_partner(text: str, since: str) -> None:
    assert load_paraphraser().since_when(text) == since


@pytest.mark.parametrize(
    "text",
    [
        "she has not talked to me",
        "we have been quiet since then",
        "i cook since she can not stand it",
        "i have known him since we were at school in the village",
        "our daughter is home again and since she left college it is hard",
        "his mother is ill and since her stroke we drive there every day",
        "since",
        "since she was so upset about it all",
        "it is hard since they moved out",
        "our dog is gone and since he died she cries",
        "since she was born he sleeps in the den",
        "since his affair we sleep apart",
        "since he started drinking i stay up",
        "since she left me",
        "",
    ],
)
def test_what_is_no_sure_time_is_left_out(text: str) -> None:
    assert load_paraphraser().since_when(text) == ""
