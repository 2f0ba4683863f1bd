"""One of two or both, which end of a range, before or until, and on how many conditions."""

import pytest

from quotes.wording import compare

TURNED = [
    (
        "Members need a permit or a letter from the mayor.",
        "Members need a permit and a letter from the mayor.",
    ),
    ("Pay the ferryman or he will stop.", "Pay the ferryman and he will stop."),
    ("The wall fell after the oak was cut.", "The wall fell because the oak was cut."),
    ("The tide rose, so we moved the carts.", "The tide rose, because we moved the carts."),
    ("The kiln is cold on Monday.", "The kiln is cold until Monday."),
    ("The chapel was built in 1880.", "The chapel was built before 1880."),
    ("I shall be back in two weeks.", "I shall be back for two weeks."),
    ("The crossing takes ten to twelve minutes.", "The crossing takes twelve minutes."),
    ("He is five or six years old.", "He is six years old."),
    ("It holds between 20 and 30 barrels.", "It holds 30 barrels."),
    ("The flow has more than halved at the weir.", "The flow has halved at the weir."),
    ("The inn opens if the cook and the porter agree.", "The inn opens if the porter agrees."),
    (
        "If the bishop agrees and the widow wants it, the bells will ring.",
        "If the widow wants it, the bells will ring.",
    ),
    ("We will sail if it is calm and the mast is mended.", "We will sail if the mast is mended."),
    ("All but one paid the toll.", "Everyone paid the toll."),
    ("Only he saw the ledger.", "He only saw the ledger."),
    ("He almost lost all his sheep.", "He lost almost all his sheep."),
    ("All but the youngest swam.", "Even the youngest swam."),
    ("No child under ten can swim.", "No child can swim."),
    ("Only fools and children tell the truth.", "Only fools tell the truth."),
    ("The mill was supposed to be ready.", "The mill was ready."),
    (
        "Well, as I told the crew in the big shed, this is so. The dog bit the porter.",
        "As I told the crew in the shed, this is so. The porter bit the dog.",
    ),
    (
        "They sold my barge and your cart. We are not glad of it, you know.",
        "They sold your barge and my cart. We're not glad.",
    ),
]
SAME = [
    ("There was no rope or tar on the quay.", "There was no rope and tar on the quay."),
    ("Nobody in Leeds or York knew it.", "Nobody in Leeds and York knew it."),
    ("She left when the bell rang.", "She left after the bell rang."),
    ("It was built in the valley.", "It was built on the valley."),
    ("Rooms 10 and 20 are let.", "Room 20 is let."),
    ("The tide is less strong than the wind.", "The tide is not as strong as the wind."),
    ("You must be under twelve to ride it.", "You must be younger than twelve to ride it."),
    ("He swam it in two hours, nine minutes and four seconds.", "He swam it in 2:09:04."),
    ("Everyone but the cook paid.", "Everyone except the cook paid."),
    ("Nobody but the abbot laughed.", "Only the abbot laughed."),
    ("Ann sold the barge to Ben.", "Ben bought the barge from Ann."),
    ("Villa beat Leeds in the cup.", "Leeds lost to Villa in the cup."),
    ("As many as ten drowned.", "Up to ten drowned."),
]
CUT = [
    ("If the ferry stops the mill will close.", "The mill will close."),
    ("Should the dam fail the town will drown.", "The town will drown."),
    ("In case of fire the doors will open.", "The doors will open."),
    ("It was the abbot's view that the poor should pay.", "The poor should pay."),
    ("I find it hard to believe that the well was clean.", "The well was clean."),
    ("I once believed that the well was clean.", "The well was clean."),
    ("We will sign over my dead body.", "We will sign."),
    ("Nobody was hurt but the driver.", "Nobody was hurt."),
    ("We do not serve people who are drunk.", "We do not serve people."),
    ("I trust him with nothing.", "I trust him."),
    ("The well is clean. That is what the brewers claim.", "The well is clean."),
    ("You may have heard that we sold the quay.", "We sold the quay."),
]


@pytest.mark.parametrize(("recorded", "claim"), TURNED)
def test_another_relation_turns_the_meaning(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(("recorded", "claim"), SAME)
def test_what_says_the_same_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording in ("minor", "altered")


@pytest.mark.parametrize(("recorded", "claim"), CUT)
def test_what_governed_the_words_kept_is_seen_without_a_comma(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_and_is_or_for_all_who_are_named_and_not_for_what_all_of_them_do() -> None:
    assert compare("Every weaver or dyer here votes", "Every weaver and dyer here votes").wording == "altered"
    assert (
        compare("Every weaver must pay or leave", "Every weaver must pay and leave").wording
        == "meaning_changed"
    )
