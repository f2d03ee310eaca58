"""A text is said back only when it is built as a clause."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_vocabulary
from voice_coach.language.syntax.classes import WordClasses
from voice_coach.language.syntax.soundness import is_whole_clause

WHOLE = """
you owe so much to her
you called the plumber twice on monday
your neighbour keeps parking in front of the gate
you don't know whether the offer still stands
when the lights go out, you lie there and count
you never learned how to ask for help
what you miss is the quiet in the morning
there's a form that nobody told you about
he promised he would water the plants
you feel like nobody at the office notices you
it made you wonder why you moved here at all
you want your son to have his own room
you're so tired that you fall asleep at the table
smoking on the balcony is the only break you get
you'd rather walk than wait for the bus
your sister and her husband are coming on friday
as soon as the bell rings, you run to the door
you can't get used to being looked at
you were told to wait outside
the house you grew up in is for sale
you make sure nobody hears you
you said you would go, but you can't
you should have been asked before they painted the hall
it's hard to find someone to talk to
mom and dad aren't speaking to each other
you want to keep the dog, so you need a bigger flat
she asked you to
as if he found in a minute what you had looked for all day, he laughed
the older you get, the more you miss the sea
whoever cooks doesn't clean
"""

BROKEN = """
you used to have cook a big lunch
you moved in since then you've been eating there
you'll maybe want to maybe sleeping at a friend's
it's smaller because in your day when you were singing
you were being painting
you're worried about if you move
you wondered whether with new shoes and a long road
the nights that you sing are mostly
you're not sure something you have to talk about
he told you that he's going to put you
the music comes from the hall comes from the stairs
you get the kitchen ready smoked ham
you feel that way have you tried
they're fine cooks soup has been fine
you spent over
every way of getting out of during the meal
you found the letter in the drawer that's one thing you kept
it can be when it's too much
you were pretty exhausted it takes a lot
you have coffee, good luck
"""


@pytest.fixture(scope="module")
def classes() -> WordClasses:
    return WordClasses(load_vocabulary())


@pytest.mark.parametrize("text", WHOLE.strip().splitlines())
def test_a_well_built_clause_is_whole(text: str, classes: WordClasses) -> None:
    assert is_whole_clause(text, classes)


@pytest.mark.parametrize("text", BROKEN.strip().splitlines())
def test_a_severed_or_run_on_clause_is_not_whole(text: str, classes: WordClasses) -> None:
    assert not is_whole_clause(text, classes)


def test_two_joined_clauses_are_whole_but_not_single(classes: WordClasses) -> None:
    text = "you want to leave, and he stays"
    assert is_whole_clause(text, classes)
    assert not is_whole_clause(text, classes, single=True)


def test_nothing_at_all_is_no_clause(classes: WordClasses) -> None:
    assert not is_whole_clause("", classes)
