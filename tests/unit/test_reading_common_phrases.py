"""What people commonly say to ask, to thank and to make up is heard as that, and as no fault."""

from __future__ import annotations

import pytest

from voice_coach.adapters.lexicon_files import load_assessor

SAID = {
    "request": """
would you sit with me for a bit | could you put the phone away while we eat
would you mind telling me when you'll be home | can you let me know by friday
i'd like you to tell me when something bothers you | please tell me what you need
i would be glad if you came along on sunday | it would help me if you said goodnight
it would mean a lot to me if you held my hand
i'd appreciate it if we could eat together once a week | are you willing to look at this with me
can we agree on one evening a week | could we try to go for a walk tomorrow
would you be up for a coffee on saturday | i'm asking you to listen for five minutes
what i'd like is ten minutes with you tonight | my request is that we talk before nine
would you do that for me | maybe we could have breakfast together on saturday
shall we plan one evening without screens | let's find an evening next week for the two of us
i'd be happy if you'd give me a hug when you come home | will you come with me to the counsellor
would you be okay with us talking for a moment | may i ask you to hear me out
i would love for us to cook together again
can i ask you for something would you text me at lunch
do you think you could call me on your way | would you consider coming with me
is it okay if we turn the tv off for a while | i wonder if you could text me when you're late
i was wondering if we could talk tonight | could you say that again more slowly
""",
    "feeling_owned": """
i feel sad | i'm sad about it | i felt so alone | i'm a bit scared | it makes me sad | it hurts
it hurt me | that hurts me | i was hurt | i'm lonely | i feel like crying | i'm heartbroken
my heart is heavy | i'm nervous right now | i am afraid | i feel ashamed | i'm so happy
i was really proud | i feel torn | i'm frustrated | i got angry | i feel helpless
i'm at a loss | i'm worried sick | it scares me | it worries me | i'm jealous | i feel guilty
i was relieved | i'm touched | i'm tired and sad | it broke my heart | i feel far from you
i feel far away | i feel invisible | i feel unimportant | i'm overwhelmed | i feel uneasy
i'm disappointed
""",
    "need_or_wish": """
i need some quiet | i need to feel close to you | i need more time | i need honesty
i long for closeness | i'd like more time with you | i want us to be okay
i wish we talked more | i wish for a bit of peace | what i need is rest | honesty matters to me
being honest matters to me | family matters to me | it matters to me that we talk
it's important to me that we eat together | closeness is important to me
i want to understand you | i want to feel safe with you | i would love more warmth between us
i hope we find each other again | i'm longing for some warmth | i could use a hug
i'd need a bit of reassurance | i value honesty | i'd wish for more support
i miss being close to you | i want to be a team with you | i need you to know i'm here
respect means a lot to me | to me trust is the most important thing | i crave some tenderness
i want some fairness in this | i'm hoping for more lightness between us
i just want to be heard | i need to be taken seriously | i'd like to feel wanted
it would be good for me to have some time alone
""",
    "own_part": """
i was late too | i raised my voice and that wasn't fair | i also went quiet
i know i was short with you | i shouldn't have said that | i should have called
i forgot to ask you | i wasn't listening | my part in it is that i walked away
it was my fault as well | i played a part in this | i made it worse by shouting
i got defensive | i know i can be hard to talk to | i pulled away too
i've been distracted lately | i was wrong | that was on me | i see that i hurt you
i broke my promise | i let you down | i could have handled it better | i snapped at you
i assumed you didn't care | i wasn't there when you needed me | i took you for granted
i have to own that i avoided it | i kept score | i said things i regret
i've been hiding behind work | i interrupted you | i ignored your messages | i was unfair to you
i overreacted
""",
    "repair_attempt": """
can we start over | i'm sorry | i'm sorry i shouted | let me try again | can i try that again
i want to make this right | i'd like to make it up to you | can we take a step back
i don't want to fight | i'm on your side | we're on the same team | let's slow down
i didn't mean it that way | that came out wrong | let me say it differently | please forgive me
i apologise for last night | i want us to find our way back | can we begin again
i'd like to put things right between us | let's call a truce | i take that back
i love you even when we fight | this is hard for both of us | i know we both want this to work
can i hold your hand | i hear you and i'm sorry | i want to understand what happened
what can i do to make it better
""",
    "appreciation_specific": """
thank you for making dinner tonight | thanks for picking up the kids yesterday
i noticed you did the dishes and it helped me | i appreciate that you called the doctor
i'm grateful that you came with me to the hospital | i loved how you laughed with my dad
it meant a lot that you waited for me | it was kind of you to cover me with the blanket
i saw that you fixed the tap thank you | i really liked that you asked about my day
thank you for telling me that | thank you for being honest with me about the money
i'm thankful you stayed up with me | i like how you read to the kids
i admire how calm you stayed with the plumber | you made me feel safe when you held my hand
i'm glad you came home early
""",
    "time_and_place": """
can we talk on sunday after breakfast | is now a good time | is this a good moment
could we find a quiet time tonight | let's talk tomorrow evening on the sofa
when would be a good time for you | would after dinner suit you
shall we go for a walk and talk on saturday | can we sit down tonight when the kids are asleep
is tonight okay for you or would tomorrow be better
i'd like to talk at a time that works for you | would you have ten minutes after work
could we speak on the way home | let's meet in the kitchen at eight | do you have a moment
what about tomorrow at seven | can we talk before bed | would sunday morning work for you
""",
    "pace_respected": """
take your time | there's no rush | you don't have to answer now | we can stop whenever you want
whenever you're ready | i can wait | no pressure | we don't have to talk about it today
i'll be here when you want to talk | it's okay if you need a break | you can tell me later
if it's too much we can pause | only if you want to | let me know when you feel like talking
you don't have to say anything | i'm not in a hurry | tell me as much as you like
we can leave it for now | i don't need an answer today | if you'd rather not that's fine
""",
    "validation": """
that makes sense | i can see why you'd be hurt | anyone would be tired after that
no wonder you're angry | of course you're sad | it's understandable that you pulled away
i get why you didn't call | i can understand that you need quiet | that must be hard
that sounds really hard | it makes sense that you felt left out
you have every right to be upset | i'd feel the same | that's a lot to carry
who wouldn't be worried | i see how much that weighs on you | it's okay to be angry
your feelings make sense to me | given what happened i understand why you're scared
you had good reason to be disappointed
""",
    "check": """
is that right | did i get that right | am i hearing you right | is that how it is
does that fit | have i understood you | do i understand you correctly | is that what you mean
am i close | correct me if i'm wrong | did i miss something | is there more | is that it
do i have that right | is it like that | am i off | tell me if i got it wrong
is that about right
""",
}

ROWS = [
    (name, phrase.strip())
    for name, table in SAID.items()
    for line in table.strip().split("\n")
    for phrase in line.split("|")
]
FAULTS = {"advice", "blame", "pressure", "mind_reading", "absolute", "minimising", "yes_but"}


@pytest.mark.parametrize(("strength", "phrase"), ROWS)
def test_a_common_phrase_is_heard_as_what_it_does(strength: str, phrase: str) -> None:
    text = f"so you're tired and you need some quiet {phrase}" if strength == "check" else phrase
    found = {marker.name for marker in load_assessor().assess(text).markers}
    assert found & {strength, "i_statement"}
    assert not found & FAULTS
