"""Words in single marks beside double ones: what was said is a quotation, an apostrophe or a title is none."""

import pytest

from quotes.attribution.extraction import extract

DOUBLE = 'Mr Marsh called it "a rope". '


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (q.text, q.attribution.speakers) for q in extract(f"Adrian Marsh left.\n\n{DOUBLE}\n\n{text}\n")[1:]
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Finch said: 'I told them the port was for sale.'", "I told them the port was for sale."),
        ("'I will sell this port to anybody,' Ada Finch told the Mail.", "I will sell this port to anybody,"),
        ("‘We will strike this summer,’ said Ada Finch.", "We will strike this summer,"),
        ("‘We’ll strike this summer’, said Ada Finch.", "We’ll strike this summer"),
        ("Ada Finch said that it was 'a rope for the drowning'.", "a rope for the drowning"),
    ],
)
def test_what_is_said_in_single_marks_is_a_quotation(text: str, words: str) -> None:
    assert said(text) == [(words, ("Ada Finch",))]


@pytest.mark.parametrize(
    "text",
    [
        "He sang 'The Old Kiln' and 'Long Road,' both new.",
        "The workers' rights of the '80s and the dogs' home were lost, Ada Finch said.",
        "Ada Finch said 'twas the dockers' night.",
        "Rock 'n' roll is not dead, said Ada Finch, and the boys' mothers knew.",
    ],
)
def test_apostrophes_years_and_titles_are_no_quotations(text: str) -> None:
    assert said(text) == []


def test_single_marks_inside_double_ones_are_part_of_the_words() -> None:
    text = "\"They told us, 'We will go,' and they stayed,\" said Ada Finch."
    assert [words for words, _ in said(text)] == ["They told us, 'We will go,' and they stayed,"]
