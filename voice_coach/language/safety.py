"""Tells when someone may be unsafe, so that coaching stops at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from voice_coach.language.lexicon import Lexicon
from voice_coach.language.normalize import normalize

_DANGER = re.compile(
    r"\b(?:kill (?:myself|himself|herself|themselves|him|her|them|you|me)|suicid\w+|end (?:my|it all|my own) life|want to die"
    r"|hurt(?:ing)? myself|cut(?:ting)? myself|hits? me|hit me|beats? me|afraid of (?:him|her|my (?:husband|wife|partner|boyfriend|girlfriend)))\b"
)


@dataclass(frozen=True, slots=True)
class SafetyReader:
    """Reads one utterance for danger. Recall matters most."""

    lexicon: Lexicon

    def is_unsafe(self, text: str) -> bool:
        """Whether the words speak of violence, fear of the partner, control or self-harm."""
        return bool(_DANGER.search(normalize(text)))
