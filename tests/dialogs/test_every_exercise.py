"""Every exercise of every drill, answered by its own model answers and by its weak ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.adapters.turning_files import load_vocabulary
from voice_coach.dialog.check import fill
from voice_coach.dialog.problems import sentences
from voice_coach.dialog.script import Drill, Exercise, WeakAnswer
from voice_coach.events import Assessment
from voice_coach.language.grammar import agreement_errors

FEWEST_EXERCISES = 8
LONGEST_SENTENCE = 20
# words; more is hard to follow by ear
_ARTICLE_SLIP = re.compile(r"\ba [aeio]\w+|\ban [bcdfgjklmnpqrstvwxz]\w+")
_ARTICLE_FINE = re.compile(r"\ba (?:one|once|european)\b|\ban (?:sms|sos)\b")


@dataclass(frozen=True)
class Case:
    """One exercise with its drill."""

    drill: Drill
    exercise: Exercise

    def answered(self, text: str, variant: int = 0) -> Assessment:
        expectation = self.drill.expectation(self.exercise)
        return ASSESSOR.assess(text, expectation, variant=variant)


DRILLS = load_script("en-us").drills
VOCABULARY = load_vocabulary("en-us")
ASSESSOR = load_assessor()
CASES = {
    f"{drill.id}/{exercise.id}": Case(drill, exercise)
    for drill in DRILLS
    for exercise in drill.exercises
}
MODELS = [
    pytest.param(case, text, id=f"{name}-{number}")
    for name, case in CASES.items()
    for number, text in enumerate(case.exercise.models, start=1)
]
WEAK = [
    pytest.param(case, weak, id=f"{name}-{number}")
    for name, case in CASES.items()
    for number, weak in enumerate(case.exercise.weak, start=1)
]
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
every_drill = pytest.mark.parametrize("drill", DRILLS, ids=[drill.id for drill in DRILLS])


def as_heard(text: str) -> str:
    """The text as a recogniser gives it: lower case, no punctuation."""
    return " ".join(re.sub(r"[^\w' ]", " ", text.lower().replace("’", "'")).split())


def assert_reads_as_speech(text: str) -> None:
    assert text, "there is nothing to say"
    assert not re.search(r"[{}]", text), text
    assert text[0].isupper(), text
    assert text[-1] in ".?!", text
    assert not agreement_errors(text, VOCABULARY), text
    assert not [
        slip for slip in _ARTICLE_SLIP.findall(text.lower()) if not _ARTICLE_FINE.fullmatch(slip)
    ], text
    for sentence in sentences(text):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_all_eighteen_drills_are_there() -> None:
    assert {drill.id for drill in DRILLS} >= {
        *("settle", "notice", "reframe", "name-the-pattern", "i-statement", "no-absolutes"),
        *("open-question", "paraphrase", "name-the-feeling", "validate", "deepen", "hold-space"),
        *("own-part", "small-step", "appreciation", "repair", "check-in", "reach-out"),
    }


@every_drill
def test_a_drill_lasts_longer_than_a_week_of_evenings(drill: Drill) -> None:
    assert len(drill.exercises) >= FEWEST_EXERCISES


@every_drill
def test_no_two_exercises_of_a_drill_share_an_answer(drill: Drill) -> None:
    answers = [
        text
        for exercise in drill.exercises
        for text in (*exercise.models, *(weak.text for weak in exercise.weak))
    ]
    assert len(set(answers)) == len(answers)


@every_case
def test_an_exercise_offers_two_styles_and_a_weak_answer(case: Case) -> None:
    assert len(case.exercise.models) >= 2
    assert case.exercise.weak


@every_case
def test_every_template_reads_as_speech_in_every_exercise(case: Case) -> None:
    for template in case.drill.templates:
        assert_reads_as_speech(fill(template, case.exercise.slots))


@pytest.mark.parametrize(("case", "text"), MODELS)
def test_a_model_answer_is_praised_for_what_the_drill_asks_and_left_as_it_is(
    case: Case, text: str
) -> None:
    for said in (text, as_heard(text)):
        assessment = case.answered(said)
        assert not assessment.is_unsafe
        assert not assessment.is_doubtful
        assert assessment.changed_marker == ""
        assert assessment.is_strong
        assert praised(case, assessment), assessment.praise


def praised(case: Case, assessment: Assessment) -> list[str]:
    """The asked strengths that the praise speaks of."""
    asked = {name for group in case.drill.asks for name in group}
    return [
        name
        for name in asked
        if assessment.has(name)
        and any(_begins_like(sentence, assessment.praise) for sentence in _said_of(name))
    ]


def _said_of(name: str) -> tuple[str, ...]:
    praise = ASSESSOR.wording.praise
    sides = ("", "_listening", "_speaking")
    return tuple(text for side in sides for text in praise.get(f"{name}{side}", ()))


def _begins_like(sentence: str, praise: str) -> bool:
    fixed = [re.escape(part) for part in sentence.split("{words}")]
    return re.fullmatch(".+".join(fixed), praise) is not None


@pytest.mark.parametrize(("case", "weak"), WEAK)
def test_a_weak_answer_gets_its_one_change_and_a_line_to_say(case: Case, weak: WeakAnswer) -> None:
    for said in (weak.text, as_heard(weak.text)):
        assessment = case.answered(said)
        assert not assessment.is_unsafe
        assert assessment.changed_marker == weak.change
        assert not assessment.is_strong
        assert len(sentences(assessment.change)) == 1
        assert_reads_as_speech(assessment.template)


@pytest.mark.parametrize(("case", "weak"), WEAK)
def test_a_weak_answer_is_praised_for_something_asked_and_untouched_by_its_pitfall_or_not_at_all(
    case: Case, weak: WeakAnswer
) -> None:
    assessment = case.answered(weak.text)
    if assessment.praise in ASSESSOR.wording.opening:
        return
    flawed = [marker.span for marker in assessment.markers if marker.name == weak.change]
    sound = {
        marker.name
        for marker in assessment.markers
        if not any(marker.span[0] < end and start < marker.span[1] for start, end in flawed)
    }
    assert sound & set(praised(case, assessment)), assessment.praise
