"""The stems: enough of them, grammatical however they are filled, never the same twice."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.turning_files import load_paraphraser, load_stems, load_vocabulary
from voice_coach.language.grammar import agreement_errors, first_person_leaks
from voice_coach.language.stems import FAMILIES, Stem, choose, stem_problems

CLAUSES = ("you moved out in spring", "he never calls", "it's been hard", "there is no time")
FEELINGS = ("lonely", "worried about your mother", "so tired of it")
NEEDS = ("to be heard", "a little time", "to stop fighting with your wife")
VALUES = {"content": CLAUSES, "event": CLAUSES, "feeling": FEELINGS, "need": NEEDS}


def fillings(stem: Stem) -> list[dict[str, str]]:
    names = sorted(stem.slots)
    return [dict(zip(names, values, strict=True)) for values in product(*map(VALUES.get, names))]


def test_there_are_twenty_stems_and_three_in_every_family() -> None:
    stems = load_stems().stems
    assert len(stems) >= 20
    assert all(sum(stem.family == family for stem in stems) >= 3 for family in FAMILIES)


def test_the_shipped_stems_have_no_problem() -> None:
    assert stem_problems(load_stems().stems) == ()


@pytest.mark.parametrize("stem", load_stems().stems, ids=lambda stem: stem.id)
def test_a_stem_is_grammatical_and_speaks_of_the_hearer_alone_in_every_filling(stem: Stem) -> None:
    for values in fillings(stem):
        for is_past in (False, True):
            sentence = stem.fill(values, is_past=is_past)
            assert not agreement_errors(sentence, load_vocabulary())
            assert not first_person_leaks(sentence)
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            assert "{" not in sentence


def test_safe_sentences_and_checks_claim_nothing_of_the_coach() -> None:
    book = load_stems()
    named = {"topic", "feeling", "feeling-past", "question-topic"}
    assert set(book.safe) == {"general", "affirmed", "denied", "question"} | named
    lines = [line for lines in book.safe.values() for line in lines]
    for line in (*book.checks, *lines):
        sentence = line.format(topic="your mother", feeling="sad")
        assert not first_person_leaks(sentence)
        assert not agreement_errors(sentence, load_vocabulary())


@pytest.mark.parametrize(
    ("stem", "problem"),
    [
        (Stem("a", "other", "So {content}."), "unknown family"),
        (Stem("a", "content", "So."), "must use slots"),
        (Stem("a", "content", "I hear {content}."), "first person"),
        (Stem("a", "feeling", "You feel {feeling}.", past="So {event}."), "other slots"),
    ],
)
def test_a_wrong_stem_is_named(stem: Stem, problem: str) -> None:
    assert any(problem in found for found in stem_problems([stem]))


def test_a_stem_that_stands_there_twice_and_a_missing_family_are_named() -> None:
    stem = Stem("a", "content", "So {content}.")
    problems = " ".join(stem_problems([stem, stem]))
    assert "twice" in problems
    assert "summary has no stem" in problems


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=6), st.data())
def test_a_stem_to_avoid_is_never_chosen_while_another_is_left(
    variant: int, count: int, data: st.DataObject
) -> None:
    stems = [Stem(str(index), "content", "So {content}.") for index in range(count)]
    avoid = data.draw(st.lists(st.sampled_from([stem.id for stem in stems])))
    chosen = choose(stems, variant, avoid)
    assert chosen is not None
    assert chosen.id not in avoid or {stem.id for stem in stems} <= set(avoid)


def test_the_same_stem_never_comes_twice_in_a_row() -> None:
    said = ["i'm lonely", "yeah", "i want to leave", "he left but i stayed", "what should i do"]
    used: list[str] = []
    for variant, text in enumerate(said * 12):
        made = load_paraphraser().paraphrase(text, variant=variant, avoid=used[-1:])
        used.append(made.stem_id)
    assert all(first != second for first, second in pairwise(used))


def test_variants_word_the_same_thing_differently() -> None:
    texts = {load_paraphraser().paraphrase("he left", variant=v).text for v in range(12)}
    assert len(texts) >= 6


def test_a_check_follows_only_now_and_then() -> None:
    texts = [load_paraphraser().paraphrase("he left me", variant=v).text for v in range(30)]
    checked = sum(text.endswith("?") for text in texts)
    assert 0 < checked < 15
