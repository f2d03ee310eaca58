"""The forms of verbs."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_vocabulary
from voice_coach.language.inflect import Form, VerbTable


@pytest.fixture
def verbs() -> VerbTable:
    return load_vocabulary().verbs


FORMS = """
be is was been being
have has had had having
do does did done doing
go goes went gone going
say says said said saying
lie lies lied lied lying
die dies died died dying
try tries tried tried trying
play plays played played playing
stop stops stopped stopped stopping
visit visits visited visited visiting
prefer prefers preferred preferred preferring
admit admits admitted admitted admitting
watch watches watched watched watching
miss misses missed missed missing
make makes made made making
agree agrees agreed agreed agreeing
see sees saw seen seeing
panic panics panicked panicked panicking
forget forgets forgot forgotten forgetting
quit quits quit quit quitting
feel feels felt felt feeling
leave leaves left left leaving
hurt hurts hurt hurt hurting
write writes wrote written writing
undergo undergoes underwent undergone undergoing
echo echoes echoed echoed echoing
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_a_verb_has_its_five_forms(verbs: VerbTable, row: str) -> None:
    base, *others = row.split()
    forms = (Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.ING)
    assert [verbs.form(base, form) for form in forms] == others


@pytest.mark.parametrize(
    ("word", "base"),
    [("went", "go"), ("learnt", "learn"), ("got", "get"), ("lying", "lie"), ("table", "table")],
)
def test_a_form_leads_back_to_its_verb(verbs: VerbTable, word: str, base: str) -> None:
    assert verbs.base(word) == base


def test_an_unknown_verb_is_taken_for_regular(verbs: VerbTable) -> None:
    assert verbs.form("zumba", Form.THIRD) == "zumbas"


def test_a_past_that_is_also_a_base_is_not_only_a_past(verbs: VerbTable) -> None:
    assert verbs.is_only("went", Form.PAST)
    assert not verbs.is_only("put", Form.PAST)
