"""Whole paraphrases of what people say, as recognisers write it down."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voice_coach.adapters.turning_files import load_paraphraser, load_vocabulary
from voice_coach.language.grammar import agreement_errors, first_person_leaks
from voice_coach.language.paraphrase import Paraphrase
from voice_coach.language.pronouns import Listener

SAID_BACK = """
i was ignored when you looked at your phone
  > you felt ignored when I looked at my phone
i feel lonely because we never talk anymore
  > you feel lonely because you never talk anymore
my boss keeps giving me more work and i don't know how to say no to him
  > your boss keeps giving you more work, and you don't know how to say no to him
we used to talk every night but now we just sit there and look at our phones
  > you used to talk every night
i'm worried about my mother because she forgets things
  > you feel worried about your mother because she forgets things
it's embarrassing for me when he shouts in front of my friends
  > it's embarrassing for you when he shouts in front of your friends
i hate it when you walk away
  > you hate it when I walk away
i'd like to go back to school but we don't have the money
  > you don't have the money
i just want somebody to listen to me
  > you just want somebody to listen to you
my husband never calls me and i feel lonely
  > your husband never calls you
my husband never calls and we're drifting apart
  > the two of you are drifting apart
i wasn't happy about the way he talked to my sister
  > you weren't happy about the way he talked to your sister
she said she would call me back and she never did
  > she said she would call you back and she never did
i don't want to talk about it
  > you don't want to talk about it
i'm fine
  > you're fine
um i don't really know where to begin she moved into the spare room last week
  > she moved into the spare room last week
i'm not sure how to put it but he hasn't looked at me in days
  > he hasn't looked at you in days
it's hard to explain he just goes quiet
  > he just goes quiet
i don't know how to tell him
  > you don't know how to tell him
what should i do
  > you are wondering what you should do
why doesn't he call me
  > you are wondering why he doesn't call you
she means well and she loves my kids she really does
  > she loves your kids
why must i always give in
  > you are wondering why you must always give in
why does she always leave early
  > you are wondering why she always leaves early
should i leave him
  > you are wondering whether you should leave him
is it getting worse
  > you are wondering whether it is getting worse
maybe go for a walk after dinner
  > one thing would be to go for a walk after dinner
two or three times a week
  > it's two or three times a week
with my mom and my sister
  > it's with your mom and your sister
not going to bed on time
  > it's not going to bed on time
part of me wants to stay but i also want to be free
  > part of you wants to stay
i've been thinking about leaving my job because it makes me feel worthless
  > you've been thinking about leaving your job because it makes you feel worthless
the only reason i came is because my wife asked me to
  > the only reason you came is because your wife asked you to
what i really want is a bit of peace and quiet
  > what you really want is a bit of peace and quiet
i was so angry that i threw my phone at the wall
  > you were so angry that you threw your phone at the wall
my dad and i don't speak anymore and it hurts
  > you and your dad don't speak anymore, and it hurts
me and my sister were close when we were kids
  > you and your sister were close when you were kids
he thinks i'm lazy but i work ten hours a day
  > he thinks you're lazy
i'm scared that she will leave me
  > scared that she will leave you
if i tell him the truth he will leave me
  > if you tell him the truth, he will leave you
when my father died i stopped going out
  > when your father died, you stopped going out
i moved here in june and i don't know anybody
  > you moved here in june, and you don't know anybody
i drink because it helps me to relax
  > you drink because it helps you to relax
i know i should stop but i can't
  > you know you should stop but you can't
everyone keeps telling me what to do and nobody asks me what i want
  > nobody asks you what you want
you never listen to me when i talk about my work
  > I never listen to you when you talk about your work
i miss you
  > you miss me
i wish he would just ask me how my day was
  > you wish he would just ask you how your day was
it's been really hard since the baby came and we haven't slept in weeks
  > it's been really hard since the baby came, and you haven't slept in weeks
i can't stand the silence in our house
  > you can't stand the silence in your house
it makes me feel small when you laugh at me
  > it makes you feel small when I laugh at you
you never get a break you know
  > you never get a break
i get up at five i make breakfast i take the kids to school
  > you take the kids to school
um i i you know i don't i don't really drink that much
  > you don't really drink that much
i can hang out with some of my friends who don't drink
  > some of your friends who don't drink
it's something that i'll have to think about
  > it's something that you'll have to think about
every time i try to talk he leaves the room
  > whenever you try to talk, he leaves the room
it's not like i don't care
  > it's not like you don't care
not everyone likes me
  > not everyone likes you
sometimes i just sit in the car
  > sometimes you just sit in the car
i was told to wait and was left alone
  > you were told to wait and were left alone
i dont know why im so tired
  > you don't know why you're so tired
ive tried everything and it didnt work
  > you've tried everything
"I want to leave", she said, and I cried.
  > you cried
I'm here for Dr. Brown's test.
  > you're here for Dr Brown's test
I met Anna in June and she helped me.
  > you met Anna in June
"""

# what must not be said: the plain statement behind a negation, a condition, a question, a quotation
NEVER_SAID = """
it's not like they're drinking whiskey | so they're drinking
do you think it's my fault | so it's your fault
if i quit i'll gain weight | so you'll gain
she was like i hate you | hate
he said why don't you leave me | leave
i don't think he loves me | so he loves
my liver hurts by the time i'm home | so you're home
nobody told me that i was wrong | so you were wrong
did i ever hurt him | so you ever hurt him
let's not talk about it | let's
"""

WAYS_TO_LISTEN: tuple[Listener, ...] = ("coach", "partner", "hearer")


def rows(table: str) -> list[tuple[str, str]]:
    pairs = (line.split(" | ") for line in table.strip().splitlines())
    return [(said, heard) for said, heard in pairs]


def pairs(table: str) -> list[tuple[str, str]]:
    lines = table.strip().splitlines()
    return [
        (said, heard.removeprefix("  > "))
        for said, heard in zip(lines[::2], lines[1::2], strict=True)
    ]


@pytest.mark.parametrize(("said", "heard"), pairs(SAID_BACK))
def test_the_point_comes_back_turned(said: str, heard: str) -> None:
    texts = [load_paraphraser().paraphrase(said, variant=variant).text for variant in range(7)]
    assert all(heard.lower() in text.lower() for text in texts), texts


@pytest.mark.parametrize(("said", "wrong"), rows(NEVER_SAID))
def test_nothing_is_claimed_that_was_not_said(said: str, wrong: str) -> None:
    for variant in range(7):
        assert wrong not in load_paraphraser().paraphrase(said, variant=variant).text.lower()


@pytest.mark.parametrize(
    ("said", "family"),
    [
        ("i feel lonely", "feeling"),
        ("i was so proud of myself because i stayed calm", "feeling"),
        ("i want to move out", "meaning"),
        ("i'd like to see my kids more", "meaning"),
        ("i want to stay but he wants to leave", "both-sides"),
        ("my dad left us and my mother never talked about it", "summary"),
        ("he forgot my birthday", "content"),
        ("two times a week", "content"),
    ],
)
def test_the_family_fits_what_was_said(said: str, family: str) -> None:
    assert load_paraphraser().paraphrase(said).family == family


@pytest.mark.parametrize(
    ("said", "stem"),
    [
        ("", "safe-general"),
        ("um uh", "safe-general"),
        ("yeah", "safe-affirmed"),
        ("yes exactly", "safe-affirmed"),
        ("no", "safe-denied"),
        ("not really", "safe-denied"),
        ("what do you think", "safe-question"),
    ],
)
def test_where_nothing_can_be_turned_a_safe_sentence_is_said(said: str, stem: str) -> None:
    assert load_paraphraser().paraphrase(said).stem_id.startswith(stem)


def test_long_rambling_speech_comes_back_short() -> None:
    said = (
        "um well you know i i started this job in march and uh i mean it was it was fine at first "
        "and then they they let two people go and now i'm doing the work of of like three people "
        "and i get home at eight and the kids are already in bed and i i feel like i'm missing "
        "everything you know and my wife says i should talk to my boss but i'm scared of losing it"
    )
    made = load_paraphraser().paraphrase(said)
    assert made.feeling == "scared"
    assert 8 <= len(made.text.split()) <= 32


def test_the_coach_hears_a_generic_you_and_never_confuses_the_two_sides() -> None:
    made = load_paraphraser().paraphrase("i told you that already", listener="coach")
    assert made.stem_id.startswith("safe-")


def test_the_fields_hold_what_was_found() -> None:
    said = "i feel lonely because he never calls and i want to see my friends"
    made = load_paraphraser().paraphrase(said)
    assert made.feeling == "lonely"
    assert made.need == "to see your friends"
    assert made.event


SAMPLE = """
i you he she it we they me my your him her us the a my_mother my_wife kids boss am was is are were
'm don't can't didn't do have had want need feel felt think know said told left call love hate angry
lonely tired scared happy so very really just not never always and but because when if that what who
how to of in at with for about home work time night um uh like you_know i_mean yeah no well maybe
told myself treats lets whatever could please promised sorry fault without glad only since now
no_matter you_and_i me_and_you my_brother_and_me your_mother hurts each_other a_child there here
"""
WORDS = st.sampled_from(SAMPLE.split())


def check(made: Paraphrase, listener: Listener) -> None:
    assert made.text
    assert made.text[0].isupper()
    assert made.text.endswith((".", "?"))
    assert not agreement_errors(made.text, load_vocabulary())
    if listener == "coach":
        assert not first_person_leaks(made.text)


@given(st.lists(WORDS, max_size=30), st.sampled_from(WAYS_TO_LISTEN), st.integers(0, 20))
@example(["whatever", "told", "am", "i", "are"], "coach", 0)
def test_no_muddle_of_words_leads_to_wrong_grammar_or_a_leak(
    words: list[str], listener: Listener, variant: int
) -> None:
    said = " ".join(words).replace("_", " ")
    check(load_paraphraser().paraphrase(said, listener=listener, variant=variant), listener)


@given(st.text(), st.sampled_from(WAYS_TO_LISTEN))
def test_no_text_at_all_leads_to_an_error_or_to_silence(said: str, listener: Listener) -> None:
    check(load_paraphraser().paraphrase(said, listener=listener), listener)


@given(st.lists(WORDS, max_size=30), st.integers(0, 20))
def test_the_first_person_is_spoken_only_for_a_you_that_was_said(
    words: list[str], variant: int
) -> None:
    said = " ".join(words).replace("_", " ")
    made = load_paraphraser().paraphrase(said, variant=variant)
    if not {"you", "your"} & set(said.split()):
        assert not first_person_leaks(made.text)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("i'm not a bad person", "So you're not a bad person."),
        ("he told me i'm lazy", "So he told you that you're lazy."),
    ],
)
def test_what_is_no_blame_of_oneself_is_said_plainly(said: str, heard: str) -> None:
    assert load_paraphraser().paraphrase(said).text == heard
