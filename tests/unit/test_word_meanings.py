"""The vectors of words' meanings, as shipped and damaged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.adapters.locales import shipped_words
from voice_coach.adapters.word_meanings import load_likeness
from voice_coach.errors import DialogError
from voice_coach.feedback.belonging import Likeness

SHIPPED = shipped_words("en-us", "lexicon/meanings.npz")


def shipped_likeness() -> Likeness:
    likeness = load_likeness(SHIPPED)
    assert likeness is not None
    return likeness


@pytest.mark.parametrize(
    ("heard", "answer", "other"),
    [
        ("i am so tired every night", "you are worn out", "you love sailing"),
        ("the baby screams at three", "you never sleep through", "you painted the fence"),
        ("we cannot pay the rent", "money is short", "the music was loud"),
        ("the doctor found something", "you are worried about your health", "you enjoy football"),
    ],
)
def test_an_answer_on_the_subject_is_more_alike_without_any_word_in_common(
    heard: str, answer: str, other: str
) -> None:
    likeness = shipped_likeness()
    assert likeness(answer, heard) > likeness(other, heard) + 0.3


def test_a_text_without_known_words_is_like_nothing() -> None:
    likeness = shipped_likeness()
    assert likeness("", "we went home") == 0
    assert likeness("zzyzx qwrtp", "we went home") == 0


def test_an_inflection_means_what_its_base_means(tmp_path: Path) -> None:
    path = tmp_path / "meanings.npz"
    np.savez(path, words=np.array("walk\nsea"), vectors=np.array([[127, 0], [0, 127]], np.int8),
             scales=np.ones(2), weights=np.array([2.0, 1.0]))  # fmt: skip
    likeness = load_likeness(path)
    assert likeness is not None
    assert likeness("walked", "walking") == pytest.approx(2.0)
    assert likeness("walks", "sea") == 0


def test_the_reading_works_without_the_file(tmp_path: Path) -> None:
    assert load_likeness(tmp_path / "meanings.npz") is None
    assessor = replace(load_assessor(), likeness=None)
    found = assessor.assess("so the rent went up", heard="the landlord raised the rent again")
    assert found.has("content_covered")


def test_a_line_on_the_subject_gains_on_one_that_is_not() -> None:
    heard = "we cannot pay the rent"

    def strength(answer: str, likeness: Likeness | None) -> float:
        found = replace(load_assessor(), likeness=likeness).assess(answer, heard=heard)
        return max((m.strength for m in found.markers if m.name == "content_covered"), default=0)

    likeness = shipped_likeness()
    assert strength("so money is short", likeness) > strength("so money is short", None)
    assert strength("you like the sea", likeness) <= strength("you like the sea", None)


def test_a_damaged_file_is_told_with_a_remedy(tmp_path: Path) -> None:
    whole = SHIPPED.read_bytes()
    spoilt = whole[:300_000] + bytes(1_000) + whole[301_000:]
    for content in (b"", b"no vectors", whole[: len(whole) // 2], whole[:-200], spoilt):
        path = tmp_path / "meanings.npz"
        path.write_bytes(content)
        with pytest.raises(DialogError) as raised:
            load_likeness(path)
        assert raised.value.remedy


def test_parts_that_are_missing_or_do_not_fit_are_told(tmp_path: Path) -> None:
    path = tmp_path / "meanings.npz"
    np.savez(path, words=np.array("sea"))
    with pytest.raises(DialogError):
        load_likeness(path)
    np.savez(path, words=np.array("sea\nlake"), vectors=np.ones((1, 3), np.int8),
             scales=np.ones(1), weights=np.ones(3))  # fmt: skip
    with pytest.raises(DialogError):
        load_likeness(path)


def test_meanings_never_take_away_what_the_words_show() -> None:
    heard = "the landlord raised the rent again and my hours were cut"
    answer = "so the rent went up and you have fewer hours"

    def strength(likeness: Likeness | None) -> float:
        found = replace(load_assessor(), likeness=likeness).assess(answer, heard=heard)
        return max(m.strength for m in found.markers if m.name == "content_covered")

    assert strength(lambda one, other: 0.0) == strength(None)
