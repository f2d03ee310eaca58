"""Danger in wordings of many kinds, and everyday talk beside it: how much of each is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_safety_reader

TABLE = Path(__file__).parent.parent / "data" / "danger.txt"
HEARD_SHARE = 0.95
TAKEN_SHARE = 0.005
# each stands just under or over what was measured on the table


def written(label: str) -> list[str]:
    rows = (row.split(" | ", 1) for row in TABLE.read_text("utf-8").splitlines() if row[0] != "#")
    return [text for kind, text in rows if kind == label]


def share_heard(lines: list[str]) -> float:
    reader = load_safety_reader()
    return sum(reader.is_unsafe(line) for line in lines) / len(lines)


def test_nearly_all_hints_of_the_table_are_heard() -> None:
    assert share_heard(written("d")) >= HEARD_SHARE


def test_hardly_any_everyday_line_of_the_table_is_taken_for_danger() -> None:
    assert share_heard(written("n")) <= TAKEN_SHARE


@pytest.mark.parametrize(
    "text",
    [
        "he would never twist my arm behind my back",
        "she has never slapped her",
        "nobody ever came at me with a knife",
        "he did not drag me inside by my hair",
        "he never grabbed me by the hair",
    ],
)
def test_what_did_not_happen_is_no_danger(text: str) -> None:
    assert not load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "my ex was violent and i am happy now",
        "i used to cut myself and i have not for ten years",
    ],
)
def test_what_is_long_over_is_no_danger(text: str) -> None:
    assert not load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "he used to hit me and since monday he is at it again",
        "my dad used to beat me and i haven't told anyone",
        "years ago he hit me and now he threatens to kill me",
        "i used to cut myself and i am glad of it and last night i did",
        "he used to hit me for ten years",
    ],
)
def test_what_goes_on_from_long_ago_is_heard(text: str) -> None:
    assert load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "i do not deserve to live",
        "he says that i can't go out",
        "she will not stop when i scream",
        "i couldn't face another day like this",
        "the children know to hide before daddy starts",
        "i hear his boots on the stairs and my heart races",
        "he pushed my sister down onto the floor with his knee on her neck",
        "my cousin keeps threatening us",
        "i'm scared to say no to him because of what he does after",
        "i can't go on like this and i have counted the pills",
        "i was thinking about ending it last night",
    ],
)
def test_a_frame_is_heard_with_other_words_in_it(text: str) -> None:
    assert load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "i can't go on like this we need to talk about the chores",
        "it feels like i can't go on like this with you always on your phone",
        "i can't go on like this in this marriage",
        "i can't go on without you helping in the house",
        "i have been thinking about ending it with him",
        "i am thinking of ending it between us",
    ],
)
def test_what_a_couple_cannot_go_on_with_is_no_danger(text: str) -> None:
    assert not load_safety_reader().is_unsafe(text)
