from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.prompts import COMMANDS
from voice_coach.language.commands import CommandBook

SCRIPT = load_script("en-us")
BOOK = CommandBook(SCRIPT.commands)

NATURAL = {
    "repeat": [
        "um could you say that again please",
        "sorry, what was that?",
        "can you repeat the line for me",
        "one more time please coach",
        "okay, could you read it once more",
        "i didn't catch that, sorry",
        "say that a gain",
        "would you please repeat what you said",
        "hang on what did you say",
        "can you say it again",
        "please can i hear that again",
        "repeat repeat",
    ],
    "slower": [
        "slow down please",
        "could you speak a little slower",
        "you're talking too fast",
        "can you go a bit slower please coach",
        "um a little more slowly please",
        "not so fast please",
        "would you talk more slowly",
        "That is too fast for me.",
    ],
    "faster": [
        "could you speak a bit faster",
        "faster please",
        "speed it up please",
        "okay you're going too slow",
        "can you talk more quickly",
        "a little quicker please",
        "Please speak faster.",
    ],
    "louder": [
        "could you speak up please",
        "a bit louder please",
        "i can't hear you",
        "turn the volume up please",
        "can you speak louder",
        "sorry you're too quiet",
        "Speak up!",
        "please talk a little louder",
    ],
    "softer": [
        "could you be a bit quieter",
        "turn it down please",
        "you are too loud",
        "volume down",
        "can you speak more softly please",
        "not so loud please",
        "a little softer",
    ],
    "pause": [
        "pause please",
        "hold on a second please",
        "okay pause the session",
        "wait a minute please",
        "just a moment please",
        "let's take a short break",
        "i need a break please",
        "could you pause for me",
        "hang on",
        "I would like to take a break now.",
        "give me a minute",
    ],
    "continue": [
        "okay continue please",
        "let's go on",
        "i'm ready",
        "okay i'm back",
        "you can continue now",
        "please go on",
        "let's keep going then",
        "resume please",
        "I am ready to continue.",
        "carry on please",
    ],
    "skip": [
        "okay skip",
        "skip this one please",
        "could you skip that one",
        "next one please",
        "let's move on",
        "can we skip this",
        "um i'd like to skip this one",
        "no skip it",
        "Let's do the next exercise, please.",
        "next please",
    ],
    "go-back": [
        "go back please",
        "can you go back one",
        "could we go back to the previous one",
        "okay let's go back",
        "the previous exercise please",
        "take me back to the last one",
        "i want to go back one step",
        "go back to the one before please",
    ],
    "help": [
        "help me please",
        "what can i say",
        "can you help",
        "um help",
        "i need some help please",
        "what are my options",
        "sorry how does this work",
        "okay what can i do now",
        "Could you list the commands, please?",
    ],
    "example": [
        "give me an example",
        "can you give me an example please",
        "could i hear an example",
        "an example please",
        "okay show me how",
        "can i get another example",
        "how would you say it",
        "Please show me an example.",
        "give me example",
    ],
    "template": [
        "give me a template",
        "could you give me a template please",
        "a template please",
        "i'd like a hint",
        "how do i start",
        "can i have a sentence starter",
        "um can you give me a starter please",
        "The template, please.",
        "give me templates",
    ],
    "try-again": [
        "try again",
        "let me try again please",
        "can i try that once more",
        "i want to try it again",
        "okay another try please",
        "let me do that again",
        "i'd like to have another go",
        "Um, let me rephrase that.",
        "could i have one more try please",
    ],
    "progress": [
        "how am i doing",
        "okay how am i doing so far",
        "coach how did i do",
        "tell me my score please",
        "am i getting better",
        "What's my progress?",
        "how have i done today",
    ],
    "heard": [
        "what did you hear",
        "sorry what did you hear me say",
        "what did you understand",
        "can you tell me what you heard",
        "read it back to me please",
        "did you hear me",
        "Coach, what did I say?",
        "okay what have you heard",
    ],
    "yes": [
        "yes please",
        "yeah sure",
        "okay",
        "yep",
        "um yes",
        "yes i would like that",
        "sure why not",
        "of course",
        "Yes, let's do it.",
        "alright then",
        "uh huh",
        "i think so",
    ],
    "no": [
        "no thanks",
        "no thank you",
        "nope",
        "not really",
        "um no",
        "i'd rather not",
        "no i don't want to",
        "nah not now",
        "Not today, thanks.",
        "maybe later",
        "no example",
        "well no",
    ],
    "next-drill": [
        "next drill please",
        "let's do another drill",
        "can we try a different skill",
        "okay go to the next drill",
        "give me a different drill",
        "could we do something else",
        "I'd like a new topic.",
        "switch the drill please",
    ],
    "finish": [
        "finish please",
        "i'm done for today",
        "that's enough for today thanks",
        "okay let's end here",
        "goodbye coach",
        "let's call it a day",
        "i have to go now",
        "bye",
        "I want to finish now, please.",
        "end the session please",
        "good bye",
        "thank you bye bye",
        "can we stop here",
    ],
    "stop": [
        "stop",
        "stop now",
        "stop it",
        "please stop",
        "stop stop stop",
        "stop talking",
        "be quiet",
        "shut up",
        "silence please",
        "okay stop",
        "coach, stop",
        "um stop please",
        "no stop",
        "Stop! Stop it now, please!",
        "stop please stop",
        "could you stop",
        "hey stop talking now",
        "i said stop",
        "no no no stop",
        "Stop.",
        "stopped",
        "quiet please",
        "just stop",
    ],
    "rehearse": [
        "i want to rehearse",
        "okay let's rehearse please",
        "can we do a rehearsal",
        "help me prepare for a talk",
        "i'd like to rehearse a conversation",
        "I want to prepare for a hard talk.",
        "rehearse please",
        "um i would like to start a rehearsal",
    ],
    "mirror": [
        "mirror me please",
        "let's do a mirror session",
        "i want to talk freely",
        "start the mirror",
        "okay mirror please",
        "I'd like a mirror session.",
        "switch to mirror",
        "could you just mirror me",
    ],
    "check-in": [
        "let's do a check in",
        "let's do a check-in",
        "i'd like to do a weekly check in",
        "start the check-in please",
        "okay the weekly check in",
        "I want a check-in, please.",
        "checkin please",
        "time for our weekly check-in",
    ],
    "practice": [
        "i want to practice",
        "let's practise please",
        "okay let's do some exercises",
        "just the drills please",
        "can we start practicing",
        "I'd like to practice now.",
        "start a practice session",
        "give me a drill",
    ],
    "rest": [
        "rest please",
        "i'd like to rest",
        "let me rest for a bit",
        "i want to rest for a while",
        "i would rather rest",
        "okay a rest",
        "I'll rest, thank you.",
        "have a rest",
    ],
}

# More wordings by command, parted by bars.
MORE = """
repeat:
  could you repeat that | say it again please | what did you say | come again | i didn't
  hear that | please say that one more time | can you go over that again | repeat the prompt
  | could i hear that one more time | pardon | i missed that | tell me again | read that
  again | sorry could you repeat | one more time | could you say that again please | what
  was that again | can you repeat the question | say that one more time | let me hear that
  again
slower:
  speak more slowly | slow down a bit | can you slow down | could you talk slower | please
  go slower | a bit slower please | you talk too fast | talk slower | slower please | speak
  slower | you're speaking too quickly | take it slower
faster:
  speed up | speak faster | can you go faster | a bit faster | talk faster please | you're
  too slow | could you speed up a little | quicker | pick up the pace | go faster
louder:
  speak louder | turn up the volume | i can't hear you well | louder please | could you
  speak louder please | raise your voice | volume up | a little louder | increase the volume
  | make it louder
softer:
  speak softer | lower the volume | quieter please | turn it down a bit | you're too loud |
  can you be quieter | a bit softer please | decrease the volume | speak more quietly | keep
  it down
pause:
  pause | hold on | wait a second | give me a moment | let's pause | take a break | one
  moment please | can we pause | could we take a break | i need a minute | pause the session
  | hold on a minute | let me have a minute | wait please | i need a moment
continue:
  continue | go on | carry on | resume | let's continue | i'm ready to continue | keep going
  | okay go on | unpause | ready | i am back now | let's keep going | proceed
skip:
  skip | next | skip this | move on | skip this exercise | next exercise | let's skip it |
  pass | i want to skip this one | can we move on | next question please | go to the next
  one | let's go to the next one | skip it please | give me the next one
go-back:
  go back | previous | back | go back one | previous exercise | the last one | can we go
  back | take me back | go to the previous one | back to the last one | one back please |
  let's go back | go back please
help:
  help | what can i say | help me | what are the commands | i need help | what are my
  options | what do i say | how does this work | what can you do | tell me what i can say |
  commands | give me help
example:
  give me an example | example | show me an example | can i have an example | for example |
  what would you say | how would you say it | let me hear an example | an example please | i
  need an example | how should it sound | could you give an example
template:
  give me a template | template | i need a template | can i get a template | how should i
  start | give me a hint | a hint please | show me the template | help me start | i need a
  hint | read the template | say the template again
try-again:
  try again | let me try again | i want to try again | again please let me try | retry |
  another try | can i redo that | i'd like to try again | let me do it again | give me
  another try | one more try | can i have another try | let me retry | redo
progress:
  how am i doing | how did i do | what's my progress | am i doing okay | how's my progress |
  am i doing well | tell me how i'm doing | how am i doing today | my progress please | show
  progress
heard:
  what did you hear | what did you understand | what did i say | tell me what you heard |
  did you understand me | what did you hear me say | can you read back what i said | what
  have you heard | repeat what i said | what did you catch
yes:
  yes | yeah | yep | sure | yes please | ok | okay | of course | absolutely | definitely |
  i'd love to | sounds good | yes i do | yes let's | you bet | certainly | right
no:
  no | nope | no thanks | not now | i don't think so | no thank you | not really | nah | i'd
  rather not | no way | not today | no let's not
next-drill:
  next drill | another drill | move to the next drill | change drill | different drill
  please | let's go to the next drill | skip this drill | skip to the next drill | i want
  another drill | try another drill | new drill
finish:
  finish | i'm done | end session | goodbye | that's enough for today | let's stop here | i
  want to finish | we're done | bye for now | let's finish | i'm finished | quit | that's
  all for today | end the session | let's end here | can we finish | let's finish up | good
  bye for now | i have to go | i'd like to end the session | enough for today
stop:
  stop | stop now | please stop | stop talking | be quiet | shut up | stop it | okay stop |
  stop right now | silence | quiet | enough | stop the voice | hush now | stop immediately |
  stop speaking | would you stop | stop stop | just stop it
rehearse:
  i want to rehearse | let's rehearse | rehearsal | start rehearsal | i'd like to rehearse |
  can we rehearse | prepare for a talk | help me rehearse | i want to rehearse a
  conversation | rehearse mode | i want to prepare for a conversation | let's do a rehearsal
mirror:
  mirror | i want a mirror session | mirror session | mirror me | let's do the mirror |
  start mirror | i'd like to talk freely | mirror mode | i want to do a mirror | let's
  mirror
check-in:
  check in | let's do a check in | weekly check in | i want to do a check-in | start check
  in | let's do the check-in | do a check in | can we do a check in | i want to do the
  weekly check in | check in session
practice:
  practice | let's practice | i want to practice | start practice | practice session | do
  some practice | i want to do a drill | let's do a drill | just practice | let's do some
  practice
rest:
  rest | i want to rest | let me rest | i'd like to rest | a rest please | i need to rest |
  rest for a while | i need a rest | take a rest | let's rest
"""
SPOKEN = [(command, utterance) for command, row in NATURAL.items() for utterance in row] + [
    (command, " ".join(utterance.split()))
    for command, row in re.findall(r"^([a-z-]+):\n((?:  .*\n)+)", MORE, flags=re.MULTILINE)
    for utterance in row.split("|")
]

ANSWERS = """
i wish we could stop fighting
i need you to stop
can you help me with the dishes tonight
i want us to go back to how we were
could we pause when it gets too much
i would like to repeat our trip to the lake
help me understand what is going on
what would help you right now
please stop shouting at me when i'm tired
can you say more about that
you said it again and again
i feel like you want me to stop trying
could you tell me what you need
let's take a break and talk at eight tonight
so you had to continue all on your own
yes i hear that you are tired
no i didn't mean it like that
no you never said that
yes but you forgot it
yes and i can see how hard that was
okay so you're worn out from the night shift
sure i can see that you needed rest
right so the bills came and you felt alone with them
it sounds like you want me to be quiet and just listen
i hear that you need some quiet
you want some silence after work
it was too loud at your parents' house
it's too much for you right now
you need me to slow down a little when we talk about money
could we slow down and look at this together
i can't hear you when the kids are screaming
i couldn't hear what you really needed
you felt that i can't hear you any more
you want to skip the party on saturday
we could skip the party if you are tired
i'd like to try again on sunday evening
can we try again
let's try again
can we start over
let us start over tonight
could we begin again with a cup of tea
i want to hear it again in your own words
what did you mean
what did you feel
what do you fear
what did you fear
what did you wear
what do you need
what happened
what happened then
what was that like for you
what is that like for you
what was it like
how are you doing
how are you
how is it going
how was your day
how do you feel about it
how did you feel when i said that
how am i making it harder for you
how can i help
how could i help you
what can i do for you
what could i do to help you tonight
what can i say to make it right
i'm sorry
sorry
i'm so sorry that i hurt you
i am sorry i went silent
thank you
thank you for waiting for me
thanks for the coffee this morning
take your time
i'm listening
i'm here
i'm here when you are ready
tell me more
tell me more about it
please tell me more
i'd like to hear more
i'd like to hear your side
do you want to talk
do you want to take a break
would you like to go on
would you like to rest
could you rest
you should rest
you should get some rest
you need a rest
let me help you with that
can i help you
can i help
i want to help
i want to help you
let me be with you
let me sit with you for a while
you don't have to talk
you don't have to say anything
we can talk later
we can talk tomorrow
we can stop whenever you like
we could stop the argument before it starts
i'd like us to stop before it gets loud
i tend to shut up when you are angry
i tend to shut down
i shut up when i should have talked
you told me to shut up
you said shut up and it hurt
you want me to shut up about it
i stopped listening to you
i stopped asking
you stopped telling me about your day
we stopped having breakfast together
the talking stopped
it never stops
nothing ever stops for you
the bus stop was full of people and you had to walk
you had to stop working because of your back
when the music stopped you felt alone
i want to end it
i want to end it all
end it
i want to end this fight
i want it to end
i don't want this to end
i don't want to go on like this
i can't go on like this
i can't go on
i can't do this any more
i don't know
i don't know what to say
i have no idea
i'm not sure
i'm fine
i'm okay
that makes sense
that makes sense to me
that sounds hard
that sounds exhausting
that must have been hard
it sounds like you're done with it
you are done with all the arguing
you are finished with the whole house
i'm done with being the only one who cleans
i'm done waiting for you to talk
i am finished with shouting
enough is enough
i've had enough of this silence between us
we have had enough for one day
it's enough for me when you hold my hand
that's enough reason for you to be sad
goodbye is the hardest word for you
we said goodbye at the door without a kiss
you said goodbye to your father
i have to go to work but i want to hear this tonight
i should go and see my sister with you
you see yourself as the next one
the next one will be easier
next time i will ask you first
the last one to leave is always you
you want another drill at work because nobody listens
practice starts at six and you are never home
we could practice saying thank you every night
your practice was full of patients
i'd like to check in with you every sunday evening
can we check in tonight
could we check in with each other at eight
shall we do a check in
how about a check in on friday evening
a mirror is what you need
you feel as if you look in a mirror
i want to talk freely with you without the phones
i just want to talk
i just want to listen
i want to talk about us
you rehearse every word before you call your mother
i rehearse in my head what to say to you
i'd like to rehearse less and talk more
it helps me when you wait
wait for me after work and we will walk home
you waited a whole hour in the rain
hold me
hold on to me when you feel like that
hold my hand
hang on to each other
just a moment ago you laughed
one moment you laugh and the next you cry
give me a minute with the kids and then i am yours
give me a hug
give me another chance
give us another chance
i want another chance with you
i would like some help with the shopping
i need help with the children in the morning
i need your help
i need more sleep
i need a quiet evening with you on thursday
you need help with your mother
you asked for help and nobody came
for example last tuesday i was late again
for example when you cook
an example is last friday
i want to set an example for the kids
you want to set an example for the kids
you're too hard on yourself
you're too tired to talk
you are too loud when you come home late
it's too quiet in this house
it's too fast for you
your boss is too slow with the plan
it was fast and it was loud
turn it down a notch when we argue
could you turn the radio down when i call
please turn the light off when you leave
you turn the volume up when i start to talk
more volume in my life would be nice
i hear you
i heard you
i hear that you miss me
did you hear what i said about sunday
did you get some sleep
did i get that right
did i understand you
is that right
is that it
have i got that right
yes i hear you
yes that is how it is for me
yes i would like to know what you think
no i won't leave you alone with it
no one helped you
no more shouting please
no more secrets between us
no wonder you are tired
not really knowing where we stand is hard for me
not now is what i hear every night
maybe later we could go for a walk
maybe you need some time for yourself
maybe
absolutely nobody asked you
exactly what you needed was missing
right now you need quiet
right now i miss you
of course you are tired after such a week
of course that hurt you
sure you are tired but so am i
fine then leave
fine do what you want
okay i hear you
okay i will wait until you are ready
okay you want to be alone for a while
good night kisses are what i miss
see you at eight for our walk
back then we laughed more
back at home nobody spoke
the previous house was louder
i go back and forth about it
go back to your mother then
you want to go back to work
you want to go back to school
i move on too quickly when you are sad
let's move on from the old fight and have dinner
pass me the salt and tell me about your day
we pass each other like strangers
you pass on every invitation
continue what you were saying about your father
you continue without me
how do i start to make it right with you
how do you want to start
i don't want to talk about it
i do not want to lose you
i don't think that you are lazy
i don't need you to fix it
i would love to know how your day was
i would love to sit with you
i'd love that walk with you on sunday
that's right you told me about the bus
that is not right for you
that is wrong and you know it
you are wrong
i was wrong
i was wrong and i am sorry
i think so many things have changed
i guess you felt left out
i suppose that was hard for you
do it for me
do it for us
do that again and i am gone
you do it again and again
let's do it together on saturday
let's go for a walk
let's go to bed early
let's eat together tonight
let's talk tonight at eight in the kitchen
can we talk tonight
can we sit down at eight
can we finish the talk tomorrow after dinner
could we finish this tomorrow when we are rested
i'd like to finish the garden with you
let me finish what i wanted to say
let me finish
you never let me finish
quit blaming yourself
you want to quit your job
i want to quit smoking for us
cancel the weekend if you are too tired
you had to cancel your trip
leave it to me
i'll leave it to you
leave me alone
leave the dishes to me tonight
the whole program was on your shoulders
my results came back and i was scared
your score was better than mine
you came to the end of your strength
in the end you sat there alone
""".strip().splitlines()


def test_every_command_has_wordings_and_a_table_row() -> None:
    assert set(SCRIPT.commands) == COMMANDS == set(NATURAL)
    assert min(map(len, SCRIPT.commands.values())) >= 8
    assert min(map(len, NATURAL.values())) >= 5
    assert {command for command, _ in SPOKEN} == COMMANDS
    assert len(SPOKEN) > 500
    assert len(set(ANSWERS)) >= 200


@pytest.mark.parametrize(("command", "utterance"), SPOKEN)
def test_a_natural_wording_is_understood(command: str, utterance: str) -> None:
    assert BOOK.match(utterance) == command


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_no_command(answer: str) -> None:
    assert BOOK.match(answer) is None


@pytest.mark.parametrize("answer", ANSWERS)
def test_politeness_makes_no_command_of_an_answer(answer: str) -> None:
    assert BOOK.match(f"Um, well, {answer}, please.") is None


def test_every_wording_of_the_file_is_understood_as_its_own_command() -> None:
    wrong = [
        (command, wording)
        for command, wordings in SCRIPT.commands.items()
        for wording in wordings
        if BOOK.match(wording) != command
    ]
    assert wrong == []


@pytest.mark.parametrize("drill", SCRIPT.drills, ids=lambda drill: drill.id)
def test_no_answer_of_a_drill_is_a_command(drill) -> None:  # type: ignore[no-untyped-def]
    texts = [text for exercise in drill.exercises for text in exercise.models]
    texts += [weak.text for exercise in drill.exercises for weak in exercise.weak]
    texts += [exercise.line for exercise in drill.exercises]
    assert [text for text in texts if BOOK.match(text)] == []


@pytest.mark.parametrize(
    ("heard", "command"),
    [
        ("i want to rehears", "rehearse"),
        ("give me a templates", "template"),
        ("continued", "continue"),
        ("good by", "finish"),
        ("finnish", "finish"),
        ("an exemple please", "example"),
        ("un pause", "continue"),
        ("try a gain", "try-again"),
        ("lets practise", "practice"),
        ("repeat that pleas", None),
        ("foster", None),
        ("skid", None),
        ("know", None),
        ("stoop", None),
        ("step by step", None),
    ],
)
def test_long_words_may_be_misheard_a_little_and_short_ones_not(
    heard: str, command: str | None
) -> None:
    assert BOOK.match(heard) == command


@pytest.mark.parametrize("text", ["", "   ", "...", "um", "um uh er", "please", "-", "?!", "coach"])
def test_fillers_alone_are_no_command(text: str) -> None:
    assert BOOK.match(text) is None


def test_yes_and_no_together_are_neither() -> None:
    assert BOOK.match("yes no") is None
    assert BOOK.match("no yes") is None


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert BOOK.match(text) in COMMANDS | {None}


@given(
    st.sampled_from(SPOKEN),
    st.sampled_from(["um ", "okay coach ", "uh well ", ""]),
    st.sampled_from([" please", " please coach", " now please", ""]),
)
def test_fillers_and_politeness_change_no_command(
    wanted: tuple[str, str], before: str, after: str
) -> None:
    command, text = wanted
    assert BOOK.match(f"{before}{text}{after}") == command
