"""The time from which on something has been so, as one would say it to the partner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_coach.language.vocabulary import Vocabulary

_SINCE = re.compile(r"(?<!\S)since ((?:[a-z'’]+ ?){1,9})", re.IGNORECASE)
_TURNED = {"she": "you", "he": "you", "her": "your", "his": "your"}
# the partner, who is told of, becomes the one spoken to
_SEVERAL = frozenset(["they", "their"])
# whether they are the partner or some others is not to be told
_NOUN_PHRASE_MOST = 4
# words up to the noun that names what happened: "my little brother's wedding"
_CLAUSE_MOST = 5
# words up to the one that ends a clause: "she moved her office home"


def since_when(text: str, vocabulary: Vocabulary) -> str:
    """When it began, fit to be said to the partner: "since your father's funeral".

    Empty where no time is told, where it is not sure where it ends, or where a "her" may be that of
    another person who was named before.
    """
    for match in _SINCE.finditer(text):
        shown = match[1].replace("’", "'").split()
        words = [word.lower() for word in shown]
        count = _event_length(words, vocabulary) or _change_length(words, vocabulary)
        told = words[:count]
        is_unsure = not _TURNED.keys().isdisjoint(told) and _names_another(
            text[: match.start()], vocabulary
        )
        if told and not is_unsure and _SEVERAL.isdisjoint(told):
            return f"since {_said_to_partner(shown[:count])}"
    return ""


def _event_length(words: Sequence[str], vocabulary: Vocabulary) -> int:
    """How many words lead up to an event: "her father's funeral", "last summer"; else 0."""
    events = vocabulary["since_events"]
    if words[0] not in events.union(vocabulary["possessives"], vocabulary["since_openers"]):
        return 0
    for at in range(min(len(words), _NOUN_PHRASE_MOST)):
        if words[at] in events and events.isdisjoint(words[at + 1 : at + 2]):
            return at + 1
    return 0


def _change_length(words: Sequence[str], vocabulary: Vocabulary) -> int:
    """How many words a short clause has: "she lost her job", "we moved here"; else 0.

    "He died" and "she was born" are of nobody who can be spoken to.
    """
    verb = 2 if words[0] in vocabulary["possessives"] | vocabulary["since_openers"] else 1
    if len(words) <= verb or words[verb] not in vocabulary["since_changes"]:
        return 0
    ends = vocabulary["since_ends"]
    last = min(len(words), verb + _CLAUSE_MOST)
    end = next((at for at in range(verb + 1, last) if words[at] in ends), 0)
    if not end and words[verb] in vocabulary["since_whole"]:
        end = verb
    is_of_another = words[0] in _TURNED and not vocabulary["since_dying"].isdisjoint(
        words[1 : end + 1]
    )
    return 0 if verb == 1 and is_of_another else end + bool(end)


def _names_another(before: str, vocabulary: Vocabulary) -> bool:
    """Whether someone beside the partner was told of, to whom "she" or "his" may belong."""
    others = vocabulary["people"] - vocabulary["couple_people"]
    words = before.lower().replace("’", "'").split()
    return any(word.strip(".,;:!?").removesuffix("'s") in others for word in words)


def _said_to_partner(words: Sequence[str]) -> str:
    turned = [_TURNED.get(word.lower(), word) for word in words]
    if turned[:2] == ["you", "was"]:
        turned[1] = "were"
    return " ".join("I" if word == "i" else word for word in turned)
