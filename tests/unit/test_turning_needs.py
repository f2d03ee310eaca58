"""Needs found in what someone said."""

from __future__ import annotations

import pytest

from tests.unit.test_turning_findings import rows
from voice_coach.adapters.turning_files import load_paraphraser

NEEDS = """
i only want her to listen | her to listen
i want us to find a way | the two of you to find a way
i need him to stop | him to stop
i want him now | -
i want to move out | to move out
i want a break | a break
i need some help with the kids | some help with the kids
i'd like to be heard | to be heard
i would love to sleep for a week | to sleep for a week
i hope to see him soon | to see him soon
i want my own room | your own room
i want you to listen to me | -
i don't want to go | -
i wanted to go | -
he wants to leave | -
if i want to leave i can | -
i want him back | -
i need to | -
i could really do with an hour to myself | an hour to yourself
i could use a bit of help | a bit of help
i need space | space
i want peace and quiet | peace and quiet
i want more | -
i want to scream | -
i want to scream and i want him to hear me | him to hear you
all i want is a quiet sunday | a quiet sunday
what i'm asking for is a bit of calm | a bit of calm
all i want is for us to eat without the telly on | the two of you to eat without the telly on
what i want is for her to knock | her to knock
what i need is to sleep | to sleep
what i want is simple | -
i need new shoes | new shoes
i wish he would have asked me | -
all i want is that he rings me | him to ring you
i get loud because i want to get something out of him anything and i cry | -
all he wants is a beer | -
i wish my sister would ring | your sister to ring
i wish he'd look at me | him to look at you
i wish we laughed more | the two of you to laugh more
i wish she wasn't so far away | her not to be so far away
i wish they wouldn't shout | them not to shout
i wish i had more patience | to have more patience
i wish i had gone with him | -
i wished he would stay | -
it would help me if he called when he is late | him to call when he is late
it would be awful if he left me | -
i'd love it if we could travel again | the two of you to travel again
i'd feel safer if he told me where he was going | to feel safer
i'd feel worse if he told me | -
it matters to me that we eat together | the two of you to eat together
it worries me that he drives so fast | -
"""

ADDRESSED = """
um i wish you would hold my hand when we walk | me to hold your hand when we walk
i wish you wouldn't check your phone while i talk | me not to check my phone while you talk
if you could just ring me at lunch it would mean a lot to me | me to just ring you at lunch
it'd help if you didn't hum while i'm reading | me not to hum while you're reading
i need to know if you are ever coming back | to know if I am ever coming back
i need to know if you will be at the party | to know if I will be at the party
i'd feel calmer if you let me know | me to let you know
it's important to me that you come to the funeral | me to come to the funeral
what i need from you is to stay calm | me to stay calm
the only thing i need from you is to be patient | me to be patient
i need to know that you will wait for me | to know that I will wait for you
"""


@pytest.mark.parametrize(("said", "need"), rows(NEEDS))
def test_a_need_is_what_the_speaker_now_wants(said: str, need: str | None) -> None:
    assert load_paraphraser().paraphrase(said, listener="coach").need == need


@pytest.mark.parametrize(("said", "need"), rows(ADDRESSED))
def test_a_need_of_the_hearer_is_turned(said: str, need: str | None) -> None:
    assert load_paraphraser().paraphrase(said).need == need
