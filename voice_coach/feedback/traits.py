"""Traits of an utterance from which its reflective nature is weighed, each a number in 0..1."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.feedback.asking import real_questions
from voice_coach.feedback.context import Context
from voice_coach.feedback.coverage import content_words
from voice_coach.language.cues import all_hits
from voice_coach.language.persons import SPEAKER, SPOKEN_TO

_ACKNOWLEDGING = frozenset(
    [
        "okay", "yes", "right", "sure", "alright", "all", "oh", "well", "good", "great", "no",
        "exactly", "absolutely", "definitely", "fine", "cool", "wow", "true", "i", "see", "and",
        "hmm", "ah", "fair", "enough", "now", "of", "course", "got", "it", "perfect", "excellent",
    ]
)  # fmt: skip
_STARTS = (
    "so", "and", "but", "or", "you", "it", "that", "i", "your", "we", "they", "he", "she", "if",
    "because", "like", "there", "what", "how", "this", "maybe", "kind", "just", "not", "well",
    "because", "then", "a", "the", "let", "my", "sounds", "being", "to", "frame",
)  # fmt: skip
_PERSONS = {
    "you": SPOKEN_TO,
    "i": SPEAKER,
    "we": frozenset(["we", "us", "our", "ours"]),
    "they": frozenset(["he", "she", "they", "him", "her", "them", "his", "their"]),
}
_BREAKING_OFF = frozenset(
    [
        "the", "a", "an", "of", "to", "from", "for", "with", "and", "or", "but", "so", "if", "when",
        "because", "that", "than", "as", "is", "are", "was", "were", "am", "have", "has", "i", "we",
        "you", "they", "he", "she", "your", "my", "his", "their", "who", "which", "what", "just",
        "would", "could", "will", "can", "at", "in", "on", "by", "very", "kind", "sort", "quite",
    ]
)  # fmt: skip
# nobody ends a sentence with these, so the speaker was interrupted
_LENGTHS = (1, 2, 4, 7, 12, 20, 35)
_SIZES = ((8, "short"), (20, "middle"), (40, "long"))
# below so many words; what is longer rambles
_FEW = 4
# words that hold nothing as long as they break off
_MUCH = 3
# content words; more tell nothing more
_LEAD = 2
# words before a question that say nothing by themselves: "so tell"
_CLAUSE = 7
_ROOM = 20
# words from which on an answer has room for more than a reflection
_TAKING_IN = frozenset(["understand", "understood", "hear", "heard", "get", "got", "follow"])
_TAKEN_IN = frozenset(["you", "this", "that", "it", "right", "correctly", "rightly", "properly"])
_ROOM_FOR_PREFACE = 5
_CUES = (
    "trait_stem", "trait_reflecting", "trait_saying", "trait_feeling", "trait_wanting",
    "trait_being", "trait_both", "trait_advice", "trait_informing", "trait_planning",
    "trait_praise", "trait_thanks", "trait_generality", "trait_number", "trait_evaluation",
    "trait_meaning", "trait_agreeing", "trait_own_view", "trait_own_doing", "trait_condition",
    "trait_permission", "trait_doing", "trait_fragment", "trait_hedge", "trait_negated",
    "trait_cause", "trait_past", "trait_summary", "trait_hearing", "trait_body", "trait_effect",
)  # fmt: skip


def traits(context: Context) -> dict[str, float]:
    """All traits that are there, by name; what is not there is 0."""
    words = context.line.words
    core = _without_preface(_without_acknowledgement(words))
    if core and core[-1] in _BREAKING_OFF and len(core) <= _FEW:
        return {"bias": 1.0, "unfinished": 1.0}
    found = {"bias": 1.0}
    found.update(_length(core))
    if len(core) < len(words):
        found["acknowledges"] = 1.0
    told = _without_frame(context)[len(words) - len(core) :]
    if core:
        start = core[0] if told[0] else "frame"
        found[f"starts:{start}" if start in _STARTS else "starts:other"] = 1.0
    found.update(_persons(told))
    found.update(_by_size(context, told))
    found.update(_content(core, context))
    found.update(_questions(context))
    found.update(_told_before(context))
    found.update(_whom_it_leaves_out(told, context))
    found.update(_taken_up(context))
    prefaced = " ".join(words[: len(words) - len(core)])
    for name in _CUES:
        if any(
            hit.end > len(prefaced) or name == "trait_stem"
            for hit in all_hits(context.line, context.cues(name))
        ):
            found[name] = 1.0
    if "trait_reflecting" in found and any(
        not _is_asked(context, hit.start)
        for hit in all_hits(context.line, context.cues("trait_reflecting"))
    ):
        found["reflecting"] = 1.0
    if context.feelings:
        found["feeling"] = 1.0
        if any(feeling.owner == "you" for feeling in context.feelings):
            found["feeling:you"] = 1.0
    if core and core[-1] in _BREAKING_OFF:
        found["breaks_off"] = 1.0
    if "but" in core[1:]:
        found["contrast"] = 1.0
    return found


def _without_acknowledgement(words: Sequence[str]) -> Sequence[str]:
    """The words behind "okay", "yeah right" and the like."""
    index = 0
    while index < len(words) and words[index] in _ACKNOWLEDGING:
        index += 1
    while index > 0 and words[index - 1] in {"i", "it", "and", "all", "no", "well", "now"}:
        index -= 1
    return words[index:]


def _without_preface(core: Sequence[str]) -> Sequence[str]:
    """The words behind "if I understand you right", which sets no condition and agrees to none."""
    if tuple(core[:2]) != ("if", "i") or len(core) < _ROOM_FOR_PREFACE or core[2] not in _TAKING_IN:
        return core
    index = 3
    while index < len(core) and core[index] in _TAKEN_IN:
        index += 1
    return core[index:]


def _without_frame(context: Context) -> list[str]:
    """The words, with "" where the speaker is named for hearing or guessing alone.

    "What I hear is ..." and "did I get that right" tell nothing of the speaker.
    """
    frames = [
        (hit.start, hit.end)
        for name in ("trait_stem", "trait_hearing")
        for hit in all_hits(context.line, context.cues(name))
    ]
    frames += [(item.start, item.end) for item in context.questions if item.is_check]
    return [
        "" if word in SPEAKER and any(start <= offset < end for start, end in frames) else word
        for word, offset in zip(context.line.words, context.line.offsets, strict=True)
    ]


def _is_asked(context: Context, offset: int) -> bool:
    """Whether a place lies inside a question, or right behind its first words."""
    return any(
        question.start - 4 <= offset < question.end + 24
        for question in context.questions
        if not question.is_check and not question.is_tag
    )


def _length(core: Sequence[str]) -> dict[str, float]:
    if not core:
        return {"nothing": 1.0}
    return {f"length>{limit}": 1.0 for limit in _LENGTHS if len(core) > limit}


def _persons(core: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, members in _PERSONS.items():
        count = sum(word in members for word in core)
        if count:
            found[f"person:{name}"] = 1.0
            found[f"share:{name}"] = min(1.0, 3 * count / len(core))
    if not found:
        found["person:none"] = 1.0
    return found


def _by_size(context: Context, told: Sequence[str]) -> dict[str, float]:
    """Who is spoken of, and whether it asks, each apart by how long it is.

    A long turn nearly always holds a "you", an "I" and something like a question; there they tell
    less than in a short one.
    """
    words = context.line.words
    size = next((name for limit, name in _SIZES if len(words) < limit), "rambling")
    found = {f"size:{size}": 1.0}
    for person in ("you", "i"):
        count = sum(word in _PERSONS[person] for word in told)
        if count:
            found[f"{size}:{person}"] = min(1.0, 8 * count / len(words))
    if context.questions:
        found[f"{size}:asks"] = 1.0
    return found


def _questions(context: Context) -> dict[str, float]:
    if not context.questions:
        return {}
    found: dict[str, float] = {}
    for question in context.questions:
        kind = "check" if question.is_check else "tag" if question.is_tag else question.kind
        found[f"asks:{kind}"] = 1.0
    first, last = context.questions[0], context.questions[-1]
    before = len(_without_acknowledgement(context.plain[: first.start].split()))
    found["before_question"] = min(1.0, before / 12)
    if before > 4:
        found["told_then_asked"] = 1.0
    after = len(context.plain[last.end :].split())
    found["after_question"] = min(1.0, after / 20)
    if len(context.questions) > 1:
        found["asks_more"] = 1.0
    return found


def _content(core: Sequence[str], context: Context) -> dict[str, float]:
    """How much of it carries content: "yeah so you" gives nothing back."""
    count = len(content_words(core, context.lexicon))
    found = {f"content:{min(count, _MUCH)}": 1.0}
    if count:
        found["content_rate"] = count / len(core)
    return found


def _told_before(context: Context) -> dict[str, float]:
    """What is told before the first question, unless it is a mere lead-in to it.

    "You miss her, how often do you write" gives back, "when you miss her do you write" asks.
    """
    asked = real_questions(context)
    if not asked:
        return {}
    told = context.plain[: asked[0].start].strip()
    words = _without_acknowledgement(told.split())
    if len(words) <= _LEAD:
        return {"told:none": 1.0}
    text = " ".join(words)
    if any(cue.pattern.match(text) for cue in context.cues("told_preface")):
        return {"told:preface": 1.0}
    found = {"told:plain": 1.0}
    if _PERSONS["you"] & set(words):
        found["told:you"] = 1.0
    if words[0] == "so":
        found["told:so"] = 1.0
    if len(words) > _CLAUSE:
        found["told:long"] = 1.0
    return found


def _whom_it_leaves_out(told: Sequence[str], context: Context) -> dict[str, float]:
    """Whether the speaker keeps out of it."""
    said = set(told)
    names_self = bool((_PERSONS["i"] | _PERSONS["we"]) & said)
    found: dict[str, float] = {}
    if not real_questions(context):
        found["asks_nothing:long" if len(told) > _ROOM else "asks_nothing:short"] = 1.0
        if not names_self:
            found["asks_nothing:selfless"] = 1.0
    if _PERSONS["you"] & said and not names_self and not context.questions:
        found["you_alone"] = 1.0
    return found


def _taken_up(context: Context) -> dict[str, float]:
    heard = context.heard.words
    if not heard:
        return {"unheard": 1.0}
    found = {
        "shared": min(1.0, context.overlap.shared / 4),
        "of_answer": context.overlap.of_answer,
        "of_heard": context.overlap.of_heard,
        "echo": context.overlap.echo,
    }
    if len(heard) <= 3:
        found["heard_little"] = 1.0
    if len(heard) > 15:
        found["heard_much"] = 1.0
    if context.heard_asks:
        found["heard_asks"] = 1.0
        if not context.questions:
            found["answers"] = 1.0
    return found
