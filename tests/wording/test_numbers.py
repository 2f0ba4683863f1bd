"""Numbers in figures and in words have one value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text import words
from quotes.wording import compare
from quotes.wording.canon import numbers
from quotes.wording.canon.numbers import quantity


def read(text: str) -> str:
    used, form = quantity(words(text), 0)
    return form if used == len(words(text)) else f"{used} words of {text}"


def test_figures_of_scripts_that_count_otherwise_are_words() -> None:
    """Ethiopic "፪" and "⓶" are digits to Python, and no numbers."""
    for sign in "፪⓶❷𐩁":
        text = f"at {sign}:30 p.m. on {sign} May they paid ${sign}{sign} million for half of {sign}/{sign} by {sign}00 a.m."
        plain = text.replace(sign, "2")
        assert compare(plain, text).wording == compare(text, plain).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$5 million", "five million dollars"),
        ("$5m", "5,000,000 dollars"),
        ("20%", "twenty per cent"),
        ("8th", "eighth"),
        ("83d", "83rd"),
        ("May 2d", "May 2nd"),
        ("1963", "nineteen sixty-three"),
        ("205", "two hundred and five"),
        ("1.5 million", "one and a half million"),
        ("500,000", "half a million"),
        ("twelve", "a dozen"),
        ("1960s", "sixties"),
        ("May 3", "the third of May"),
        ("3 September", "Sept. 3rd"),
        ("1.25 billion", "one thousand two hundred and fifty million"),
        ("4.6 million", "four million six hundred thousand"),
        ("87", "four score and seven"),
        ("87", "fourscore and seven"),
        ("22000", "twenty and two thousand"),
        ("180", "a hundred and fourscore"),
        ("188", "a hundred fourscore and eight"),
        ("37th", "thirty and seventh"),
        ("41st", "one and fortieth"),
        ("70", "threescore and ten"),
    ],
)
def test_the_same_number_has_one_form(one: str, other: str) -> None:
    assert read(one) == read(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$5 million", "$5 billion"),
        ("5%", "5"),
        ("15", "-15"),
        ("1.5", "15"),
        ("8", "8th"),
        ("$5", "€5"),
        ("May 3", "May 4"),
        ("1963", "1936"),
    ],
)
def test_another_number_has_another_form(one: str, other: str) -> None:
    assert read(one) != read(other)


@pytest.mark.parametrize("text", ["a few", "the mill", "may be", "hundred"])
def test_words_that_are_no_number_are_left_alone(text: str) -> None:
    assert quantity(words(text), 0)[0] == 0


def test_counting_aloud_is_not_one_number() -> None:
    assert quantity(words("three two one"), 0) == (1, "#3")


def test_a_number_of_absurd_length_is_no_value() -> None:
    assert quantity(["9" * 100_000], 0) == (0, "")


@pytest.mark.parametrize("figures", ["1/2/3", "1/0", "7/00"])
@pytest.mark.parametrize("claimed", ["a million and half", "5 per cent"])
def test_figures_that_are_no_single_number_are_another_number_and_no_error(
    claimed: str, figures: str
) -> None:
    answer = compare(f"The flood took {claimed} of the barges.", f"The flood took {figures} of the barges.")
    assert answer.wording == "meaning_changed"


def test_a_half_and_fifty_per_cent_stay_one_value() -> None:
    answer = compare("The flood took 50 per cent of it.", "The flood took 1/2 of it.")
    assert not any(finding.turns for finding in answer.findings)


WORDS = [
    "one",
    "two",
    "third",
    "twenty",
    "a",
    "the",
    "half",
    "hundred",
    "and",
    "of",
    "may",
    "march",
    "3rd",
    "7",
    "francs",
]
WORDS += [
    "swiss",
    "per",
    "cent",
    "past",
    "to",
    "point",
    "score",
    "years",
    "dozen",
    "quarter",
    "they",
    "thing",
    "million",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_a_number_that_stands_alone_is_read_as_in_its_sentence(words: list[str]) -> None:
    assert numbers.quantity(words, 0) == numbers._quantity(words, 0)


def test_what_stands_between_two_numbers_is_neither() -> None:
    recorded = "They lost between twenty and two thousand nets."
    assert compare("They lost between 20 and 2,000 nets.", recorded).wording == "minor"
    assert compare("They lost 22,000 nets.", recorded).wording == "meaning_changed"
    assert compare("They lost 22,000 nets.", recorded.replace("between ", "")).wording == "minor"


@pytest.mark.parametrize("figures", ["3/0 to 5", "3/00-5", "5 to 9/0", "5-9/00"])
def test_what_is_no_number_is_no_end_of_a_range(figures: str) -> None:
    recorded = f"It fell from {figures} percent of all."
    assert compare(recorded, recorded).wording == "exact"
    assert compare("It fell by 7 percent of all.", recorded).wording == "meaning_changed"


def test_pc_glued_to_a_figure_is_per_cent() -> None:
    recorded = "We cut it by 60 per cent because it was dear."
    assert compare("We cut it by 60pc because it was dear.", recorded).wording == "minor"
    assert compare("We cut it by 16pc because it was dear.", recorded).wording == "meaning_changed"


def test_a_month_before_a_comma_has_no_day_in_words() -> None:
    recorded = "Since the month of March, one member has been charging our ships a fee."
    assert compare("One member has been charging our ships a fee.", recorded).wording == "excerpt"


def test_a_bound_of_a_day_counts_as_one_of_a_number_does() -> None:
    recorded = "The boil order stays in place until at least Thursday for all of us."
    claim = "The boil order stays in place until Thursday for all of us."
    assert compare(claim, recorded).wording == "meaning_changed"
