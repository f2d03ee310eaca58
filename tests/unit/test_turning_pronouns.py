"""Pronouns, contractions and agreement turned to the listener's side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.turning_files import load_vocabulary
from voice_coach.language.addressing import is_addressed
from voice_coach.language.pronouns import Listener, turn
from voice_coach.language.speech.tokens import split_words

TO_COACH = """
I am tired. | You are tired.
i'm tired | you're tired
I was late. | You were late.
I wasn't there. | You weren't there.
I was not there. | You were not there.
I've been waiting. | You've been waiting.
I'd been waiting. | You'd been waiting.
I'd like to rest. | You'd like to rest.
I'll call her. | You'll call her.
I won't call her. | You won't call her.
I don't know him. | You don't know him.
I didn't sleep. | You didn't sleep.
I can't do it. | You can't do it.
I couldn't care less. | You couldn't care less.
I haven't eaten. | You haven't eaten.
I hadn't slept. | You hadn't slept.
I do care. | You do care.
I have two sons. | You have two sons.
I never am. | You never are.
I really am trying. | You really are trying.
I still was angry. | You still were angry.
I just was tired. | You just were tired.
He ignored me. | He ignored you.
It's up to me. | It's up to you.
That is mine. | That is yours.
my mother called | your mother called
My mother called me. | Your mother called you.
I blame myself. | You blame yourself.
I hurt myself, and it was my fault. | You hurt yourself, and it was your fault.
She told me that I was wrong. | She told you that you were wrong.
She thinks I'm lazy. | She thinks you're lazy.
They said I was rude and I am sorry. | They said you were rude and you are sorry.
what I am | what you are
who I was | who you were
how am I supposed to know | how are you supposed to know
why was I left out | why were you left out
so am I | so are you
Where was I? | Where were you?
I went home and was told to leave. | You went home and were told to leave.
I sat down but was not heard. | You sat down but were not heard.
I know he was hurt. | You know he was hurt.
I know my dad was hurt. | You know your dad was hurt.
If I were rich. | If you were rich.
I wish I were rich. | You wish you were rich.
He is older than me. | He is older than you.
He is older than I am. | He is older than you are.
as far as I am concerned | as far as you are concerned
The person I was is gone. | The person you were is gone.
All I want is peace. | All you want is peace.
What I want is rest. | What you want is rest.
My friends and I went out. | You and your friends went out.
My sister and I were close. | You and your sister were close.
me and my sister were close | you and your sister were close
My husband and I were fighting. | You and your husband were fighting.
my partner and I don't talk | you and your partner don't talk
me and him went out | you and he went out
me and her fight a lot | you and she fight a lot
She saw me and him. | She saw you and him.
between him and me | between him and you
We were late. | You were late.
we're late | you're late
we've tried | you've tried
We don't talk. | You don't talk.
They visit us. | They visit you.
Our house is small. | Your house is small.
That car is ours. | That car is yours.
We hurt ourselves. | You hurt yourselves.
My wife called and we're fine. | Your wife called and the two of you are fine.
My wife cried and we were fine. | Your wife cried and the two of you were fine.
My husband left and then we've tried. | Your husband left and then the two of you have tried.
My boyfriend says we'll move. | Your boyfriend says the two of you will move.
My wife says we'd move. | Your wife says you'd move.
My wife and the kids know we argue. | Your wife and the kids know you argue.
Anna ignored me. | Anna ignored you.
I told Tom that Anna loves me. | You told Tom that Anna loves you.
I live in May Street. | You live in May Street.
I have to, I need to. | You have to, you need to.
He said "I hate you" to me. | He said "I hate you" to you.
She yelled "my God" at me. | She yelled "my God" at you.
I'm glad: my boss left. | You're glad: your boss left.
I; me; my; mine. | You; you; your; yours.
she said i could go but i didn't | she said you could go but you didn't
i i was tired | you you were tired
nobody asked me anything | nobody asked you anything
you never get a break | you never get a break
I like it when you get a break. | You like it when you get a break.
he isn't my friend | he isn't your friend
he's my friend and I'm his | he's your friend and you're his
the kids were mine to mind | the kids were yours to mind
iris and i meet | iris and you meet
it was me | it was you
it's me who cooks | it's you who cooks
I'm, I was, I've | You're, you were, you've
amy's car hit mine | amy's car hit yours
I must've been asleep. | You must've been asleep.
I shan't go. | You shan't go.
I’m tired of my job. | You're tired of your job.
"""

TO_PARTNER = """
he sat between you and my mum | he sat between me and your mum
I was ignored when you looked at your phone. | You were ignored when I looked at my phone.
You never listen to me. | I never listen to you.
You're always late. | I'm always late.
You were late. | I was late.
You weren't there for me. | I wasn't there for you.
You are my best friend. | I am your best friend.
You've changed. | I've changed.
You'd rather work. | I'd rather work.
You'll see. | I'll see.
You don't see me. | I don't see you.
You didn't ask me. | I didn't ask you.
Do you love me? | Do I love you?
Are you angry? | Am I angry?
Were you angry? | Was I angry?
Don't you love me? | Don't I love you?
Why were you angry with me? | Why was I angry with you?
I told you. | You told me.
I told you that I was hurt. | You told me that you were hurt.
I miss you. | You miss me.
I waited for you. | You waited for me.
I want you to stay. | You want me to stay.
You want me to stay. | I want you to stay.
I saw you leave. | You saw me leave.
I heard you say it. | You heard me say it.
You made me cry. | I made you cry.
I let you go. | You let me go.
I made you feel small. | You made me feel small.
I think you are tired. | You think I am tired.
I know you were busy. | You know I was busy.
I feel you don't care. | You feel I don't care.
I wish you were here. | You wish I was here.
I wonder if you still love me. | You wonder if I still love you.
when I call you never answer | when you call I never answer
It hurts me when you do that. | It hurts you when I do that.
That's your problem. | That's my problem.
That's my problem, not yours. | That's your problem, not mine.
Look at yourself. | Look at myself.
I blame myself. | You blame yourself.
You blame yourself. | I blame myself.
You and I need to talk. | You and I need to talk.
It's between you and me. | It's between you and me.
We never talk. | We never talk.
It's our house. | It's our house.
They like us. | They like us.
My mother likes you. | Your mother likes me.
Your mother hates me. | My mother hates you.
Tom told me about you. | Tom told you about me.
She is closer to you than me. | She is closer to me than you.
without you I am lost | without me you are lost
since you left I am lost | since I left you are lost
because of you I was late | because of me you were late
because you were tired I was quiet | because I was tired you were quiet
He said "you hurt me" to you. | He said "you hurt me" to me.
I'm afraid you'll leave me. | You're afraid I'll leave you.
you always do this | I always do this
i know what you want | you know what I want
i asked you twice | you asked me twice
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = (line.split(" | ") for line in table.strip().splitlines())
    return [(said, turned) for said, turned in pairs]


@pytest.mark.parametrize(("said", "turned"), rows(TO_COACH))
def test_the_coach_hears_i_as_you_and_leaves_everyone_else_alone(said: str, turned: str) -> None:
    assert turn(said, load_vocabulary(), "coach") == turned


@pytest.mark.parametrize(("said", "turned"), rows(TO_PARTNER))
def test_the_partner_hears_i_as_you_and_you_as_i(said: str, turned: str) -> None:
    assert turn(said, load_vocabulary(), "partner") == turned


@pytest.mark.parametrize(
    "said",
    [
        "I was ignored when you looked at your phone",
        "you never listen to me",
        "you don't hear me",
        "you always leave me with the dishes",
        "you made me feel small",
        "I miss you",
        "I need you here",
        "it hurt my feelings that you forgot",
        "I was sad because you left",
        "you keep interrupting me",
    ],
)
def test_you_is_the_hearer_where_something_passed_between_the_two(said: str) -> None:
    assert is_addressed(split_words(said), load_vocabulary())


@pytest.mark.parametrize(
    "said",
    [
        "you never get a break",
        "when you have kids you never sleep and I am tired",
        "you know how it is when I work",
        "I think you have to be patient",
        "you can't smoke in there so I go out",
        "you have to wait in line for hours",
        "he makes you pay for it and I hate that",
        "I like that you can walk there",
        "you get used to it",
        "I was told you need a licence",
    ],
)
def test_you_is_people_in_general_where_nothing_points_at_the_hearer(said: str) -> None:
    assert not is_addressed(split_words(said), load_vocabulary())


SUBJECTS = ("I", "you", "he", "she", "Anna", "they", "my mother", "your father")
VERBS = ("know", "trusted", "can see", "won't forget", "didn't hear", "have missed", "might ask")
OBJECTS = ("me", "you", "him", "them", "Tom", "my brother", "your sister", "myself")
TAILS = ("", " because I was tired", " when you were late", " and I'm sorry", " after you left")


@given(
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.sampled_from(TAILS),
)
def test_turning_twice_between_partners_gives_back_the_persons(
    subject: str, verb: str, thing: str, tail: str
) -> None:
    said = f"{subject} {verb} {thing}{tail}"
    vocabulary = load_vocabulary()
    assert turn(turn(said, vocabulary, "partner"), vocabulary, "partner").lower() == said.lower()


@given(st.sampled_from(SUBJECTS), st.sampled_from(VERBS), st.sampled_from(TAILS))
def test_nothing_of_the_first_person_is_left_for_the_coach(
    subject: str, verb: str, tail: str
) -> None:
    turned = turn(f"{subject} {verb} me{tail}", load_vocabulary(), "coach")
    assert not {"i", "me", "my", "mine", "myself", "am"} & set(split_words(turned))


@given(st.text(), st.sampled_from(["coach", "partner", "hearer"]))
def test_turning_never_fails_and_keeps_what_is_no_word(said: str, listener: Listener) -> None:
    marks = [mark for mark in said if mark in ",;:()!?"]
    if '"' not in said and "“" not in said:
        turned = turn(said, load_vocabulary(), listener)
        assert [mark for mark in turned if mark in ",;:()!?"] == marks
