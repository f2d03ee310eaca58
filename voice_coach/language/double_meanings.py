"""Tells whether words that are a command may as well answer what the coach has just asked."""

from __future__ import annotations

from voice_coach.language.normalize import normalize

# as normalize writes them: without contractions
_DONE = frozenset(
    [
        "done",
        "all done",
        "that will do",
        "that will do it",
        "i am out",
        "i am all out",
        "that is it",
        "that is all",
        "that is the lot",
        "i am done",
        "i am finished",
        "that is all for now",
        "that is it for now",
        "that is enough",
        "enough for now",
    ]
)
_NOTHING_MORE = frozenset(
    [
        "no",
        "no thanks",
        "no thank you",
        "nope",
        "nothing",
        "nothing else",
        "nothing more",
        "no more",
        "none",
        "no other",
        "none other",
        "that is all",
        "that is it",
        "not really",
        "i have no more",
        "i have nothing more",
        "i have nothing else",
        "i do not have any more",
        "no more from me",
        "no others",
    ]
)
_ENDS_TALK = frozenset(
    [
        "that is all",
        "that is it",
        "that is everything",
        "that is all of it",
        "that is about it",
        "that is all i have",
        "that is all i wanted to say",
        "i have said it all",
        "i have nothing more to say",
        "i have nothing else to say",
        "nothing else",
        "nothing more",
    ]
)
_BEFORE_END = ("okay ", "and ", "so ", "well ", "i think ", "i guess ", "yes ", "no ")
_AFTER_END = (" thanks", " thank you", " really", " then", " i think", " now")
_WISHES = ("i need ", "i want ", "i would like ", "a ", "some ", "more ")
_WISHED = frozenset({"pause", "moment", "rest", "help"})


def may_answer(command: str, text: str) -> bool:
    """Whether a command's words can be meant as an answer where the coach asks for one.

    "I'm done" may close a list, while "finish" ends the session; "I need a break" may tell a need,
    while "pause" asks for one. Commands that are never in doubt count as answers.
    """
    words = normalize(text)
    if command == "finish":
        return _without_leads(words) in _DONE
    return command not in _WISHED or words.startswith(_WISHES)


def ends_talk(text: str) -> bool:
    """Whether someone who talks freely has told it all; "nothing" alone may be a reply."""
    return _without_leads(normalize(text)) in _ENDS_TALK


def is_all_said(text: str) -> bool:
    """Whether someone says that there is nothing more to add."""
    words = normalize(text)
    return not {words, _without_leads(words)}.isdisjoint(_DONE | _NOTHING_MORE)


def _without_leads(words: str) -> str:
    """What is left of an ending without "okay" before it and "then" after it."""
    for lead in _BEFORE_END:
        words = words.removeprefix(lead)
    before = ""
    while words != before:
        before = words
        for trail in _AFTER_END:
            words = words.removesuffix(trail)
    return words
