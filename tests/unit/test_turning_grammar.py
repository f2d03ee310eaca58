"""The last look: what may not be spoken."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_vocabulary
from voice_coach.language.grammar import agreement_errors, first_person_leaks

WRONG = """
what the hell he thinks he is
you was late
you is my friend
you has a dog
you am tired
you never is home
it seem you was hurt
we was there
they was there
they is nice
he have a dog
she do not know
she are kind
it have rained
it were you
I are tired
I is tired
I has a dog
he go home
she never listen
she want to leave
you didn't went
you don't knows
you doesn't know
you could went home
you should goes home
you want to went
you like to he
the is good
your of mine
the and then
you talk to the with
he gave a to you
you sat with they
you left for is
you are is tired
it's sucks
you're want to go
to be expose him
you you went
because because it rained
you were going to to stay
you left when you
it hurts because she
"""

RIGHT = """
all I was hoping for is a reply
You were late, and you are sorry.
You have a dog, and he has a cat.
It sounds like you never listen.
If I were you, you would stay.
You wish he were here.
He does not know what you want.
Does he go home early?
You made him go home.
She didn't go, and he can't come.
What you want is to be heard.
You had had enough of that.
You said that that was fine.
You feel very, very tired.
It's been hard, and it has hurt.
You are used to being the last.
The two of you are drifting apart.
You and he went out.
You want to put it behind you.
It sounds like you let her go and she went.
You want her to call, and she does.
You think it would help him see you.
There are times when it is not easy.
Your sister and you were close.
You know what it is and who you are.
Someone who is kind is what you need.
He makes you feel small.
You saw it was late.
You're going to be upset.
It's set in stone.
You can put up with a lot.
You get to be together.
Everyone you love is here.
"""


@pytest.mark.parametrize("sentence", WRONG.strip().splitlines())
def test_wrong_grammar_is_found(sentence: str) -> None:
    assert agreement_errors(sentence, load_vocabulary())


@pytest.mark.parametrize("sentence", RIGHT.strip().splitlines())
def test_right_grammar_passes(sentence: str) -> None:
    assert agreement_errors(sentence, load_vocabulary()) == ()


@pytest.mark.parametrize(
    ("sentence", "leaks"),
    [
        ("So I was late.", ("I",)),
        ("You told me about my dog.", ("me", "my")),
        ("It's mine, I did it myself.", ("mine", "I", "myself")),
        ("I'm tired.", ("I",)),
        ('He said "I hate my job".', ()),
        ("You said “leave me alone” to him.", ()),
        ("You live in Miami.", ()),
        ("So you were late.", ()),
    ],
)
def test_the_first_person_is_found_outside_quotations(
    sentence: str, leaks: tuple[str, ...]
) -> None:
    assert first_person_leaks(sentence) == leaks
