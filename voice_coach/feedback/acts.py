"""What an utterance does: reflect, ask, tell about oneself, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voice_coach.events import Marker
from voice_coach.feedback.asking import real_questions
from voice_coach.feedback.context import Context
from voice_coach.feedback.rebuffs import denial
from voice_coach.feedback.traits import traits
from voice_coach.feedback.verdict import FAINT
from voice_coach.language.cues import all_hits

_CLEAR = 0.4
# where nothing is known to have been said, reflecting takes clearer signs
_LONG = 12
# words from which on an answer has room for more than one thing
_ACCUSING = frozenset({"absolute", "blame", "pressure", "mind_reading"})
# pitfalls after which an answer does not reflect
_DOING_ELSE = frozenset({"advice", "minimising", "vague_praise", "yes_but"})
_GIVING = frozenset({"pace_respected", "offer", "own_part", "appreciation_specific"})
# done instead of reflecting, where no feeling is named beside it
Act = Literal["reflection", "question", "statement", "other"]


def reflection_probability(context: Context) -> float:
    """How likely the utterance gives back what was said, 0..1."""
    if not context.line.words:
        return 0.0
    return context.lexicon.reflection.probability(traits(context))


def tells_about_self(context: Context) -> bool:
    """Whether the speaker tells about themself, outside of any question."""
    return any(
        not any(item.start <= hit.start < item.end for item in context.questions)
        for hit in all_hits(context.line, context.cues("self"))
    )


def find_acts(context: Context, markers: Sequence[Marker]) -> tuple[Act, tuple[Act, ...]]:
    """The main act and all that occur; `markers` are those found in the utterance.

    Whoever accuses or contradicts does not reflect, and few words that do something else, such as
    to advise, soothe, apologise or offer, have no room for it.
    """
    is_speaking = context.expectation is not None and not context.is_listening
    is_against = any(map(_accuses, markers)) or denial(context) is not None
    is_full = _does_else(markers) and len(context.line.words) < _LONG
    is_none = is_speaking or is_against or is_full
    probability = 0.0 if is_none else reflection_probability(context)
    acts: list[Act] = []
    # "mm hmm" holds no words to take up, and yet lets the speaker go on with what was said before
    is_answer = bool(context.heard.text.strip())
    threshold = context.lexicon.reflection.threshold if is_answer else _CLEAR
    if probability >= threshold:
        acts.append("reflection")
    if context.questions:
        acts.append("question")
    if tells_about_self(context) and probability < 0.5:
        acts.append("statement")
    if not acts:
        return "other", ("other",)
    return _main(context, acts, probability), tuple(acts)


def _accuses(marker: Marker) -> bool:
    return marker.name in _ACCUSING and marker.strength > FAINT


def _does_else(markers: Sequence[Marker]) -> bool:
    """Whether something is advised, soothed, owned up to or offered."""
    names = {marker.name for marker in markers}
    return bool(names & _DOING_ELSE) or ("feeling_named" not in names and bool(names & _GIVING))


def _main(context: Context, acts: list[Act], probability: float) -> Act:
    """A question asked outweighs a faint reflection; a check or a tag does not."""
    asked = bool(real_questions(context))
    if asked and probability < 0.5:
        return "question"
    if "reflection" in acts and probability >= 0.5:
        return "reflection"
    return acts[0]
