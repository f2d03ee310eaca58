"""Questions are found by their wording, and statements that resemble them are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_lexicon
from voice_coach.feedback.questions import Question, find_questions
from voice_coach.language.normalize import read_line

LEXICON = load_lexicon(Path(__file__).resolve().parents[2] / "dialogs" / "en-us" / "lexicon")


def questions(text: str) -> tuple[Question, ...]:
    line = read_line(text)
    return find_questions(line, LEXICON.sieve.through(line.plain))


ASKING = [
    ("and what does cleaning up look like", "open"),
    ("okay so what does breakfast look like for you right now", "open"),
    ("what sets him off usually", "open"),
    ("why a six and not a three", "open"),
    ("so those are some of the good things what about the other side", "open"),
    ("and then what", "open"),
    ("i would be interested in what you make of that", "open"),
    ("and the kids are how old", "open"),
    ("had you eaten", "closed"),
    ("so you took her side did i get that", "closed"),
    ("sweets are bad for you did you know that", "closed"),
    ("if the van was still there can you think of another way", "closed"),
    ("the boys who used to ride with you did they move away", "closed"),
    ("has there ever been a week without it", "closed"),
    ("just remind me again why you moved", "open"),
    ("if you could just give me a little picture of that day", "open"),
    ("and that's changed over what period of time", "open"),
    ("maybe you could tell me about how that's going", "open"),
    ("i'm sort of wondering how open you are to that", "open"),
    ("i'm interested in what your thoughts are", "open"),
    ("i'm just wondering about the evenings", "open"),
    ("there's a lot going on right now any other worries", "open"),
    ("i'm wondering if you think it would be helpful", "closed"),
    ("i wonder if we could talk about the plan", "closed"),
    ("so would people come and drink at your house", "closed"),
    ("or was it just you", "closed"),
    ("i'd like to ask you would you see one of our counselors", "closed"),
    ("it's hard isn't it being in that pub", "closed"),
]
TELLING = [
    "okay good thanks for telling me",
    "i'm really glad you're telling me",
    "what happens is that the little hairs wake up again",
    "what matters is that you drove home",
    "so the pain got so bad that you went over what was on the bottle",
    "you saw what happened to her and you don't want to go through that",
    "there's a lot of guys who'd just tell the kid to go and play",
    "there's a lady in town who does nothing else",
    "the good news is that the swelling goes down",
    "i do have a brother",
    "mine did it took about a year",
    "and we'd have you come in every couple of days",
    "yeah that sounds about right",
    "and what if anything you do about it is up to you",
    "what matters to you is your family",
    "what scares him most is being alone",
    "my mother does that too it drives me nuts",
    "the trouble is that it might break",
    "you don't have any other friends",
    "it depends on what your stomach is doing",
    "you came home without anything else to do",
    "he can tell in what mood you are",
]


@pytest.mark.parametrize(("text", "kind"), ASKING)
def test_what_asks_by_its_wording_is_a_question(text: str, kind: str) -> None:
    found = questions(text)
    assert [question.kind for question in found] == [kind]


@pytest.mark.parametrize("text", TELLING)
def test_what_only_resembles_a_question_asks_nothing(text: str) -> None:
    assert questions(text) == ()
