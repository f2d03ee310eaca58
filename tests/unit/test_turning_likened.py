"""What something is only likened to is never told as a fact."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_paraphraser
from voice_coach.dialog.reflector import Reflector


@pytest.mark.parametrize(
    ("text", "claimed", "told"),
    [
        ("he walks past me like i'm a piece of furniture", "and you're a piece", "like you're a"),
        ("he spends money like we are rich", "and you are rich", "like you are rich"),
        ("people talk to me slow like i'm stupid", "feel stupid", "like you're stupid"),
        ("my boss smiles at me like it's all fine", "and it's all fine", "like it's all fine"),
        ("we fight every evening like the dishes are the problem", "evening the dishes", ""),
    ],
)
def test_a_likeness_stays_one(text: str, claimed: str, told: str) -> None:
    said = Reflector(load_paraphraser("en-us"))(text)
    assert claimed not in said
    assert told in said


def test_words_that_are_quoted_are_no_likeness() -> None:
    said = Reflector(load_paraphraser("en-us"))("i just sat there and i was like i'm done")
    assert "like you're done" not in said
