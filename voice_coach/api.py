"""The reading and the turning as plain functions, for use from other programs.

>>> import voice_coach
>>> voice_coach.assess("it sounds like you are worn out did i get that right").act
'reflection'
"""

from __future__ import annotations

from functools import lru_cache

from voice_coach.events import Assessment, Expectation
from voice_coach.feedback.assess import Assessor
from voice_coach.resources import shipped

LOCALE = "en-us"


@lru_cache(maxsize=4)
def assessor(locale: str = LOCALE) -> Assessor:
    """The Assessor of a shipped locale, built once. Raises DialogError when a file is wrong."""
    from voice_coach.adapters.lexicon_files import load_lexicon, load_wording

    folder = shipped("dialogs") / locale
    return Assessor(load_lexicon(folder / "lexicon"), load_wording(folder / "feedback.yaml"))


def assess(text: str, expectation: Expectation | None = None, *, heard: str = "") -> Assessment:
    """Judge one utterance, given the line it answers and what a drill asks for, where known.

    Never raises on any text. Raises DialogError when the shipped word lists are damaged.
    """
    return assessor().assess(text, expectation, heard=heard)
