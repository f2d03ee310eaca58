"""What talk does to sentences, and how each comes back: rule by rule, with its near misses."""

from __future__ import annotations

import pytest
from turning_rows import assert_comes_back, assert_never_comes_back, rows

# under each rule: said = words that every paraphrase of it holds
COMES_BACK = {
    "like that likens": """
        my boss treats me like a servant = your boss treats you like a servant
        she talks to me like i'm five = she talks to you like you're five
        he stares at his sister like she's a stranger = at his sister like she's a stranger
        i'm afraid of turning out like my uncle = of turning out like your uncle
        he steps over the laundry like nothing happens = like nothing happens
        we walk around like a pair of ghosts = you walk around like a pair of ghosts
    """,
    "like that fills": """
        i had like a sandwich = you had a sandwich
        she sent me like a postcard = she sent you a postcard
        we drove like an hour = you drove an hour
        i ran like a mile = you ran a mile
        it was late like i had to go to bed = you had to go to bed
    """,
    "one hand and the other": """
        on the one hand the flat is cheap and on the other i hate it there = the other, you hate it
    """,
    "lets and let's": """
        my mother lets the kids eat whatever they want = your mother lets the kids eat whatever
        he lets me sleep late on sundays = he lets you sleep late on sundays
    """,
    "a letter that is a mark": """
        i got a d in spanish and my mom cried = you got a d in spanish
        i take a b complex every morning = you take a b complex every morning
    """,
    "two people named twice": """
        my cousin and me we share a room = you and your cousin share a room
        the thing is my father and i we never hug = you and your father never hug
        me and you we need a plan = you and I need a plan
        you and i we want different things = you and I want different things
    """,
    "what somebody is told": """
        i told my boss i was ill = you told your boss you were ill
        i told my older sister she could borrow it = you told your older sister she could borrow it
        i told anna she was right = you told anna she was right
        i told myself i'd call her back = you told yourself you'd call her back
        i finally told my friends that i'm pregnant = told your friends that you're pregnant
        they told me i should rest = they told you that you should rest
        i said i needed a break = you said you needed a break
    """,
    "a closing her": """
        i don't trust her = you don't trust her
        i never said goodbye to her = you never said goodbye to her
        i still think about her and it hurts = you still think about her
    """,
    "a closing preposition": """
        i need somebody to lean on = you need somebody to lean on
        there's nobody left to talk to = there's nobody left to talk to
        we have nothing to talk about = you have nothing to talk about
        i want to see them whenever i can = to see them whenever you can
    """,
    "the last time": """
        i can't remember the last time we held hands = the last time you held hands
        i don't know the last time he smiled = the last time he smiled
    """,
    "now that stands against then": """
        we used to laugh a lot and now we argue = and now you argue
        i was close to her but now i avoid her = now you avoid her
    """,
    "two joined nouns after a verb": """
        i lost my wallet and my husband yelled at me = your husband yelled at you
        i sold my car and my son is upset = you sold your car
        i want my mom and my dad to talk = you want your mom and your dad to talk
    """,
    "a condition inside a worry": """
        i'm worried that if i say no she'll quit = worried that if you say no she'll quit
        i'm scared if i stop i'll fall apart = scared if you stop you'll fall apart
    """,
    "a moment that is told": """
        i can tell when she's lying = you can tell when she's lying
        i hate when they whisper = you hate when they whisper
    """,
    "what is appreciated": """
        i appreciate that he called = you appreciate that he called
        i love that we cook together = you love that you cook together
    """,
    "a question for an opinion": """
        do you think i'm a bad mother = wondering whether you're a bad mother
        do you think that he will come back = wondering whether he will come back
    """,
    "nobody, not even somebody": """
        nobody knows about it not even my brother = nobody knows about it, not even your brother
    """,
    "things one makes or tells": """
        it hurts when he makes jokes about my hair = when he makes jokes about your hair
        she tells lies about me = she tells lies about you
    """,
    "words said again": """
        i really don't really care = you really don't care
        i'm not sure about it it's just strange = not sure about it
    """,
    "what one is thinking of": """
        i've been thinking maybe i should call her = thinking maybe you should call her
        i hate that i care so much what they think = care so much what they think
        nobody told me how hard it would be = nobody told you how hard it would be
    """,
    "a reason with a short verb": """
        i stay quiet because it's easier = you stay quiet because it's easier
        i don't know if it's too late = you don't know if it's too late
    """,
    "a yes that was said": """
        i said yes because i was scared = you said yes because you were scared
    """,
    "a condition before what is told": """
        if i tell my sister she'll be hurt = if you tell your sister, she'll be hurt
        i told my sister she'd be fine = you told your sister she'd be fine
    """,
    "a place and a time": """
        she looks right through me = she looks right through you
        i was doing fine until the funeral = you were doing fine until the funeral
    """,
    "what is loved in the hearer": """
        i love how you sing at breakfast = you love how I sing at breakfast
        i need more help from you = you need more help from me
    """,
    "us and others": """
        i'd like to stay home just us and the kids = just you and the kids
    """,
    "the same kind": """
        i always pick the same kind of man = the same kind of man
    """,
    "what the hearer wants": """
        we always do what you want = we always do what I want
    """,
    "still": """
        i know it's late but i'm still angry = you're still angry
        she didn't tell me she just went home = she didn't tell you, she just went home
    """,
    "a broken thing and who says so": """
        my nephew broke my phone and his father said it was my fault = your nephew broke your phone
    """,
    "the hearer and the hearer's kin": """
        you and your mother decided it without me = my mother and I decided it without you
    """,
    "a closing preposition behind a particle": """
        i don't have anyone to hang out with = you don't have anyone to hang out with
    """,
    "an hour of the night": """
        he called me at two am about the rent = he called you at two am
    """,
    "a letter begun": """
        i want s some sleep = some sleep
    """,
    "ever since": """
        i've been numb ever since = you've been numb ever since
        he hasn't called me since = he hasn't called you since
    """,
    "the deed of the hearer": """
        i'm glad you told me = glad I told you
        you spent our rent without telling me = I spent our rent without telling you
        it would help me if you took the kids to school = if I took the kids to school
        it scares me when you shout = it scares you when I shout
        i panic when you move my things = you panic when I move your things
    """,
    "what somebody did when another came out": """
        when my uncle came out my parents wept = when your uncle came out, your parents wept
    """,
    "two doubts": """
        i can't tell if she likes me = you can't tell if she likes you
    """,
    "a couple and a trade": """
        my wife's a nurse and we never have time for us = the two of you
    """,
    "how much": """
        i'm just so done with all of it = you're just so done with all of it
    """,
    "a past act of anybody": """
        i'm only here because the judge ordered it = you're only here because the judge ordered it
        nobody at my job ever asked how i was doing = ever asked how you were doing
        he told his whole team about my illness = told his whole team about your illness
    """,
    "what was found out": """
        i just found out i'm being moved = you just found out you're being moved
    """,
    "a thought with an if": """
        i keep thinking maybe if i'd called she would have stayed = if you'd called she would have
    """,
    "a supposed were": """
        if it weren't for my dog i'd be lost = if it weren't for your dog, you'd be lost
    """,
    "a verb left open after a fear": """
        he's never left me but i'm afraid he will = you're afraid he will
    """,
    "a slip of the tongue": """
        she's been my sister i mean my cousin for years = your cousin
        my boss i mean my manager yelled = your manager yelled
    """,
    "since and now that": """
        i don't know what to do now that i'm retired = since you're retired
    """,
    "love with a but": """
        i love you but i don't like you right now = you love me
    """,
    "what was given": """
        i felt loved when you brought me soup = when I brought you soup
    """,
    "what is denied and what is so instead": """
        i'm not mad i'm just worn out = you're not mad, you're just worn out
        she doesn't scream she just leaves = she doesn't scream, she just leaves
        i don't need you to agree i need you to listen = need me to agree, you need me to listen
        i'm not saying he's mean i'm saying he's careless = you're saying he's careless
    """,
    "a denial that comes after": """
        i'm supposed to be proud of the job but i'm not i'm just not = of the job, but you're not
        people think i'm calm but i'm not = but you're not
    """,
    "two things that tell when": """
        it bothers me when you come in late and you don't say a word = and I don't say a word
        i hate it when he drinks and he gets loud = when he drinks and he gets loud
    """,
    "the hearer that is met": """
        i don't want you to go = you don't want me to go
        i never meant to hurt you = you never meant to hurt me
        i hate how you talk to me at dinner = how I talk to you at dinner
        i need to know that you're on my side = that I'm on your side
        i feel closer to you when we walk together = you feel closer to me when we walk together
        i'm proud of you = proud of me
        i can't stand your brother = you can't stand my brother
        we fight whenever we visit your mother = whenever we visit my mother
        i feel lost when you and your sister whisper = when my sister and I whisper
        you promised you would call = I promised I would call
        you said you'd think about it and that was two weeks ago = I said I'd think about it
    """,
    "a wish put as a question": """
        can we please just talk about the rent = you would like to talk about the rent
        could you please let me finish = you would like me to let you finish
    """,
    "a reported question": """
        he never asks how i'm doing = he never asks how you're doing
        she asked me where i was = she asked you where you were
    """,
    "what i say myself": """
        nobody believes me when i say i'm ill = when you say you're ill
        i'd be lying if i said i wasn't hurt = if you said you weren't hurt
    """,
    "a noun with what it holds": """
        i have no idea what i did = you have no idea what you did
        i have this feeling that something bad is coming = that something bad is coming
        nothing i say is ever right for my dad = nothing you say is ever right for your dad
    """,
    "a verb left open": """
        i would stop if i thought i could = if you thought you could
        i'm here because my boss told me i had to = because your boss told you that you had to
    """,
    "a clause that begins with when": """
        when i tell her how i feel she walks out = when you tell her how you feel, she walks out
        when we argue i go quiet = when you argue, you go quiet
    """,
    "places": """
        i can't walk past his room = you can't walk past his room
        we haven't danced since before the wedding = since before the wedding
    """,
    "all the time": """
        i'm tired all the time i get up at six = tired all the time
    """,
}

# said = words that no paraphrase of it holds
NEVER_COMES_BACK = {
    "a likeness taken for a fact": """
        he talks to me like i'm stupid = so you're stupid
        he looks at his mother like she's a saint = so she's a saint
        i want to dance like a child = dance a child
        i'm scared of ending up like my mother = ending up your
        she's really like a lot of fun you know = sounds like she's really like
    """,
    "what one told oneself": """
        i told myself i wasn't going to drink = that you weren't
        i told my sister she could stay = told your sister.
    """,
    "a clause that belongs to a noun": """
        i want to be somebody people look up to = people look
        i've got something people ask for = people ask
    """,
    "a denial before it": """
        not out of some kind of you know i owe it to him = owe it
        not because of you know i'm better than her = you're better
    """,
    "a doubt that is none": """
        i'm not sure i'm thinking about it = sure you're thinking
    """,
    "a question run into what follows": """
        what am i supposed to do just smile and nod = do just
        what do you want me to do just leave = do just
    """,
    "an object that does something else": """
        i got a d in spanish and my mom cried = you got.
        i lost my job and my wife left = your job and your wife left
    """,
    "a time that joins a thing": """
        i get into fights and the three times that i did i lost = fights and the three times
    """,
    "an amount that is no likeness": """
        we drove like an hour = like an hour
        i stayed like two days = like two
    """,
    "what only holds with the words before": """
        no matter what i do it's wrong = so it's wrong
        no matter how hard i try he's never happy = so he's never happy
    """,
    "the hearer, where nobody says i": """
        you're never home = so you're never
        you're a good father but you're never here = you're never
    """,
    "a why that was given up": """
        why i don't know i wanted a change = it's why
    """,
    "a proposal": """
        lets go home i'm tired = you go home
        so lets just eat = just eat
    """,
    "a number mended by another": """
        we're up to eight or so ten cups a day = eight ten
    """,
    "a place in a place": """
        i've got all my friends in down at the club = in down
    """,
    "the only reason that was not told": """
        i'm only here because of well you know = only here.
    """,
    "people in general under a condition": """
        i thought it would be hard to eat out if you were a vegan = if I
        sitting on the porch is kind of cool = seems that the porch
    """,
    "what somebody only thinks": """
        she thinks because she pays the rent she decides everything = so she decides
    """,
    "a verdict on what was not said back": """
        my uncle said i'd fail and i guess he was right = he was right
        there's more he could do i'm sure = you're sure
    """,
    "the hearer blamed to the hearer's face": """
        you always take her side = so you always
        you never cook = so you never
    """,
    "an object before its verb": """
        the fish i'm hooking i'm not after the carp anymore = you're hooking
    """,
    "a feeling in a condition": """
        i eat when i'm bored and then i feel sick = you feel bored
        i know i've been distant = feel distant
    """,
    "a reason that was all there is": """
        i'm only here because the judge ordered it = only here.
    """,
    "a doubt without what is doubted": """
        i'm not sure what i should say to her = not sure.
    """,
    "a place that opens": """
        my aunt raised six kids and here i am with one kid and a dog = you are with one
    """,
    "a denial that is none": """
        i don't want to quit but it's like i have to = but it's.
        i'm not gonna lie i was jealous = going to lie, you were
    """,
    "a mother who is not one's own": """
        well my mother in law she and her cakes = your mother
    """,
    "people in general": """
        it's hard when your kids leave home i cried = my kids
        i think smoking is bad for you = bad for me
        your brother calls and i answer the phone = my brother
        you can call me bob that'll be fine = bob that'll
    """,
    "blame of oneself said as a fact": """
        it's my fault that he left = so it's your fault
        it's all my fault = seems that it's all
        i'm the problem = so you're the problem
        maybe i'm just a failure = sounds like maybe
        i'm such an idiot = okay, so
        i screwed up again = right, so
    """,
}


@pytest.mark.parametrize(("said", "heard"), rows(COMES_BACK))
def test_what_was_said_comes_back(said: str, heard: str) -> None:
    assert_comes_back(said, heard)


@pytest.mark.parametrize(("said", "wrong"), rows(NEVER_COMES_BACK))
def test_what_was_not_said_never_comes_back(said: str, wrong: str) -> None:
    assert_never_comes_back(said, wrong)
