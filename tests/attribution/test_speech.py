"""Words that somebody said, against titles, names and words held at arm's length."""

import pytest

from quotes.attribution.extraction import extract


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart” meters are new.",
        "She won with the novel “The Long Weir” in May.",
        "He spoke on the program “Night Desk” in May.",
        "Ada Finch wrote “The Long Weir” in May.",
        "Ada Finch sang “No Rain Today.”",
        "A street that all call Sorrow has a bar named “Joy” on it.",
        'The page held <a href="https://example.org/one/two">links</a>.',
    ],
)
def test_these_are_not_speech(text: str) -> None:
    assert extract(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“No,” Ada Finch said.",
        "Ada Finch called it “odd.”",
        "“Stay Calm,” said Ada Finch.",
        "“Fire!” the crowd shouted.",
        "Ada Finch wrote: “Stay Calm.”",
        "Ada Finch wrote “stay where you are” on the door.",
    ],
)
def test_these_are(text: str) -> None:
    assert len(extract(text)) == 1


def test_titles_in_a_row_are_not_speech() -> None:
    text = "According to Ada Finch, they sang “Long Road Home,” “Old Kiln” and “No Rain Today.”"
    assert extract(text) == []


def test_what_is_so_called_is_held_at_arms_length_however_long() -> None:
    assert extract("The so-called “safe pair of hands” dropped the lamp in the pond.") == []
    (said,) = extract("Ada Finch spoke of the so-called “safe pair of hands” and laughed.")
    assert said.text == "safe pair of hands"


@pytest.mark.parametrize("held", ["so-called", "supposed", "self-styled"])
def test_a_name_held_at_arms_length_is_not_that_of_whoever_speaks_of_it(held: str) -> None:
    assert extract(f"Ada Finch has called the {held} “bridge budget” a fiction.") == []
    assert [one.text for one in extract("Ada Finch has called the plan a “bridge budget”.")] == [
        "bridge budget"
    ]
    assert [one.text for one in extract(f"Ada Finch has called the {held} plan “a fiction”.")] == [
        "a fiction"
    ]
