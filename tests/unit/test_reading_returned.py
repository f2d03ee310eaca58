"""What a partner's line gets back: true praise, words quoted whole, and a change that fits."""

from __future__ import annotations

import pytest

from voice_coach.adapters.expectations import find_expectation
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment


def answered(heard: str, text: str, drill: str = "") -> Assessment:
    expectation = find_expectation(drill, heard) if drill else None
    return load_assessor().assess(text, expectation, heard=heard)


@pytest.mark.parametrize(
    ("heard", "text", "changed"),
    [
        (
            "passengers shout at me all day and then i have to smile at dinner with your boss",
            "it's one dinner",
            "content_covered",
        ),
        ("my friend is pregnant and i cried", "maybe we should see them less", "content_covered"),
        ("you never let me go anywhere", "fine stay home then", "content_covered"),
        ("i sat there for an hour like an idiot", "so you sat there big deal", "minimising"),
        ("i cried in the car", "everybody has mornings like that", "minimising"),
        ("you gave my room away", "you moved out what did you expect", "blame"),
        ("i cried in the car", "why didn't you call me", "interrogation"),
        ("i feel you take the baby from me", "well you do hold her wrong", "self_shift"),
        ("i feel you take the baby from me", "i don't do that", "self_shift"),
        ("i wish you came more often", "if you are like that i can leave", "pressure"),
        ("ron died and i lay two plates", "he would want you to be happy", "content_covered"),
    ],
)
def test_nothing_is_praised_that_gives_nothing_back(heard: str, text: str, changed: str) -> None:
    found = answered(heard, text)
    assert found.changed_marker == changed
    assert not found.is_strong
    assert "“" not in found.praise


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("i am ninety days sober and nobody said a word", "ninety days and nobody said a word"),
        ("did you feed the cat", "not yet"),
        ("what a day they shouted at me", "you got shouted at all day long"),
    ],
)
def test_who_gives_back_or_answers_is_not_asked_to_say_it_back(heard: str, text: str) -> None:
    assert answered(heard, text).changed_marker != "content_covered"


@pytest.mark.parametrize(
    ("drill", "heard", "text", "words"),
    [
        ("validate", "i never get to go", "i get why you are mad", "i get why you are mad"),
        ("validate", "i cried", "with all that no wonder you cried", "no wonder you cried"),
        (
            "validate",
            "he tells me how to grill",
            "i can see why that gets on your nerves",
            "i can see why that gets on your nerves",
        ),
        (
            "open-question",
            "ron died",
            "what was dinner like when ron was there",
            "what was dinner like when ron was there",
        ),
        ("hold-space", "i can't", "no rush tell me as much as you like", "as you like"),
        ("repair", "you laughed", "sorry i laughed and i did not see how bad it was", "i laughed"),
        (
            "deepen",
            "i had to smile",
            "i wonder if you just wanted somebody to see how hard it was",
            "you just wanted somebody to see how hard it was",
        ),
        ("deepen", "i have to grill", "so it would mean a lot to you", "it would mean a lot"),
    ],
)
def test_a_quotation_is_whole(drill: str, heard: str, text: str, words: str) -> None:
    assert words in answered(heard, text, drill).praise


@pytest.mark.parametrize(
    ("drill", "text", "marker"),
    [
        ("validate", "that would make me angry too", "validation"),
        ("validate", "i would be furious", "validation"),
        ("validate", "i would not want to smile either", "validation"),
        ("validate", "i understand that it bothers you", "validation"),
        ("validate", "nobody should be talked to like that", "validation"),
        ("name-the-feeling", "you feel like nothing you feel humiliated", "feeling_named"),
        ("name-the-feeling", "you feel like a guest here", "feeling_named"),
        ("name-the-feeling", "are you angry with him", "tentative"),
        ("name-the-feeling", "did you feel left behind", "tentative"),
        ("deepen", "it is not about hours it is about respect for you", "need_or_wish"),
        ("hold-space", "ask me as often as you need", "pace_respected"),
        ("hold-space", "i am listening", "offer"),
    ],
)
def test_what_a_listener_gives_is_heard(drill: str, text: str, marker: str) -> None:
    assert answered("my boss changed the hours and i found out from the wall", text, drill).has(
        marker
    )


@pytest.mark.parametrize(
    ("drill", "text", "pitfall"),
    [
        ("deepen", "it was all on you and nobody was there", "blame"),
        ("open-question", "what can i do next time so you feel better", "mind_reading"),
        ("repair", "i am sorry how about we set up the study for you", "advice"),
        ("validate", "it is normal to be worried when nobody comes", "advice"),
        ("paraphrase", "you feel that i come too seldom", "self_shift"),
    ],
)
def test_what_is_kind_costs_nothing(drill: str, text: str, pitfall: str) -> None:
    assert not answered("i did it all alone and i sat in the car and cried", text, drill).has(
        pitfall
    )


def test_a_question_about_a_thing_guesses_nothing() -> None:
    found = answered("i cried in the car", "did it rain when you went out", "deepen")
    assert not found.has("tentative")


def test_whoever_repeats_the_words_hears_that_they_kept_them() -> None:
    found = answered(
        "it's too loud here and i can't sleep", "it's too loud here and you can't sleep"
    )
    assert found.changed_marker == "parroting"
    sentences = load_assessor().wording.praise["content_covered_repeating"]
    assert found.praise in sentences


def test_a_long_line_cut_to_half_is_no_echo() -> None:
    heard = (
        "i got the kids up and sam wouldn't eat and the car was flat and i was late and my manager"
        " looked at her watch and i forgot the inhaler and i sat in the car and cried"
    )
    text = "sam wouldn't eat the car was flat and you sat in the car and cried"
    assert not answered(heard, text, "paraphrase").has("parroting")


@pytest.mark.parametrize(
    ("drill", "text", "changed"),
    [
        ("paraphrase", "oh well you wanted the bigger garden", "blame"),
        ("paraphrase", "and whose idea was it to rent there", "blame"),
        ("paraphrase", "fantastic now we can start all over", "blame"),
        ("name-the-feeling", "well aren't we a little drama club", "blame"),
        ("name-the-feeling", "you're just sulking again admit it", "blame"),
        ("validate", "of course you felt lost you're hopeless with maps", "blame"),
        ("validate", "wow the neighbours must have been delighted", "blame"),
        ("validate", "you said that last time", "blame"),
        ("hold-space", "suit yourself see if i care", "blame"),
        ("hold-space", "okay but you tell me by dinner", "pressure"),
        ("hold-space", "you always need your space", "absolute"),
        ("validate", "i get that you're upset it's just a fence though", "minimising"),
        ("paraphrase", "you've got this babe", "minimising"),
        ("name-the-feeling", "i'm sure nobody noticed", "minimising"),
        ("paraphrase", "she should see a lawyer i had a good one", "advice"),
        ("repair", "what was i supposed to do swim", "blame"),
        ("repair", "i'm sorry you can't handle a bit of fun", "minimising"),
        ("repair", "look i was tired let's just drop it", "minimising"),
        ("repair", "excuse me i was listening", "self_shift"),
        ("paraphrase", "i lost mine as well in spring", "self_shift"),
        ("name-the-feeling", "they all do that sooner or later", "minimising"),
        ("repair", "if you hadn't nagged i would not have left", "blame"),
    ],
)
def test_what_hurts_is_named_and_nothing_kind_is_praised_beside_it(
    drill: str, text: str, changed: str
) -> None:
    found = answered("you left me at the fence with the neighbours and i cried", text, drill)
    assert found.changed_marker == changed
    assert found.praise in load_assessor().wording.opening


@pytest.mark.parametrize(
    ("drill", "text"),
    [
        ("paraphrase", "so you wanted a garden and now the fence is in the way is that it"),
        ("paraphrase", "you could have cried when they laughed did i get that"),
        ("name-the-feeling", "maybe you'd been so happy and it all sounded great"),
        ("name-the-feeling", "you felt hopeless at the fence is that it"),
        ("validate", "that must have hit you hard standing there"),
        ("paraphrase", "so you wanted to shout and you never opened your mouth is that it"),
        ("deepen", "i wonder if you'd like to be asked and heard for once is that it"),
        ("paraphrase", "wait so you stood at the fence and they all looked at you"),
        ("repair", "i see that you are the one who had to stand there that was wrong of me"),
        ("validate", "i'm sure that hurt no wonder you cried"),
        ("validate", "it's only natural to cry when you're left alone"),
        ("hold-space", "you never have to explain yourself to me"),
        ("hold-space", "take your minute i'll be on the porch"),
        ("repair", "i'm sorry you had to stand there on your own"),
        ("repair", "i was tired and i snapped at you and that was wrong"),
        ("repair", "would you tell it to me again from the start"),
    ],
)
def test_tender_words_are_no_charge(drill: str, text: str) -> None:
    found = answered("you left me at the fence with the neighbours and i cried", text, drill)
    assert not found.is_unsafe
    assert not [
        marker.name
        for marker in found.markers
        if marker.kind == "pitfall" and marker.name != "closed_question"
    ]


@pytest.mark.parametrize(
    ("heard", "text", "is_mistaken"),
    [
        ("my aunt came on tuesday", "so your uncle came and stayed is that right", True),
        ("my aunt came on tuesday", "so your aunt came on thursday is that right", True),
        ("i failed the swimming test", "you passed the swimming test is that right", True),
        ("we waited three hours", "you stood there for five hours did i get that", True),
        ("my aunt came on tuesday", "so she came and stayed with you is that right", False),
        ("my mother and dad both called", "so your mum called you is that right", False),
        ("my parents sold the house", "so your dad is selling the house is that right", False),
        ("we waited three hours", "you waited all those hours did i get that", False),
    ],
)
def test_another_person_day_or_number_is_no_giving_back(
    heard: str, text: str, is_mistaken: bool
) -> None:
    found = answered(heard, text, "paraphrase")
    sentences = load_assessor().wording.missing["content_covered_mistaken"]
    assert (found.change in sentences) == is_mistaken
    assert not (is_mistaken and found.is_strong)


@pytest.mark.parametrize(
    ("drill", "text", "strength"),
    [
        ("name-the-feeling", "maybe you're sad about the fence am i way off", "check"),
        ("repair", "could you read it to me once more", "repair_attempt"),
        ("hold-space", "take your evening", "pace_respected"),
        ("hold-space", "sleep well you can always wake me", "offer"),
        ("repair", "that was cowardly of me", "own_part"),
        ("validate", "who wouldn't feel hurt by that", "validation"),
        ("validate", "i'd have torn it up too", "validation"),
    ],
)
def test_strengths_in_other_words_are_found(drill: str, text: str, strength: str) -> None:
    assert answered("you fell asleep over my letter", text, drill).has(strength)


def test_a_question_about_oneself_checks_nothing() -> None:
    heard = "i did every feed and then your alarm rang"
    assert not answered(heard, "well i can't do the feeds can i", "paraphrase").has("check")
    assert answered(heard, "you did all the feeds didn't you", "paraphrase").has("check")


def test_whoever_lay_down_or_listened_owns_nothing() -> None:
    heard = "you fell asleep over my letter"
    assert not answered(heard, "i was listening the whole time", "repair").has("own_part")
    assert not answered(heard, "well i was tired", "repair").has("own_part")
    assert answered(heard, "i was tired and distracted", "repair").has("own_part")


def test_a_need_is_quoted_whole_and_not_from_the_question_behind_it() -> None:
    heard = "i sold the piano and the buyer could play"
    text = "maybe you miss having something that is only yours what was it like to hear it"
    assert "you miss having something that is only yours”" in answered(heard, text, "deepen").praise


@pytest.mark.parametrize(
    "text",
    [
        "so do you",
        "well neither do you",
        "you skipped mine last spring",
        "you snore too",
        "you didn't ask me either",
        "you want a prize for it",
        "you love playing the victim",
        "you think you're the only one who works",
        "you sound just like my sister",
        "you wanted it that way last month remember",
        "what did i do now",
        "oh so now you expect a parade",
        "you're always annoyed about something",
        "how many times do i have to explain it",
        "well then leave them",
        "you stopped asking",
        "because you never dried a single one",
        "as if you'd have stayed up",
        "here comes the old lecture",
        "you sound like a teacher",
        "well sometimes you do",
        "oh now it is all about you",
        "my phone was off so what do you want",
        "oh give me a break",
    ],
)
def test_what_is_handed_back_is_no_listening(text: str) -> None:
    found = answered("you went to bed without a word and i did the dishes alone", text, "validate")
    assert found.changed_marker == "blame"
    assert not found.has("content_covered")


@pytest.mark.parametrize(
    "text",
    [
        "so do you want to talk about it",
        "oh now you see why you hurt so much",
        "you keep seeing the empty chair",
        "you feel it too don't you",
        "you were hurt too",
        "okay take all the time you want",
        "what did i do that hurt you most",
        "you think about it too much maybe",
        "you want a bit of thanks for it",
        "you were let down because you'd hoped for more",
        "you wish i'd said goodnight",
        "you came in and you were a stranger to them",
    ],
)
def test_what_only_sounds_like_it_is_not_handed_back(text: str) -> None:
    found = answered("you went to bed without a word and i did the dishes alone", text, "validate")
    assert not found.has("blame")
    assert not found.has("mind_reading")


@pytest.mark.parametrize(
    "text",
    [
        "you were looking forward to her visit and now it is off",
        "you're afraid that we'll be alone at the table",
        "you'd have wanted her here for once",
    ],
)
def test_who_says_how_it_may_be_is_asked_to_check_it(text: str) -> None:
    found = answered("my mother rang, she can't come in december", text, "paraphrase")
    assert found.changed_marker == "check"
    assert found.praise


@pytest.mark.parametrize(
    "text",
    [
        "so there is one chair too many at the table this year",
        "you laid her a place and now it stays empty",
        "you bought the tickets early and she lets it go",
    ],
)
@pytest.mark.parametrize("drill", ["", "paraphrase"])
def test_what_has_the_form_of_a_reflection_is_not_told_to_say_it_back(
    drill: str, text: str
) -> None:
    found = answered("my mother rang, she can't come in december", text, drill)
    assert found.changed_marker in {"check", ""}


@pytest.mark.parametrize(
    ("heard", "text", "is_counter"),
    [
        ("you never ask how i am", "i ask you every evening", True),
        ("nobody ever cooks here but me", "well i cooked on tuesday", True),
        ("i can't remember the last time we danced", "we danced last saturday", True),
        ("you never ask how i am", "i never ask that's true", False),
        ("you never ask how i am", "i will ask you every evening from now on", False),
        ("i cooked for everyone", "i cooked on tuesday", False),
    ],
)
def test_a_time_set_against_what_was_missed_takes_nothing_up(
    heard: str, text: str, is_counter: bool
) -> None:
    found = answered(heard, text, "paraphrase")
    assert (found.has("self_shift") and not found.has("content_covered")) == is_counter


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("you had the nurses", "check"),
        ("you lay there all night", "check"),
        ("it's one night", "content_covered"),
        ("i hate hospitals you know that", "content_covered"),
        ("so you lay there all night on your own", ""),
        ("you were lonely all night", ""),
    ],
)
def test_a_few_words_that_only_share_something_are_not_praised(text: str, changed: str) -> None:
    found = answered("i was alone in the hospital with the nurses all night", text)
    assert found.changed_marker == changed
    assert (found.praise in load_assessor().wording.opening) == bool(changed)
