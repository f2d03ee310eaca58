"""Finds sentences that are about the other person where one should speak for oneself."""

from __future__ import annotations

import re

from voice_coach.feedback.amends import own_part
from voice_coach.feedback.context import Context
from voice_coach.feedback.own_feelings import feeling_owned
from voice_coach.feedback.speaking import offer
from voice_coach.language.cues import (
    Hit,
    all_hits,
    best_hit,
    opens_sentence,
    sentence_end,
    sentence_start,
    word_before,
)

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
        "good",
        "okay",
        "free",
        "up",
    ]
)
_HARMLESS_BEING = frozenset(
    [
        "welcome", "loved", "right", "important", "not", "my", "so", "carrying", "going", "really",
        "the", "good", "kind", "brave", "strong", "dear", "precious", "invited", "free", "still",
    ]
)  # fmt: skip
_SPARED = re.compile(r"you (?:\S+ )?(?:not|never)(?: \S+)? (?:have|need) to(?!\S)")
# tells them of something that is not asked of them
_COMPARED = re.compile(
    r"(?<!\S)you (\S+) (?:(?!i )\S+ ){0,8}(?:and|but|while) i \1(?!\S)"
    r"|(?<!\S)i (\S+) (?:(?!you )\S+ ){0,8}(?:and|but|while) you \2(?!\S)"
    r"|(?<!\S)you (?:are|were) (?:\S+ ){1,6}and i (?:am|was) "
    r"(?!(?:alone|left|waiting|crying|scared|worried)(?!\S))"
)
# "i eat at seven and you eat at ten" sets two ways side by side
_CHARGES = frozenset(
    [
        "not", "never", "me", "us", "my", "our", "ours", "mine", "myself", "too", "without", "all",
        "instead", "every", "only", "even", "again", "anyway", "always", "just", "still", "nothing",
    ]
)  # fmt: skip
# words that hold against someone what is told of them
_JOINTS = frozenset(["and", "but", "because", "so", "then", "well", "honestly", "listen"])


def judging_head(context: Context) -> Hit | None:
    """The first sentence with the partner as its subject, where one should speak for oneself.

    It counts only when nothing of the speaker's own is said beside it.
    """
    if not _is_looked_for(context) or _speaks_for_oneself(context):
        return None
    deeds = {hit.start for hit in all_hits(context.line, context.cues("deed"))}
    for match in re.finditer(
        r"(?<!\S)(?:you|your \S+) (\S+)(?: (\S+))?(?: \S+){0,5}", context.plain
    ):
        if match.start() in deeds or _only_tells(context, match.start()):
            continue
        if _is_plain_subject(context, match):
            end = sentence_end(context.line, match.start(), match.end())
            return Hit(match.start(), end, 0.5, "The sentence is about the other person.")
    return None


def _only_tells(context: Context, start: int) -> bool:
    """Whether a sentence holds nothing against the partner: it compares, or tells what was."""
    end = sentence_end(context.line, start, len(context.plain))
    if _COMPARED.search(context.plain, sentence_start(context.line, start), end):
        return True
    if any(cue.pattern.match(context.plain, start, end) for cue in context.cues("head_freed")):
        return True
    words = context.plain[start:end].split()
    told = any(cue.pattern.match(context.plain, start, end) for cue in context.cues("head_told"))
    return told and _CHARGES.isdisjoint(words)


def _is_looked_for(context: Context) -> bool:
    """Whether the drill asks to speak for oneself, so that "you" should not be the subject."""
    watches = context.watches("blame") or context.watches("mind_reading")
    invites_you = context.asks_for("appreciation_specific") or context.asks_for("offer")
    if context.is_listening or invites_you or not watches:
        return False
    is_reading_kindly = context.asks_for("tentative")
    return not is_reading_kindly or bool({"me", "us", "my"} & set(context.line.words))


def _speaks_for_oneself(context: Context) -> bool:
    if best_hit(context.line, context.cues("need")) is not None:
        return True
    return any(own(context) is not None for own in (feeling_owned, own_part, offer))


def _is_plain_subject(context: Context, match: re.Match[str]) -> bool:
    is_head = opens_sentence(context.line, match.start())
    if not is_head and word_before(context.line, match.start()) not in _JOINTS:
        return False
    if any(item.start <= match.end() and match.start() < item.end for item in context.questions):
        return False
    if word_before(context.line, match.start()) == "so" and any(
        item.start < match.start() for item in context.questions
    ):
        # what the question is for: "what can I do so | you feel better"
        return False
    verb, following = match[1], match[2] or ""
    if (verb in _HARMLESS_AFTER_YOU and following != "not") or (
        verb in {"are", "were"} and following in _HARMLESS_BEING
    ):
        return False
    return _SPARED.match(match.group()) is None


def claims_mind(context: Context, head: Hit) -> bool:
    """Whether the sentence tells what the other person thinks or wants."""
    words = context.plain[head.start :].split(" ", 1)[1]
    return any(cue.pattern.match(words) for cue in context.cues("mental"))
