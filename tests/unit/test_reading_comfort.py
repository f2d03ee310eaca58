"""Comfort, counsel and one's own doings: what a listener's words do, and what they do not."""

from __future__ import annotations

import pytest

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment

TROUBLE = "they gave my project to somebody else and nobody told me"
REPROACH = "you forgot to call my mother on her birthday"


def assess(text: str, heard: str = "") -> Assessment:
    return load_assessor().assess(text, heard=heard)


@pytest.mark.parametrize(
    "text",
    [
        "he was probably just nervous",
        "she probably forgot to tell you",
        "i'm sure its nothing",
        "that's just how it goes",
        "bosses are like that",
        "next time you will get the better one",
        "most of these end well",
        "well the new guy is pretty clever though",
        "it was not even that important",
        "it was only half a page",
        "they must have had a long day",
        "nobody gets a thank you here",
        "maybe he meant it as a compliment",
        "he only wants to help",
        "bosses always say things like that",
        "it will be history by monday",
        "you worry too much",
        "i'm sorry you took it badly",
        "i'm sorry you feel that way",
    ],
)
def test_looking_past_a_trouble_makes_it_small(text: str) -> None:
    assert assess(text, TROUBLE).has("minimising")
    assert "reflection" not in assess(text, TROUBLE).acts


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("he was probably just nervous", ""),
        ("give me five minutes i need to calm down", ""),
        ("help me relax a little", ""),
        ("you keep telling yourself it will be fine", TROUBLE),
    ],
)
def test_words_of_comfort_in_ones_own_cause_make_nothing_small(text: str, heard: str) -> None:
    assert not assess(text, heard).has("minimising")


@pytest.mark.parametrize(
    "text",
    [
        "would you be willing to sit with me for a while",
        "could you please turn the radio down",
        "would you consider coming to the concert with us",
        "you can wear whatever you like",
        "could you pick up the girls so that i can sleep a little",
    ],
)
def test_a_request_of_ones_own_is_no_advice(text: str) -> None:
    assert not assess(text).has("advice")


@pytest.mark.parametrize(
    "text",
    [
        "would you consider going to a doctor",
        "you could invite them for coffee",
        "come on just tell them how you feel",
        "maybe a running club would help",
        "you could answer them in a letter",
    ],
)
def test_a_solution_is_advice(text: str) -> None:
    assert assess(text, "i feel so alone in this town").has("advice")


@pytest.mark.parametrize(
    ("text", "pitfall"),
    [
        ("you said that i never cook but that's not true", "yes_but"),
        ("i am not that bad", "self_shift"),
        ("that is not what i promised", "self_shift"),
        ("no it's not my problem", "self_shift"),
    ],
)
def test_whoever_contradicts_is_not_taken_for_a_listener(text: str, pitfall: str) -> None:
    found = assess(text, REPROACH)
    assert found.has(pitfall)
    assert "reflection" not in found.acts


@pytest.mark.parametrize(
    "text",
    [
        "that must have hurt",
        "that stings",
        "the silence must be awful",
        "there is no wrong way to miss someone",
        "nobody should have to go through that alone",
        "i would of been hurt too",
        "i'd be furious to",
        "i'm so sorry for your loss",
    ],
)
def test_a_feeling_is_let_be_in_many_ways(text: str) -> None:
    assert assess(text, TROUBLE).has("validation")


def test_someone_in_the_others_place_tells_no_feeling_of_their_own() -> None:
    assert not assess("i would be furious too", TROUBLE).has("feeling_owned")
    assert assess("i am furious too", TROUBLE).has("feeling_owned")


@pytest.mark.parametrize(
    "text", ["they were probably scared of you", "people are so jealous", "the weather was awful"]
)
def test_what_people_who_are_not_there_feel_is_no_feeling_heard(text: str) -> None:
    assert not assess(text, TROUBLE).has("feeling_named")


@pytest.mark.parametrize(
    "text",
    ["take all the time you need", "do you want to tell me about it", "what do you wish for now"],
)
def test_leaving_someone_free_names_no_need(text: str) -> None:
    assert not assess(text, TROUBLE).has("need_or_wish")


def test_loving_something_that_is_there_is_no_wish() -> None:
    assert not assess("i love how you cook").has("need_or_wish")
    assert assess("i would love a quiet evening").has("need_or_wish")


@pytest.mark.parametrize(
    "text",
    [
        "i always look forward to sundays",
        "i never said you were slow",
        "i cant sleep either",
        "my father always cooked on sundays",
        "we never argue in front of the kids",
        "sorry i said that",
        "me too i love it there",
    ],
)
def test_telling_about_oneself_is_a_statement(text: str) -> None:
    assert "statement" in assess(text).acts


@pytest.mark.parametrize(
    "text",
    [
        "you should call your boss",
        "there's no rush at all",
        "at least you kept your office",
        "you're amazing",
        "thank you for telling me",
    ],
)
def test_a_few_words_that_do_something_else_give_nothing_back(text: str) -> None:
    assert "reflection" not in assess(text, TROUBLE).acts


@pytest.mark.parametrize(
    ("text", "kind"), [("why", "open"), ("is saturday at ten okay for you", "closed")]
)
def test_short_questions_are_heard(text: str, kind: str) -> None:
    assert assess(text).question == kind


@pytest.mark.parametrize(
    "text",
    [
        "i broke my promise and they sat there",
        "i regret how i talked to you",
        "i go quiet when i am scared",
        "i'm sorry i've been in my own world",
        "i messed up",
        "i've been so distant lately",
        "i did not notice",
    ],
)
def test_whoever_answers_a_reproach_with_ones_own_doing_owns_up(text: str) -> None:
    found = assess(text, REPROACH)
    assert found.has("own_part")
    assert not found.has("self_shift")


def test_an_excuse_is_not_praised_as_owning_up() -> None:
    assert "tired" not in assess("you're upset with me and i was tired", REPROACH).praise


def test_a_reproach_thrown_back_is_a_reproach() -> None:
    assert assess("you never ask about mine", "you never ask me how my day was").has("absolute")
    assert not assess("you never get asked", "nobody ever asks me how i am").has("absolute")


@pytest.mark.parametrize(
    "text",
    ["if you need more time that's fine", "we can take it slow", "nothing has to happen now"],
)
def test_there_is_time(text: str) -> None:
    assert assess(text, "i am so nervous about the move").has("pace_respected")


def test_whoever_cannot_wait_offers_no_waiting() -> None:
    assert not assess("i cant wait", "i am so nervous about the move").has("offer")


def test_who_always_tells_is_not_asked_to_tell() -> None:
    assert assess("you always tell me what to wear").question is None
    assert assess("just tell me what you need").question == "open"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("i have not always been fair to you", REPROACH),
        ("you told me you were worn out but i did not listen", REPROACH),
        ("so you hardly talk to each other", "my brother and i are like strangers"),
    ],
)
def test_an_honest_answer_is_no_pitfall(text: str, heard: str) -> None:
    assert not {"self_shift", "yes_but", "absolute"} & {m.name for m in assess(text, heard).markers}


def test_whoever_disagrees_owns_nothing() -> None:
    assert not assess("sorry i disagree with you", TROUBLE).has("own_part")


def test_a_modest_word_offers_nothing() -> None:
    assert not assess("i could be wrong but you seem far off", TROUBLE).has("offer")


def test_hearing_from_someone_is_wished_for_and_not_asked() -> None:
    found = assess("i would like to hear from you on your trip")
    assert found.question is None
    assert found.has("need_or_wish")


def test_whoever_did_the_dishes_is_not_asked() -> None:
    assert assess("my brother did the same to me").question is None


@pytest.mark.parametrize(
    ("text", "pitfall"),
    [
        ("your being so lazy", "blame"),
        ("i feel that your being unfair", "blame"),
        ("you should of told me before", "blame"),
    ],
)
def test_words_that_sound_alike_are_read_as_meant(text: str, pitfall: str) -> None:
    assert assess(text).has(pitfall)
