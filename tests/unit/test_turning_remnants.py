"""Speech that went on otherwise than it began, and what is named where nothing can be turned."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_paraphraser, load_vocabulary
from voice_coach.language.grammar import agreement_errors, first_person_leaks
from voice_coach.language.paraphrase import Paraphrase
from voice_coach.language.pronouns import Listener
from voice_coach.language.syntax.remnants import has_remnants


def said_back(text: str, listener: Listener = "coach") -> Paraphrase:
    return load_paraphraser().paraphrase(text, listener=listener)


@pytest.mark.parametrize(
    "text",
    [
        "you want that closeness than nothing",
        "that's how you feel that you love him",
        "everything is just f",
        "you thought you'll stop",
        "there keeps you busy",
        "there is a plan that you would have to",
        "not so much of that stuff well",
        "you just felt that",
        "that's the thing",
        "you forget how many drinks",
        "much the drinks are vodka",
    ],
)
def test_a_text_that_breaks_off_or_says_nothing_is_known(text: str) -> None:
    assert has_remnants(text)


@pytest.mark.parametrize(
    "text",
    [
        "you'd rather be alone than with him",
        "you are older than her",
        "that's how you feel",
        "you have to",
        "you don't want to",
        "you sleep well",
        "there are two of them",
        "there really isn't time",
        "you said you would stop",
        "you know that",
    ],
)
def test_a_finished_text_has_none(text: str) -> None:
    assert not has_remnants(text)


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("everybody at work thinks i'm fine but i'm not", "thinks you're fine, but you're not"),
        ("she thinks i don't love her anymore but i do", "don't love her anymore, but you do"),
        ("he says he's fine but i can see he isn't", "he's fine, but you can see he isn't"),
        ("i'm proud of us", "proud of the two of you"),
        ("i'm not blo i'm not bloated", "you're not bloated"),
        ("my work is really man manual", "your work is really manual"),
        ("i feel tired and work as eating me up", "you feel tired."),
    ],
)
def test_what_was_meant_comes_back_whole(text: str, turned: str) -> None:
    assert turned in said_back(text).text


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("most of it goes to everything else but me", "everything else."),
        ("can we not do this now", "whether"),
        ("you never listen", "never listen"),
        ("it sounds like you're tired", "tired"),
        ("not going through life without smoking", "going through life"),
        ("this is between you and me", "between you."),
        ("i think to myself maybe i shouldn't go out", "So maybe you shouldn't"),
        ("i mean it's my lip that's pierced not my teeth", "your teeth"),
        ("what makes it worse is that he laughs", "question"),
    ],
)
def test_half_of_it_or_words_for_the_coach_never_come_back(text: str, never: str) -> None:
    assert never not in said_back(text).text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("um constant thoughts about smoking", "smoking"),
        ("and then with my mother it", "your mother"),
        ("in my life considering i have big plans for my future so", "your future"),
        ("if at work or like", "work"),
    ],
)
def test_where_nothing_can_be_turned_what_was_spoken_of_is_named(text: str, named: str) -> None:
    made = said_back(text)
    assert made.stem_id.startswith("safe-topic")
    assert f"{named}." in made.text


@pytest.mark.parametrize("text", ["and my mother's house so", "well the school board", "it works"])
def test_half_a_name_is_never_named(text: str) -> None:
    assert "safe-topic" not in said_back(text).stem_id


def test_what_is_named_varies_and_reads_as_speech() -> None:
    paraphraser = load_paraphraser()
    used: list[str] = []
    for variant in range(8):
        made = paraphraser.paraphrase(
            "um constant thoughts about smoking", variant=variant, avoid=used[-2:]
        )
        assert not first_person_leaks(made.text)
        assert not agreement_errors(made.text, load_vocabulary())
        used.append(made.stem_id)
    assert len(set(used)) >= 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she wants a the car for herself", "So she wants the car for herself."),
        (
            "he left and so when i came home it was dark",
            "He left, so when you came home, it was dark.",
        ),
        ("he left the house and so when i", "So he left the house."),
        ("have the kids ever asked about us", "It sounds like this has been on your mind."),
    ],
)
def test_what_was_begun_twice_or_asked_is_no_stumbling_block(text: str, expected: str) -> None:
    assert said_back(text).text == expected
