"""How answers to a partner's line are judged: questions after facts, comfort, charges, shares."""

from __future__ import annotations

import pytest

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment

ASSESSOR = load_assessor()


def answered(step: str, text: str, variant: int = 0) -> Assessment:
    """An answer to one shipped exercise, "drill/exercise"."""
    drill_id, exercise_id = step.split("/")
    drill = load_script("en-us").drill(drill_id)
    assert drill is not None
    exercise = next(one for one in drill.exercises if one.id == exercise_id)
    return ASSESSOR.assess(text, drill.expectation(exercise), variant=variant)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("open-question/gym-bag", "how's your brother"),
        ("open-question/savings-talk", "what's the plan for tomorrow"),
        ("open-question/moved-for-me", "how many people were in the choir"),
        ("open-question/sister-in-town", "what did she bring"),
        ("deepen/sold-guitar", "what are you going to do now"),
        ("deepen/spare-key", "how long has your brother had it"),
        ("deepen/little-translator", "what did the tax office want"),
        ("deepen/bed-four", "where was the nurse"),
    ],
)
def test_a_question_after_facts_is_no_open_question(step: str, text: str) -> None:
    found = answered(step, text)
    assert not found.has("open_question")
    assert not found.is_strong


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("open-question/gym-bag", "how's life without your tuesdays"),
        ("open-question/savings-talk", "what was the hardest part last time"),
        ("open-question/new-shift-plan", "how is breakfast at five in the afternoon"),
        ("open-question/fathers-workshop", "how are the tools of your father"),
        ("open-question/fathers-workshop", "how are your tools holding up"),
        ("open-question/sister-in-town", "how long has it felt so empty"),
        ("open-question/third-letter-clinic", "what do you think of when you read it"),
    ],
)
def test_asking_how_it_is_for_someone_is_an_open_question(step: str, text: str) -> None:
    assert answered(step, text).has("open_question")


@pytest.mark.parametrize(
    "text",
    [
        "did the bank write again",
        "so when do you pay the car",
        "have you called the bank about the four hundred",
    ],
)
def test_a_question_takes_nothing_up_by_its_words_alone(text: str) -> None:
    found = answered("paraphrase/bank-letter", text)
    assert not found.has("content_covered")
    assert found.changed_marker == "content_covered"


@pytest.mark.parametrize(
    "text",
    [
        "are you saying the bank wants four hundred and you can not sleep",
        "so the bank wrote and the car has to wait, how are you holding up",
        "are you worried about the four hundred and the car",
    ],
)
def test_giving_back_in_the_form_of_a_question_takes_it_up(text: str) -> None:
    assert answered("paraphrase/bank-letter", text).has("content_covered")


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("validate/deployment-bag", "it'll go by so fast you'll see"),
        ("validate/deployment-bag", "the weeks fly by"),
        ("validate/step-parent", "kids draw all sorts of things it doesn't mean a thing"),
        ("validate/payday-gone", "feeling stupid over coffee is silly"),
        ("deepen/bed-four", "you get used to it"),
        ("deepen/spare-key", "it's just a key"),
        ("name-the-feeling/school-gate", "well that's a good sign"),
        ("name-the-feeling/empty-crib", "well everything happens for a reason"),
        ("name-the-feeling/forty-letters", "their loss"),
        ("name-the-feeling/last-row", "god has a plan for you"),
        ("paraphrase/two-points", "two points is nothing"),
    ],
)
def test_looking_past_a_feeling_is_minimising(step: str, text: str) -> None:
    assert answered(step, text).changed_marker == "minimising"


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("name-the-feeling/double-shift-news", "nobody asked you to take the shift"),
        ("deepen/hearing-aid", "you're being so vain"),
        ("name-the-feeling/sisters-call", "you're always so dramatic about your family"),
        ("paraphrase/two-points", "well you should have studied more"),
        ("hold-space/alone-for-a-bit", "fine be like that"),
        ("repair/walked-out", "you walked out last week too so we're even"),
        ("repair/receipts", "i only got loud because you wouldn't listen"),
        ("repair/driving-joke", "don't be so touchy"),
        ("validate/wheelchair-ramp", "you can't expect every place to have a ramp"),
        ("validate/payday-gone", "you spend too much on coffee"),
    ],
)
def test_a_charge_is_blame_whatever_it_takes_up(step: str, text: str) -> None:
    assert answered(step, text).changed_marker == "blame"


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("repair/pillow-sofa", "i see you're hurt because you were left alone all night"),
        (
            "name-the-feeling/wrong-word",
            "you felt embarrassed in front of the parents and just shut up",
        ),
        ("deepen/sold-guitar", "what would it mean to have that again"),
        ("name-the-feeling/promotion-mail", "you said that nobody asked you"),
        ("open-question/new-shift-plan", "you look tired"),
    ],
)
def test_giving_a_hurt_back_is_no_blame(step: str, text: str) -> None:
    assert answered(step, text).changed_marker != "blame"


@pytest.mark.parametrize(
    ("step", "text", "pitfall"),
    [
        ("paraphrase/two-points", "and now you have to wait till march", "advice"),
        ("paraphrase/two-points", "two points, and now you gotta wait till spring", "advice"),
        ("deepen/forklift-job", "could it be you need to see something real", "advice"),
        ("deepen/sold-guitar", "maybe nothing is left that's only for you", "minimising"),
        ("validate/deployment-bag", "it's okay to hate it leaving like that is awful", "advice"),
        ("paraphrase/mother-stairs", "she says it's nothing but your head is there", "yes_but"),
        ("repair/looked-at-watch", "i told you that i would listen and i was away", "self_shift"),
        ("validate/home-office-door", "that's not right that they call you at nine", "self_shift"),
        ("repair/looked-at-watch", "i'm sorry tell me about the injection now please", "pressure"),
        ("repair/mother-knew-first", "i'm sorry you felt so exposed by me", "minimising"),
        ("open-question/first-month-retired", "how is all the time in the world", "absolute"),
        ("open-question/exam-week-distance", "what did i do wrong", "interrogation"),
    ],
)
def test_plain_words_to_a_partner_are_no_pitfall(step: str, text: str, pitfall: str) -> None:
    assert answered(step, text).changed_marker != pitfall


@pytest.mark.parametrize(
    ("step", "text", "pitfall"),
    [
        ("repair/looked-at-watch", "i always listen to you", "self_shift"),
        ("repair/receipts", "i never shout", "self_shift"),
        ("repair/platform-nine", "i told you the train might be late", "self_shift"),
        ("deepen/sold-guitar", "we'll buy you a new guitar someday", "advice"),
        ("paraphrase/late-shifts", "can't you swap with somebody", "advice"),
        ("paraphrase/two-points", "you need to ask them for another try", "advice"),
    ],
)
def test_denying_or_mending_comes_too_early(step: str, text: str, pitfall: str) -> None:
    assert answered(step, text).changed_marker == pitfall


def test_never_is_held_against_someone_who_would_rather_not_talk() -> None:
    found = answered("hold-space/no-call-tonight", "you never feel like calling")
    assert found.changed_marker == "absolute"


@pytest.mark.parametrize(
    ("step", "text", "strength"),
    [
        ("paraphrase/night-feeds", "so you did every feed and then my alarm rang yeah", "check"),
        ("paraphrase/books-in-boxes", "your heart is still in the old street you mean", "check"),
        ("name-the-feeling/empty-crib", "i think you feel sad about it", "tentative"),
        ("name-the-feeling/double-shift-news", "you're beating yourself up", "feeling_named"),
        ("validate/step-parent", "that would break anybody's heart", "validation"),
        ("validate/salt-shaker", "that would hurt anybody", "validation"),
        ("deepen/sold-guitar", "i wonder if you miss something of your own", "need_or_wish"),
        ("hold-space/not-tonight", "no worries, get some rest", "pace_respected"),
        ("hold-space/closed-study", "there's a sandwich outside your door", "offer"),
        ("hold-space/closed-study", "i'm making soup for later", "offer"),
        ("repair/sisters-messages", "let's try talking again", "repair_attempt"),
        ("repair/looked-at-watch", "can you tell me the rest now", "repair_attempt"),
        ("repair/platform-nine", "i'm glad you're still here", "appreciation_specific"),
        ("paraphrase/two-points", "you were so close and the others scare you correct", "check"),
        ("name-the-feeling/promotion-mail", "i bet you were furious", "tentative"),
        ("name-the-feeling/forty-letters", "you're losing heart", "feeling_named"),
        ("name-the-feeling/school-gate", "i imagine it hurt a little", "feeling_named"),
        ("validate/home-office-door", "i understand you feel trapped", "validation"),
        ("deepen/spare-key", "what you're really after is being counted on", "need_or_wish"),
        ("hold-space/quiet-drive", "okay love i'm just gonna drive", "pace_respected"),
        ("hold-space/edge-of-bed", "mind if i just sit here with you", "offer"),
        ("repair/receipts", "it was my shouting that scared them", "own_part"),
        ("repair/mother-knew-first", "i had no right to tell her", "own_part"),
        ("repair/walked-out", "leaving like that was wrong of me", "own_part"),
        ("repair/pillow-sofa", "it was cold of me to leave like that", "own_part"),
        ("validate/empty-drawer", "that must have gone right through you", "validation"),
        ("hold-space/wouldnt-understand", "i love you and i've got time", "pace_respected"),
        ("repair/receipts", "can we do it calmly next time", "repair_attempt"),
        ("open-question/gym-bag", "what would make it fun again", "open_question"),
    ],
)
def test_what_was_done_well_for_a_partner_is_found(step: str, text: str, strength: str) -> None:
    assert answered(step, text).has(strength)


@pytest.mark.parametrize(
    ("step", "text", "strength"),
    [
        ("paraphrase/night-feeds", "all night long nobody made you say yes", "check"),
        ("paraphrase/night-feeds", "that was hard yes", "check"),
        ("paraphrase/night-feeds", "the baby was up at one at three yes", "check"),
        ("deepen/adoption-photo", "you look fine", "tentative"),
        ("name-the-feeling/forty-letters", "their loss", "feeling_named"),
        ("deepen/bed-four", "if you want", "need_or_wish"),
        ("validate/three-pills", "poor dad", "content_covered"),
        ("name-the-feeling/school-gate", "that kid is a little rascal", "content_covered"),
        ("name-the-feeling/promotion-mail", "he's probably good at it", "tentative"),
        ("repair/pillow-sofa", "i sleep better on the sofa", "own_part"),
        ("deepen/little-translator", "i'll take care of it", "need_or_wish"),
    ],
)
def test_what_only_sounds_like_it_is_not_found(step: str, text: str, strength: str) -> None:
    assert not answered(step, text).has(strength)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("i shouldn't have done that it makes sense that you don't trust me", "done that”"),
        ("i ran off to the sofa cause i didn't know what to say", "to the sofa”"),
    ],
)
def test_a_quotation_ends_where_the_next_thought_begins(text: str, quoted: str) -> None:
    step = "repair/sisters-messages" if "trust" in text else "repair/pillow-sofa"
    assert quoted in answered(step, text).praise


def test_whoever_is_asked_for_their_share_hears_to_stay_with_it() -> None:
    found = answered("repair/walked-out", "i only walked out because you wouldn't stop")
    assert "own share" in found.change
    assert "share" not in answered("deepen/hearing-aid", "you're being vain").change


@pytest.mark.parametrize(
    ("step", "text", "name"),
    [
        ("hold-space/clean-plates", "i'll rinse", "offer"),
        ("name-the-feeling/empty-crib", "it hurts to see that box", "feeling_named"),
        ("validate/three-pills", "i'd have wanted to scream", "validation"),
        ("paraphrase/books-in-boxes", "your days aren't your own there", "inference"),
        ("paraphrase/books-in-boxes", "something got torn in you with that move", "inference"),
        ("hold-space/edge-of-bed", "alright not now then", "pace_respected"),
        ("validate/three-pills", "oh must be hard to be asked again and again", "validation"),
        ("deepen/hearing-aid", "you can't keep up at that table and it hurts", "inference"),
        ("hold-space/closed-study", "tell me or don't i'm staying", "pace_respected"),
        ("validate/three-pills", "evenings must be so hard for you", "validation"),
        ("paraphrase/late-shifts", "all of us are on the other side is that it", "check"),
        ("deepen/bed-four", "you keep seeing his hands", "inference"),
        ("hold-space/clean-plates", "okay wake me if it gets too quiet", "offer"),
        ("hold-space/other-guests", "i'd rather stay out here with you", "offer"),
        ("name-the-feeling/forty-letters", "i would have been so disheartened", "feeling_named"),
        ("validate/step-parent", "that has got to hurt", "validation"),
        ("validate/long-drive-back", "oof that sucks", "validation"),
        ("deepen/forklift-job", "perhaps you need to work with wood again", "need_or_wish"),
        ("repair/driving-joke", "yeah i do that i make you the punch line", "own_part"),
        ("repair/platform-nine", "i went and bought it without telling you", "own_part"),
        ("repair/sisters-messages", "if you told me things i wouldn't need to snoop", "blame"),
        (
            "i-statement/graduation-invite",
            "the letter has been lying on the table since monday",
            "observation",
        ),
        ("name-the-pattern/one-word-messages", "our calls have shrunk to a minute", "observation"),
        ("own-part/counting-feeds", "i keep count of the nights i'm going to stop that", "offer"),
        ("reframe/night-feeds", "maybe he misses the two of us", "need_or_wish"),
        (
            "open-question/third-letter-clinic",
            "what are you thinking of when you hold it",
            "open_question",
        ),
        ("open-question/third-letter-clinic", "what were you thinking", "interrogation"),
        ("name-the-feeling/sisters-call", "i know how you feel mine hung up too", "self_shift"),
    ],
)
def test_plain_words_count_for_what_they_do(step: str, text: str, name: str) -> None:
    found = answered(step, text)
    assert found.has(name)
    assert not found.has("advice")
    assert not found.has("mind_reading")


@pytest.mark.parametrize(
    ("step", "text", "name"),
    [
        ("repair/grammar-in-a-fight", "i only fixed one word", "own_part"),
        ("repair/platform-nine", "there was nothing i could do about it", "offer"),
        ("name-the-feeling/forty-letters", "i am so tired myself", "feeling_named"),
        ("hold-space/clean-plates", "i'll never get you", "offer"),
        ("name-the-feeling/empty-crib", "that box can be rejected", "feeling_named"),
        ("name-the-feeling/empty-crib", "it will be forgotten or replaced", "feeling_named"),
        ("repair/platform-nine", "i was busy earning the rent", "own_part"),
        ("deepen/bed-four", "i did not want to hurt you by asking", "need_or_wish"),
        ("notice/two-breakfasts", "your face has got on my nerves", "observation"),
        ("name-the-feeling/sisters-call", "how you felt is your business", "inference"),
    ],
)
def test_what_only_looks_like_it_does_not_count(step: str, text: str, name: str) -> None:
    assert not answered(step, text).has(name)


def test_an_inference_is_praised_where_nothing_asked_for_is_there() -> None:
    found = answered("deepen/bed-four", "you keep seeing his hands")
    assert "you keep seeing his hands" in found.praise
    assert found.changed_marker == "need_or_wish"


def test_a_wish_is_quoted_whole_or_not_at_all() -> None:
    found = answered("deepen/bed-four", "maybe you'd have liked a moment to say goodbye to him")
    assert found.has("need_or_wish")
    assert "“" not in found.praise
