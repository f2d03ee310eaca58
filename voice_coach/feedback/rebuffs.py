"""Answers that push back what was said, before any of it was heard."""

from __future__ import annotations

import re

from voice_coach.feedback.amends import own_part
from voice_coach.feedback.belonging import root_of
from voice_coach.feedback.context import Context
from voice_coach.feedback.deeds import DOES_NOTHING, MODALS
from voice_coach.language.cues import Hit, all_hits, best_hit

_MISSED = re.compile(r"(?<!\S)(?:never|nobody|no one|not|only one|any more|last time)(?!\S)")
# what someone says who missed something
_LEADING_IN = frozenset(["well", "but", "oh", "and", "yes", "yeah", "hey", "no", "just", "only"])
_DENYING = frozenset(["not", "never", "nothing", "hardly", "barely", "rarely"])
_STATES = (
    r"(?!(?:feel|felt|are|were|had|have(?! (?:your|my) (?!own|\w+s(?!\S)))|must|might|would|could"
    r"|can|will|should|do|did|not|never|miss|missed|want|wanted|need|needed|wish|hope|lost|know"
    r"|knew|think|thought|see|saw|look|sound|seem|love|say|said|mean)(?!\S))"
)
_YOUR_DEED = re.compile(
    r"(?:(?:well|but|and|oh|yeah|yes|hey|okay) )*you"
    rf" (?P<also>also )?{_STATES}(?P<verb>\S+)(?P<rest>.*)"
)
_YOUR_DEED_ANYWHERE = re.compile(rf"(?<!\S)you (?:just |only |simply )?{_STATES}(\S+)")
# what someone does, and not what goes on in them: "you have your phone out", "you have your fears"
_OF_A_THING = re.compile(
    r" (?:the|an?|my|your|all|those|\w+s)"
    r"(?: (?!(?:me|us|nobody|nothing|alone|and|but|while)(?!\S))\S+){0,5}"
)
# "you bought the curtains"; "you left your job for me" is no reproach
_CHOSEN = re.compile(
    r"(?:(?:well|but|and|oh|yeah|yes|hey) )*you (?:are|were) the one (?:who|that)"
    r" (?:wanted|started|chose|insisted|stopped|began|sat|left|stayed|walked)(?!\S)"
)
# "you were the one who sat in the corner", unless they told so themselves
_FEWEST = 3
# words


def denial(context: Context) -> Hit | None:
    """The listener's first words contradict what was said."""
    if not context.is_listening:
        return None
    hits = all_hits(context.line, context.cues("denial"))
    return next((hit for hit in hits if hit.start == 0), None) or _counterexample(context)


def _counterexample(context: Context) -> Hit | None:
    """A deed of one's own, told to someone who missed it: "I ask you every day"."""
    words = [word for word in context.line.words if word not in _LEADING_IN]
    if not context.overlap.shared or not _MISSED.search(context.heard.plain):
        return None
    if len(words) < _FEWEST or words[0] not in {"i", "we"} or own_part(context) is not None:
        return None
    is_deed = words[1] not in DOES_NOTHING | MODALS and _DENYING.isdisjoint(words)
    is_dated = best_hit(context.line, context.cues("at_times")) is not None
    if not is_deed or not is_dated:
        return None
    return Hit(0, len(context.plain), 0.7, "It sets a time against what was missed.")


def turned_back(context: Context) -> Hit | None:
    """The listener hands it back to the one who told of it: "so do you", "you forgot mine"."""
    if not context.is_listening:
        return None
    return best_hit(context.line, context.cues("turned_back")) or _tally(context)


def _tally(context: Context) -> Hit | None:
    """A deed of the other set against the one that they told of.

    Given back it were "i bought a bike": to "you buy a bike" comes "you also buy things" or, of
    another thing, "you bought the curtains".
    """
    is_told_of = "you" in context.heard.words
    if is_told_of and _CHOSEN.match(context.plain) and not context.overlap.shared:
        return Hit(0, len(context.plain), 0.85, "It hands the deed back.")
    told = _YOUR_DEED.match(context.plain)
    bases = context.lexicon.topics.bases
    theirs = {root_of(verb, bases) for verb in _YOUR_DEED_ANYWHERE.findall(context.heard.plain)}
    if told is None or not theirs:
        return None
    is_same = root_of(told["verb"], bases) in theirs and context.overlap.shared <= 1
    if not told["also"] and not (is_same and _OF_A_THING.fullmatch(told["rest"])):
        return None
    return Hit(0, len(context.plain), 0.85, "It sets one deed against another.")
