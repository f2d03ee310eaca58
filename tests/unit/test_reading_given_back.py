"""A moment, a lot or a doubt given back is no reproach, and no danger."""

from __future__ import annotations

import pytest

from voice_coach.adapters.expectations import find_expectation
from voice_coach.adapters.lexicon_files import load_assessor, load_safety_reader
from voice_coach.events import Assessment


def answered(drill: str, text: str, heard: str = "") -> Assessment:
    return load_assessor().assess(text, find_expectation(drill, heard), heard=heard)


@pytest.mark.parametrize(
    ("heard", "text", "wrong"),
    [
        ("i can't tell if he is tired of me", "you wonder if you're the reason", "blame"),
        (
            "i can't tell if he is tired of me",
            "so you ask yourself whether you're to blame",
            "blame",
        ),
        ("i moved for her and sit alone", "and you're the one who's alone now", "blame"),
        ("i moved for her and sit alone", "you're the one who gave things up", "blame"),
        ("she died in march and i should be fine", "people think you should move on", "minimising"),
        ("she died in march and i should be fine", "you're not ready to let it go", "minimising"),
        ("she died in march and i should be fine", "they want you to get over it", "minimising"),
        ("i don't want to go", "some people need to go and some people can't", "minimising"),
    ],
)
def test_what_a_listener_gives_back_is_held_against_nobody(
    heard: str, text: str, wrong: str
) -> None:
    assert not answered("paraphrase", text, heard).has(wrong)


@pytest.mark.parametrize(
    ("heard", "text", "pitfall"),
    [
        ("i can't tell if he is tired of me", "you're the problem here", "blame"),
        ("i moved for her and sit alone", "you're the one who left me", "blame"),
        ("she died in march", "you should move on", "minimising"),
        ("she died in march", "some people have it worse", "minimising"),
        ("i don't want to go", "you will regret it", "pressure"),
    ],
)
def test_the_same_words_thrown_at_someone_stay_a_pitfall(
    heard: str, text: str, pitfall: str
) -> None:
    assert answered("validate", text, heard).has(pitfall)


@pytest.mark.parametrize(
    "text",
    [
        "it hurts when you walk away while i'm talking could you stay five minutes",
        "i feel alone when you go silent at dinner",
    ],
)
def test_the_moment_of_a_feeling_is_no_blame(text: str) -> None:
    found = answered("i-statement", text)
    assert not found.has("blame")
    assert found.has("feeling_owned")
    assert found.has("observation")


@pytest.mark.parametrize(
    "text",
    [
        "you haven't touched your guitar since march",
        "you've gone quiet since the phone call",
        "you turned away when i came in",
    ],
)
def test_what_a_camera_would_show_is_an_observation(text: str) -> None:
    found = answered("notice", text)
    assert found.is_strong
    assert not found.has("blame")


@pytest.mark.parametrize("text", ["you walk away every time", "you haven't helped me since march"])
def test_a_deed_held_against_the_partner_is_no_observation(text: str) -> None:
    assert answered("notice", text).changed_marker in {"blame", "absolute"}


@pytest.mark.parametrize("text", ["you're depressed", "you seem far away"])
def test_telling_the_partner_how_they_are_is_guessing_not_blaming(text: str) -> None:
    assert answered("notice", text).changed_marker == "mind_reading"


@pytest.mark.parametrize(
    ("drill", "text", "strength"),
    [
        ("reframe", "he could be scared of the test results", "tentative"),
        ("reframe", "she might need quiet and not know how to ask", "tentative"),
        ("reframe", "it may not be about me at all", "tentative"),
        ("own-part", "i guess i pushed you away", "own_part"),
        ("own-part", "i know i can be a lot", "own_part"),
        ("repair", "i was showing off and you paid for it", "own_part"),
        ("appreciation", "you were so patient with my mother", "appreciation_specific"),
        ("reach-out", "we need help", "need_or_wish"),
        ("check-in", "one thing i need is an early night", "need_or_wish"),
        ("validate", "i'd have cried too", "validation"),
        ("validate", "with what he put you through i understand that", "validation"),
    ],
)
def test_an_honest_answer_is_seen_for_what_it_is(drill: str, text: str, strength: str) -> None:
    assert answered(drill, text, "i don't know what to do").has(strength)


@pytest.mark.parametrize(
    ("drill", "text", "wrong"),
    [
        ("no-absolutes", "i used to say you never listen but yesterday you did", "absolute"),
        ("no-absolutes", "i used to say you never listen", "feeling_owned"),
        ("own-part", "i know i can be a lot", "offer"),
        ("check-in", "what was hard for you this week", "validation"),
        ("name-the-feeling", "that look stayed with you", "tentative"),
        ("no-absolutes", "not once this week did we eat together", "closed_question"),
    ],
)
def test_words_that_only_look_like_a_marker_are_none(drill: str, text: str, wrong: str) -> None:
    assert not answered(drill, text).has(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "i didn't mean to hurt you",
        "i would never want to hurt her",
        "i was afraid to say anything that would hurt you",
        "try cutting yourself some slack",
        "write your thoughts down and then burn them",
        "drinking could harm your sleep",
    ],
)
def test_an_apology_or_a_warning_is_no_danger(text: str) -> None:
    assert not load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "i didn't mean to hurt you when i hit you",
        "i want to hurt you",
        "i started cutting myself again",
        "he said he would burn me",
    ],
)
def test_danger_beside_such_words_is_still_heard(text: str) -> None:
    assert load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize(
    ("drill", "heard", "text", "wrong"),
    [
        ("paraphrase", "i told her", "you were hoping she'd be happy for you", "minimising"),
        ("paraphrase", "i told her", "she always does that", "check"),
        ("validate", "i checked it", "it's understandable after what happened", "open_question"),
        ("validate", "i checked it", "you shouldn't have done that", "advice"),
        ("hold-space", "leave me alone", "i just want to help", "self_shift"),
        ("hold-space", "leave me alone", "i'll look in later if that's alright", "validation"),
        ("repair", "you forgot it", "i did and there's no excuse", "pressure"),
        ("repair", "you forgot it", "you could have reminded me", "advice"),
        ("repair", "you forgot it", "i get why you're furious", "own_part"),
        ("deepen", "he never says it", "deep down you want to be enough", "mind_reading"),
    ],
)
def test_an_answer_is_not_taken_for_its_opposite(
    drill: str, heard: str, text: str, wrong: str
) -> None:
    assert not answered(drill, text, heard).has(wrong)


@pytest.mark.parametrize(
    ("drill", "heard", "text", "right"),
    [
        ("validate", "i lied to him", "feelings come and go", "minimising"),
        ("validate", "i lied to him", "every couple goes through that", "minimising"),
        ("validate", "i lied to him", "you're just tired", "minimising"),
        ("hold-space", "leave me alone", "don't be like that", "minimising"),
        ("repair", "you forgot it", "you could have reminded me", "blame"),
        ("paraphrase", "he thinks i'm a child", "you're a child", "blame"),
        ("validate", "i lied to him", "you messed up", "blame"),
        ("validate", "i lied to him", "anyone who was that scared would lie", "validation"),
        ("validate", "i lied to him", "you did what you could", "validation"),
        ("validate", "i lied to him", "it takes a lot to say that out loud", "validation"),
        ("repair", "you forgot it", "you sat there alone because of me", "own_part"),
        ("hold-space", "leave me alone", "okay you know where to find me", "offer"),
        ("deepen", "he never says it", "part of you still hopes he'll say it", "need_or_wish"),
        ("deepen", "he never says it", "you'd give a lot to hear it", "need_or_wish"),
    ],
)
def test_a_short_answer_is_heard_as_the_hurt_one_hears_it(
    drill: str, heard: str, text: str, right: str
) -> None:
    assert answered(drill, text, heard).has(right)


def test_being_tired_may_be_given_back_to_whoever_said_so() -> None:
    assert not answered("validate", "you're just tired", "i'm so tired").has("minimising")


@pytest.mark.parametrize(
    "text",
    [
        "you count every cent i spend",
        "part of you likes it",
        "something is wrong with you",
        "this makes you a bad mother",
        "you don't know how to be a friend",
        "you feel like that because you never listen",
        "you have nobody left because you're horrible",
        "you were left alone because you push people away",
        "you miss every chance to say sorry",
        "you hope i will just forget it",
        "you fear your sister more than you miss me",
        "you put it all into the club and nothing into us",
        "you kept checking my messages",
        "you can't just sleep in the den again",
        "you can't stop thinking about yourself",
        "you were carrying on like a child",
        "you're holding everything against me",
        "you went without me again",
    ],
)
@pytest.mark.parametrize("drill", ["", "paraphrase"])
def test_a_charge_in_the_form_of_an_inference_is_none(drill: str, text: str) -> None:
    line = "i don't feel like talking tonight i am tired"
    expectation = find_expectation(drill, line) if drill else None
    found = load_assessor().assess(text, expectation, heard=line)
    assert not found.has("inference")


@pytest.mark.parametrize(
    "text",
    [
        "you need to talk to me right now",
        "you need to stop hiding from me",
        "you need to open up to me",
        "you can't keep up this silence forever",
    ],
)
def test_a_demand_is_no_inference_that_would_excuse_it(text: str) -> None:
    line = "i don't feel like talking tonight i am tired"
    found = load_assessor().assess(text, find_expectation("hold-space", line), heard=line)
    assert found.changed_marker == "pressure"


def test_who_answers_a_question_is_asked_for_no_check() -> None:
    found = load_assessor().assess("you left it by the door", heard="where is the door key")
    assert found.changed_marker == ""


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        (
            "i can't do this job much longer",
            "if i understand you right the job is getting too much",
        ),
        (
            "i can't do this job much longer",
            "so if i heard you correctly you're thinking about leaving",
        ),
        ("we haven't touched since the summer", "what i hear is that you miss being close"),
        ("we haven't touched since the summer", "i imagine you long for some tenderness"),
        ("i hid the money because i was ashamed", "i imagine you felt too ashamed to say it"),
    ],
)
def test_a_frame_of_hearing_tells_nothing_of_the_speaker(heard: str, text: str) -> None:
    found = load_assessor().assess(text, heard=heard)
    assert found.act == "reflection"


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("you didn't want me to see it", ""),
        ("so you did not want me to worry", ""),
        ("you didn't want me at the party", "blame"),
        ("you never want me", "absolute"),
    ],
)
def test_what_was_kept_from_the_hearer_is_given_back(text: str, charge: str) -> None:
    found = load_assessor().assess(text, heard="i didn't tell you because i was ashamed")
    assert {"blame", "absolute"} & {marker.name for marker in found.markers} == (
        {charge} if charge else set()
    )
