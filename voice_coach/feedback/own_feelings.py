"""The strength of naming a feeling as one's own."""

from __future__ import annotations

import re

from voice_coach.feedback.context import Context
from voice_coach.feedback.excuses import begins_within, first_meant, inside
from voice_coach.feedback.feelings import Feeling
from voice_coach.language.cues import Hit, leads_up_to, ranked_hits

_NO_OWN_FEELING = frozenset(["sure", "ready", "keen", "interested", "curious", "sorry"])
_IN_THEIR_PLACE = re.compile(
    r"(?<!\S)i would (?:have )?(?:be|been|feel|felt)"
    r"(?: (?:so|really|very|pretty|quite|just|too))* $"
)
_ONESELF = frozenset(["i", "me", "my", "us"])


def feeling_owned(context: Context) -> Hit | None:
    """The speaker names a feeling of their own as their own."""
    own = [
        feeling
        for feeling in context.feelings
        if _is_own(feeling) and not begins_within(context, feeling.start, "stray_feeling")
    ]
    if context.is_listening:
        own = [feeling for feeling in own if not is_put_on(context, feeling)]
    # "I wasn't angry, I was scared": what was felt is told, and not what was not
    for feeling in sorted(own, key=lambda feeling: feeling.is_negated):
        if feeling.owner == "me" and feeling.has_frame:
            return Hit(denial_start(context, feeling), feeling.end, 0.95, "It says how you feel.")
    owned = ranked_hits(context.line, context.cues("owned"))
    if context.is_listening:
        # a listener's "that hurts" tells what it does to the other
        owned = [hit for hit in owned if not _ONESELF.isdisjoint(inside(context, hit).split())]
    hit = first_meant(context, owned, "stray_feeling")
    if hit is not None:
        return hit
    for feeling in own:
        if feeling.owner in {"me", "us"} and not feeling.is_negated:
            return Hit(feeling.start, feeling.end, 0.75, "It says how you feel.")
    return None


def denial_start(context: Context, feeling: Feeling) -> int:
    """Where the feeling begins, with the "never" or "not" that belongs to it."""
    if not feeling.is_negated:
        return feeling.start
    before = context.plain[: feeling.start]
    return (
        max(
            (before.rfind(f" {word} ") + 1 for word in ("not", "never", "hardly")),
            default=0,
        )
        or feeling.start
    )


def is_put_on(context: Context, feeling: Feeling) -> bool:
    """Whether a listener puts themself in the other's place: "I would be furious too"."""
    return leads_up_to(context.plain, feeling.start, _IN_THEIR_PLACE) is not None


def _is_own(feeling: Feeling) -> bool:
    return feeling.phrase not in _NO_OWN_FEELING
