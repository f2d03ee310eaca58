"""How the answers of tired, hurt and hurried people are judged, drill by drill."""

from __future__ import annotations

import pytest

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment, Expectation

ASSESSOR = load_assessor()


def answered(drill_id: str, text: str, variant: int = 0) -> Assessment:
    """An answer about one's own matter, judged for a drill."""
    drill = load_script("en-us").drill(drill_id)
    assert drill is not None
    heard = "I don't want to talk." if drill.kind == "listen" else ""
    asked = Expectation(drill_id, drill.kind, asks=drill.asks, avoids=drill.avoids, heard=heard)
    return ASSESSOR.assess(text, asked, variant=variant)


@pytest.mark.parametrize(
    ("drill_id", "text", "pitfall"),
    [
        ("reframe", "you must be exhausted after seven weeks without sleep", "pressure"),
        ("settle", "i'm too tired to do this right now, shall we talk tomorrow", "pressure"),
        ("settle", "please come sit in the car with me for ten minutes tonight", "advice"),
        ("small-step", "make coffee tomorrow at seven", "advice"),
        ("hold-space", "okay. i'll leave soup at the door. come out whenever", "advice"),
        ("own-part", "i correct you in front of our friends and then you go silent", "blame"),
        (
            "i-statement",
            "when you left me on read i felt anxious and i want us to be okay",
            "blame",
        ),
        ("settle", "saturday at nine in the kitchen. you good with that", "blame"),
        ("repair", "i'm sorry. will you tell me about the injection now", "pressure"),
        ("i-statement", "you eat at ten and i eat at seven", "blame"),
        (
            "settle",
            "um could we sit on the step after tea and just talk about the week",
            "pressure",
        ),
        ("settle", "you must be freezing let's talk after supper", "pressure"),
        ("settle", "take your boots off we could talk tomorrow at six", "advice"),
        ("settle", "you look soaked through come in and we can talk after tea", "blame"),
        ("settle", "you're shivering get warm and let's have a word after supper", "blame"),
        ("notice", "you used to hum in the shower and now you don't", "blame"),
        ("i-statement", "i got wound up i'd be glad if you'd do the bins on friday", "pressure"),
        (
            "appreciation",
            "you didn't have to wait at the clinic with me but you did and it calmed me",
            "yes_but",
        ),
        ("settle", "drink your tea i'd like a word on friday if that suits you", "advice"),
    ],
)
def test_plain_words_of_tired_people_are_no_pitfall(drill_id: str, text: str, pitfall: str) -> None:
    assert answered(drill_id, text).changed_marker != pitfall


@pytest.mark.parametrize(
    ("drill_id", "text", "pitfall"),
    [
        ("reframe", "you must be home by six", "pressure"),
        ("settle", "you must be honest with me on sunday", "pressure"),
        ("notice", "you used to care about us and now you don't", "blame"),
        ("name-the-pattern", "you look bored and cold", "blame"),
        ("settle", "we ate and now just talk to me", "pressure"),
        ("settle", "drink less and get a job", "advice"),
        ("settle", "sit down tonight, i want answers", "pressure"),
        ("name-the-pattern", "no you listen to me now", "pressure"),
        ("settle", "there is no excuse for being late on sunday", "pressure"),
        ("name-the-pattern", "you're glued to that phone and i'm sick of it", "blame"),
        ("repair", "i corrected your grammar because you were shouting at me", "blame"),
        ("own-part", "i run from it, you know that. but you lock yourself in too", "blame"),
        ("own-part", "i snapped because you go silent every time", "blame"),
        ("notice", "i read every story and you sit out there like you don't care", "blame"),
        ("i-statement", "you let me sit there alone", "blame"),
        ("open-question", "what else do you want from me", "interrogation"),
        ("repair", "will you talk to me right now", "pressure"),
        ("repair", "i was upset, anyone would have walked out", "blame"),
        ("open-question", "who is he", "interrogation"),
        ("open-question", "so what exactly do you do all day", "interrogation"),
        ("small-step", "you should make coffee tomorrow at seven", "advice"),
    ],
)
def test_what_would_close_the_other_is_named(drill_id: str, text: str, pitfall: str) -> None:
    found = answered(drill_id, text)
    assert found.changed_marker == pitfall
    assert "{words}" not in found.praise


@pytest.mark.parametrize(
    ("drill_id", "text", "strength"),
    [
        ("small-step", "make coffee tomorrow at seven", "offer"),
        ("name-the-pattern", "i kinda miss our sundays", "feeling_owned"),
        ("name-the-pattern", "i've really missed you since april", "need_or_wish"),
        ("i-statement", "i'd like to be warned could you text me first", "request"),
        ("i-statement", "i borrowed your mum's ring and i feel rotten", "observation"),
        ("settle", "on friday about nine if that suits you", "request"),
        ("settle", "i'm on the step at nine if you fancy a natter", "request"),
        ("settle", "shall we say six on the stairs", "time_and_place"),
        ("settle", "fancy a walk monday before work", "request"),
        ("small-step", "if you are tired i'll drive you on friday", "offer"),
        ("i-statement", "i felt silly could you not joke about my cooking at work", "request"),
        ("i-statement", "i'd love to eat together tonight shall we", "request"),
        ("notice", "the piano stays closed all day now", "observation"),
        ("reframe", "maybe he wants an hour with nobody near him", "need_or_wish"),
        ("appreciation", "thank you you even brought my slippers", "appreciation_specific"),
        ("small-step", "i'll leave my own phone in the kitchen at dinner tomorrow", "offer"),
        ("small-step", "let me fix your bike on sunday morning", "offer"),
        ("small-step", "tomorrow at six i put the phone away", "offer"),
        ("small-step", "on tuesday i shall bake his favourite plum cake", "offer"),
        ("hold-space", "i'll leave soup at the door", "offer"),
        ("hold-space", "sure we can just drive", "pace_respected"),
        ("hold-space", "i'll be up if you want to call later", "pace_respected"),
        ("hold-space", "do you want tea or should i leave you be", "pace_respected"),
        ("settle", "on sunday after church so that we might be friends again", "need_or_wish"),
        ("settle", "i should so like your company again", "need_or_wish"),
        ("settle", "saturday at ten on the balcony okay with you", "request"),
        ("settle", "hey buddy want to grab a burger saturday at six", "request"),
        ("notice", "ever since may we drive home from the clinic without talking", "observation"),
        ("notice", "since may i've done the dishes on my own", "observation"),
        ("notice", "since mum died we eat in separate rooms", "observation"),
        ("notice", "the certificate is still under the mail", "observation"),
        ("notice", "the drive back from the clinic has been quiet since may", "observation"),
        ("notice", "we pass like ships at seven", "observation"),
        ("name-the-pattern", "we barely said ten words and i hate it", "feeling_owned"),
        ("settle", "how about a slow walk at five, just to be together", "need_or_wish"),
        (
            "settle",
            "let's have croissants in the morning and find each other again",
            "need_or_wish",
        ),
        ("settle", "let's have croissants in the morning", "time_and_place"),
        ("settle", "friday or saturday on the bench, you pick which", "request"),
        ("i-statement", "i was hoping we'd celebrate. pizza on saturday?", "request"),
        ("hold-space", "it can stay face down. i'm making tea", "offer"),
        ("hold-space", "i don't have to get it. i like sitting near you", "offer"),
        (
            "appreciation",
            "thanks for last night. you listened three times",
            "appreciation_specific",
        ),
        ("open-question", "how's boston actually been for you", "open_question"),
        ("open-question", "so how's breakfast at five in the afternoon", "open_question"),
        ("small-step", "gonna mail him a postcard on monday", "offer"),
        ("small-step", "saturday two to five i've got the kids", "offer"),
        ("name-the-pattern", "we eat in shifts and it weighs on me", "feeling_owned"),
        ("notice", "goodnight used to be a page and now it's a word", "observation"),
        ("notice", "the basket's full tonight", "observation"),
        ("no-absolutes", "i'd be so happy if you took the next train", "need_or_wish"),
        ("no-absolutes", "a thank you would do me good", "need_or_wish"),
        ("repair", "can we start the evening over", "repair_attempt"),
        ("repair", "how can i put it right", "repair_attempt"),
        ("repair", "i understand that you felt ambushed", "validation"),
        ("small-step", "i'm taking all three to the pool on saturday morning", "offer"),
        ("repair", "i'd like to try that talk again", "repair_attempt"),
        ("settle", "come for a walk with me after lunch", "request"),
        ("own-part", "when it goes quiet i escape into my phone", "own_part"),
        ("repair", "you're right, it wasn't mine to tell", "own_part"),
        ("appreciation", "you scraped my car and i drove to work smiling", "feeling_owned"),
        ("open-question", "so how is eating breakfast at five treating you", "open_question"),
    ],
)
def test_what_was_done_well_is_found_in_plain_words(
    drill_id: str, text: str, strength: str
) -> None:
    assert answered(drill_id, text).has(strength)


def test_an_act_that_someone_else_shall_do_is_no_offer_and_a_habit_none_either() -> None:
    assert not answered("small-step", "make your own coffee at seven").has("offer")
    assert not answered("small-step", "i'll do anything for you").has("offer")
    assert not answered("no-absolutes", "i'd be happy if you took the next train").has(
        "observation"
    )
    assert not answered("open-question", "who's paying for groceries").has("open_question")
    assert not answered("repair", "she's my mother, she asked, what should i have said").has(
        "own_part"
    )
    assert not answered("small-step", "i cook and i clean").has("offer")
    assert not answered("small-step", "yesterday at six i called you").has("offer")
    assert not answered("small-step", "the bike is in the shed").has("offer")
    assert not answered("small-step", "tomorrow at six i feel better").has("offer")
    assert not answered("settle", "so we can't eat together").has("need_or_wish")
    assert not answered("i-statement", "so you are hurt?").has("request")


@pytest.mark.parametrize(
    "text",
    [
        "on friday i felt left on my own when you agreed with my brother",
        "i have noticed that since october we take our tea in separate rooms",
        "the certificate has been there since last week",
        "when a bill comes we both go quiet",
    ],
)
def test_no_time_alone_and_no_feeling_is_quoted_as_what_happened(text: str) -> None:
    for variant in range(4):
        assert "“" not in answered("notice", text, variant).praise


def test_what_was_felt_is_not_quoted_as_what_happened_where_something_else_is() -> None:
    found = answered(
        "i-statement",
        "i got scared last night when you didn't answer till three i need a text would that be ok",
    )
    assert "“when you didn't answer till three”" in found.praise


def test_how_long_something_takes_is_not_praised_as_its_time() -> None:
    found = answered(
        "settle", "i'd like us to be close could you sit with me for half an hour on friday"
    )
    assert "half an hour”" not in found.praise
    assert "friday" in found.praise


def test_what_happened_is_quoted_whole_without_the_fillers() -> None:
    quoted = answered("notice", "um we we haven't um played a record since march").praise
    assert "“we haven't played a record" in quoted
    broken_off = answered("notice", "our calls were an hour and since february they've been short")
    assert "“our calls were an hour”" in broken_off.praise


@pytest.mark.parametrize(
    ("drill_id", "text", "strength"),
    [
        ("small-step", "i'm gonna be a better man", "offer"),
        ("small-step", "be more patient", "offer"),
        ("small-step", "i promise to always do everything for you", "offer"),
        ("i-statement", "i'd love to be asked", "offer"),
        ("settle", "i was thinking maybe we could eat out", "own_part"),
        ("small-step", "if you stop moaning i'll drive you on friday", "offer"),
        ("no-absolutes", "i've been doing nearly all of the ironing", "own_part"),
        ("i-statement", "i felt small i need you on my side at the table", "own_part"),
        ("reframe", "maybe he wants to punish me", "need_or_wish"),
        ("notice", "i have missed you these days", "own_part"),
    ],
)
def test_what_cannot_be_counted_on_is_no_strength(drill_id: str, text: str, strength: str) -> None:
    assert strength not in {marker.name for marker in answered(drill_id, text).markers}


def test_a_wish_between_questions_in_a_row_is_praised_beside_them() -> None:
    found = answered("check-in", "how are you i feel worn out what do you need and how's your mum")
    assert found.changed_marker == "stacked_questions"
    assert "“i feel worn out”" in found.praise


def test_ones_own_share_is_quoted_with_its_doer_and_a_time_with_nothing_before_it() -> None:
    own = answered("own-part", "i grab my phone when it gets quiet. could we both put it away")
    assert "“i grab my phone when it gets quiet”" in own.praise
    lost = answered("small-step", "my phone in the kitchen at dinner tomorrow")
    assert "“phone" not in lost.praise
    then = answered("settle", "can we talk at the table around nine so we don't go to bed angry")
    assert "so”" not in then.praise
    next_thought = answered(
        "settle", "could we talk after supper, i'd rather be with you than alone"
    )
    assert "“after supper”" in next_thought.praise
    just = answered("settle", "how about a slow walk at five, just to be together")
    assert "just”" not in just.praise


def test_a_share_that_only_follows_a_reproach_is_not_praised() -> None:
    found = answered("own-part", "well you could have called me too when i was late")
    assert found.changed_marker == "blame"
    assert found.praise in ASSESSOR.wording.opening


def test_what_is_said_about_an_answer_fits_who_speaks() -> None:
    wording = ASSESSOR.wording
    for variant in range(3):
        step = answered("small-step", "tomorrow at noon", variant)
        assert step.change in wording.missing["offer_speaking"]
        heard = answered("hold-space", "fine, be like that", variant)
        assert heard.change in wording.pitfalls["blame_listening"]
        own = answered("own-part", "you should call me when you are late", variant)
        assert own.change not in wording.pitfalls["advice"]


def test_a_question_is_not_stacked_by_the_words_that_lead_to_it() -> None:
    text = "i feel guilty. i'd like to hear about you. what was your week like"
    assert answered("check-in", text).changed_marker != "stacked_questions"


def test_in_the_role_play_an_answer_without_any_strength_is_not_strong() -> None:
    asked = Expectation("rehearse", "listen", heard="Here we go. What did I do this time?")
    assert not ASSESSOR.assess("i don't know", asked).is_strong
    assert ASSESSOR.assess("i can see that you are worn out", asked).is_strong


@pytest.mark.parametrize(
    "text",
    ["how's saturday at five on the porch", "what about sunday at noon by the lake"],
)
def test_how_a_time_would_suit_is_a_request(text: str) -> None:
    found = {marker.name for marker in answered("settle", text).markers}
    assert {"request", "time_and_place"} <= found


@pytest.mark.parametrize(
    "text", ["how is sunday going", "how about you, how are you", "how was it"]
)
def test_how_someone_is_doing_is_no_request(text: str) -> None:
    assert "request" not in {marker.name for marker in answered("settle", text).markers}


def test_a_day_off_is_a_time() -> None:
    found = {marker.name for marker in answered("settle", "monday's my day off").markers}
    assert "time_and_place" in found
    past = {marker.name for marker in answered("settle", "sunday's dinner was lovely").markers}
    assert "time_and_place" not in past


def test_a_question_said_twice_is_one_question() -> None:
    found = answered("check-in", "i've been tired. how about you, how are you holding up")
    names = {marker.name for marker in found.markers}
    assert "open_question" in names
    assert "stacked_questions" not in names
    two = answered("open-question", "how about the kids. what did your boss say to you")
    assert two.changed_marker == "stacked_questions"


def test_what_someone_probably_feels_is_a_guess_where_one_is_asked_for() -> None:
    assert answered("reframe", "you probably feel useless").is_strong
    accused = answered("reframe", "you probably just want to hurt me")
    assert accused.changed_marker == "mind_reading"
    stated = answered("i-statement", "you probably think it is easy")
    assert "mind_reading" in {marker.name for marker in stated.markers}


@pytest.mark.parametrize(
    "text", ["what's for dinner", "what time is it", "what are we eating", "what is on tv"]
)
def test_small_talk_is_not_praised_as_an_open_question(text: str) -> None:
    found = answered("open-question", text)
    assert not found.is_strong
    assert found.changed_marker == "open_question"
    assert "“" not in found.praise


@pytest.mark.parametrize(
    "text", ["what are you having a hard time with", "what is on your mind", "what do you want"]
)
def test_an_open_question_is_no_small_talk(text: str) -> None:
    assert answered("open-question", text).is_strong


def test_a_question_about_dinner_takes_up_what_was_said_of_it() -> None:
    asked = Expectation("hold", "listen", heard="I worry what to cook for dinner every day.")
    taken_up = ASSESSOR.assess("what should we cook for dinner", asked)
    assert "open_question" in {marker.name for marker in taken_up.markers}


@pytest.mark.parametrize(
    "text", ["fine. whatever. i'll leave you to it then", "whatever", "okay. forget it"]
)
def test_a_whatever_thrown_in_is_no_space_that_is_held(text: str) -> None:
    found = answered("hold-space", text)
    assert found.changed_marker == "blame"
    assert not found.is_strong


def test_whatever_they_need_is_space_that_is_held() -> None:
    assert answered("hold-space", "whatever you need, i'm here").is_strong


@pytest.mark.parametrize(
    "text",
    ["ta for scraping the car this morning", "cheers for picking up my prescription yesterday"],
)
def test_british_thanks_are_thanks(text: str) -> None:
    found = answered("appreciation", text)
    assert "appreciation_specific" in {marker.name for marker in found.markers}


def test_a_truce_reaches_out() -> None:
    found = answered("repair", "truce? i'll put the kettle on")
    assert "repair_attempt" in {marker.name for marker in found.markers}


def test_work_promised_beside_a_time_is_an_offer() -> None:
    assert answered("small-step", "tomorrow's my day off. i'll cook").is_strong
    assert answered("small-step", "tomorrow's my day off. i'll think").changed_marker == "offer"


def test_a_quoted_time_ends_with_no_joint() -> None:
    asked = "i'd like us to feel close. are you free after tea on wednesday"
    assert "tea on”" not in answered("settle", asked).praise
