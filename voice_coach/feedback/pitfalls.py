"""All pitfalls by rank: an earlier one outweighs a later one where a drill names neither."""

from __future__ import annotations

from voice_coach.feedback.accusing import (
    absolute,
    blame,
    mind_reading,
    pressure,
    vague_praise,
    yes_but,
)
from voice_coach.feedback.asking import closed_question, interrogation, stacked_questions
from voice_coach.feedback.context import Measure
from voice_coach.feedback.mending import advice, minimising, parroting, self_shift

PITFALLS: dict[str, Measure] = {
    "blame": blame,
    "absolute": absolute,
    "pressure": pressure,
    "mind_reading": mind_reading,
    "minimising": minimising,
    "advice": advice,
    "yes_but": yes_but,
    "self_shift": self_shift,
    "interrogation": interrogation,
    "stacked_questions": stacked_questions,
    "closed_question": closed_question,
    "parroting": parroting,
    "vague_praise": vague_praise,
}
