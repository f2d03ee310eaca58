"""All strengths but the i_statement, which is made of them, in the order of telling."""

from __future__ import annotations

from voice_coach.feedback.amends import own_part, repair_attempt
from voice_coach.feedback.context import Measure
from voice_coach.feedback.own_feelings import feeling_owned
from voice_coach.feedback.receiving import (
    check,
    content_covered,
    feeling_named,
    inference,
    open_question,
    pace_respected,
    tentative,
    validation,
)
from voice_coach.feedback.speaking import (
    appreciation_specific,
    need_or_wish,
    observation,
    offer,
    request,
    time_and_place,
)

STRENGTHS: dict[str, Measure] = {
    "validation": validation,
    "feeling_named": feeling_named,
    "feeling_owned": feeling_owned,
    "own_part": own_part,
    "repair_attempt": repair_attempt,
    "appreciation_specific": appreciation_specific,
    "pace_respected": pace_respected,
    "need_or_wish": need_or_wish,
    "observation": observation,
    "request": request,
    "offer": offer,
    "time_and_place": time_and_place,
    "open_question": open_question,
    "check": check,
    "inference": inference,
    "tentative": tentative,
    "content_covered": content_covered,
}

OF_A_LISTENER = frozenset(
    [
        "validation", "feeling_named", "pace_respected", "need_or_wish", "offer", "open_question",
        "check", "inference", "tentative", "content_covered", "appreciation_specific", "own_part",
    ]
)  # fmt: skip
"""Strengths worth a word where someone answers a line and no drill says what is asked for."""
