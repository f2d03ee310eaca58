"""Tells what can be meant for a voice assistant from what is said to a partner."""

from __future__ import annotations

from voice_coach.language.commands import without_opening

_TO_SOMEONE = frozenset(
    {"you", "your", "yours", "yourself", "youre", "youve", "youd", "youll"}
    | {"i", "im", "ive", "id", "ill", "my", "we", "our", "us"}
)
# whoever asks an assistant for something speaks of neither of them, once "could you" is taken off
_ASKED_FOR_ME = frozenset({"remind", "wake", "tell", "read", "call", "show", "find", "send", "add"})
# ... except "remind me to call my sister"
LONGEST = 12
# words


def may_be_request(text: str) -> bool:
    """Whether an utterance may ask an assistant for something: "what time is it".

    It is not when it speaks to or about one of two people, as answers do. Only the assistant knows
    whether it understands the request.
    """
    words = without_opening(text)
    if not words or len(words) > LONGEST:
        return False
    return words[0] in _ASKED_FOR_ME or not _TO_SOMEONE.intersection(words)
