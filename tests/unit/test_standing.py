"""Whatever was answered, the two sentences about it are true, and never shame anyone."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.prompts import PROMPTS
from voice_coach.dialog.script import Script
from voice_coach.dialog.standing import ENOUGH, Standing, progress_lines
from voice_coach.dialog.steps import Answer, Step
from voice_coach.events import Assessment
from voice_coach.feedback.progress import Share
from voice_coach.feedback.trend import LEAST_EACH, change
from voice_coach.programme import standing_of

SHAMING = re.compile(
    r"\b(only|fail\w*|wrong|bad\w*|worse|poor\w*|weak\w*|lost|down|fell|less|fewer|missed)\b"
)


@cache
def script() -> Script:
    return load_script("en-us")


def sentences(strong: list[bool], standing: Standing, seed: int) -> tuple[str, str]:
    """What is said after a session with these answers."""
    answers = [
        Answer(Step(f"a/{at}", "judged", ()), assessment=Assessment("so", is_strong=is_strong))
        for at, is_strong in enumerate(strong)
    ]
    prompter = Prompter(script().prompts, random.Random(seed))
    now, before = progress_lines(answers, standing, prompter)
    return now.text, before.text


def tried(strong: list[bool]) -> tuple[Share, Share]:
    """Earlier first tries, cut in two."""
    half = len(strong) // 2
    before, after = (Share(sum(part), len(part)) for part in (strong[:half], strong[half:]))
    return before, after


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


@given(st.lists(st.booleans(), max_size=12), st.integers(0, 99))
def test_the_sentence_about_the_session_counts_right(strong: list[bool], seed: int) -> None:
    text, _ = sentences(strong, Standing(), seed)
    done, well = len(strong), sum(strong)
    if done > 1:
        assert numbers(text) == ([done, well] if 0 < well < done else [done])
    else:
        assert numbers(text) == []
        assert ("one step" in text.casefold()) == (done == 1)
    assert ("strong" in text) == (well > 0)
    assert bool(re.search("all of them|every one", text)) == (done > 1 and well == done)


@given(st.lists(st.booleans(), max_size=150), st.integers(0, 99))
def test_the_sentence_about_earlier_sessions_counts_right(strong: list[bool], seed: int) -> None:
    _, text = sentences([], standing_of(*tried(strong)), seed)
    tries, well = len(strong), sum(strong)
    if tries < ENOUGH:
        assert numbers(text) == []
    elif "percent" not in text:
        assert sorted(numbers(text)) == sorted([tries, well] if well else [tries])


@given(
    st.integers(0, 120).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    st.integers(0, 120).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
)
def test_a_rise_is_told_only_where_it_is_more_than_chance(
    first: tuple[int, int], then: tuple[int, int]
) -> None:
    strong = [at < hits for hits, of in (first, then) for at in range(of)]
    before, after = tried(strong)
    _, text = sentences([], standing_of(before, after), 1)
    if "percent" in text:
        assert min(before.of, after.of) >= LEAST_EACH
        assert change(before, after) is not None
        low, high = numbers(text)
        assert low < high
        assert (low, high) == (round(100 * before.ratio), round(100 * after.ratio))


def test_a_clear_rise_is_told() -> None:
    strong = [False] * 30 + [True] * 30
    assert standing_of(*tried(strong)).rise == (0, 100)
    assert standing_of(*tried(strong[::-1])).rise is None


@pytest.mark.parametrize("key", [it for it in PROMPTS if it.startswith(("progress", "standing"))])
def test_no_wording_shames_and_each_is_one_sentence(key: str) -> None:
    for wording in script().prompts[key]:
        assert not SHAMING.search(wording.casefold()), wording
        assert key == "progress-unscored" or len(re.findall(r"[.!?]", wording)) == 1, wording


def test_one_is_never_spoken_of_as_many() -> None:
    for done in range(4):
        for well in range(done + 1):
            strong = [True] * well + [False] * (done - well)
            for seed in range(6):
                for text in sentences(strong, Standing(12, 1), seed):
                    assert not re.search(r"\b1 (steps|tries|exercises|answers)\b", text)
