"""Words that several people share, and whom "they" and "it" mean."""

import pytest

from quotes import extract


def speakers(text: str) -> list[tuple[str, ...]]:
    return [quotation.attribution.speakers for quotation in extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Edith Haddad and Owen Moffat both said on Friday that it was wrong. “Nobody asked us,” they said.",
        "Edith Haddad and Owen Moffat run the ferry.\n\n“It leaks,” they said.",
        "“We want it shut,” said Edith Haddad and Owen Moffat. “It leaks,” they added.",
    ],
)
def test_they_are_the_people_whom_a_sentence_named_together(text: str) -> None:
    assert speakers(text)[-1] == ("Edith Haddad", "Owen Moffat")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch met with Edith Haddad and Owen Moffat. “It leaks,” they said.",
        "Edith Haddad runs the ferry. “It leaks,” they said.",
        "Edith Haddad and Owen Moffat left.\n\nThe hall was full.\n\nIt rained.\n\n“It leaks,” they said.",
    ],
)
def test_they_are_nobody_where_no_sentence_names_several_together(text: str) -> None:
    assert speakers(text) == [()]


def test_they_are_no_more_than_possible() -> None:
    (found,) = extract("Edith Haddad and Owen Moffat rose. “It leaks,” they said.")
    assert found.attribution.confidence == "possible"


def test_a_first_name_has_the_last_name_behind_it() -> None:
    text = "“Our mother built this,” said Ana and Lucia Prado.\n\n“We will not sell it,” Ana said."
    assert speakers(text) == [("Ana Prado", "Lucia Prado"), ("Ana Prado",)]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        (
            "The ministry said its line was busy. It added that calls were “welcome at any hour of the day.”",
            "The ministry",
        ),
        (
            "A message from King Otto was read out. “Others won the peace,” it said.",
            "A message from King Otto",
        ),
        (
            "The guild's outlook, out on Monday, was grim. “The risks have grown again,” it says.",
            "The guild's outlook",
        ),
        ("“We expect rain,” the office said. It called the wind “a nuisance to all shipping.”", "the office"),
        ("The bank met. Prices rose.\n\n“We stand ready to act,” it said.", "The bank"),
    ],
)
def test_it_is_the_body_or_the_paper_that_a_sentence_before_is_about(text: str, thing: str) -> None:
    assert speakers(text)[-1] == (thing,)


@pytest.mark.parametrize(
    "text",
    [
        "The potters met. “We are late again,” it said.",
        "Ada Finch rose. It seemed odd to say: “We are late again.”",
    ],
)
def test_it_is_no_person_and_no_row_of_people(text: str) -> None:
    assert speakers(text)[-1] in [(), ("Ada Finch",)]
