"""Whatever everyday words stand before, behind or after a threat, it is heard.

Wordings of everyday talk are taken out of a line before danger is looked for ("in the film ...").
One that reaches too far takes a threat with it, so each threat is put together with much else.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_safety_reader

DATA = Path(__file__).parent.parent / "data"
TABLES = ("danger.txt", "danger_more.txt")

OTHERS = ("he", "my husband", "my partner", "my boyfriend", "my ex")
DEEDS = """
hits me | hit me | beats me | beat me up | slapped me | punched me | kicked me | choked me
strangled me | pushed me down the stairs | shoved me | threw me against the wall
grabbed me by the throat | pulled me by the hair | burned me with a cigarette | raped me
forced me to have sex | threatened me | threatened to kill me | threatens me with a knife
said he would kill me | locks me in | won't let me leave | won't let me out of the house
took my phone so i can't call anyone | follows me everywhere | hurts me | hurts the kids
hit our son | hits the children | spat at me | threw a plate at me | held me down | broke my arm
gave me a black eye | killed the dog | tracks my phone | does not let me see my friends
makes me do things in bed i don't want | scares me | frightens me | has a gun
put his hands around my neck | held a knife to my throat | will kill me one day
tried to drown me | says he will take the kids and i'll never see them | controls all my money
"""
OWN = """
i want to die | i don't want to live any more | i'm going to kill myself | i cut myself
i think about killing myself | i've been cutting myself | i want to end my life
i took too many pills | i have a plan to end it | i tried to kill myself | i want to hurt myself
i can't go on living | everyone would be better off without me | there's no point in living
i'm afraid i might hurt the baby | i'm scared of what i might do to myself | i hit my wife
i hit my son | i hurt my daughter | i'm afraid of my husband | i'm scared of him
i'm scared of my wife | i'm afraid to go home | i don't feel safe at home | i was raped
i feel unsafe with him | i'm not safe here | i wrote a goodbye letter | i feel suicidal
i keep thinking about suicide | i starve myself | i burn myself
"""
BEHIND = """
at night | at home | in the hall | in the kitchen | in front of the kids | when he's drunk
when he comes home | when i say no | every time we argue | every day | sometimes | last night
yesterday | on sunday | last month | again | because i looked at my phone | over money
for no reason | and then he cried | and said sorry | but only once | and i still love him
and i don't know what to do | when we were on holiday | in the car | at his mother's
at the party | after the film | before work | since the baby came | and the house is so quiet
and now he has gone quiet | and i want to talk about it | is that normal | in bed
what should i say to him | in the middle of a fight | on our wedding day | in the shower
at work | and the book about it did not help | like in a film | and i laughed
and it was not so bad | two or three times | at least once a month | at christmas
to the point i can't sleep | and i never told anyone | and no one knows
"""
BEFORE = """
when i was late | in the car | since the baby | we went to the opera and | the dog barks and
at the party we laughed and then | i was working at the hospice and
i read a book about love and | we had a pillow fight and | i forgot the milk and
he did nothing | nobody knows that | i do not want to say it but | it's not that bad but
as a child i was happy but now | years ago i was fine but now
i'm not sure if i can say this but | um so uh
"""
CERTAIN = (
    "he hit me again last night",
    "my husband beats me",
    "he says he will kill me if i leave",
    "he won't let me leave the house",
    "i'm scared of what he'll do to me",
    "i want to die",
    "i'm going to kill myself tonight",
)
# what is told as over: these hold for themselves whenever they happened


def parts(table: str) -> list[str]:
    return [part.strip() for line in table.split("\n") for part in line.split("|") if part.strip()]


def unheard(lines: Iterator[str]) -> list[str]:
    reader = load_safety_reader()
    return [line for line in lines if not reader.is_unsafe(line)]


def threats() -> list[str]:
    return [f"{who} {deed}" for who, deed in zip(cycle(OTHERS), parts(DEEDS))] + parts(OWN)


def test_a_threat_is_heard_whatever_is_said_behind_it() -> None:
    assert not unheard(f"{threat} {tail}" for threat, tail in product(threats(), parts(BEHIND)))


def test_a_threat_is_heard_whatever_was_said_before_it() -> None:
    assert not unheard(f"{head} {threat}" for head, threat in product(parts(BEFORE), threats()))


@pytest.mark.parametrize("joint", [" and ", " "])
@pytest.mark.parametrize("threat", CERTAIN)
def test_no_everyday_line_hides_a_threat(threat: str, joint: str) -> None:
    lines = [
        line[4:].strip()
        for name in TABLES
        for line in (DATA / name).read_text(encoding="utf-8").splitlines()
        if line.startswith("n | ")
    ]
    assert len(lines) > 3000
    assert not unheard(f"{line}{joint}{threat}" for line in lines)
    assert not unheard(f"{threat}{joint}{line}" for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "he hit me with that belt",
        "he hit me with this big stick",
        "he hit me with everything he had",
        "he hit me with a pillow over my face",
        "he threw me off the balcony",
        "he threw me off the bed",
        "he pushed me away so hard that i fell",
        "he pushed me too hard and i fell down the stairs",
        "he pushed me into a corner and held me there",
        "he hurt me by accident he says",
        "he locked me in by mistake he says",
        "i cut myself in the bathroom",
        "i cut myself with a kitchen knife",
        "i cut myself out of spite",
        "i cut myself back in march and again yesterday",
        "my husband beats me in the hall",
        "my husband beats me at night",
        "my husband beats me at home",
        "my husband beats me in front of the children",
        "my husband beats me to the floor",
        "he beats me up over money",
        "he beats me up about nothing",
        "he beat me up for looking at another man",
        "he beats me every time he drinks",
        "he beats me two or three times a week",
        "he beats me at weekends",
        "i'm scared of him and the house is so quiet",
        "i'm afraid of him leaving me bleeding",
        "i'm afraid of him getting drunk",
        "i'm scared of him finding me",
        "i'm scared of him finding out where i live",
        "i'm scared of him not stopping",
        "i'm scared of him being violent",
        "i'm afraid to tell you what he does to me",
        "i'm scared to open the door to him",
        "he'll kill me when i say no",
        "he'll kill me if i say no",
        "he'll kill me if i tell anyone",
        "he'll kill me if i get home late",
        "he'll kill me if i make a noise",
        "he'll kill me because i told my sister",
        "she'll murder me if i come home late",
        "he would kill me if i lost the baby",
        "he'll kill you if you come here",
        "i wanted to die when he came at me",
        "i wanted to die when she said it was over",
        "he could have killed me",
        "he hid my passport by mistake he says",
        "he stabbed me in the back with a fork",
        "he smashed it over my head",
        "he crushed my hand in the door",
        "he killed the dog",
        "the dog bit me because he set it on me",
        "i counted out the pills for my last night",
        "i locked myself in the bathroom for a bit because he was shouting",
        "i hid in the bathroom to finish my call to the police",
        "i'm not allowed to eat bread he says i'm fat",
        "he drags me to the opera by my hair",
        "i can't go on pretending i want to live",
        "tired of living in this world",
        "tired of living with this pain in my head",
        "tired of living here with everyone hating me",
        "he pulled a knife out of the drawer",
        "he took a knife out of the block and looked at me",
        "he writes letters and says he will burn them and me",
        "he said something that would hurt me if i left",
        "i was so ashamed i wanted to die and i still do",
        "he hits the wall next to my head",
        "i'm scared to death of him",
        "i'm scared to death of what he'll do",
        "he hurts my wrist when he grabs me",
        "she hurt my neck last night",
        "he hurts me with the iron",
        "he hurts me by burning me with cigarettes",
        "he hurts me with what he does to me at night",
        "he punched me on the arm and laughed",
        "he hit me on the arm and told me to shut up",
        "he takes my phone to the bedroom so i can't call",
        "i wanted to die for years",
        "he could have killed me that night",
        "he slammed the car door on my leg",
        "the neighbour's dog is not the problem he sets it on me",
    ],
)
def test_a_threat_in_the_words_of_everyday_talk_is_heard(text: str) -> None:
    assert load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "he beats me at chess every sunday",
        "she always beats me to the bathroom",
        "we had a pillow fight and he laughed till he cried",
        "my mum will kill me if i miss her birthday",
        "she'll kill me if i forget the milk",
        "i'm afraid of him leaving me",
        "i'm scared of you being disappointed in me",
        "he hit me with that question out of nowhere",
        "that threw me off balance",
        "you pushed me away and i felt alone",
        "i cut myself off from everyone after the funeral",
        "we watched a film where a man kills his wife",
        "he hurts me with his silence",
        "it hurt me when you talked over me",
        "he took my phone to the repair shop",
        "i wanted to die of shame",
        "in the game i shot him and he got mad",
        "i'm afraid of you being mad at me",
        "i'm scared of you telling me it's over",
        "i'm afraid of him going silent on me",
        "i'm afraid of you never coming back to bed",
        "she slammed the door on me",
        "he crushed me with that remark",
        "you push me away so hard that i don't know what to do",
        "i broke my phone so i can't call you",
        "my wife will kill me if i'm late",
        "he will kill me if i tell him i sold the bike",
        "we watched a film where he kills her and my husband fell asleep",
        "in the film he hits her and i had to look away",
        "he slapped me on the back and laughed",
        "she beats me every time at cards",
    ],
)
def test_everyday_talk_in_the_words_of_a_threat_is_none(text: str) -> None:
    assert not load_safety_reader().is_unsafe(text)
