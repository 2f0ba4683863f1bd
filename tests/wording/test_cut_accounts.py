"""What is cut off an excerpt and makes it somebody else's account, a view given up, a supposition or true for a while only."""

import pytest

from quotes.wording import compare

# The same words with a lead or an end that leaves them the speaker's own.
OWN = [
    ("My answer was that the lamp had failed.", "The lamp had failed."),
    ("The answer is that the lamp has failed.", "The lamp has failed."),
    ("My message to the keepers is that we will not close.", "We will not close."),
    ("I never stopped believing that the road would be built.", "The road would be built."),
    ("The result was that the lamp failed.", "The lamp failed."),
    ("It was put out to dry so that it would last.", "It would last."),
    ("The pier is safe, as far as I am concerned.", "The pier is safe."),
    ("Suppose nobody rows. The race goes on.", "The race goes on."),
    ("Imagine my surprise. The well was dry.", "The well was dry."),
    ("I did not sleep while we were at sea.", "I did not sleep."),
    ("He's a hero, as if you didn't know.", "He's a hero."),
    ("I'm not joking when I say the roof fell in.", "The roof fell in."),
]


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The word from the mill was that the well was dry.", "The well was dry."),
        ("My lawyer's advice was to sell the boat.", "Sell the boat."),
        ("The keeper's answer was that the lamp had failed.", "The lamp had failed."),
        ("His parting words to us were, you will never row again.", "You will never row again."),
        ("It was put about by the mill that I was sick.", "I was sick."),
        ("It got round the village that the well was dry.", "The well was dry."),
        ("It has been put to me that the lock will close.", "The lock will close."),
    ],
)
def test_whose_message_it_is_turns_when_cut_off(recorded: str, claim: str) -> None:
    found = {f.rule for f in compare(claim, recorded).findings if f.turns}
    assert found in ({"cut.voice"}, {"cut.disowned"})


@pytest.mark.parametrize(
    ("recorded", "claim", "rule"),
    [
        ("I stopped believing years ago that the road would be built.", "The road would be built.", "cut.disowned"),
        ("We gave up hoping that the road would be built.", "The road would be built.", "cut.disowned"),
        ("I have stopped thinking that they mean well.", "They mean well.", "cut.disowned"),
        ("Suppose the lock fails. The mill is gone by noon.", "The mill is gone by noon.", "cut.condition"),
        ("Now imagine they win. Nobody here works again.", "Nobody here works again.", "cut.condition"),
        ("She was a witch, as far as the village was concerned.", "She was a witch.", "cut.voice"),
        ("He was a thief, in the eyes of the court.", "He was a thief.", "cut.voice"),
        ("The well was poisoned, to hear the miller tell it.", "The well was poisoned.", "cut.voice"),
        ("He's a hero, as if.", "He's a hero.", "cut.rebuttal"),
        ("We will not sign while they hold the bridge.", "We will not sign.", "cut.denied_limit"),
        ("I can't sleep while the horn is going.", "I can't sleep.", "cut.denied_limit"),
    ],
)  # fmt: skip
def test_a_view_given_up_supposed_or_anothers_turns_when_cut_off(
    recorded: str, claim: str, rule: str
) -> None:
    assert rule in {f.rule for f in compare(claim, recorded).findings if f.turns}


@pytest.mark.parametrize(("recorded", "claim"), OWN)
def test_what_is_the_speakers_own_stays_an_excerpt(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "excerpt"
