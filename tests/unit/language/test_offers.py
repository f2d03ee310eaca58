"""A yes or no to an offer is read from words of one's own, and told from an answer."""

from __future__ import annotations

import pytest

from voice_coach.language.offers import wants_it


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("um okay i'll try it", True),
        ("go on then", True),
        ("yeah let me have another go", True),
        ("well i suppose i could try again", True),
        ("fine one more time", True),
        ("oh yes let me try that again dear", True),
        ("i think that's enough of that one", False),
        ("no i'm done in for tonight", False),
        ("nah leave it be thanks", False),
        ("no thank you the next please", False),
        ("that'll do for me", False),
        ("uh i don't think i can do another one right now", False),
        ("i'm too tired to try again", False),
        ("no wonder it felt like that", None),
        ("no rush take all the time in the world", None),
        ("no you are right about the keys", None),
        ("no i was late and that is on me", None),
        ("okay so the bus was late and everyone was asleep", None),
        ("i don't want to argue again", None),
        ("nope you lost me there", False),
        ("no rex not you okay let's do it again", True),
        ("yeah no", False),
        ("ugh fine let me redo it", True),
        ("yeah all right let me have another stab", True),
        ("go on", None),
        ("yes i feel lonely at that table", None),
        ("the table was empty again", None),
    ],
)
def test_an_offer_is_taken_up_or_refused_in_ones_own_words(text: str, wish: bool | None) -> None:
    assert wants_it(text) is wish
