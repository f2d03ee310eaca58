"""Clauses whose beginning stands far from their verb, and starts that are taken back."""

from __future__ import annotations

import pytest
from turning_rows import assert_comes_back, assert_never_comes_back, rows

# under each rule: said = words that every paraphrase of it holds
COMES_BACK = {
    "a noun with a clause of its own": """
        the plumber we hired in june broke the tap again = the plumber you hired in june broke the
        my cousin who i grew up with moved to lisbon = your cousin who you grew up with moved
        the boy i liked at camp wrote me a poem = the boy you liked at camp wrote you a poem
        karen from payroll told me that they had lost my file = from payroll told you that they had
        all my cousins are coming and i have no chairs = all your cousins are coming
    """,
    "what leads in": """
        after the move i figured we'd have more room = after the move you figured you'd have
        half the time i can't tell whether he's asleep = half the time you can't tell whether
        some nights i sleep well and some nights i lie awake = some nights you sleep well
    """,
    "whatever else is so": """
        whatever i cook he complains = whatever you cook, he complains
        whatever i say she laughs at it = whatever you say, she laughs at it
        no matter how late i call he's still at work = however late you call, he's still at work
        wherever we move the neighbors hate my piano = wherever you move, the neighbors hate your
    """,
    "a thing that is not known": """
        i moved to leeds and i don't know a single person = you don't know a single person
        i don't know the rules but they fined me = you don't know the rules
    """,
    "a shrug before what happened": """
        i don't know a dog came out of the woods = a dog came out of the woods
        i don't know anyone in this town = you don't know anyone in this town
    """,
    "a vow that says no more": """
        i swear he never listens to me = he never listens to you
        if you ask me she was jealous of my sister = she was jealous of your sister
    """,
    "how something was done": """
        the way the nurse spoke to me made me feel stupid = the way the nurse spoke to you made you
    """,
    "a place where one is held up": """
        i got stuck behind a tractor = you got stuck behind a tractor
        i feel stuck in this job = stuck in this job
    """,
    "one act likened to another": """
        working for him is like working for a toddler = is like working for a toddler
    """,
    "examples of what is asked": """
        she counts everything like who paid for what = she counts everything
    """,
    "a number of us": """
        there were nine of us in one room = nine of you in one room
    """,
    "once more with force": """
        my mother's never hugged me not once = your mother's never hugged you, not once
    """,
    "one who is called": """
        so my sister runs into the kitchen and says mom i think i broke it = your sister runs into
    """,
    "what grows with something else": """
        the harder i push the more he hides = the harder you push, the more he hides
        and the more tea i drink the less my wife sleeps = the more tea you drink, the less your
        the older i get the more i miss her and nobody cares = older you get, the more you miss her
    """,
    "a question of how many": """
        how many times do i have to wash these plates = how many times you have to wash
        how often does she call me = how often she calls you
    """,
    "what might be so": """
        what if i'm just too old for the choir = whether you're just too old for the choir
        what if she can't forgive me = whether she can't forgive you
    """,
    "a yes or no that was said": """
        i said no when i wanted to say yes = you said no when you wanted to say yes
        i keep saying yes when i want to say no = when you want to say no
    """,
    "one person named twice": """
        i've always been the quiet one the one who gives in = the quiet one, the one who gives in
    """,
    "acts that are subjects": """
        raising two girls on my own was hard = raising two girls on your own was hard
        talking to my father about work is like pulling teeth = is like pulling teeth
        waiting for the letter is wearing me out = waiting for the letter is wearing you out
    """,
    "what somebody is like by doing something": """
        she shouted and i just stood there like a fool = you just stood there like a fool
    """,
    "a reason inside what is assumed": """
        they assume that since i live alone i can work late = since you live alone you can work late
    """,
    "a last word after what was dared": """
        i hate my job there i said it = you hate your job
    """,
    "what is told to many": """
        my uncle told the whole room that i can't cook = told the whole room that you can't cook
    """,
    "two ways to choose from": """
        i can't decide whether to fight or wait = whether to fight or wait
    """,
    "what something is as if": """
        it's as if i don't matter until somebody needs money = as if you don't matter until
    """,
    "what somebody may not know": """
        i don't think you know how lonely i was when you left me there = think i know how lonely you
    """,
    "a state by half": """
        she calls when i'm half asleep = when you're half asleep
    """,
    "a denial told once": """
        i told him i trust him but i don't think i do = you trust him, but you don't think you do
    """,
    "the other way, told too": """
        i can't say that i like the new flat or not = like the new flat or not
    """,
    "a time before another": """
        i couldn't remember the night before if i drank = the night before if you drank
    """,
    "what one thinks at each time": """
        every time the bell rings i think it's the police = you think it's the police
    """,
    "a part that wants something": """
        there's a part of me that wants her to stay = a part of you that wants her to stay
    """,
    "a count put right": """
        he's called me five times no six times = he's called you six times
    """,
    "a thing that is not understood": """
        they whisper about me in a language i don't understand = in a language you don't understand
    """,
    "just in case": """
        i keep my coat on in case i need to leave = in case you need to leave
    """,
    "a little praise after all": """
        it's pointless but a bit of a laugh = it's pointless
    """,
    "what is told on one condition": """
        she told me that if i quit she'll sell the car = that if you quit she'll sell the car
    """,
    "what was so and is no more": """
        i used to love mondays now i hate them = you used to love mondays, and now you hate them
    """,
    "whom one married": """
        she isn't the woman i married = the woman you married
    """,
    "a guess that is more than a softener": """
        they laughed so of course i think it was about me = you think it was about you
    """,
}

# said = words that none of its paraphrases holds
NEVER_COMES_BACK = {
    "a start without its noun": """
        the lawyer we met last week told us to wait = you met last week told
    """,
    "one of two ways": """
        either she pays the rent or i move out = pays
    """,
    "what one would think": """
        you'd think by now she would know that i hate surprises = so she would know
    """,
    "what is taken back": """
        i'm not jealous i'm just curious no actually i am jealous = curious
        we left at ten and i was calm no actually i was angry with her = you were calm
        she hit me no she pushed me = hit you, she
    """,
    "an age that is no person": """
        i'm fifty nine who's going to want me = fifty nine who
    """,
    "only what was granted": """
        the doctor was friendly but what good is that = friendly
    """,
    "a question about the hearer": """
        you know why you are look at yourself = so it's why
    """,
    "what somebody called out": """
        my son calls and says dad i think i crashed the car = you think
    """,
    "what ends without its object": """
        the only thing i've never liked spinach ever = never liked
    """,
    "a likeness without its like": """
        it sounded you were in a tunnel = sounded you
    """,
    "too little to lead in": """
        the way you have to keep telling yourself it's fine = the way you have to
        fine i just need my pills = fine you
    """,
    "what grows the other way": """
        the longer i wait the less she loves me i guess it's over = so she loves you
    """,
    "a place told of twice": """
        i'd like a job where i don't sell and i don't have to smile = you don't have to smile
    """,
    "a noun described after a pause": """
        i live with a man right now that uh collects old clocks = that collects
    """,
    "an act that was broken off": """
        so my son had to go i guess find a place of his own = had to go.
    """,
    "two clauses after one when": """
        when i got hurt neighbors i barely know brought cake = so it's when
    """,
    "a noun with its clause and no verb": """
        the fact that they want me to get rid of felix that's my cat = so the fact
    """,
    "a denial told twice": """
        i told him i trust him but i don't think i do = do, and you don't
    """,
    "what was told, left out": """
        i told her straight out it's over and she laughed = told her straight out
    """,
    "an object before its clause": """
        my dad likes all my teachers but this one he despises = other, he
    """,
    "how much of it": """
        these days you only have so much patience left = so much patience
    """,
    "a thought that was broken off": """
        i think in the long run i think it it would help = think in the long run
    """,
    "what somebody was watched doing": """
        and just watching the neighbors do things too it can make you jealous = neighbors do
    """,
    "a saying said twice": """
        i'm not saying he lied but how do you lose a car = saying that you're not saying
    """,
    "what says which": """
        i sit up at four and lie there counting everything i've done wrong = you've done wrong
    """,
    "one person with two names": """
        well my girl my girlfriend and i were trying to save some money = your girl you
    """,
    "what one is by being it": """
        the best thing about being a teacher is going home = so a teacher
    """,
    "now, told of then": """
        i used to love mondays now i hate them = mondays now
    """,
    "an aside that leads nowhere": """
        considering i have three kids and no car = considering you have three
    """,
    "a piece of work without its verb": """
        all these late reports i've been sitting on = reports you've been
    """,
}


@pytest.mark.parametrize(("said", "heard"), rows(COMES_BACK))
def test_what_was_said_comes_back(said: str, heard: str) -> None:
    assert_comes_back(said, heard)


@pytest.mark.parametrize(("said", "wrong"), rows(NEVER_COMES_BACK))
def test_what_was_not_said_never_comes_back(said: str, wrong: str) -> None:
    assert_never_comes_back(said, wrong)
