"""What was cut short, asked, quoted or only supposed does not come back as a plain statement."""

from __future__ import annotations

import pytest

from voice_coach.adapters.turning_files import load_paraphraser

# said = words that no paraphrase of it may hold
NEVER_SAID_BACK = {
    "a start given up": """
        i was at home at my home for it = at home at
        i'm growing not growing any taller = growing not
        she just wants money i mean she just wants someone to sit with her = wants money
        you know i felt i feel like i found my place = you felt you feel
    """,
    "a condition": """
        i'll be there if i have to be = you'll be there
        i really hate it whenever me or one of my cousins we shout at the table = you shout
        when i'm in bed on time when the lamp is off and i'm under my quilt = you're under
    """,
    "a reason that was all": """
        i'm only here because my manager sent me and = you're only here.
    """,
    "a question": """
        i mean how much water should i drink a day = you drink
        how many coffees i've had when a friend asks me i forget = you've had
        is it bad or is it good or = or is it
    """,
    "a quotation": """
        every spring i say okay this month i'm going to paint the fence = going to paint
        they were like okay we can pay the bill = you can pay
        i just said this is odd i'm just going to sell it = going to sell
    """,
    "a noun that belongs to what came before it": """
        knackered four nights in a row and then the school rang = in, a row
    """,
    "a purpose": """
        i'd like it to be so i'm not hurting my back = you're not hurting
    """,
    "an alternative": """
        i'm not really tidy or like i have no cousins = you have no cousins
    """,
    "a clause without its head": """
        i got my coat mended = so your coat
        the carp i'm smoking i'm not after the pike anymore = you're smoking
        all these last lanterns i've been working on = you've been working
        that was the last time i cooked = so you cooked
        other tools new tools that my boss doesn't know about = your boss doesn't
        it's been cold and dusty here always makes me cough = dusty here
    """,
    "a denial that got lost": """
        not really counting on sleeping my years away in a shed = it's counting
        i couldn't care more = you couldn't care.
        no by all means i know we have to paint it = does not fit
    """,
    "a run-on": """
        it makes me feel proud it makes me feel tall = it makes you feel proud it makes
        i wrote it on the wall that's one thing i told my aunt = wall that's one
        she waited until i eat until i finish = until you eat until
    """,
    "an answer that is none": """
        thanks for the three leaflets = for the
        a pretty friendly guy = it's a pretty
        probably get thrown out right away = one thing would be
        that's been one = that's been one
        yes i know i know i know = you know
        at a party or something someone's house = someone's
    """,
    "the one who listens": """
        and you really wear this = you really wear
        you can understand why i don't eat it = why you don't
    """,
}


def cases() -> list[tuple[str, str]]:
    lines = [line for text in NEVER_SAID_BACK.values() for line in text.strip().splitlines()]
    return [(said.strip(), never.strip()) for said, _, never in (x.partition("=") for x in lines)]


@pytest.mark.parametrize(("said", "never"), cases())
def test_what_was_not_meant_so_is_not_said_so(said: str, never: str) -> None:
    for variant in range(4):
        text = load_paraphraser().paraphrase(said, listener="coach", variant=variant).text
        assert never not in text.lower()


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("i must admit i haven't swum much", "so you haven't swum"),
        ("i pay about 2,400 a month", "you pay about 2,400 a month"),
        ("its not easy and ill try again", "you'll try again"),
        ("i lived in leeds for a little while", "you lived in leeds for a little while"),
        ("that's what it seems like", "that's what it seems like"),
        ("i never sign up to learn more", "you never sign up to learn more"),
        ("he's he thinks it's all in my head", "he thinks it's all in your head"),
        ("i need a bit of bread like rye", "like rye"),
    ],
)
def test_what_was_said_in_full_comes_back_in_full(said: str, heard: str) -> None:
    assert heard in load_paraphraser().paraphrase(said, listener="coach").text.lower()


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("i just want one evening for us", "one evening for the two of you"),
        ("i want us to be able to laugh again", "want the two of you to be able to laugh"),
        ("i'm saving for us you know for our old age", "for the two of you"),
        ("i want us to win and the kids want it too", "want all of you to win"),
        ("my partner and i disagree about the rent", "you and your partner disagree"),
        ("neither of us says anything about the rent", "neither of you says anything"),
    ],
)
def test_a_couple_is_never_said_to_do_things_for_itself_alone(said: str, heard: str) -> None:
    texts = [load_paraphraser().paraphrase(said, listener="coach", variant=n).text for n in (0, 3)]
    assert any(heard in text for text in texts), texts
