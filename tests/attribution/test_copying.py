"""What stands in front of a word is looked at in its place: a long text is not copied for each "they" and "it"."""

from typing import SupportsIndex

import pytest

from quotes.attribution.extraction import extract
from quotes.attribution.grammar.sentences import end_before

# Four times the paragraphs, four times the letters that are cut out; a copy of all before each would be sixteen times.
TIMES, WORST = 4, 5.0


class Counted(str):
    """A text that counts how many of its letters are cut out of it."""

    cut = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        type(self).cut += len(part)
        return part


def cut_of(text: str) -> int:
    Counted.cut = 0
    extract(Counted(text))
    return Counted.cut


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ida Rowan and Emil Vance came.\n\n“The weir is old,” they said.\n\n“It leaks,” said Otto Krantz.\n\n",
        "The board of the mill met on Friday.\n\n“The weir is old,” it said. “It leaks,” it said.\n\n",
    ],
)
def test_a_pronoun_costs_its_paragraph_and_not_the_text_before(paragraph: str) -> None:
    assert cut_of(paragraph * 40 * TIMES) < WORST * cut_of(paragraph * 40)


@pytest.mark.parametrize(
    ("text", "at", "floor", "end"),
    [
        ("a weir \n\n they", 10, 0, 6),
        ("a weir", 6, 0, 6),
        (" \n ", 3, 0, 0),
        ("a     b", 6, 4, 4),
        ("", 0, 0, 0),
    ],
)
def test_words_end_in_front_of_the_white_space(text: str, at: int, floor: int, end: int) -> None:
    assert end_before(text, at, floor) == end
