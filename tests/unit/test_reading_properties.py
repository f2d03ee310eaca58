"""What holds for any text whatever."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.adapters.turning_files import load_paraphraser
from voice_coach.events import Expectation, Word
from voice_coach.language.normalize import read_line

FRAGMENTS = st.sampled_from(
    [
        "you never", "i feel", "it sounds like", "um", "lonely", "because", "what was", "did i",
        "get that right", "you should", "talk to her", "never", "when", "last night", "we ate",
        "apart", "could we", "tomorrow", "at seven", "thank you for", "waiting", "i'm sorry",
        "but", "you", "don't", "worry", "right now", "why", "it's your fault", "maybe", "so",
        "take your time", "?", ".", ",", "I", "…", "“", "don t", "you re", "i i", "okay",
    ]
)  # fmt: skip
SENTENCES = st.sampled_from(
    [
        text
        for entry in yaml.safe_load(
            (Path(__file__).parent.parent / "data" / "markers.yaml").read_text(encoding="utf-8")
        ).values()
        for text in (*entry["shows"], *entry["lacks"])
    ]
)
SPEECH = st.lists(FRAGMENTS, max_size=25).map(" ".join)
ANY_TEXT = st.one_of(SPEECH, st.text(max_size=200))
KINDS = st.sampled_from(["listen", "speak", None])
POLITENESS = st.sampled_from(["please", "thank you", "if you like", "when you are ready"])


def expectation(kind: str | None, heard: str) -> Expectation | None:
    if kind is None:
        return None
    return Expectation("any", "listen" if kind == "listen" else "speak", heard=heard)


@settings(deadline=None, max_examples=300)
@given(text=ANY_TEXT, heard=ANY_TEXT, kind=KINDS)
@example(text="he beats me every night", heard="", kind="listen")
def test_any_text_is_judged_and_every_span_lies_in_it(
    text: str, heard: str, kind: str | None
) -> None:
    found = load_assessor().assess(text, expectation(kind, heard), heard=heard)
    for marker in found.markers:
        start, end = marker.span
        assert 0 <= start <= end <= len(text)
        assert 0 <= marker.strength <= 1
    assert found.act in {"reflection", "question", "statement", "other"}
    assert found.act in found.acts


@settings(deadline=None, max_examples=500)
@given(text=SENTENCES, polite=POLITENESS, at_front=st.booleans(), kind=KINDS)
def test_politeness_never_adds_a_pitfall(
    text: str, polite: str, at_front: bool, kind: str | None
) -> None:
    politer = f"{polite} {text}" if at_front else f"{text} {polite}"
    before = load_assessor().assess(text, expectation(kind, ""))
    after = load_assessor().assess(politer, expectation(kind, ""))
    pitfalls = {marker.name for marker in before.markers if marker.kind == "pitfall"}
    added = {marker.name for marker in after.markers if marker.kind == "pitfall"} - pitfalls
    assert not added


@settings(deadline=None, max_examples=200)
@given(text=ANY_TEXT)
def test_a_normalised_word_knows_where_it_stood(text: str) -> None:
    line = read_line(text)
    assert len(line.words) == len(line.starts) == len(line.ends) == len(line.offsets)
    for word, start, end, offset in zip(
        line.words, line.starts, line.ends, line.offsets, strict=True
    ):
        assert 0 <= start < end <= len(text)
        assert line.plain[offset : offset + len(word)] == word


@settings(deadline=None, max_examples=200)
@given(text=SPEECH.map(lambda text: "".join(sign for sign in text if sign not in "?.…")))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = read_line(text).plain
    assert read_line(once).plain == once


@settings(deadline=None, max_examples=150)
@given(text=SPEECH, kind=KINDS)
def test_words_the_recogniser_doubts_never_count_against_the_person(
    text: str, kind: str | None
) -> None:
    words = tuple(
        Word(part, 100 * number, 100 * number + 90, 0.2) for number, part in enumerate(text.split())
    )
    found = load_assessor().assess(text, expectation(kind, ""), words=words)
    assert not any(marker.kind == "pitfall" for marker in found.markers)
    assert not found.changed_marker


@settings(deadline=None, max_examples=150)
@given(text=ANY_TEXT, heard=ANY_TEXT, variant=st.integers(0, 50))
def test_the_same_answer_is_always_judged_the_same(text: str, heard: str, variant: int) -> None:
    first = load_assessor().assess(text, heard=heard, variant=variant)
    assert first == load_assessor().assess(text, heard=heard, variant=variant)


@pytest.mark.parametrize(
    "said",
    [
        "Is it? ",
        "I know. ",
        "You always do. ",
        "not ",
        "It was late. You were tired. We ate alone. ",
    ],
)
@pytest.mark.parametrize("read", [load_assessor().assess, load_paraphraser().paraphrase])
def test_a_text_twice_as_long_takes_twice_the_work(
    read: Callable[[str], object], said: str
) -> None:
    text = said * 2000
    read(text[:60])  # what is prepared once
    assert calls_of(read, text[:8000]) < 2.4 * calls_of(read, text[:4000])


def calls_of(read: Callable[[str], object], text: str) -> int:
    """How many functions and steps of generators reading a text takes."""
    count = itertools.count()
    sys.setprofile(lambda *_: next(count))
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return next(count)
