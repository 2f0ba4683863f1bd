"""Two or three words that stand among a named speaker's are found; to who named the speaker nobody says to name one."""

import json

import pytest

from quotes import verify
from quotes.verdict.badges import badges
from tests.conftest import Program

EVENING = "Mill evening\n\n" + "\n\n".join(
    f"{name}: {words}"
    for name, words in (
        ("IDA ROWAN", "I like peat and I like rain, and the stove in the mill is warm."),
        ("TOVE BRANDT", "It is not a small stove, and they will mend it. I like rain as well."),
        ("IDA ROWAN", "Then we will mend the roof too, and not a small one."),
    )
)


@pytest.fixture
def evening(quotes_in: Program) -> Program:
    assert quotes_in("add", quotes_in.write("evening.txt", EVENING), "--format", "transcript").code == 0
    return quotes_in


@pytest.mark.parametrize("words", ["I like peat", "will mend", "not a small"])
def test_few_words_of_a_named_speaker_are_found(evening: Program, words: str) -> None:
    answer = json.loads(evening("verify", words, "--speaker", "Ida Rowan", "--json").out)
    assert (answer["wording"], answer["attribution"]) == ("excerpt", "confirmed")


@pytest.mark.parametrize("words", ["I like peat", "peat"])
def test_few_words_of_somebody_else_are_too_few_and_no_name_is_asked_for(
    evening: Program, words: str
) -> None:
    answer = json.loads(evening("verify", words, "--speaker", "Tove Brandt", "--json").out)
    assert answer["wording"] == "not_found"
    assert answer["summary"].endswith("give more of the sentence.")
    assert "speaker’s name" in json.loads(evening("verify", words, "--json").out)["summary"]


def test_the_badge_says_that_the_words_are_too_few_and_not_that_they_are_nowhere(evening: Program) -> None:
    verdict = verify("I like peat", speaker="Tove Brandt", db=evening.folder / "quotes.db")
    assert [badge.text for badge in badges(verdict)] == ["Too few words to tell"]
