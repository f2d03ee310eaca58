"""The time from which on something has been so, as one would say it to the partner."""

from __future__ import annotations

import re

from voice_coach.language.vocabulary import Vocabulary

_SINCE = re.compile(r"(?<!\S)(?:ever )?since ((?:[a-z'’]+ ?){1,9})", re.IGNORECASE)
_TURNED = {
    "she": "you", "he": "you", "they": "you", "her": "your", "his": "your", "their": "your",
    "hers": "yours", "theirs": "yours", "themselves": "yourself", "herself": "yourself",
    "himself": "yourself",
}  # fmt: skip
# the partner, who is told of, becomes the one spoken to
_AGREEING = {("you", "was"): "were", ("you", "has"): "have"}
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
        words = match[1].lower().replace("’", "'").split()
        told = _event(words, vocabulary) or _change(words, vocabulary)
        before = text[: match.start()].lower().replace("’", "'").split()
        if told and not (_TURNED.keys() & set(told) and _names_another(before, vocabulary)):
            return f"since {_said_to_partner(told)}"
    return ""


def _event(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words up to an event: "her father's funeral", "last summer"."""
    events = vocabulary["since_events"]
    if words[0] not in events.union(vocabulary["possessives"], vocabulary["since_openers"]):
        return []
    for at in range(min(len(words), _NOUN_PHRASE_MOST)):
        if words[at] in events and events.isdisjoint(words[at + 1 : at + 2]):
            return words[: at + 1]
    return []


def _change(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words up to the end of a short clause: "she lost her job", "we moved here"."""
    subject = 2 if words[0] in vocabulary["possessives"] | vocabulary["since_openers"] else 1
    if len(words) <= subject or words[subject] not in vocabulary["since_changes"]:
        return []
    for at in range(subject + 1, min(len(words), subject + _CLAUSE_MOST)):
        if words[at] in vocabulary["since_ends"]:
            return words[: at + 1]
    is_whole = words[subject] in vocabulary["since_whole"]
    return words[: subject + 1] if is_whole else []


def _names_another(before: list[str], vocabulary: Vocabulary) -> bool:
    """Whether someone beside the partner was told of, to whom "she" or "his" may belong."""
    return any(word.removesuffix("'s") in vocabulary["since_others"] for word in before)


def _said_to_partner(words: list[str]) -> str:
    turned: list[str] = []
    for word in words:
        said = _TURNED.get(word, word)
        turned.append(_AGREEING.get((turned[-1] if turned else "", said), said))
    return " ".join("I" if word == "i" else word for word in turned)
