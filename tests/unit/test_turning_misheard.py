"""Words a recogniser took for others that sound the same, and words no sentence holds together."""

from __future__ import annotations

import pytest
from turning_rows import paraphrases, rows

# under each rule: said = words that every paraphrase of it holds
PUT_RIGHT = {
    "a verb that sounds like something else": """
        she red my letters and told the whole choir = she read your letters
        he through the remote at the wall = he threw the remote at the wall
        they wood not open the door for me = they would not open the door
    """,
    "a word that sounds like another beside a helping verb": """
        my cousin has knot paid me back since easter = has not paid you back
        i haven't scene my grandson in a year = you haven't seen your grandson
        i can't bare the smell of that kitchen = you can't bear the smell
    """,
    "what is done to what is yours": """
        you ruined you're boots again and i was cross = I ruined my boots
        you said you're friends with him = I'm friends with him
        i am weighted down by my debts = weighed down by your debts
    """,
    "what one has": """
        she had every write to be cross with me = every right to be cross
        he has no write to my letters = no right to your letters
    """,
    "a place at the end": """
        i looked for my dad but he wasn't their and i panicked = he wasn't there
        i needed you last night and you weren't they're = I wasn't there
    """,
    "times, persons and small words": """
        i start the new shift next weak = next week
        my sun won't eat with us = your son won't eat
        he doesn't want to here about my day = he doesn't want to hear about your day
        i need sum time alone = some time alone
        i was so proud off her at the concert = so proud of her
        my mother in lore moved the furniture = your mother-in-law moved the furniture
        he never lets me no what he spends = he never lets you know what he spends
    """,
    "one word heard as two": """
        they invited every one except me = they invited everyone except you
        my boy friend ate the cake = your boyfriend ate the cake
        he bought him self a boat with our savings = he bought himself a boat
        i fell a sleep at my desk = you fell asleep at your desk
        he sold the van with out asking me = he sold the van without asking you
        they gave my desk to some one else = to someone else
        she is all ways late for lunch = she is always late
    """,
    "a quality or a deed after to": """
        they asked me two leave the choir = they asked you to leave the choir
        my sister said i was to sensitive = too sensitive
    """,
}

# under each rule: said = words that no paraphrase of it holds
NEVER_COMES_BACK = {
    "a number with one thing": """
        we had two meeting about it and nothing changed = two meeting
        we have two room in the cottage and he wants both = two room
        i have three job and can't pay the rent = three job
        they gave the prize two my neighbour = two your
    """,
    "a preposition before a verb": """
        i'm tired of be the one who cleans = of be
        he went to the bank without tell me = without tell
        i want to by the cottage but the bank said no = to by
        my dad is in the hospital in they don't know why = hospital in
    """,
    "a thing that is no thing": """
        my grandmother always takes his sighed = his sighed
    """,
    "one person with the verb of many": """
        our landlady want more rent again = landlady want
        the doctor want more tests and i'm scared = doctor want
    """,
    "a deed that has lost its ending": """
        my father is drink again and i can't sleep = is drink
        she was tell me about the wedding = was tell
    """,
}

# under each rule: said = words that every paraphrase of it holds
LEFT_AS_IT_IS = {
    "numbers that are times, or stand before many": """
        he came home at two my mother was asleep = your mother was asleep
        i get up at six every morning = at six every morning
        i got two children and a mortgage = two children and a mortgage
        i ran the bakery for twelve years = for twelve years
    """,
    "verbs that are things": """
        we have a broken and rusty gate = a broken and rusty gate
        i asked him for help in the garden = for help in the garden
        my knees hurt because of work = because of work
    """,
    "words that are what they sound like": """
        i hated the team that won the cup = the team that won the cup
        my mother read aloud to me every night = read aloud to you
        he lost my sun hat on the ferry = your sun hat
        it was a sleep study in a cold clinic = a sleep study
        he hurt my self esteem = your self esteem
        i tried to help her in all ways = in all ways
        my aunt has a new red coat = a new red coat
        my sister drove through the storm to see me = through the storm to see you
        my team want to sell the van = your team want to sell
        my teeth hurt when i drink = your teeth hurt
        he broke every one of my cups = every one of your cups
        my family want to sell the farm = your family want to sell the farm
    """,
}


@pytest.mark.parametrize(("said", "heard"), rows(PUT_RIGHT))
def test_a_word_that_can_only_have_been_another_is_put_right(said: str, heard: str) -> None:
    texts = paraphrases(said)
    assert all(heard.lower() in text.lower() for text in texts), texts


@pytest.mark.parametrize(("said", "wrong"), rows(NEVER_COMES_BACK))
def test_words_no_sentence_holds_never_come_back(said: str, wrong: str) -> None:
    assert not [text for text in paraphrases(said) if wrong.lower() in text.lower()]


@pytest.mark.parametrize(("said", "heard"), rows(LEFT_AS_IT_IS))
def test_words_that_fit_are_left_as_they_are(said: str, heard: str) -> None:
    texts = paraphrases(said)
    assert all(heard.lower() in text.lower() for text in texts), texts
