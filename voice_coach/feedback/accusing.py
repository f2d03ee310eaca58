"""Pitfalls that put the other person in the dock: one function, one pitfall."""

from __future__ import annotations

from voice_coach.feedback.context import Context
from voice_coach.feedback.excuses import (
    gives_back_absolute,
    gives_back_feeling,
    inside,
    is_preceded,
    is_within,
)
from voice_coach.feedback.strengths import appreciation_specific
from voice_coach.language.cues import Hit, all_hits, best_hit, ranked_hits, word_before


def absolute(context: Context) -> Hit | None:
    """Always, never and their like, held against the other person."""
    cues = context.cues("absolute_strict")
    if context.is_to_partner and not context.is_listening:
        cues = (*cues, *context.cues("absolute_wide"))
    for hit in ranked_hits(context.line, cues):
        if is_within(context, hit, "absolute_harmless") and not _names_you(context, hit):
            continue
        if not gives_back_absolute(context, hit):
            return hit
    return None


def _names_you(context: Context, hit: Hit) -> bool:
    words = inside(context, hit).split()
    harmless = any(
        other.start <= hit.start + 4 and other.end > hit.start
        for other in all_hits(context.line, context.cues("absolute_harmless"))
    )
    return words[:1] == ["you"] and not harmless


def blame(context: Context) -> Hit | None:
    """Puts the fault, or a verdict, on the other person."""
    for hit in ranked_hits(context.line, context.cues("blame")):
        words = inside(context, hit)
        if words.startswith(("if you", "maybe if")) and not is_within(context, hit, "blame_if"):
            continue
        is_denied = words.startswith(("your fault", "because of you")) and is_preceded(
            context, hit, "before_denied"
        )
        if is_denied or is_preceded(context, hit, "before_reported"):
            continue
        if not gives_back_feeling(context, hit):
            return hit
    return None


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
    return None


def pressure(context: Context) -> Hit | None:
    """Pushes, threatens or demands at once."""
    for hit in ranked_hits(context.line, context.cues("pressure")):
        if is_preceded(context, hit, "before_pressure_harmless"):
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


def yes_but(context: Context) -> Hit | None:
    """Agrees and takes it back with "but"."""
    is_thanks = context.asks_for("appreciation_specific")
    for hit in all_hits(context.line, context.cues("yes_but")):
        if is_thanks or not is_within(context, _from_but(context, hit), "but_harmless"):
            return hit
    return None


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
