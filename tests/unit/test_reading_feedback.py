"""What the coach says after an answer, and when it says nothing against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.dialog.markers import PITFALLS, STRENGTHS
from voice_coach.events import Expectation, Fit, Point, Word
from voice_coach.feedback.wording import quotable
from voice_coach.language.quoting import LONGEST

WORDING = load_assessor().wording
SENTENCES = [
    pytest.param(sentence, id=sentence)
    for group in (WORDING.praise, WORDING.missing, WORDING.pitfalls)
    for sentences in group.values()
    for sentence in sentences
]
GENDERED = re.compile(r"\b(?:he|she|him|her|his|hers|husband|wife|man|woman)\b")
CLINICAL = re.compile(
    r"\b(?:validat\w+|minimi[sz]\w+|reflect\w+|assess\w+|pitfall|marker|empath\w+|paraphras\w+"
    r"|clinical|therap\w+|emotion\w*|communicat\w+|cognitive|closed|stacked|projection)\b"
)
SHIFTS = Expectation(
    drill="paraphrase",
    kind="listen",
    heard="I had three late shifts, and when I get home everyone is asleep.",
    asks=(("content_covered",), ("check",)),
    avoids=("advice", "parroting"),
    points=(
        Point("three late shifts", ("shift", "late work")),
        Point("everyone is asleep", ("asleep", "in bed")),
    ),
    feelings=Fit(fits=("lonely",), near=("isolated",), wrong=("angry", "tired")),
    templates=("So {content}. Did I get that right?", "It sounds like {missing}."),
    slots={"content": "you come home to a sleeping house"},
)
STATEMENT = Expectation(
    drill="i-statement",
    kind="speak",
    asks=(("observation",), ("feeling_owned",), ("need_or_wish", "request")),
    avoids=("blame", "absolute"),
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_feedback_sentence_is_short_plain_and_for_anyone(sentence: str) -> None:
    filled = sentence.replace("{words}", " ".join(["word"] * LONGEST))
    assert len(filled.split()) <= 20
    assert sentence.endswith((".", "?"))
    assert not re.search(r"[.?!] [A-Z]", sentence)
    assert not GENDERED.search(sentence.lower())
    assert not CLINICAL.search(sentence.lower())


def markers(sentences: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The markers that have sentences for both sides, plain ones or one kind for each."""
    return {
        name
        for name in sentences
        if not name.endswith(("_listening", "_speaking", "_owning", "_repeating", "_mistaken"))
    }


def test_there_are_sentences_for_every_marker() -> None:
    assert markers(WORDING.praise) == STRENGTHS
    assert markers(WORDING.missing) == STRENGTHS
    assert markers(WORDING.pitfalls) == PITFALLS
    assert all(len(sentences) >= 2 for sentences in WORDING.praise.values())


def test_a_pitfall_is_never_read_back() -> None:
    assert not any("{words}" in text for texts in WORDING.pitfalls.values() for text in texts)


def test_praise_quotes_the_persons_own_words() -> None:
    asked = Expectation("any", "listen", asks=(("check",),))
    found = load_assessor().assess("So you sat there alone. Did I get that right?", asked)
    assert found.is_strong
    assert "“Did I get that right”" in found.praise
    assert not found.change
    assert not found.changed_marker


def test_a_pitfall_outweighs_every_strength() -> None:
    found = load_assessor().assess(
        "so three late shifts and everyone asleep did i get that right you should call in sick",
        SHIFTS,
    )
    assert not found.is_strong
    assert found.changed_marker == "advice"


def test_without_a_pitfall_the_first_missing_ask_is_the_one_change() -> None:
    found = load_assessor().assess("so three late shifts and everyone asleep", SHIFTS)
    assert found.changed_marker == "check"
    assert found.covered == (0, 1)
    assert found.change


def test_of_a_group_of_asks_one_is_enough() -> None:
    found = load_assessor().assess(
        "last night we ate apart i felt lonely could we eat together tomorrow", STATEMENT
    )
    assert found.is_strong


def test_another_variant_uses_other_words() -> None:
    said = {
        load_assessor().assess("so three late shifts", SHIFTS, variant=number).change
        for number in range(3)
    }
    assert len(said) == 3


def test_the_template_is_filled_for_the_exercise_and_skips_what_cannot_be_filled() -> None:
    for variant in range(4):
        found = load_assessor().assess("okay", SHIFTS, variant=variant)
        assert found.template == "So you come home to a sleeping house. Did I get that right?"


def test_without_templates_the_heard_line_is_turned() -> None:
    found = load_assessor().assess("okay", heard="I had three late shifts this week")
    assert "you had three late shifts" in found.template.lower()


def test_a_feeling_that_misses_the_line_does_not_count() -> None:
    asked = Expectation(
        "name-the-feeling", "listen", asks=(("feeling_named",),), feelings=SHIFTS.feelings
    )
    assert load_assessor().assess("you felt isolated", asked).is_strong
    assert load_assessor().assess("you felt angry", asked).changed_marker == "feeling_named"


def test_a_closed_question_is_no_fault_where_it_checks() -> None:
    asked = Expectation(
        "open-question", "speak", asks=(("open_question",),), avoids=("closed_question",)
    )
    assert load_assessor().assess("are you tired", asked).changed_marker == "closed_question"
    assert load_assessor().assess("how was it for you did i get that right", asked).is_strong


@pytest.mark.parametrize(
    "text",
    ["", "   ", "...", "the the the the the the", "mm hmm", "zzz brr psst kch", "[unk] [unk]"],
)
def test_what_was_not_understood_is_asked_again_and_never_judged(text: str) -> None:
    found = load_assessor().assess(text, SHIFTS)
    assert found.is_doubtful
    assert not found.change
    assert not found.changed_marker
    assert found.praise


@pytest.mark.parametrize(
    ("text", "is_beside"),
    [
        ("um i can't say that with a straight face", True),
        ("oh no the soup is boiling over", True),
        ("wow", True),
        ("late home and then nobody awake", False),
        ("like living with a lodger", False),
        ("it will pass", False),
        ("um you again", False),
        ("not again love", False),
        ("lonely nights those were", False),
    ],
)
def test_what_does_nothing_and_speaks_to_nobody_is_perhaps_no_answer(
    text: str, is_beside: bool
) -> None:
    assert load_assessor().assess(text, SHIFTS).is_beside is is_beside


def test_whatever_is_asked_where_a_question_is_asked_for_is_an_answer() -> None:
    asked = Expectation("open-question", "speak", asks=(("open_question",),))
    assert not load_assessor().assess("what's up then", asked).is_beside


def test_where_nothing_is_asked_for_everything_is_meant_for_the_partner() -> None:
    talk = Expectation("rehearse", "listen", heard=SHIFTS.heard)
    assert not load_assessor().assess("potato potato", talk).is_beside


def test_a_pitfall_that_rests_on_a_doubted_word_is_left_out() -> None:
    text = "last night you never came and i felt lonely and i need time with you"
    sure = tuple(Word(word, 0, 1, 0.9) for word in text.split())
    doubted = tuple(Word(word, 0, 1, 0.2 if word == "never" else 0.9) for word in text.split())
    assert load_assessor().assess(text, STATEMENT, words=sure).has("absolute")
    assert not load_assessor().assess(text, STATEMENT, words=doubted).has("absolute")


@pytest.mark.parametrize(
    ("text", "shown", "quoted"),
    [
        ("well, okay.", "well, okay.", "well, okay"),
        ("a", "a", ""),
        (
            "when you laughed at me i felt small",
            "when you laughed at me i",
            "when you laughed at me",
        ),
        (
            "on Tuesday you came home at nine and i ate",
            "on Tuesday you came home at",
            "on Tuesday you came home at nine",
        ),
        (
            "we sat in the car without a word",
            "we sat in the car without",
            "we sat in the car without a word",
        ),
        (
            "last night you got up twice so i could sleep",
            "last night you got up twice so i",
            "last night you got up twice",
        ),
        (
            "of course you did that's a lot to carry",
            "of course you did that's",
            "of course you did",
        ),
        (
            "anyone would cry if they had to",
            "anyone would cry if",
            "anyone would cry if they had to",
        ),
        (
            "take all the time you need do you want tea",
            "take all the time you need do",
            "take all the time you need",
        ),
        ("could you hold me i feel sad", "could you hold me i", "could you hold me"),
        ("i miss our garden", "i miss our", "i miss our garden"),
        ("can we sit closer tonight", "can we", "can we sit closer"),
        ("i felt quite small at lunch", "i felt quite", "i felt quite small"),
        (
            "we've barely stood in the same kitchen of a morning and i'm sad",
            "we've barely stood in the same kitchen",
            "we've barely stood in the same kitchen",
        ),
        (
            "when you go to bed straight after supper i feel lonely",
            "when you go to bed straight",
            "when you go to bed straight after supper",
        ),
        (
            "we can eat on friday around six if that helps you and the kids are out",
            "we can eat on friday around six if that",
            "we can eat on friday around six",
        ),
        (
            "for a swim on friday evening just you and me so we can laugh again",
            "for a swim on friday evening",
            "for a swim on friday evening",
        ),
        (
            "i admit i moan a lot we could plan it",
            "i admit i moan a lot we",
            "i admit i moan a lot",
        ),
        (
            "what do you hope that i understand when your sister rings like that",
            "what do you hope that i understand when your sister rings like that",
            "what do you hope that i understand",
        ),
        ("I saw the bill. Then I sat down.", "I saw the bill. Then", "I saw the bill"),
    ],
)
def test_a_quotation_never_stops_inside_a_phrase(text: str, shown: str, quoted: str) -> None:
    assert quotable(text, (0, len(shown))) == quoted


def test_a_quotation_is_short() -> None:
    text = "we ate " + "on the porch " * 9
    assert 5 <= len(quotable(text, (0, len(text))).split()) <= LONGEST


def test_a_line_that_cannot_be_turned_back_gets_a_safe_stem() -> None:
    mute = replace(load_assessor(), paraphrase=lambda _: "")
    found = mute.assess("i see", heard="we hardly talk")
    assert found.template in mute.wording.stems
