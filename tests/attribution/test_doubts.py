"""A clause in front of the marks may leave room for another speaker than its subject."""

import pytest

from quotes import extract
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.marks import marked
from quotes.attribution.rules.attribution import attributed
from quotes.attribution.rules.tiers import confidence


def tier(text: str) -> str:
    found = attributed(Line(text, 0, len(text), marked(text)), 0)
    assert found is not None
    return confidence(found.rule)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch said the kiln was “cold to the touch.”",
        "Ada Finch waved to the potters, telling them the kiln was “cold to the touch.”",
        "The ministry said the kiln was “cold to the touch.”",
        "A spokesman for the guild said the kiln was “cold to the touch.”",
        "Most said the kiln was “cold to the touch.”",
        "Ada Finch called the kiln “cold to the touch.”",
    ],
)
def test_a_name_beside_its_verb_leaves_no_doubt(text: str) -> None:
    assert tier(text) == "likely"


@pytest.mark.parametrize(
    "text",
    [
        # A thing, and a description behind an apposition.
        "A quick glance at the yard revealed that it was “cold to the touch.”",
        "The draft of the plan, which nobody had read for years, said that it was “cold to the touch.”",
        # A verb of another clause.
        "Ada Finch came to tell the guild that it was “cold to the touch.”",
        # A body that has said nothing yet.
        "A planned grand review will ask whether the kiln was “cold to the touch.”",
        "The proposed review said that the kiln was “cold to the touch.”",
        # Two other people between the verb and the marks.
        "Ada Finch said Otto Krantz told Emil Vance that it was “cold to the touch.”",
        # A verb of stance, and a clause inside it.
        "Ada Finch disputed the notion that the kiln was lit, or “cold to the touch.”",
    ],
)
def test_these_leave_room_for_another_speaker(text: str) -> None:
    assert tier(text) == "possible"


def test_what_is_carried_on_from_a_possible_credit_is_possible() -> None:
    text = "Ada Finch said Otto Krantz told Emil Vance it was “cold to the touch.” “We lit it in May and it went out.”"
    assert [quotation.attribution.confidence for quotation in extract(text)] == ["possible", "possible"]


@pytest.mark.parametrize(
    "text",
    [
        "Posts shared thousands of times claim that Ada Finch told the guild: “The kiln will burn.”",
        "A picture spread by a baker claims that Mayor Ada Finch said: “The kiln will burn.”",
        "A tweet said Ada Finch had said: “The kiln will burn.”",
        "According to a viral meme, Ada Finch said: “The kiln will burn.”",
    ],
)
def test_what_a_post_says_that_somebody_said_is_never_certain(text: str) -> None:
    assert tier(text) == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "In a post, Bo Krantz claimed that Ada Finch said: “The kiln will burn.”",
        "Asked about the posts, Ada Finch said: “The kiln will burn.”",
        "Bo Krantz claims that Ada Finch said: “The kiln will burn.”",
    ],
)
def test_a_post_that_only_stands_beside_the_credit_casts_no_doubt_on_it(text: str) -> None:
    assert tier(text) == "certain"


@pytest.mark.parametrize(
    "behind",
    [
        "She did not.",
        "Finch never said it.",
        "She said no such thing.",
        "Ada Finch never wrote that.",
        "Ada Finch said nothing of the kind.",
        "Ada van Finch had not written it!",
    ],
)
def test_what_only_a_post_claims_and_the_next_sentence_denies_is_nobodys(behind: str) -> None:
    (found,) = extract(f"A post claims that Ada Finch said: “The kiln will burn.” {behind}")
    assert (found.attribution.speakers, found.attribution.rule) == ((), "denied")


@pytest.mark.parametrize("behind", ["She did not say why.", "She did not reply.", "Nobody knows."])
def test_a_next_sentence_that_says_more_than_that_denies_no_words(behind: str) -> None:
    assert tier(f"A post claims that Ada Finch said: “The kiln will burn.” {behind}") == "possible"


def test_whoever_speaks_for_somebody_may_be_the_one_without_a_name() -> None:
    assert tier("“The kiln is closed,” a spokesman for the minister, Ada Finch, said.") == "possible"
    assert tier("“The kiln is closed,” a spokesman for the ministry, Otto Krantz, said.") == "certain"
    assert (
        tier("“The kiln is closed,” said Otto Krantz, a spokesman for the minister, Ada Finch.") == "certain"
    )
