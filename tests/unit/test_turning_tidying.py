"""Speech made ready: contractions parted; sounds, softeners and stammers dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.turning_files import load_vocabulary
from voice_coach.language.speech.tidying import tidy
from voice_coach.language.speech.tokens import Gap, join, split_words, tokenise

TIDIED = """
um i was uh tired | I was tired
i i was was tired | I was tired
I-I was tired | I was tired
it's-it's hard | it's hard
i was i was going i was going home | I was going home
ii was tired | I was tired
itsits hard | it's hard
andand he left | and he left
im tired and dont care | I'm tired and don't care
i gotta go | I have to go
i've gotta go | I've got to go
i got to go home | I have to go home
i got to the office | I got to the office
i wanna go and he's gonna stay | I want to go and he's going to stay
i left 'cause i was tired | I left because I was tired
i left cause i was tired | I left because I was tired
the cause was my anger | the cause was my anger
it can cause that in me | it can cause that in me
you know i just left | I just left
do you know him | do you know him
i don't know why he left | I don't know why he left
he is i don't know angry | he is angry
i mean it was hard | it was hard
i didn't mean it | I didn't mean it
i think it was late | it was late
i think he left | i think he left
i think about it a lot | I think about it a lot
i guess i'm tired or something | I'm tired
what kind of help | what kind of help
it was kind of hard | it was hard
i like him | I like him
i was like scared | I was scared
it's like a prison | it's like a prison
he left like five times | he left five times
i feel like a fool | I feel like a fool
i feel like really good | I feel really good
something like that happened | something like that happened
i just like think it's over | I just think it's over
well yeah i left | I left
no i left | I left
no money was left | no money was left
i'm okay with it | I'm okay with it
okay i left | I left
[sighs] I left. | I left
I left (laughs) him. | I left him
he left inaudible 00 12 13 and i cried | he left and I cried
Dr. Brown left. | Dr Brown left
my self-esteem is low | my self-esteem is low
to be honest i left thank you | I left
i want to thank you for it | I want to thank you for it
are you sure he left | are you sure he left
i work in this shop since two years | I have worked in this shop for two years
she is sleeping there since a few weeks | she has been sleeping there for a few weeks
i have worked here since ten months | I have worked here for ten months
i have lived here since two years | I have lived here for two years
i must live with her since five years | I must live with her since five years
since five years nobody calls | since five years nobody calls
i want that you can stay | I want that you can stay
my husband they like him | my husband they like him
it hurts since you left | it hurts since you left
i am agree but you must to wait | I agree but you must wait
i'm not agree | I don't agree
we are agreed | we are agreed
i lost the will to cook | I lost the will to cook
he told to everybody that i lied | he told everybody that I lied
you didn't came and she doesn't wants it | you didn't come and she doesn't want it
i have not forgive him | I have not forgiven him
i don't know how talk to her | I don't know how to talk to her
i know how love ends | I know how love ends
i want only that you stay | I only want you to stay
i want that coat | I want that coat
i don't want that i need her | I don't want that I need her
he said me that he was late | he told me that he was late
you said me too | you said me too
yesterday i have waited for you | yesterday I waited for you
my wife she don't sleep | my wife doesn't sleep
my husband he work all day | my husband works all day
my parents they are ill | my parents are ill
i met my sister he came later | I met my sister he came later
my father put it away | my father put it away
"""


@pytest.mark.parametrize("row", TIDIED.strip().splitlines())
def test_only_what_carries_content_is_left(row: str) -> None:
    said, left = row.split(" | ")
    words = [token.shown for token in tidy(said, load_vocabulary())]
    assert join(words).lower() == left.lower()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("I don't", ["i", "do", "n't"]),
        ("can't won't shan't", ["can", "n't", "wo", "n't", "shall", "n't"]),
        ("it's Anna's car", ["it", "'s", "anna's", "car"]),
        ("Anna's leaving", ["anna", "'s", "leaving"]),
        ("let's go", ["let's", "go"]),
        ("I’d we’ll", ["i", "'d", "we", "'ll"]),
    ],
)
def test_contractions_are_parted_and_possessives_are_not(said: str, words: list[str]) -> None:
    assert split_words(said) == words


def test_what_stands_between_words_is_kept() -> None:
    gaps = [token.gap for token in tokenise("I left, he stayed -- we. They")]
    assert gaps == [Gap.STOP, Gap.NONE, Gap.COMMA, Gap.NONE, Gap.CUT, Gap.STOP]


def test_what_is_quoted_from_others_is_left_out() -> None:
    said = 'she looked at me and said, "I never want to see you again", and then she left me'
    assert "again" not in [token.word for token in tokenise(said)]


@given(st.text())
def test_tidying_never_fails_and_never_adds_a_sound(said: str) -> None:
    words = {token.word for token in tidy(said, load_vocabulary())}
    assert not words & load_vocabulary()["sounds"]


@given(st.lists(st.sampled_from(["i", "don't", "know", "you", "like", "um", "so", "it's", "left"])))
def test_no_run_of_words_is_left_standing_twice(words: list[str]) -> None:
    left = [token.word for token in tidy(" ".join(words), load_vocabulary())]
    for size in range(1, 6):
        runs = [left[at : at + size] for at in range(len(left) - size + 1)]
        assert all(runs[at] != runs[at + size] for at in range(len(runs) - size))
