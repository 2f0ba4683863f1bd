"""A paper that takes back what it printed is no second witness for it."""

import json
from typing import Any

import pytest

from tests.conftest import Program

PAGE = (
    '<html><head><title>{0}</title><meta property="og:site_name" content="{1}"></head><body><article><h1>{0}</h1>'
    "<p>The keepers met on Sunday evening to talk about the lock, and the talk went on until the lamps were out.</p>"
    "<p>{2}</p><p>Nobody at the table wanted to be the first to leave the room.</p></article></body></html>"
)
WORDS = "We have been bought by the eel trade"
FIRST = f"“{WORDS},” said Bea Halm, the secretary of the guild."
BACK = "The article quoted the secretary, Bea Halm, as saying, “We have been bought by the eel trade.” She spoke of others."


def asked(program: Program, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(program("verify", WORDS, *more, "--json").out)
    return found


def added(program: Program, *pages: tuple[str, str, str]) -> None:
    files = [program.write(f"{n}.html", PAGE.format(*page)) for n, page in enumerate(pages)]
    assert program("add", *files).code == 0


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Correction: the guild and the eels", BACK),
        ("The guild and the eels", f"An item on Monday misquoted the secretary of the guild. {BACK}"),
        (
            "The guild and the eels",
            "An earlier version of this story quoted Bea Halm as saying, “We have been bought by the eel trade.”",
        ),
    ],
)
def test_words_that_a_paper_takes_back_are_in_doubt(quotes_in: Program, title: str, text: str) -> None:
    added(quotes_in, ("The guild", "The Courier", FIRST), (title, "The Lantern", text))
    told = asked(quotes_in, "--speaker", "Bea Halm")
    assert (told["wording"], told["attribution"]) == ("exact", "disputed")
    assert "The Lantern corrects a piece that had printed these words." in told["summary"]
    assert "corrected" in {finding["kind"] for finding in asked(quotes_in)["findings"]}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The guild and the eels", BACK),
        ("Correction: the guild and the eels", FIRST),
        ("Correction", f"The article misspelt the name of the lock. {FIRST}"),
    ],
)
def test_words_that_nobody_takes_back_stand(quotes_in: Program, title: str, text: str) -> None:
    added(quotes_in, ("The guild", "The Courier", FIRST), (title, "The Lantern", text))
    told = asked(quotes_in, "--speaker", "Bea Halm")
    assert told["attribution"] in ("confirmed", "likely")
    assert "corrects" not in told["summary"]


def test_a_primary_source_that_holds_the_words_outweighs_a_correction(quotes_in: Program) -> None:
    added(quotes_in, ("Correction: the guild and the eels", "The Lantern", BACK))
    turns = f"BEA HALM: {WORDS}. So be it.\n\nIDA MOOR: Then let us go home.\n\nBEA HALM: Yes.\n"
    record = f"Guild meeting\nDate: 2023-05-14\n\n{turns}"
    assert quotes_in("add", quotes_in.write("minutes.txt", record), "--format", "transcript").code == 0
    assert asked(quotes_in, "--speaker", "Bea Halm")["attribution"] == "confirmed"


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("The eelgrass will come back", "The eelgrass will not come back"),
        ("It is our lock", "It is not our lock"),
        ("We never sold the guild to them", "We sold the guild to them"),
    ],
)
def test_the_words_that_a_correction_sets_right_are_in_doubt(
    quotes_in: Program, printed: str, right: str
) -> None:
    news = f"“{printed},” said Bea Halm, the secretary of the guild."
    mended = f"An article on Monday misquoted Bea Halm. She said: “{right}.” We regret the error."
    added(quotes_in, ("The guild", "The Courier", news), ("Correction", "The Lantern", mended))
    for words, attribution in ((printed, "disputed"), (right, "confirmed")):
        told = json.loads(quotes_in("verify", words, "--speaker", "Bea Halm", "--json").out)
        assert (told["wording"], told["attribution"]) == ("exact", attribution)
        assert "opposed" in {finding["kind"] for finding in told["findings"]}
    assert "The Courier prints the opposite" in told["summary"]


def test_another_who_says_the_opposite_corrects_nobody(quotes_in: Program) -> None:
    news = "“It is our lock,” said Bea Halm, the secretary of the guild."
    other = "An article misstated the date. “It is not our lock,” said Olav Gunn, the bailiff."
    added(quotes_in, ("The guild", "The Courier", news), ("Correction", "The Lantern", other))
    told = json.loads(quotes_in("verify", "It is our lock", "--speaker", "Bea Halm", "--json").out)
    assert (told["attribution"], told["findings"]) == ("confirmed", [])


def test_another_report_in_which_something_is_wrong_corrects_nothing(quotes_in: Program) -> None:
    news = "“It is our lock,” said Bea Halm, the secretary of the guild."
    other = "Halm was wrongly accused of theft in May. “It is not our lock,” said Bea Halm, and went home."
    added(quotes_in, ("The guild", "The Courier", news), ("The lock", "The Lantern", other))
    told = json.loads(quotes_in("verify", "It is our lock", "--speaker", "Bea Halm", "--json").out)
    assert (told["attribution"], [f["kind"] for f in told["findings"]]) == ("confirmed", ["opposed"])
