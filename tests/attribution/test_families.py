"""Relatives of one last name: whose it is where a text gives it alone."""

from quotes import extract
from quotes.quotation import Attribution


def last(text: str) -> Attribution:
    return extract(text)[-1].attribution


def test_whoever_is_called_in_full_again_and_again_is_not_called_by_the_last_name() -> None:
    text = (
        "As Otto Trask rested, his son spoke.\n\nEric Trask was loud. “We will win,” Eric Trask said.\n\n"
        "“They will lose,” Eric Trask said.\n\n“It will be fun,” Trask wrote on Sunday."
    )
    assert (last(text).speaker, last(text).confidence) == ("Otto Trask", "likely")


def test_a_last_name_stays_that_of_whoever_spoke_by_it_first() -> None:
    text = (
        "Otto Trask rose. “We will win,” Trask said.\n\nHis daughter, Ada Trask, agreed. “We will,” Ada Trask said.\n\n"
        "“It will be fun,” Trask said."
    )
    assert (last(text).speaker, last(text).confidence) == ("Otto Trask", "likely")


def test_else_it_is_whoever_of_the_name_spoke_last() -> None:
    text = "Otto Trask, 24, was shot. “He sang,” his mother, Ada Trask, said.\n\n“He sang well,” Trask said."
    assert last(text).speaker == "Ada Trask"
