"""What is said to the coach about an exercise is told from an answer to it."""

from __future__ import annotations

import pytest

from voice_coach.language.remarks import (
    agrees,
    asks_back,
    asks_for_verdict,
    asks_if_good,
    asks_who_listens,
    asks_why,
    corrects,
    denies,
    hesitates,
    is_at_a_loss,
    is_overcome,
)


@pytest.mark.parametrize(
    "text",
    [
        "I don't know.",
        "um i don't know sorry",
        "idk",
        "i dunno",
        "shit i don't know",
        "no idea what to say",
        "i really don't know how to start this",
        "i can't think of anything right now",
        "nothing comes to mind",
        "my mind is blank",
        "i'm stuck here",
        "what should i say",
        "how do i even start",
        "what do you mean by observation",
        "i don't understand the question",
        "could you explain that please",
        "this is really hard for me",
        "I'm not sure how to put it.",
        "sorry i've lost my train of thought",
        "ugh that's silly i'm not going to say that",
        "i'm scared i'll say the wrong thing",
        "um i'm not sure i can say this",
        "i don't think i can do that",
        "i don't want to mess this up",
        "sorry my english is not so good",
        "i not know the word in english",
        "what if she hangs up",
        "should i say his name",
        "how do i ask my husband that",
        "how do you mean",
        "what means paraphrase",
        "what means the word deserted",
        "sorry what does reproach mean",
        "i don't understand what i must say",
        "sorry i've forgotten the question",
        "can you remind me what i'm supposed to do",
        "how i can say it more nice",
        "how could i put that better",
    ],
)
def test_who_knows_no_answer_is_told_from_who_gives_one(text: str) -> None:
    assert is_at_a_loss(text)
    assert hesitates(text)


@pytest.mark.parametrize(
    "text",
    [
        "i don't know if you still love me",
        "i don't know what to do without you",
        "what do you mean to me",
        "what should i do to make it easier for you",
        "i feel lost since you moved out",
        "how do i tell you this without hurting you",
        "it sounds like you don't know",
        "i can't do this without you",
        "this is hard for both of us",
        "could you help me with the dishes tonight",
        "that's hard",
        "that is really difficult",
        "what do you mean by fine",
        "i'm not sure what to say to your mother on sunday",
        "i've lost my words with you so often this week",
        "i'm not saying that you are to blame",
        "i'm scared i'll lose you",
        "i don't understand what i must do for you",
        "i forgot what we were fighting about",
        "i don't want to get you wrong",
        "what if you come with me on sunday",
        "should i tell your mother",
        "what could i do for her",
        "what's your need right now",
    ],
)
def test_an_answer_that_speaks_of_not_knowing_stays_an_answer(text: str) -> None:
    assert not is_at_a_loss(text)
    assert not hesitates(text)


def test_who_asks_what_to_do_is_told_from_who_only_knows_no_answer() -> None:
    for text in ("what kind of lines", "like what", "what do you mean", "i don't get it"):
        assert asks_back(text)
    for text in ("i don't know", "nothing comes to mind", "you never ask me anything"):
        assert not asks_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "why do i need a request",
        "why should i say it back",
        "what's the point of this exercise",
        "why that question",
        "honestly this is a waste of time",
        "why should i tell you that",
    ],
)
def test_who_asks_what_it_is_good_for_is_known(text: str) -> None:
    assert asks_why(text)


@pytest.mark.parametrize(
    "text",
    [
        "why do i have to do everything",
        "why should i always be the one to start",
        "why do you ask your sister and not me",
        "what is it for you",
        "that is ridiculous",
    ],
)
def test_what_a_partner_is_asked_is_no_doubt_about_the_exercise(text: str) -> None:
    assert not asks_why(text)


def test_who_cannot_go_on_for_tears_is_known() -> None:
    for text in ("sorry i'm crying", "i'm sorry i need a minute", "it's too painful today"):
        assert is_overcome(text)
    for text in ("i was crying on sunday", "it hurts when you leave", "i need a day with you"):
        assert not is_overcome(text)


def test_a_question_about_ones_own_answer_is_known() -> None:
    for text in ("was that okay", "is that good enough", "what was wrong with that", "how was it"):
        assert asks_for_verdict(text)
    for text in ("is that okay with you", "what was wrong last night", "how was it for you"):
        assert not asks_for_verdict(text)


def test_what_a_partner_may_be_asked_is_no_question_about_ones_own_answer() -> None:
    for text in ("was that good", "is that right", "did i say it okay"):
        assert asks_if_good(text)
    for text in ("what's wrong", "how was that", "what did i do wrong", "why is that bad"):
        assert not asks_if_good(text)


def test_leaving_it_open_is_neither_a_yes_nor_a_no() -> None:
    for text in ("not sure", "maybe later", "up to you", "whatever", "if you like", "i don't mind"):
        assert hesitates(text)
    for text in ("yes", "maybe we could talk on sunday", "whatever you need i will do it"):
        assert not hesitates(text)


def test_agreeing_in_words_of_ones_own_is_a_yes_unless_something_is_added() -> None:
    for text in (
        "that is quite right my dear",
        "haha yes captain",
        "literally yes",
        "exactly that",
        "kind of yeah",
    ):
        assert agrees(text)
    for text in (
        "yes but it's more that he lies",
        "well yes and no",
        "right now she's gone",
        "that's right and i also miss the evenings we had",
        "it's more that i miss her",
    ):
        assert not agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "are you a real person",
        "are you human or a machine",
        "am i talking to a robot",
        "is anyone there",
        "who are you",
        "wait are you an ai",
    ],
)
def test_who_asks_for_a_human_being_is_understood(text: str) -> None:
    assert asks_who_listens(text)


@pytest.mark.parametrize(
    "text", ["are you kidding", "who are you talking to", "he is a real person", "i am a machine"]
)
def test_other_words_ask_for_no_human_being(text: str) -> None:
    assert not asks_who_listens(text)


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("That wasn't quite what I meant.", True),
        ("um no i didn't say that", True),
        ("you've misheard me", True),
        ("honestly i'm not saying that", True),
        ("that's not what i said to her on the phone", False),
        ("i didn't say that it was his fault", False),
        ("that's what i meant", False),
    ],
)
def test_who_only_denies_is_told_from_who_puts_right(text: str, is_denied: bool) -> None:
    assert denies(text) is is_denied


@pytest.mark.parametrize(
    ("text", "is_corrected"),
    [
        ("no that's not what i meant", True),
        ("um you got that wrong", True),
        ("no i didn't say she moved out because of me", True),
        ("oh no sorry i never said that", True),
        ("i didn't say anything to him", False),
        ("no i didn't say goodbye", False),
        ("that's not what he meant", False),
        ("i didn't mean it", False),
    ],
)
def test_who_puts_the_coach_right_is_told_from_who_goes_on(text: str, is_corrected: bool) -> None:
    assert corrects(text) is is_corrected
