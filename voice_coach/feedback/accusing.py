"""Pitfalls that put the other person in the dock: one function, one pitfall."""

from __future__ import annotations

import re

from voice_coach.feedback.context import Context
from voice_coach.feedback.excuses import (
    gives_back_absolute,
    gives_back_feeling,
    inside,
    is_preceded,
    is_within,
)
from voice_coach.feedback.speaking import (
    appreciation_specific,
    feeling_owned,
    offer,
    own_part,
)
from voice_coach.language.cues import (
    Hit,
    all_hits,
    best_hit,
    ranked_hits,
    sentence_end,
    word_before,
)


def absolute(context: Context) -> Hit | None:
    """Always, never and their like, held against the other person."""
    cues = context.cues("absolute_strict")
    if context.is_to_partner and not context.is_listening:
        cues = (*cues, *context.cues("absolute_wide"))
    for hit in ranked_hits(context.line, cues):
        if _is_harmless(context, hit):
            continue
        if not gives_back_absolute(context, hit):
            return hit
    return None


_ABSOLUTE_WORD = re.compile(
    r"(?<!\S)(?:always|never|constantly|forever|every|all|ever|not once)(?!\S)"
)


def _is_harmless(context: Context, hit: Hit) -> bool:
    """Whether the "never" itself belongs to a harmless saying: "you never know"."""
    word = _ABSOLUTE_WORD.search(context.plain, hit.start, hit.end)
    at = word.start() if word else hit.start
    return any(
        other.start <= at < other.end
        for other in all_hits(context.line, context.cues("absolute_harmless"))
    )


_NEVERS = frozenset(["never", "always", "constantly"])


def blame(context: Context) -> Hit | None:
    """Puts the fault, or a verdict, on the other person."""
    cues = context.cues("blame")
    if context.is_to_partner:
        cues = (*cues, *context.cues("blame_partner"))
    for hit in ranked_hits(context.line, cues):
        words = inside(context, hit)
        if words.startswith(("if you", "maybe if")) and not is_within(context, hit, "blame_if"):
            continue
        if _NEVERS & set(words.split()) and absolute(context) is not None:
            continue
        is_denied = words.startswith(("your fault", "because of you")) and is_preceded(
            context, hit, "before_denied"
        )
        if is_denied or is_preceded(context, hit, "before_reported"):
            continue
        if not gives_back_feeling(context, hit):
            return hit
    head = _judging_head(context)
    return None if head is None or _claims_mind(context, head) else head


_HARMLESS_AFTER_YOU = frozenset(
    [
        "can",
        "could",
        "may",
        "might",
        "would",
        "will",
        "and",
        "know",
        "see",
        "said",
        "told",
        "mentioned",
        "asked",
        "choose",
        "decide",
        "matter",
        "mean",
        "deserve",
        "both",
    ]
)
_HARMLESS_BEING = frozenset(
    [
        "welcome", "loved", "right", "important", "not", "my", "so", "carrying", "going", "really",
        "the", "good", "kind", "brave", "strong", "dear", "precious", "invited", "free", "still",
    ]
)  # fmt: skip
_JOINTS = frozenset(["and", "but", "because", "so", "then", "well", "honestly", "listen"])


def _judging_head(context: Context) -> Hit | None:
    """The first sentence with the partner as its subject, where one should speak for oneself.

    It counts only when nothing of the speaker's own is said beside it.
    """
    if context.is_listening or not (context.watches("blame") or context.watches("mind_reading")):
        return None
    if context.asks_for("appreciation_specific") or context.asks_for("offer"):
        return None
    if any(own(context) for own in (feeling_owned, own_part, offer)):
        return None
    if best_hit(context.line, context.cues("need")) is not None:
        return None
    if context.asks_for("tentative") and not {"me", "us", "my"} & set(context.line.words):
        return None
    for match in re.finditer(
        r"(?<!\S)(?:you|your \S+) (\S+)(?: (\S+))?(?: \S+){0,5}", context.plain
    ):
        if _is_plain_subject(context, match):
            end = sentence_end(context.line, match.start(), match.end())
            return Hit(match.start(), end, 0.5, "The sentence is about the other person.")
    return None


def _is_plain_subject(context: Context, match: re.Match[str]) -> bool:
    is_head = match.start() in context.line.openings
    if not is_head and word_before(context.line, match.start()) not in _JOINTS:
        return False
    if any(item.start <= match.end() and match.start() < item.end for item in context.questions):
        return False
    verb, following = match[1], match[2] or ""
    if (verb in _HARMLESS_AFTER_YOU and following != "not") or (
        verb in {"are", "were"} and following in _HARMLESS_BEING
    ):
        return False
    return f"{verb} {following}" not in {"do not", "did not"} or "have to" not in match.group()


def _claims_mind(context: Context, head: Hit) -> bool:
    """Whether the sentence tells what the other person thinks or wants."""
    words = context.plain[head.start :].split(" ", 1)[1]
    return any(cue.pattern.match(words) for cue in context.cues("mental"))


def mind_reading(context: Context) -> Hit | None:
    """A motive or thought of the other person is stated as a fact."""
    for hit in ranked_hits(context.line, context.cues("mind_reading")):
        if is_preceded(context, hit, "before_guess") or is_preceded(
            context, hit, "before_reported"
        ):
            continue
        is_about_speaker = {"me", "us", "purpose"} & set(inside(context, hit).split())
        if context.is_listening and context.overlap.shared and not is_about_speaker:
            continue
        if word_before(context.line, hit.start) in {"it", "not"}:
            continue
        return hit
    head = _judging_head(context)
    return head if head is not None and _claims_mind(context, head) else None


def pressure(context: Context) -> Hit | None:
    """Pushes, threatens or demands at once."""
    cues = context.cues("pressure")
    if context.is_to_partner:
        cues = (*cues, *context.cues("pressure_partner"))
    if context.is_to_partner and not context.is_listening:
        cues = (*cues, *context.cues("pressure_wide"))
    for hit in ranked_hits(context.line, cues):
        if is_preceded(context, hit, "before_pressure_harmless"):
            continue
        if hit.strength < 0.8 and _is_guessed(context, hit):
            continue
        words = inside(context, hit)
        if words.startswith("unless you") and {"want", "like", "prefer", "feel", "need"} & set(
            words.split()
        ):
            continue
        if words.startswith("right now") and context.is_listening:
            continue
        return hit
    return None


def _is_guessed(context: Context, hit: Hit) -> bool:
    """Whether a "perhaps" earlier in the sentence makes it a guess."""
    begin = max((at for at in context.line.openings if at <= hit.start), default=0)
    return any(
        begin <= guess.start < hit.start and guess.strength >= 0.8
        for guess in all_hits(context.line, context.cues("tentative"))
    )


def yes_but(context: Context) -> Hit | None:
    """Agrees and takes it back with "but"."""
    if context.is_listening:
        opening = best_hit(context.line, context.cues("opening_but"))
        if opening is not None and opening.start == 0:
            return opening
    is_thanks = context.asks_for("appreciation_specific") or context.asks_for("own_part")
    for hit in all_hits(context.line, context.cues("yes_but")):
        if is_thanks:
            return hit
        is_both_sides = _LEAD.match(inside(context, hit)) is not None
        if not is_both_sides and not is_within(context, _from_but(context, hit), "but_harmless"):
            return hit
    return None


# "okay so you love it but you are tired" gives both sides back
_LEAD = re.compile(
    r"(?:yes|okay|right|sure|fine|true|maybe) (?:so|you|it|your|part|he|she|they|the) "
)


def _from_but(context: Context, hit: Hit) -> Hit:
    at = inside(context, hit).rfind("but ")
    return Hit(hit.start + max(at, 0), hit.end, hit.strength)


def vague_praise(context: Context) -> Hit | None:
    """Praise that names nothing that was done."""
    hit = best_hit(context.line, context.cues("vague"))
    if hit is None:
        return None
    is_watched = context.asks_for("appreciation_specific") or context.watches("vague_praise")
    if hit.strength < 0.8 and not is_watched and len(context.line.words) > 6:
        return None
    return None if appreciation_specific(context) else hit
