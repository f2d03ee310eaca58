"""What is said in a hard talk, and how it comes back: cause by cause, with near misses."""

from __future__ import annotations

import pytest
from turning_rows import assert_comes_back, assert_never_comes_back, rows

# under each cause: said = words that every paraphrase of it holds
COMES_BACK = {
    "a deed of the hearer, told once": """
        when my aunt died you just vanished into the garage = I just vanished into the garage
        i waited outside school and you didn't show up = and I didn't show up
        you were so rude to me at the barbecue = I was so rude to you at the barbecue
        i mopped the whole floor and you walked right past me = I walked right past you
    """,
    "what the hearer leaves out": """
        i fold all the laundry and you don't even notice = and I don't even notice
        you laugh when i'm being honest and i feel tiny = I laugh when you're being honest
    """,
    "the hearer's kin": """
        your mom said something awful at lunch and you just smiled = my mom said something awful
        i was hoping we could see my sister this time instead of yours = instead of mine
    """,
    "what was taken from the hearer": """
        i'm sorry that i read your diary = sorry that you read my diary
    """,
    "a word owed to the hearer": """
        i was so happy that night and i never told you = you never told me
        my manager wants me to move and i haven't told you yet = you haven't told me yet
        my knee is bad and i hate asking you for help = you hate asking me for help
        you never told me you were lonely = I never told you I was lonely
    """,
    "what stirs": """
        it makes me nervous when you go silent after dinner = when I go silent after dinner
        it's hard when i come home and you're on your phone = you come home and I'm on my phone
        what hurts the most is that you told him and not me = that I told him and not you
        the point was about you not hearing me = me not hearing you
    """,
    "what is asked of the hearer": """
        can you put the tablet down for like an hour = like me to put the tablet down for an hour
    """,
    "both halves of a short utterance": """
        i tried to talk to her about the rent and she just left the room = she just left the room
        i made soup and he shrugged = you made soup, and he shrugged
        she shouts and i go numb and then he leaves = she shouts, you go numb, and he leaves
        he says he's okay but i can tell he's not okay = you can tell he's not okay
        i don't know what to say so i just keep cooking = so you just keep cooking
        we don't argue we don't do anything = you don't argue, and you don't do anything
    """,
    "what is denied and what is so": """
        it wasn't about the money it was about the lie = about the money, it was about the lie
        she isn't cruel she's just not there = she isn't cruel, she's just not there
    """,
    "that which is not wanted": """
        my aunt thinks i should leave her but i don't want that i love her = don't want that
    """,
    "a noun that the clause tells of": """
        i keep thinking about the house we lost and nobody mentions it = the house you lost
        there's a lot i never told my sister about the war = a lot you never told your sister
    """,
    "days and times that lead in": """
        last week he said he wanted a break and then he never mentioned it = last week he said
        i try to be kind but some days i just want to yell = some days you just want to yell
        yesterday i baked a cake and he ate it alone = yesterday you baked a cake
        he went back to work the next day like nothing happened = the next day like nothing happened
        after the funeral he went straight to the office = he went straight to the office
        he lost his license and since then he barely leaves the house = barely leaves the house
        every time the phone rings my heart stops = whenever the phone rings, your heart stops
    """,
    "what goes on after with": """
        she sat there with her arms crossed = she sat there with her arms crossed
    """,
    "a state one goes in": """
        we went to bed angry again = you went to bed angry again
    """,
    "might as well": """
        i might as well be a lamp = you might as well be a lamp
    """,
    "my wife and i": """
        she's my wife and i don't know what she wants = she's your wife, and you don't know
    """,
    "what is reported of the speaker": """
        he says i never listen = he says you never listen
        my brother says i'm too sensitive = your brother says you're too sensitive
        she said i was selfish = she said you were selfish
        she's furious but she won't say why = she won't say why
    """,
    "so am i": """
        i know she's under pressure but so am i = but you are too
    """,
    "what was done and should not have been": """
        i blamed you and i shouldn't have = you blamed me and you shouldn't have
    """,
    "assurances": """
        he's a good father he really is but he's not there for me = he's not there for you
        i'm not gonna lie i was jealous = jealous
        i wish somebody would say thank you = you wish somebody would say thanks
    """,
    "a given thing": """
        i love him and i want to give him what he needs = to give him what he needs
        i stopped telling her things because she uses them against me = uses them against you
    """,
    "an act as the subject": """
        i thought having a dog would make us happier = having a dog would make
    """,
    "asking and believing": """
        i hate that i have to ask for everything = you have to ask for everything
        he doesn't believe in therapy and i don't know what to try = he doesn't believe in therapy
        i don't think i'm asking for too much = you're asking for too much
    """,
    "lost apostrophes": """
        i'm scared that if i tell her the truth hell leave = he'll leave
        i wish hed ask about my day = you wish he'd ask about your day
        everybody thinks were the perfect family = you're the perfect family
        he always takes his mothers advice = his mother's advice
        my husbands been sober for a month = your husband's been sober
    """,
    "words heard for others": """
        i fell like your not listening to me when i talk = you feel like I'm not listening to you
        he won't here me when i say it = he won't hear you when you say it
        i no its hard for her = it's hard for her
        he never tells me wear he's going = he never tells you where he's going
        i should of called her = you should have called her
        i shouldn't of let him go = you shouldn't have let him go
        i hope that were still friends = you hope that you're still friends
        she was quiet the hole time = she was quiet the whole time
        i want to now why you didn't tell me about it = to know why I didn't tell you about it
        you where so cold to me at your sisters house = I was so cold to you
        i waited four you at the station but you didn't come = you waited for me
        i'm afraid to loose my job = to lose your job
        he loves golf more then me = golf more than you
        he don't listen to me = he doesn't listen to you
        my mother in law said the baby looks thin = your mother-in-law said the baby looks thin
        they're is nothing left to say to him = there is nothing left to say to him
    """,
    "what is only thought": """
        i think she's hiding something but i don't dare to ask = you think she's hiding something
        i leave him alone because i think that's what he wants = because you think that's what
        sometimes i think it would be easier to leave = sometimes you think it would be easier
    """,
    "what is told with a that": """
        nobody told me that grief would make me so angry = that grief would make you so angry
        she thinks that because she pays the rent she gets to decide = she gets to decide
        i feel like whenever i come to you with a problem you laugh = you come to me with a problem
    """,
    "a list of what is to be said": """
        i made a list of everything i want to say and then i burned it = everything you want to say
        i wanted to ask but i was afraid you'd snap = you wanted to ask
    """,
    "what hurts": """
        the thing that bothers me is that she never asks = the thing that bothers you is that she
        it bugs me that you answer your phone at dinner = that I answer my phone at dinner
    """,
    "we and what is the hearer's": """
        we moved here for your job and i gave up everything = for my job
        i feel like your secretary sometimes = you feel like my secretary sometimes
    """,
    "words for the hearer": """
        i haven't been honest with you about my drinking = honest with me about your drinking
        i don't think i ever told you how much that meant = you ever told me how much that meant
        i said yes to the house because you wanted it = because I wanted it
        i asked you three times to fix the gate = you asked me three times to fix the gate
        you were right about my brother and i was too proud = I was right about your brother
    """,
    "to like and it's like": """
        i really wanted to like her family = you really wanted to like her family
        it's like i'm not there = it's like you're not there
    """,
    "the other sister and the same tv": """
        i asked my son to turn off the tv and he turned it up = he turned it up
    """,
    "a thank you": """
        i just want a thank you once in a while = a thank-you once in a while
    """,
    "just one thing": """
        he took my side for once and i almost cried = he took your side for once
        i've never felt so alone in a room full of people = alone in a room full of people
        you never asked me weather i wanted to move = whether you wanted to move
        we promised wed never go to sleep angry = you promised you'd never go to sleep angry
        no no it's not that it's just that i feel forgotten = you feel forgotten
    """,
    "what is denied at the end": """
        my husband thinks i'm having an affair and i'm not = an affair, and you're not
        i want to trust him again but i don't know how = you don't know how
        i do care i just feel ashamed = feel ashamed
    """,
    "face to face": """
        i want to be able to cry in front of you = to cry in front of me
        i'm not jealous i just want to know where you were = you just want to know where I was
        i fell in love with you all over again = you fell in love with me
    """,
    "what i said and want to say": """
        you laughed at me when i said i wanted to sing = when you said you wanted to sing
        i want to say i'm sorry but she won't open the door = you're sorry
    """,
    "too": """
        he works hard but i work hard too = you work hard too
    """,
    "what was found out about another": """
        i found out my daughter has been skipping school = your daughter has been skipping school
    """,
    "when the hearer leaves": """
        when you walk out i feel like i'm five = when I walk out, you feel like you're five
    """,
    "more lost apostrophes": """
        she says shell call and she never calls = she says she'll call
        he thinks its funny when i get upset = he thinks it's funny
    """,
    "the way of the parents": """
        i'm scared that i'll end up the way my parents did = the way your parents did
    """,
    "still more words heard for others": """
        i cried because their is nothing left in the bank = there is nothing left in the bank
        you were so cold to me at you're sisters house = at my sister's house
        i met her in law school = you met her in law school
        i was five years old when he left = you were five years old
    """,
    "said twice": """
        i told her i said and i cried all night = you cried all night
    """,
    "a promise that was not kept": """
        you told me you'd be there and you weren't = I'd be there, and I wasn't
    """,
    "ending up like somebody": """
        i worry that our kids will end up like us = will end up like the two of you
    """,
    "honest with somebody": """
        i want to be honest with her but she's so fragile = you want to be honest with her
    """,
    "to make it right": """
        i let him down and i don't know how to make it right = how to make it right
    """,
    "the one night": """
        you made plans with your friends on the one night i asked you to stay = the one night you
    """,
    "a deed that is only thought": """
        i painted the nursery and i think i made the biggest mistake of my life = you think you made
    """,
    "over a year": """
        we haven't been on a date in over a year = on a date in over a year
    """,
    "resenting and mattering": """
        i resent that he sleeps through everything = you resent that he sleeps
        i just want to feel like i matter to you = like you matter to me
        i can't compete with your work = compete with my work
        i was going to tell you on friday but you were in a good mood = going to tell me on friday
    """,
    "what is said back to him": """
        if i bring up money he says i'm attacking him = he says you're attacking him
        he sad he was sorry = he said he was sorry
    """,
    "home before a noun": """
        when i got home the lights were off = when you got home, the lights were off
    """,
    "both sides with her": """
        she said it was fine but her voice was shaking = she said it was fine
    """,
    "we're after what is thought": """
        i'm worried that were teaching the kids to hide = you're teaching the kids to hide
    """,
    "the one who": """
        i'm the one who cooks the meals i'm the one who pays the bills = the one who cooks the meals
        i always end up comforting him when i'm the one who's upset = the one who's upset
    """,
    "what is said, asked and greeted": """
        she never says what she wants = she never says what she wants
        my son asked why daddy sleeps on the couch = your son asked why daddy sleeps on the couch
        he said some things i can't forget = he said some things you can't forget
        you walked in and turned off the music without saying hi = I walked in
        i didn't ask for your opinion i asked for your help = ask for my opinion, you asked for my
    """,
    "more to the hearer": """
        i felt invisible at your reunion = invisible at my reunion
        you haven't asked me one question all week = I haven't asked you one question all week
        when your brother made fun of my accent you didn't say a thing = my brother made fun of
        i feel safer with you than with anyone = safer with me than with anyone
        i was proud of how you talked to the teacher = proud of how I talked to the teacher
        i know you didn't mean it but it really hurt = I didn't mean it
        i think your hiding something from me = hiding something from you
    """,
    "a couple that does": """
        my husband and i barely talk = you and your husband barely talk
        my parents never fought in front of us so i don't know how = in front of you
    """,
    "more words heard for others": """
        he didn't even no it was my birthday = he didn't even know it was your birthday
        the kids where crying and he just left = the kids were crying
    """,
    "a worry with its when": """
        i just worry when she drives at night = you just worry when she drives at night
    """,
    "what the hearer need not do": """
        you don't have to agree with me = I don't have to agree with you
    """,
}

# under each cause: said = words that no paraphrase of it holds
NEVER = {
    "half a likeness": """
        i might as well be a lamp = you might be a lamp
        after the loss he went back the next day like nothing happened = so next day nothing
    """,
    "a moment without what happens then": """
        it's hard when i come home and you're on your phone = when you come home.
    """,
    "a gift without what is given": """
        i love him and i want to give him what he needs = to give him.
        he says just say it but i don't want to tell him what to do = want to tell him.
    """,
    "two sides that are none": """
        i want to tell her and i know it's late but i don't think she sleeps and i miss her = sides
    """,
    "anybody taken for the hearer": """
        i learned that you have to be patient with kids = I have
        back then i thought you worked hard and you got paid = I got paid
        can you tell me what to do about my son = want me to tell
    """,
    "a time that belongs before": """
        we can't keep eating takeout every night we can't afford it = every night you can't
    """,
    "half of a limit": """
        he tells me i'm pretty but only when we're going out = pretty.
        he says i'm lazy and i hate him for a reason but she just bought a boat = so she just bought
    """,
    "what hangs on words not said back": """
        i made of the list everything the and then i threw it away = threw it away
    """,
    "what was said aloud": """
        she goes why are you always mad and i go i'm not mad = you're not mad
        he was like whatever and i was like fine = you were fine
    """,
    "a hand that counts the times": """
        i can count on one hand the times he's said he loves me = count on,
        you promised me the last time was the last time = you the last,
    """,
    "what is not for us": """
        he has time for the gym but not for us = the gym.
    """,
    "one of two causes": """
        i don't know if it's the pills or if it's me = it's the pills.
    """,
    "an excuse of the hearer": """
        you always have an excuse = you always have
    """,
    "honesty given up": """
        i want to be honest with her but she's so fragile = you want with
    """,
    "an it said twice": """
        i don't know how to explain it its like we live on two planets = explain it's
    """,
    "a plea after a leave": """
        you can be angry with me but please don't leave the room = i can be angry
    """,
    "speech of another kind": """
        i be waiting for him all night = you be
    """,
    "a wife who was not told": """
        i haven't told my wife i get up every morning and i sit in the library = your wife you get
    """,
    "a word that was right": """
        i said no when he asked = know when
        he is here with my brother = hear with
        i fell in love with her = feel in love
        my sisters live in texas = sister's
        he asked me where so many people go = were so many
    """,
}


@pytest.mark.parametrize(("said", "words"), rows(COMES_BACK))
def test_what_was_said_in_a_hard_talk_comes_back(said: str, words: str) -> None:
    assert_comes_back(said, words)


@pytest.mark.parametrize(("said", "words"), rows(NEVER))
def test_what_was_not_meant_in_a_hard_talk_never_comes_back(said: str, words: str) -> None:
    assert_never_comes_back(said, words)
