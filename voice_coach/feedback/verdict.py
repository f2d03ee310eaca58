"""What to tell of an answer: the one thing to change, and the one to praise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from voice_coach.events import Expectation, Marker
from voice_coach.feedback.asking import real_questions
from voice_coach.feedback.context import Context
from voice_coach.feedback.giving_back import has_form, may_give_back
from voice_coach.feedback.pitfalls import PITFALLS
from voice_coach.feedback.receiving import mistakes
from voice_coach.feedback.strengths import OF_A_LISTENER
from voice_coach.language.persons import SPOKEN_TO

FAINT = 0.5
# a pitfall shown no more clearly gives way to any other
_ONLY_WATCHED = frozenset({"closed_question", "vague_praise", "interrogation", "stacked_questions"})
# pitfalls that count only where the drill watches for them
_ONLY_LISTENING = frozenset({"self_shift", "parroting", "minimising", "advice", "yes_but"})
# pitfalls of a listener; whoever speaks for themself may do these
_LEAST = {"content_covered": 0.25, "tentative": 0.55}
# strengths fainter than this are neither praised nor what a drill asks for
_OWNING = 0.85
# an own part named less clearly may be a mere excuse
_OF_REMARKS = frozenset(["content_covered", "tentative"])
# shown by a few words on a thing as well
_OF_ONESELF = frozenset(["feeling_owned", "need_or_wish"])
_MOST = 0.5
# the share of a line's meanings from which on it was given back, whomever it is about
_COMMAND = 0.65
# advice that is shown no more clearly is told by the form of a command alone
_HURTING = frozenset(["blame", "absolute", "pressure", "mind_reading", "minimising"])
# beside these a partner does not hear what is kind in an answer
_KINDNESS = frozenset(
    [
        "validation", "feeling_named", "need_or_wish", "tentative", "content_covered", "inference",
        "pace_respected",
    ]
)  # fmt: skip
_FEW = 8
# words that by themselves do not show what they are meant to do
_DETERMINERS = frozenset(["the", "a", "an", "my", "this", "these"])
_BE = frozenset(["is", "was", "are", "were"])
# what a subject opens with, and the verb of what is told of it
_BEFORE_RECEIVERS = frozenset(
    ["for", "to", "at", "of", "with", "on", "about", "from", "like", "than", "without", "by", "all"]
)
_TOLD_AT_LENGTH = 10
# words of an answer that says more than its check
_OUTRIGHT = 0.9
# a check as clear as this asks "did I get that right?"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to change, if anything."""

    name: str
    # of the pitfall, or of the strength that is lacking; "" when nothing is to be changed
    is_pitfall: bool
    is_strong: bool
    # nothing is to be changed, and something was done well


def judge(context: Context, markers: Sequence[Marker], *, reflects: bool = False) -> Verdict:
    """The one thing to change: the weightiest pitfall, else the first strength that is lacking.

    `reflects`: whether giving back what was said is what the answer does above all.
    """
    pitfall = _weightiest_pitfall(context, markers)
    if pitfall:
        return Verdict(pitfall, True, False)
    expectation = context.expectation
    if expectation is None or not expectation.asks:
        if _only_echoes(context, markers):
            missing = "check" if _may_tell_of_them(context) else "content_covered"
            return Verdict(missing, False, False)
        if _leaves_unheard(context, markers):
            missing = "check" if may_give_back(context, reflects) else "content_covered"
            return Verdict(missing, False, False)
        return Verdict("", False, any(_is_clear_strength(marker) for marker in markers))
    strengths = _credited_strengths(context, markers, reflects)
    for group in expectation.asks:
        if group == ("content_covered",) and not _has_content(context, expectation):
            continue
        if not strengths & set(group):
            return Verdict(group[0], False, False)
    return Verdict("", False, True)


def _weightiest_pitfall(context: Context, markers: Sequence[Marker]) -> str:
    """The name of the pitfall to tell of; "" where none counts."""
    pitfalls = {marker.name: marker for marker in markers if marker.kind == "pitfall"}
    counting = [
        name
        for name in PITFALLS
        if name in pitfalls and _counts(context, name, pitfalls[name].strength)
    ]
    watched = context.expectation.avoids if context.expectation is not None else ()
    counting.sort(
        key=lambda name: (
            pitfalls[name].strength <= FAINT,
            # a bare command such as "admit it" weighs less than the verdict that it drives home
            name == "advice" and "blame" in pitfalls and pitfalls[name].strength <= _COMMAND,
            watched.index(name) if name in watched else len(watched),
        )
    )
    return counting[0] if counting else ""


def _credited_strengths(context: Context, markers: Sequence[Marker], reflects: bool) -> set[str]:
    """The clear strengths, and those that another one stands for."""
    strengths = {
        marker.name
        for marker in markers
        if _is_clear_strength(marker)
        and (marker.name != "content_covered" or _is_given_back(context, marker))
    }
    # a guess that is checked outright is offered gently enough; a tag such as "don't you" is not
    if any(marker.name == "check" and marker.strength >= _OUTRIGHT for marker in markers):
        strengths.add("tentative")
    # the points of a line are known by some wordings only, and who asks is told whether it is right
    is_checked = "check" in strengths and len(context.line.words) >= _TOLD_AT_LENGTH
    is_answer = reflects or ("feeling_named" in strengths and not mistakes(context))
    if context.is_listening and is_checked and is_answer:
        strengths.add("content_covered")
    # where no points are known, an inference has taken up the line as well
    if not _is_known(context) and ("inference" in strengths or has_form(context, reflects)):
        strengths.add("content_covered")
    return strengths


def _leaves_unheard(context: Context, markers: Sequence[Marker]) -> bool:
    """Whether something told, and no question, is met with nothing that a listener gives."""
    return context.is_listening and not context.heard_asks and not _given(context, markers)


def _given(context: Context, markers: Sequence[Marker]) -> list[str]:
    """The names of what a listener gives and the one who spoke can take for an answer."""
    return [
        marker.name
        for marker in markers
        if marker.name in OF_A_LISTENER and _is_given_back(context, marker)
    ]


def _only_echoes(context: Context, markers: Sequence[Marker]) -> bool:
    """Whether a few words share something with the line, and nothing else shows they give it back.

    "You did it all alone" and "you had the nurses" look the same: neither is praised.
    """
    if not context.is_listening or context.heard_asks or _is_known(context):
        return False
    words = context.line.words
    is_short = len(words) < _FEW and words[:1] != ("so",)
    return is_short and _given(context, markers) == ["content_covered"]


def _may_tell_of_them(context: Context) -> bool:
    """Whether the words that echo the line may say how it is for the one who spoke.

    "The sofa was your idea" and "when did you last laugh" only share a word with it.
    """
    first = context.line.words[0]
    return first != "i" and not _is_of_thing(context) and not real_questions(context)


def _is_of_thing(context: Context) -> bool:
    """Whether it says what a thing is, or somebody else: "the sofa was cheap", "she is seventy"."""
    first, *rest = context.line.words
    if first in _DETERMINERS:
        return not _BE.isdisjoint(rest[: _FEW - 1])
    # "parties are for talking"
    is_of_many = first.endswith("s") and rest[:1] == ["are"]
    # "she is seventy" and "everybody laughed", to someone who told of a deed
    is_of_another = first in {"he", "she", "they"} and not _BE.isdisjoint(rest[:1])
    is_of_all = first in {"everybody", "everyone", "others"} and "you" not in rest
    return is_of_many or ((is_of_another or is_of_all) and "you" in context.heard.words)


def _is_known(context: Context) -> bool:
    """Whether the points of the line are known, so that taking one up is no chance."""
    return context.expectation is not None and bool(context.expectation.points)


def _is_given_back(context: Context, marker: Marker) -> bool:
    """Whether a strength is clear, and is about the one who spoke where it could be a mere remark.

    "It's one dinner" and "maybe we should stop" share a word with the line, and return nothing.
    """
    if not _is_clear_strength(marker):
        return False
    if marker.name not in _OF_REMARKS or not context.is_listening or _is_known(context):
        return True
    is_told = marker.name == "content_covered" and context.overlap.of_heard >= _MOST
    # "three hours alone with a sick child and no word from me"
    is_told = is_told or (context.is_to_partner and len(context.line.words) >= _FEW)
    return is_told or _speaks_of_them(context.line.words)


def _speaks_of_them(words: Sequence[str]) -> bool:
    """Whether the one who spoke is named, and not only as whom one's own deeds are for.

    "I do this job for all of you" tells of oneself.
    """
    if SPOKEN_TO.isdisjoint(words):
        return False
    return words[0] != "i" or any(
        word in SPOKEN_TO and before not in _BEFORE_RECEIVERS for before, word in pairwise(words)
    )


def _has_content(context: Context, expectation: Expectation) -> bool:
    """Whether it is known what there was to take up."""
    return bool(expectation.points or context.heard.words)


def _counts(context: Context, name: str, strength: float) -> bool:
    """Whether a pitfall counts against this answer, given what the drill is about."""
    if context.watches(name):
        return True
    if name == "closed_question":
        return context.asks_for("open_question") and not context.asks_for("check")
    if name == "interrogation" and context.expectation is None:
        return context.is_listening and strength > FAINT
    if name in _ONLY_WATCHED:
        return False
    if context.expectation is None:
        return name != "self_shift" or context.is_listening
    return context.is_listening or name not in _ONLY_LISTENING


def best_strength(context: Context, markers: Sequence[Marker], verdict: Verdict) -> Marker | None:
    """The strength to praise: one the drill asks for, and the clearest.

    Beside a pitfall no strength is praised whose words touch it: such praise would be untrue.
    What is kind in an answer is lost on a partner whom the rest of it hurts.
    """
    spoilt = [marker for marker in markers if marker.name == verdict.name]
    strengths = [
        marker
        for marker in markers
        if _is_given_back(context, marker)
        and not (verdict.is_pitfall and _is_spoilt(context, marker, spoilt))
        and not (context.is_listening and verdict.name in _HURTING and marker.name in _KINDNESS)
    ]
    asked: list[str] = []
    if context.expectation is not None and context.expectation.asks:
        asked = [name for group in context.expectation.asks for name in group]
        if context.is_listening and not verdict.is_pitfall:
            asked.append("inference")
        strengths = [marker for marker in strengths if marker.name in asked]
    elif context.is_listening:
        strengths = [marker for marker in strengths if marker.name in OF_A_LISTENER]
    if not strengths or _only_echoes(context, strengths):
        return None
    return min(
        strengths,
        key=lambda marker: (
            asked.index(marker.name) if marker.name in asked else 0,
            # whoever owns up hears that, and not that the reproach's words came back
            marker.name != "own_part" or marker.strength < _OWNING,
            # a question that shares words with the line asks above all
            marker.name != "open_question",
            -marker.strength,
        ),
    )


def _is_spoilt(context: Context, marker: Marker, spoilt: Sequence[Marker]) -> bool:
    """Whether a strength touches the pitfall or only follows upon it.

    Questions in a row reach over what someone says of themself in between, which is none the worse.
    """
    is_between = not context.is_listening and marker.name in _OF_ONESELF
    return any(
        (marker.overlaps(pitfall.span) and not (is_between and pitfall.name == "stacked_questions"))
        or _is_afterthought(marker, pitfall.span)
        for pitfall in spoilt
    )


def _is_afterthought(marker: Marker, spoilt: tuple[int, int]) -> bool:
    """Whether one's own share only follows upon the pitfall: "you might call when | I am late"."""
    return marker.name == "own_part" and spoilt[0] < marker.span[0]


def _is_clear_strength(marker: Marker) -> bool:
    """Whether a strength is there for good; content may be taken up by degrees."""
    is_faint = marker.strength < _LEAST.get(marker.name, 0.0)
    return marker.kind == "strength" and not is_faint
