"""Tells an answer from words that were hardly meant for the partner."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.feedback.context import Context
from voice_coach.judgement import Marker
from voice_coach.language.persons import SPOKEN_TO

_TOGETHER = frozenset({"we", "us", "our", "ours", "ourselves"})
_CALLED = frozenset({"love", "honey", "darling", "babe", "dear", "sweetheart", "sweetie"})


def is_beside(context: Context, markers: Sequence[Marker], covered: Sequence[int]) -> bool:
    """Whether an answer does nothing and speaks to nobody: "I can't even say it".

    Nothing in it works or hurts, it takes up no point of the line, and neither the partner nor the
    two of them occur. Then it is as likely said to the coach, to the dog or to oneself, or a first
    word such as "wow". Where nothing is asked for, as in the role-play, everything is an answer.
    """
    if context.expectation is None or not context.expectation.asks or markers or covered:
        return False
    is_asking = bool(context.questions) and context.asks_for("open_question")
    is_spoken_to = not (SPOKEN_TO | _TOGETHER | _CALLED).isdisjoint(context.line.words)
    return not (is_asking or is_spoken_to)
