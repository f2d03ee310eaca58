"""Sentence stems for paraphrases: what may be said around a feeling, an event or a need."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FAMILIES = ("content", "feeling", "meaning", "both-sides", "summary")
_FITS = frozenset({"plain", "accusation", "told", "self-blame", "any"})
SLOTS = frozenset({"content", "event", "feeling", "need"})
_SLOT = re.compile(r"\{(\w+)\}")
_SELF_BLAME = re.compile(
    r"(?:(?:maybe|perhaps|probably|now|sometimes|also|just|all|it's|it is|it was) )*"
    r"(?:your (?:own )?fault|you(?: are|'re) to blame"
    r"|you(?:'re| are| were) (?:(?!not\b)\w+ ){0,2}(?:the problem|the bad (?:guy|one)"
    r"|good for nothing|stupid|worthless|useless|pathetic|crazy|lazy|selfish|ugly|dumb"
    r"|disgusting|broken|hopeless"
    r"|failure|idiot|loser|burden|monster|mess|coward|liar|fool|joke|fraud|disappointment"
    r"|(?:bad|terrible|horrible|awful|lousy|worthless|crappy|shitty|worst) \w+)"
    r"|you (?:screwed|messed|fucked) (?:\w+ )?up|you deserve (?:it|this))\b"
)
# what a person may say of themself, but nobody else should say as a fact
_ACCUSING = ("i ", "i'", "my ", "what i ", "how i ", "the way i ")
_LEAVE = ("i don't have to ", "i don't need to ", "i can ", "i may ", "i was right ", "i used to ")
# what the hearer is free to do
_LEAK = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stem:
    """One way to begin and hold a paraphrase."""

    id: str
    family: str
    text: str
    past: str = ""
    # the wording for something that is over; empty when `text` fits both
    link: str = ""
    # fits only where the speaker joined the two with this word, such as because or when
    takes_check: bool = False
    fits: str = "plain"
    # "accusation" for what the speaker says of the listener, who must not confess it by repeating
    # it, and for what the speaker says against themself; "told" for only the first of these and
    # "self-blame" for only the second; "plain" for everything else; "any" for all
    is_for_long: bool = False
    # sounds right only where much was said

    @property
    def slots(self) -> frozenset[str]:
        return frozenset(_SLOT.findall(self.text))

    def fill(self, values: Mapping[str, str], *, is_past: bool = False) -> str:
        """The sentence; every slot must have a value."""
        text = self.past if is_past and self.past else self.text
        filled = _SLOT.sub(lambda slot: values[slot.group(1)], text)
        return filled[:1].upper() + filled[1:]


@dataclass(frozen=True, slots=True)
class StemBook:
    """All stems of a locale, the checks that may follow them, and what is said when unsure."""

    stems: tuple[Stem, ...]
    checks: tuple[str, ...]
    safe: Mapping[str, tuple[str, ...]]
    # occasion (general, affirmed, denied, question) -> whole sentences; those for topic, feeling,
    # feeling-past and question-topic hold {topic} or {feeling}

    def fitting(self, family: str, have: frozenset[str], link: str = "") -> tuple[Stem, ...]:
        """The stems of a family that use all of the slots `have` that any of them can.

        `link` is the word by which the speaker tied the event to the feeling.
        """
        found = [
            stem
            for stem in self.stems
            if stem.family == family and stem.slots <= have and stem.link == link
        ]
        most = max((len(stem.slots) for stem in found), default=0)
        return tuple(stem for stem in found if len(stem.slots) == most)


def sounding(stems: Sequence[Stem], values: Mapping[str, str]) -> Sequence[Stem]:
    """The stems that sound right around these values.

    "I never call" and "it's your fault" are given back as how the speaker sees it, and "it" never
    follows "it seems that" while another stem is left.
    """
    said = [_AT_TIMES.sub("", values.get(slot, "").lower()) for slot in ("content", "event")]
    accuses = any(text.startswith(_ACCUSING) and not text.startswith(_LEAVE) for text in said)
    blames = any(_SELF_BLAME.match(text) for text in said)
    wanted = {"any", *(["accusation"] if accuses or blames else ["plain"])}
    wanted |= {"told"} if accuses and not blames else set()
    wanted |= {"self-blame"} if blames and not accuses else set()
    fitting = [stem for stem in stems if stem.fits in wanted]
    return [stem for stem in fitting if not _echoes(stem, values)] or fitting


_AT_TIMES = re.compile(
    r"^(?:(?:some|most|many|these|those|all) (?:days|nights|mornings|evenings|weekends|times)"
    r"|(?:last|this|every|that) (?:day|night|morning|evening|week|weekend|time|year)"
    r"|lately|at (?:night|times|dinner|breakfast|home)|sometimes|often|again|yesterday),? "
)
# "some days I would only notice ..." is no less said of the listener

_SAYING = ("you're not saying", "you say ", "you said ", "you can't say", "you're saying")
# after "you are saying that" these would be said twice

_SUPPOSING = ("maybe ", "perhaps ", "probably ")
# "it seems that" supposes as well


def _echoes(stem: Stem, values: Mapping[str, str]) -> bool:
    if not stem.text.startswith(("It ", "You are")):
        return False
    first = _SLOT.search(stem.text)
    begins = values.get(first.group(1), "").lower() if first is not None else ""
    if stem.text.startswith("You are saying") and begins.startswith(_SAYING):
        return True
    is_supposed = stem.text.startswith("It ") and begins.startswith(_SUPPOSING)
    return is_supposed or begins.startswith(("it", "that", "you are wondering"))


def choose(stems: Sequence[Stem], variant: int, avoid: Sequence[str]) -> Stem | None:
    """The stem for a variant, none of `avoid` while another is left."""
    free = [stem for stem in stems if stem.id not in avoid] or list(stems)
    return free[variant % len(free)] if free else None


def stem_problems(stems: Sequence[Stem]) -> tuple[str, ...]:
    """What is wrong with a set of stems, one sentence each."""
    problems = []
    seen: set[str] = set()
    for stem in stems:
        if stem.family not in FAMILIES:
            problems.append(f"{stem.id} has the unknown family {stem.family}.")
        if not stem.slots or not stem.slots <= SLOTS:
            problems.append(f"{stem.id} must use slots of {', '.join(sorted(SLOTS))}.")
        if _LEAK.search(_SLOT.sub("", stem.text + stem.past)):
            problems.append(f"{stem.id} speaks of itself in the first person.")
        if stem.past and frozenset(_SLOT.findall(stem.past)) != stem.slots:
            problems.append(f"{stem.id} has other slots in its past wording.")
        if stem.fits not in _FITS:
            problems.append(f"{stem.id} fits none of {', '.join(sorted(_FITS))}.")
        if stem.id in seen:
            problems.append(f"{stem.id} stands there twice.")
        seen.add(stem.id)
    missing = set(FAMILIES) - {stem.family for stem in stems}
    return (*problems, *(f"The family {name} has no stem." for name in sorted(missing)))
