"""Danger that is only hinted at, and everyday talk in nearly the same words."""

from __future__ import annotations

import pytest

from voice_coach.adapters.lexicon_files import load_safety_reader

HINTS = """
sometimes i think it would be easier for everyone if i wasnt around
it would be better for the kids if i wasnt here
youd all be happier if i just disappeared
they would be better off if i was gone
maybe things would be simpler for you if i were dead
i wonder if anyone would even notice if i was gone
the world would be a better place without me in it
you would be better off if i had never been born
it would be so much easier if i didnt exist
i think about not being here anymore
sometimes i think about just not waking up
im a burden to everyone and they would be fine without me
i cant see a way out anymore
i dont see a future for myself
id rather not be alive
whats the point of living
i keep thinking how easy it would be to just end it
he wont let me see my friends
he put his hands around my neck
hes got a gun in the house and says hell use it
i feel unsafe at home
im scared of what hell do when he finds out
she throws things at me
he locks me in the bedroom
he checks my phone every night and i have to ask for money
i flinch when he lifts his hand
he forces me to sleep with him
he wouldnt stop when i said no
honestly they could do with one less mouth and id be out of the way for good
i just want to go to sleep and not wake up
i feel like ending it all
im so tired of being alive
some days i hope i dont wake up
i wish i could just stop existing
my husband broke my phone and smashed my laptop so i couldnt call anyone
im afraid to go home tonight
shes been hitting our son
i drove him to the edge and he put his fist through the door next to my head
i want to hurt myself when we fight
if i told him hed kill me and i mean that
he follows me to work and sits outside
she controls all the money and i have to ask for bus fare
he makes me do things in bed i dont want
i threw a plate at her head
i cant keep myself safe tonight
i have a plan and i have the pills
he hurled a mug at my head
she flung the hot soup over me
he has started to hide the guns when im home
we have been hiding the knives
whenever he gets drunk we take the kids and leave
i see no reason to wake up tomorrow
i lost all will to live
ive written the farewell letters
ive been reading up how many tablets it takes
i googled painless ways to die
i climbed up on that bridge and almost let go
he clawed my neck
he spat in my face
he took my keys so i couldnt leave
i walk on eggshells because of his temper
just one slap and he was sorry
i wear long sleeves to hide the bruises
i shook the baby
she stuck an airtag in my bag
he drove like a madman to frighten us
i shoved the dresser against the bedroom door
he makes me send proof of where i am
he burns me with an iron
he lifts his fist at me
he swore he would bash my skull in
i hurt you again last night and you bled
i hurt you because you never listen
he pulled a gun in the middle of the argument
i begged him to stop but he wouldnt
my uncle touched me in my bed
then i slapped my little boy
she tried to burn the flat down
if i cant have her no one will
he says no one will believe me
i have to answer within a minute or he gets mad
if i dont come home by six he freaks out
my bag is packed in case i need to run
he blocked the doorway until i apologized
she took my phone and wouldnt let me leave
he hid my inhaler
she writes down the mileage every night
there are razors in the drawer and i cant stop thinking about them
i wonder whether anybody would miss me
i want to go for good
im afraid to close my eyes near him
i cant promise that ill stay alive
shes not eating much because he says shes ugly
he never lets me shower alone or see anyone
she doesnt let me go to church
i only feel safe when he is at work
i swallowed twenty painkillers
i wish it would all just stop and i want everything to go dark
ive chosen the day to do it
it would be kinder for them if i just faded away
i bang my head against the wall over and over
we get slapped when we are loud
he dumped me out on the street at night
there was a camera running in our bedroom
shell send everyone my private pictures if i tell
im only allowed to go out when he says so
my ex keeps showing up at my work every day
im done with being alive
she swallowed drain cleaner once
you would be sad for a month and then be better without me
i ordered a rope yesterday
i havent felt safe for months
he slipped a pill into my wine
she made me sleep in the hall
my ex kicked in our front door
i keep a taser in case he comes
we are hiding in the basement
he times how long i shower
my brother says hell kill me for leaving him
he was arrested for attacking my sister
my ex is on bail for what he did to me
someone is hitting me at home
my boyfriend he beat me and then he say sorry
he's outside with a knife
dad gets the belt when i talk back
he sent videos of me naked to my boss
i want to unlive myself
sometimes i think i'll top myself
i've run out of reasons to live
my wife took an overdose last night
i want end my life
i stub cigarettes out on my arm
i keep a blade in my phone case
i burn my legs to feel something
i'm not sure i want to be alive
i no want live more
"""

EVERYDAY = """
we hid behind the sofa for the surprise
im so done with living in boxes
he put sugar in my tea
they broke down in tears at the door
the dog bought us all time to rest
she will kill me for forgetting the cake
we are hiding the presents in the attic
he made me a sandwich
you held my hair when i was ill
your singing is going to kill me
i cant promise ill be there by six
we chose the day to get married
i took two aspirin
they threw me out of the loop
we got beaten by their team
i bumped my head on the door
i feel safe when you are here
he waited outside my house to pick me up
she posted our photos from the beach
he pulled a knife out of the drawer to cut the bread
i asked him to stop at the bakery
we ran so we could catch the bus
i dont want to wake up early
im tired of living out of a suitcase
i want to disappear when everyone stares
she swept me off my feet
i have to call my mother or she worries
would anyone miss me at work
he blocked the door with a wedge
im sorry if i hurt you
i know i hurt you with that joke
i can see how i hurt you
she follows me on strava
he raised his hand to answer
it was a film about a man who beats his wife
you bring me back down to earth
he threw the ball at me
she threw me a pillow
we hide the knives from the kids
he put his hand up to speak
it was just one slap on the wrist and it was fine
we wrote goodbye letters to the team
i shook his hand
there is no reason to get up early
she put a gps in our boat
he drove slowly to save petrol
we pushed the dresser against the wall
he makes me send him postcards
i broke my phone so i couldnt call you
it would be easier if i was home by six
it would be better for everyone if i was honest
it would be easier for you if i was more patient
maybe it would be better if i was not so loud
things would be easier if i wasnt so tired
i wasnt around much when the kids were small
it would be easier if i wasnt working nights
you would be happier if i was around more
id be better off asking her directly
im dying to know what you think
this heat is killing me
i could kill for a coffee
i want it to be over by friday
the meeting was a disaster i nearly died of shame
i cant go on holiday without him
he hit the brakes and i spilled my coffee
i feel like giving up on us
we are done i want to end things with him
im scared of flying
shes scared of spiders
i wish i was dead on time for once
i would notice if you were gone
i was scared of what he would say
i am not scared of him
i was worried youd kill me for forgetting the milk
the baby wont stop crying
he didnt stop at the shop
i see a future for us
i cant see a way out of this loan
what is the point of going on about the dishes
i think about not being here for your birthday
it would be easier to end it at eight so the kids can sleep
you would be happier without me nagging
i want the fighting to end
id love to disappear to the coast with you
i could not live without you
we almost died laughing
you kill me with your jokes
the silence is killing me
i would be happy if i was around you more
you were dead wrong about the bill
i feel like a ghost in this house
i am done with this conversation
he punched the clock at six
my phone died so i couldnt call
dad died last year and i still miss him
i want this argument to be over
i dont want to go on holiday with them
i cut myself some slack
i would be better off with a day to myself
he was arrested for driving without a licence
somebody hits me with a question at every meeting
my husband he hit the nail with the hammer
my wife she beat me at chess
he's here with a knife for the cake
he fetches the strap of the camera when we are ready
he shows videos of me dancing
i'll top myself up with coffee
i've run out of reasons to go on with this course
i took an overdose of sunshine
he put the cigarettes on my side of the table
i keep my razor in the drawer
i'm not sure i want to live in the country
i not want to live in this city
"""


@pytest.mark.parametrize("text", HINTS.strip().splitlines())
def test_a_hint_at_danger_is_heard(text: str) -> None:
    assert load_safety_reader().is_unsafe(text)


@pytest.mark.parametrize("text", EVERYDAY.strip().splitlines())
def test_everyday_talk_in_nearly_the_same_words_is_none(text: str) -> None:
    assert not load_safety_reader().is_unsafe(text)
