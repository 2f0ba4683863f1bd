"""Two reports that print the opposite of each other: whichever is asked for, the answer says so."""

import json
from typing import Any

import pytest

from tests.conftest import Program

PAGE = (
    '<html><head><title>{0}</title><meta property="og:site_name" content="{0}"></head><body><article><h1>News</h1>'
    "<p>The keepers met on Sunday evening to talk about the lock, and the talk went on until the lamps were out.</p>"
    "<p>“{1},” said Bea Halm, the secretary of the guild.</p>"
    "<p>Nobody at the table wanted to be the first to leave the room.</p></article></body></html>"
)
DO, DO_NOT = (f"I do {no}believe that this minister will keep his word to us" for no in ("", "not "))


@pytest.fixture
def papers(quotes_in: Program) -> Program:
    one = quotes_in.write("one.html", PAGE.format("The Courier", DO))
    other = quotes_in.write("other.html", PAGE.format("The Lantern", f"They have lied for years. {DO_NOT}"))
    assert quotes_in("add", one, other).code == 0
    return quotes_in


def asked(papers: Program, words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(papers("verify", words, "--speaker", "Bea Halm", "--json").out)
    return found


@pytest.mark.parametrize(
    ("words", "paper", "printed"),
    [
        (DO, "The Lantern", DO_NOT),
        (DO_NOT, "The Courier", DO),
        ("this minister will keep his word to us", "The Lantern", DO_NOT),
    ],
)
def test_the_paper_that_prints_the_opposite_is_named(
    papers: Program, words: str, paper: str, printed: str
) -> None:
    answer = asked(papers, words)
    (finding,) = (each for each in answer["findings"] if each["rule"] == "printed_otherwise")
    assert finding["note"] == f"{paper} prints the opposite: “{printed}”."
    assert finding["note"] in answer["summary"]


def test_two_papers_that_print_the_same_are_not_opposed(quotes_in: Program) -> None:
    pages = [
        quotes_in.write(f"{n}.html", PAGE.format(name, DO))
        for n, name in enumerate(("The Courier", "The Lantern"))
    ]
    assert quotes_in("add", *pages).code == 0
    assert "prints" not in asked(quotes_in, DO)["summary"]


def test_a_primary_source_decides_without_those_who_bent_it(papers: Program) -> None:
    record = f"Guild meeting\nDate: 2023-05-14\n\nBEA HALM: {DO}. The lamps are out.\n\nIDA MOOR: Then let us go home.\n"
    assert papers("add", papers.write("minutes.txt", record), "--format", "transcript").code == 0
    assert "prints the opposite" not in asked(papers, DO)["summary"]
