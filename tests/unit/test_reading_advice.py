"""Advice is told from what merely sounds like it, in the words of people who support each other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_assessor

SENTENCES = Path(__file__).resolve().parents[1] / "data" / "advice.txt"


def is_advice(text: str, heard: str = "") -> bool:
    return load_assessor().assess(text, heard=heard).has("advice")


@cache
def sentences() -> tuple[tuple[bool, str], ...]:
    """Whether each line suggests something, and its words."""
    rows = [
        line.split(" | ", 1)
        for line in SENTENCES.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return tuple((label == "a", text) for label, text in rows)


def test_there_are_two_hundred_sentences_of_each_kind() -> None:
    texts = [text for _, text in sentences()]
    assert len(set(texts)) == len(texts)
    assert sum(wanted for wanted, _ in sentences()) >= 200
    assert sum(not wanted for wanted, _ in sentences()) >= 200


def test_nine_suggestions_in_ten_are_found() -> None:
    wanted = [text for is_wanted, text in sentences() if is_wanted]
    missed = [text for text in wanted if not is_advice(text)]
    assert len(missed) <= len(wanted) / 10, missed


def test_hardly_any_other_sentence_is_taken_for_a_suggestion() -> None:
    others = [text for is_wanted, text in sentences() if not is_wanted]
    wrong = [text for text in others if is_advice(text)]
    assert len(wrong) <= len(others) / 33, wrong


@pytest.mark.parametrize(
    "text",
    [
        "if he yells at you again hang up the phone",
        "once the baby sleeps call your sister",
        "when she slams the door give her ten minutes",
        "for now just ask him what he needs",
        "at the very least write it down",
        "i'd tell her before the party",
        "your brother needs to see a dentist",
        "it may be time to move out",
        "i feel like you should tell him",
        "there's no harm in asking",
        "nobody will give it to you so ask for it",
        "if he comes over uninvited then tell him to leave",
        "it would not be a bad idea to see a lawyer",
        "i'd urge you to see a doctor about it",
        "try not to take it personally",
        "would you consider going on your own",
        "if she lies to you again leave",
        "he won't change so leave while you still can",
        "think about what you want for the kids",
        "keep talking to your doctor about it",
        "remember not to take the blame",
        "do ask your sister",
        "swimming might help with the tension",
        "having a fixed lunch could give your day some shape",
        "better to ask now than to find out at the wedding",
        "what helps is to keep the room dark",
        "i say you quit",
        "i wonder if you could ask for a later shift",
        "you can report it at the front desk",
        "maybe there is a way to share the rent",
    ],
)
def test_a_suggestion_is_heard_wherever_its_clause_begins(text: str) -> None:
    assert is_advice(text)


@pytest.mark.parametrize(
    "text",
    [
        "so when you get home you eat alone",
        "you come home late and then sit alone in the kitchen",
        "every time you ask for a day off he says maybe",
        "tell me more about that",
        "help me understand what it was like",
        "hold on you worked three nights in a row",
        "it's important to you to be home for dinner",
        "you'd want to scream at him",
        "sounds like you need to rest",
        "take all the time you need",
        "he should have asked you first",
        "now you drink your coffee and the day is empty",
        "maybe you could tell me when you want to talk",
        "perhaps you could walk me through the evening",
        "could you say a bit more about that",
        "could you share your thoughts with me",
        "would it help to talk about it",
        "you might be feeling torn",
        "part of you thinks you ought to go back",
        "you're wondering if you should leave",
        "so it's the wine that helps you relax",
        "it's really important for you to be a good father",
        "you're willing to maybe try a week without it",
        "you really want to stop because of the kids",
        "that's one of the reasons you have to stop",
        "and see what happens",
        "how about you",
    ],
)
def test_a_listener_who_gives_back_or_invites_does_not_advise(text: str) -> None:
    assert not is_advice(text, heard="my boss gave me the late shift again")


@pytest.mark.parametrize(
    "text",
    [
        "i try to focus on my work",
        "they told me to see a doctor",
        "we put a lock on the door and that was it",
        "take it from me nobody changes overnight",
        "remember how we used to laugh",
        "have you always felt like this",
        "have your neighbours ever complained before",
        "have there been more letters",
        "have you talked to him about it",
        "have you asked your landlord yet",
        "have you tried anything so far",
        "is it possible that he is jealous",
        "would you consider him a friend",
        "why don't you want them to know",
        "can you explain what you mean",
        "do you have friends you can talk to",
        "you could tell he was lying",
        "you need to call her but you're afraid she'll hang up",
        "your daughter must be taking it badly too",
        "he should not be treating you like that",
        "keep your chin up",
        "enjoy your evening",
        "i hope you find a nice flat",
        "that is good to hear",
        "that was a lot to go through and you had to do it alone",
    ],
)
def test_a_story_of_ones_own_is_no_advice(text: str) -> None:
    assert not is_advice(text)
