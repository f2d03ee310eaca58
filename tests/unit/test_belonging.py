"""Whether an answer belongs to the line it follows: our own lines, as a recogniser writes them."""

from __future__ import annotations

from itertools import product

import pytest

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Expectation
from voice_coach.feedback.belonging import Belonging, belonging, gather_topics, root_of
from voice_coach.language.normalize import read_line

TOPICS = load_assessor().lexicon.topics

TALKS = {
    "um i i have about six beers on a saturday and then i feel awful on sunday": [
        "so the drinking costs you your sundays",
        "saturday is the night for it and you pay the day after",
        "you don't like how the the beer leaves you feeling",
    ],
    "my mother fell again and i keep checking my phone at work": [
        "you're worried about your mum even in the office",
        "so she's fallen more than once and you you can't put it out of your mind",
        "part of you is waiting for a call about her",
    ],
    "the doctor says my sugar is too high and he wants me on tablets": [
        "you're being asked to take medicine for it",
        "so the blood test came back and now there are pills",
        "he thinks you need treatment for diabetes",
    ],
    "the boys just play games all evening and nobody helps me with the dishes": [
        "you do all the cleaning while the kids are on a screen",
        "so you're left with the kitchen on your own",
        "you'd like your sons to take some of the housework",
    ],
    "we haven't got enough for the rent this month since they cut my shifts": [
        "so the money doesn't reach and your hours are fewer",
        "you're afraid you can't pay the landlord",
        "less work and the same bills",
    ],
    "i used to run every morning and now i get out of breath on the stairs": [
        "you miss being fit",
        "so your breathing has got worse since you ran",
        "exercise was part of your mornings",
    ],
}


def score(answer: str, heard: str) -> float:
    return belonging(read_line(answer), read_line(heard), TOPICS).score


@pytest.mark.parametrize(
    ("heard", "answer"), [(heard, answer) for heard, answers in TALKS.items() for answer in answers]
)
def test_an_answer_belongs_most_to_the_line_it_was_given_to(heard: str, answer: str) -> None:
    others = [score(answer, other) for other in TALKS if other != heard]
    assert score(answer, heard) > sorted(others)[-2]


def test_true_pairs_score_above_shuffled_ones_nearly_always() -> None:
    pairs = [(heard, answer) for heard, answers in TALKS.items() for answer in answers]
    true = [score(answer, heard) for heard, answer in pairs]
    false = [score(answer, other) for heard, answer in pairs for other in TALKS if other != heard]
    wins = sum(one > other for one, other in product(true, false))
    assert wins / (len(true) * len(false)) > 0.95


def test_a_rare_word_says_more_than_a_common_one() -> None:
    heard = "so i went there with the trombone and it was good"
    assert score("the trombone", heard) > score("it was good", heard)


def test_a_long_answer_without_anything_in_common_speaks_against_belonging() -> None:
    heard = "my boss moved the deadline again"
    long = "perhaps an apple tree gives the best fruit with some shade around its trunk"
    assert score(long, heard) < score("perhaps", heard) < score("your deadline", heard)


def test_persons_change_sides_and_inflections_do_not_matter() -> None:
    assert root_of("myself", TOPICS.bases) == root_of("yourself", TOPICS.bases)
    assert root_of("drank", TOPICS.bases) == root_of("drinking", TOPICS.bases)
    heard = "i drove my brother's car"
    assert score("you drive your brother's cars", heard) == score("i drove my brother car", heard)


@pytest.mark.parametrize(
    ("answer", "heard"), [("", "my car broke down"), ("okay so", ""), ("", "")]
)
def test_nothing_said_or_heard_is_no_evidence(answer: str, heard: str) -> None:
    assert belonging(read_line(answer), read_line(heard), TOPICS) == Belonging(0.0, False)


def test_words_of_one_topic_are_related_and_forms_count_for_their_word() -> None:
    topics = gather_topics(
        {"swam": "swim"}, {"water": ["swim", "lake"]}, {"swim": 0.001, "swam": 0.002, "lake": 0.001}
    )
    assert topics.topic_shares["water"] == pytest.approx(0.004)
    assert belonging(read_line("she swam"), read_line("the lake"), topics).is_related
    assert not belonging(read_line("she swam"), read_line("the moon"), topics).is_related


def test_a_word_without_content_tells_little_however_rare_it_is() -> None:
    heard, answer = read_line("since then"), read_line("since")
    plain = gather_topics({}, {}, {})
    told = gather_topics({}, {}, {}, ["since"])
    assert belonging(answer, heard, told).score < belonging(answer, heard, plain).score


def test_likeness_in_meaning_raises_and_unlikeness_lowers_the_score() -> None:
    found = belonging(read_line("perhaps"), read_line("my boss moved the deadline"), TOPICS)
    assert not found.is_related
    assert found.with_likeness(0.7).is_related
    assert found.with_likeness(0.0).score < found.with_likeness(0.2).score
    assert found.with_likeness(0.2).score < found.with_likeness(0.7).score < 1


@pytest.mark.parametrize("evidence", [-1e6, -1.0, 0.0, 1e6])
def test_a_score_is_a_ratio_whatever_the_evidence(evidence: float) -> None:
    assert 0 <= Belonging(evidence, True).score <= 1


def strengths(text: str, heard: str, expectation: Expectation | None = None) -> list[float]:
    found = load_assessor().assess(text, expectation, heard=heard).markers
    return [marker.strength for marker in found if marker.name == "content_covered"]


def test_a_reading_alone_tells_every_degree_of_belonging() -> None:
    heard = "the landlord raised the rent again and my hours were cut"
    clear = strengths("so the rent went up and you have fewer hours", heard)
    faint = strengths("my sister sings and the dog sleeps", heard)
    assert clear > faint > [0]
    assert strengths("hmm lovely", heard) == []
    assert strengths("so the rent went up", "") == []


def test_a_drill_takes_only_a_clear_belonging_for_the_strength() -> None:
    heard = "the landlord raised the rent again and my hours were cut"
    drill = Expectation("any", "listen", heard=heard)
    assert strengths("so the rent went up and you have fewer hours", heard, drill)
    assert strengths("my sister sings and the dog sleeps", heard, drill) == []


def test_a_comparer_of_meanings_is_asked_only_where_a_line_was_heard() -> None:
    from dataclasses import replace

    asked: list[tuple[str, str]] = []

    def alike(one: str, other: str) -> float:
        asked.append((one, other))
        return 3.0

    assessor = replace(load_assessor(), likeness=alike)
    assert not assessor.assess("you want out").has("content_covered")
    assert asked == []
    found = assessor.assess("you want out", heard="i can't stand this flat any longer")
    marker = next(item for item in found.markers if item.name == "content_covered")
    assert marker.strength > 0.5
    assert asked == [("you want out", "i can not stand this flat any longer")]
