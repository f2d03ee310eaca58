"""What a partner says of the hearer, of feelings and of others, and how it comes back."""

from __future__ import annotations

import pytest
from turning_rows import assert_comes_back, assert_never_comes_back, rows

from voice_coach.adapters.turning_files import load_paraphraser

# under each cause: said = words that every paraphrase of it holds
COMES_BACK = {
    "how somebody does it stirs": """
        the way you talk to my friends makes me feel ashamed = the way I talk to your friends makes
        what you told the kids really upset me = what I told the kids really upset you
        that really hurt me = that really hurt you
        that hurt her a lot = that hurt her
    """,
    "the hearer's deeds": """
        i can't believe you lost our passports = you can't believe I lost our passports
        we agreed that you would drive = we agreed that I would drive
        i made soup for everyone and you didn't say a word = and I didn't say a word
        you should have asked me first = I should have asked you first
        you're out every night and i'm stuck here = I'm out every night
        i'm doing my best and you keep sighing = and I keep sighing
        you sold the boat and never told me = I sold the boat
        you were at your desk while i was packing = I was at my desk while you were packing
        you weren't there when we moved = I wasn't there when we moved
        you were supposed to feed the cat = I was supposed to feed the cat
        you always promise you'll fix it = I always promise I'll fix it
        it was sweet of you to drive my aunt home = sweet of me to drive your aunt home
        you told them i was lazy = I told them you were lazy
        you told your brother i was ill = I told my brother you were ill
        can we just not argue tonight = you would like not to argue tonight
        you told your cousin about us = I told my cousin about us
        you were at your laptop the whole meal = I was at my laptop the whole meal
        you just stood there when my brother said that = stood there when your brother said that
        when you drove off last night i was shaking = when I drove off last night, you were shaking
        when you went out yesterday i cried = when I went out yesterday, you cried
        when she comes home this house goes quiet = when she comes home, this house goes quiet
        when you came in i was crying = when I came in, you were crying
        i'm sorry i snapped at you = you're sorry you snapped at me
    """,
    "what ends with any more, and what begins behind it": """
        i don't recognise myself any more i used to be brave = anymore, you used to be brave
        we don't laugh any more i miss her = and you miss her
        i don't want to argue any more = any more
        i can't run any more than he can = any more than he can
        there isn't any more i can say to him = any more you can say to him
    """,
    "which time it was": """
        when my aunt died that winter was bleak = when your aunt died, that winter was bleak
        when he said that winter was over i laughed = said that winter was over, you laughed
    """,
    "several hearers": """
        you both left without me = we both left without you
        i'm proud of you both = proud of us both
        i was hurt when you all laughed at me = when we all laughed at you
    """,
    "told, not quoted": """
        my coach said i would never make the team and it stuck = you would never make the team
        i felt awful when my dad said i was lazy = when your dad said you were lazy
    """,
    "denied, then said": """
        i don't need a lecture i need a rest = you need a rest
    """,
    "taken back": """
        he put it in her bag no sorry in my bag = he put it in your bag
        he offered me a seat and i said no sorry to him = he offered you a seat
    """,
    "every single time": """
        he sighs every single time i ask = whenever you ask
    """,
    "what belongs to no thing": """
        my mum's in hospital and i can't be there = your mum's in hospital
    """,
    "what is given": """
        she brought me soup on monday and i cried = she brought you soup on monday
        he never gave me back the keys = he never gave you back the keys
        they rang me an hour later = an hour later
        he treats me like one of the kids = he treats you like one of the kids
        i want to get it right = to get it right
        i'm on edge all day = on edge all day
        i can't run the way i used to = the way you used to
        in that moment i hated him = in that moment you hated him
        my brother broke the gate = your brother broke the gate
        everyone told mum i was lying and i cried = you cried
    """,
    "you are compared, begged or met": """
        you are nicer to the dog than you are to me = I am nicer to the dog than I am to you
        you give them more time than us = I give them more time than us
        i'd rather you told me the whole story = I told you the whole story
        do you even listen to me = whether I even listen to you
        whenever i mention my brother you roll your eyes = I roll my eyes
        i can't be myself around you = around me
        nobody in your family invited us = in my family
    """,
    "a name beside the speaker": """
        priya and i are moving in together = priya and you are
        when jonas and i split up i moved back home = you moved back home
        yeah and i was so tired = you
    """,
    "what begins after a question told": """
        i say nothing because i don't know what's wrong i just feel empty = empty
        i know what colour i like best = colour you like best
    """,
    "what is hoped, felt and resented": """
        the worst part is that you laughed about it = that I laughed about it
        i feel so uneasy when your friends come over like that = when my friends come over like that
        i'm jealous of your garden = jealous of my garden
        i want to know that you'll still be here = that I'll still be here
        if you could pick up the phone it would help me a lot = if I could pick up the phone
        you invited them without asking me = I invited them without asking you
    """,
    "until when, like whom, who does what": """
        i sat up until two and i was afraid for him = you felt afraid for him
        i'm afraid he will walk out like his father did = walk out like his father did
        we argue about who drives who and i am so lonely = lonely
    """,
    "what is felt and wanted, where no joint tells it apart": """
        i pack it all it is late i am so drained and i want someone to help = so drained, and
        he coaches on sundays and i feel like i don't matter and i miss him = you don't matter
    """,
    "what one wants counts more than what another wants": """
        he wants a room and i was fed up with it and i'd love to live alone = were fed up
    """,
    "a noun and how one is, where no joint tells them apart": """
        she left the house i was so angry = and you felt so angry
        i said nothing because what's the use i just wanted her to hug me = wanted her to hug
    """,
    "what happened before a feeling with its reason": """
        i rang him in may and he slept and it was late and i felt hurt because he lied = you rang
    """,
    "how much": """
        it would mean so much to me if he came home = so much to you if he came home
        it takes so much out of me = takes so much out of you
    """,
    "between whom": """
        i feel torn between you and my sister = torn between me and your sister
    """,
    "whom it is done to stands before": """
        i don't want to be lied to and i mean it = be lied to
    """,
    "what the hearer was asked": """
        i asked you to ring the school = you asked me to ring the school
    """,
    "what the hearer did to the speaker": """
        i had a nice coffee and you told my boss about my debts and i felt low = I told your
    """,
    "what one did with the hearer's things, or loves of them": """
        um i shouldn't have opened your letters = you shouldn't have opened my letters
        i know i haven't asked about your exam in weeks = asked about my exam
        i laughed at your poem and i regret it = you laughed at my poem
        i miss your laugh = you miss my laugh
        i like how you sang to the baby = how I sang to the baby
    """,
    "whose state is guessed": """
        um maybe you're worn out from the nights = maybe I'm worn out
        it could be that you needed some peace = I needed some peace
        i think perhaps you were scared = I was scared
    """,
    "what was done or left undone once": """
        my mum got ill in may and you flew to spain the next day = I flew to spain
        i cleaned the whole house and you have not noticed a thing = I have not noticed
    """,
    "what denies it at once": """
        paula got the job and i didn't even though i had trained her = and you didn't
        if he rings i'll tell him everything = if he rings
    """,
}

# under each cause: said = words that no paraphrase of it holds
NEVER = {
    "who denies nothing": """
        it's not like it's something that has taken over my life = so it's something
    """,
    "what forbids": """
        don't you dare = whether
    """,
    "a denial of more": """
        she mocks me at work and i haven't even met her since school = you haven't, and
    """,
    "what only grants": """
        i get it = get it
    """,
    "the hearer is not the speaker": """
        you didn't mention the price = you didn't
    """,
    "what was not read before the speaker": """
        music and i was bored with it = you were
    """,
    "a deed of somebody, once": """
        you flew to spain the next day as if nothing was wrong = you flew
    """,
    "one's own words, which are no impression": """
        i'm sorry i yelled but you drove me to it = to you it seems
        i'm sorry i shouted but you pushed me to it = from your side
    """,
    "what thanks are for": """
        thank you for ironing my shirt last night i could sleep in = for ironing
        um thanks for mending the gate the dog was so happy = for mending
        Thank you so much for calling my aunt, she was over the moon. = for calling
    """,
    "what is done, without its particle": """
        when you sat with me i felt looked after = felt looked.
    """,
    "people in general": """
        maybe you just get used to it = I just
        i told him maybe you are tired = I am tired
        i heard your skin renews itself and i looked it up = my skin
        i found out your heart slows down and i panicked = my heart
        i learned how you build a fire = I build
        when i was at your age i was shy = my age
        i signed your form and i waited for an hour = my form
        when i go there you wait for an hour = I wait
        i feel like the people around you = around me
        you know it better than me = I know
        i need to know how you fix a tap = I fix
        the good thing is that you learned a lot about yourself = I learned
    """,
    "what is only guessed of oneself": """
        maybe i'm too jealous but that text really hurt = you feel
    """,
    "those who are told": """
        i told the kids we'd go and they were happy = told the kids, and
    """,
}


@pytest.mark.parametrize(("said", "words"), rows(COMES_BACK))
def test_what_a_partner_says_comes_back(said: str, words: str) -> None:
    assert_comes_back(said, words)


@pytest.mark.parametrize(("said", "words"), rows(NEVER))
def test_what_a_partner_did_not_mean_never_comes_back(said: str, words: str) -> None:
    assert_never_comes_back(said, words)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Leave me alone.", "you would like me to leave you alone"),
        ("just let me sleep", "you would like me to let you sleep"),
        ("please don't tell your father", "you would like me not to tell my father"),
        ("stop looking at your watch", "you would like me to stop looking at my watch"),
        ("don't shout at me", "you would like me not to shout at you"),
        ("don't look at me like that", "you would like me not to look at you like that"),
        ("stop asking me that", "you would like me to stop asking you that"),
        ("stop treating me like this", "you would like me to stop treating you like this"),
        ("don't compare me to your ex", "you would like me not to compare you to my ex"),
        ("can you not do that", "you would like me not to do that"),
        ("give me a minute", "you would like me to give you a minute"),
    ],
)
def test_what_a_partner_orders_comes_back_as_a_wish(said: str, words: str) -> None:
    assert words in load_paraphraser("en-us").paraphrase(said, listener="partner").text


@pytest.mark.parametrize(
    "said",
    [
        *("tell me about it", "trust me", "don't get me wrong"),
        # what somebody does who is only left out
        *("hurt me", "hit me again last night", "let me down again", "call me lazy"),
        *("leave me out of everything", "give me the silent treatment", "talk to me like a child"),
        *("talk to me like that", "don't even look at me", "don't like me", "quit working for me"),
        *("don't need your help", "don't tell me anything", "not talk to me for days"),
        # what is asked for by asking whether it is not so
        *("can you not see that i'm tired", "could we not try again", "can we not be friends"),
    ],
)
def test_what_nobody_wishes_for_comes_back_as_no_wish(said: str) -> None:
    text = load_paraphraser("en-us").paraphrase(said, listener="partner").text
    assert "would like" not in text
    assert "one thing would be" not in text


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("my car was stolen and it had my laptop in it", "your car was stolen"),
        ("i miss her so much and she moved out in may", "she moved out in may"),
        ("he shouted at the nurse and i can't forgive him", "he shouted at the nurse"),
        ("we were tired and he broke the lamp", "he broke the lamp"),
    ],
)
def test_of_several_points_the_event_is_what_happened(said: str, event: str) -> None:
    assert load_paraphraser().paraphrase(said).event == event


def test_the_feeling_told_is_the_one_that_is_said_back_and_lasts() -> None:
    said = "i was so angry with him but now i'm ashamed of how i shouted"
    assert load_paraphraser().paraphrase(said).feeling == "ashamed"


def test_a_feeling_is_found_even_where_nothing_can_be_said_back() -> None:
    made = load_paraphraser().paraphrase("i was gutted when they lost")
    assert made.stem_id.startswith("safe-")
    assert made.feeling == "gutted"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Would you come with me to Anna's concert on Tuesday?", "Anna's concert on Tuesday"),
        ("Could you please ask Mark for the keys?", "Mark for the keys"),
    ],
)
def test_names_and_days_keep_their_capitals_in_what_is_asked(said: str, words: str) -> None:
    assert words in load_paraphraser().paraphrase(said).text


def test_names_and_days_keep_their_capitals_in_what_is_wished() -> None:
    said = "I'd like us to look at the numbers with Mark on Thursday."
    wish = load_paraphraser().paraphrase(said).need or ""
    assert wish.endswith("the numbers with Mark on Thursday")


@pytest.mark.parametrize(
    "said",
    [
        "some days i think you'd only notice me when the milk is gone",
        "at night i think you don't love me anymore",
        "every evening you sit in the garage",
    ],
)
def test_nobody_confesses_what_is_told_of_them_at_times(said: str) -> None:
    turned = load_paraphraser().paraphrase(said, listener="partner").text
    assert turned.startswith(("You are saying", "From your side", "The way it looks to you"))


@pytest.mark.parametrize(
    "said", ["hurt me", "scared me", "mad at me", "look at me", "with me", "don't you think i know"]
)
def test_what_lacks_its_doer_is_not_made_a_statement(said: str) -> None:
    text = load_paraphraser("en-us").paraphrase(said, listener="partner").text
    assert "it's" not in text
    assert "whether" not in text
