"""Times somebody lived through, and contractions without their apostrophe, said back."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_paraphraser


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("pretty rough week honestly", "it's been a pretty rough week"),
        ("exhausting month", "it's been an exhausting month"),
        ("a long day", "it's been a long day"),
        ("long week at work", "it's been a long week at work"),
        ("hell probably say nothing and look at his phone", "he'll probably say nothing"),
        ("were drifting apart and i hate it", "you're drifting apart"),
        ("id like him to see me", "you'd like him to see you"),
        ("its another sunday without a word", "it's another sunday without a word"),
        ("ill accept whatever he says", "you'll accept whatever he says"),
    ],
)
def test_it_is_given_back_as_it_was_meant(said: str, heard: str) -> None:
    texts = [load_paraphraser().paraphrase(said, variant=variant).text for variant in range(6)]
    assert all(heard.lower() in text.lower() for text in texts)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("good morning", "it's been"),
        ("two days a week", "it's been"),
        ("rough day yesterday", "it's been"),
        ("i am ill be patient", "'ll"),
        ("we were stuck there", "'re stuck"),
    ],
)
def test_other_words_stay_as_they_are(said: str, wrong: str) -> None:
    texts = [load_paraphraser().paraphrase(said, variant=variant).text for variant in range(6)]
    assert not any(wrong in text.lower() for text in texts)
