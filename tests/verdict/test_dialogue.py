"""What a character of a book says around the narrator's words is judged as it was spoken."""

import json

import pytest

from tests.conftest import Program

BOOK = """\
The Project Gutenberg eBook of The Lower Weir

Title: The Lower Weir
Author: Oda Penn

*** START OF THE PROJECT GUTENBERG EBOOK THE LOWER WEIR ***

CHAPTER I

Nine days of rain had fallen on the weir, and Bram Sedge sat by the window and said nothing at all.

"I will mend the sluice," said Bram at last, "if you hold the lantern."

"The lantern was our father's," she answered. "Nobody but you will miss it."

*** END OF THE PROJECT GUTENBERG EBOOK THE LOWER WEIR ***
"""


@pytest.mark.parametrize(
    "words",
    [
        "I will mend the sluice if you hold the lantern.",
        "The lantern was our father's. Nobody but you will miss it.",
    ],
)
def test_words_around_the_narrators_are_exact_in_a_book_and_in_its_database(
    quotes_in: Program, words: str
) -> None:
    book = quotes_in.write("weir.txt", BOOK)
    quotes_in("add", book)
    for given in ((), ("--against", book)):
        answer = json.loads(quotes_in("verify", words, "--json", *given).out)
        assert answer["wording"] == "exact"
        assert "in_dialogue" in {finding["rule"] for finding in answer["findings"]}


ARTICLE = """\
Ferry talks go on

The council met on Tuesday to talk about the ferry over the lower weir and its captain.

“I will take the ferry out again,” said Captain Bram Sedge, “if you mend the engine before the spring.”

“The engine is sound,” the mayor, Oda Penn, said on Monday. “If it stops, call me.”
"""


@pytest.mark.parametrize(
    ("words", "wording", "rules"),
    [
        ("I will take the ferry out again", "meaning_changed", ["cut.condition"]),
        ("I will take the ferry out again if you mend the engine before the spring.", "exact", []),
        ("The engine is sound.", "exact", []),
    ],
)
def test_a_condition_behind_the_credit_governs_the_words_before_it(
    quotes_in: Program, words: str, wording: str, rules: list[str]
) -> None:
    article = quotes_in.write("ferry.txt", ARTICLE)
    quotes_in("add", article)
    for given in ((), ("--against", article)):
        answer = json.loads(quotes_in("verify", words, "--json", *given).out)
        assert (answer["wording"], [f["rule"] for f in answer["findings"]]) == (wording, rules)
