"""Lists of words by which it is told whether somebody speaks of the hearer."""

from __future__ import annotations

HEEDING = frozenset(
    ["notice", "care", "listen", "help", "answer", "thank", "touch", "talk", "bother", "hug",
     "kiss", "text", "remember", "apologize", "apologise", "ask", "look"]
)  # fmt: skip
# what is missed where a partner leaves it out
TAKING = frozenset(
    ["read", "break", "lose", "hide", "open", "throw", "delete", "borrow", "forget", "miss", "ruin",
     "ignore", "hurt", "find", "blame", "steal", "check"]
)  # fmt: skip
# done with what belongs to whom one lives with
LIMITING = frozenset({"if", "when", "whenever", "unless", "once", "what", "how", "than", "as"})
# what "you" does after these may be done by anybody
BEGINS = frozenset({"", "and", "but", "so", "because", "then", "that", "just", "please"})
# what a sentence of its own begins after, or with
SELF = frozenset({"me", "my", "us"})
# the speaker, as somebody whom things are done to
REACH = 6
# so many words on, what is told still belongs to what was told before
