"""A paraphrase holds no word that was perhaps misheard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import voice_coach
from voice_coach.adapters.turning_files import load_paraphraser
from voice_coach.language.paraphrase import Paraphrase

TOLD = "i was so tired after the late shift and my brother borrowed the toaster from my aunt again"


def turned(text: str, *doubtful: str, variant: int = 0) -> Paraphrase:
    return load_paraphraser().paraphrase(text, doubtful=doubtful, variant=variant)


@pytest.mark.parametrize(
    ("text", "doubtful", "kept"),
    [
        ("i feel lonely because you painted the toaster", ["toaster"], "lonely"),
        ("she left her job because of the noise", ["noise"], "left her job"),
        ("i was scared and the bowels were everywhere", ["bowels"], "scared"),
        ("she never calls but i miss her voice", ["calls"], "miss her voice"),
    ],
)
def test_what_is_sure_is_said_back_without_what_is_not(
    text: str, doubtful: list[str], kept: str
) -> None:
    for variant in range(6):
        made = turned(text, *doubtful, variant=variant).text
        assert kept.replace("my", "your") in made
        assert not set(doubtful) & set(made.split())


def test_a_denial_that_was_perhaps_misheard_is_not_said_back() -> None:
    assert "don't want" in turned("i don't want to move to leeds").text
    assert "want" not in turned("i don't want to move to leeds", "don't").text


def test_a_short_denial_with_a_doubtful_word_takes_its_first_half_along() -> None:
    text = "they think i'm fine but i'm not"
    assert turned(text).text.endswith("but you're not.")
    assert "fine" not in turned(text, "not").text


def test_a_doubtful_feeling_is_not_named() -> None:
    text = "i am worried about my exam"
    assert turned(text).feeling == "worried"
    made = turned(text, "worried")
    assert made.feeling is None
    assert "worried" not in made.text


def test_a_doubtful_topic_is_not_named_where_nothing_else_can_be_said() -> None:
    text = "well about my mother or that"
    assert "your mother" in turned(text).text
    assert "mother" not in turned(text, "mother").text


def test_a_doubtful_wish_is_not_told() -> None:
    made = turned("i want to go to the lake with him", "lake")
    assert made.need is None
    assert "lake" not in made.text


def test_a_name_is_doubtful_however_it_is_written() -> None:
    assert "Anna" in turned("My friend Anna left me at the station.").text
    assert "Anna" not in turned("My friend Anna left me at the station.", "anna").text


def test_where_all_is_doubtful_nothing_is_claimed() -> None:
    made = turned(TOLD, *TOLD.split())
    assert made.stem_id.startswith("safe-general")


def test_from_python_doubtful_words_are_left_out_too() -> None:
    assert "toaster" not in voice_coach.paraphrase(TOLD, doubtful=["toaster"]).text
    text = "you never listen and i cook"
    assert not any(
        marker.name == "absolute" for marker in voice_coach.assess(text, doubtful=["never"]).markers
    )


@given(st.sets(st.sampled_from(sorted(set(TOLD.split()) - {"i", "my", "the", "and", "was", "so"}))))
def test_no_doubtful_word_is_ever_said_back(doubtful: set[str]) -> None:
    content = doubtful - {"after", "from", "again"}
    said = load_paraphraser().paraphrase(TOLD, doubtful=doubtful)
    parts = (said.text, said.event or "", said.need or "", said.feeling or "")
    assert not content & {word.strip(".,?") for part in parts for word in part.split()}
