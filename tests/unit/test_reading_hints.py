"""Danger that is hinted at in words of no wording: told by the weights of words close together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.train_danger import weigh
from voice_coach.adapters.hint_file import load_hints, save_hints
from voice_coach.adapters.lexicon_files import load_safety_reader
from voice_coach.adapters.locales import shipped_words
from voice_coach.errors import DialogError
from voice_coach.language.hints import PLACES, HintWeights, stretches
from voice_coach.language.safety import SafetyReader

HELD = Path(__file__).parent.parent / "data" / "danger_held.txt"
SHIPPED = shipped_words("en-us", "lexicon/hints.npz")
HEARD_SHARE = 0.72
TAKEN_SHARE = 0.03
# 32 of 40 and 1 of 60 were measured
GAINED = 10
# lines heard by their weights alone, of 40; 14 were measured
ALONE = "he won't give me back my baby until i say sorry on my knees"
# no wording tells of it
RAMBLE = (
    "so we had the shelves to put up and then your sister rang and we talked for an hour about"
    " the garden and the new school and after that i was too tired to start anything"
)


def held(label: str) -> list[str]:
    rows = (row.split(" | ", 1) for row in HELD.read_text("utf-8").splitlines() if row[0] != "#")
    return [text for kind, text in rows if kind == label]


def heard_among(lines: list[str], reader: SafetyReader) -> int:
    return sum(reader.is_unsafe(line) for line in lines)


def without_weights() -> SafetyReader:
    return SafetyReader(replace(load_safety_reader().lexicon, hints=None))


def test_most_of_what_nobody_thought_of_is_heard() -> None:
    lines = held("d")
    assert heard_among(lines, load_safety_reader()) >= HEARD_SHARE * len(lines)


def test_tender_talk_that_nobody_thought_of_is_no_danger() -> None:
    lines = held("n")
    assert heard_among(lines, load_safety_reader()) <= TAKEN_SHARE * len(lines)


def test_the_weights_hear_what_the_wordings_miss() -> None:
    lines = held("d")
    gained = heard_among(lines, load_safety_reader()) - heard_among(lines, without_weights())
    assert gained >= GAINED
    assert not without_weights().is_unsafe(ALONE)


@pytest.mark.parametrize("before", ["", RAMBLE + " and ", f"{RAMBLE} and {RAMBLE} and "])
def test_a_hint_is_heard_at_the_end_of_long_talk(before: str) -> None:
    assert load_safety_reader().is_unsafe(before + ALONE)


def test_long_talk_is_no_danger_for_being_long() -> None:
    assert not load_safety_reader().is_unsafe(" ".join([RAMBLE] * 12))


@pytest.mark.parametrize("text", ["", "stop", "stop now please", "i am", "he put her in"])
def test_a_few_words_are_not_weighed(text: str) -> None:
    assert not load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize("count", [0, 1, 8, 15, 16, 17, 24, 25, 32, 100])
def test_every_word_is_in_a_stretch(count: int) -> None:
    words = [str(number) for number in range(count)]
    found = list(stretches(words))
    assert {word for stretch in found for word in stretch} == set(words)
    assert all(len(stretch) <= 16 for stretch in found)


def test_what_is_learned_is_told_apart() -> None:
    lines = ["the red door is open", "the red gate is open", "my blue door is shut"]
    weights, bias = weigh(lines, np.array([1.0, 1.0, 0.0]), steps=300)
    unit = float(np.abs(weights).max()) / 127
    learned = HintWeights([round(weight / unit) for weight in weights.tolist()], unit, bias, 0.0)
    assert learned.hints(["the", "red", "house", "is", "open"]) is False
    assert learned.weight(["the", "red", "house", "is", "open"]) > 0
    assert learned.weight(["my", "blue", "house", "is", "shut"]) < 0


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    table = [0] * PLACES
    table[5], table[-1] = -127, 127
    path = tmp_path / "hints.npz"
    save_hints(path, HintWeights(table, 0.25, -1.5, 0.5))
    found = load_hints(path)
    assert found is not None
    assert (found.unit, found.bias, found.threshold) == (0.25, -1.5, 0.5)
    assert list(found.table) == table


def test_a_language_without_weights_is_read_by_its_wordings(tmp_path: Path) -> None:
    assert load_hints(tmp_path / "hints.npz") is None
    assert without_weights().is_unsafe("i want to kill myself")


def test_damaged_weights_are_told_with_a_remedy(tmp_path: Path) -> None:
    whole = SHIPPED.read_bytes()
    path = tmp_path / "hints.npz"
    for content in (b"", b"no weights", whole[: len(whole) // 2], whole[:-200]):
        path.write_bytes(content)
        with pytest.raises(DialogError) as raised:
            load_hints(path)
        assert raised.value.remedy


def test_weights_that_do_not_fit_are_told(tmp_path: Path) -> None:
    path = tmp_path / "hints.npz"
    save_hints(path, HintWeights([1, 2, 3], 1.0, 0.0, 0.0))
    with pytest.raises(DialogError):
        load_hints(path)
