"""Which words a recogniser was unsure of."""

from __future__ import annotations

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.adapters.turning_files import load_vocabulary
from voice_coach.events import Word
from voice_coach.language.doubtful_words import (
    LEAST_SURE,
    as_words,
    content_of,
    doubtful_words,
    holds_doubtful,
)


def heard(*words: tuple[str, float | None]) -> tuple[Word, ...]:
    return tuple(Word(text, 0, 0, confidence) for text, confidence in words)


def test_a_word_is_doubtful_that_was_heard_with_little_confidence() -> None:
    words = heard(("The", 0.9), ("Toaster,", LEAST_SURE - 0.01), ("left.", LEAST_SURE))
    assert doubtful_words(words) == {"toaster"}


def test_a_word_that_was_once_heard_surely_is_not_doubtful() -> None:
    assert not doubtful_words(heard(("My", 0.9), ("sister,", 0.3), ("my", 0.2), ("Sister", 0.8)))


def test_nothing_is_doubtful_to_an_engine_that_tells_no_confidence() -> None:
    assert not doubtful_words(heard(("the", None), ("toaster", None)))


def test_small_words_are_no_content_unless_they_deny() -> None:
    vocabulary = load_vocabulary()
    assert content_of({"the", "with", "don't", "you’re", "tyres"}, vocabulary) == {"n't", "tyres"}


def test_a_text_holds_a_doubtful_word_in_any_writing() -> None:
    assert holds_doubtful("so the “Toaster”, then", {"toaster"})
    assert not holds_doubtful("so the toast, then", {"toaster"})


def test_named_words_become_words_with_little_confidence() -> None:
    words = as_words("It was the Toaster.", ["toaster"])
    assert [word.text for word in words] == ["It", "was", "the", "Toaster."]
    assert doubtful_words(words) == {"toaster"}


def test_praise_quotes_no_doubtful_word() -> None:
    text = "i noticed that you cleaned the kitchen on sunday thank you"
    praises = {
        load_assessor().assess(text, words=as_words(text, doubtful), variant=variant).praise
        for variant in range(4)
        for doubtful in (["kitchen"], ["cleaned", "sunday"])
    }
    assert all("kitchen" not in praise or "sunday" not in praise for praise in praises)
    assert any("kitchen" in load_assessor().assess(text, variant=at).praise for at in range(4))
