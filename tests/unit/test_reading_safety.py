"""Danger is heard, and everyday talk is not taken for it."""

from __future__ import annotations

import pytest

from voice_coach.adapters.lexicon_files import load_assessor, load_safety_reader

UNSAFE = """
i don't want to hurt you but i might
i don't want to hurt the kids but i can't stop
i didn't mean to hurt her but i'm scared i will again
he grabbed my throat
then she grabbed my hair and pulled
he hit me again last night
she slapped me in front of the kids
my husband pushed me down the stairs
he grabbed me by the throat and i couldn't breathe
sometimes he hits me when he's been drinking
my wife threw a plate at me and it cut my arm
he punched the wall right next to my head
he choked me
my boyfriend kicked me in the stomach
she bit me and left marks
i have bruises on my arms from when he grabbed me
he gave me a black eye
he said he'd kill me if i ever leave
he told me he would hurt the children
she threatened to stab me
he has a gun in the house and he points it at me
he forced me to have sex
he makes me have sex when i don't want to
he raped me
it got physical last weekend
things got violent between us
he gets violent when he drinks
he's abusive
i think i'm in an abusive relationship
he raised his hand to me
he put his hands on me
he broke my nose
he dragged me by the hair
she smashed my phone and then she went for me with a knife got a knife from the kitchen
he threatened me
my partner beats me
he beat our son with a belt
he hurt the dog and said i'm next
i'm afraid of him
i'm scared of my husband
i am frightened of what he might do
i'm terrified of her temper
i'm afraid of making him angry
i'm scared to go home
i'm too scared to leave him
i'm afraid he'll hurt me
i'm scared he will find me
he scares me when he shouts like that
my boyfriend scares me
i don't feel safe at home
i don't feel safe with you
i'm not safe here
we locked ourselves i mean i locked myself in the bathroom because he was raging
i hide from him in the closet
i fear for my life
i'm scared for my children's safety
when he drinks i am so scared
he won't let me see my friends
she doesn't let me talk to my mother
he won't let me leave the house
i'm not allowed to have money
i am not allowed to see my sister any more
he checks my phone every night
he reads my messages
he tracks my phone
he took away my keys
he controls all the money
he controls what i eat
he tells me what i can wear he tells me what i wear and who i see
he decides who i can talk to
he follows me to work
he locked me in the bedroom
he keeps me from seeing my family
i have to ask for permission before i buy anything
i have to ask him for money every week
he says he'll kill himself if i leave
he said he would take the kids away
he threatens to send the pictures to everyone
i feel like a prisoner in my own home
my ex is stalking me
i want to die
i don't want to live any more
i dont want to be here any more
i just want to disappear
i wish i was dead
i wish i had never been born
i want to end it all
i've been thinking about ending my life
i'm going to kill myself
i want to kill myself
i feel suicidal
i have been cutting myself
i cut myself again last night
i hurt myself on purpose
i've started burning myself
i took all my pills
i've been saving up pills i've been saving up my sleeping pills
everyone would be better off without me
you'd all be better off without me
there's no reason to live
i have nothing to live for
life isn't worth living
i can't go on like this
i can't go on living
i don't see the point in living
i don't want to wake up tomorrow
i just want it all to be over
i want the pain to stop for good
nobody would miss me if i was gone nobody would miss me
i wrote a goodbye letter
i tried to kill myself last year
i'm tired of living
when i'm gone you won't have to worry
if i was dead nobody would care
i thought about driving into a tree
i want to hurt him
i want to kill her
i could kill him i really mean i want to kill him
i hit her
i hit my wife and i hate myself for it
i slapped him
i pushed her against the wall
i shook the baby i mean i hurt the baby
i'm afraid i'll hurt someone
sometimes i think about hurting her
i'm going to hurt somebody
i threw a chair at him i almost hit him
i want to poison him
um i i'm afraid of of him
he uh he hits me
HE HITS ME.
He said he'd kill me, and I believe him.
I'm not okay. He beat me up yesterday.
i'm not saying he's a bad man but he beats me
he never hit me before last night but then he hit me
"""

SAFE = """
i never meant to hurt you
i don't want to hurt you but i have to be honest
he grabbed my hand and we ran through the rain
i could kill for a coffee
i could murder a curry right now
this traffic is killing me
my feet are killing me
my back is killing me today
the suspense is killing me
the distance is killing us
work is killing me
it wouldn't kill you to call
mum will kill me if i forget her birthday
my wife is going to kill me when i come home without the milk
i nearly died laughing
i almost died of embarrassment
i'd die for one of those croissants
i'm dying to see you
i'm dying for a cup of tea
my phone is dying
the battery died
the plants died while we were away
my dad died last spring
my grandmother died and i miss her
we lost our dog he was hit by a car
we fought about the dishes
we had a fight last night about money
we argue every time your mother visits
i fought back the tears
i'm afraid we're late
i'm afraid i forgot the bread
i was scared for my mum's operation
i'm scared of losing you
i'm afraid of being alone
i'm afraid of spiders
i was scared to ask you
i'm scared to tell you what i feel
i'm afraid to start this talk because i love you
i was afraid you had left without me
i'm scared about the exam
i felt hurt when you left the table
that hurt me a little
it hurts me when we don't talk
you hurt my feelings
i hurt my back in the garden
my knee hurts
i hurt my wrist at work
i feel shut out
i feel attacked when we talk about money
i had a panic attack at work
he had a heart attack in march
let's attack the laundry together
i beat him at chess
she beat me at cards again
you beat me to it
i keep beating myself up about it
stop beating around the bush
he hit the ball into the neighbour's garden
that news hit me hard
it hit me that we haven't talked in weeks
grief hits me at odd moments
hit me up when you're free
the bill hit us like a truck
we hit traffic on the way home
i hit the gym at six
she punched in the numbers twice
i shot him an email
i cut my finger chopping onions
i cut myself on a tin
i cut myself some slack
he threw me a surprise party
i threw the ball for the dog
she threw me off with that question
i pushed you too hard
i pushed you away and i'm sorry
i know i push people away
i shut down when it gets loud
i snapped at you and i'm sorry
i raised my voice last night
i yelled and i regret it
he's never hit me
he would never hurt me
she has never laid a hand on me
i'm not afraid of him
i'm not scared of you
i would never hurt myself
i'm not going to hurt myself
i'm not suicidal i'm just tired
there was no violence nobody hit anyone
we watched a movie where a man kills his brother
in the book she poisons her husband
i read a murder mystery on the couch
i love true crime podcasts
you're a killer cook
that dress is to die for
i'm dead tired
i worked myself to death this week
i was bored to death at that meeting
you scared me to death jumping out like that
i'm sick of this cold
i can't take the noise any more at the office
i can't go on holiday this year
i can't do this puzzle
i need some time alone
i want to disappear into a good book for an hour
i want to be alone tonight
i don't want to talk about it
i don't want to go out tonight
i don't want to be late
i feel trapped in this job
i feel like a burden sometimes
i feel stuck
i feel empty since the kids moved out
i cried in the car
my boss won't let me leave early
the kids won't let me sleep
the doctor won't let me drive for a week
they don't allow dogs there
could you check my phone for messages
i check my phone too much
he took my keys by mistake
let me know when you are home
would you lock the door tonight
he locked himself out again
we kill time until the bus comes
i killed the mood i know
it was a long shot
i got a flu shot
i shoot photos on weekends
don't shoot the messenger
i bit my tongue
she bites her nails
the cat bit me
he broke my favourite mug by accident
i broke my arm skiing
she grabbed a coffee on the way
i grabbed your jacket
we grabbed a bite
i'd like us to hold hands again
i miss you when you work late
you seem far away
it sounds like you felt ignored when i looked at my phone
so you felt hurt and left out
you were scared before the operation
i need a break from the news
end of the story
let's end the evening early
i want this argument to end
i want to end the day with you
i wish this week was over
i just want this meeting to be over
it's over between them
the game is over
we ended things with the old landlord
"""


def lines(table: str) -> list[str]:
    return [line for line in table.splitlines() if line]


@pytest.mark.parametrize("text", lines(UNSAFE))
def test_danger_is_heard(text: str) -> None:
    assert load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize("text", lines(SAFE))
def test_everyday_talk_is_no_danger(text: str) -> None:
    assert not load_safety_reader().is_unsafe(text)


def test_an_unsafe_answer_is_neither_scored_nor_quoted() -> None:
    assessment = load_assessor().assess("he hits me when i ask for a calm talk tonight")
    assert assessment.is_unsafe
    assert not assessment.markers
    assert not assessment.feedback
    assert not assessment.template
    assert not assessment.is_strong
