"""The names of all markers: what a sentence can do well, and what it can trip over."""

from __future__ import annotations

STRENGTHS = frozenset(
    {
        "appreciation_specific",
        "check",
        "content_covered",
        "feeling_named",
        "feeling_owned",
        "i_statement",
        "inference",
        "need_or_wish",
        "observation",
        "offer",
        "open_question",
        "own_part",
        "pace_respected",
        "repair_attempt",
        "request",
        "tentative",
        "time_and_place",
        "validation",
    }
)

PITFALLS = frozenset(
    {
        "absolute",
        "advice",
        "blame",
        "closed_question",
        "interrogation",
        "mind_reading",
        "minimising",
        "parroting",
        "pressure",
        "self_shift",
        "stacked_questions",
        "vague_praise",
        "yes_but",
    }
)

MARKERS = STRENGTHS | PITFALLS
