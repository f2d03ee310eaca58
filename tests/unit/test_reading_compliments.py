"""Compliments, reproaches and making up: what is meant by them, and what is not."""

from __future__ import annotations

import pytest

from voice_coach.adapters.expectations import find_expectation
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment

REPROACH = "you forgot to call my mother on her birthday"


def assess(text: str, heard: str = "") -> Assessment:
    return load_assessor().assess(text, heard=heard)


@pytest.mark.parametrize(
    "text",
    [
        "you make me so happy when you sing",
        "you made me very proud last night",
        "you made me feel really at ease with your parents",
        "you never gave up on me",
        "you never forget our anniversary",
        "you have never once let me down",
        "you never yell at the kids",
        "you always help me with the garden",
        "you always wait for me",
        "you lent my brother your car and you never said a word about it",
        "you stayed up with her and you never once asked for anything",
        "grandma said you never call",
        "you never want to see your child cry",
        "it was never about your boat",
        "nobody has ever been so kind to me",
        "you always say what you think and i admire that",
    ],
)
def test_a_compliment_is_no_reproach(text: str) -> None:
    assert not {"blame", "absolute"} & {marker.name for marker in assess(text).markers}


@pytest.mark.parametrize(
    ("text", "pitfall"),
    [
        ("you make me so sad when you sing", "blame"),
        ("you never forget anything i did wrong", "absolute"),
        ("um you never you never want to stay at my sister's", "absolute"),
        ("Everything is always about your boat.", "absolute"),
        ("you never miss a chance to correct me", "absolute"),
        ("thanks for nothing", "blame"),
        ("thank you so much for ruining my birthday", "blame"),
        ("fine i'll come now stop lecturing me", "blame"),
        ("you have to choose right now", "pressure"),
        ("if you hang up we are done", "pressure"),
        ("well you will regret this", "pressure"),
        ("you always wait for me to do it", "absolute"),
        ("would you even notice me", "blame"),
        ("you hardly ever listen to me", "absolute"),
        ("i greeted you and you never said a word back", "absolute"),
        ("you better come home", "pressure"),
        ("i'm sick and tired of your excuses", "blame"),
    ],
)
def test_a_reproach_or_a_threat_is_heard(text: str, pitfall: str) -> None:
    assert assess(text).has(pitfall)


@pytest.mark.parametrize("text", ["thanks for nothing", "thank you so much for ruining my day"])
def test_mock_thanks_are_no_appreciation(text: str) -> None:
    asked = load_assessor().assess(text, find_expectation("appreciation", ""))
    assert not asked.has("appreciation_specific")


@pytest.mark.parametrize(
    "text",
    [
        "thank you for not laughing at me",
        "thank you for being patient with my father",
        "you fixed my bike on sunday thank you",
        "it made my day that you waited for me at the station",
        "you waited for me in the rain and i felt so loved",
    ],
)
def test_a_deed_with_thanks_beside_it_is_appreciated(text: str) -> None:
    assert assess(text).has("appreciation_specific")


@pytest.mark.parametrize(
    "text",
    [
        "you took the car to the garage yesterday",
        "i was so relieved when you left the room last night",
        "sorry for all those words that you did not deserve them tonight",
    ],
)
def test_without_thanks_nothing_is_appreciated(text: str) -> None:
    assert not assess(text).has("appreciation_specific")


def test_words_that_were_not_deserved_are_no_appreciation_where_thanks_are_asked_for() -> None:
    asked = find_expectation("appreciation", "")
    found = load_assessor().assess("sorry i yelled all that you didnt deserve any of it", asked)
    assert not found.has("appreciation_specific")


@pytest.mark.parametrize(
    "text",
    [
        "sorry i snapped at you",
        "sorry for shouting",
        "sorry im so late",
        "i owe you a real apology",
        "i take back what i said about your friends",
        "let us not fight tonight",
        "how can i make this up to you",
        "i need five minutes",
        "let us leave it there",
    ],
)
def test_short_ways_of_making_up_are_heard(text: str) -> None:
    assert assess(text).has("repair_attempt")


@pytest.mark.parametrize(
    "text",
    [
        "sorry what was that",
        "sorry i didnt catch that",
        "i am so sorry for your loss",
        "i'm sorry you feel that way",
        "he says sorry every time",
    ],
)
def test_sorry_alone_makes_nothing_up(text: str) -> None:
    assert not assess(text).has("repair_attempt")
    assert not assess(text).has("own_part")


@pytest.mark.parametrize(
    "text",
    [
        "it's not my fault the bus was late",
        "i lost my mother too",
        "take your time i can listen",
    ],
)
def test_what_only_sounds_like_owning_up_is_none(text: str) -> None:
    assert not assess(text, REPROACH).has("own_part")


def test_whoever_lost_track_of_time_owns_up_and_tells_no_feeling() -> None:
    found = assess("you're right i lost track of time", REPROACH)
    assert found.has("own_part")
    assert not found.has("feeling_owned")


def test_an_answer_that_owns_up_is_praised_for_it() -> None:
    assert "i forgot" in assess("i forgot and i am sorry", REPROACH).praise


@pytest.mark.parametrize(
    ("drill", "text", "is_advice"),
    [
        ("small-step", "on sunday i take the twins out and you can go to the pool", False),
        ("small-step", "you can go and see a doctor on monday", True),
    ],
)
def test_what_ones_own_deed_makes_possible_is_no_advice(
    drill: str, text: str, is_advice: bool
) -> None:
    assessment = load_assessor().assess(text, find_expectation(drill, ""))
    assert assessment.has("advice") is is_advice


def test_who_is_about_to_sit_down_beside_someone_offers_it() -> None:
    text = "no need to talk i'm just gonna sit with you for a bit"
    assessment = load_assessor().assess(text, find_expectation("hold-space", ""))
    assert assessment.has("offer")


def test_a_thing_and_its_day_are_something_that_happened() -> None:
    text = "the sink was piled up monday morning and i felt worn out i would love some help"
    assessment = load_assessor().assess(text, find_expectation("no-absolutes", ""))
    assert assessment.has("observation")


def test_a_day_on_which_someone_feels_better_is_still_to_come() -> None:
    text = "maybe on the weekend when you feel better i want us to be close would that suit you"
    assert load_assessor().assess(text, find_expectation("settle", "")).has("time_and_place")


def test_it_hurt_is_a_feeling_of_ones_own() -> None:
    assessor = load_assessor()
    expectation = find_expectation("no-absolutes", "")
    assert assessor.assess("you got up twice and it really hurt", expectation).has("feeling_owned")
    assert not assessor.assess("did it hurt your back", expectation).has("feeling_owned")


def test_what_is_done_only_when_asked_for_puts_nobody_under_pressure() -> None:
    text = "i know i interrupt you i won't do it again unless you want me to"
    assert not load_assessor().assess(text, find_expectation("own-part", "")).has("pressure")


def test_a_second_deed_of_ones_own_is_no_advice() -> None:
    text = "i'll call the clinic on monday morning and ask for a later date"
    assert not load_assessor().assess(text, find_expectation("small-step", "")).has("advice")


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("friday night i scrubbed the floor alone and it stings", True),
        ("sunday you slept through the whole lunch", True),
        ("sunday i will clean it for you", False),
        ("sunday you need to help me", False),
    ],
)
def test_what_was_done_on_a_day_is_something_that_happened(text: str, is_seen: bool) -> None:
    assessment = load_assessor().assess(text, find_expectation("no-absolutes", ""))
    assert assessment.has("observation") is is_seen


@pytest.mark.parametrize(
    ("text", "is_time"),
    [
        ("last night you sat on the porch until midnight", False),
        ("we slept in the den on tuesday", False),
        ("could we sit on the porch tonight", True),
        ("you stood by me all year could we talk on sunday at ten", True),
    ],
)
def test_a_time_that_is_over_sets_none_for_a_talk(text: str, is_time: bool) -> None:
    found = load_assessor().assess(text, find_expectation("settle", ""))
    assert found.has("time_and_place") == is_time


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("i wasn't angry i was scared", "i was scared"),
        ("I was not jealous. I felt left out.", "I felt left out"),
        ("i wasn't bored at all", "wasn't bored"),
    ],
)
def test_what_was_felt_is_named_before_what_was_not(text: str, words: str) -> None:
    assert words in assess(text).praise


def test_what_one_was_busy_with_is_praised_after_a_feeling() -> None:
    found = assess("i've been carrying the letter in my coat because i was ashamed to show you")
    assert "ashamed" in found.praise


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("i'm sick of it", False),
        ("um i am sick and tired of this", False),
        ("i am sick with worry about the scan", True),
        ("i'm tired of being alone", True),
    ],
)
def test_disgust_at_what_another_does_is_no_feeling_to_praise(text: str, is_named: bool) -> None:
    assert assess(text).has("feeling_owned") is is_named
