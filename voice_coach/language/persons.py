"""The small words for persons: who speaks, who is spoken to, and who does something."""

from __future__ import annotations

SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPOKEN_TO = frozenset({"you", "your", "yours", "yourself"})
SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
