"""What comes near words that are not found is shown as a candidate, and nothing is said of it."""

import json

import pytest

from quotes import verify
from quotes.verdicts import Verdict
from tests.conftest import Program

BAR = (
    "Firefly bar\n\nILSA: Play it once, Tom, for old times’ sake.\n\nTOM: I do not know what you mean, Miss Ilsa.\n\n"
    "ILSA: The harbour waltz, Tom. You played it on the night when they closed the bridge.\n"
)


@pytest.fixture
def bar(quotes_in: Program) -> Program:
    assert quotes_in("add", quotes_in.write("bar.txt", BAR), "--format", "transcript").code == 0
    return quotes_in


def asked(bar: Program, words: str) -> Verdict:
    return verify(words, db=bar.folder / "quotes.db")


def test_a_short_line_with_one_word_changed_is_shown_and_not_claimed(bar: Program) -> None:
    answer = asked(bar, "Play it again, Tom")
    assert (answer.wording, answer.attribution, answer.recorded) == ("not_found", "not_recorded", None)
    (near,) = answer.nearest
    assert (near.text, near.speakers, near.holds) == (
        "Play it once, Tom, for old times’ sake.",
        ("Ilsa",),
        False,
    )
    assert answer.evidence == ()
    assert answer.speakers == ()
    assert BAR[near.start : near.end] == near.text


def test_only_the_sentence_in_question_is_shown_with_what_stands_around_it(bar: Program) -> None:
    (near,) = asked(bar, "You danced it on the night of the bridge").nearest
    assert near.text == "You played it on the night when they closed the bridge."
    assert near.prefix.endswith("The harbour waltz, Tom. ")


@pytest.mark.parametrize(
    "words",
    ["The kettle sings in the valley at dawn", "And it is for you", "Tom",
     "Play the second movement for me, and mind the pedal this time"],
)  # fmt: skip
def test_words_that_share_little_have_nothing_near(bar: Program, words: str) -> None:
    assert asked(bar, words).nearest == ()


def test_words_that_are_found_have_nothing_near(bar: Program) -> None:
    assert asked(bar, "Play it once, Tom").nearest == ()


def test_the_command_line_shows_it_below_the_answer(bar: Program) -> None:
    shown = bar("verify", "Play it again, Tom")
    assert shown.code == 1
    below = shown.out.partition("nearest on record, which may be another remark:")[2]
    assert "“Play it once, Tom, for old times’ sake.” (Ilsa), " in " ".join(below.split())
    assert "nearest" not in bar("verify", "Play it once, Tom").out
    assert json.loads(bar("verify", "Play it once, Tom", "--json").out)["nearest"] == []


def test_a_draft_shows_it_to_the_desk(bar: Program) -> None:
    draft = bar.write("draft.txt", "“You danced it on the night of the bridge,” said Ilsa Brandt.\n")
    page = bar("check", draft, "--format", "html").out
    assert "Nearest on record, which may be another remark" in page
    assert "“You played it on the night when they closed the bridge.” Ilsa, " in page
