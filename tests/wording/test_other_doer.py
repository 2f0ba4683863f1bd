"""A verb given to another doer, clauses exchanged around what joins them, and parts of numbers and denials."""

import pytest

from quotes.wording import compare

TURNED = [
    ("He asked me to lie about the keys.", "He lied about the keys."),
    ("The abbot saw us steal the bell.", "The abbot stole the bell."),
    ("They banned the knives and kept the guns.", "They banned the knives and the guns."),
    ("We voted for the weir and against the lock.", "We voted for the weir and the lock."),
    ("We built the school, and we promised the clinic.", "We built the school, and the clinic."),
    ("Because we were poor we stole the grain.", "We were poor because we stole the grain."),
    ("Her father's lawyer told us nothing.", "Her lawyer told us nothing."),
    ("There were tens of thousands of herons.", "There were thousands of herons."),
    ("Every fifth man died on the march.", "Every man died on the march."),
    ("Sales of tar fell ten per cent in June.", "Sales of tar fell to ten per cent in June."),
]
SAME = [
    ("They sang the psalm and sang the hymn.", "They sang the psalm and the hymn."),
    ("They rang the bells and then the gong.", "They rang the bells and the gong."),
    ("If you pay, we will sail.", "We will sail if you pay."),
    ("We sailed after the storm had passed.", "After the storm had passed, we sailed."),
]
CUT = [
    ("I did not do it for the money.", "I did not do it."),
    ("She did not sing badly.", "She did not sing."),
    ("We are not ready yet.", "We are not ready."),
    ("And she was like, I never want to see you again.", "I never want to see you again."),
    ("His answer was: I don't care what it costs.", "I don't care what it costs."),
    ("It is a superstition that the moon makes men mad.", "The moon makes men mad."),
    ("We grew up thinking that the moon makes men mad.", "The moon makes men mad."),
    ("It took an hour and a half.", "It took an hour."),
]
KEPT = [
    ("She did not sing, unfortunately.", "She did not sing."),
    ("I did not pay on Monday.", "I did not pay."),
    ("My answer was: I don't care what it costs.", "I don't care what it costs."),
]


@pytest.mark.parametrize(("recorded", "claim"), TURNED)
def test_what_was_said_of_another_turns_the_meaning(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(("recorded", "claim"), SAME)
def test_what_is_said_of_the_same_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording in ("minor", "altered")


@pytest.mark.parametrize(("recorded", "claim"), CUT)
def test_what_limited_or_voiced_the_words_kept_is_missed(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(("recorded", "claim"), KEPT)
def test_what_governs_nothing_may_be_cut(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "excerpt"
