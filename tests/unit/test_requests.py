"""Requests to an assistant are told from what is said to a partner."""

from __future__ import annotations

import pytest

from voice_coach.adapters.dialog_files import load_script
from voice_coach.language.requests import may_be_request

SCRIPT = load_script("en-us")
MODELS = [
    model for drill in SCRIPT.drills for exercise in drill.exercises for model in exercise.models
]


@pytest.mark.parametrize(
    "text",
    [
        "what time is it",
        "um could you please tell me the time",
        "set a timer for ten minutes",
        "turn off the lights in the hall",
        "will it rain tomorrow",
        "remind me to call my sister at six",
        "wake me up at seven please",
        "play some quiet music",
        "add milk to the shopping list",
    ],
)
def test_what_assistants_are_asked_may_be_a_request(text: str) -> None:
    assert may_be_request(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "um",
        "how are you feeling",
        "what time did you come home",
        "i never know what the time is",
        "what was the hardest part of your day",
        "it sounds as if we should set a time for this and then keep to it every week",
    ],
)
def test_what_is_said_to_a_partner_is_none(text: str) -> None:
    assert not may_be_request(text)


def test_no_model_answer_could_be_a_request() -> None:
    assert len(MODELS) > 300
    taken = [model for model in MODELS if may_be_request(model)]
    assert taken == []
