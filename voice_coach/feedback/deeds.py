"""What someone does, told as one's own: "I interrupt", "I know I push"."""

from __future__ import annotations

import re

DEED = re.compile(
    r"(?<!\S)i (?:know i |know that i |also |often |just )?"
    r"(?!get (?:why|that|it|how)(?!\S))(\w+)(?!\w| (?:better|fine)(?!\S))"
)
"""The speaker and what they do; the verb is its first group."""
MODALS = frozenset(
    ["would", "could", "can", "will", "shall", "may", "might", "should", "let", "like", "love"]
)
"""Words by which something is asked for, offered or proposed."""
DOES_NOTHING = frozenset(
    [
        "feel", "felt", "need", "want", "would", "will", "think", "wish", "hope", "love", "miss",
        "hear", "heard", "see", "am", "understand", "imagine", "guess", "wonder", "can", "could",
        "appreciate", "notice", "believe", "mean", "sense", "like", "was", "have", "had", "do",
        "may", "might", "thank", "care",
    ]
)  # fmt: skip
"""Verbs after "I" that tell of no deed."""
