"""What is left out rather than said wrongly, and what is said whole where parts would be unsure."""

from __future__ import annotations

import pytest
from turning_rows import paraphrases, rows

# under each rule: said = words that every paraphrase of it holds
COMES_BACK = {
    "a whole breath, where no part of it is sure": """
        when you mocked me in front of your cousins i wanted to hide = when I mocked you in front of
        the boys at practice call me names because of my shoes = the boys at practice call you names
        when i moved out nobody helped me except the postman = nobody helped you except the
        on monday i sat in the van outside the school and couldn't get out = on monday, you sat in
        i got my bike stolen and my mother blames me = your mother blames you
    """,
    "what leads in after an and or but": """
        he was smiling but inside i was boiling = inside you were boiling
        i told one friend and by dinnertime the whole street knew = by dinnertime the whole street
        she left in may and six weeks later she called me = and six weeks later she called you
    """,
    "questions within, and what is still to come": """
        i'm not sure whether i should sell the house or stay where i am = whether you should sell
        it scares me how much i look forward to payday = it scares you how much you look forward
        what keeps me sane is the allotment = what keeps you sane is the allotment
        i thought i'd be further along by now = you thought you'd be further along by now
        i'd rather she told me the truth = you'd rather she told you the truth
        i never know which side of him is coming home = which side of him is coming home
    """,
    "what many own": """
        we went to a parents evening = a parents evening
    """,
    "the other who is spared": """
        i do all the shouting and you get to be the kind one = I get to be the kind one
    """,
    "honesty that is asked for": """
        you want me to be honest but you shout at me = I want you to be honest
    """,
    "a noun that a preposition at the end belongs to": """
        she wants to sell the cottage we grew up in = she wants to sell the cottage you grew up in
        i called the baker he works for = you called the baker he works for
        when i was ill she moved in = she moved in
    """,
    "what was not done after all": """
        he said he'd change and he hasn't = he said he'd change and he hasn't
        they swore they would pay me back and they haven't = pay you back and they haven't
    """,
    "a word that limits": """
        we work opposite shifts so we're basically strangers = you're basically strangers
        i'm proud of how i spoke even though my voice shook = proud of how you spoke
    """,
    "a denied reason with the true one": """
        it's not that i don't care i just can't do it all = that you don't care, you just can't
        what bothers me isn't the price it's that she hid it from me = isn't the price, it's that
        it's not that i mind you i just need some time to myself = need some time to yourself
    """,
    "what is mine, said or heard as me": """
        i feel like a lodger in me own house = in your own house
        me husband lost his job in may = your husband lost his job
    """,
    "one who is not so either": """
        i'm not the one you met and you aren't either = I'm not either
    """,
    "what is named alone": """
        spiders in the attic = spiders in the attic
    """,
    "what a sound or a because leads in": """
        um because i still think it's important = it's important
        it's hard because on the one hand i want to sell and on the other i love it = it's hard
        i never got to say hello to him because of fog = you never got to say hello to him
    """,
    "a start given up before it": """
        she hung up on me and i just i didn't know what to do = you didn't know what to do
    """,
}
# under each rule: said = words that no paraphrase of it holds
NEVER_COMES_BACK = {
    "a denial without what limits it": """
        we haven't eaten and the same table since june = you haven't eaten.
        if it wasn't for me sister i wouldn't go out = so you wouldn't go out
        if it wasn't for me cat i wouldn't leave the house = so you wouldn't leave
        my aunt and me haven't spoken since the wedding she took all of the silver = haven't spoken.
        i don't drink from cup cup = you don't drink.
    """,
    "the second half of a denied reason alone": """
        what hurts isn't the price it's that she hid it from me = it's that she
    """,
    "what is told, without its reason": """
        my ex told the girls that i left because of them = that you left.
    """,
    "a deed without its object": """
        i write her long emails and then i delete = so you delete
        they doubled our rent and expect same service = same service
    """,
    "a deed without its condition": """
        because if it rains and i'm home = so you're home
    """,
    "half a pair": """
        it's waves one minute i'm laughing and the next i'm in tears = so you're in tears
        i had to choose between my job and caring for my aunt and i chose my aunt = your job,
        my job and looking after my aunt and i chose my aunt = looking after your aunt and
        it could be stress but then my hair started falling out in june = it could be stress.
    """,
    "words that belong to what was not read": """
        five or six probably i don't count them = probably you don't count
        i said all i've done for this family = so you've done for
    """,
    "what says nothing without what was said before": """
        i took money for something my uncle did and he let me = he let you
        my aunt says i'm too soft and she may be right = she may be right
        she told me mum was ill = she told you.
    """,
    "which one is meant, without the one": """
        she wants to cell the cottage we grew up in = you grew up in
    """,
    "a word of an answer that is no event": """
        some peace maybe = it's some peace
        a walk maybe = it's a walk
        maybe a walk = it's maybe
    """,
    "a when that led to nothing": """
        you know that when they when they gave me the last couple of keys = gave you the last
        when he is free it's where he's at and where i'm at is just like why do you care = you're at
        well to say i don't really notice it = you don't really notice
        i don't buy it which i don't i don't and i can't get rid of him = to get rid
        the days that it rains when i'm late and i'm sad = so you're sad
    """,
    "what is granted, without what it leads to": """
        my team is kind but a hours are killing me = your team is kind.
    """,
    "what it stands for, left out": """
        it bothers me to of how he said it = it bothers you.
    """,
    "a noun without what it needs": """
        he's only person who calls me = only person
        i'm one who has to pay for it = you're one who
        we only stay because of a kids = a kids
        i wish you will call me back = I will call
        i hate she never asks me = you hate she
        i don't know what to do with her hats they still smell like her = her hats they
    """,
    "a word misheard": """
        my uncle lost his job and january and he hasn't applied since = his job and
        nobody at school knows gay = knows gay
        they gave me a desk by a toilets = a toilets
        um so sick of being told to grin = it's sick
    """,
    "two clauses in one breath": """
        you know when you feel like everyone's got a map for life and you never got one = a map for
        they were like okay we can fix the roof = you can fix
        all these last candles i've been working on = you've been working
        the way you have to keep telling yourself it's okay = the way you have
        i'm trying to get = trying to get
        what keep me sane is the allotment = what keep
    """,
}


@pytest.mark.parametrize(("said", "heard"), rows(COMES_BACK))
def test_what_is_sure_comes_back(said: str, heard: str) -> None:
    texts = paraphrases(said)
    assert all(heard.lower() in text.lower() for text in texts), texts


@pytest.mark.parametrize(("said", "wrong"), rows(NEVER_COMES_BACK))
def test_what_is_doubtful_never_comes_back(said: str, wrong: str) -> None:
    assert not [text for text in paraphrases(said) if wrong.lower() in text.lower()]
