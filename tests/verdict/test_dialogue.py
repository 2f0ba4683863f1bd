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
